/* A driver of the lock cases on top of spindlevar.h, whose methods run in threads only and sleep. */
#ifndef _DEV_MIRRORVAR_H_
#define _DEV_MIRRORVAR_H_

#include <dev/spindlevar.h>

struct mirror {
	struct spindle	m_spindle;
	int		m_state;
};

static inline int
mirror_begin(struct spindle *sp, int block)
{
	struct mirror *m = container_of(sp, struct mirror, m_spindle);

	kpause("mirror", false, 1, NULL);
	return m->m_state;
}

static inline void
sys_mirror_attach(struct spindle_driver *d)
{
	d->d_begin = mirror_begin;
}

static inline void
sys_mirror_io(struct mirror *m, int block)
{
	spindle_begin(&m->m_spindle, block);
}

#endif
