/* The length of the queue is used after a wait that dropped the accept lock. */
#include <netinet/in_pcb.h>

void
sys_drain_wrong(struct socket *so, kcondvar_t *cv)
{
	int len;

	SOLISTEN_LOCK(so);
	len = so->so_qlen;
	cv_wait(cv, &so->so_accept_lock);
	so->so_qlen = len - 1;			// WANT LW1008 may
	SOLISTEN_UNLOCK(so);
}

void
sys_drain_right(struct socket *so, kcondvar_t *cv)
{
	int len;

	SOLISTEN_LOCK(so);
	len = so->so_qlen;
	cv_wait(cv, &so->so_accept_lock);
	len = so->so_qlen;
	so->so_qlen = len - 1;			// CLEAN
	SOLISTEN_UNLOCK(so);
}
