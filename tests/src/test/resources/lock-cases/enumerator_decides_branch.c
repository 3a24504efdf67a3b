/* What happens is told by an enumerator that a header declares. */
#include <dev/newsvar.h>
#include <sys/systm.h>

struct line {
	kmutex_t	l_lock;
	kcondvar_t	l_cv;
	callout_t	l_mode;
	callout_t	l_reset;
	int		l_busy;
	int		l_open;
};

static void
line_news(struct line *l, news_t news)
{
	switch (news) {
	case NEWS_OPENINGS:
		l->l_open++;
		break;
	case NEWS_MODE:
		kpause("mode", false, 1, NULL);		// WANT LW3005
		break;
	case NEWS_RESET:
		mutex_enter(&l->l_lock);
		while (l->l_busy)
			cv_wait(&l->l_cv, &l->l_lock);	// CLEAN
		mutex_exit(&l->l_lock);
		break;
	}
}

static void
line_openings(void *arg)
{
	line_news(arg, NEWS_OPENINGS);
}

static void
line_mode(void *arg)
{
	line_news(arg, NEWS_MODE);
}

void
sys_line_reset(struct line *l)
{
	mutex_init(&l->l_lock, MUTEX_DEFAULT, IPL_SOFTCLOCK);
	callout_setfunc(&l->l_mode, line_openings, l);
	callout_setfunc(&l->l_reset, line_mode, l);
	line_news(l, NEWS_RESET);
}
