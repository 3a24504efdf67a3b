/* A function that is not seen to be called gives up a lock of a class with which no function returns; of another class one does. */
#include <sys/systm.h>

/*
 * Descriptor ring.  Field markings and the corresponding locks:
 *
 * m:	r_lock
 */
struct ring {
	kmutex_t	r_lock;
	u_int		r_head;		/* m: next to fill */
};

/*
 * A slot of it.  Field markings and the corresponding locks:
 *
 * m:	s_lock
 */
struct slot {
	kmutex_t	s_lock;
	u_int		s_flags;	/* m: what it is for */
};

int	slot_test(struct slot *);

void
ring_fill(struct ring *r)
{

	mutex_enter(&r->r_lock);
	r->r_head++;
	mutex_exit(&r->r_lock);
}

int
ring_reset_wrong(struct ring *r, int (*test)(struct ring *))
{
	int error;

	error = (*test)(r);
	mutex_exit(&r->r_lock);			// WANT LW3002
	return error;
}

int
ring_reset_right(struct ring *r, int (*test)(struct ring *))
{
	int error;

	error = (*test)(r);
	mutex_enter(&r->r_lock);
	mutex_exit(&r->r_lock);			// CLEAN
	return error;
}

int
slot_claim(struct slot *s)
{

	mutex_enter(&s->s_lock);
	s->s_flags++;
	return 0;
}

int
slot_reset(struct slot *s)
{
	int error;

	error = slot_test(s);
	mutex_exit(&s->s_lock);			// CLEAN
	return error;
}
