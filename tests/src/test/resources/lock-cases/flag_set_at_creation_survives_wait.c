/* A flag without a key is set at creation only, so it says the same after a wait as before it. */
#include <sys/systm.h>

TAILQ_HEAD(jobhead, job);

/*
 * Field locking key:
 *   (m) sc_lock
 *   (q) q_lock
 */
struct board_softc {
	kmutex_t	sc_lock;	/* lock of the board */
	u_int		sc_flags;	/* what kind of board it is */
	u_int		sc_count;	/* (m) jobs sent */
};
struct jobqueue {
	kmutex_t	q_lock;		/* lock of the queue */
	kcondvar_t	q_cv;		/* there is room again */
	int		q_full;		/* (q) no room */
	struct jobhead	q_jobs;		/* (q) what is to be done */
};
struct job {
	TAILQ_ENTRY(job) j_entry;	/* place on the queue */
	int		j_kind;		/* what it is */
};
#define	BOARD_NOLOCK	0x01

struct board_softc *
board_create(u_int flags)
{
	struct board_softc *sc;

	sc = kmem_zalloc(sizeof(*sc), KM_SLEEP);
	mutex_init(&sc->sc_lock, MUTEX_DEFAULT, IPL_NONE);
	sc->sc_flags = flags;
	return sc;
}

int
sys_board_send_wrong(struct board_softc *sc, struct jobqueue *q, struct job *j)
{
	if (!(sc->sc_flags & BOARD_NOLOCK))
		mutex_enter(&sc->sc_lock);
	mutex_enter(&q->q_lock);
	while (q->q_full)
		cv_wait(&q->q_cv, &q->q_lock);
	j->j_kind = 1;
	TAILQ_INSERT_TAIL(&q->q_jobs, j, j_entry);
	mutex_exit(&q->q_lock);
	sc->sc_count++;				// WANT LW1002
	if (!(sc->sc_flags & BOARD_NOLOCK)) {
		mutex_exit(&sc->sc_lock);	// CLEAN
	}
	return 0;				// CLEAN
}

int
sys_board_send_right(struct board_softc *sc, struct jobqueue *q, struct job *j)
{
	if (!(sc->sc_flags & BOARD_NOLOCK))
		mutex_enter(&sc->sc_lock);
	mutex_enter(&q->q_lock);
	while (q->q_full)
		cv_wait(&q->q_cv, &q->q_lock);
	j->j_kind = 1;
	TAILQ_INSERT_TAIL(&q->q_jobs, j, j_entry);
	mutex_exit(&q->q_lock);
	if (!(sc->sc_flags & BOARD_NOLOCK)) {
		sc->sc_count++;			// CLEAN
		mutex_exit(&sc->sc_lock);	// CLEAN
	}
	return 0;				// CLEAN
}
