package org.lockwright.generators;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lockwright.rules.simulate.Load;
import org.lockwright.rules.simulate.LoadReader;
import org.lockwright.rules.simulate.Simulation;
import org.lockwright.rules.softint.DispatchTable;
import org.lockwright.rules.softint.SoftintClass;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The plot of latencies: well-formed, labelled, inside its frame, and readable without colour. */
class LatencyPlotTest {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    private static Load load;
    private static List<LatencyPlot.Panel> panels;
    private static Document plot;

    @BeforeAll
    static void draw() throws Exception {
        load = LoadReader.shipped("octeon").orElseThrow();
        panels = List.of(panel("today", "serial 2", "net 2", "bio 1", "clock 1"),
                panel("after <the> & series", "clock 2", "serial 1", "net 1", "bio 1", "gen 1"));
        plot = parse(LatencyPlot.of(load, panels, 0));
    }

    private static LatencyPlot.Panel panel(String name, String... rows) {
        List<DispatchTable.Row> table = new ArrayList<>();
        for (String row : rows) {
            int level = Integer.parseInt(row.substring(row.indexOf(' ') + 1));
            table.add(new DispatchTable.Row(SoftintClass.of(row.substring(0, row.indexOf(' '))).orElseThrow(), level, 0, level));
        }
        return new LatencyPlot.Panel(name, new Simulation(new DispatchTable("octeon", table), load, 1, 2_000_000_000L).run());
    }

    private static Document parse(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg.getBytes(UTF_8)));
    }

    private static List<Element> elements(String tag) {
        NodeList found = plot.getElementsByTagName(tag);
        List<Element> out = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            out.add((Element) found.item(i));
        }
        return out;
    }

    private static List<String> texts() {
        return elements("text").stream().map(Element::getTextContent).toList();
    }

    @Test
    void axesPanelsAndClassesAreNamed() {
        assertThat(texts()).contains("today", "after <the> & series", "ladder serial 2, net 2, bio 1, clock 1",
                "latency, from trigger to start (logarithmic)", "percentile of triggers (logarithmic in those beyond it)",
                "99.9%", "1 ms", "10 s", "clock (grows)", "clock", "net", "watchdog wdog: 4 s", "bound of clock: 107 us");
        assertThat(plot.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(elements("title").get(0).getTextContent()).contains("CPU 0", "octeon");
    }

    // contract: in grey, classes still differ, by dash as well as by marker.
    @Test
    void classesDifferByDashAndMarker() {
        List<Element> lines = elements("path").stream().filter(p -> !p.getAttribute("class").isEmpty()).toList();
        assertThat(lines).hasSize(9);
        Set<String> dashes = new HashSet<>();
        lines.forEach(line -> dashes.add(line.getAttribute("stroke-dasharray")));
        assertThat(dashes).hasSize(5);
        Set<String> markers = new HashSet<>();
        elements("path").stream().filter(p -> p.getAttribute("fill").equals("#ffffff")).forEach(p -> markers.add(p.getAttribute("d")));
        assertThat(markers).hasSize(5);
    }

    @Test
    void everyLineStaysInItsPanelAndNeverFalls() {
        for (Element line : elements("path").stream().filter(p -> !p.getAttribute("class").isEmpty()).toList()) {
            String path = line.getAttribute("d");
            double lastX = 0;
            double lastY = Double.MAX_VALUE;
            Matcher steps = Pattern.compile("([VH])(" + NUMBER.pattern() + ")").matcher(path);
            int seen = 0;
            while (steps.find()) {
                double at = Double.parseDouble(steps.group(2));
                boolean up = steps.group(1).equals("V");
                assertThat(at).as(path).isBetween(0.0, up ? 340.0 : 400.0);
                assertThat(up ? at <= lastY : at >= lastX).as(path).isTrue();
                lastY = up ? at : lastY;
                lastX = up ? lastX : at;
                seen++;
            }
            assertThat(seen).as(path).isGreaterThan(1);
        }
    }

    @Test
    void namesOfClassesDoNotOverlap() {
        for (int panel = 0; panel < 2; panel++) {
            Element group = elements("g").stream().filter(g -> g.hasAttribute("transform")).toList().get(panel);
            List<Double> heights = new ArrayList<>();
            NodeList all = group.getElementsByTagName("text");
            for (int i = 0; i < all.getLength(); i++) {
                Element text = (Element) all.item(i);
                if (text.getAttribute("x").equals("414")) {
                    heights.add(Double.parseDouble(text.getAttribute("y")));
                }
            }
            assertThat(heights).hasSizeBetween(4, 5).isSorted();
            for (int i = 1; i < heights.size(); i++) {
                assertThat(heights.get(i) - heights.get(i - 1)).isGreaterThanOrEqualTo(15.9);
            }
        }
    }

    @Test
    void theSamePlotHasTheSameBytes() {
        assertThat(LatencyPlot.of(load, panels, 0)).isEqualTo(LatencyPlot.of(load, panels, 0)).endsWith("</svg>\n");
    }
}
