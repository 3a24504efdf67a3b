// FILE: sys/netbt/case_twice.c
/* In netbt all sockets share bt_lock, so a second solock() takes it again. */
#include <sys/socketvar.h>

extern kmutex_t *bt_lock;

void
sys_bt_twice_wrong(struct socket *so)
{
	mutex_enter(bt_lock);
	solock(so);				// WANT LW2003
	so->so_error = 0;
	mutex_exit(bt_lock);
}

void
sys_bt_twice_right(struct socket *so)
{
	mutex_enter(bt_lock);
	so->so_error = 0;
	mutex_exit(bt_lock);
}
