/* The type of a socket is constant after creation. */
#include <sys/socketvar.h>

void
sys_so_type_wrong(struct socket *so)
{
	solock(so);
	so->so_type = 1;			// WANT LW1007
	sounlock(so);
}

void
sys_so_type_right(struct socket *so)
{
	solock(so);
	so->so_qlen = so->so_type;
	sounlock(so);
}
