package dev.stampede.aws.outcome;

import dev.stampede.judge.Cures;
import dev.stampede.measure.Failure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What to do where AWS does not accept who is calling, or how, whichever service it is. */
public final class AccessCures implements Cures {

  /**
   * A cure for errors that hold certain words.
   *
   * @param words what the error's line holds, whatever its case
   * @param cure what helps
   */
  public record Cure(String words, String cure) {}

  private static final List<Cure> BY_ERROR =
      List.of(
          new Cure(
              "ExpiredToken",
              "the credentials have expired: log in again (aws sso login), which the run takes up;"
                  + " if they stand in the environment, start anew"),
          new Cure(
              "UnrecognizedClient", "the credentials are unknown: check AWS_PROFILE, or the key"),
          new Cure(
              "Signature expired",
              "signatures are too old when they arrive: set this machine's clock, or raise"
                  + " --max-connections if calls waited minutes for one"),
          new Cure(
              "Signature not yet current",
              "signatures come from the future: set this machine's clock"),
          new Cure(
              "InvalidSignature",
              "signatures do not match: check the secret key, and proxies that change requests"),
          new Cure(
              "MissingAuthenticationToken",
              "requests arrive without a signature: look for a proxy that drops headers"),
          new Cure(
              "IncompleteSignature",
              "signatures arrive maimed: look for a proxy that changes headers"),
          new Cure(
              "SerializationException",
              "requests arrive maimed: look for a proxy that changes them"),
          new Cure(
              "UnknownOperation",
              "requests go to something else: check --target, endpoint URLs, and proxies that change"
                  + " paths"),
          new Cure(
              "RequestTimeout",
              "requests arrive too slowly: look at this machine's load and network"),
          new Cure(
              "PriorRequestNotComplete",
              "requests come before earlier ones are done: use fewer users or longer waits"));

  /** Cures that need no state. */
  public AccessCures() {}

  @Override
  public Optional<String> of(Failure failure) {
    return first(BY_ERROR, failure);
  }

  /** The first cure whose words a failure's error holds. */
  public static Optional<String> first(List<Cure> cures, Failure failure) {
    String error = failure.error().toLowerCase(Locale.ROOT);
    return cures.stream()
        .filter(cure -> error.contains(cure.words().toLowerCase(Locale.ROOT)))
        .map(Cure::cure)
        .findFirst();
  }
}
