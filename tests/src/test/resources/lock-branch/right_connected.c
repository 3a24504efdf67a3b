/* A socket becomes connected: an atomic state, the queue under the accept lock, a broadcast under the notify lock. */
#include <netinet/in_pcb.h>

void
sys_isconnected(struct socket *so, struct socket *head)
{
	atomic_and_uint(&so->so_state, ~SS_ISCONNECTING);
	atomic_or_uint(&so->so_state, SS_ISCONNECTED);	// CLEAN
	SOLISTEN_LOCK(head);
	head->so_q0len--;			// CLEAN
	head->so_qlen++;			// CLEAN
	SOLISTEN_UNLOCK(head);
	SONOTIFY_LOCK(head);
	cv_broadcast(&head->so_cv);		// CLEAN
	SONOTIFY_UNLOCK(head);
}
