/* A foreign port is set without the block's lock. */
#include <netinet/in_pcb.h>

void
sys_connect_wrong(struct inpcb *inp, u_short port)
{
	inp->inp_fport = port;			// WANT LW1002 must
}

void
sys_connect_right(struct inpcb *inp, u_short port)
{
	INP_WLOCK(inp);
	inp->inp_fport = port;			// CLEAN
	INP_WUNLOCK(inp);
}
