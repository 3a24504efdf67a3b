/* That a helper gives the lock up on one way out is no excuse on another one. */
#include <sys/systm.h>

struct bin {
	kmutex_t	b_lock;
	int		b_count;
};

/* Somebody gives up such a lock that he did not take. */
void
bin_done(struct bin *b)
{

	b->b_count = 0;
	mutex_exit(&b->b_lock);			// CLEAN
}

static void
bin_enter(struct bin *b)
{

	mutex_enter(&b->b_lock);
}

static void
bin_exit(struct bin *b)
{

	mutex_exit(&b->b_lock);
}

int
bin_count(struct bin *b)
{
	int n;

	bin_enter(b);
	n = b->b_count;
	bin_exit(b);
	return n;				// CLEAN
}

int
bin_rest(struct bin *b)
{
	int n;

	bin_enter(b);
	n = 9 - b->b_count;
	bin_exit(b);
	return n;				// CLEAN
}

int
bin_twice(struct bin *b)
{
	int n;

	bin_enter(b);
	n = b->b_count * 2;
	bin_exit(b);
	return n;				// CLEAN
}

int
bin_half(struct bin *b)
{
	int n;

	bin_enter(b);
	n = b->b_count / 2;
	bin_exit(b);
	return n;				// CLEAN
}

int
bin_move_right(struct bin *b, int n)
{

	bin_enter(b);
	if (b->b_count < n) {
		bin_exit(b);
		return 22;			// CLEAN
	}
	b->b_count -= n;
	bin_exit(b);
	return 0;				// CLEAN
}

int
bin_move_wrong(struct bin *b, int n)
{

	bin_enter(b);
	if (b->b_count < n) {
		bin_exit(b);
		return 22;			// CLEAN
	}
	b->b_count -= n;
	return 0;				// WANT LW3001
}
