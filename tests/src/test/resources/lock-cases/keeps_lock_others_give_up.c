/* Who gives up such a lock for others is not known, but the program's other functions give up what they took. */
#include <sys/systm.h>

struct crate {
	kmutex_t	c_lock;
	int		c_count;
	int		c_flags;
};

void	crate_tell(struct crate *);
struct crate *crate_first(void);

void
crate_done(struct crate *c)
{

	c->c_flags = 0;
	mutex_exit(&c->c_lock);			// CLEAN
}

void
crate_add(struct crate *c)
{

	mutex_enter(&c->c_lock);
	c->c_count++;
	mutex_exit(&c->c_lock);
}						// CLEAN

void
crate_remove(struct crate *c)
{

	mutex_enter(&c->c_lock);
	c->c_count--;
	mutex_exit(&c->c_lock);
}						// CLEAN

int
crate_count(struct crate *c)
{
	int count;

	mutex_enter(&c->c_lock);
	count = c->c_count;
	mutex_exit(&c->c_lock);
	return count;				// CLEAN
}

void
crate_mark(struct crate *c)
{

	mutex_enter(&c->c_lock);
	c->c_flags |= 1;
	mutex_exit(&c->c_lock);
}						// CLEAN

int
crate_filter_wrong(struct crate *c, int kind)
{

	if (kind != 1)
		return 22;			// CLEAN
	mutex_enter(&c->c_lock);
	c->c_flags |= 2;
	return 0;				// WANT LW3001
}

int
crate_sum_wrong(struct crate *c, int n)
{

	if (n > 0) {
		mutex_enter(&c->c_lock);
		c->c_count += n;
		mutex_exit(&c->c_lock);
		if (n > 8) {
			mutex_enter(&c->c_lock);
			c->c_count--;
		}
	}
	return n;				// WANT LW3001
}

/* Its name says that it leaves the lock to its caller. */
int
crate_lock_marked(struct crate *c)
{

	mutex_enter(&c->c_lock);
	return c->c_flags;			// CLEAN
}

/* Its caller gives it up. */
int
crate_find(struct crate *c, int n)
{

	mutex_enter(&c->c_lock);
	return c->c_count > n;			// CLEAN
}

int
crate_use(struct crate *c)
{
	int found;

	found = crate_find(c, 3);
	crate_done(c);
	return found;				// CLEAN
}
