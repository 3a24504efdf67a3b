/* A helper sets a constant field; who calls it decides whether the object is new. */
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

static void
box_setup_wrong(struct box *b, int kind)
{
	b->b_kind = kind;			// WANT LW1007
}

void
sys_box_setup_wrong(struct box *b)
{
	box_setup_wrong(b, 1);
}

static void
box_setup_right(struct box *b, int kind)
{
	b->b_kind = kind;			// CLEAN
}

struct box *
sys_box_setup_right(void)
{
	struct box *b;

	b = kmem_zalloc(sizeof(*b), KM_SLEEP);
	box_setup_right(b, 1);
	return b;
}
