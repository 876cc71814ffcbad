package dev.stampede.aws.target;

import dev.stampede.aws.sign.Keys;

/** A process that looks for keys in its own environment, and tells them: for tests, never real. */
final class FoundKeys {

  private FoundKeys() {}

  public static void main(String[] args) {
    try {
      Keys keys = Target.aws(System.getenv()).keys().current();
      System.out.println("found " + keys.accessKeyId() + " " + keys.sessionToken());
    } catch (TargetException e) {
      System.out.println(e.getMessage());
    }
  }
}
