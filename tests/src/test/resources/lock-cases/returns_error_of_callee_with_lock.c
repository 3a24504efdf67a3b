/* A method's error number is handed on with the lock held, another error without it: the caller cannot tell the two apart. */
#include <sys/systm.h>

/*
 * Line.  Field markings and the corresponding locks:
 *
 * m:	l_lock
 * ::	unlocked, stable
 */
struct line {
	kmutex_t	l_lock;		/* :: taken first */
	u_int		l_state;	/* m: what it does */
	int		(*l_listen)(struct line *, int);	/* :: its kind's own */
};

int
line_listen_wrong(struct line *l, int n)
{
	int error;

	mutex_enter(&l->l_lock);
	if (l->l_state == 3) {
		mutex_exit(&l->l_lock);
		return EINVAL;
	}
	l->l_state = 2;
	error = (*l->l_listen)(l, n);
	if (error != 0) {
		l->l_state = 1;
		return error;			// WANT LW3001
	}
	mutex_exit(&l->l_lock);
	return 0;
}

int
line_listen_right(struct line *l, int n)
{
	int error;

	mutex_enter(&l->l_lock);
	if (l->l_state == 3) {
		mutex_exit(&l->l_lock);
		return EINVAL;
	}
	l->l_state = 2;
	error = (*l->l_listen)(l, n);
	if (error != 0) {
		l->l_state = 1;
		mutex_exit(&l->l_lock);
		return error;			// CLEAN
	}
	mutex_exit(&l->l_lock);
	return 0;
}
