/* A buffer is guarded by the lock of the socket it is in. */
#include <sys/socketvar.h>

u_long
sys_so_nread_wrong(struct socket *so)
{
	u_long cc;

	cc = so->so_rcv.sb_cc;			// WANT LW1001 must
	return cc;
}

u_long
sys_so_nread_right(struct socket *so)
{
	u_long cc;

	solock(so);
	cc = so->so_rcv.sb_cc;			// CLEAN
	sounlock(so);
	return cc;
}
