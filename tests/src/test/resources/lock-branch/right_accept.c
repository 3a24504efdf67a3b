/* A connection is dequeued under the accept lock, and its own lock is taken after that. */
#include <netinet/in_pcb.h>

int
sys_accept(struct socket *head)
{
	struct socket *so;
	int error = 0;

	SONOTIFY_LOCK(head);
	error = cv_timedwait(&head->so_cv, &head->so_notify_lock, 10);	// CLEAN
	SONOTIFY_UNLOCK(head);
	if (error)
		return error;
	SOLISTEN_LOCK(head);
	if (head->so_qlen == 0) {		// CLEAN
		SOLISTEN_UNLOCK(head);
		return EWOULDBLOCK;		// CLEAN
	}
	so = TAILQ_FIRST(&head->so_q);		// CLEAN
	head->so_qlen--;			// CLEAN
	SOLISTEN_UNLOCK(head);
	SOCK_LOCK(so);				// CLEAN
	so->so_options &= ~SO_ACCEPTCONN;	// CLEAN
	SOCK_UNLOCK(so);
	return 0;
}
