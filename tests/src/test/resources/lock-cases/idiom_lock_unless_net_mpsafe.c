// FILE: sys/netinet/case_mpsafe.c
/* softnet_lock is taken or not by the kernel's configuration, the same way at both ends. */
#include <sys/socketvar.h>

#ifdef NET_MPSAFE
#define	SOFTNET_LOCK_UNLESS_NET_MPSAFE()	((void)0)
#define	SOFTNET_UNLOCK_UNLESS_NET_MPSAFE()	((void)0)
#else
#define	SOFTNET_LOCK_UNLESS_NET_MPSAFE()	mutex_enter(softnet_lock)
#define	SOFTNET_UNLOCK_UNLESS_NET_MPSAFE()	mutex_exit(softnet_lock)
#endif
void
sys_case_input(struct socket *so)
{
	SOFTNET_LOCK_UNLESS_NET_MPSAFE();
	so->so_error = 0;			// CLEAN
	SOFTNET_UNLOCK_UNLESS_NET_MPSAFE();
}						// CLEAN
