/* SOCKBUF_LOCK is taken under SONOTIFY, with which it does not nest. */
#include <netinet/in_pcb.h>

void
sys_wake_wrong(struct socket *so)
{
	SONOTIFY_LOCK(so);
	cv_broadcast(&so->so_cv);
	SOCKBUF_LOCK(&so->so_snd);		// WANT LW2002 must
	so->so_snd.sb_cc = 0;
	SOCKBUF_UNLOCK(&so->so_snd);
	SONOTIFY_UNLOCK(so);
}

void
sys_wake_right(struct socket *so)
{
	SONOTIFY_LOCK(so);
	cv_broadcast(&so->so_cv);
	SONOTIFY_UNLOCK(so);
	SOCKBUF_LOCK(&so->so_snd);		// CLEAN
	so->so_snd.sb_cc = 0;
	SOCKBUF_UNLOCK(&so->so_snd);
}
