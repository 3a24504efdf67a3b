tree: ${tree}<#if base != ""> at ${base}</#if>
pack: ${pack} ${version} (${hash})
configurations: ${configurations}
<#list rules as r>

rule ${r.id}: ${r.counts}
<#list r.files as f>
  ${f}
</#list>
<#if r.rewritten?has_content>
  rewritten:
<#list r.rewritten as l>
    ${l}
</#list>
</#if>
<#if r.refused?has_content>
  refused:
<#list r.refused as l>
    ${l}
</#list>
</#if>
<#if r.unhandled?has_content>
  unhandled:
<#list r.unhandled as l>
    ${l}
</#list>
</#if>
<#if r.inactive?has_content>
  inactive:
<#list r.inactive as l>
    ${l}
</#list>
</#if>
<#if r.mentions != "">
  no site: ${r.mentions}
</#if>
<#list r.notes as n>
  note: ${n}
</#list>
</#list>

patches:
<#list patches as p>
  ${(p?index + 1)?left_pad(2)} ${p.title} (${p.files} file<#if p.files != 1>s</#if>)
</#list>

${denominator}
