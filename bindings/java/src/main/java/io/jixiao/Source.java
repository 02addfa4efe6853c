package io.jixiao;

/** The text that a diagnostic speaks of. Its members stand in the order of the library's numbers. */
public enum Source {
  NONE,
  TARGET,
  ACTUAL,
  BASE,
  STANDARD,
  DOCUMENT;

  private static final Source[] BY_NUMBER = values();

  static Source of(int number) {
    return BY_NUMBER[number];
  }
}
