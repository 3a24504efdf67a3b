// FILE: sys/netbt/case_socket.c
/* In netbt the socket lock is bt_lock. */
#include <sys/socketvar.h>

extern kmutex_t *bt_lock;

int
sys_bt_error_wrong(struct socket *so)
{
	int error;

	mutex_enter(bt_lock);
	mutex_exit(bt_lock);
	error = so->so_error;			// WANT LW1001 must
	return error;
}

int
sys_bt_error_right(struct socket *so)
{
	int error;

	mutex_enter(bt_lock);
	error = so->so_error;
	mutex_exit(bt_lock);
	return error;
}
