/* A socket's state is changed after sounlock(). */
#include <sys/socketvar.h>

void
sys_so_cantrcv_wrong(struct socket *so)
{
	solock(so);
	so->so_error = 0;
	sounlock(so);
	so->so_state |= SS_CANTRCVMORE;		// WANT LW1002 must
}

void
sys_so_cantrcv_right(struct socket *so)
{
	solock(so);
	so->so_error = 0;
	so->so_state |= SS_CANTRCVMORE;		// CLEAN
	sounlock(so);
}
