/* The state is loaded and stored, so that a change from elsewhere is lost. */
#include <netinet/in_pcb.h>

void
sys_connecting_wrong(struct socket *so)
{
	u_int state = atomic_load_relaxed(&so->so_state);

	atomic_store_relaxed(&so->so_state, state | SS_ISCONNECTING);	// WANT LW1006
}

void
sys_connecting_right(struct socket *so)
{
	atomic_or_uint(&so->so_state, SS_ISCONNECTING);
}
