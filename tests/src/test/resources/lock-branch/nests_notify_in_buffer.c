/* SONOTIFY is taken under SOCKBUF_LOCK, with which it does not nest. */
#include <netinet/in_pcb.h>

void
sys_wake_wrong(struct socket *so)
{
	SOCKBUF_LOCK(&so->so_rcv);
	so->so_rcv.sb_cc = 0;
	SONOTIFY_LOCK(so);			// WANT LW2002 must
	cv_broadcast(&so->so_cv);
	SONOTIFY_UNLOCK(so);
	SOCKBUF_UNLOCK(&so->so_rcv);
}

void
sys_wake_right(struct socket *so)
{
	SOCKBUF_LOCK(&so->so_rcv);
	so->so_rcv.sb_cc = 0;
	SOCKBUF_UNLOCK(&so->so_rcv);
	SONOTIFY_LOCK(so);			// CLEAN
	cv_broadcast(&so->so_cv);
	SONOTIFY_UNLOCK(so);
}
