package io.jixiao;

/** How the parts of a compound belong together. Its members stand in the order of the library's numbers. */
public enum Connective {
  ALL,
  ANY;

  private static final Connective[] BY_NUMBER = values();

  static Connective of(int number) {
    return BY_NUMBER[number];
  }
}
