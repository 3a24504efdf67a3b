/* Nobody gives up a lock for a system call, whatever object it is of. */
#include <sys/systm.h>

struct bottle {
	kmutex_t	b_lock;
	int		b_count;
};

int	bottle_find(int, struct bottle **);
int	bottle_write(struct bottle *);

void
bottle_put(struct bottle *b)
{

	mutex_exit(&b->b_lock);			// CLEAN
}

int
sys_bottle_fill_right(int n)
{
	struct bottle *b;
	int error;

	error = bottle_find(n, &b);
	if (error)
		return error;			// CLEAN
	mutex_enter(&b->b_lock);
	error = bottle_write(b);
	bottle_put(b);
	return error;				// CLEAN
}

int
sys_bottle_fill_wrong(int n)
{
	struct bottle *b;
	int error;

	error = bottle_find(n, &b);
	if (error)
		return error;			// CLEAN
	mutex_enter(&b->b_lock);
	error = bottle_write(b);
	return error;				// WANT LW3001
}
