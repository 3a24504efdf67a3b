/* The clock's interrupt takes locks that are variables, and one of them does not keep it out. */
#include <sys/systm.h>

static kmutex_t stat_low;
static kmutex_t stat_lock;
static int stat_ticks;

void
stat_init(void)
{
	mutex_init(&stat_low, MUTEX_DEFAULT, IPL_VM);
	mutex_init(&stat_lock, MUTEX_DEFAULT, IPL_SCHED);
}

static void
stat_tick_wrong(void)
{
	mutex_spin_enter(&stat_low);		// WANT LW3010 must
	stat_ticks++;
	mutex_spin_exit(&stat_low);
}

static void
stat_tick_right(void)
{
	mutex_spin_enter(&stat_lock);		// CLEAN
	stat_ticks++;
	mutex_spin_exit(&stat_lock);
}

void
hardclock(struct clockframe *frame)
{
	stat_tick_wrong();
	stat_tick_right();
}

int
sys_stat_read(void)
{
	int n;

	mutex_spin_enter(&stat_low);		// CLEAN
	n = stat_ticks;
	mutex_spin_exit(&stat_low);
	return n;
}
