/* sofree() gives the socket lock up. */
#include <sys/socketvar.h>

void
sys_so_free_wrong(struct socket *so)
{
	solock(so);
	so->so_state |= SS_NOFDREF;
	sofree(so);
	sounlock(so);				// WANT LW3002 must
}

void
sys_so_free_right(struct socket *so)
{
	solock(so);
	so->so_state |= SS_NOFDREF;
	sofree(so);
}
