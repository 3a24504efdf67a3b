/* One barrier orders all that is published behind it; what is stored plainly behind it is not ordered. */
#include <sys/systm.h>

struct item {
	int		i_weight;
};

struct parcel {
	struct item	*p_list;
	struct item	*p_last;
	struct item	*p_spare;
	int		p_size;
};

void	membar_producer(void);

void
sys_parcel_put_right(struct parcel *p, struct item *list, struct item *last)
{

	p->p_size = 2;
	membar_producer();
	atomic_store_relaxed(&p->p_list, list);
	atomic_store_relaxed(&p->p_last, last);	// CLEAN
}

void
sys_parcel_put_wrong(struct parcel *p, struct item *list, struct item *spare)
{

	membar_producer();
	atomic_store_relaxed(&p->p_list, list);
	p->p_size = 2;
	atomic_store_relaxed(&p->p_spare, spare);	// WANT LW1011
}

int
sys_parcel_get(struct parcel *p)
{
	struct item *list = atomic_load_acquire(&p->p_list);
	struct item *last = atomic_load_acquire(&p->p_last);

	return list->i_weight + last->i_weight + p->p_size;
}

int
sys_parcel_spare(struct parcel *p)
{
	struct item *spare = atomic_load_acquire(&p->p_spare);

	return spare->i_weight + p->p_size;
}
