/* A table is published with release; a load that does not consume it may find it not yet filled. */
#include <sys/systm.h>

struct table {
	u_int		t_len;
	u_int		t_entry[8];
};

struct owner {
	struct table	*o_table;	/* published */
	kmutex_t	o_lock;
};

#define	atomic_load_relaxed(p)	(*(p))
#define	atomic_load_consume(p)	(*(p))
#define	atomic_store_release(p, v)	(*(p) = (v))

void
sys_owner_set(struct owner *o, struct table *t)
{
	t->t_len = 8;
	mutex_enter(&o->o_lock);
	atomic_store_release(&o->o_table, t);
	mutex_exit(&o->o_lock);
}

u_int
sys_owner_len_wrong(struct owner *o)
{
	struct table *t = atomic_load_relaxed(&o->o_table);	// WANT LW1010 must

	return t->t_len;
}

u_int
sys_owner_len_right(struct owner *o)
{
	struct table *t = atomic_load_consume(&o->o_table);	// CLEAN

	return t->t_len;
}

int
sys_owner_has_right(struct owner *o)
{
	return atomic_load_consume(&o->o_table) != NULL;	// CLEAN
}

u_int
sys_owner_len_locked(struct owner *o)
{
	struct table *t;
	u_int len;

	mutex_enter(&o->o_lock);
	t = o->o_table;				// CLEAN
	len = t->t_len;
	mutex_exit(&o->o_lock);
	return len;
}
