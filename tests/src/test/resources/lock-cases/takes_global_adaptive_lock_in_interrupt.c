/* Locks that are variables, one of them an array of many; a softint may wait for what an interrupt may not. */
#include <sys/systm.h>

#define	NHASH			8

static kmutex_t hash_lock[NHASH];	/* may sleep */
static kmutex_t intr_lock[NHASH];	/* spin */
static krwlock_t conf_lock;
static int hash_count[NHASH];
static void *hash_si;

static int
hash_intr(void *arg)
{
	int i = *(int *)arg % NHASH;

	mutex_enter(&hash_lock[i]);		// WANT LW3006 must
	hash_count[i]++;
	mutex_exit(&hash_lock[i]);
	mutex_enter(&intr_lock[i]);		// CLEAN
	hash_count[i]++;
	mutex_exit(&intr_lock[i]);
	if (rw_tryenter(&conf_lock, RW_READER))	// CLEAN
		rw_exit(&conf_lock);
	else
		softint_schedule(hash_si);
	return 1;
}

static void
hash_soft(void *arg)
{
	int i = *(int *)arg % NHASH;

	mutex_enter(&hash_lock[i]);		// CLEAN
	hash_count[i]++;
	mutex_exit(&hash_lock[i]);
	rw_enter(&conf_lock, RW_READER);	// CLEAN
	rw_exit(&conf_lock);
}

void
hash_attach(void *arg)
{
	int i;

	for (i = 0; i < NHASH; i++) {
		mutex_init(&hash_lock[i], MUTEX_DEFAULT, IPL_SOFTNET);
		mutex_init(&intr_lock[i], MUTEX_DEFAULT, IPL_VM);
	}
	rw_init(&conf_lock);
	hash_si = softint_establish(SOFTINT_NET | SOFTINT_MPSAFE, hash_soft, arg);
	intr_establish_xname(4, NULL, 0, IST_LEVEL, IPL_VM, hash_intr, arg, true, "hash");
}
