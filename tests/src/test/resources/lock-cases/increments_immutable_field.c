/* A field marked as immutable is incremented. */
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
sys_unit_renumber_wrong(struct unit *u)
{
	mutex_enter(&unit_list_lock);
	u->u_number++;				// WANT LW1007
	mutex_exit(&unit_list_lock);
}

void
sys_unit_renumber_right(struct unit *u)
{
	mutex_enter(&unit_list_lock);
	u->u_users++;
	mutex_exit(&unit_list_lock);
}
