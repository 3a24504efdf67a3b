/* The condition under which nobody is woken is that under which the caller holds no lock. */
#include <sys/systm.h>

#define	MAP_EARLY	0x01
#define	MAP_LATE	0x02

struct map {
	kmutex_t	m_lock;
	kcondvar_t	m_cv;
	kcondvar_t	m_other;
	int		m_flags;
	int		m_free;
};

static void
map_put(struct map *m)
{
	m->m_free++;
	if ((m->m_flags & MAP_EARLY) == 0)
		cv_broadcast(&m->m_cv);		// CLEAN
}

static void
map_give(struct map *m)
{
	m->m_free++;
	if ((m->m_flags & MAP_LATE) == 0)
		cv_broadcast(&m->m_other);	// WANT LW3008
}

void
sys_map_free(struct map *m)
{
	if ((m->m_flags & MAP_EARLY) == 0)
		mutex_enter(&m->m_lock);
	map_put(m);
	map_give(m);
	if ((m->m_flags & MAP_EARLY) == 0)
		mutex_exit(&m->m_lock);
}

void
sys_map_wait(struct map *m)
{
	mutex_enter(&m->m_lock);
	while (m->m_free == 0)
		cv_wait(&m->m_cv, &m->m_lock);
	while (m->m_free == 1)
		cv_wait(&m->m_other, &m->m_lock);
	mutex_exit(&m->m_lock);
}
