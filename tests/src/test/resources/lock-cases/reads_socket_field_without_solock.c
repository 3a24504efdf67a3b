/* A socket's options are read without its lock. */
#include <sys/socketvar.h>

int
sys_so_options_wrong(struct socket *so)
{
	int options;

	options = so->so_options;		// WANT LW1001 must
	return options;
}

int
sys_so_options_right(struct socket *so)
{
	int options;

	solock(so);
	options = so->so_options;		// CLEAN
	sounlock(so);
	return options;
}
