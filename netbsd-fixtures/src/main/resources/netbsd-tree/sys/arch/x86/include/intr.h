/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

#ifndef _X86_INTR_H_
#define	_X86_INTR_H_

#define	__HAVE_FAST_SOFTINTS
#if !defined(NO_PREEMPTION)
#define	__HAVE_PREEMPTION
#endif /* !defined(NO_PREEMPTION) */

#include <sys/types.h>
#include <machine/intrdefs.h>

#ifdef _KERNEL

struct cpu_info;

enum pic_type { PIC_I8259, PIC_IOAPIC, PIC_SOFT };

/* What interrupts come from. */
struct pic {
	const char	*pic_name;
	enum pic_type	pic_type;
	int		pic_vecbase;
	int		pic_apicid;
};

struct intrhand {
	struct pic	*ih_pic;
	int		ih_level;	/* IPL_* it runs at */
	struct intrhand	*ih_next;	/* next one of the same source */
};

/* One for each bit of ci_ipending that is in use. */
struct intrsource {
	int		is_maxlevel;	/* highest level of a handler */
	int		is_minlevel;	/* lowest level of a handler */
	struct intrhand	*is_handlers;	/* chain of handlers */
	struct pic	*is_pic;
	void		*is_recurse;	/* where spllower goes */
	void		*is_resume;	/* where doreti goes */
	lwp_t		*is_lwp;	/* runs a soft interrupt */
};

void	Xsoftintr(void);
void	Xrecurse_preempt(void);
void	Xresume_preempt(void);
void	x86_init_preempt(struct cpu_info *);
void	x86_intr_calculatemasks(struct cpu_info *);

int	splraise(int);
void	spllower(int);

typedef uint8_t ipl_t;
typedef struct {
	ipl_t _ipl;
} ipl_cookie_t;

static __inline ipl_cookie_t
makeiplcookie(ipl_t ipl)
{

	return (ipl_cookie_t){._ipl = ipl};
}

static __inline int
splraiseipl(ipl_cookie_t icookie)
{

	return splraise(icookie._ipl);
}

#define	spl0()		spllower(IPL_NONE)
#define	splx(x)		spllower(x)

#include <sys/spl.h>

#endif	/* _KERNEL */

#endif	/* !_X86_INTR_H_ */
