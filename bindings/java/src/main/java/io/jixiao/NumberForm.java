package io.jixiao;

/** How a number is written. Its members stand in the order of the library's numbers. */
public enum NumberForm {
  PLAIN,
  /** 1/3. */
  FRACTION,
  /** 1:1.5. */
  PROPORTION;

  private static final NumberForm[] BY_NUMBER = values();

  static NumberForm of(int number) {
    return BY_NUMBER[number];
  }
}
