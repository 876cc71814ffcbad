package dev.stampede.aws.target;

import dev.stampede.aws.outcome.ErrorText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a provider of the SDK's has no credentials, in its own words: without those that only say
 * that a way was not taken, without what differs from one failure to the next, and without anything
 * that could be a secret.
 */
final class ProviderReason {

  private static final int LONGEST = 120;

  /** Where the reasons of each provider begin in what the whole chain says. */
  private static final String CHAIN = "from any of the providers in the chain";

  private static final String REASONS = ") : [";

  private static final Pattern PROVIDER = Pattern.compile("(?:^|, )(\\w+)CredentialsProvider\\(");

  /** How providers say that there was nothing for them to do. */
  private static final List<String> NOT_TAKEN =
      List.of(
          "Unable to load credentials from system settings. Access key must be specified",
          "Either the environment variable AWS_WEB_IDENTITY_TOKEN_FILE",
          "Cannot fetch credentials from container - neither",
          "IMDS credentials have been disabled",
          "Failed to load credentials from IMDS");

  /** Key ids, then the long runs of letters that secrets and tokens are made of. */
  private static final Pattern SECRET =
      Pattern.compile("\\b(?:AKIA|ASIA)[A-Z0-9]{12,}|eyJ[\\w.=-]{20,}|[A-Za-z0-9/+=]{36,}");

  private ProviderReason() {}

  /** The reason in a line of {@value #LONGEST} characters at the most. */
  static String of(RuntimeException why) {
    String words = words(why);
    List<String> reasons = words.contains(CHAIN) ? ofChain(words) : List.of(plain(words));
    String line = reasons.isEmpty() ? "no provider has any" : String.join("; ", reasons);
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }

  /** The same as an insertion, {@code " (reason)"}; empty where nothing was even tried. */
  static String inBrackets(RuntimeException why) {
    String words = words(why);
    List<String> reasons = words.contains(CHAIN) ? ofChain(words) : List.of(plain(words));
    return reasons.isEmpty() ? "" : " (" + String.join("; ", reasons) + ")";
  }

  private static String words(RuntimeException why) {
    String message = why.getMessage();
    return message == null || message.isBlank() ? why.getClass().getSimpleName() : message;
  }

  private static List<String> ofChain(String words) {
    int from = words.indexOf(REASONS);
    if (from < 0) {
      return List.of();
    }
    String each = words.substring(from + REASONS.length()).replaceAll("]\\s*$", "");
    List<String> reasons = new ArrayList<>();
    Matcher provider = PROVIDER.matcher(each);
    boolean found = provider.find();
    while (found) {
      String name = provider.group(1);
      int text = behindBrackets(each, provider.end());
      found = provider.find();
      int end = found ? provider.start() : each.length();
      String reason = text < end ? each.substring(text, end).replaceFirst("^:\\s*", "") : "";
      if (!reason.isBlank() && NOT_TAKEN.stream().noneMatch(reason::startsWith)) {
        reasons.add(name + ": " + plain(reason));
      }
    }
    return reasons;
  }

  /** Where the bracket closes that was opened just before. */
  private static int behindBrackets(String text, int from) {
    int open = 1;
    int at = from;
    while (at < text.length() && open > 0) {
      char c = text.charAt(at++);
      open += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    return at;
  }

  private static String plain(String words) {
    String brief =
        words
            .lines()
            .findFirst()
            .orElse("")
            .replaceAll("\\s*\\((Service:|SDK Attempt).*", "")
            .replaceAll(": ProfileFile\\(.*", "")
            .replaceAll("[.,]+\\s*$", "");
    return ErrorText.line(SECRET.matcher(brief).replaceAll("(hidden)"));
  }
}
