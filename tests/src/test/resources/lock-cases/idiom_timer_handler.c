// FILE: sys/netinet/case_timer.c
/* A protocol timer takes softnet_lock, looks whether its block is dead, and takes the big lock. */
#include <sys/socketvar.h>

struct tpcb {
	struct socket	*t_socket;
	callout_t	t_ch;
	int		t_dead;
};
static void
tpcb_timer(void *arg)
{
	struct tpcb *tp = arg;
	struct socket *so = tp->t_socket;

	mutex_enter(softnet_lock);
	if (tp->t_dead) {
		mutex_exit(softnet_lock);
		return;				// CLEAN
	}
	KERNEL_LOCK(1, NULL);
	so->so_error = EIO;			// CLEAN
	KERNEL_UNLOCK_ONE(NULL);
	mutex_exit(softnet_lock);
}						// CLEAN
void
sys_tpcb_start(struct tpcb *tp)
{
	callout_setfunc(&tp->t_ch, tpcb_timer, tp);
}
