/* The callee asserts a global lock. */
#include <sys/systm.h>

/*
 * Locks used to protect struct members in this file:
 *	L	unit_list_lock
 *	I	immutable after creation
 */
struct unit {
	struct unit	*u_next;	/* [L] list of all units */
	int		u_users;	/* [L] open files */
	int		u_number;	/* [I] minor number */
};
kmutex_t unit_list_lock;

static int
unit_busy(struct unit *u)
{
	KASSERT(mutex_owned(&unit_list_lock));
	return u->u_users != 0;
}

int
sys_unit_busy_wrong(struct unit *u)
{
	int busy;

	busy = unit_busy(u);			// WANT LW1009 must
	return busy;
}

int
sys_unit_busy_right(struct unit *u)
{
	int busy;

	mutex_enter(&unit_list_lock);
	busy = unit_busy(u);			// CLEAN
	mutex_exit(&unit_list_lock);
	return busy;
}
