/* A buffer's flags are changed through a pointer to it, without the socket lock. */
#include <sys/socketvar.h>

void
sys_sb_nointr_wrong(struct sockbuf *sb)
{
	sb->sb_flags |= SB_NOINTR;		// WANT LW1002 must
}

void
sys_sb_nointr_right(struct sockbuf *sb)
{
	solock(sb->sb_so);
	sb->sb_flags |= SB_NOINTR;		// CLEAN
	sounlock(sb->sb_so);
}
