/* A list that a global lock guards is walked without it. */
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

struct unit *unit_list;

int
sys_unit_users_wrong(struct unit *u)
{
	int users;

	users = u->u_users;			// WANT LW1001 must
	return users;
}

int
sys_unit_users_right(struct unit *u)
{
	int users;

	mutex_enter(&unit_list_lock);
	users = u->u_users;			// CLEAN
	mutex_exit(&unit_list_lock);
	return users;
}
