/* Two variables of structs without tag have locks of one name; with one of them a function returns, with the other none does. */
#include <sys/systm.h>

static struct {
	kmutex_t	lock;
	u_int		count;
} ring_stats;

static struct {
	kmutex_t	lock;
	u_int		count;
} ring_busy;

void
ring_set_busy(void)
{

	mutex_enter(&ring_busy.lock);
	ring_busy.count++;
}

void
ring_set_idle(void)
{

	mutex_exit(&ring_busy.lock);		// CLEAN
}

void
ring_count_wrong(u_int n)
{

	ring_stats.count += n;
	mutex_exit(&ring_stats.lock);		// WANT LW3002
}

void
ring_count_right(u_int n)
{

	mutex_enter(&ring_stats.lock);
	ring_stats.count += n;
	mutex_exit(&ring_stats.lock);		// CLEAN
}
