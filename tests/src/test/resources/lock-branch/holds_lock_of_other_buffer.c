/* The receive buffer is locked, and the send buffer written. */
#include <netinet/in_pcb.h>

void
sys_drop_wrong(struct socket *so)
{
	SOCKBUF_LOCK(&so->so_rcv);
	so->so_snd.sb_cc = 0;			// WANT LW1004
	SOCKBUF_UNLOCK(&so->so_rcv);
}

void
sys_drop_right(struct socket *so)
{
	SOCKBUF_LOCK(&so->so_snd);
	so->so_snd.sb_cc = 0;			// CLEAN
	SOCKBUF_UNLOCK(&so->so_snd);
}
