/* A sender holds the buffer's sleep lock over windows in which the socket lock is dropped. */
#include <sys/socketvar.h>

int
sys_so_send(struct socket *so, struct uio *uio)
{
	char tmp[64];
	int error;

	solock(so);
	error = sblock(&so->so_snd, 1);
	if (error)
		goto out;
	while (so->so_snd.sb_cc >= so->so_snd.sb_hiwat) {
		error = sbwait(&so->so_snd);
		if (error)
			goto release;
	}
	sounlock(so);
	error = uiomove(tmp, sizeof(tmp), uio);
	solock(so);
	so->so_snd.sb_cc++;			// CLEAN
release:
	sbunlock(&so->so_snd);
out:
	sounlock(so);
	return error;				// CLEAN
}
