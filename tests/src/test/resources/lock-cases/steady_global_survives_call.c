/* Whether the system is cold does not change during a call that nobody knows, so what it was asked before still holds. */
#include <sys/systm.h>

/*
 * Descriptor ring.  Field markings and the corresponding locks:
 *
 * m:	r_lock
 * ::	unlocked, stable
 */
struct ring {
	kmutex_t	r_lock;		/* :: taken first */
	kcondvar_t	r_cv;		/* :: somebody waits */
	u_int		r_head;		/* m: next to fill */
};

extern volatile int cold;
int	splhigh(void);
int	ring_kick(void);
int	ring_stalled(void);

int
sys_ring_kick_wrong(struct ring *r)
{
	int s = 0;

	if (cold)
		s = splhigh();
	else
		mutex_enter(&r->r_lock);
	if (ring_kick() != 0) {
		if (cold)
			splx(s);
		return 0;			// WANT LW3001
	}
	if (ring_stalled()) {
		KASSERT(!cold);
		cv_wait(&r->r_cv, &r->r_lock);	// CLEAN
	}
	if (cold)
		splx(s);
	else
		mutex_exit(&r->r_lock);		// CLEAN
	return 0;				// CLEAN
}

int
sys_ring_kick_right(struct ring *r)
{
	int s = 0;

	if (cold)
		s = splhigh();
	else
		mutex_enter(&r->r_lock);
	if (ring_kick() != 0) {
		if (cold)
			splx(s);
		else
			mutex_exit(&r->r_lock);	// CLEAN
		return 0;			// CLEAN
	}
	if (ring_stalled()) {
		KASSERT(!cold);
		cv_wait(&r->r_cv, &r->r_lock);	// CLEAN
	}
	if (cold)
		splx(s);
	else
		mutex_exit(&r->r_lock);		// CLEAN
	return 0;				// CLEAN
}
