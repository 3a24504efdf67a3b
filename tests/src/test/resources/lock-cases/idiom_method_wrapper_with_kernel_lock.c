/* A trampoline takes the big lock around a method that needs none of its own. */
#include <sys/socketvar.h>

#define	WRAP_METHOD(name)						\
static int								\
name##_wrapper(struct socket *a)					\
{									\
	int rv;								\
	KERNEL_LOCK(1, NULL);						\
	rv = (name)(a);							\
	KERNEL_UNLOCK_ONE(NULL);					\
	return rv;							\
}
static int
case_listen(struct socket *so)
{
	KASSERT(solocked(so));
	so->so_options |= SO_ACCEPTCONN;	// CLEAN
	return 0;
}
WRAP_METHOD(case_listen)
int
sys_case_listen(struct socket *so)
{
	int error;

	solock(so);
	error = case_listen_wrapper(so);	// CLEAN
	sounlock(so);
	return error;
}
