/* Nobody calls a system call who could give up what it keeps: a second hold, or one that a function took for it. */
#include <sys/systm.h>

struct crate {
	kmutex_t	c_lock;
	int		c_id;
	int		c_count;
	struct crate	*c_next;
};

static struct crate *crates;
static int crate_total;

static struct crate *
crate_lookup(int id)
{
	struct crate *c;

	for (c = crates; c != NULL; c = c->c_next) {
		mutex_enter(&c->c_lock);
		if (c->c_id == id)
			break;
		mutex_exit(&c->c_lock);
	}
	return c;				// CLEAN
}

static int
crate_try(struct crate *c)
{

	mutex_enter(&c->c_lock);
	if (c->c_count == 0) {
		mutex_exit(&c->c_lock);
		return 16;
	}
	return 0;				// CLEAN
}

int
sys_crate_fill_right(int id, int n)
{
	struct crate *c;

	c = crate_lookup(id);
	if (c == NULL)
		return 2;
	c->c_count += n;
	mutex_exit(&c->c_lock);
	return 0;				// CLEAN
}

int
sys_crate_fill_wrong(int id, int n)
{
	struct crate *c;

	c = crate_lookup(id);
	if (c == NULL)
		return 2;
	c->c_count += n;
	return 0;				// WANT LW3001
}

int
sys_crate_try_right(struct crate *c)
{
	int error;

	error = crate_try(c);
	if (error)
		return error;
	c->c_count--;
	mutex_exit(&c->c_lock);
	return 0;				// CLEAN
}

int
sys_crate_try_wrong(struct crate *c)
{
	int error;

	error = crate_try(c);
	if (error)
		return error;
	c->c_count--;
	return 0;				// WANT LW3001
}

void
sys_crate_total_right(int n)
{

	KERNEL_LOCK(1, NULL);
	KERNEL_LOCK(1, NULL);
	crate_total += n;
	KERNEL_UNLOCK_ONE(NULL);
	KERNEL_UNLOCK_ONE(NULL);
}						// CLEAN

void
sys_crate_total_wrong(int n)
{

	KERNEL_LOCK(1, NULL);
	KERNEL_LOCK(1, NULL);
	crate_total += n;
	KERNEL_UNLOCK_ONE(NULL);
}						// WANT LW3001

static int
crate_peek(struct crate *c)
{

	mutex_enter(&c->c_lock);
	if (c->c_id == 0) {
		mutex_exit(&c->c_lock);
		return 2;
	}
	return 0;				// CLEAN
}

int
sys_crate_peek_wrong(struct crate *c)
{
	int error;

	error = crate_peek(c);
	if (error)
		return error;
	crate_total = c->c_count;
	return 0;				// WANT LW3001
}
