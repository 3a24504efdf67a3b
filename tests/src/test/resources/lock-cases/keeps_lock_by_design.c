/* A lock that a function keeps by design: given back after a call, taken in a loop until it may be, or as one test or a helper decides. */
#include <sys/systm.h>

struct shelf {
	kmutex_t	*s_lock;
	kmutex_t	s_old_lock;
	kmutex_t	s_ring_lock;
	int		s_readers;
	int		s_legacy;
	int		s_flags;
	int		s_count;
};

void	shelf_tell(struct shelf *);

void
shelf_done(struct shelf *s, int error)
{

	if (error)
		s->s_count = 0;
	mutex_exit(s->s_lock);			// CLEAN
	shelf_tell(s);
	mutex_enter(s->s_lock);
}						// CLEAN

void
shelf_write_lock(struct shelf *s)
{

	for (;;) {
		mutex_enter(&s->s_ring_lock);
		if (s->s_readers == 0)
			break;
		mutex_exit(&s->s_ring_lock);
	}
}						// CLEAN

static void
shelf_enter_old(struct shelf *s)
{

	if (s->s_legacy)
		mutex_enter(&s->s_old_lock);
}

static void
shelf_exit_old(struct shelf *s)
{

	if (s->s_legacy)
		mutex_exit(&s->s_old_lock);
}

int
shelf_change(struct shelf *s)
{

	shelf_enter_old(s);
	shelf_tell(s);
	shelf_exit_old(s);
	return s->s_flags;			// CLEAN
}

int
shelf_mount(struct shelf *s)
{
	int unsafe = s->s_flags & 4;

	if (unsafe)
		mutex_enter(&s->s_old_lock);
	shelf_tell(s);
	if (unsafe)
		mutex_exit(&s->s_old_lock);
	return 0;				// CLEAN
}

int
shelf_open_wrong(struct shelf *s)
{

	mutex_enter(&s->s_old_lock);
	if (s->s_count == 0) {
		if (s->s_flags & 1)
			return 6;		// WANT LW3001
		s->s_count = 1;
	}
	mutex_exit(&s->s_old_lock);
	return 0;				// CLEAN
}
