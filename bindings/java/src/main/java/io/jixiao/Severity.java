package io.jixiao;

/** How much a diagnostic matters. Its members stand in the order of the library's numbers. */
public enum Severity {
  NOTE,
  WARNING,
  ERROR;

  private static final Severity[] BY_NUMBER = values();

  static Severity of(int number) {
    return BY_NUMBER[number];
  }
}
