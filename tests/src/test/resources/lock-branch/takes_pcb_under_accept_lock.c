/* The block of a connection is locked with the accept lock still held. */
#include <netinet/in_pcb.h>

void
sys_dequeue_wrong(struct socket *head, struct inpcb *inp)
{
	SOLISTEN_LOCK(head);
	head->so_qlen--;
	INP_WLOCK(inp);				// WANT LW2001 must
	inp->inp_flags = 0;
	INP_WUNLOCK(inp);
	SOLISTEN_UNLOCK(head);
}

void
sys_dequeue_right(struct socket *head, struct inpcb *inp)
{
	SOLISTEN_LOCK(head);
	head->so_qlen--;
	SOLISTEN_UNLOCK(head);
	INP_WLOCK(inp);				// CLEAN
	inp->inp_flags = 0;
	INP_WUNLOCK(inp);
}
