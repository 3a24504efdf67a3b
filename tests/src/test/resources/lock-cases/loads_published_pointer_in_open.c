/* Functions that open, start and close what others share are no makers of it by their names: they load in order as everybody does. */
#include <sys/systm.h>

struct table {
	u_int		t_len;
	u_int		t_entry[8];
};

struct owner {
	struct table	*o_table;	/* published */
};

#define	atomic_load_relaxed(p)	(*(p))
#define	atomic_load_consume(p)	(*(p))
#define	atomic_store_release(p, v)	(*(p) = (v))

void
sys_owner_set(struct owner *o, struct table *t)
{
	t->t_len = 8;
	atomic_store_release(&o->o_table, t);
}

u_int
sys_owner_open_wrong(struct owner *o)
{
	struct table *t = atomic_load_relaxed(&o->o_table);	// WANT LW1010

	return t->t_len;
}

u_int
sys_owner_start_right(struct owner *o)
{
	struct table *t = atomic_load_consume(&o->o_table);	// CLEAN

	return t->t_len;
}

u_int
owner_detach(struct owner *o)
{
	struct table *t = atomic_load_relaxed(&o->o_table);	// CLEAN

	return t->t_len;
}
