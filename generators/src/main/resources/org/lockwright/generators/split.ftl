<#list classes as c>
${c.name}: ${c.covered} uses are covered, ${c.open} are not<#if c.ready>: ready</#if>
<#list c.reasons as r>
  ${r.code} (${r.sites?size}): ${r.why}
<#list r.sites as s>
    ${s}
</#list>
</#list>

</#list>
${denominator}
