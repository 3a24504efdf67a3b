/* A new unit that is stored for the caller is still nobody else's; one on the list of all is not. */
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
sys_unit_make_wrong(int number)
{
	struct unit *u;

	u = kmem_zalloc(sizeof(*u), KM_SLEEP);
	u->u_number = number;
	unit_list = u;
	u->u_users = 1;				// WANT LW1002 must
	return 0;
}

int
sys_unit_make_right(int number, struct unit **newp)
{
	struct unit *u;

	u = kmem_zalloc(sizeof(*u), KM_SLEEP);
	u->u_number = number;
	*newp = u;
	u->u_users = 1;				// CLEAN
	return 0;
}
