/* Rings and what hangs on them; read by every file of this tree. */
#ifndef _SYS_RING_H_
#define _SYS_RING_H_

#include <sys/systm.h>

/*
 * Descriptor ring.  Field markings and the corresponding locks:
 *
 * m:	r_lock
 * a:	atomic
 * ::	unlocked, stable
 */
struct ring {
	kmutex_t	r_lock;		/* :: taken first */
	u_int		r_head;		/* m: next to fill */
	u_int		r_tail;		/* m: next to clean */
	u_int		r_count;	/* m: how many are filled */
	u_int		r_flags;	/* a: what was asked for */
	u_int		r_size;		/* z: number of slots */
};

struct ant {
	kmutex_t	a_lock;
};
struct bee {
	kmutex_t	b_lock;
};

int	sys_ring_head(struct ring *);
int	sys_ring_search(struct ring *, u_int);
void	sys_ring_ask(struct ring *);

#endif
