// FILE: sys/kern/case_getsock.c
/* fd_getsock1() hands a socket out as it is, by the pack; another function may have locked the one it hands out. */
#include <sys/socketvar.h>

struct file;
int	fd_getsock1(unsigned int, struct socket **, struct file **);
int	case_find(unsigned int, struct socket **);

int
sys_case_linger_wrong(unsigned int fd)
{
	struct socket *so;
	struct file *fp;
	int error;

	if ((error = fd_getsock1(fd, &so, &fp)) != 0)
		return error;
	so->so_options |= SO_LINGER;		// WANT LW1002 must
	return 0;
}

int
sys_case_linger_right(unsigned int fd)
{
	struct socket *so;
	struct file *fp;
	int error;

	if ((error = fd_getsock1(fd, &so, &fp)) != 0)
		return error;
	solock(so);
	so->so_options |= SO_LINGER;		// CLEAN
	sounlock(so);
	return 0;
}

int
sys_case_found(unsigned int fd)
{
	struct socket *so;

	if (case_find(fd, &so) == 0)
		so->so_options |= SO_LINGER;	// CLEAN
	return 0;
}
