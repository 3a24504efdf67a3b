/* The callee asserts the lock by another way to it, which its caller then gives up before it takes the outer one. */
#include <sys/systm.h>

/*
 * Processes and their threads.
 *
 * Field locking key:
 *   (a) proc_lock
 *   (p) *p_lock
 *   (l) *l_proc->p_lock
 *   (c) constant after creation
 */
struct proc {
	kmutex_t	*p_lock;	/* (c) points at its lock */
	struct lwp	*p_first;	/* (p) first thread */
	int		p_group;	/* (a) process group */
};
struct lwp {
	struct proc	*l_proc;	/* (c) whose thread it is */
	int		l_flag;		/* (l) LW_* */
};
kmutex_t proc_lock;

static void
lwp_poke(struct lwp *l)
{
	KASSERT(mutex_owned(l->l_proc->p_lock));
	l->l_flag = 1;
}

void
sys_proc_poke_wrong(struct proc *p)
{
	struct lwp *l;

	mutex_enter(p->p_lock);
	l = p->p_first;
	lwp_poke(l);				// CLEAN
	mutex_enter(&proc_lock);		// WANT LW2001
	p->p_group = 0;
	mutex_exit(&proc_lock);
	mutex_exit(p->p_lock);
}

void
sys_proc_poke_right(struct proc *p)
{
	struct lwp *l;

	mutex_enter(p->p_lock);
	l = p->p_first;
	lwp_poke(l);				// CLEAN
	mutex_exit(p->p_lock);
	mutex_enter(&proc_lock);		// CLEAN
	p->p_group = 0;
	mutex_exit(&proc_lock);
}
