/* A connection forgets its listener without the accept lock. */
#include <netinet/in_pcb.h>

void
sys_orphan_wrong(struct socket *so)
{
	so->so_head = NULL;			// WANT LW1002 must
}

void
sys_orphan_right(struct socket *so)
{
	SOLISTEN_LOCK(so);
	so->so_head = NULL;			// CLEAN
	SOLISTEN_UNLOCK(so);
}
