/* The lock of a socket comes from an object that several share. */
#include <sys/socketvar.h>

void
sys_so_pair(struct socket *so)
{
	kmutex_t *lock;

	lock = mutex_obj_alloc(MUTEX_DEFAULT, IPL_NONE);
	so->so_lock = lock;
	mutex_enter(lock);
	so->so_error = 0;			// CLEAN
	sounlock(so);				// CLEAN
}						// CLEAN
