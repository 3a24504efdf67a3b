/* A new object is nobody else's until it is linked. */
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
sys_unit_new(int number)
{
	struct unit *u;

	u = kmem_zalloc(sizeof(*u), KM_SLEEP);
	u->u_users = 0;				// CLEAN
	u->u_number = number;			// CLEAN
	mutex_enter(&unit_list_lock);
	u->u_next = unit_list;			// CLEAN
	unit_list = u;
	mutex_exit(&unit_list_lock);
}
