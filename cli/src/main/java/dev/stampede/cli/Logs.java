package dev.stampede.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.OutputStreamAppender;
import dev.stampede.input.BadInput;
import dev.stampede.input.Nearest;
import dev.stampede.output.history.Entry;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Log lines: to standard error, in the form of Locust's, in full only where DEBUG is asked for. */
final class Logs {

  /** The program's own logger. */
  static final Logger LOG = LoggerFactory.getLogger("stampede");

  private static final Map<String, Level> LEVELS = levels();

  private Logs() {}

  private static Map<String, Level> levels() {
    Map<String, Level> levels = new LinkedHashMap<>();
    levels.put("DEBUG", Level.DEBUG);
    levels.put("INFO", Level.INFO);
    levels.put("WARNING", Level.WARN);
    levels.put("ERROR", Level.ERROR);
    levels.put("CRITICAL", Level.ERROR);
    return levels;
  }

  /**
   * The level of this name, in Locust's words.
   *
   * @throws BadInput if there is none
   */
  static Level level(String name) {
    Level level = LEVELS.get(name.toUpperCase(Locale.ROOT));
    if (level == null) {
      throw BadInput.ofFlag(
          "--loglevel",
          "-L/--loglevel: '"
              + name
              + "' is not a level; write one of "
              + String.join(", ", LEVELS.keySet())
              + Nearest.hint(name, List.copyOf(LEVELS.keySet())));
    }
    return level;
  }

  /** Sends our log lines to a stream, and those of libraries from WARNING on. */
  static void to(PrintStream stream, Level level) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    // Stack traces are for those who ask for them; everybody else gets the message.
    String thrown = level == Level.DEBUG ? "%ex" : "%nopex";
    encoder.setPattern("[%d{\"yyyy-MM-dd HH:mm:ss,SSS\"}] %level/%logger{0}: %msg%n" + thrown);
    encoder.start();
    OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
    appender.setContext(context);
    appender.setEncoder(encoder);
    appender.setOutputStream(new LentStream(stream));
    appender.start();
    ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.addAppender(appender);
    root.setLevel(Level.WARN);
    context.getLogger("stampede").setLevel(level);
    context.getLogger("dev.stampede").setLevel(level);
  }

  /**
   * From now on hands every line that is logged to somebody else, too, until {@link #to} is called
   * again.
   */
  static void keep(Consumer<Entry.Log> keeper) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    AppenderBase<ILoggingEvent> appender =
        new AppenderBase<>() {
          @Override
          protected void append(ILoggingEvent event) {
            keeper.accept(
                new Entry.Log(
                    event.getTimeStamp(),
                    event.getLevel().toString(),
                    event.getFormattedMessage()));
          }
        };
    appender.setContext(context);
    appender.start();
    context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
  }
}
