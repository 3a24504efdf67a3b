/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Network buffers: small fixed pieces, chained by m_next into a packet and
 * by m_nextpkt into a queue of packets.
 */

#ifndef _SYS_MBUF_H_
#define	_SYS_MBUF_H_

#ifdef _KERNEL_OPT
#include "opt_mbuftrace.h"
#endif

#include <sys/types.h>
#include <sys/param.h>

struct ifnet;

/* Who is accounted for the memory; empty unless it is traced. */
struct mowner {
	char		mo_name[16];
	u_long		mo_counter[8];
};
#define	MOWNER_INIT(x)	{ .mo_name = x }

struct m_hdr {
	struct mbuf	*mh_next;	/* next piece of this packet */
	struct mbuf	*mh_nextpkt;	/* next packet of the queue */
	char		*mh_data;	/* first byte */
#ifdef MBUFTRACE
	struct mowner	*mh_owner;	/* who owns it */
#endif
	int		mh_len;		/* bytes here */
	int		mh_flags;	/* M_* below */
	short		mh_type;	/* MT_* below */
};

struct pkthdr {
	struct ifnet	*rcvif;		/* interface it came in by */
	int		len;		/* bytes in the whole packet */
};

struct mbuf {
	struct m_hdr	m_hdr;
	struct pkthdr	m_pkthdr;	/* if M_PKTHDR */
	struct {
		char	*ext_buf;	/* storage outside */
		size_t	ext_size;	/* size of it */
	} m_ext;			/* if M_EXT */
	char		m_dat[MLEN];
};

#define	m_next		m_hdr.mh_next
#define	m_nextpkt	m_hdr.mh_nextpkt
#define	m_data		m_hdr.mh_data
#define	m_len		m_hdr.mh_len
#define	m_flags		m_hdr.mh_flags
#define	m_type		m_hdr.mh_type
#ifdef MBUFTRACE
#define	m_owner		m_hdr.mh_owner
#endif

#define	mtod(m, t)	((t)(void *)((m)->m_data))

#define	M_EXT		0x0001
#define	M_PKTHDR	0x0002
#define	M_EOR		0x0004
#define	M_BCAST		0x0100

#define	MT_DATA		1
#define	MT_SONAME	3
#define	MT_CONTROL	6
#define	MT_OOBDATA	7

#ifdef _KERNEL

#define	M_WAITOK	0x0000
#define	M_NOWAIT	0x0001
#define	M_WAIT		M_WAITOK
#define	M_DONTWAIT	M_NOWAIT
#define	M_COPYALL	(-1)

#ifdef MBUFTRACE
void	m_claim(struct mbuf *, struct mowner *);
#define	MCLAIM(m, mo)	m_claim((m), (mo))
#else
#define	MCLAIM(m, mo)	do { } while (/*CONSTCOND*/ 0)
#endif

struct mbuf *m_get(int, int);
struct mbuf *m_gethdr(int, int);
struct mbuf *m_free(struct mbuf *);
void	m_freem(struct mbuf *);
struct mbuf *m_copym(struct mbuf *, int, int, int);
struct mbuf *m_pullup(struct mbuf *, int);
void	m_adj(struct mbuf *, int);
int	m_length(const struct mbuf *);
void	m_copydata(struct mbuf *, int, int, void *);

#endif	/* _KERNEL */

#endif	/* !_SYS_MBUF_H_ */
