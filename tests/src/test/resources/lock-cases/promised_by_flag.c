/* A method that runs unlocked by the pack's slot reads a field where its caller's flag promises the lock. */
#include <sys/systm.h>

/*
 * Descriptor ring.  Field markings and the corresponding locks:
 *
 * m:	r_lock
 * ::	unlocked, stable
 */
struct ring {
	kmutex_t	r_lock;		/* :: taken first */
	u_int		r_head;		/* m: next to fill */
	u_int		r_tail;		/* m: next to clean */
	u_int		r_size;		/* :: number of slots */
};

struct ring_read_args {
	struct ring	*a_ring;
	int		a_flags;
};
struct fileops {
	const char	*fo_name;
	u_int		(*fo_read)(struct ring_read_args *);
};
#define	F_LOCKED	0x01

static u_int
ring_read_promised(struct ring_read_args *ap)
{
	struct ring *r = ap->a_ring;
	u_int head = 0;

	if (ap->a_flags & F_LOCKED)
		head = r->r_head;		// WANT LW1001 may
	return head;
}

static u_int
ring_do_read(struct ring *r, int flags)
{
	if (flags & F_LOCKED)
		return r->r_head;		// WANT LW1001 may
	return 0;
}

static u_int
ring_read_handed_on(struct ring_read_args *ap)
{
	return ring_do_read(ap->a_ring, ap->a_flags);
}

static u_int
ring_read_wrong(struct ring_read_args *ap)
{
	struct ring *r = ap->a_ring;
	u_int head;

	head = r->r_head;			// WANT LW1001 must
	return head;
}

static u_int
ring_read_right(struct ring_read_args *ap)
{
	struct ring *r = ap->a_ring;
	u_int head;

	mutex_enter(&r->r_lock);
	head = r->r_head;			// CLEAN
	mutex_exit(&r->r_lock);
	return head;
}

const struct fileops ring_ops_promised = {
	.fo_name = "promised",
	.fo_read = ring_read_promised,
};

const struct fileops ring_ops_handed_on = {
	.fo_name = "handed on",
	.fo_read = ring_read_handed_on,
};

const struct fileops ring_ops_wrong = {
	.fo_name = "wrong",
	.fo_read = ring_read_wrong,
};

const struct fileops ring_ops_right = {
	.fo_name = "right",
	.fo_read = ring_read_right,
};
