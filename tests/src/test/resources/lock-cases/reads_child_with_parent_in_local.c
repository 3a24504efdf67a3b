/* The bus is in a local variable when its lock is taken. */
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
sys_child_local_wrong(struct child *c)
{
	struct bus *bus = c->c_bus;
	int state;

	mutex_enter(&bus->b_lock);
	bus->b_speed++;
	mutex_exit(&bus->b_lock);
	state = c->c_state;			// WANT LW1001 must
	return state;
}

int
sys_child_local_right(struct child *c)
{
	struct bus *bus = c->c_bus;
	int state;

	mutex_enter(&bus->b_lock);
	state = c->c_state;			// CLEAN
	mutex_exit(&bus->b_lock);
	return state;
}
