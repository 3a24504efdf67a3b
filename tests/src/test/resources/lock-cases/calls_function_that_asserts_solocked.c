/* The callee asserts the socket lock with solocked(). */
#include <sys/socketvar.h>

static void
so_touch(struct socket *so)
{
	KASSERT(solocked(so));
	so->so_error = 0;
}

void
sys_so_touch_wrong(struct socket *so)
{
	so_touch(so);				// WANT LW1009 must
}

void
sys_so_touch_right(struct socket *so)
{
	solock(so);
	so_touch(so);				// CLEAN
	sounlock(so);
}
