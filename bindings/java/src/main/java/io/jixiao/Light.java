package io.jixiao;

/** Mid-year progress at a glance. Its members stand in the order of the library's numbers. */
public enum Light {
  /** Not known; the reason says why. */
  NONE,
  RED,
  YELLOW,
  GREEN,
  BLUE;

  private static final Light[] BY_NUMBER = values();

  static Light of(int number) {
    return BY_NUMBER[number];
  }
}
