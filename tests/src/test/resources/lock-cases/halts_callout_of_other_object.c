/* The lock that is held is the parent's, and the callout is a child's, whose own lock it takes. */
#include <sys/systm.h>

struct zone {
	struct zone	*z_child;
	kmutex_t	z_lock;
	callout_t	z_ch;
	int		z_age;
};

static void
zone_tick(void *arg)
{
	struct zone *z = arg;

	mutex_enter(&z->z_lock);
	z->z_age++;
	mutex_exit(&z->z_lock);
}

void
zone_attach(struct zone *z)
{
	callout_init(&z->z_ch, 0);
	callout_setfunc(&z->z_ch, zone_tick, z);
}

void
sys_zone_halt_right(struct zone *z)
{
	mutex_enter(&z->z_lock);
	callout_halt(&z->z_child->z_ch, NULL);	// CLEAN
	mutex_exit(&z->z_lock);
}

void
sys_zone_halt_wrong(struct zone *z)
{
	mutex_enter(&z->z_child->z_lock);
	callout_halt(&z->z_child->z_ch, NULL);	// WANT LW3009 must
	mutex_exit(&z->z_child->z_lock);
}
