/* A function that says first that it holds a lock, and then takes it, waits for itself. */
#include <sys/systm.h>

struct vat {
	kmutex_t	v_lock;
	int		v_dead;
	int		v_count;
};

void	vat_tell(struct vat *);

static void
vat_refill_right(struct vat *v)
{

	KASSERT(mutex_owned(&v->v_lock));
	mutex_exit(&v->v_lock);
	vat_tell(v);
	mutex_enter(&v->v_lock);		// CLEAN
}

static void
vat_refill_wrong(struct vat *v)
{

	KASSERT(mutex_owned(&v->v_lock));
	vat_tell(v);
	mutex_enter(&v->v_lock);		// WANT LW2003
}

void
vat_fill(struct vat *v)
{

	mutex_enter(&v->v_lock);
	v->v_count++;
	vat_refill_right(v);
	vat_refill_wrong(v);
	mutex_exit(&v->v_lock);
}

/* What is asserted holds of some only. */
void
vat_drain(struct vat *v)
{

	KASSERT(v->v_dead || mutex_owned(&v->v_lock));
	if (v->v_dead) {
		mutex_enter(&v->v_lock);	// CLEAN
		v->v_count = 0;
		mutex_exit(&v->v_lock);
	}
}
