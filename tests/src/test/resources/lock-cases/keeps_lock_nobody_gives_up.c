/* A function that nobody is seen to call keeps a lock at its only return, and no function gives such a lock up for another. */
#include <sys/systm.h>

static kmutex_t	ring_list_lock;
static kmutex_t	ring_busy_lock;
static u_int	ring_count;

void
ring_count_wrong(u_int n)
{

	mutex_enter(&ring_list_lock);
	ring_count += n;
}						// WANT LW3001

void
ring_count_right(u_int n)
{

	mutex_enter(&ring_list_lock);
	ring_count += n;
	mutex_exit(&ring_list_lock);
}						// CLEAN

void
ring_set_busy(void)
{

	mutex_enter(&ring_busy_lock);
}						// CLEAN

void
ring_set_idle(void)
{

	mutex_exit(&ring_busy_lock);		// CLEAN
}
