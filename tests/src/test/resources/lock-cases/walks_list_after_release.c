/* The walk goes on to the next element after the lock was given up. */
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

int
sys_unit_find_wrong(struct unit *u, int number)
{
	struct unit *next;

	while (u != NULL && u->u_number != number) {
		next = u->u_next;		// WANT LW1001 must
		u = next;
	}
	return u != NULL;
}

int
sys_unit_find_right(struct unit *u, int number)
{
	struct unit *next;

	while (u != NULL && u->u_number != number) {
		mutex_enter(&unit_list_lock);
		next = u->u_next;		// CLEAN
		mutex_exit(&unit_list_lock);
		u = next;
	}
	return u != NULL;
}
