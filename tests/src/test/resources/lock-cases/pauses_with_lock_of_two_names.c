/* The lock that the pause gives up has two names where it is taken, and one where the pause is. */
#include <sys/systm.h>

struct media {
	kmutex_t	m_lock;			/* spins */
};

struct phy {
	struct media	*p_media;
	int		p_state;
};

static void
phy_auto_right(struct phy *p)
{
	struct media *m = p->p_media;

	kpause("phy", false, 1, &m->m_lock);		// CLEAN
	p->p_state = 1;
}

static void
phy_auto_wrong(struct phy *p)
{
	kpause("phy", false, 1, NULL);			// WANT LW3004
	p->p_state = 1;
}

static void
phy_service(struct phy *p, struct media *m)
{
	phy_auto_right(p);
	phy_auto_wrong(p);
}

void
sys_phy_attach(struct media *m)
{
	mutex_init(&m->m_lock, MUTEX_DEFAULT, IPL_VM);
}

void
sys_phy_resume(struct phy *p)
{
	mutex_enter(&p->p_media->m_lock);
	phy_service(p, p->p_media);
	mutex_exit(&p->p_media->m_lock);
}
