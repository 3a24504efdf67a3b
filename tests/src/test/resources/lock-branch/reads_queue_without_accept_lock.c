/* The first connection is looked at without the accept lock. */
#include <netinet/in_pcb.h>

int
sys_pending_wrong(struct socket *head)
{
	int rv;

	rv = TAILQ_EMPTY(&head->so_q);		// WANT LW1001 must
	return rv;
}

int
sys_pending_right(struct socket *head)
{
	int rv;

	SOLISTEN_LOCK(head);
	rv = TAILQ_EMPTY(&head->so_q);		// CLEAN
	SOLISTEN_UNLOCK(head);
	return rv;
}
