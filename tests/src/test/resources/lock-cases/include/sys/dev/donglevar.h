/* Another driver of the lock cases on top of phyvar.h, all of which runs in threads. */
#ifndef _DEV_DONGLEVAR_H_
#define _DEV_DONGLEVAR_H_

#include <dev/phyvar.h>

struct dongle {
	struct phy	d_phy;
	struct phy_data	d_data;
};

static inline void
sys_dongle_attach(struct dongle *d)
{
	d->d_data.pd_flags = PHY_MAYSLEEP;
	phy_attach(&d->d_phy, &d->d_data, 0);
}

static inline void
sys_dongle_down(struct dongle *d)
{
	mutex_enter(d->d_phy.p_lock);
	phy_down(&d->d_phy);
	phy_slow(&d->d_phy);
	phy_busy(&d->d_phy);
	mutex_exit(d->d_phy.p_lock);
}

#endif
