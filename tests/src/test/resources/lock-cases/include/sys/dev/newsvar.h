/* An enumeration of the lock cases that a header declares. */
#ifndef _DEV_NEWSVAR_H_
#define _DEV_NEWSVAR_H_

typedef enum {
	NEWS_OPENINGS,		/* more may be sent */
	NEWS_MODE,		/* the mode has changed */
	NEWS_RESET = 8		/* start again */
} news_t;

#endif
