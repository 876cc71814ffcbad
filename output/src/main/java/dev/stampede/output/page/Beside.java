package dev.stampede.output.page;

import dev.stampede.insight.Insight;
import dev.stampede.judge.Validity.Judgement;
import dev.stampede.output.history.History;
import dev.stampede.output.history.TargetLine;
import java.util.List;
import java.util.Optional;

/**
 * What a page shows beside the history of a run.
 *
 * @param live whether it is a page that can change something; a report cannot
 * @param insights what is read out of the figures, the most important first
 * @param targets what has become of the targets until now; an ended run knows better
 * @param validity whether the figures can be believed, until now
 * @param form the start form, as JSON; empty where there is none
 * @param downloads what can be fetched
 */
public record Beside(
    boolean live,
    List<Insight> insights,
    List<TargetLine> targets,
    Optional<Judgement> validity,
    Optional<String> form,
    List<Download> downloads) {

  /** Takes copies, which nobody can change. */
  public Beside {
    insights = List.copyOf(insights);
    targets = List.copyOf(targets);
    downloads = List.copyOf(downloads);
  }

  /**
   * Something that can be fetched.
   *
   * @param name the file's name
   * @param href where
   * @param what is in it
   */
  public record Download(String name, String href, String what) {}

  /**
   * Of a report.
   *
   * @param targets what became of the targets, where the run did not live to say
   * @param validity the same of the validity
   */
  public static Beside report(
      List<Insight> insights, List<TargetLine> targets, Optional<Judgement> validity) {
    return new Beside(false, insights, targets, validity, Optional.empty(), List.of());
  }

  List<TargetLine> targets(History history) {
    return history.ended().map(ended -> ended.targets()).orElse(targets);
  }

  Optional<Judgement> validity(History history) {
    return history.ended().map(ended -> ended.validity()).or(() -> validity);
  }
}
