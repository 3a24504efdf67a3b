<#if block == "levels">
<#list ascending as c>
<#assign first = (ascending?filter(o -> o.rank == c.rank))?first>
<#if first.name == c.name>
#define	IPL_SOFT${c.name}	(<#if c.rank == 1>IPL_NONE<#else>IPL_SOFT${(ascending?filter(o -> o.rank == c.rank - 1))?first.name}</#if>+1)
<#else>
#define	IPL_SOFT${c.name}	(IPL_SOFT${first.name})	/* shares SWINT with soft${first.word} */
</#if>
</#list>
<#elseif block == "upper">
<#list ladder?filter(c -> c.rank == levels) as c>SOFTINT_${c.name}_MASK<#sep> | </#list>
<#elseif block == "lines">
<#list levels..1 as rank>
#define	SOFTINT_MASK_${rank - 1}	<@masks ladder?filter(c -> c.rank == rank)/>
</#list>
<#elseif block == "ladder">
<#list ladder as c>
		DOSOFTINT(${c.name});
</#list>
<#elseif block == "assertions">
/* ${order} */
<#list ladder as c><#if c?has_next><#assign next = ladder[c?index + 1]>
__CTASSERT(IPL_SOFT${c.name} ${(c.rank == next.rank)?then("==", ">")} IPL_SOFT${next.name});
</#if></#list>
__CTASSERT(IPL_VM > IPL_SOFT${ladder[0].name});
__CTASSERT(SOFTINT_COUNT >= ${count});

<#elseif block == "rows">
	.word	MIPS_SOFT_INT_MASK_0	<@named 1/>
	.word	MIPS_SOFT_INT_MASK	<@named 2/>
<#elseif block == "rmi-rows">
	.dword	${rows[0]}	<@named 1/>
	.dword	${rows[1]}			<@named 2/>
</#if>
<#macro named rank><#assign all = ascending?filter(c -> c.rank == rank)><#if all?size == 1>/* IPL_SOFT${all[0].name} */<#else>/* IPL_SOFT{<#list all as c>${c.name}<#sep>,</#list>} */</#if></#macro>
<#macro masks all><#list all?chunk(2) as two><#list two as c>${(all?size > 1 && c?index == 0 && two?index == 0)?then("(", "")}SOFTINT_${c.name}_MASK<#sep> | </#list><#if two?has_next> | \
			 </#if></#list>${(all?size > 1)?then(")", "")}</#macro>
