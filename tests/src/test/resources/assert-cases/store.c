/* What the executable fixture runs: functions that need locks, and entries that take them, each but the one that LEAVE names. */
#include <sys/systm.h>
#include <sys/socketvar.h>

/*
 * Store.
 *
 * Field locking key:
 *   (s) st_lock
 *   (a) stores_lock
 */
struct store {
	kmutex_t	st_lock;
	int		st_count;	/* (s) how many things */
	int		st_most;	/* (s) the most there were */
	struct store	*st_next;	/* (a) next store */
};

/*
 * Shelf.
 *
 * Field locking key:
 *   (f) sh_lock
 */
struct shelf {
	krwlock_t	sh_lock;
	int		sh_width;	/* (f) width */
	int		sh_spare;	/* (f) what is left of it */
};

kmutex_t stores_lock;
struct store one_store, other_store;
struct shelf one_shelf;

int
solocked(const struct socket *so)
{

	return mutex_owned(so->so_lock);
}

static void
store_put(struct store *st, int n)
{

	st->st_count += n;
	if (st->st_count > st->st_most)
		st->st_most = st->st_count;
}

static void
store_move(struct store *from, struct store *to)
{
	int n = from->st_count;

	store_put(from, -n);
	store_put(to, n);
}

static void
store_link(struct store *st, struct store *next)
{
	st->st_next = next;
}

static int
shelf_space(struct shelf *sh)
{
	return sh->sh_width - sh->sh_spare;
}

static void
shelf_grow(struct shelf *sh)
{

	KASSERT(sh != NULL);
	sh->sh_width++;
	sh->sh_spare++;
}

static void
sock_state(struct socket *so)
{
	so->so_state ^= SS_ISCONNECTED;
}

static void
sock_flags(struct sockbuf *sb)
{
	sb->sb_flags ^= SB_NOINTR;
}

void
sys_put(void)
{
#if LEAVE != 1
	mutex_enter(&one_store.st_lock);
#endif
	store_put(&one_store, 1);
#if LEAVE != 1
	mutex_exit(&one_store.st_lock);
#endif
}

void
sys_move(void)
{
#if LEAVE != 2
	mutex_enter(&one_store.st_lock);
#endif
#if LEAVE != 3
	mutex_enter(&other_store.st_lock);
#endif
	store_move(&one_store, &other_store);
#if LEAVE != 3
	mutex_exit(&other_store.st_lock);
#endif
#if LEAVE != 2
	mutex_exit(&one_store.st_lock);
#endif
}

void
sys_link(void)
{
#if LEAVE != 4
	mutex_enter(&stores_lock);
#endif
	store_link(&one_store, &other_store);
#if LEAVE != 4
	mutex_exit(&stores_lock);
#endif
}

int
sys_space(void)
{
	int space;

#if LEAVE != 5
	rw_enter(&one_shelf.sh_lock, RW_READER);
#endif
	space = shelf_space(&one_shelf);
#if LEAVE != 5
	rw_exit(&one_shelf.sh_lock);
#endif
	return space;
}

void
sys_grow(void)
{
#if LEAVE == 6
	rw_enter(&one_shelf.sh_lock, RW_READER);
#else
	rw_enter(&one_shelf.sh_lock, RW_WRITER);
#endif
	shelf_grow(&one_shelf);
	rw_exit(&one_shelf.sh_lock);
}

void
sys_sock(struct socket *so)
{
#if LEAVE != 7
	solock(so);
#endif
	sock_state(so);
#if LEAVE != 7
	sounlock(so);
#endif
}

void
sys_buffer(struct socket *so)
{
#if LEAVE != 8
	solock(so);
#endif
	sock_flags(&so->so_rcv);
	sock_flags(&so->so_snd);
#if LEAVE != 8
	sounlock(so);
#endif
}

/* Makes a socket whose lock is set up. */
struct socket *
sock_create(kmutex_t *lock)
{
	struct socket *so = kmem_zalloc(sizeof(*so), KM_SLEEP);

	so->so_lock = lock;
	so->so_rcv.sb_so = so;
	so->so_snd.sb_so = so;
	return so;
}
