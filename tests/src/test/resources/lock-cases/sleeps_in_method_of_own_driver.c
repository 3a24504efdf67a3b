/* A callout of this driver starts work through a layer that calls the driver back: its own method, and not that of the other driver. */
#include <dev/mirrorvar.h>

struct reel {
	struct spindle	r_spindle;
	callout_t	r_again;
	callout_t	r_check;
	struct pool	r_pool;
	void		*r_item;
	void		*r_label;
};

static int
reel_begin(struct spindle *sp, int block)
{
	struct reel *r = container_of(sp, struct reel, r_spindle);

	r->r_item = pool_get(&r->r_pool, PR_NOWAIT);	// CLEAN
	return r->r_item != NULL;
}

static int
reel_label(struct spindle *sp, int block)
{
	struct reel *r = container_of(sp, struct reel, r_spindle);

	r->r_label = pool_get(&r->r_pool, PR_WAITOK);	// WANT LW3005
	return block;
}

static const struct spindle_driver reel_driver = {
	.d_begin = reel_begin,
	.d_label = reel_label,
};

static void
reel_again(void *arg)
{
	struct reel *r = arg;

	spindle_begin(&r->r_spindle, 0);
}

static void
reel_check(void *arg)
{
	struct reel *r = arg;

	spindle_label(&r->r_spindle, 0);
}

void
sys_reel_attach(struct reel *r, struct mirror *m, struct spindle_driver *d)
{
	sys_mirror_attach(d);
	r->r_spindle.sp_driver = &reel_driver;
	callout_setfunc(&r->r_again, reel_again, r);
	callout_setfunc(&r->r_check, reel_check, r);
	sys_mirror_io(m, 0);
}
