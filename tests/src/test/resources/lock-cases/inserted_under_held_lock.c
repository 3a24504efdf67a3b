/* Nobody finds a new unit on the list before the lock of the list is given up, so its own lock is not needed before. */
#include <sys/systm.h>

/*
 * Locks used to protect struct members in this file:
 *	L	unit_list_lock
 *	u	u_lock
 */
struct unit {
	kmutex_t	u_lock;		/* lock of the unit */
	struct unit	*u_next;	/* [L] list of all units */
	struct unit	*u_prev;	/* [L] list of all units, backwards */
	int		u_users;	/* [u] open files */
};
kmutex_t unit_list_lock;

struct unit *unit_list;

void
sys_unit_insert_wrong(void)
{
	struct unit *u;

	u = kmem_zalloc(sizeof(*u), KM_SLEEP);
	mutex_init(&u->u_lock, MUTEX_DEFAULT, IPL_NONE);
	mutex_enter(&unit_list_lock);
	u->u_next = unit_list;
	unit_list = u;
	mutex_exit(&unit_list_lock);
	u->u_users = 1;				// WANT LW1002 must
}

void
sys_unit_insert_right(void)
{
	struct unit *u;

	u = kmem_zalloc(sizeof(*u), KM_SLEEP);
	mutex_init(&u->u_lock, MUTEX_DEFAULT, IPL_NONE);
	mutex_enter(&unit_list_lock);
	u->u_next = unit_list;
	unit_list = u;
	u->u_users = 1;				// CLEAN
	mutex_exit(&unit_list_lock);
}

kmutex_t unit_count_lock;
int unit_count;

void
sys_unit_count_right(void)
{
	struct unit *u;

	u = kmem_zalloc(sizeof(*u), KM_SLEEP);
	mutex_init(&u->u_lock, MUTEX_DEFAULT, IPL_NONE);
	mutex_enter(&unit_list_lock);
	u->u_next = unit_list;
	if (u->u_next != NULL)
		u->u_next->u_prev = u;
	unit_list = u;
	mutex_enter(&unit_count_lock);
	unit_count++;
	mutex_exit(&unit_count_lock);
	u->u_users = 1;				// CLEAN
	mutex_exit(&unit_list_lock);
}

kcondvar_t unit_list_cv;

void
sys_unit_wait_wrong(void)
{
	struct unit *u;

	u = kmem_zalloc(sizeof(*u), KM_SLEEP);
	mutex_init(&u->u_lock, MUTEX_DEFAULT, IPL_NONE);
	mutex_enter(&unit_list_lock);
	u->u_next = unit_list;
	unit_list = u;
	cv_wait(&unit_list_cv, &unit_list_lock);
	u->u_users = 1;				// WANT LW1002
	mutex_exit(&unit_list_lock);
}
