/* One function links entries of lists of all kinds, each with a lock of its own: who holds that of his kind keeps writers out. */
#include <sys/systm.h>

struct entry {
	struct entry	*en_next;
	int		en_value;
};

struct shelf {
	kmutex_t	s_lock;
	struct entry	s_head;
};

struct rack {
	kmutex_t	r_lock;
	struct entry	r_head;
};

#define	atomic_load_consume(p)		(*(p))
#define	atomic_store_release(p, v)	(*(p) = (v))

static void
entry_link(struct entry *at, struct entry *en)
{
	atomic_store_release(&at->en_next, en);
}

static int
entry_first(struct entry *at)
{
	struct entry *en = atomic_load_consume(&at->en_next);

	return en->en_value;
}

static int
entry_peek(struct entry *at)
{
	return at->en_next->en_value;		// CLEAN
}

static int
entry_look(struct entry *at)
{
	return at->en_next->en_value;		// WANT LW1010 must
}

void
sys_shelf_add(struct shelf *s, struct entry *en)
{
	mutex_enter(&s->s_lock);
	entry_link(&s->s_head, en);
	mutex_exit(&s->s_lock);
}

void
sys_rack_add(struct rack *r, struct entry *en)
{
	mutex_enter(&r->r_lock);
	entry_link(&r->r_head, en);
	mutex_exit(&r->r_lock);
}

int
sys_rack_first(struct rack *r)
{
	return entry_first(&r->r_head);
}

int
sys_shelf_peek(struct shelf *s)
{
	int value;

	mutex_enter(&s->s_lock);
	value = entry_peek(&s->s_head);
	mutex_exit(&s->s_lock);
	return value;
}

int
sys_rack_look(struct rack *r)
{
	return entry_look(&r->r_head);
}
