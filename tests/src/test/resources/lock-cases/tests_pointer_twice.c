/* What is tested twice is the pointer itself: who finds it set looks into an object that may not be filled. */
#include <sys/systm.h>

struct lut {
	int		l_entry[4];
};

struct codec {
	kmutex_t	c_lock;
	struct lut	*c_lut;
	struct lut	*c_table;
};

#define	atomic_load_consume(p)	(*(p))
#define	atomic_store_release(p, v)	(*(p) = (v))

int
sys_codec_first_wrong(struct codec *c)
{
	struct lut *l;

	if (c->c_lut == NULL) {			// WANT LW1012
		mutex_enter(&c->c_lock);
		if (c->c_lut == NULL) {
			l = kmem_alloc(sizeof(*l), KM_SLEEP);
			l->l_entry[0] = 1;
			c->c_lut = l;
		}
		mutex_exit(&c->c_lock);
	}
	return c->c_lut->l_entry[0];
}

int
sys_codec_first_right(struct codec *c)
{
	struct lut *l = atomic_load_consume(&c->c_table);

	if (l == NULL) {			// CLEAN
		mutex_enter(&c->c_lock);
		l = c->c_table;
		if (l == NULL) {
			l = kmem_alloc(sizeof(*l), KM_SLEEP);
			l->l_entry[0] = 1;
			atomic_store_release(&c->c_table, l);
		}
		mutex_exit(&c->c_lock);
	}
	return l->l_entry[0];
}
