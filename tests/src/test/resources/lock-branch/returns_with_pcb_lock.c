/* An input function returns with the block locked when its packet is no good. */
#include <netinet/in_pcb.h>

void
sys_check_wrong(struct inpcb *inp)
{
	INP_RLOCK(inp);
	if (inp->inp_lport == 0) {
		return;				// WANT LW3001
	}
	printf("%d\n", inp->inp_fport);
	INP_RUNLOCK(inp);
}

void
sys_check_right(struct inpcb *inp)
{
	INP_RLOCK(inp);
	if (inp->inp_lport == 0) {
		INP_RUNLOCK(inp);
		return;				// CLEAN
	}
	printf("%d\n", inp->inp_fport);
	INP_RUNLOCK(inp);
}
