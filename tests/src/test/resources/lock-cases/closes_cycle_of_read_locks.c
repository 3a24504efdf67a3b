/* Readers wait too, behind a writer that waits, so their circle is one. */
#include <sys/systm.h>

struct ant {
	kmutex_t	a_lock;
};
struct bee {
	kmutex_t	b_lock;
};
struct cat {
	kmutex_t	c_lock;
};
struct zoo {
	struct ant	*z_ant;
	struct bee	*z_bee;
	struct cat	*z_cat;
};

struct dog {
	krwlock_t	d_lock;
};
struct eel {
	krwlock_t	e_lock;
};
void
sys_dog_eel(struct dog *d, struct eel *e)
{
	rw_enter(&d->d_lock, RW_READER);
	rw_enter(&e->e_lock, RW_READER);	// WANT LW2004
	rw_exit(&e->e_lock);
	rw_exit(&d->d_lock);
}

void
sys_eel_dog(struct dog *d, struct eel *e)
{
	rw_enter(&e->e_lock, RW_READER);
	rw_enter(&d->d_lock, RW_READER);	// WANT LW2004
	rw_exit(&e->e_lock);
	rw_exit(&d->d_lock);
}
