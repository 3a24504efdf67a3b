/* A function that is not seen to be called gives up a lock that it did not take, of a class that all others give up where they took it. */
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
};

void
ring_fill(struct ring *r)
{

	mutex_enter(&r->r_lock);
	r->r_head++;
	mutex_exit(&r->r_lock);
}

void
ring_clean(struct ring *r)
{

	mutex_enter(&r->r_lock);
	r->r_tail++;
	mutex_exit(&r->r_lock);
}

void
ring_clear(struct ring *r)
{

	mutex_enter(&r->r_lock);
	r->r_head = r->r_tail = 0;
	mutex_exit(&r->r_lock);
}

void
ring_skip_wrong(struct ring *r, u_int n)
{

	r->r_head += n;
	mutex_exit(&r->r_lock);			// WANT LW3002
}

void
ring_skip_right(struct ring *r, u_int n)
{

	mutex_enter(&r->r_lock);
	r->r_head += n;
	mutex_exit(&r->r_lock);			// CLEAN
}

void
ring_rest(struct ring *r)
{

	mutex_exit(&r->r_lock);			// CLEAN
	kpause("ringrest", false, 1, NULL);
	mutex_enter(&r->r_lock);
}

/* The end of an object ends what holds it: it says nothing of what other functions do. */
void
ring_destroy(struct ring *r)
{

	r->r_head = r->r_tail = 0;
	mutex_exit(&r->r_lock);			// CLEAN
	mutex_destroy(&r->r_lock);
	kmem_free(r, sizeof(*r));
}
