/* A pointer to void has two owners, one at a time: who loads it as his own reads what he stored himself. */
#include <sys/systm.h>

struct trunk_port {
	int		tp_speed;
};

struct bond_port {
	int		bp_state;
};

struct iface {
	kmutex_t	if_lock;
	void		*if_owner;
	void		*if_other;
};

#define	atomic_load_consume(p)		(*(p))
#define	atomic_store_release(p, v)	(*(p) = (v))

void
sys_bond_add(struct iface *ifp, struct bond_port *bp)
{
	bp->bp_state = 1;
	atomic_store_release(&ifp->if_owner, bp);
	atomic_store_release(&ifp->if_other, bp);
}

int
sys_bond_state(struct iface *ifp)
{
	struct bond_port *bp = atomic_load_consume(&ifp->if_owner);
	struct bond_port *other = atomic_load_consume(&ifp->if_other);

	return bp->bp_state + other->bp_state;
}

int
sys_trunk_speed_right(struct iface *ifp)
{
	struct trunk_port *tp = ifp->if_owner;		// CLEAN

	return tp->tp_speed;
}

int
sys_bond_state_wrong(struct iface *ifp)
{
	struct bond_port *bp = ifp->if_other;		// WANT LW1010 must

	return bp->bp_state;
}
