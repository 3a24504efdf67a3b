<#if block == "levels">
<#list ascending as c>
#define	IPL_SOFT${c.name}	(IPL_NONE + ${c.top})
</#list>
<#elseif block == "bits">
/*
 * Each class has a pending bit of its own.  A class's bit is below the
 * number of its level, that of a higher level is not.
 */
<#list ladder as c>
#define	SOFTINT_${c.name}_BIT<#if c.name?length lt 4>	</#if>	${c.bit}
</#list>
#define	SOFTINT2IPLMAP \
<#list ladder as c>
	${(c?index == 0)?then("(", " ")}(SOFTINT_${c.name}_BIT<#if c.name?length lt 6>${""?left_pad(6 - c.name?length)}</#if> << (SOFTINT_${c.name}<#if c.name?length lt 6>${""?left_pad(6 - c.name?length)}</#if> * 4))<#if c?has_next> | \<#else>)</#if>
</#list>
#define	SOFTINT2IPL(l)	((SOFTINT2IPLMAP >> ((l) * 4)) & 0x0f)
<#elseif block == "mask">
<#assign hex = ["0x0000001f", "0x0000001e", "0x0000001c", "0x00000018", "0x00000010", "0x00000000"]>
/*
 * This returns a mask of the pending bits that may be dispatched at <ipl>
 * SOFTIPLMASK(IPL_NONE)	= ${hex[0]}
<#list ascending as c>
 * SOFTIPLMASK(IPL_SOFT${c.name})	= ${hex[c.top]}
</#list>
 */
#define	SOFTIPLMASK(ipl) ((0x1f << (ipl)) & 0x1f)
<#elseif block == "ladder">
<#list ladder as c>
		DOSOFTINT(${c.name});
</#list>
<#elseif block == "assertions">
/* ${order} */
<#list ladder as c><#if c?has_next><#assign next = ladder[c?index + 1]>
__CTASSERT(IPL_SOFT${c.name} ${(c.rank == next.rank)?then("==", ">")} IPL_SOFT${next.name});
__CTASSERT(SOFTINT_${c.name}_BIT > SOFTINT_${next.name}_BIT);
</#if></#list>
<#list ascending as c>
__CTASSERT(SOFTINT2IPL(SOFTINT_${c.name}) == SOFTINT_${c.name}_BIT);
__CTASSERT((SOFTIPLMASK(IPL_SOFT${c.name}) & (1 << SOFTINT_${c.name}_BIT)) == 0);
</#list>

<#elseif block == "rows">
<#list 1..ladder[0].top as level>
<#assign of = ascending?filter(c -> c.top == level)>
	.word	0					<#if of?size == 0>/* level ${level}, unused */<#elseif of?size == 1>/* IPL_SOFT${of[0].name} */<#else>/* IPL_SOFT{<#list of as c>${c.name}<#sep>,</#list>} */</#if>
</#list>
</#if>
