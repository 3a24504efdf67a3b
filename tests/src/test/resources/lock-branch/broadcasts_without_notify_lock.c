/* The notifier is used without its interlock. */
#include <netinet/in_pcb.h>

void
sys_notify_wrong(struct socket *so)
{
	cv_broadcast(&so->so_cv);		// WANT LW1001
}

void
sys_notify_right(struct socket *so)
{
	SONOTIFY_LOCK(so);
	cv_broadcast(&so->so_cv);		// CLEAN
	SONOTIFY_UNLOCK(so);
}
