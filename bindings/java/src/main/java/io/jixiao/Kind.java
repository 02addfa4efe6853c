package io.jixiao;

/** What kind of target a cell is. Its members stand in the order of the library's numbers. */
public enum Kind {
  QUANTITY,
  RANGE,
  DEADLINE,
  PERIOD,
  CHANGE,
  CAPPED_SHARE,
  COMPOUND,
  QUALITATIVE,
  INVALID;

  private static final Kind[] BY_NUMBER = values();

  static Kind of(int number) {
    return BY_NUMBER[number];
  }
}
