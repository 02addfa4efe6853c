package io.jixiao;

/** The way of a change. Its members stand in the order of the library's numbers. */
public enum Change {
  UP,
  DOWN;

  private static final Change[] BY_NUMBER = values();

  static Change of(int number) {
    return BY_NUMBER[number];
  }
}
