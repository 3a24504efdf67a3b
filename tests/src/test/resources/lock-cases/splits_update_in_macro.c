/* A macro sets a bit by a load and a store. */
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

#define	BOX_SET_wrong(b, f)	atomic_store_relaxed(&(b)->b_flags,		\
			    atomic_load_relaxed(&(b)->b_flags) | (f))

void
sys_box_macro_wrong(struct box *b)
{
	BOX_SET_wrong(b, BF_DYING);			// WANT LW1006
}

#define	BOX_SET_right(b, f)	atomic_or_uint(&(b)->b_flags, (f))

void
sys_box_macro_right(struct box *b)
{
	BOX_SET_right(b, BF_DYING);			// CLEAN
}
