/* Those who put elements into lists and take them out hold a lock, a different one for each list; of a function nobody calls nothing is known. */
#include <sys/systm.h>

struct link {
	struct link	*l_next;
	struct link	**l_prevp;
};

struct farm {
	kmutex_t	f_lock;
	struct link	f_links;
};

struct yard {
	kmutex_t	y_lock;
	struct link	y_links;
};

#define	atomic_load_consume(p)		(*(p))
#define	atomic_store_release(p, v)	(*(p) = (v))

static inline void
link_insert(struct link *at, struct link *new)
{
	new->l_next = at->l_next;
	new->l_prevp = &at->l_next;
	atomic_store_release(&at->l_next, new);
}

static inline struct link *
link_peek(struct link *at)
{
	return atomic_load_consume(&at->l_next);
}

static inline void
link_remove_right(struct link *at)
{
	if (at->l_next != NULL)				// CLEAN
		at->l_next->l_prevp = at->l_prevp;	// CLEAN
}

static inline void
link_remove_wrong(struct link *at)
{
	struct link *next = at->l_next;			// WANT LW1010

	if (next != NULL)
		next->l_prevp = at->l_prevp;
}

int
link_public(struct link *at, struct link *new)
{
	link_insert(at, new);
	return link_peek(at) == new;
}

void
sys_farm_change(struct farm *f, struct link *new)
{
	mutex_enter(&f->f_lock);
	link_insert(&f->f_links, new);
	link_remove_right(&f->f_links);
	mutex_exit(&f->f_lock);
	link_remove_wrong(&f->f_links);
}

void
sys_yard_change(struct yard *y, struct link *new)
{
	mutex_enter(&y->y_lock);
	link_insert(&y->y_links, new);
	link_remove_right(&y->y_links);
	mutex_exit(&y->y_lock);
}
