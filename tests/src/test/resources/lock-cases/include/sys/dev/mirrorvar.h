/* A driver of the lock cases on top of spindlevar.h, whose methods run in threads only and sleep. */
#ifndef _DEV_MIRRORVAR_H_
#define _DEV_MIRRORVAR_H_

#include <dev/spindlevar.h>

struct mirror {
	struct spindle	m_spindle;
	struct pool	m_pool;
	void		*m_item;
};

static inline int
mirror_begin(struct spindle *sp, int block)
{
	struct mirror *m = container_of(sp, struct mirror, m_spindle);

	m->m_item = pool_get(&m->m_pool, PR_WAITOK);
	return block;
}

static const struct spindle_driver mirror_driver = {
	.d_begin = mirror_begin,
};

static inline void
sys_mirror_io(struct mirror *m, int block)
{
	m->m_spindle.sp_driver = &mirror_driver;
	spindle_begin(&m->m_spindle, block);
}

#endif
