package dev.stampede.aws.sign;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * A second, as requests write it.
 *
 * @param epochSecond which second
 * @param text {@code 20261124T031500Z}
 * @param day its first eight characters
 */
record Timestamp(long epochSecond, String text, String day) {

  static Timestamp of(Instant moment) {
    LocalDateTime utc = LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    StringBuilder text = new StringBuilder(16);
    padded(text, utc.getYear(), 4);
    padded(text, utc.getMonthValue(), 2);
    padded(text, utc.getDayOfMonth(), 2);
    text.append('T');
    padded(text, utc.getHour(), 2);
    padded(text, utc.getMinute(), 2);
    padded(text, utc.getSecond(), 2);
    text.append('Z');
    return new Timestamp(moment.getEpochSecond(), text.toString(), text.substring(0, 8));
  }

  private static void padded(StringBuilder text, int number, int width) {
    String digits = Integer.toString(number);
    text.repeat('0', width - digits.length()).append(digits);
  }
}
