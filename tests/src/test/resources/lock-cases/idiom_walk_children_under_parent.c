/* The devices of a bus are walked under the lock of the bus. */
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
sys_bus_walk(struct bus *bus)
{
	struct child *c;

	mutex_enter(&bus->b_lock);
	for (c = bus->b_first; c != NULL; c = c->c_next)	// CLEAN
		c->c_state = 0;			// CLEAN
	mutex_exit(&bus->b_lock);
}
