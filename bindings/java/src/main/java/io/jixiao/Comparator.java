package io.jixiao;

/** How an actual value is held against the figure. Its members stand in the order of the library's numbers. */
public enum Comparator {
  GE,
  GT,
  LE,
  LT,
  EQ,
  NE,
  APPROX;

  private static final Comparator[] BY_NUMBER = values();

  static Comparator of(int number) {
    return BY_NUMBER[number];
  }
}
