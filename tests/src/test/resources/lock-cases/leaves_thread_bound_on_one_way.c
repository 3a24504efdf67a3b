/* A thread that its caller has bound to its CPU is bound once more, and has to be unbound once more on every way out. */
#include <sys/systm.h>

/*
 * Tunnel.  Field markings and the corresponding locks:
 *
 * m:	t_lock
 * ::	unlocked, stable
 */
struct tunnel {
	kmutex_t	t_lock;		/* :: taken first */
	u_int		t_mode;		/* m: how it sends */
	u_int		t_sent;		/* m: how much */
};

static int
tunnel_set_wrong(struct tunnel *t, u_int mode)
{
	int bound, error = 0;

	if (mode > 7)
		return EINVAL;
	bound = curlwp_bind();
	mutex_enter(&t->t_lock);
	if (t->t_mode == mode)
		error = EBUSY;
	t->t_mode = mode;
	mutex_exit(&t->t_lock);
	return error;			// WANT LW3001
}

static int
tunnel_set_right(struct tunnel *t, u_int mode)
{
	int bound, error = 0;

	if (mode > 7)
		return EINVAL;
	bound = curlwp_bind();
	mutex_enter(&t->t_lock);
	if (t->t_mode == mode)
		error = EBUSY;
	t->t_mode = mode;
	mutex_exit(&t->t_lock);
	curlwp_bindx(bound);
	return error;			// CLEAN
}

static u_int
tunnel_sent(struct tunnel *t)
{
	int bound = curlwp_bind();
	u_int n;

	mutex_enter(&t->t_lock);
	n = t->t_sent;
	mutex_exit(&t->t_lock);
	curlwp_bindx(bound);
	return n;
}

static void
tunnel_count(struct tunnel *t)
{
	int bound = curlwp_bind();

	mutex_enter(&t->t_lock);
	t->t_sent++;
	mutex_exit(&t->t_lock);
	curlwp_bindx(bound);
}

static void
tunnel_reset(struct tunnel *t)
{
	int bound = curlwp_bind();

	mutex_enter(&t->t_lock);
	t->t_sent = 0;
	mutex_exit(&t->t_lock);
	curlwp_bindx(bound);
}

void
tunnel_change(struct tunnel *t, u_int mode)
{
	int bound = curlwp_bind();

	(void)tunnel_set_wrong(t, mode);
	curlwp_bindx(bound);
}

int
sys_tunnel(struct tunnel *t, u_int mode)
{
	int bound = curlwp_bind();
	int error;

	error = tunnel_set_right(t, mode);
	tunnel_count(t);
	if (tunnel_sent(t) > 9)
		tunnel_reset(t);
	curlwp_bindx(bound);
	return error;
}
