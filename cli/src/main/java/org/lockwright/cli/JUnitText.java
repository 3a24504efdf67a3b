package org.lockwright.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.lockwright.rules.check.Finding;
import org.lockwright.rules.flow.Note;

/**
 * Findings as JUnit XML: a suite for the run and one for each check, a test case for each fingerprint. What counts for the exit code is
 * a failure, other findings are skipped, a check that found nothing passes, and an incomplete run is an error.
 */
final class JUnitText {

    private static final String CHARSET = StandardCharsets.US_ASCII.name();

    private final FindingsReport report;

    /** What came of a test case. */
    private enum Verdict { PASSED, FAILURE, SKIPPED, ERROR }

    /**
     * A test case.
     *
     * @param type the id of a check, or what kind of trouble it is
     * @param message one line; empty for one that passed
     * @param text all there is to say, put together when it is written
     */
    private record Case(String name, Verdict verdict, String type, String message, Supplier<String> text) {

        static Case passed(String name) {
            return new Case(name, Verdict.PASSED, "", "", () -> "");
        }
    }

    JUnitText(FindingsReport report) {
        this.report = report;
    }

    void write(Writer out) throws IOException {
        Map<String, List<Case>> suites = new LinkedHashMap<>();
        suites.put("run", run());
        report.byCheck().forEach((id, findings) -> suites.put(id, check(id, findings)));
        try {
            // ASCII, with all other characters as references, whatever the encoding of the stream behind.
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(ascii(out), CHARSET);
            xml.writeStartDocument(CHARSET, "1.0");
            line(xml, 0);
            xml.writeStartElement("testsuites");
            xml.writeAttribute("name", "lockwright " + report.scope().command());
            counts(xml, suites.values().stream().flatMap(List::stream).toList());
            for (Map.Entry<String, List<Case>> suite : suites.entrySet()) {
                suite(xml, suite.getKey(), suite.getValue());
            }
            line(xml, 0);
            xml.writeEndElement();
            line(xml, 0);
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /** The cases that are about the run as a whole. */
    private List<Case> run() {
        List<Case> cases = new ArrayList<>();
        String incomplete = report.ending().incomplete();
        cases.add(incomplete.isEmpty() ? Case.passed("the run is complete")
                : new Case("the run is complete", Verdict.ERROR, "incomplete", incomplete, () -> report.ending().summary()));
        if (report.scope().baseline()) {
            String name = "no entry of the baseline is stale";
            int stale = report.stale().size();
            cases.add(stale == 0 ? Case.passed(name) : new Case(name, report.ending().strict() ? Verdict.FAILURE : Verdict.SKIPPED, "stale",
                    stale + " stale in the baseline, write it anew", () -> String.join("\n", report.stale().keySet())));
        }
        return cases;
    }

    /** The cases of a check: one for each fingerprint, or a single one where there is none. */
    private List<Case> check(String id, List<Finding> findings) {
        String notRun = report.scope().notRun().get(id);
        if (findings.isEmpty()) {
            return List.of(notRun == null ? Case.passed("nothing found") : new Case("not run", Verdict.SKIPPED, id, notRun, () -> ""));
        }
        Map<String, List<Finding>> same = new TreeMap<>();
        findings.forEach(f -> same.computeIfAbsent(f.fingerprint(), k -> new ArrayList<>()).add(f));
        return same.values().stream().map(this::found).toList();
    }

    private Case found(List<Finding> same) {
        Finding first = same.stream().filter(report::counts).findFirst().orElse(same.get(0));
        String name = first.path() + ": " + (first.function().isEmpty() ? "" : first.function() + "(): ") + first.subject();
        String more = same.size() == 1 ? "" : " (" + same.size() + " places)";
        return new Case(name, report.counts(first) ? Verdict.FAILURE : Verdict.SKIPPED, first.rule(), first.path() + ":" + first.line() + ": " + first.message() + more,
                () -> words(same));
    }

    private static String words(List<Finding> same) {
        StringBuilder text = new StringBuilder();
        for (Finding f : same) {
            text.append(FindingsText.head(f)).append('\n');
            Note.texts(f.notes()).forEach(n -> text.append("    ").append(n).append('\n'));
        }
        return text.toString();
    }

    private void suite(XMLStreamWriter xml, String name, List<Case> cases) throws XMLStreamException {
        line(xml, 1);
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", printable(name.equals("run") ? name : name + ": " + report.title(name)));
        counts(xml, cases);
        xml.writeAttribute("skipped", Long.toString(cases.stream().filter(c -> c.verdict() == Verdict.SKIPPED).count()));
        if (name.equals("run")) {
            properties(xml);
        }
        for (Case c : cases) {
            testCase(xml, name, c);
        }
        line(xml, 1);
        xml.writeEndElement();
    }

    private static void counts(XMLStreamWriter xml, List<Case> cases) throws XMLStreamException {
        xml.writeAttribute("tests", Integer.toString(cases.size()));
        xml.writeAttribute("failures", Long.toString(cases.stream().filter(c -> c.verdict() == Verdict.FAILURE).count()));
        xml.writeAttribute("errors", Long.toString(cases.stream().filter(c -> c.verdict() == Verdict.ERROR).count()));
    }

    private void properties(XMLStreamWriter xml) throws XMLStreamException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("tree", report.scope().name());
        all.put("commit", report.scope().commit());
        all.put("configurations", String.join(" ", report.scope().configurations()));
        all.putAll(report.ending().seen());
        all.put("summary", report.ending().summary());
        line(xml, 2);
        xml.writeStartElement("properties");
        for (Map.Entry<String, Object> p : all.entrySet()) {
            line(xml, 3);
            xml.writeEmptyElement("property");
            xml.writeAttribute("name", p.getKey());
            xml.writeAttribute("value", printable(p.getValue().toString()));
        }
        line(xml, 2);
        xml.writeEndElement();
    }

    private void testCase(XMLStreamWriter xml, String suite, Case c) throws XMLStreamException {
        line(xml, 2);
        xml.writeStartElement("testcase");
        xml.writeAttribute("name", printable(c.name()));
        xml.writeAttribute("classname", "lockwright." + report.scope().command().replace(' ', '-') + "." + suite);
        xml.writeAttribute("time", "0");
        switch (c.verdict()) {
            case PASSED -> { }
            case SKIPPED -> skipped(xml, c);
            case FAILURE -> bad(xml, "failure", c);
            case ERROR -> bad(xml, "error", c);
        }
        xml.writeEndElement();
    }

    private static void bad(XMLStreamWriter xml, String element, Case c) throws XMLStreamException {
        line(xml, 3);
        xml.writeStartElement(element);
        xml.writeAttribute("message", printable(c.message()));
        xml.writeAttribute("type", c.type());
        xml.writeCharacters(text(c.text().get()));
        xml.writeEndElement();
        line(xml, 2);
    }

    /** Older schemas let a skipped case have text, and no attribute; what else there is to say is output. */
    private static void skipped(XMLStreamWriter xml, Case c) throws XMLStreamException {
        line(xml, 3);
        xml.writeStartElement("skipped");
        xml.writeCharacters(text(c.message()));
        xml.writeEndElement();
        String text = text(c.text().get());
        if (!text.isEmpty()) {
            line(xml, 3);
            xml.writeStartElement("system-out");
            xml.writeCharacters(text);
            xml.writeEndElement();
        }
        line(xml, 2);
    }

    private static void line(XMLStreamWriter xml, int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    /** What an attribute can hold: one line. */
    private static String printable(String text) {
        return text(text).replaceAll("[\\t\\n]", " ");
    }

    /** What XML can hold; most control characters, surrogates without their other half and a few more are no characters to it. */
    static String text(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            boolean isText = c == '\t' || c == '\n' || c >= ' ' && c < 0x7f || c >= 0xa0 && c < 0xd800 || c >= 0xe000 && c < 0xfffe || c >= 0x10000;
            out.appendCodePoint(isText ? c : '?');
        });
        return out.toString();
    }

    private static OutputStream ascii(Writer out) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                out.write((char) b);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(new String(bytes, from, length, StandardCharsets.US_ASCII));
            }
        };
    }
}
