<#if block == "levels">
<#assign what = {"CLOCK": "timeouts", "SERIAL": "serial passdown", "NET": "protocol stacks", "BIO": "block I/O passdown", "GEN": "everything else"}>
<#list ascending as c>
<#assign said = (comments["IPL_SOFT" + c.name])!"">
#define	IPL_SOFT${c.name}	0x${c.level}	${(said != "")?then(said, "/* " + what[c.name] + " */")}
</#list>
<#elseif block == "bits">
<#list ladder as c>
#define	SIR_${c.name}<#if c.name?length lt 4>	</#if>	${c.bit}
</#list>
<#elseif block == "assertions">
/* ${order} */
<#list ladder as c><#if c?has_next><#assign next = ladder[c?index + 1]>
__CTASSERT(IPL_SOFT${c.name} ${(c.rank == next.rank)?then("==", ">")} IPL_SOFT${next.name});
__CTASSERT(SIR_${c.name} > SIR_${next.name});
</#if></#list>
__CTASSERT(IPL_VM > IPL_SOFT${ladder[0].name});

</#if>
