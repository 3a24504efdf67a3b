/* What was found in a read section is gone after it, unless a reference keeps it. */
#include <sys/systm.h>

struct item {
	struct item	*i_next;
	struct psref_target i_target;
	int		i_id;
	int		i_value;
};

struct table {
	struct item	*t_first;
	kmutex_t	t_lock;
};

int
sys_item_value_wrong(struct table *t, int id)
{
	struct item *i;
	int s;

	s = pserialize_read_enter();
	for (i = t->t_first; i != NULL; i = i->i_next) {
		if (i->i_id == id)
			break;
	}
	pserialize_read_exit(s);
	return i == NULL ? -1 : i->i_value;	// WANT LW3011
}

int
sys_item_value_right(struct table *t, int id)
{
	struct item *i;
	int s, value = -1;

	s = pserialize_read_enter();
	for (i = t->t_first; i != NULL; i = i->i_next) {
		if (i->i_id == id)
			value = i->i_value;	// CLEAN
	}
	pserialize_read_exit(s);
	return value;
}

int
sys_item_value_referenced(struct table *t, struct psref_class *class)
{
	struct psref ref;
	struct item *i;
	int s, value, bound;

	bound = curlwp_bind();
	s = pserialize_read_enter();
	i = t->t_first;
	if (i == NULL) {
		pserialize_read_exit(s);
		curlwp_bindx(bound);
		return -1;
	}
	psref_acquire(&ref, &i->i_target, class);	// CLEAN
	pserialize_read_exit(s);
	value = i->i_value;			// CLEAN
	psref_release(&ref, &i->i_target, class);
	curlwp_bindx(bound);
	return value;
}

int
sys_item_value_locked(struct table *t)
{
	struct item *i;
	int s, value;

	mutex_enter(&t->t_lock);
	s = pserialize_read_enter();
	i = t->t_first;
	pserialize_read_exit(s);
	value = i->i_value;			// CLEAN
	mutex_exit(&t->t_lock);
	return value;
}
