/* The workqueue and the lock are variables; the work takes the lock in what it calls. */
#include <sys/systm.h>

static struct workqueue *dump_wq;
static kmutex_t dump_lock;
static kmutex_t dump_conf;
static int dump_count;

static void
dump_one(void)
{
	mutex_enter(&dump_lock);
	dump_count++;
	mutex_exit(&dump_lock);
}

static void
dump_work(struct work *wk, void *arg)
{
	dump_one();
}

int
sys_dump_start(void)
{
	return workqueue_create(&dump_wq, "dump", dump_work, NULL, 0, IPL_NONE, WQ_MPSAFE);
}

void
sys_dump_stop_wrong(void)
{
	mutex_enter(&dump_lock);
	if (dump_count == 0) {
		mutex_exit(&dump_lock);
		return;
	}
	workqueue_destroy(dump_wq);		// WANT LW3009
	mutex_exit(&dump_lock);
}

void
sys_dump_stop_right(void)
{
	mutex_enter(&dump_lock);
	if (dump_count == 0) {
		mutex_exit(&dump_lock);
		return;
	}
	mutex_exit(&dump_lock);
	workqueue_destroy(dump_wq);		// CLEAN
}

void
sys_dump_wait_right(struct work *wk)
{
	mutex_enter(&dump_conf);
	workqueue_wait(dump_wq, wk);		// CLEAN
	mutex_exit(&dump_conf);
}

void
sys_dump_wait_wrong(struct work *wk)
{
	mutex_enter(&dump_lock);
	workqueue_wait(dump_wq, wk);		// WANT LW3009
	mutex_exit(&dump_lock);
}
