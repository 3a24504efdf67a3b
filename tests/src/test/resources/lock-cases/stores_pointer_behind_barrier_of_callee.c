/* The barrier before the store is the last thing that a called function does. */
#include <sys/systm.h>

struct fence {
	int		f_seqno;
};

struct resv {
	unsigned int	r_gen;
	struct fence	*r_excl;
	struct fence	*r_shared;
};

#define	atomic_load_consume(p)		(*(p))
#define	atomic_store_relaxed(p, v)	(*(p) = (v))

static void
gen_begin(unsigned int *gen)
{
	*gen |= 1;
	membar_release();
}

static void
resv_begin(struct resv *r)
{
	KASSERT(r != NULL);
	gen_begin(&r->r_gen);
}

static void
resv_end(struct resv *r)
{
	membar_release();
	r->r_gen++;
}

void
sys_resv_set_right(struct resv *r, struct fence *f)
{
	f->f_seqno = 1;
	resv_begin(r);
	atomic_store_relaxed(&r->r_excl, f);		// CLEAN
	resv_end(r);
}

void
sys_resv_set_wrong(struct resv *r, struct fence *f)
{
	f->f_seqno = 1;
	resv_end(r);
	atomic_store_relaxed(&r->r_shared, f);		// WANT LW1011
}

int
sys_resv_seqno(struct resv *r)
{
	struct fence *f = atomic_load_consume(&r->r_excl);
	struct fence *g = atomic_load_consume(&r->r_shared);

	return f->f_seqno + g->f_seqno;
}
