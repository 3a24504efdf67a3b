/* A constant field is set while the object is new, and again once others know it. */
#include <sys/systm.h>

/*
 * A box.
 *
 * Field locking key:
 *   (a) atomic_ops(3) and atomic_loadstore(9)
 *   (m) b_lock
 *   (c) constant after creation
 */
struct box {
	kmutex_t	b_lock;		/* lock of the box */
	u_int		b_flags;	/* (a) BF_* */
	u_int		b_refs;		/* (a) references */
	int		b_count;	/* (m) things in it */
	struct box	*b_next;	/* (m) next box */
	int		b_kind;		/* (c) what it is for */
	struct box	*b_owner;	/* (c) box it is in */
};
#define	BF_OPEN		0x01
#define	BF_DYING	0x02
#define	BF_MASK		0x0f

struct box *box_list;

struct box *
box_create_wrong(int kind)
{
	struct box *b;

	b = kmem_zalloc(sizeof(*b), KM_SLEEP);
	mutex_init(&b->b_lock, MUTEX_DEFAULT, IPL_NONE);
	box_list = b;
	b->b_kind = kind;			// WANT LW1007
	return b;
}

struct box *
box_create_right(int kind)
{
	struct box *b;

	b = kmem_zalloc(sizeof(*b), KM_SLEEP);
	mutex_init(&b->b_lock, MUTEX_DEFAULT, IPL_NONE);
	b->b_kind = kind;
	box_list = b;
	return b;
}
