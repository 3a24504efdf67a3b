/* The callee asserts the lock of its argument's bus. */
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

static void
child_wake(struct child *c)
{
	KASSERT(mutex_owned(&c->c_bus->b_lock));
	c->c_state = 1;
}

void
sys_child_wake_wrong(struct child *c)
{
	struct bus *bus = c->c_bus;

	mutex_enter(&bus->b_lock);
	mutex_exit(&bus->b_lock);
	child_wake(c);				// WANT LW1009 must
}

void
sys_child_wake_right(struct child *c)
{
	struct bus *bus = c->c_bus;

	mutex_enter(&bus->b_lock);
	child_wake(c);				// CLEAN
	mutex_exit(&bus->b_lock);
}
