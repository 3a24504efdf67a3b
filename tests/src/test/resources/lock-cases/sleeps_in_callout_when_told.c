/* A flag says whether the function may sleep: a callout says no, or forgets to. */
#include <sys/systm.h>

struct cache {
	callout_t	c_ch;
	callout_t	c_slow;
	struct pool	c_pool;
	void		*c_spare;
	void		*c_extra;
};

static void
cache_fill(struct cache *c, bool canwait)
{
	if (canwait)
		c->c_spare = pool_get(&c->c_pool, PR_WAITOK);	// CLEAN
	else
		c->c_spare = pool_get(&c->c_pool, PR_NOWAIT);	// CLEAN
}

static void
cache_grow(struct cache *c, bool canwait)
{
	if (canwait)
		c->c_extra = pool_get(&c->c_pool, PR_WAITOK);	// WANT LW3005
	else
		c->c_extra = pool_get(&c->c_pool, PR_NOWAIT);	// CLEAN
}

static void
cache_tick(void *arg)
{
	struct cache *c = arg;

	cache_fill(c, false);
	callout_schedule(&c->c_ch, 10);
}

static void
cache_slow(void *arg)
{
	struct cache *c = arg;

	cache_grow(c, true);
	callout_reset(&c->c_slow, 10, cache_slow, c);
}

void
sys_cache_fill(struct cache *c)
{
	cache_fill(c, true);
	cache_grow(c, true);
	callout_reset(&c->c_ch, 10, cache_tick, c);
	callout_reset(&c->c_slow, 10, cache_slow, c);
}
