digraph locks {
	rankdir=TB;
	node [shape=box, fontname="Helvetica"];
	edge [fontname="Helvetica", fontsize=10];
<#list nodes as n>
	${n};
</#list>
<#list edges as e>
	${e.outer} -> ${e.inner} [label="${e.places}", color="${e.colour}", style=${e.style}, tooltip=${e.tip}];
</#list>
}
