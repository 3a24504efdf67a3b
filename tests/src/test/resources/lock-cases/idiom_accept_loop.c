/* accept(2) waits for a connection, dequeues it, and returns with nothing held. */
#include <sys/socketvar.h>

int
sys_accept_one(struct socket *so, struct socket **res)
{
	struct socket *so2;
	int error = 0;

	solock(so);
	if ((so->so_options & SO_ACCEPTCONN) == 0) {
		sounlock(so);
		return EINVAL;			// CLEAN
	}
	while (so->so_qlen == 0 && so->so_error == 0) {
		error = sowait(so, true, 0);
		if (error)
			goto bad;
	}
	if (so->so_error) {
		error = so->so_error;
		so->so_error = 0;		// CLEAN
		goto bad;
	}
	so2 = TAILQ_FIRST(&so->so_q);
	TAILQ_REMOVE(&so->so_q, so2, so_qe);	// CLEAN
	so->so_qlen--;				// CLEAN
	*res = so2;
bad:
	sounlock(so);
	return error;				// CLEAN
}
