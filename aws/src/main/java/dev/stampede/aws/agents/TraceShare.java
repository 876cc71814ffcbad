package dev.stampede.aws.agents;

import dev.stampede.input.BadInput;
import dev.stampede.input.Share;
import java.util.random.RandomGenerator;

/**
 * Which share of the turns asks for a trace. A trace tells the route and the tokens, and costs
 * bytes on the way.
 *
 * @param share from 0 to 1
 */
public record TraceShare(double share) {

  /** Every turn. */
  public static final TraceShare ALL = new TraceShare(1);

  /** No turn. */
  public static final TraceShare NONE = new TraceShare(0);

  /** Refuses what is no share. */
  public TraceShare {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("a share lies between 0 and 1, not at " + share);
    }
  }

  /**
   * Reads {@code all}, {@code none} or a share such as {@code 10%} or {@code 0.1}.
   *
   * @throws IllegalArgumentException if it is neither, saying what would be right
   */
  public static TraceShare parse(String text) {
    String plain = text.strip();
    if (plain.equalsIgnoreCase("all")) {
      return ALL;
    }
    if (plain.equalsIgnoreCase("none")) {
      return NONE;
    }
    try {
      return new TraceShare(Share.parse(plain));
    } catch (BadInput e) {
      throw new BadInput("--trace takes all, none or a share such as 10%: " + e.getMessage());
    }
  }

  /** Whether the next turn asks for a trace; draws only where there is something to decide. */
  public boolean draw(RandomGenerator random) {
    return share >= 1 || (share > 0 && random.nextDouble() < share);
  }

  @Override
  public String toString() {
    if (share >= 1) {
      return "all";
    }
    if (share <= 0) {
      return "none";
    }
    String percent = Double.toString(Math.round(share * 1e8) / 1e6);
    return (percent.endsWith(".0") ? percent.substring(0, percent.length() - 2) : percent) + "%";
  }
}
