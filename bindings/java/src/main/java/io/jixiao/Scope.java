package io.jixiao;

/** What of a project something is about. Its members stand in the order of the library's numbers. */
public enum Scope {
  /** The project as a whole; the row beside it is 0. */
  PROJECT,
  /** The row beside it. */
  ROW,
  /** Budget execution; the row beside it is 0. */
  EXECUTION;

  private static final Scope[] BY_NUMBER = values();

  static Scope of(int number) {
    return BY_NUMBER[number];
  }
}
