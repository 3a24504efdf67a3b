// FILE: sys/kern/case_setopt.c
/* A function takes the lock on some ways and asserts it on the others, so its caller has it afterwards. */
#include <sys/socketvar.h>

int	case_lock_by_name(struct socket *, int);

static int
case_set(struct socket *so, int name)
{
	int error = 0;

	switch (name) {
	case 1:
		error = case_lock_by_name(so, name);
		KASSERT(solocked(so));
		break;
	default:
		solock(so);
		break;
	}
	return error;
}

int
sys_case_set_wrong(struct socket *so, int name)
{
	int error;

	error = case_set(so, name);
	sounlock(so);
	so->so_options |= SO_LINGER;		// WANT LW1002
	return error;
}

int
sys_case_set_right(struct socket *so, int name)
{
	int error;

	error = case_set(so, name);
	so->so_options |= SO_LINGER;		// CLEAN
	sounlock(so);				// CLEAN
	return error;
}
