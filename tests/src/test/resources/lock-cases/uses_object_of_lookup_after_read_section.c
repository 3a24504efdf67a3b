/* The object comes from a function that looks it up in the section; another one takes a reference there. */
#include <sys/systm.h>

#define	atomic_load_consume(p)	(*(p))

struct sess {
	struct sess	*s_next;
	struct psref_target s_target;
	int		s_id;
	int		s_bytes;
};

static struct sess *sessions;
static struct psref_class *sess_class;

static struct sess *
sess_find(int id)
{
	struct sess *s;

	for (s = atomic_load_consume(&sessions); s != NULL; s = s->s_next) {
		if (s->s_id == id)
			return s;
	}
	return NULL;
}

static struct sess *
sess_get(int id, struct psref *ref)
{
	struct sess *s;
	int x;

	x = pserialize_read_enter();
	s = sess_find(id);
	if (s != NULL)
		psref_acquire(ref, &s->s_target, sess_class);
	pserialize_read_exit(x);
	return s;
}

int
sys_sess_bytes_wrong(int id)
{
	struct sess *s;
	int x;

	x = pserialize_read_enter();
	s = sess_find(id);
	pserialize_read_exit(x);
	return s == NULL ? 0 : s->s_bytes;	// WANT LW3011
}

int
sys_sess_bytes_right(int id)
{
	struct psref ref;
	struct sess *s;
	int bound, bytes = 0;

	bound = curlwp_bind();
	s = sess_get(id, &ref);
	if (s != NULL) {
		bytes = s->s_bytes;		// CLEAN
		psref_release(&ref, &s->s_target, sess_class);
	}
	curlwp_bindx(bound);
	return bytes;
}
