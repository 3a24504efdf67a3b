/* A part of the layer of spindlevar.h that has a callout of its own. */
#ifndef _DEV_SPINDLEPOLL_H_
#define _DEV_SPINDLEPOLL_H_

#include <dev/spindlevar.h>

static inline void
spindle_poll(void *arg)
{
	struct spindle *sp = arg;

	spindle_label(sp, sp->sp_queued);
}

static inline void
spindle_attach(struct spindle *sp)
{
	callout_setfunc(&sp->sp_poll, spindle_poll, sp);
}

#endif
