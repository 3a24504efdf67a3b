/* A device's state is written without the lock of its bus. */
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

void
sys_child_set_wrong(struct child *c)
{
	c->c_state = 2;				// WANT LW1002 must
}

void
sys_child_set_right(struct child *c)
{
	mutex_enter(&c->c_bus->b_lock);
	c->c_state = 2;				// CLEAN
	mutex_exit(&c->c_bus->b_lock);
}
