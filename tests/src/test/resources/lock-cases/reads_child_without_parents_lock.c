/* A device's state is guarded by the lock of the bus it is on. */
#include <sys/systm.h>

/*
 * Bus with its devices.
 *
 * Field locking key:
 *   (p) c_bus->b_lock
 *   (b) b_lock
 *   (c) constant after creation
 */
struct bus {
	kmutex_t	b_lock;		/* lock of bus and devices */
	struct child	*b_first;	/* (b) devices */
	int		b_speed;	/* (b) clock rate */
};
struct child {
	struct bus	*c_bus;		/* (c) bus it is on */
	struct child	*c_next;	/* (p) next device */
	int		c_state;	/* (p) what it does */
};

int
sys_child_state_wrong(struct child *c)
{
	int state;

	state = c->c_state;			// WANT LW1001 must
	return state;
}

int
sys_child_state_right(struct child *c)
{
	int state;

	mutex_enter(&c->c_bus->b_lock);
	state = c->c_state;			// CLEAN
	mutex_exit(&c->c_bus->b_lock);
	return state;
}
