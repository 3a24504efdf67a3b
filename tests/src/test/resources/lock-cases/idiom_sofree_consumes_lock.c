/* sofree() gives the lock up, so its caller returns without it. */
#include <sys/socketvar.h>

static void
so_drop(struct socket *so, int error)
{
	KASSERT(solocked(so));
	so->so_error = error;
	sofree(so);
}						// CLEAN
void
sys_so_drop(struct socket *so)
{
	solock(so);
	if (so->so_state & SS_NOFDREF) {
		so_drop(so, EIO);
		return;				// CLEAN
	}
	sounlock(so);
}						// CLEAN
