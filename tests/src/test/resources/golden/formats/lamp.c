#include <sys/param.h>
#include <sys/mutex.h>

/*
 * Field locking key:
 *   (l) l_lock
 *   (s) l_lock for writing, nothing for reading
 */
struct lamp {
	kmutex_t	l_lock;
	int		l_on;		/* (l) is it on? */
	int		l_watts;	/* (l) */
	int		l_colour;	/* (x) "red" & <green> */
	int		l_shade;	/* (y) */ /* lockwright: allow LW0001 -- its lock is in another <file> */
};

void	lamp_switch(struct lamp *);
void	lamp_read(struct lamp *, int *);

static void
lamp_set(struct lamp *l, int on)
{

	l->l_on = on;
}

void
lamp_switch(struct lamp *l)
{

	lamp_set(l, 1);
	mutex_enter(&l->l_lock);
	l->l_watts++;
	mutex_exit(&l->l_lock);
	mutex_exit(&l->l_lock);
}

void
lamp_read(struct lamp *l, int *watts)
{

	*watts = l->l_watts;
	mutex_enter(&l->l_lock);
	if (l->l_on)
		return;
	mutex_exit(&l->l_lock);
}
