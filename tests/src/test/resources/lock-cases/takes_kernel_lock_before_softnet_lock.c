/* softnet_lock is taken before the big lock, as timers do. */
#include <sys/socketvar.h>

static callout_t tick_ch_wrong;

static void
tick_wrong(void *arg)
{
	KERNEL_LOCK(1, NULL);
	mutex_enter(softnet_lock);		// WANT LW2001
	printf("%p\n", arg);
	mutex_exit(softnet_lock);
	KERNEL_UNLOCK_ONE(NULL);
}

void
sys_tick_wrong(void)
{
	callout_setfunc(&tick_ch_wrong, tick_wrong, NULL);
}

static callout_t tick_ch_right;

static void
tick_right(void *arg)
{
	mutex_enter(softnet_lock);		// CLEAN
	KERNEL_LOCK(1, NULL);
	printf("%p\n", arg);
	KERNEL_UNLOCK_ONE(NULL);
	mutex_exit(softnet_lock);
}

void
sys_tick_right(void)
{
	callout_setfunc(&tick_ch_right, tick_right, NULL);
}
