/* Input finds its block in an SMR section and wakes the reader with the buffer's lock, which the wakeup gives up. */
#include <netinet/in_pcb.h>

struct inpcb *in_pcbfind(u_short);
void
sys_input(u_short port)
{
	struct inpcb *inp;
	struct socket *so;

	smr_enter();
	inp = in_pcbfind(port);
	INP_RLOCK(inp);
	smr_exit();
	so = inp->inp_socket;
	if (inp->inp_lport != port) {		// CLEAN
		INP_RUNLOCK(inp);
		return;
	}
	SOCKBUF_LOCK(&so->so_rcv);		// CLEAN
	so->so_rcv.sb_cc++;			// CLEAN
	sorwakeup_locked(so);
	INP_RUNLOCK(inp);
}						// CLEAN
