/* The pointer is loaded with atomic_load_consume(), copied to another variable, and used on a way that left the section early. */
#include <sys/systm.h>

#define	atomic_load_consume(p)	(*(p))

struct conf {
	int		c_mtu;
	int		c_flags;
	u_int		c_refs;
};

struct face {
	struct conf	*f_conf;
};

int
sys_face_mtu_wrong(struct face *f)
{
	struct conf *c, *last;
	int s;

	s = pserialize_read_enter();
	c = atomic_load_consume(&f->f_conf);
	last = c;
	if (c->c_flags == 0) {
		pserialize_read_exit(s);
		return last->c_mtu;		// WANT LW3011
	}
	pserialize_read_exit(s);
	return 0;
}

int
sys_face_mtu_right(struct face *f)
{
	struct conf *c, *last;
	int s, mtu;

	s = pserialize_read_enter();
	c = atomic_load_consume(&f->f_conf);
	last = c;
	if (c->c_flags == 0) {
		mtu = last->c_mtu;		// CLEAN
		pserialize_read_exit(s);
		return mtu;
	}
	pserialize_read_exit(s);
	return 0;
}

int
sys_face_mtu_counted(struct face *f)
{
	struct conf *c;
	int s, mtu;

	s = pserialize_read_enter();
	c = atomic_load_consume(&f->f_conf);
	atomic_inc_uint(&c->c_refs);
	pserialize_read_exit(s);
	mtu = c->c_mtu;				// CLEAN
	atomic_dec_uint(&c->c_refs);
	return mtu;
}
