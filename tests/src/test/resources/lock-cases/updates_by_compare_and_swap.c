/* A loop with atomic_cas_uint() loses nothing; a loop with a store does. */
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
sys_box_cas_wrong(struct box *b)
{
	u_int old, new;

	do {
		old = atomic_load_relaxed(&b->b_flags);
		new = (old & ~BF_OPEN) | BF_DYING;
		atomic_store_relaxed(&b->b_flags, new);		// WANT LW1006
	} while (old & BF_MASK);
}

void
sys_box_cas_right(struct box *b)
{
	u_int old, new;

	do {
		old = atomic_load_relaxed(&b->b_flags);
		new = (old & ~BF_OPEN) | BF_DYING;
	} while (atomic_cas_uint(&b->b_flags, old, new) != old);
}
