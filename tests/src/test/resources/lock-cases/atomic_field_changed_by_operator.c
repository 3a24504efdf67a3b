/* A flag word under an atomic key is changed by an operator of C. */
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

void
sys_box_open_wrong(struct box *b)
{
	b->b_flags |= BF_OPEN;			// WANT LW1003 must
}

void
sys_box_open_right(struct box *b)
{
	atomic_or_uint(&b->b_flags, BF_OPEN);
}
