/* The walk over a bus writes each device, and gives the lock up too early. */
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
sys_bus_reset_wrong(struct bus *bus)
{
	struct child *c;

	mutex_enter(&bus->b_lock);
	c = bus->b_first;
	mutex_exit(&bus->b_lock);
	if (c != NULL)
		c->c_state = 0;			// WANT LW1002 must
}

void
sys_bus_reset_right(struct bus *bus)
{
	struct child *c;

	mutex_enter(&bus->b_lock);
	c = bus->b_first;
	if (c != NULL)
		c->c_state = 0;			// CLEAN
	mutex_exit(&bus->b_lock);
}
