/* A layer of the lock cases under network drivers: what a phy may do its driver says by flags. */
#ifndef _DEV_PHYVAR_H_
#define _DEV_PHYVAR_H_

#include <sys/systm.h>

#define	PHY_NOISO	0x0001
#define	PHY_MAYSLEEP	0x0002
#define	PHY_DELAYS	0x0004
#define	PHY_BUSY	0x0100
#define	PHY_INHERIT	(PHY_NOISO | PHY_MAYSLEEP | PHY_DELAYS)

struct phy_data {
	int		pd_flags;
};

struct phy {
	kmutex_t	*p_lock;
	kcondvar_t	p_cv;
	kcondvar_t	p_slow_cv;
	kcondvar_t	p_busy_cv;
	int		p_flags;
};

void	phy_attach(struct phy *, struct phy_data *, int);
void	phy_down(struct phy *);
void	phy_slow(struct phy *);
void	phy_busy(struct phy *);

#endif
