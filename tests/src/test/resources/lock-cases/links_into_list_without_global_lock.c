/* A unit that others know is linked into a list without the list's lock. */
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

void
sys_unit_link_wrong(struct unit *u, struct unit *after)
{
	after->u_next = u;			// WANT LW1002 must
}

void
sys_unit_link_right(struct unit *u, struct unit *after)
{
	mutex_enter(&unit_list_lock);
	after->u_next = u;			// CLEAN
	mutex_exit(&unit_list_lock);
}
