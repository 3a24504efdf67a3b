/* The error is fetched by naming it instead of by an exchange. */
#include <netinet/in_pcb.h>

int
sys_error_wrong(struct socket *so)
{
	return so->so_error;			// WANT LW1003 must
}

int
sys_error_right(struct socket *so)
{
	return atomic_swap_uint(&so->so_error, 0);
}
