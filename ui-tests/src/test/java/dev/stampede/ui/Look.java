package dev.stampede.ui;

/**
 * How somebody looks at a page.
 *
 * @param width of the window
 * @param height of the window
 * @param dark whether their system is dark
 */
record Look(int width, int height, boolean dark) {

  static final Look DESKTOP = new Look(1280, 900, false);
  static final Look NIGHT = new Look(1280, 900, true);
  static final Look PHONE = new Look(375, 760, false);

  @Override
  public String toString() {
    return "%d px, %s".formatted(width, dark ? "dark" : "light");
  }
}
