What the rules did
------------------

<#list rules as r>
${r.id}:
    ${r.counts}
<#list r.notes as n>
    ${n}
</#list>
<#list r.inactive as l>
    inactive: ${l}
</#list>
</#list>

Refused
-------

<#if refusals?has_content>
<#list refusals as r>
${r.code}:
    ${r.why}
<#list r.sites as s>
    ${s}
</#list>
</#list>
<#else>
Nothing was refused.
</#if>
<#if later?has_content>

${later}
</#if>
<#if relaxed?has_content>

Relaxed loads
-------------

These functions assert the lock on entry and keep it up to the load:

<#list relaxed as l>
    ${l}
</#list>
</#if>

Notes
-----

<#list notes as n>
${n}

</#list>
What was looked at
------------------

${denominator}
${recheck}
<#if hash?has_content>
Made by pack ${pack}, sha256 ${hash}.
</#if>
