/* The event filter of a listening socket holds the buffer's lock, which is not that of the queue. */
#include <netinet/in_pcb.h>

int
sys_filter_wrong(struct socket *so)
{
	int rv;

	SOCKBUF_LOCK(&so->so_rcv);
	rv = so->so_qlen;			// WANT LW1001 must
	SOCKBUF_UNLOCK(&so->so_rcv);
	return rv;
}

int
sys_filter_right(struct socket *so)
{
	int rv;

	SOLISTEN_LOCK(so);
	rv = so->so_qlen;			// CLEAN
	SOLISTEN_UNLOCK(so);
	return rv;
}
