package org.lockwright.tests.rules;

import org.junit.jupiter.api.Test;
import org.lockwright.tests.kit.KeyReading;

/** The legends of NetBSD's network, disk and driver code, each spelling in our own words; see {@link KeyReading}. */
class NetbsdDriverKeysTest {

    @Test
    void ifnetWithADigitAQuestionAndAReversedColon() {
        KeyReading.check("""
                /*
                 * Network interface.
                 *
                 * Field markings and the corresponding locks:
                 *
                 * i:	IFNET_LOCK (a.k.a., if_ioctl_lock)
                 * q:	ifq_lock (struct ifaltq)
                 * a:	if_afdata_lock
                 * 6:	in6_multilock (global lock)
                 * ::	unlocked, stable
                 * ?:	unknown, maybe unsafe
                 *
                 * Lock order: IFNET_LOCK => in6_multilock => if_afdata_lock => ifq_lock
                 *   Note that lock order is not determined between the last two.
                 */
                typedef struct ifnet {
                	void		*if_softc;	/* :: its softc */		//= : TRAILING: stable
                	TAILQ_ENTRY(ifnet) if_list;	/* i: all interfaces */		//= i TRAILING: IFNET_LOCK
                	short		if_flags;	/* i: up/down, broadcast */	//= i TRAILING: IFNET_LOCK
                	const struct dl	*if_dl;		/* ?: link-level name */	//= ? TRAILING: ? the legend says it is unknown
                	short		if_timer;	/* :? time till watchdog */	//= stray :?
                	struct if_percpuq *if_pq;	/* ? */				//= ? TRAILING: ? the legend says it is unknown
                	int		(*if_output)	/* :: output routine */		//= : INSIDE: stable
                			    (struct ifnet *, struct mbuf *, const struct sockaddr *,
                			     const struct rtentry *);
                	void		(*if_input)	/* i: input routine */		//= i INSIDE: IFNET_LOCK
                			    (struct ifnet *, struct mbuf *);
                	struct ifaltq	if_snd;		/* q: output queue */		//= q TRAILING: ifq_lock
                	void		*if_afdata[4];	/* a: of each family */		//= a TRAILING: if_afdata_lock
                	struct mld	*if_mld;	/* 6: multicast */		//= 6 TRAILING: in6_multilock
                	kmutex_t	*if_ioctl_lock;	/* :: */			//= : TRAILING: stable
                } ifnet_t;
                """);
    }

    @Test
    void ifMediaWithMarksOnTheNextLine() {
        KeyReading.check("""
                /*
                 * Field markings and the corresponding locks:
                 *
                 * m:	ifm_lock
                 * ::	unlocked, stable
                 */
                struct ifmedia {
                	kmutex_t *ifm_lock;	/* :: user-provided lock */		//= : TRAILING: stable
                	int	ifm_mask;	/* :: IFMWD: mask of changes */		//= : TRAILING: stable
                	int	ifm_media;	/*			//= m TRAILING: ifm_lock
                				 * m: IFMWD: current user-set media
                				 */
                	int	ifm_status;	/*			//= m TRAILING: ifm_lock
                				 * m: what is active
                				 */
                	int	ifm_list;			//= : BELOW: stable
                				/*
                				 * :: all words
                				 */
                };
                """);
    }

    @Test
    void miiWithGroupsAndOneLegendForTwoStructs() {
        KeyReading.check("""
                /*
                 * Media independent interface.
                 *
                 * Field markings and the corresponding locks:
                 *
                 * m:	ifmedia lock
                 * ::	unlocked, stable
                 */
                struct mii_data {
                	struct ifmedia mii_media;	/* m: media information */	//= m TRAILING: ifmedia lock
                	struct ifnet *mii_ifp;		/* :: pointer back */		//= : TRAILING: stable

                	/*
                	 * m: for network interfaces with more than one PHY: all
                	 * of them
                	 */
                	LIST_HEAD(, mii_softc) mii_phys;				//= m GROUP: ifmedia lock
                	u_int mii_instance;						//= m GROUP: ifmedia lock

                	u_int mii_statchg;
                };
                typedef struct mii_data mii_data_t;

                /*
                 * One PHY.
                 */
                struct mii_softc {
                	device_t mii_dev;		/* :: generic device */		//= : TRAILING: stable
                	LIST_ENTRY(mii_softc) mii_list;	/* m: entry on parent's list */	//= m TRAILING: ifmedia lock

                	/* m: what it is set to */
                	u_int mii_mpd_model;						//= m GROUP: ifmedia lock
                	u_int mii_mpd_rev;						//= m GROUP: ifmedia lock
                };
                """);
    }

    @Test
    void dkWithTwoLettersForEitherAndPartsOfAField() {
        KeyReading.check("""
                /*
                 * Wedge.  Lock names:
                 *
                 * W	wedges_lock
                 */
                /*
                 * Wedge of a disk.
                 *
                 * Locks:
                 *
                 *	W	dkwedges_lock
                 *	O	sc_dk.dk_openlock
                 *	P	sc_parent->dk_openlock
                 *	R	sc_parent->dk_rawlock
                 *	I	sc_iolock
                 *	$	stable after initialization
                 *	1	used only by a single thread
                 *
                 *	x&y	means both must be held to write, either to read
                 */
                struct dkwedge_softc {
                	device_t	sc_dev;		/* P&W: pointer to our pseudo-device */	//= P&W TRAILING: sc_parent->dk_openlock + dkwedges_lock to write, sc_parent->dk_openlock | dkwedges_lock to read
                	krwlock_t	sc_sizelock;
                	uint64_t	sc_size;	/* $: size in blocks */			//= $ TRAILING: stable
                	struct disk	sc_dk;		/* our own disk structure */
                		/* O&R: sc_dk.dk_openmask */					//= O&R PART: sc_dk.dk_openlock + sc_parent->dk_rawlock to write, sc_dk.dk_openlock | sc_parent->dk_rawlock to read
                		/* I: sc_dk.dk_stats */						//= I PART: sc_iolock
                	LIST_ENTRY(dkwedge_softc) sc_plink; /* P: parent's list */		//= P TRAILING: sc_parent->dk_openlock
                	bool		sc_iostop;	/* I: don't schedule restart */		//= I TRAILING: sc_iolock
                	int		sc_mode;	/* 1: while open */			//= 1 TRAILING: own thread
                };
                """);
    }

    @Test
    void bgeWhoseLockDependsOnTheState() {
        KeyReading.check("""
                /*
                 * Locking notes:
                 *
                 *	n		IFNET_LOCK
                 *	m		sc_mcast_lock
                 *	i		sc_intr_lock
                 *	i/n		while down, IFNET_LOCK; while up, sc_intr_lock
                 *
                 * Otherwise, stable from attach to detach.			//= otherwise: stable
                 *
                 * Lock order:
                 *
                 *	IFNET_LOCK -> sc_intr_lock
                 */
                struct bge_softc {
                	device_t		bge_dev;
                	kmutex_t		*sc_mcast_lock;
                	uint16_t		bge_flags;	/* i: bits */		//= i TRAILING: sc_intr_lock
                	int			bge_if_flags;	/* m: cached */		//= m TRAILING: sc_mcast_lock
                	bool			bge_txrx_stopping; /* i */		//= i TRAILING: sc_intr_lock
                	u_int			bge_rx_ring;	/* i/n: ring */		//= i/n TRAILING: by state: IFNET_LOCK / sc_intr_lock (down; up)
                	uint32_t		bge_coal;	/* n: coalescing */	//= n TRAILING: IFNET_LOCK
                	u_int			bge_long_enough_for_the_next_line;	//= i BELOW: sc_intr_lock
                						/* i: on it */
                };
                """);
    }

    @Test
    void cemacWhereTheLocksCarryTheLetters() {
        KeyReading.check("""
                struct cemac_softc {
                	device_t sc_dev;
                	bus_space_tag_t sc_iot;
                	kmutex_t *sc_mcast_lock;	/* m: lock for multicast changes */	//= m TRAILING: sc_mcast_lock
                	kmutex_t *sc_intr_lock;		/* i: lock for interrupt operations */	//= i TRAILING: sc_intr_lock
                	u_short sc_if_flags;		/* m: cache of the flags */		//= m TRAILING: sc_mcast_lock
                	bool sc_txbusy;			/* i: no room to send */		//= i TRAILING: sc_intr_lock
                	int sc_txqi;			/* i */					//= i TRAILING: sc_intr_lock
                	int sc_rxqi;			/* softintr only */
                };
                """);
    }

    @Test
    void wapblWithEqualsAndWords() {
        KeyReading.check("""
                /*
                 * Log of a file system.
                 *
                 * Legend:	a = atomic access only
                 *		r = read-only after init
                 *		l = rwlock held
                 *		m = mutex held
                 *		lm = rwlock held writing or mutex held
                 *		u = unlocked access ok
                 *		b = bufcache_lock held
                 */
                LIST_HEAD(wapbl_ino_head, wapbl_ino);
                struct wapbl {
                	struct vnode *wl_logvp;	/* r:	log here */		//= r TRAILING: constant
                	krwlock_t wl_rwlock;	/* u:	transaction lock */	//= u TRAILING: unlocked
                	kmutex_t wl_mtx;	/* u:	small lock */		//= u TRAILING: unlocked
                	u_int wl_lock_count;	/* m:	transactions */		//= m TRAILING: mutex
                	size_t wl_bufbytes;	/* m:	byte count */		//= m TRAILING: mutex
                	off_t wl_head;		/* l	*/			//= l TRAILING: rwlock
                	size_t wl_reclaimable;	/* lm: space */			//= lm TRAILING: rwlock (exclusive) | mutex
                	int wl_error;		/* a:	error */		//= a TRAILING: atomic
                	TAILQ_HEAD(, buf) wl_bufs; /* b: */			//= b TRAILING: bufcache_lock
                	daddr_t wl_logpbn;	/* r	where it is */		//= r TRAILING: constant
                };
                """);
    }

    @Test
    void quota() {
        KeyReading.check("""
                /*
                 * Quota of one id, in memory.
                 *
                 * Field markings and the corresponding locks:
                 *
                 * h:	dqlock
                 * d:	dq_interlock
                 */
                struct dquot {
                	LIST_ENTRY(dquot) dq_hash;	/* h: hash list */	//= h TRAILING: dqlock
                	TAILQ_ENTRY(dquot) dq_freelist;	/* h: free list */	//= h TRAILING: dqlock
                	u_int16_t dq_flags;		/* d: flags */		//= d TRAILING: dq_interlock
                	u_int32_t dq_cnt;		/* h: count of users */	//= h TRAILING: dqlock
                	kmutex_t dq_interlock;		/* d: lock this quota */	//= d TRAILING: dq_interlock
                };
                """);
    }

    @Test
    void unionWithAnArrayOfLocksAndTwoModes() {
        KeyReading.check("""
                /*
                 * Layer of a union.
                 * Lock requirements are:
                 *
                 *	:	stable
                 *	c	unheadlock[hash]
                 *	l	un_lock
                 *	m	un_lock or vnode lock to read, un_lock and
                 *			exclusive vnode lock to write
                 *	v	vnode lock to read, exclusive vnode lock to write
                 *
                 * Lock order is vnode then un_lock.
                 */
                struct union_node {
                	kmutex_t	un_lock;
                	LIST_ENTRY(union_node)	un_cache;	/* c: hash chain */	//= c TRAILING: unheadlock[hash]
                	struct vnode	*un_vnode;		/* :: back */		//= : TRAILING: stable
                	struct vnode	*un_uppervp;		/* m: above */		//= m TRAILING: un_lock + vnode lock (exclusive) to write, un_lock | vnode lock (shared) to read
                	off_t		un_uppersz;		/* l: its size */	//= l TRAILING: un_lock
                	char		*un_path;		/* v: its name */	//= v TRAILING: vnode lock (exclusive) to write, vnode lock (shared) to read
                };
                """);
    }

    @Test
    void nfsWithABusyFlagAndEmptyMarks() {
        KeyReading.check("""
                /*
                 * Socket of the server.
                 *
                 * Locks:
                 *
                 * b: protected by SLP_BUSY
                 * g: protected by nfsd_lock
                 * s: protected by ns_lock
                 * a: protected by ns_alock
                 */
                struct nfssvc_sock {
                	TAILQ_ENTRY(nfssvc_sock) ns_chain;	/* g: all of them */	//= g TRAILING: nfsd_lock
                	struct file	*ns_fp;
                	int		ns_flags;		/* s: */		//= s TRAILING: ns_lock
                	int		ns_aflags;		/* a: what to do */	//= a TRAILING: ns_alock
                	struct mbuf	*ns_frag;		/* b: */		//= b TRAILING: owner: SLP_BUSY
                	int		ns_cc;			/* b: bytes */		//= b TRAILING: owner: SLP_BUSY
                };
                """);
    }

    @Test
    void nlmInParenthesesOnStructsAndVariables() {
        KeyReading.check("""
                /*
                 * Locks:
                 * (l)		locked by nh_lock
                 * (s)		only accessed via server RPC which is single threaded
                 * (g)		locked by nlm_global_lock
                 * (c)		const until freeing
                 * (a)		modified using atomic ops
                 */
                static uint32_t nlm_grace;		/* (g) end of the grace period */	//= g VARIABLE: nlm_global_lock
                static int nlm_next = 3;		/* (g) */				//= g VARIABLE: nlm_global_lock
                static kmutex_t nlm_global_lock;

                struct nlm_waiting {
                	TAILQ_ENTRY(nlm_waiting) nw_link;	/* (g) */		//= g TRAILING: nlm_global_lock
                	bool_t		nw_waiting;		/* (g) */		//= g TRAILING: nlm_global_lock
                	struct vnode	*nw_vp;			/* (l) vnode it is for */	//= l TRAILING: nh_lock
                };

                struct nlm_host {
                	kmutex_t	nh_lock;
                	volatile u_int	nh_refs;		/* (a) reference count */	//= a TRAILING: atomic
                	char		nh_name[16];		/* (c) name of host */	//= c TRAILING: constant
                	time_t		nh_idle;		/* (s) when to drop it */	//= s TRAILING: own thread
                	int		nh_state;		/* (l) */		//= l TRAILING: nh_lock
                };
                """);
    }

    @Test
    void entropyWithALetterInASentence() {
        KeyReading.check("""
                /*						//= otherwise: global lock
                 * Global state of the pool.  Writes protected by the global lock.
                 * Some fields, marked (A), can be read outside the lock, and are
                 * maintained with atomic_load/store_relaxed.
                 */
                struct {
                	kmutex_t	lock;		/* covers the rest */
                	unsigned	bitsneeded;	/* (A) needed globally */	//= A TRAILING: global lock + atomic to write, global lock | atomic to read
                	unsigned	bitspending;	/* pending in per-CPU pools */
                	unsigned	epoch;		/* (A) changes when full */	//= A TRAILING: global lock + atomic to write, global lock | atomic to read
                	LIST_HEAD(,krndsource) sources;	/* list of sources */
                } entropy_global;
                """);
    }

    @Test
    void tprofWithVariablesOnly() {
        KeyReading.check("""
                /*
                 * Protected by:
                 *  L: prof_lock
                 *  R: prof_reader_lock
                 *  S: prof_startstop_lock
                 *  s: writer should hold prof_startstop_lock and prof_lock
                 *     reader should hold prof_startstop_lock or prof_lock
                 */
                static kmutex_t prof_lock;
                static kmutex_t prof_reader_lock;
                static u_int prof_nworker;		/* L: running workers */	//= L VARIABLE: prof_lock
                static lwp_t *prof_owner;		/* S: who started */		//= S VARIABLE: prof_startstop_lock
                static STAILQ_HEAD(, prof_buf) prof_list;	/* L: global buffer list */	//= L VARIABLE: prof_lock
                static struct prof_backend *prof_backend;	/* s: */		//= s VARIABLE: prof_startstop_lock + prof_lock to write, prof_startstop_lock | prof_lock to read
                static size_t prof_offset;		/* R: read so far */		//= R VARIABLE: prof_reader_lock
                static int prof_plain;			/* how many */
                """);
    }
}
