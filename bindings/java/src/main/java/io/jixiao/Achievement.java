package io.jixiao;

/** Degree of the official form (评价等次) for rows without a figure. Its members stand in the order of the library's numbers. */
public enum Achievement {
  NONE,
  ACHIEVED,
  PARTLY,
  NOT_ACHIEVED;

  private static final Achievement[] BY_NUMBER = values();

  static Achievement of(int number) {
    return BY_NUMBER[number];
  }
}
