<#ftl output_format="XML">
<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Helvetica, Arial, sans-serif" font-size="12" role="img">
<title>Lock order</title>
<desc>An arrow leads from a lock to one that is taken while it is held.</desc>
<defs>
<#list looks as l>
<marker id="${l.name}" viewBox="0 0 8 8" refX="8" refY="4" markerUnits="userSpaceOnUse" markerWidth="9" markerHeight="9" orient="auto"><path d="M0 0L8 4L0 8Z" fill="${l.colour}"/></marker>
</#list>
</defs>
<rect width="${width}" height="${height}" fill="#ffffff"/>
<text x="16" y="26" font-size="16" font-weight="bold">Lock order</text>
<text x="16" y="44" fill="#444444">solid: declared; thick red: contradicts; dashed blue: undeclared; dotted red: in a cycle</text>
<#list edges as e>
<path d="${e.path}" fill="none" stroke="${e.colour}" stroke-width="${e.bold?then("2.5", "1.2")}"<#if e.dash != ""> stroke-dasharray="${e.dash}"</#if> marker-end="url(#${e.verdict})"><title>${e.tip}</title></path>
</#list>
<#list nodes as n>
<rect x="${n.left}" y="${n.y}" width="${n.width}" height="${boxHeight}" rx="4" fill="#ffffff" stroke="#555555"/>
<text x="${n.x}" y="${n.y}" dy="17" text-anchor="middle">${n.name}</text>
</#list>
</svg>
