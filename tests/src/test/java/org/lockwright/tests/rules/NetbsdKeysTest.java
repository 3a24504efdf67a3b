package org.lockwright.tests.rules;

import org.junit.jupiter.api.Test;
import org.lockwright.tests.kit.KeyReading;

/** The legends of NetBSD's process, file and memory headers, each spelling in our own words; see {@link KeyReading}. */
class NetbsdKeysTest {

    @Test
    void lwp() {
        KeyReading.check("""
                /*
                 * Thread of a process.  Field markings and the corresponding locks:
                 *
                 * a:	proc_lock
                 * c:	condition variable interlock, given to cv_wait()
                 * l:	*l_mutex
                 * p:	l_proc->p_lock
                 * s:	spc_mutex, which may or may not be seen by l_mutex
                 * S:	l_selcluster->sc_lock
                 * (:	unlocked, stable
                 * !:	unlocked, may only be reliably accessed by the LWP itself
                 *
                 * Fields are clustered together by usage (to increase the likelihood
                 * of cache hits) and by size (to reduce dead space).
                 */
                struct lwp {
                	/* Scheduling. */
                	struct cpu_info *volatile l_cpu;/* s: where it runs */		//= s TRAILING: spc_mutex
                	kmutex_t * volatile l_mutex;	/* l: ptr to its lock */	//= l TRAILING: *l_mutex
                	int		l_stat;		/* l: state */			//= l TRAILING: *l_mutex
                	int		l__reserved;	/*  : padding */		//= blank TRAILING: unlocked
                	u_int		l_lid;		/* (: number */			//= ( TRAILING: stable
                	callout_t	l_ch;		/* !: timer */			//= ! TRAILING: own thread
                	struct seltab	*l_sel;		/* S: what it polls */		//= S TRAILING: l_selcluster->sc_lock
                	int		l_sigmask;	/* p: signals */		//= p TRAILING: l_proc->p_lock
                	LIST_ENTRY(lwp)	l_list;		/* a: all threads */		//= a TRAILING: proc_lock
                	u_int		l_plain;	/* no mark */
                };
                """);
    }

    @Test
    void procWhereTheSameParenthesisIsAtomic() {
        KeyReading.check("""
                /*
                 * Process.  Field markings and the corresponding locks:
                 *
                 * a:	p_auxlock
                 * k:	trace_mutex
                 * l:	proc_lock
                 * t:	p_stmutex
                 * p:	p_lock
                 * (:	updated atomically
                 * ::	unlocked, stable
                 */
                struct proc {
                	LIST_ENTRY(proc) p_list;	/* l: all processes */		//= l TRAILING: proc_lock
                	kmutex_t	*p_lock;	/* :: our lock */		//= : TRAILING: stable
                	int		p_flag;		/* p, t: PK_* */		//= p,t TRAILING: in parts: p_lock, p_stmutex
                	int		p_trace;	/* l, k, a: three ways */	//= l,k,a TRAILING: in parts: proc_lock, trace_mutex, p_auxlock
                	u_int		p_count;	/* (: messages */		//= ( TRAILING: atomic
                	char		p_pad;		/*  : padding */
                };
                """);
    }

    @Test
    void schedWithALevelAndACpu() {
        KeyReading.check("""
                /*
                 * Per-CPU scheduler state.  Field markings and the corresponding locks:
                 *
                 * s:	splsched, may only be safely accessed by the CPU itself
                 * m:	spc_mutex
                 * (:	unlocked, stable
                 * c:	cpu_lock
                 */
                struct schedstate {
                	kmutex_t	*spc_mutex;	/* (: lock on the queue */	//= ( TRAILING: stable
                	u_int		spc_ticks;	/* s: since it began */		//= s TRAILING: splsched + own CPU
                	int		spc_count;	/* m: runnable */		//= m TRAILING: spc_mutex
                	int		spc_set;	/* c: processor set */		//= c TRAILING: cpu_lock
                };
                """);
    }

    @Test
    void fdfileWhoseLegendHasNoColons() {
        KeyReading.check("""
                /*
                 * Slot of a descriptor table.
                 *
                 * Field markings and the corresponding locks:
                 *
                 * :	unlocked
                 * a	atomic operations + filedesc_t::fd_lock in some cases
                 * d	filedesc_t::fd_lock
                 */
                typedef struct fdfile {
                	bool		ff_exclose;	/* :: close on exec */		//= : TRAILING: unlocked
                	u_int		ff_refcnt;	/* a: reference count */	//= a TRAILING: atomic (a lock too in some cases)
                	struct file	*ff_file;	/* d: pointer to file */	//= d TRAILING: filedesc_t::fd_lock
                } fdfile_t;
                """);
    }

    @Test
    void cwdinfoWithAKeyTheLegendLacks() {
        KeyReading.check("""
                /*
                 * Working directory.
                 *
                 * Field markings and the corresponding locks:
                 *
                 * a	atomic operations
                 * l	cwdi_lock
                 */
                struct cwdinfo {
                	struct vnode	*cwdi_cdir;	/* l: current directory */	//= l TRAILING: cwdi_lock
                	u_short		cwdi_cmask;	/* l: mask for creation */	//= l TRAILING: cwdi_lock
                	u_int		cwdi_refcnt;	/* a: references */		//= a TRAILING: atomic
                	krwlock_t	cwdi_lock;	/* :: lock on us */		//= stray :
                };
                """);
    }

    @Test
    void knoteWithAccessors() {
        KeyReading.check("""
                /*
                 * Note on an event.
                 *
                 * Field locking:
                 *
                 * f	kn_kq->kq_fdp->fd_lock
                 * q	kn_kq->kq_lock
                 * o	object mutex (e.g. device driver or vnode interlock)
                 */
                struct knote {
                	SLIST_ENTRY(knote) kn_link;	/* f: for list of descriptor */	//= f TRAILING: kn_kq->kq_fdp->fd_lock
                	SLIST_ENTRY(knote) kn_next;	/* o: for list of object */	//= o TRAILING: object mutex
                	TAILQ_ENTRY(knote) kn_tqe;	/* q: for list of queue */	//= q TRAILING: kn_kq->kq_lock
                	struct kqueue	*kn_kq;		/*    queue we are on */
                	struct kevent	kn_kevent;
                	uint32_t	kn_status;	/* q: flags below */		//= q TRAILING: kn_kq->kq_lock
                	uint32_t	kn_sfflags;	/*   (see below) */
                	const struct filterops *kn_fop;
                #define	kn_id		kn_kevent.ident
                #define	kn_flags	kn_kevent.flags		/* q */			//= q ACCESSOR: kn_kq->kq_lock
                #define	kn_fflags	kn_kevent.fflags	/* o: filter's */	//= o ACCESSOR: object mutex
                #define	KN_ACTIVE	0x01			/* q */
                };
                """);
    }

    @Test
    void knoteImplWithOneMark() {
        KeyReading.check("""
                /*
                 * Private part of a note.
                 *
                 * Field locking:
                 *
                 * q	kn_kq->kq_lock
                 */
                struct knote_impl {
                	struct knote	ki_knote;
                	unsigned int	ki_influx;	/* q: in-flux counter */	//= q TRAILING: kn_kq->kq_lock
                	kmutex_t	ki_foplock;	/* for filterops */
                };
                """);
    }

    @Test
    void vnodeWithLetterAndTab() {
        KeyReading.check("""
                /*
                 * Vnode.  Field markings and their corresponding locks:
                 *
                 *	-	stable, reference to the vnode is required
                 *	b	bufcache_lock
                 *	e	exec_lock
                 *	f	vnode_free_list_lock, or vrele_lock for vrele_list
                 *	i	v_interlock
                 *	i+b	v_interlock + bufcache_lock to modify, either to inspect
                 *	i+u	v_interlock + v_uobj.vmobjlock to modify, either to inspect
                 *	k	kernel lock, file system private
                 *	u	v_uobj.vmobjlock
                 *	v	vnode lock
                 *
                 * Each underlying filesystem allocates its own private area.
                 */
                struct vnode {
                	struct uvm_object v_uobj;	/* u   the object */		//= u TRAILING: v_uobj.vmobjlock
                	voff_t		v_size;		/* i+u size of file */		//= i+u TRAILING: v_interlock + v_uobj.vmobjlock to write, v_interlock | v_uobj.vmobjlock to read
                	voff_t		v_writesize;	/* i+u new size after write */	//= i+u TRAILING: v_interlock + v_uobj.vmobjlock to write, v_interlock | v_uobj.vmobjlock to read
                	kcondvar_t	v_cv;		/* i   synchronization */	//= i TRAILING: v_interlock
                	enum vtype	v_type;		/* -   vnode type */		//= - TRAILING: stable
                	int		v_numoutput;	/* i   writes in progress */	//= i TRAILING: v_interlock
                	LIST_ENTRY(vnode) v_synclist;	/* i+b dirty */			//= i+b TRAILING: v_interlock + bufcache_lock to write, v_interlock | bufcache_lock to read
                	void		*v_data;	/* k   private */		//= k TRAILING: kernel lock
                	int		v_iflag				/* v   flags */	//= v INSIDE: vnode lock
                	    __aligned(COHERENCY_UNIT);
                	int		v_uflag;	/* k   VU_* */			//= k TRAILING: kernel lock
                };
                """);
    }

    @Test
    void vnodeImplWithAComma() {
        KeyReading.check("""
                /*
                 * Private part of a vnode.  Field markings and their corresponding locks:
                 *
                 *	-	stable throughout the life of the vnode
                 *	c	vcache_lock
                 *	d	vdrain_lock
                 *	i	v_interlock
                 *	l	vi_nc_listlock
                 *	m	mnt_vnodelock
                 *	n	vi_nc_lock
                 *	n,l	vi_nc_lock + vi_nc_listlock to modify, either to read
                 *	s	syncer_data_lock
                 */
                struct vnode_impl {
                	struct vnode	vi_vnode;
                	enum vstate	vi_state;	/* c,i state; both to change */	//= c,i TRAILING: in parts: vcache_lock, v_interlock
                	TAILQ_HEAD(, namecache) vi_nc_list; /* n,l names */		//= n,l TRAILING: vi_nc_lock + vi_nc_listlock to write, vi_nc_lock | vi_nc_listlock to read
                	SLIST_ENTRY(vnode_impl) vi_hash;/* c   vcache list */		//= c TRAILING: vcache_lock
                	TAILQ_ENTRY(vnode_impl) vi_lrulist; /* d   lru list */		//= d TRAILING: vdrain_lock
                	int		vi_synclist_slot; /* s   synclist slot */	//= s TRAILING: syncer_data_lock
                	krwlock_t	vi_lock;	/* -   lock for this vnode */	//= - TRAILING: stable
                };
                """);
    }

    @Test
    void namecacheProtectedByAnExpression() {
        KeyReading.check("""
                /*
                 * Name of a file.  Field markings and their corresponding locks:
                 *
                 * -  stable throughout the lifetime of the entry
                 * d  protected by nc_dvp->vi_nc_lock
                 * v  protected by nc_vp->vi_nc_listlock
                 * l  protected by cache_lru_lock
                 */
                struct namecache {
                	struct rb_node	nc_node;	/* d  red-black tree node */	//= d TRAILING: nc_dvp->vi_nc_lock
                	TAILQ_ENTRY(namecache) nc_list;	/* v  of names */		//= v TRAILING: nc_vp->vi_nc_listlock
                	TAILQ_ENTRY(namecache) nc_lru;	/* l  pseudo-lru chain */	//= l TRAILING: cache_lru_lock
                	struct vnode	*nc_dvp;	/* -  directory */		//= - TRAILING: stable
                	int		nc_lrulist;	/* l  which list */		//= l TRAILING: cache_lru_lock
                };
                """);
    }

    @Test
    void bufWithAGroupCommentAndALookAlike() {
        KeyReading.check("""
                /*
                 * Buffer.  Field markings and the corresponding locks:
                 *
                 * b	thread of execution that holds BC_BUSY, does not correspond
                 *	  directly to any particular LWP
                 * c	bufcache_lock
                 * o	b_objlock
                 */
                struct buf {
                	union {
                		TAILQ_ENTRY(buf) u_actq;
                	} b_u;					/* b: device queue */	//= b TRAILING: owner: BC_BUSY
                #define	b_actq	b_u.u_actq
                	void			(*b_iodone)(struct buf *);/* b: call when done */	//= b TRAILING: owner: BC_BUSY
                	int			b_error;	/* b: errno value */	//= b TRAILING: owner: BC_BUSY
                	int			b_oflags;	/* o: BO_* flags */	//= o TRAILING: b_objlock

                	/*
                	 * b: the physical side
                	 */
                	int			b_bcount;				//= b GROUP: owner: BC_BUSY
                	dev_t			b_dev;					//= b GROUP: owner: BC_BUSY

                	off_t			b_dcookie;	/* NFS: offset cookie */
                	kcondvar_t		b_busy;		/* c: wait for BC_BUSY */	//= c TRAILING: bufcache_lock
                	u_int			b_refcnt;	/* c: holds */		//= c TRAILING: bufcache_lock
                };
                """);
    }

    @Test
    void uvmPageWithSubBullets() {
        KeyReading.check("""
                /*
                 * Page of memory.
                 *
                 * Field markings and the corresponding locks:
                 *
                 * f:	free page queue lock, uvm_fpageqlock
                 * o:	page owner (uvm_object::vmobjlock, vm_amap::am_lock, vm_anon::an_lock)
                 * i:	vm_page::interlock
                 *	=> flags set and cleared only with o&i held can
                 *	   safely be tested for with only o held.
                 * o,i:	o|i for read, o&i for write (depends on context - if could be loaned)
                 *	=> see uvm_loan.c
                 * w:	wired page queue or uvm_pglistalloc:
                 *	=> wired page queue: o&i to change, stable from wire to unwire
                 * ?:	locked by pmap or assumed page owner's lock
                 * p:	locked by pagedaemon policy module (pdpolicy)
                 * c:	cpu private
                 * s:	stable, does not change
                 */
                struct vm_page {
                	struct uvm_object *uobject;	/* o,i: object */		//= o,i TRAILING: (uvm_object::vmobjlock | vm_amap::am_lock | vm_anon::an_lock) + vm_page::interlock to write, uvm_object::vmobjlock | vm_amap::am_lock | vm_anon::an_lock | vm_page::interlock to read
                	uint32_t	flags;		/* o: object flags */		//= o TRAILING: uvm_object::vmobjlock | vm_amap::am_lock | vm_anon::an_lock
                	paddr_t		phys_addr;	/* s: physical address */	//= s TRAILING: constant
                	uint32_t	pqflags;	/* i: queue flags */		//= i TRAILING: vm_page::interlock
                	uint32_t	loan_count;	/* o,i: num. active loans */	//= o,i TRAILING: (uvm_object::vmobjlock | vm_amap::am_lock | vm_anon::an_lock) + vm_page::interlock to write, uvm_object::vmobjlock | vm_amap::am_lock | vm_anon::an_lock | vm_page::interlock to read
                	uint32_t	wire_count;	/* o,i: wired down map refs */	//= o,i TRAILING: (uvm_object::vmobjlock | vm_amap::am_lock | vm_anon::an_lock) + vm_page::interlock to write, uvm_object::vmobjlock | vm_amap::am_lock | vm_anon::an_lock | vm_page::interlock to read
                	int		fqnext;		/* f: free queue */		//= f TRAILING: uvm_fpageqlock
                	int		policy;		/* p: of the daemon */		//= p TRAILING: ? 'locked by pagedaemon policy module (pdpolicy)' names no lock
                	int		cpu;		/* c: cache */			//= c TRAILING: own CPU
                	struct vm_page_md mdpage;	/* ?: pmap-specific data */	//= ? TRAILING: assumed page owner's lock
                	kmutex_t	interlock;	/* s: lock on identity */	//= s TRAILING: constant
                };
                """);
    }
}
