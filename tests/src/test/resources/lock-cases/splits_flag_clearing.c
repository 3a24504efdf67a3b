/* Bits are cleared by a load and a store with a release in between. */
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
sys_box_close_wrong(struct box *b)
{
	u_int old = atomic_load_acquire(&b->b_flags);

	if (old & BF_OPEN)
		atomic_store_release(&b->b_flags, old & ~BF_OPEN);	// WANT LW1006
}

void
sys_box_close_right(struct box *b)
{
	if (atomic_load_acquire(&b->b_flags) & BF_OPEN)
		atomic_and_uint(&b->b_flags, ~BF_OPEN);
}
