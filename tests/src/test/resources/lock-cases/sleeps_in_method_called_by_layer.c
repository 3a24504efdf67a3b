/* The layer's own callout calls the methods of whoever lends some: none is on the way, so each may be meant. */
#include <dev/spindlepoll.h>

struct reel {
	struct spindle	r_spindle;
	struct pool	r_pool;
	void		*r_label;
};

static int
reel_label(struct spindle *sp, int block)
{
	struct reel *r = container_of(sp, struct reel, r_spindle);

	r->r_label = pool_get(&r->r_pool, PR_WAITOK);	// WANT LW3005
	return block;
}

static int
tape_label(struct spindle *sp, int block)
{
	sp->sp_queued = block;				// CLEAN
	return block;
}

static const struct spindle_driver reel_driver = { .d_label = reel_label };
static const struct spindle_driver tape_driver = { .d_label = tape_label };

void
sys_reel_attach(struct reel *r, struct spindle *tape)
{
	r->r_spindle.sp_driver = &reel_driver;
	tape->sp_driver = &tape_driver;
	spindle_attach(&r->r_spindle);
	spindle_attach(tape);
}
