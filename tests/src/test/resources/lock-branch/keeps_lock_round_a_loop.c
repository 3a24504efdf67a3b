/* A loop over the queue locks each time round and unlocks once. */
#include <netinet/in_pcb.h>

void
sys_abort_wrong(struct socket *head, int n)
{
	while (n-- > 0) {			// WANT LW3003
		SOLISTEN_LOCK(head);
		head->so_qlen--;
	}
	SOLISTEN_UNLOCK(head);
}

void
sys_abort_right(struct socket *head, int n)
{
	while (n-- > 0) {			// CLEAN
		SOLISTEN_LOCK(head);
		head->so_qlen--;
		SOLISTEN_UNLOCK(head);
	}
}
