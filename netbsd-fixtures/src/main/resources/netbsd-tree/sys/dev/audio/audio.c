/* SPDX-License-Identifier: BSD-2-Clause */
/* Copyright (c) 2026 the lockwright authors. */

/*
 * Audio: the mixer, and descriptors that outlive a device for a moment.
 */

#include <sys/cdefs.h>
__KERNEL_RCSID(0, "$lockwright: audio.c $");

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/intr.h>
#include <sys/mutex.h>
#include <sys/psref.h>

struct audio_softc {
	kmutex_t	*sc_intr_lock;	/* at IPL_SCHED */
	struct psref_target sc_psref;	/* held by whoever uses it */
	void		*sc_mixer_sih;	/* the hardware wants more */
	u_int		sc_blocks;	/* blocks mixed */
};

static struct psref_class *audio_psref_class __read_mostly;

void	audioattach(void);
void	audio_mixer_init(struct audio_softc *);
void	audio_pintr(struct audio_softc *);

void
audioattach(void)
{

	/* References are taken in any soft interrupt. */
	if (audio_psref_class == NULL)
		audio_psref_class = psref_class_create("audio", IPL_SOFTSERIAL);
}

static void
audio_softintr_wr(void *cookie)
{
	struct audio_softc *sc = cookie;

	mutex_enter(sc->sc_intr_lock);
	sc->sc_blocks++;
	mutex_exit(sc->sc_intr_lock);
}

void
audio_mixer_init(struct audio_softc *sc)
{

	psref_target_init(&sc->sc_psref, audio_psref_class);
	sc->sc_intr_lock = mutex_obj_alloc(MUTEX_DEFAULT, IPL_SCHED);
	sc->sc_mixer_sih = softint_establish(SOFTINT_SERIAL | SOFTINT_MPSAFE,
	    audio_softintr_wr, sc);
}

void
audio_pintr(struct audio_softc *sc)
{

	softint_schedule(sc->sc_mixer_sih);
}
