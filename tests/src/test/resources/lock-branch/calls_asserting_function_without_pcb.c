/* Output asserts the block's lock, which its timer does not take. */
#include <netinet/in_pcb.h>

static void
case_output(struct inpcb *inp)
{
	INP_WLOCK_ASSERT(inp);
	inp->inp_flags |= 4;
}

static void
case_timer_wrong(void *arg)
{
	struct inpcb *inp = arg;

	case_output(inp);			// WANT LW1009 must
}

void
sys_timer_wrong(struct inpcb *inp)
{
	callout_setfunc(&inp->inp_timer, case_timer_wrong, inp);
}

static void
case_timer_right(void *arg)
{
	struct inpcb *inp = arg;

	INP_WLOCK(inp);
	case_output(inp);			// CLEAN
	INP_WUNLOCK(inp);
}

void
sys_timer_right(struct inpcb *inp)
{
	callout_setfunc(&inp->inp_timer, case_timer_right, inp);
}
