/* A read section is no place to sleep in; a stretch without preemption is, for the thread takes it along. */
#include <sys/systm.h>

struct list {
	pserialize_t	l_psz;
	int		l_len;
};

void
sys_list_wait_wrong(struct list *l)
{
	int s = pserialize_read_enter();

	pserialize_perform(l->l_psz);		// WANT LW3004 must
	pserialize_read_exit(s);
}

void
sys_list_wait_right(struct list *l)
{
	int s = pserialize_read_enter();

	l->l_len = 0;
	pserialize_read_exit(s);
	pserialize_perform(l->l_psz);		// CLEAN
}

void
sys_list_copy_wrong(struct list *l, void *to)
{
	int s = pserialize_read_enter();

	copyout(l, to, sizeof(*l));		// WANT LW3004 must
	pserialize_read_exit(s);
}

void
sys_list_copy_right(struct list *l, void *to)
{
	kpreempt_disable();
	copyout(l, to, sizeof(*l));		// CLEAN
	kpreempt_enable();
}
