package dev.stampede.output.report;

import dev.stampede.judge.RunVerdict;
import dev.stampede.judge.TargetVerdict;
import dev.stampede.judge.TargetVerdict.Result;
import dev.stampede.measure.Failure;
import dev.stampede.measure.Frequent.Seen;
import dev.stampede.measure.Row;
import dev.stampede.measure.RowKey;
import dev.stampede.measure.Snapshot;
import dev.stampede.output.Failures;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The run as a build server reads it, for {@code --junit}: a suite {@code targets} with a case for
 * each target (what was not judged is skipped, with the reason), and a suite {@code rows} with a
 * case for the failures of each row. A row's case fails only where failures decide on the run; else
 * they are told in its output, so that a build is red only where the exit code is not 0.
 */
public final class JUnitXml {

  private static final int MOST_KINDS = 20;

  /** JUnit's schema knows no zone: it is UTC. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final XMLStreamWriter xml;
  private final RunReport report;

  private JUnitXml(XMLStreamWriter xml, RunReport report) {
    this.xml = xml;
    this.report = report;
  }

  /** The file's contents. */
  public static byte[] of(RunReport report) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      new JUnitXml(xml, report).all();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("XML cannot be written to memory", e);
    }
    return bytes.toByteArray();
  }

  private void all() throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    line(0);
    xml.writeStartElement("testsuites");
    attribute("name", "stampede");
    targets();
    rows();
    line(0);
    xml.writeEndElement();
    line(0);
    xml.writeEndDocument();
  }

  private void targets() throws XMLStreamException {
    List<TargetVerdict> targets = report.targets();
    long failed = targets.stream().filter(t -> t.result() == Result.FAIL).count();
    long skipped = targets.stream().filter(t -> !t.isJudged()).count();
    suite("targets", targets.size(), failed, skipped);
    line(2);
    xml.writeStartElement("properties");
    property("run", report.run().id());
    property("target", report.run().target());
    property("seed", Long.toString(report.run().seed()));
    property("verdict", report.verdictWords());
    property("validity", report.validity().line());
    line(2);
    xml.writeEndElement();
    for (TargetVerdict target : targets) {
      target(target);
    }
    line(1);
    xml.writeEndElement();
  }

  private void target(TargetVerdict target) throws XMLStreamException {
    testcase("targets", target.rule().text());
    switch (target.result()) {
      case PASS -> output("measured " + target.measured() + ": " + target.words());
      case FAIL ->
          problem(
              "failure",
              "target",
              "measured " + target.measured() + ", must be " + target.rule().limit(),
              broken(target));
      case NOT_JUDGED, NOT_ENOUGH_SAMPLES -> problem("skipped", "", target.words(), "");
    }
    line(2);
    xml.writeEndElement();
  }

  private static String broken(TargetVerdict target) {
    return target
        .breach()
        .map(breach ->
            String.format(
                Locale.ROOT,
                "first broken at %.0f s, with %d users and %.1f calls/s",
                breach.atSeconds(),
                breach.users(),
                breach.callsPerSecond()))
        .orElse("");
  }

  private void rows() throws XMLStreamException {
    Snapshot total = report.total();
    boolean decide =
        report.verdict() instanceof RunVerdict.Failures
            || report.verdict() instanceof RunVerdict.NothingSucceeded;
    long failed =
        decide ? total.rows().values().stream().filter(row -> row.failures() > 0).count() : 0;
    suite("rows", total.rows().size(), failed, 0);
    for (Map.Entry<RowKey, Row> entry : total.rows().entrySet()) {
      Row row = entry.getValue();
      testcase("rows", (entry.getKey().type() + " " + entry.getKey().name()).strip());
      if (row.failures() > 0) {
        String message = row.failures() + " of " + row.requests() + " calls failed";
        if (decide) {
          problem("failure", "failures", message, kinds(entry.getKey()));
        } else {
          output(message + "\n" + kinds(entry.getKey()));
        }
      }
      line(2);
      xml.writeEndElement();
    }
    line(1);
    xml.writeEndElement();
  }

  private String kinds(RowKey row) {
    StringBuilder kinds = new StringBuilder();
    report.total().failures().top().entrySet().stream()
        .filter(entry -> entry.getKey().row().equals(row))
        .sorted(
            Map.Entry.<Failure, Seen>comparingByValue(
                    (one, other) -> Long.compare(other.count(), one.count()))
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_KINDS)
        .forEach(entry ->
            kinds
                .append(entry.getValue().count())
                .append("  ")
                .append(Failures.describe(entry.getKey()))
                .append('\n'));
    return kinds.toString().stripTrailing();
  }

  private void suite(String name, long tests, long failures, long skipped)
      throws XMLStreamException {
    line(1);
    xml.writeStartElement("testsuite");
    attribute("name", name);
    attribute("tests", Long.toString(tests));
    attribute("failures", Long.toString(failures));
    attribute("errors", "0");
    attribute("skipped", Long.toString(skipped));
    attribute("time", seconds());
    attribute("timestamp", TIME.format(Instant.ofEpochMilli(report.total().fromMillis())));
    attribute("hostname", "localhost");
  }

  private void testcase(String suite, String name) throws XMLStreamException {
    line(2);
    xml.writeStartElement("testcase");
    attribute("classname", "stampede." + suite);
    attribute("name", name);
    // It took the whole run, and many times the run would be a wrong sum.
    attribute("time", "0.000");
  }

  private void property(String name, String value) throws XMLStreamException {
    line(3);
    xml.writeEmptyElement("property");
    attribute("name", name);
    attribute("value", value);
  }

  private void problem(String element, String type, String message, String text)
      throws XMLStreamException {
    line(3);
    xml.writeStartElement(element);
    attribute("message", message);
    if (!type.isEmpty()) {
      attribute("type", type);
    }
    xml.writeCharacters(allowed(text));
    xml.writeEndElement();
  }

  private void output(String text) throws XMLStreamException {
    line(3);
    xml.writeStartElement("system-out");
    xml.writeCharacters(allowed(text));
    xml.writeEndElement();
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, allowed(value));
  }

  private void line(int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }

  private String seconds() {
    return String.format(Locale.ROOT, "%.3f", report.total().seconds());
  }

  /** What XML 1.0 cannot hold, not even escaped, becomes a question mark. */
  static String allowed(String text) {
    StringBuilder allowed = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> {
          boolean fine =
              c == '\t'
                  || c == '\n'
                  || c == '\r'
                  || (c >= 0x20 && c <= 0xd7ff)
                  || (c >= 0xe000 && c <= 0xfffd)
                  || c >= 0x10000;
          return fine ? c : '?';
        })
        .forEach(allowed::appendCodePoint);
    return allowed.toString();
  }
}
