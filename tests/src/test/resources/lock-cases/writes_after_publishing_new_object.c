/* A new unit needs no lock until it is on the list. */
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
sys_unit_create_wrong(void)
{
	struct unit *u;

	u = kmem_zalloc(sizeof(*u), KM_SLEEP);
	u->u_users = 1;
	mutex_enter(&unit_list_lock);
	u->u_next = unit_list;
	unit_list = u;
	mutex_exit(&unit_list_lock);
	u->u_users = 2;				// WANT LW1002 must
}

void
sys_unit_create_right(void)
{
	struct unit *u;

	u = kmem_zalloc(sizeof(*u), KM_SLEEP);
	u->u_users = 1;
	mutex_enter(&unit_list_lock);
	u->u_next = unit_list;
	unit_list = u;
	u->u_users = 2;				// CLEAN
	mutex_exit(&unit_list_lock);
}
