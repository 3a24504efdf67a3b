/* What two drivers of the lock cases for parts of one kind share, and the work of one of them. */
#ifndef _DEV_SIBLINGVAR_H_
#define _DEV_SIBLINGVAR_H_

#include <sys/systm.h>

struct sibling {
	kmutex_t	s_lock;
	kmutex_t	s_core;
	struct workqueue *s_wq;
	struct workqueue *s_other;
	int		s_state;
};

static inline void
elder_work(struct work *wk, void *arg)
{
	struct sibling *s = arg;

	mutex_enter(&s->s_lock);
	s->s_state = 2;
	mutex_exit(&s->s_lock);
}

static inline void
sys_elder_attach(struct sibling *s)
{
	workqueue_create(&s->s_wq, "elder", elder_work, s, 0, IPL_NONE, 0);
}

#endif
