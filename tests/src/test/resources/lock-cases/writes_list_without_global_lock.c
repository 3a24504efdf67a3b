/* A unit's counter is written without the global lock that guards it. */
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

void
sys_unit_open_wrong(struct unit *u)
{
	u->u_users++;				// WANT LW1002 must
}

void
sys_unit_open_right(struct unit *u)
{
	mutex_enter(&unit_list_lock);
	u->u_users++;				// CLEAN
	mutex_exit(&unit_list_lock);
}
