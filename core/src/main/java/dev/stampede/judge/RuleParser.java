package dev.stampede.judge;

import dev.stampede.input.BadInput;
import dev.stampede.input.Nearest;
import dev.stampede.input.TimeSpan;
import dev.stampede.insight.CallMeasures;
import dev.stampede.insight.Measure;
import dev.stampede.insight.Measure.Form;
import dev.stampede.insight.Measures;
import dev.stampede.judge.Limit.Comparison;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads a target from left to right:
 *
 * <pre>
 * rule       = [ rows ":" ] quantity comparison limit [ stop ]
 * rows       = text | '"' text '"'           ends at the last colon with a blank behind it
 * quantity   = statistic                     of service times: p95
 *            | [ statistic ] measure         in either order: ttft p95, p95 of ttft, error rate
 *            | "goodput" "(" clause { "," clause } ")"
 * clause     = [ quantity ] comparison limit  of one call: ttft &lt; 1s, cost &lt; $0.01
 *            | measure                       a share that must be whole: right route, complete
 * statistic  = "p50" … "p99.99" | "median" | "mean" | "min" | "max"
 * comparison = "&lt;" | "&lt;=" | "&gt;" | "&gt;="
 * limit      = "300ms" | "2s" | "1m30s" | "1%" | "100/s" | "5" | "$5"
 * stop       = "(stop if broken for" time ")"
 * </pre>
 */
final class RuleParser {

  private static final Pattern PLAIN = Pattern.compile("\\d+(?:\\.\\d+)?");
  private static final Pattern MILLIS = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*ms");
  private static final Pattern SHARE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*%");
  private static final Pattern RATE =
      Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(?:/\\s*s|rps)", Pattern.CASE_INSENSITIVE);
  private static final Pattern MONEY = Pattern.compile("\\$\\s*(\\d+(?:\\.\\d+)?)");
  private static final Pattern BETWEEN = Pattern.compile(",|\\band\\b");
  private static final Pattern SIGN = Pattern.compile("[<>=!≤≥]+");
  private static final Pattern STOP =
      Pattern.compile("\\(?\\s*stop\\s+if\\s+broken\\s+for\\s+([^)]*?)\\s*\\)?\\s*");
  private static final String STOP_FORM = "(stop if broken for 30s)";

  private final String text;
  private final Measures measures;
  private final boolean inClause;
  private final int end;
  private int at;

  RuleParser(String text, Measures measures) {
    this(text, measures, false, 0, text.length());
  }

  private RuleParser(String text, Measures measures, boolean inClause, int from, int end) {
    this.text = text;
    this.measures = measures;
    this.inClause = inClause;
    this.at = from;
    this.end = end;
  }

  TargetRule parse(boolean usual) {
    RowSelection rows = rows();
    Quantity quantity = quantity();
    Comparison comparison = comparison();
    Limit limit = limit(comparison, quantity);
    return new TargetRule(text.strip(), rows, quantity, limit, stop(), usual);
  }

  private RowSelection rows() {
    blanks();
    if (at < end && text.charAt(at) == '"') {
      int quote = text.indexOf('"', at + 1);
      if (quote < 0) {
        throw fault(at, "the quote is never closed");
      }
      String name = text.substring(at + 1, quote);
      at = quote + 1;
      blanks();
      if (at >= end || text.charAt(at) != ':') {
        throw fault(at, "a colon is missing after the name of the row");
      }
      at++;
      return new RowSelection(name);
    }
    Matcher colon = Pattern.compile("^.*(:)\\s", Pattern.DOTALL).matcher(text);
    if (!colon.lookingAt()) {
      return RowSelection.ALL;
    }
    String name = text.substring(at, Math.max(at, colon.start(1))).strip();
    if (name.isEmpty()) {
      throw fault(at, "no row is named before the colon; write all, a request type or a row");
    }
    at = colon.end();
    return name.equalsIgnoreCase("all") ? RowSelection.ALL : new RowSelection(name);
  }

  private Quantity quantity() {
    blanks();
    int from = at;
    while (at < end && "<>=!≤≥(".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String phrase = text.substring(from, at).strip();
    if (phrase.isEmpty() && inClause) {
      return new Quantity.OfTimes(CallMeasures.SERVICE_TIME, Statistic.Plain.MAX);
    }
    if (phrase.isEmpty()) {
      throw fault(from, "nothing to measure is named; write p95, error rate or throughput");
    }
    boolean asksForGood =
        List.of("goodput", "good fraction").contains(phrase.toLowerCase(Locale.ROOT));
    boolean opens = at < end && text.charAt(at) == '(';
    if (asksForGood && inClause) {
      throw fault(from, "a call is good by its own figures; one goodput is enough");
    }
    if (opens && !asksForGood) {
      throw fault(at, "only goodput takes a condition in parentheses");
    }
    if (asksForGood && !opens) {
      throw fault(at, phrase + " needs what is good: goodput(service time < 2s)");
    }
    return opens ? good() : quantity(from, phrase);
  }

  private Quantity quantity(int from, String phrase) {
    List<String> rest = new ArrayList<>();
    Optional<Statistic> statistic = Optional.empty();
    for (String word : phrase.split("\\s+", -1)) {
      Optional<Statistic> named = Statistic.named(word);
      if (named.isPresent() && statistic.isPresent()) {
        throw fault(text.lastIndexOf(word, at), "one statistic is enough");
      }
      if (named.isPresent()) {
        statistic = named;
      } else if (!word.equalsIgnoreCase("of")) {
        rest.add(word.toLowerCase(Locale.ROOT).replace('_', ' '));
      }
    }
    Measure measure = rest.isEmpty() ? CallMeasures.SERVICE_TIME : measure(from, phrase, rest);
    if (measure instanceof Measure.Durations durations) {
      return new Quantity.OfTimes(
          durations,
          statistic
              .or(() -> Statistic.named(inClause ? "max" : durations.usual()))
              .orElseThrow(() ->
                  fault(from, "which " + phrase + "? write p50, p95, p99, mean, min or max")));
    }
    if (statistic.isPresent()) {
      throw fault(from, measure.name() + " is one figure, and has no " + statistic.get().label());
    }
    return switch (measure) {
      case Measure.Amount amount -> new Quantity.OfAmount(amount);
      case Measure.Average average -> new Quantity.OfAverage(average);
      case Measure.Level level -> new Quantity.OfLevel(level);
      case Measure.Durations durations -> throw new IllegalStateException(durations.name());
    };
  }

  private Measure measure(int from, String phrase, List<String> words) {
    String name = String.join(" ", words);
    return measures.find(name).orElseThrow(() -> unknown(from, phrase, name));
  }

  private BadInput unknown(int from, String phrase, String name) {
    int colon = phrase.lastIndexOf(':');
    if (colon >= 0) {
      return fault(from + colon, "a blank is missing behind the colon that ends the row's name");
    }
    if (name.matches("p[\\d.]+")) {
      return fault(from, "a percentile is above 0 and at most 100");
    }
    List<String> known = new ArrayList<>(measures.names());
    known.addAll(List.of("p50", "p95", "p99", "goodput", "good fraction"));
    String hint =
        Nearest.of(name, known)
            .map(near -> "did you mean " + near + "?")
            .orElse("known are " + String.join(", ", known));
    return fault(from, "nothing measures '" + phrase + "'; " + hint);
  }

  /**
   * {@code goodput(service time < 2s, right route)}: the parenthesis is next. One time of successes
   * is read from its distribution; all else must be told call by call.
   */
  private Quantity good() {
    int open = at;
    int close = text.indexOf(')', open);
    if (close < 0) {
      throw fault(open, "the parenthesis is never closed");
    }
    List<Clause> clauses = new ArrayList<>();
    Matcher between = BETWEEN.matcher(text).region(open + 1, close);
    int from = open + 1;
    while (between.find()) {
      clauses.add(clause(from, between.start()));
      from = between.end();
    }
    clauses.add(clause(from, close));
    at = close + 1;
    return clauses.size() == 1
            && clauses.getFirst().quantity() instanceof Quantity.OfTimes(var measure, var statistic)
            && measure.ofSuccesses()
            && statistic == Statistic.Plain.MAX
            && !clauses.getFirst().limit().isFloor()
        ? new Quantity.OfGood(measure, clauses.getFirst().limit().value())
        : new Quantity.OfGoodCalls(clauses);
  }

  private Clause clause(int from, int to) {
    if (text.substring(from, to).isBlank()) {
      throw fault(from, "a condition is missing, such as service time < 2s");
    }
    return new RuleParser(text, measures, true, from, to).clause();
  }

  private Clause clause() {
    int from = at;
    Quantity quantity = quantity();
    blanks();
    if (quantity instanceof Quantity.OfLevel || quantity instanceof Quantity.OfAverage) {
      throw fault(from, quantity.label() + " is not of one call");
    }
    if (at == end) {
      if (!quantity.forms().contains(Form.SHARE)) {
        throw fault(at, "the limit is missing; write " + quantity.label() + " < …");
      }
      return Clause.whole(quantity);
    }
    Comparison comparison = comparison();
    blanks();
    int written = at;
    Limit limit = limit(comparison, quantity);
    if (limit.form() == Form.RATE) {
      throw fault(written, "one call has no rate");
    }
    return new Clause(quantity, limit);
  }

  private Comparison comparison() {
    blanks();
    Matcher sign = SIGN.matcher(text).region(at, end);
    if (!sign.lookingAt()) {
      throw fault(at, "a comparison is missing; write <, <=, > or >=");
    }
    String written = sign.group().replace("≤", "<=").replace("≥", ">=");
    Comparison comparison =
        Arrays.stream(Comparison.values())
            .filter(known -> known.sign().equals(written))
            .findFirst()
            .orElseThrow(
                () -> fault(at, "'" + sign.group() + "' is no comparison; write <, <=, > or >="));
    at = sign.end();
    return comparison;
  }

  private Limit limit(Comparison comparison, Quantity quantity) {
    blanks();
    int from = at;
    Matcher over = Pattern.compile("\\s*(\\(|\\bstop\\b|$)").matcher(text).region(at, end);
    at = over.find() ? over.start() : end;
    String written = text.substring(from, at).strip();
    if (written.isEmpty()) {
      throw fault(from, "the limit is missing; write " + examples(quantity));
    }
    Limit limit =
        read(comparison, written)
            .map(read -> inDollars(read, quantity))
            .orElseThrow(() ->
                fault(
                    from,
                    "'%s' is no limit for %s; write %s"
                        .formatted(written, quantity.label(), examples(quantity))));
    if (!quantity.forms().contains(limit.form())) {
      throw fault(
          from,
          "%s is compared with %s, not with '%s'"
              .formatted(quantity.label(), examples(quantity), written));
    }
    if (limit.form() == Form.SHARE && limit.value() > 1) {
      throw fault(from, "a share is at most 100%");
    }
    return limit;
  }

  /** A bare number can only be dollars where nothing but money makes sense. */
  private static Limit inDollars(Limit limit, Quantity quantity) {
    return limit.form() == Form.COUNT && quantity.forms().equals(Set.of(Form.MONEY))
        ? new Limit(limit.is(), limit.value(), Form.MONEY)
        : limit;
  }

  private static String examples(Quantity quantity) {
    return quantity.forms().stream()
        .sorted(Comparator.naturalOrder())
        .map(Form::example)
        .collect(Collectors.joining(", or "));
  }

  private static Optional<Limit> read(Comparison comparison, String written) {
    Matcher money = MONEY.matcher(written);
    if (money.matches()) {
      return Optional.of(new Limit(comparison, number(money), Form.MONEY));
    }
    Matcher share = SHARE.matcher(written);
    if (share.matches()) {
      return Optional.of(new Limit(comparison, number(share) / 100, Form.SHARE));
    }
    Matcher rate = RATE.matcher(written);
    if (rate.matches()) {
      return Optional.of(new Limit(comparison, number(rate), Form.RATE));
    }
    if (PLAIN.matcher(written).matches()) {
      return Optional.of(new Limit(comparison, Double.parseDouble(written), Form.COUNT));
    }
    return time(written).map(millis -> new Limit(comparison, millis, Form.TIME));
  }

  private static double number(Matcher matcher) {
    return Double.parseDouble(matcher.group(1));
  }

  /** A time with its unit, in milliseconds; a bare number is none. */
  private static Optional<Double> time(String written) {
    Matcher millis = MILLIS.matcher(written);
    if (millis.matches()) {
      return Optional.of(number(millis));
    }
    if (PLAIN.matcher(written).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(TimeSpan.parse(written.replace(" ", "")).toNanos() / 1e6);
    } catch (BadInput | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private Optional<Duration> stop() {
    blanks();
    if (at == end) {
      return Optional.empty();
    }
    Matcher stop = STOP.matcher(text).region(at, end);
    if (!stop.matches()) {
      throw fault(at, "not understood; a target may end with " + STOP_FORM);
    }
    try {
      Duration time = TimeSpan.parse(stop.group(1));
      if (time.isPositive()) {
        return Optional.of(time);
      }
    } catch (BadInput e) {
      // Said below, with where it stands.
    }
    throw fault(stop.start(1), "'" + stop.group(1) + "' is no time above 0; write " + STOP_FORM);
  }

  private void blanks() {
    while (at < end && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private BadInput fault(int column, String what) {
    String line = text.replaceAll("\\s", " ");
    return new BadInput(
        "target '%s', column %d: %s%n  %s%n  %s^"
            .formatted(text.strip(), column + 1, what, line, " ".repeat(column)));
  }
}
