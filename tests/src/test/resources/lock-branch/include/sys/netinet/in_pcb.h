/* Protocol control blocks of a branch in progress. */
#ifndef _NETINET_IN_PCB_H_
#define _NETINET_IN_PCB_H_

#include <sys/socketvar.h>

/*
 * Internet protocol control block.
 *
 * Field locking key:
 *   (i) INP_WLOCK (inp_lock rwlock), INP_RLOCK to read
 *   (c) constant after creation
 */
struct inpcb {
	krwlock_t	inp_lock;	/* lock of this block */
	struct socket	*inp_socket;	/* (c) our socket */
	u_short		inp_lport;	/* (i) local port */
	u_short		inp_fport;	/* (i) foreign port */
	int		inp_flags;	/* (i) INP_* */
	callout_t	inp_timer;	/* retransmission */
};

#define	sotoinpcb(so)	((struct inpcb *)(so)->so_pcb)

#endif /* !_NETINET_IN_PCB_H_ */
