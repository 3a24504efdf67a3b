<#ftl output_format="XML">
<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Helvetica, Arial, sans-serif" font-size="12" role="img">
<title>${title}</title>
<desc>${summary}</desc>
<rect width="${width}" height="${height}" fill="#ffffff"/>
<text x="16" y="26" font-size="16" font-weight="bold">${title}</text>
<text x="16" y="44" fill="#444444">${summary}</text>
<text x="16" y="${height - 12}" fill="#444444">markers: 90th, 99th and 99.9th percentile; (grows): the longer the time that is simulated, the longer the latency</text>
<#list panels as p>
<g transform="translate(${p.left} ${top})">
<text x="0" y="-26" font-size="14" font-weight="bold">${p.name}</text>
<text x="0" y="-10" fill="#444444">${p.ladder}</text>
<g stroke="#e2e2e2">
<#list p.xTicks as t>
<path d="M${t.at} 0V${panelHeight}"/>
</#list>
<#list p.yTicks as t>
<path d="M0 ${t.at}H${panelWidth}"/>
</#list>
</g>
<rect width="${panelWidth}" height="${panelHeight}" fill="none" stroke="#555555"/>
<g text-anchor="middle">
<#list p.xTicks as t>
<text x="${t.at}" y="${panelHeight + 18}">${t.label}</text>
</#list>
<text x="${panelWidth / 2}" y="${panelHeight + 38}">percentile of triggers (logarithmic in those beyond it)</text>
</g>
<g text-anchor="end">
<#list p.yTicks as t>
<text x="-8" y="${t.at}" dy="4">${t.label}</text>
</#list>
</g>
<text transform="translate(-60 ${panelHeight / 2}) rotate(-90)" text-anchor="middle">latency, from trigger to start (logarithmic)</text>
<#list p.limits as l>
<path d="M0 ${l.y}H${panelWidth}" stroke="#777777"/>
</#list>
<#list p.lines as l>
<path class="${l.name}" d="${l.path}" fill="none" stroke="${l.colour}" stroke-width="2"<#if l.dash != ""> stroke-dasharray="${l.dash}"</#if> stroke-linejoin="round"/>
<#list l.markers as m>
<path transform="translate(${m.x} ${m.y})" d="${l.marker}" fill="#ffffff" stroke="${l.colour}" stroke-width="1.5"/>
</#list>
</#list>
<#list p.limits as l>
<text x="${l.x}" y="${l.y}" dy="${l.dy}" text-anchor="end" font-size="11" fill="#333333" stroke="#ffffff" stroke-width="3" paint-order="stroke">${l.label}</text>
</#list>
<#list p.labels as l>
<path d="M${l.x} ${l.y}L${panelWidth + 10} ${l.at}" stroke="${l.colour}" stroke-width="0.7" stroke-dasharray="1 2"/>
<text x="${panelWidth + 14}" y="${l.at}" dy="4" fill="${l.colour}" font-weight="bold">${l.text}</text>
</#list>
</g>
</#list>
</svg>
