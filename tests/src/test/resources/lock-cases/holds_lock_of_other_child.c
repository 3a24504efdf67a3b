/* The bus of one device is locked, the state of a device on another is written. */
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
sys_child_swap_wrong(struct child *c, struct child *d)
{
	mutex_enter(&d->c_bus->b_lock);
	c->c_state = 1;				// WANT LW1004
	mutex_exit(&d->c_bus->b_lock);
}

void
sys_child_swap_right(struct child *c, struct child *d)
{
	mutex_enter(&c->c_bus->b_lock);
	c->c_state = 1;				// CLEAN
	mutex_exit(&c->c_bus->b_lock);
}
