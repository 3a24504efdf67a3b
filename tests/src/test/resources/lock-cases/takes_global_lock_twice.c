/* A helper takes the global lock that its caller holds. */
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
unit_count_wrong(struct unit *u)
{
	int users;

	mutex_enter(&unit_list_lock);		// WANT LW2003
	users = u->u_users;
	mutex_exit(&unit_list_lock);
	return users;
}

int
sys_unit_count_wrong(struct unit *u)
{
	int users;

	mutex_enter(&unit_list_lock);
	users = unit_count_wrong(u);
	mutex_exit(&unit_list_lock);
	return users;
}

static int
unit_count_right(struct unit *u)
{
	int users;

	users = u->u_users;
	return users;
}

int
sys_unit_count_right(struct unit *u)
{
	int users;

	mutex_enter(&unit_list_lock);
	users = unit_count_right(u);
	mutex_exit(&unit_list_lock);
	return users;
}
