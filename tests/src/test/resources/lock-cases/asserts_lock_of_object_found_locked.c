/* A lookup hands out an object, locked for all its caller knows, which then turns out to be the one in hand. */
#include <sys/systm.h>

/*
 * A box.
 *
 * Field locking key:
 *   (m) b_lock
 *   (c) constant after creation
 */
struct box {
	kmutex_t	b_lock;		/* lock of the box */
	int		b_count;	/* (m) things in it */
	int		b_kind;		/* (c) what it is for */
};
struct nameidata {
	const char	*ni_name;
	struct box	*ni_box;
};

int	box_lookup(struct nameidata *);
void	box_done(struct nameidata *);

static void
box_clear(struct box *b)
{
	KASSERT(mutex_owned(&b->b_lock));
	b->b_count = 0;
}

void
sys_box_clear_wrong(struct box *ob)
{
	box_clear(ob);				// WANT LW1009 must
}

void
sys_box_clear_right(struct box *ob, const char *name)
{
	struct nameidata nd;

	nd.ni_name = name;
	nd.ni_box = NULL;
	if (box_lookup(&nd) != 0)
		return;
	if (nd.ni_box != ob) {
		box_done(&nd);
		return;
	}
	box_clear(ob);				// CLEAN
	box_done(&nd);
}
