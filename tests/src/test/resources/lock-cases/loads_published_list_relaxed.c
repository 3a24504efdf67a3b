/* An element is put in front of a list with release; a walk that does not consume the head may look into what is not filled yet. */
#include <sys/systm.h>

struct entry {
	struct entry	*e_next;
	int		e_value;
};

struct chain {
	struct entry	*c_head;
	kmutex_t	c_lock;		/* one writer at a time */
};

#define	atomic_load_relaxed(p)	(*(p))
#define	atomic_load_consume(p)	(*(p))
#define	atomic_store_release(p, v)	(*(p) = (v))

void
sys_chain_add(struct chain *c, int value)
{
	struct entry *e = kmem_alloc(sizeof(*e), KM_SLEEP);

	e->e_value = value;
	mutex_enter(&c->c_lock);
	e->e_next = c->c_head;			// CLEAN
	atomic_store_release(&c->c_head, e);
	mutex_exit(&c->c_lock);
}

int
sys_chain_first_wrong(struct chain *c)
{
	struct entry *e = atomic_load_relaxed(&c->c_head);	// WANT LW1010 must

	return e == NULL ? -1 : e->e_value;
}

int
sys_chain_first_right(struct chain *c)
{
	struct entry *e = atomic_load_consume(&c->c_head);	// CLEAN

	return e == NULL ? -1 : e->e_value;
}

static int
chain_count(struct chain *c)
{
	struct entry *e;
	int n = 0;

	for (e = c->c_head; e != NULL; e = e->e_next)	// CLEAN
		n++;
	return n;
}

int
sys_chain_count_right(struct chain *c)
{
	int n;

	mutex_enter(&c->c_lock);
	n = chain_count(c);
	mutex_exit(&c->c_lock);
	return n;
}
