<#-- Blocks of the machine-independent kernel; what ${block} is, the step's edit says. -->
<#if block == "highest">

/*
 * The highest level of software interrupts: it blocks all of them.
 */
#define	IPL_SOFTMAX	IPL_SOFTSERIAL
#define	SOFTINT_MAX	SOFTINT_SERIAL
#define	splsoftmax()	splsoftserial()
<#elseif block == "classes">
/*
 * A port that defines IPL_SOFTGEN has its levels, as far as there are
 * enough of them, in the order ${order}.
 * The others have serial at the top, and with fast software interrupts
 * no class below clock: there SOFTINT_GEN is SOFTINT_CLOCK.
 *
 * IPL_SOFTMAX is the highest of the levels: it blocks all of them.
 */
#ifdef IPL_SOFTGEN
#define	SOFTINT_GEN	0x0004
#define	IPL_SOFTMAX	IPL_SOFTCLOCK
#define	SOFTINT_MAX	SOFTINT_CLOCK
#define	splsoftmax()	splsoftclock()
#else
#ifdef __HAVE_FAST_SOFTINTS
#define	SOFTINT_GEN	SOFTINT_CLOCK
#else
#define	SOFTINT_GEN	0x0004
#endif
#define	IPL_SOFTGEN	IPL_SOFTCLOCK
#define	IPL_SOFTMAX	IPL_SOFTSERIAL
#define	SOFTINT_MAX	SOFTINT_SERIAL
#define	splsoftmax()	splsoftserial()
#endif
#define	splsoftgen()	splraiseipl(makeiplcookie(IPL_SOFTGEN))
<#elseif block == "slots">
/*
 * The level that blocks all software interrupts is the default (just
 * XC_HIGHPRI) and so has slot 0.
 */
#define XC_IPL_SOFTMAX		0
<#list ladder as c>
#define XC_IPL_SOFT${c.name}<#if c.name?length lt 5>	</#if>	${c?index + 1}
</#list>
#define XC_IPL_MAX		XC_IPL_SOFT${ladder?last.name}
<#elseif block == "handlers">
	SETUP_SOFTINT(XC_IPL_SOFTMAX, SOFTINT_MAX);
	/*
	 * A level that is that of a slot before has no slot of its own (see
	 * xc_encode_ipl), and needs no softint.
	 */
<#list ladder as c>
#if IPL_SOFT${c.name} != IPL_SOFTMAX<@others c.name/>
	SETUP_SOFTINT(XC_IPL_SOFT${c.name}, SOFTINT_${c.name});
#endif
</#list>
<#elseif block == "encode">
	case IPL_SOFTMAX:
		return __SHIFTIN(XC_IPL_SOFTMAX, XC_IPL_MASK);
	/* Levels can be the same, next to each other or not. */
<#list ladder as c>
#if IPL_SOFT${c.name} != IPL_SOFTMAX<@others c.name/>
	case IPL_SOFT${c.name}:
		return __SHIFTIN(XC_IPL_SOFT${c.name}, XC_IPL_MASK);
#endif
</#list>
<#elseif block == "lowest-priority">
#define	PRI_SOFTGEN	(MAXPRI_KERNEL_RT - schedppq * 4)
<#elseif block == "priorities">
<#list ladder as c>
#define	PRI_SOFT${c.name}	<#if c.step == 0>MAXPRI_KERNEL_RT<#else>(MAXPRI_KERNEL_RT - schedppq * ${c.step})</#if>
</#list>
<#elseif block == "rump-levels">
<#list ascending as c>
#define	IPL_SOFT${c.name} ${c.level}
</#list>
</#if>
<#macro others name><#list ladder as o><#if o.name == name><#break></#if> && \
    IPL_SOFT${name} != IPL_SOFT${o.name}</#list></#macro>
