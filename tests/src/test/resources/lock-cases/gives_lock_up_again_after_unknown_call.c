/* A lock is given up for an unknown call that does not get its object, and not taken again before it is given up a second time. */
#include <sys/systm.h>

/*
 * Arena.  Field markings and the corresponding locks:
 *
 * m:	a_lock
 * ::	unlocked, stable
 */
struct arena {
	kmutex_t	a_lock;		/* :: taken first */
	u_int		a_left;		/* m: what can be handed out */
	int		(*a_import)(void *, u_int);	/* :: where more is had */
	void		*a_arg;		/* :: its argument */
	void		(*a_return)(struct arena *, u_int);	/* :: gives back */
};

struct hook {
	struct hook	*h_next;
	void		(*h_call)(void *);
	void		*h_arg;
};

static kmutex_t hook_lock;
static struct hook *hook_first;

int
arena_grow_wrong(struct arena *a, u_int n)
{

	KASSERT(mutex_owned(&a->a_lock));
	mutex_exit(&a->a_lock);
	if ((*a->a_import)(a->a_arg, n) != 0) {
		mutex_exit(&a->a_lock);		// WANT LW3002
		(*a->a_import)(a->a_arg, 1);
		mutex_enter(&a->a_lock);
		return ENOMEM;
	}
	mutex_enter(&a->a_lock);
	return 0;
}

int
arena_grow_right(struct arena *a, u_int n)
{
	int error;

	KASSERT(mutex_owned(&a->a_lock));
	mutex_exit(&a->a_lock);
	error = (*a->a_import)(a->a_arg, n);
	mutex_enter(&a->a_lock);
	if (error != 0) {
		mutex_exit(&a->a_lock);		// CLEAN
		(*a->a_import)(a->a_arg, 1);
		mutex_enter(&a->a_lock);
		return ENOMEM;
	}
	return 0;
}

/* What is called gets the arena, and may take its lock. */
void
arena_shrink(struct arena *a, u_int n)
{

	KASSERT(mutex_owned(&a->a_lock));
	mutex_exit(&a->a_lock);
	(*a->a_return)(a, n);
	mutex_exit(&a->a_lock);		// CLEAN
}

void
hook_thread_wrong(void *arg)
{
	struct hook *h;

	mutex_enter(&hook_lock);
	while ((h = hook_first) != NULL) {
		hook_first = h->h_next;
		mutex_exit(&hook_lock);		// WANT LW3002
		(*h->h_call)(h->h_arg);
	}
	mutex_exit(&hook_lock);		// WANT LW3002
}

void
hook_thread_right(void *arg)
{
	struct hook *h;

	mutex_enter(&hook_lock);
	while ((h = hook_first) != NULL) {
		hook_first = h->h_next;
		mutex_exit(&hook_lock);		// CLEAN
		(*h->h_call)(h->h_arg);
		mutex_enter(&hook_lock);
	}
	mutex_exit(&hook_lock);
}

struct arena *arena_find(int);
int arena_open(struct arena *);

/* What comes locked was given up before the call that fails. */
int
arena_enter_wrong(int n, struct arena **ap)
{
	struct arena *a;
	int error;

	if ((a = arena_find(n)) == NULL)
		return ENOENT;
	mutex_exit(&a->a_lock);
	error = arena_open(*ap);
	if (error != 0) {
		mutex_exit(&a->a_lock);		// WANT LW3002
		return error;
	}
	*ap = a;
	return 0;
}

int
arena_enter_right(int n, struct arena **ap)
{
	struct arena *a;
	int error;

	if ((a = arena_find(n)) == NULL)
		return ENOENT;
	error = arena_open(*ap);
	if (error != 0) {
		mutex_exit(&a->a_lock);		// CLEAN
		return error;
	}
	mutex_exit(&a->a_lock);
	*ap = a;
	return 0;
}
