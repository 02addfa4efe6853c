package io.jixiao;

/** How JSON is laid out: for people, or on one line. Its members stand in the order of the library's numbers. */
public enum Layout {
  INDENTED,
  COMPACT;

  private static final Layout[] BY_NUMBER = values();

  static Layout of(int number) {
    return BY_NUMBER[number];
  }
}
