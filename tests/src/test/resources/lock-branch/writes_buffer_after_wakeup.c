/* The wakeup gave the buffer's lock up before the last write. */
#include <netinet/in_pcb.h>

void
sys_late_wrong(struct socket *so)
{
	SOCKBUF_LOCK(&so->so_rcv);
	so->so_rcv.sb_cc++;
	sorwakeup_locked(so);
	so->so_rcv.sb_flags = 0;		// WANT LW1002 must
}

void
sys_late_right(struct socket *so)
{
	SOCKBUF_LOCK(&so->so_rcv);
	so->so_rcv.sb_cc++;
	so->so_rcv.sb_flags = 0;		// CLEAN
	sorwakeup_locked(so);
}
