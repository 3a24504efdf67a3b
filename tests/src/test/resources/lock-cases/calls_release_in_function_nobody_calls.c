/* Helpers take and give up a lock; one who calls that for the release has not called the other, and nobody is seen to call him. */
#include <sys/systm.h>

static kmutex_t	ring_list_lock;
static kmutex_t	ring_busy_lock;
static u_int	ring_count;
static int	ring_ready;

static void
ring_list_enter(void)
{

	if (ring_ready)
		mutex_enter(&ring_list_lock);
}

static void
ring_list_exit(void)
{

	if (ring_ready)
		mutex_exit(&ring_list_lock);
}

void
ring_add_wrong(void)
{

	ring_count++;
	ring_list_exit();			// WANT LW3002
}

void
ring_add_right(void)
{

	ring_list_enter();
	ring_count++;
	ring_list_exit();			// CLEAN
}

void
ring_set_busy(void)
{

	mutex_enter(&ring_busy_lock);
}

static void
ring_busy_exit(void)
{

	mutex_exit(&ring_busy_lock);
}

void
ring_set_idle(void)
{

	ring_busy_exit();			// CLEAN
}
