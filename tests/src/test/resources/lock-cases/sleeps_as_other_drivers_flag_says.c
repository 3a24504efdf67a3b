/* Only objects of donglevar.h are made to sleep: the interrupt of agervar.h has none of them. Its own flag, and one that changes, tell nothing. */
#include <dev/phyvar.h>
#include <dev/agervar.h>
#include <dev/donglevar.h>

void
phy_attach(struct phy *p, struct phy_data *pd, int flags)
{
	p->p_flags = flags | (pd->pd_flags & PHY_INHERIT);
}

void
phy_down(struct phy *p)
{
	if (p->p_flags & PHY_MAYSLEEP)
		cv_wait(&p->p_cv, p->p_lock);		// CLEAN
}

void
phy_slow(struct phy *p)
{
	if (p->p_flags & PHY_DELAYS)
		cv_wait(&p->p_slow_cv, p->p_lock);	// WANT LW3005
}

void
phy_busy(struct phy *p)
{
	if (p->p_flags & PHY_BUSY)
		cv_wait(&p->p_busy_cv, p->p_lock);	// WANT LW3005
	p->p_flags |= PHY_BUSY;
}
