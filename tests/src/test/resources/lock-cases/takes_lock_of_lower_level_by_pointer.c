/* The locks are allocated, and one for a lower level than that of the interrupt which takes it. */
#include <sys/systm.h>

struct uart {
	kmutex_t	*u_low;
	kmutex_t	*u_high;
	kmutex_t	*u_same;
	int		u_chars;
};

static int
uart_intr(void *arg)
{
	struct uart *u = arg;

	mutex_spin_enter(u->u_low);		// WANT LW3010 must
	u->u_chars++;
	mutex_spin_exit(u->u_low);
	mutex_spin_enter(u->u_high);		// CLEAN
	u->u_chars++;
	mutex_spin_exit(u->u_high);
	mutex_spin_enter(u->u_same);		// CLEAN
	u->u_chars++;
	mutex_spin_exit(u->u_same);
	return 1;
}

void
uart_attach(struct uart *u, void *ic)
{
	u->u_low = mutex_obj_alloc(MUTEX_DEFAULT, IPL_VM);
	u->u_high = mutex_obj_alloc(MUTEX_DEFAULT, IPL_HIGH);
	u->u_same = mutex_obj_alloc(MUTEX_DEFAULT, IPL_SCHED);
	isa_intr_establish(ic, 4, IST_LEVEL, IPL_SCHED, uart_intr, u);
}
