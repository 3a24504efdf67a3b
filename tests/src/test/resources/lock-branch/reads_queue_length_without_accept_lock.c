/* Readiness of a listening socket is told from its queue without the accept lock. */
#include <netinet/in_pcb.h>

int
sys_readable_wrong(struct socket *so)
{
	int rv;

	rv = so->so_qlen != 0;			// WANT LW1001 must
	return rv;
}

int
sys_readable_right(struct socket *so)
{
	int rv;

	SOLISTEN_LOCK(so);
	rv = so->so_qlen != 0;			// CLEAN
	SOLISTEN_UNLOCK(so);
	return rv;
}
