/* callout_halt() gives up the interlock that it is told of, and no other lock. */
#include <sys/systm.h>

struct conn {
	kmutex_t	*c_lock;
	kmutex_t	c_queue;
	callout_t	c_ch;
	int		c_len;
};

static void
conn_expire(void *arg)
{
	struct conn *c = arg;

	mutex_enter(&c->c_queue);
	c->c_len = 0;
	mutex_exit(&c->c_queue);
}

void
conn_attach(struct conn *c)
{
	c->c_lock = mutex_obj_alloc(MUTEX_DEFAULT, IPL_SOFTNET);
	mutex_init(&c->c_queue, MUTEX_DEFAULT, IPL_SOFTNET);
	callout_init(&c->c_ch, 0);
	callout_setfunc(&c->c_ch, conn_expire, c);
}

void
sys_conn_close_wrong(struct conn *c)
{
	mutex_enter(&c->c_queue);
	mutex_enter(c->c_lock);
	c->c_len = 0;
	callout_halt(&c->c_ch, c->c_lock);	// WANT LW3009 must
	mutex_exit(c->c_lock);
	mutex_exit(&c->c_queue);
}

void
sys_conn_close_right(struct conn *c)
{
	mutex_enter(&c->c_queue);
	mutex_enter(c->c_lock);
	c->c_len = 0;
	mutex_exit(&c->c_queue);
	callout_halt(&c->c_ch, c->c_lock);	// CLEAN
	mutex_exit(c->c_lock);
}

void
sys_conn_close_big(struct conn *c)
{
	KERNEL_LOCK(1, NULL);
	callout_halt(&c->c_ch, NULL);		// CLEAN
	KERNEL_UNLOCK_ONE(NULL);
}
