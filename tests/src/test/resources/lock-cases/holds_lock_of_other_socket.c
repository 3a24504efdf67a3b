/* One socket is locked, another is changed. */
#include <sys/socketvar.h>

void
sys_so_other_wrong(struct socket *so, struct socket *so2)
{
	solock(so2);
	so->so_options |= SO_LINGER;		// WANT LW1004
	sounlock(so2);
}

void
sys_so_other_right(struct socket *so, struct socket *so2)
{
	solock(so);
	so->so_options |= SO_LINGER;		// CLEAN
	sounlock(so);
}
