/* The same pointer, published behind a barrier and loaded without one. */
#include <sys/systm.h>

struct table {
	u_int		t_len;
};

struct owner {
	struct table	*o_table;	/* published */
};

void	membar_producer(void);
void	membar_consumer(void);

void
sys_owner_set(struct owner *o, struct table *t)
{
	t->t_len = 8;
	membar_producer();
	o->o_table = t;
}

u_int
sys_owner_len_wrong(struct owner *o)
{
	struct table *t = o->o_table;		// WANT LW1010 must

	return t->t_len;
}

u_int
sys_owner_len_right(struct owner *o)
{
	struct table *t = o->o_table;		// CLEAN

	membar_consumer();
	return t->t_len;
}
