/* The blocks of a listener and of its new connection are locked at once. */
#include <netinet/in_pcb.h>

void
sys_newconn_wrong(struct inpcb *head, struct inpcb *inp)
{
	INP_WLOCK(head);
	head->inp_flags |= 2;
	INP_WLOCK(inp);				// WANT LW2002
	inp->inp_flags = 0;
	INP_WUNLOCK(inp);
	INP_WUNLOCK(head);
}

void
sys_newconn_right(struct inpcb *head, struct inpcb *inp)
{
	INP_WLOCK(head);
	head->inp_flags |= 2;
	INP_WUNLOCK(head);
	INP_WLOCK(inp);				// CLEAN
	inp->inp_flags = 0;
	INP_WUNLOCK(inp);
}
