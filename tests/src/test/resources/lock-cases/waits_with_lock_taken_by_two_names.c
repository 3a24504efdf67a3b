/* The driver has taken the lock that it lent, and the layer, which may not know that, asks for it again by its own name. */
#include <sys/systm.h>

struct ifmedia {
	kmutex_t	*ifm_lock;
	int		ifm_state;
};

struct nic {
	struct ifmedia	n_media;
	kmutex_t	*n_lock;
};

void	ifmedia_lock_for_legacy(struct ifmedia *);
void	ifmedia_unlock_for_legacy(struct ifmedia *);

static void
media_init(struct ifmedia *m, kmutex_t *lock)
{
	m->ifm_lock = lock;
}

static void
media_down_right(struct ifmedia *m)
{
	KASSERT(mutex_owned(m->ifm_lock));
	kpause("down", false, 1, m->ifm_lock);		// CLEAN
}

static void
media_down_wrong(struct ifmedia *m)
{
	kpause("down", false, 1, NULL);			// WANT LW3004
}

static void
media_down(struct ifmedia *m)
{
	ifmedia_lock_for_legacy(m);
	media_down_right(m);
	media_down_wrong(m);
	ifmedia_unlock_for_legacy(m);
}

void
sys_nic_attach(struct nic *n)
{
	n->n_lock = mutex_obj_alloc(MUTEX_DEFAULT, IPL_VM);
	media_init(&n->n_media, n->n_lock);
}

void
nic_stop(struct nic *n)
{
	mutex_enter(n->n_lock);
	media_down(&n->n_media);
	mutex_exit(n->n_lock);
}
