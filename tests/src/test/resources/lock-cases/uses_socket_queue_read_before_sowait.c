/* sowait() drops the socket lock; the head of the queue may be another one afterwards. */
#include <sys/socketvar.h>

int
sys_so_accept_wrong(struct socket *so)
{
	struct socket *so2;
	int error;

	solock(so);
	so2 = TAILQ_FIRST(&so->so_q);
	error = sowait(so, true, 0);
	if (error == 0)
		error = so2->so_type;		// WANT LW1008 may
	sounlock(so);
	return error;
}

int
sys_so_accept_right(struct socket *so)
{
	struct socket *so2;
	int error;

	solock(so);
	so2 = TAILQ_FIRST(&so->so_q);
	error = sowait(so, true, 0);
	so2 = TAILQ_FIRST(&so->so_q);
	if (error == 0)
		error = so2->so_type;		// CLEAN
	sounlock(so);
	return error;
}
