/* Who finds the hint set goes into the lock; the way round it uses nothing that the hint stands for. */
#include <sys/systm.h>

struct link {
	kmutex_t	l_list;
	kmutex_t	l_lock;
	struct link	*l_next;
	int		l_score;
	int		l_ready;
};

int
sys_link_move_right(struct link *l)
{
	if (l->l_next != NULL) {		// CLEAN
		mutex_enter(&l->l_list);
		if (l->l_next != NULL)
			l->l_next = l->l_next->l_next;
		mutex_exit(&l->l_list);
	}
	mutex_enter(&l->l_lock);
	l->l_score++;
	mutex_exit(&l->l_lock);
	return l->l_score;
}

int
sys_link_score_wrong(struct link *l)
{
	if (l->l_ready == 0) {			// WANT LW1012
		mutex_enter(&l->l_list);
		if (l->l_ready == 0) {
			l->l_score = 8;
			l->l_ready = 1;
		}
		mutex_exit(&l->l_list);
	}
	return l->l_score;
}
