/* The wakeup gave the buffer's lock up already. */
#include <netinet/in_pcb.h>

void
sys_deliver_wrong(struct socket *so)
{
	SOCKBUF_LOCK(&so->so_rcv);
	so->so_rcv.sb_cc++;
	sorwakeup_locked(so);
	SOCKBUF_UNLOCK(&so->so_rcv);		// WANT LW3002 must
}

void
sys_deliver_right(struct socket *so)
{
	SOCKBUF_LOCK(&so->so_rcv);
	so->so_rcv.sb_cc++;
	sorwakeup_locked(so);
}
