/* A bit is set by a load and a store, so that another change in between is lost. */
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
sys_box_set_wrong(struct box *b)
{
	u_int flags;

	flags = atomic_load_relaxed(&b->b_flags);
	flags |= BF_OPEN;
	atomic_store_relaxed(&b->b_flags, flags);	// WANT LW1006
}

void
sys_box_set_right(struct box *b)
{
	atomic_or_uint(&b->b_flags, BF_OPEN);
}
