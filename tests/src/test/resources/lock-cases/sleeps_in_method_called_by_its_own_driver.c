/* The driver's own callout calls through the table itself: what it means is its own method, and not that of the driver of mirrorvar.h. */
#include <dev/mirrorvar.h>

struct reel {
	struct spindle	r_spindle;
	callout_t	r_again;
	struct pool	r_pool;
	void		*r_item;
};

static int
reel_begin(struct spindle *sp, int block)
{
	struct reel *r = container_of(sp, struct reel, r_spindle);

	r->r_item = pool_get(&r->r_pool, PR_WAITOK);	// WANT LW3005
	return r->r_item != NULL;
}

static const struct spindle_driver reel_driver = { .d_begin = reel_begin };

static void
reel_again(void *arg)
{
	struct reel *r = arg;
	struct spindle *sp = &r->r_spindle;

	(*sp->sp_driver->d_begin)(sp, 0);
}

void
sys_reel_attach(struct reel *r, struct mirror *m, struct spindle_driver *d)
{
	sys_mirror_attach(d);
	r->r_spindle.sp_driver = &reel_driver;
	callout_setfunc(&r->r_again, reel_again, r);
	sys_mirror_io(m, 0);
}
