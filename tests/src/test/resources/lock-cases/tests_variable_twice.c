/* The flag is a variable, and set by a function once it has made what the flag stands for. */
#include <sys/systm.h>

static kmutex_t pool_lock;
static int pool_ready;
static u_int pool_filled;
static int pool_size;

static void
pool_fill(void)
{
	pool_size = 64;
}

int
sys_pool_size_wrong(void)
{
	if (pool_ready == 0) {			// WANT LW1012
		mutex_enter(&pool_lock);
		if (pool_ready == 0) {
			pool_fill();
			pool_ready = 1;
		}
		mutex_exit(&pool_lock);
	}
	pool_fill();
	return pool_size;
}

int
sys_pool_size_right(void)
{
	if (atomic_load_acquire(&pool_filled) == 0) {	// CLEAN
		mutex_enter(&pool_lock);
		if (pool_filled == 0) {
			pool_fill();
			atomic_store_release(&pool_filled, 1);
		}
		mutex_exit(&pool_lock);
	}
	pool_fill();
	return pool_size;
}

int
sys_pool_size_locked(void)
{
	mutex_enter(&pool_lock);
	if (pool_ready == 0) {			// CLEAN
		pool_fill();
		pool_ready = 1;
	}
	mutex_exit(&pool_lock);
	pool_fill();
	return pool_size;
}
