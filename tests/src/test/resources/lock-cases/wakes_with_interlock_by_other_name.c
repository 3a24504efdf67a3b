/* The interlock goes by two names, and is given up by a function, in front of the wakeup. */
#include <sys/systm.h>

struct ctl {
	kmutex_t	c_lock;
	int		c_dead;
};

struct unit {
	struct ctl	*u_ctl;
	kmutex_t	*u_lock;	/* that of the controller */
	kcondvar_t	u_cv;
	int		u_ready;
};

void
unit_attach(struct unit *u, struct ctl *c)
{
	u->u_ctl = c;
	u->u_lock = &c->c_lock;
}

void
sys_unit_wait(struct unit *u)
{
	mutex_enter(u->u_lock);
	while (!u->u_ready)
		cv_wait(&u->u_cv, u->u_lock);	// CLEAN
	mutex_exit(u->u_lock);
}

void
sys_unit_ready_right(struct unit *u)
{
	struct ctl *c = u->u_ctl;

	mutex_enter(&c->c_lock);
	u->u_ready = 1;
	cv_broadcast(&u->u_cv);			// CLEAN
	mutex_exit(&c->c_lock);
}

static void
unit_exit(struct unit *u)
{
	mutex_exit(u->u_lock);
}

void
sys_unit_ready_after(struct unit *u)
{
	mutex_enter(u->u_lock);
	u->u_ready = 1;
	unit_exit(u);
	cv_broadcast(&u->u_cv);			// CLEAN
}

void
sys_unit_ready_wrong(struct unit *u)
{
	u->u_ready = 1;
	cv_broadcast(&u->u_cv);			// WANT LW3008 must
}
