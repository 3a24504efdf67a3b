/* A layer that several drivers of the lock cases share: each lends it its methods, and is called back by them. */
#ifndef _DEV_SPINDLEVAR_H_
#define _DEV_SPINDLEVAR_H_

#include <sys/systm.h>

struct spindle;

struct spindle_driver {
	int	(*d_begin)(struct spindle *, int);
	int	(*d_label)(struct spindle *, int);
};

struct spindle {
	const struct spindle_driver *sp_driver;
	callout_t	sp_poll;
	int		sp_queued;
};

static inline int
spindle_begin(struct spindle *sp, int block)
{
	return (*sp->sp_driver->d_begin)(sp, block);
}

static inline int
spindle_label(struct spindle *sp, int block)
{
	return (*sp->sp_driver->d_label)(sp, block);
}

#endif
