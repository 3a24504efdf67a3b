/* Macros enter and leave the section; the object is written to after it, with a reference or without. */
#include <sys/systm.h>

struct route {
	struct localcount r_count;
	int		r_uses;
	int		r_metric;
};

struct rtab {
	struct route	*rt_entry[4];
};

#define	RTAB_ENTER(s)		((s) = pserialize_read_enter())
#define	RTAB_EXIT(s)		pserialize_read_exit(s)

static kmutex_t rtab_lock;
static kcondvar_t rtab_cv;

void
sys_route_use_wrong(struct rtab *t, int i)
{
	struct route *r;
	int s;

	RTAB_ENTER(s);
	r = t->rt_entry[i];
	RTAB_EXIT(s);
	if (r != NULL)
		r->r_uses++;			// WANT LW3011
}

void
sys_route_use_right(struct rtab *t, int i)
{
	struct route *r;
	int s;

	RTAB_ENTER(s);
	r = t->rt_entry[i];
	if (r != NULL)
		r->r_uses++;			// CLEAN
	RTAB_EXIT(s);
}

void
sys_route_use_referenced(struct rtab *t, int i)
{
	struct route *r;
	int s;

	RTAB_ENTER(s);
	r = t->rt_entry[i];
	if (r == NULL) {
		RTAB_EXIT(s);
		return;
	}
	localcount_acquire(&r->r_count);
	RTAB_EXIT(s);
	r->r_metric = 1;			// CLEAN
	localcount_release(&r->r_count, &rtab_cv, &rtab_lock);
}

void
sys_route_use_if_found(struct rtab *t, int i)
{
	struct route *r;
	int s;

	RTAB_ENTER(s);
	r = t->rt_entry[i];
	if (r != NULL)
		localcount_acquire(&r->r_count);
	RTAB_EXIT(s);
	if (r == NULL)
		return;
	r->r_metric = 2;			// CLEAN
	localcount_release(&r->r_count, &rtab_cv, &rtab_lock);
}
