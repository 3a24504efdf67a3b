/* A flag is tested, and tested again under the lock: who finds it set never sees the lock. */
#include <sys/systm.h>

struct cache {
	kmutex_t	c_lock;
	int		c_ready;
	int		c_filled;
	int		c_size;
};

#define	atomic_load_acquire(p)	(*(p))
#define	atomic_store_release(p, v)	(*(p) = (v))

int
sys_cache_size_wrong(struct cache *c)
{
	if (!c->c_ready) {			// WANT LW1012
		mutex_enter(&c->c_lock);
		if (!c->c_ready) {
			c->c_size = 64;
			c->c_ready = 1;
		}
		mutex_exit(&c->c_lock);
	}
	return c->c_size;
}

int
sys_cache_size_right(struct cache *c)
{
	if (!atomic_load_acquire(&c->c_filled)) {	// CLEAN
		mutex_enter(&c->c_lock);
		if (!c->c_filled) {
			c->c_size = 64;
			atomic_store_release(&c->c_filled, 1);
		}
		mutex_exit(&c->c_lock);
	}
	return c->c_size;
}

int
sys_cache_drop_right(struct cache *c)
{
	if (c->c_size == 0)			// CLEAN
		return 0;
	mutex_enter(&c->c_lock);
	if (c->c_size != 0)
		c->c_size = 1;
	mutex_exit(&c->c_lock);
	return 1;
}
