/* A driver of the lock cases on top of phyvar.h, which takes the phy down in its interrupt. */
#ifndef _DEV_AGERVAR_H_
#define _DEV_AGERVAR_H_

#include <dev/phyvar.h>

struct ager {
	struct phy	a_phy;
	struct phy_data	a_data;
};

static inline int
ager_intr(void *arg)
{
	struct ager *a = arg;

	mutex_enter(a->a_phy.p_lock);
	phy_down(&a->a_phy);
	phy_slow(&a->a_phy);
	phy_busy(&a->a_phy);
	mutex_exit(a->a_phy.p_lock);
	return 1;
}

static inline void
sys_ager_attach(struct ager *a, void *pc)
{
	int flags = PHY_NOISO;

	flags |= PHY_DELAYS;
	pci_intr_establish(pc, 1, IPL_VM, ager_intr, a);
	phy_attach(&a->a_phy, &a->a_data, flags);
}

#endif
