/* Each turn of the loop has a section of its own, and goes on from an object found in the one before. */
#include <sys/systm.h>

#define	atomic_load_consume(p)	(*(p))

struct peer {
	struct peer	*p_next;
	int		p_id;
	kmutex_t	p_lock;
};

static struct peer *peers;

int
sys_peer_sum_wrong(void)
{
	struct peer *p = NULL;
	int s, id, sum = 0;

	do {
		s = pserialize_read_enter();
		p = p == NULL ? atomic_load_consume(&peers) :
		    p->p_next;			// WANT LW3011
		id = p == NULL ? 0 : p->p_id;
		pserialize_read_exit(s);
		sum += id;
	} while (p != NULL);
	return sum;
}

int
sys_peer_sum_right(void)
{
	struct peer *p;
	int s, sum = 0;

	s = pserialize_read_enter();
	for (p = atomic_load_consume(&peers); p != NULL; p = p->p_next)
		sum += p->p_id;			// CLEAN
	pserialize_read_exit(s);
	return sum;
}

int
sys_peer_first_locked(void)
{
	struct peer *p;
	int s, id = 0;

	s = pserialize_read_enter();
	p = atomic_load_consume(&peers);
	if (p != NULL)
		mutex_enter(&p->p_lock);
	pserialize_read_exit(s);
	if (p != NULL) {
		id = p->p_id;			// CLEAN
		mutex_exit(&p->p_lock);
	}
	return id;
}

int
sys_peer_again_right(void)
{
	struct peer *p;
	int s, id;

	s = pserialize_read_enter();
	p = atomic_load_consume(&peers);
	id = p->p_id;
	pserialize_read_exit(s);
	s = pserialize_read_enter();
	p = atomic_load_consume(&peers);
	id += p->p_id;				// CLEAN
	pserialize_read_exit(s);
	return id;
}
