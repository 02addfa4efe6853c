package io.jixiao;

/** How a row was judged. Its members stand in the order of the library's numbers. */
public enum Status {
  MET,
  UNMET,
  /** Achievements only. */
  PARTLY,
  /** Cannot be known; never a zero by accident. */
  UNDETERMINED,
  NOT_APPLICABLE;

  private static final Status[] BY_NUMBER = values();

  static Status of(int number) {
    return BY_NUMBER[number];
  }
}
