package org.lockwright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockwright.cli.GlobalOptions.Format.JUNIT;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.lockwright.parser.source.Span;
import org.lockwright.rules.check.Finding;
import org.lockwright.rules.check.Finding.Confidence;
import org.lockwright.rules.flow.Note;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** JUnit XML: what fails, what is skipped, and that every reader of it can read it. */
class JUnitTextTest {

    private static final Schema SCHEMA = schema();

    private static Schema schema() {
        try {
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(JUnitTextTest.class.getResource("/junit.xsd"));
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The document, held to the schema. */
    private static Document read(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
            SCHEMA.newValidator().validate(new DOMSource(document));
            return document;
        } catch (Exception e) {
            throw new AssertionError(xml, e);
        }
    }

    private static List<Element> all(Document document, String name) {
        List<Element> out = new ArrayList<>();
        NodeList found = document.getElementsByTagName(name);
        for (int i = 0; i < found.getLength(); i++) {
            out.add((Element) found.item(i));
        }
        return out;
    }

    private static Element suite(Document document, String name) {
        return all(document, "testsuite").stream().filter(s -> s.getAttribute("name").startsWith(name)).findFirst().orElseThrow();
    }

    private static final Finding MUST = MadeUp.at("LW1003", Confidence.MUST, 3, "'l->on' is changed plainly", Note.of("use atomic_or_uint()"));
    private static final Finding MAY = MadeUp.at("LW0002", Confidence.MAY, 4, "no mark uses key 'x'");

    @Test
    void aCleanRunHasACaseForEachCheck() {
        Document document = read(new MadeUp().in(JUNIT));
        assertThat(all(document, "testsuite")).hasSize(1 + new MadeUp().report().scope().checks().size());
        assertThat(all(document, "testcase")).hasSameSizeAs(all(document, "testsuite"));
        assertThat(all(document, "testcase").get(0).getAttribute("name")).isEqualTo("the run is complete");
        assertThat(document.getDocumentElement().getAttribute("failures")).isEqualTo("0");
        assertThat(all(document, "property")).extracting(p -> p.getAttribute("name") + "=" + p.getAttribute("value"))
                .contains("tree=made up", "files=7", "summary=7 C files read, 2 gaps");
    }

    @Test
    void whatCountsFailsAndTheRestIsSkipped() {
        Document document = read(new MadeUp().fresh(MUST, MAY).in(JUNIT));
        Element suite = suite(document, "LW1003: an atomic field");
        assertThat(suite.getAttribute("tests") + suite.getAttribute("failures") + suite.getAttribute("skipped")).isEqualTo("110");
        Element failure = all(document, "failure").get(0);
        assertThat(failure.getAttribute("type")).isEqualTo("LW1003");
        assertThat(failure.getAttribute("message")).isEqualTo("sys/kern/lamp.c:3: 'l->on' is changed plainly");
        assertThat(failure.getTextContent()).isEqualTo("sys/kern/lamp.c:3:5: error: LW1003: 'l->on' is changed plainly\n    use atomic_or_uint()\n");
        Element testCase = (Element) failure.getParentNode();
        assertThat(testCase.getAttribute("name")).isEqualTo("sys/kern/lamp.c: lamp_on(): lamp.on 3");
        assertThat(testCase.getAttribute("classname")).isEqualTo("lockwright.lint.LW1003");
        assertThat(all(document, "skipped")).singleElement().extracting(Element::getTextContent).isEqualTo("sys/kern/lamp.c:4: no mark uses key 'x'");
        assertThat(all(document, "system-out")).singleElement().extracting(Element::getTextContent).asString().contains("warning: LW0002");
        assertThat(all(read(new MadeUp().fresh(MUST, MAY).strict().in(JUNIT)), "failure")).hasSize(2);
    }

    // contract: the name of a case is what a build server knows it by from one build to the next.
    @Test
    void findingsOfOneFingerprintAreOneCase() {
        Finding again = new Finding("LW1003", Confidence.MUST, MUST.path(), new Span(90, 94), 10, 1, MUST.function(), MUST.subject(), MUST.message(), List.of(),
                List.of("amd64"));
        Document document = read(new MadeUp().fresh(MUST, again).in(JUNIT));
        assertThat(all(document, "failure")).singleElement().satisfies(f -> assertThat(f.getTextContent()).contains("lamp.c:3:5:", "lamp.c:10:1:"),
                f -> assertThat(f.getAttribute("message")).endsWith("(2 places)"));
    }

    @Test
    void whatIsKnownOrSuppressedHasNoCase() {
        Document document = read(new MadeUp().known(MUST).suppressed(MAY, "because").in(JUNIT));
        assertThat(all(document, "failure")).isEmpty();
        assertThat(all(document, "skipped")).isEmpty();
        assertThat(all(document, "testcase")).extracting(c -> c.getAttribute("name")).contains("no entry of the baseline is stale");
    }

    @Test
    void anIncompleteRunIsAnErrorAndACheckThatDidNotRunIsSkipped() {
        Document document = read(new MadeUp().incomplete("no legend was read").notRun("LW2001", "--no-locks was given").in(JUNIT));
        assertThat(all(document, "error")).singleElement().satisfies(e -> assertThat(e.getAttribute("message")).isEqualTo("no legend was read"),
                e -> assertThat(e.getAttribute("type")).isEqualTo("incomplete"));
        assertThat(document.getDocumentElement().getAttribute("errors")).isEqualTo("1");
        assertThat(suite(document, "LW2001").getTextContent().strip()).isEqualTo("--no-locks was given");
    }

    @Test
    void staleEntriesFailWhereTheyCount() {
        MadeUp report = new MadeUp().stale("LW1003 sys/kern/lamp.c lamp_on lamp.on");
        assertThat(all(read(report.in(JUNIT)), "skipped")).singleElement().extracting(Element::getTextContent).asString().startsWith("1 stale");
        assertThat(all(read(report.strict().in(JUNIT)), "failure")).singleElement().extracting(e -> e.getAttribute("type")).isEqualTo("stale");
    }

    @Test
    void everyTextIsAsciiAndWellFormed() {
        String text = "a \"b\" <c> & ]]> 'd' \u0000\u0007\u001b\u0085 \u00e9\u00ff \ud800 \uffff end";
        Finding f = new Finding("LW1003", Confidence.MUST, "sys/\u00e9.c", new Span(0, 1), 1, 1, "", text, text, Note.all(text), List.of("amd64"));
        String xml = new MadeUp().fresh(f).in(JUNIT);
        assertThat(xml.chars().allMatch(c -> c == '\n' || c >= ' ' && c < 0x7f)).isTrue();
        String read = "a \"b\" <c> & ]]> 'd' ???? \u00e9\u00ff ? ? end";
        assertThat(all(read(xml), "failure")).singleElement().satisfies(e -> assertThat(e.getAttribute("message")).isEqualTo("sys/\u00e9.c:1: " + read),
                e -> assertThat(e.getTextContent()).contains("\n    " + read + "\n"));
    }

    @Property(tries = 100, seed = "20261130")
    void anyTextCanBeRead(@ForAll String text) {
        Finding f = new Finding("LW1003", Confidence.MUST, "sys/a.c", new Span(0, 1), 1, 1, text, text, text, Note.all(text), List.of("amd64"));
        assertThat(all(read(new MadeUp().fresh(f).in(JUNIT)), "failure")).singleElement().extracting(Element::getTextContent).asString()
                .isEqualTo("sys/a.c:1:1: error: LW1003: " + JUnitText.text(text) + "\n    " + JUnitText.text(text) + "\n");
    }
}
