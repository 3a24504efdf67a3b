/* The notifier is waited on with the accept lock for interlock. */
#include <netinet/in_pcb.h>

int
sys_wait_wrong(struct socket *so)
{
	int error;

	SOLISTEN_LOCK(so);
	error = cv_timedwait(&so->so_cv, &so->so_accept_lock, 1);	// WANT LW1001
	SOLISTEN_UNLOCK(so);
	return error;
}

int
sys_wait_right(struct socket *so)
{
	int error;

	SONOTIFY_LOCK(so);
	error = cv_timedwait(&so->so_cv, &so->so_notify_lock, 1);
	SONOTIFY_UNLOCK(so);
	return error;
}
