/* A method that a table holds, and that a pack's slot says runs unlocked, writes a field. */
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
	u_int		r_mode;		/* m: how it is filled */
	u_int		r_slot[8];	/* m: what it holds */
	u_int		r_size;		/* :: number of slots */
	struct ring	*r_peer;	/* :: the other direction */
};

struct rentry {
	int		re_minor;
	void		(*re_close)(struct ring *);
};

static void
ring_close_wrong(struct ring *r)
{
	r->r_mode = 0;				// WANT LW1002 must
}

const struct rentry ring_entry_wrong = {
	.re_close = ring_close_wrong,
};

static void
ring_close_right(struct ring *r)
{
	mutex_enter(&r->r_lock);
	r->r_mode = 0;				// CLEAN
	mutex_exit(&r->r_lock);
}

const struct rentry ring_entry_right = {
	.re_close = ring_close_right,
};
