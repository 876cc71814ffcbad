package dev.stampede.web.access;

/**
 * What protects a route.
 *
 * <pre>
 *            another page may lead here    needs the login
 * DOORSTEP   yes                           no
 * PAGE       yes                           yes
 * READ       no                            yes
 * SIGN_IN    no, not even unsaid           no
 * CHANGE     no, not even unsaid           yes
 * </pre>
 */
public enum Guard {
  /** The login page. */
  DOORSTEP,
  /** The page and its files: a link may lead here, and nothing is told. */
  PAGE,
  /** What tells of a run. */
  READ,
  /** The login itself. */
  SIGN_IN,
  /** What changes a run. */
  CHANGE;

  boolean needsLogin() {
    return this == PAGE || this == READ || this == CHANGE;
  }

  boolean changes() {
    return this == SIGN_IN || this == CHANGE;
  }
}
