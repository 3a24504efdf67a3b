/* An event filter takes the socket lock unless its caller says that it is held. */
#include <sys/socketvar.h>

#define	NOTE_SUBMIT	0x01000000
static int
filt_case_read(struct socket *so, long hint)
{
	int rv;

	if (hint != NOTE_SUBMIT)
		solock(so);
	rv = so->so_rcv.sb_cc != 0;		// CLEAN
	if (so->so_state & SS_CANTRCVMORE)	// CLEAN
		rv = 1;
	if (hint != NOTE_SUBMIT)
		sounlock(so);
	return rv;				// CLEAN
}
void
sys_so_poll(struct socket *so)
{
	(void)filt_case_read(so, 0);
	solock(so);
	(void)filt_case_read(so, NOTE_SUBMIT);
	sounlock(so);
}
