/* A passive reference is given back with what it was taken with. That lies on the stack: nobody but the function can do it. */
#include <sys/systm.h>

struct post {
	struct psref_target p_target;
	int		p_value;
	int		p_flags;
};

struct route {
	struct psref	r_ref;
	struct post	*r_post;
};

static struct post *posts;
static struct psref_class *post_class;

void	post_read_enter(void);

static struct post *
post_get(int flag, struct psref *ref)
{
	struct post *p;
	int s;

	s = pserialize_read_enter();
	p = posts;
	if (p != NULL && (p->p_flags & flag) != 0)
		psref_acquire(ref, &p->p_target, post_class);
	else
		p = NULL;
	pserialize_read_exit(s);
	return p;
}

static void
post_put(struct post *p, struct psref *ref)
{

	if (p == NULL)
		return;
	psref_release(ref, &p->p_target, post_class);
}

int
post_value_right(int flag)
{
	struct psref ref;
	struct post *p;
	int value = 0;

	p = post_get(flag, &ref);
	if (p == NULL)
		return 0;			// CLEAN
	value = p->p_value;
	post_put(p, &ref);
	return value;				// CLEAN
}

int
post_late_right(int flag)
{
	struct psref ref;
	struct post *p;
	int error = 0;

	p = post_get(flag, &ref);
	if (p == NULL) {
		error = 2;
		goto out;
	}
	if (p->p_value == 0) {
		error = 22;
		goto out;
	}
	p->p_flags = 0;
out:
	post_put(p, &ref);			// CLEAN
	return error;				// CLEAN
}

int
post_value_wrong(int flag)
{
	struct psref ref;
	struct post *p;
	int value = 0;

	p = post_get(flag, &ref);
	if (p == NULL)
		return 0;			// CLEAN
	if (p->p_value == 7)
		return 7;			// WANT LW3001
	value = p->p_value;
	post_put(p, &ref);
	return value;				// CLEAN
}

bool
post_is_same_wrong(struct post *expected, int flag)
{
	struct psref ref;
	struct post *p;

	p = post_get(flag, &ref);
	return p == expected;			// WANT LW3001
}

void
post_clear_wrong(int flag)
{
	struct psref ref;
	struct post *p = posts;

	if (p == NULL)
		return;				// CLEAN
	p->p_flags &= ~flag;
	psref_release(&ref, &p->p_target, post_class);	// WANT LW3002
}

void
post_put_wrong(int flag)
{
	struct psref ref;
	struct post *p = posts;

	if (p == NULL)
		return;				// CLEAN
	p->p_flags &= ~flag;
	post_put(p, &ref);			// WANT LW3002
}

/* One test decides both. */
void
post_mark_right(struct post *p)
{
	struct psref ref;
	int s;

	s = pserialize_read_enter();
	if (p != NULL && p->p_value > 1)
		psref_acquire(&ref, &p->p_target, post_class);
	pserialize_read_exit(s);
	post_read_enter();
	if (p != NULL && p->p_value > 1)
		psref_release(&ref, &p->p_target, post_class);
}						// CLEAN

/* Kept in an object for later. */
void
route_set(struct route *r, struct post *p)
{

	r->r_post = p;
	psref_acquire(&r->r_ref, &p->p_target, post_class);
}						// CLEAN

void
route_clear(struct route *r)
{

	psref_release(&r->r_ref, &r->r_post->p_target, post_class);	// CLEAN
	r->r_post = NULL;
}
