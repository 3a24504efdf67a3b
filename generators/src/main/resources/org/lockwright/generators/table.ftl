rewritten  comments  right  refused  later  file
<#macro numbers c>${c[0]?string?left_pad(9)}  ${c[1]?string?left_pad(8)}  ${c[2]?string?left_pad(5)}  ${c[3]?string?left_pad(7)}  ${c[4]?string?left_pad(5)}</#macro>
<#list files as f>
<@numbers f.counts/>  ${f.path}
</#list>
<@numbers all/>  all ${files?size + waiting?size} files

Files whose only sites wait for a later phase (${waiting?size}):
<#list waiting as f>
  ${f.path} (${f.waiting})
</#list>

rewritten  comments  right  refused  later  idiom; a site of several counts in each
<#list idioms as i>
<@numbers i.counts/>  ${i.number?string?left_pad(2)} ${i.what}
</#list>

${right} of ${own} sites that this phase answers for are rewritten or right (${percent}%).
${denominator}
