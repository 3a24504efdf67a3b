<#list asserts as a>
<#if a.folded>
${indent}KASSERT(
${indent}    ${a.test});
<#else>
${indent}KASSERT(${a.test});
</#if>
</#list>
