/* An upcall under the buffer's lock takes the accept lock. */
#include <netinet/in_pcb.h>

static void
accf_upcall(struct socket *head)
{
	SOLISTEN_LOCK(head);			// WANT LW2001
	head->so_q0len--;
	SOLISTEN_UNLOCK(head);
}

void
sys_upcall_wrong(struct socket *so, struct socket *head)
{
	SOCKBUF_LOCK(&so->so_rcv);
	so->so_rcv.sb_cc = 0;
	accf_upcall(head);
	SOCKBUF_UNLOCK(&so->so_rcv);
}

void
sys_upcall_right(struct socket *so, struct socket *head)
{
	SOCKBUF_LOCK(&so->so_rcv);
	so->so_rcv.sb_cc = 0;
	SOCKBUF_UNLOCK(&so->so_rcv);
	accf_upcall(head);
}
