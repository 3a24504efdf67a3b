/* A full buffer makes the function return with its lock held. */
#include <netinet/in_pcb.h>

int
sys_append_wrong(struct socket *so)
{
	struct sockbuf *sb = &so->so_rcv;

	SOCKBUF_LOCK(sb);
	if (sb->sb_mb != NULL) {
		SOCKBUF_UNLOCK(sb);
		return EBUSY;
	}
	if (sb->sb_cc >= sb->sb_hiwat) {
		return EWOULDBLOCK;		// WANT LW3001
	}
	sb->sb_cc++;
	SOCKBUF_UNLOCK(sb);
	return 0;
}

int
sys_append_right(struct socket *so)
{
	struct sockbuf *sb = &so->so_rcv;

	SOCKBUF_LOCK(sb);
	if (sb->sb_mb != NULL) {
		SOCKBUF_UNLOCK(sb);
		return EBUSY;
	}
	if (sb->sb_cc >= sb->sb_hiwat) {
		SOCKBUF_UNLOCK(sb);
		return EWOULDBLOCK;		// CLEAN
	}
	sb->sb_cc++;
	SOCKBUF_UNLOCK(sb);
	return 0;
}
