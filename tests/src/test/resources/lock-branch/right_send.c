/* A sender that goes down the whole order. */
#include <netinet/in_pcb.h>

int
sys_send(struct socket *so)
{
	struct inpcb *inp = sotoinpcb(so);
	int error;

	error = SOCK_IO_SEND_LOCK(so, 0);
	if (error)
		return error;			// CLEAN
	SOCK_LOCK(so);
	so->so_linger = 0;			// CLEAN
	SOCK_UNLOCK(so);
	INP_WLOCK(inp);
	inp->inp_flags |= 1;			// CLEAN
	SOCKBUF_LOCK(&so->so_snd);		// CLEAN
	so->so_snd.sb_cc++;			// CLEAN
	SOCKBUF_UNLOCK(&so->so_snd);
	INP_WUNLOCK(inp);
	SOCK_IO_SEND_UNLOCK(so);
	return 0;				// CLEAN
}
