/* The number of an ioctl holds the size of its argument's type: of two numbers one is not the other, and decides a switch. */
#include <sys/systm.h>

#define	IO_OUT			(unsigned long)0x40000000
#define	IO_IN			(unsigned long)0x80000000
#define	IO_MAKE(dir, group, num, len)					\
	((dir) | (((len) & 0x1fff) << 16) | ((group) << 8) | (num))
#define	IO_GET(group, num, type)	IO_MAKE(IO_OUT, (group), (num), sizeof(type))
#define	IO_SET(group, num, type)	IO_MAKE(IO_IN, (group), (num), sizeof(type))

typedef unsigned int lamp_mode_t;

struct lamp_colour {
	const char	*lc_name;
	lamp_mode_t	lc_parts[3];
};

#define	LAMP_BLINK		IO_GET('L', 1, struct lamp_colour)
#define	LAMP_MODE		IO_SET('L', 2, lamp_mode_t)

struct lamp {
	kmutex_t	l_lock;
	kcondvar_t	l_cv;
	struct callout	l_ch;
	struct callout	l_mode_ch;
	unsigned int	l_mode;
	unsigned int	l_level;
	int		l_busy;
};

static int
lamp_ioctl(struct lamp *l, unsigned long cmd)
{
	switch (cmd) {
	case LAMP_BLINK:
		l->l_level ^= 1;
		return 0;
	case LAMP_MODE:
		mutex_enter(&l->l_lock);
		while (l->l_busy)
			cv_wait(&l->l_cv, &l->l_lock);	// CLEAN
		l->l_mode = 0;
		mutex_exit(&l->l_lock);
		return 0;
	}
	return 1;
}

static int
lamp_ioctl_at_once(struct lamp *l, unsigned long cmd)
{
	switch (cmd) {
	case LAMP_MODE:
		mutex_enter(&l->l_lock);
		while (l->l_busy)
			cv_wait(&l->l_cv, &l->l_lock);	// WANT LW3005 must
		l->l_mode = 0;
		mutex_exit(&l->l_lock);
		return 0;
	}
	return 1;
}

static void
lamp_blink(void *arg)
{
	lamp_ioctl(arg, LAMP_BLINK);
}

static void
lamp_dim(void *arg)
{
	lamp_ioctl_at_once(arg, LAMP_MODE);
}

void
sys_lamp(struct lamp *l)
{
	mutex_init(&l->l_lock, MUTEX_DEFAULT, IPL_SOFTCLOCK);
	callout_setfunc(&l->l_ch, lamp_blink, l);
	callout_setfunc(&l->l_mode_ch, lamp_dim, l);
}
