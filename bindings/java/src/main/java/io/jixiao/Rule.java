package io.jixiao;

/** The rule by which a row was scored, or would have been had its actual been readable. Its members stand in the order of the library's numbers. */
public enum Rule {
  NONE,
  RATIO,
  GATE,
  TARGET_OVER_ACTUAL,
  LINEAR_INVERSE,
  SYMMETRIC,
  EXACT,
  ALL_OR_NOTHING,
  RANGE,
  DEADLINE,
  DEADLINE_DAYS,
  CAPPED_SHARE,
  ALL_OF,
  ANY_OF,
  ACHIEVEMENT,
  STEPS,
  ZERO_TARGET,
  STANDARD;

  private static final Rule[] BY_NUMBER = values();

  static Rule of(int number) {
    return BY_NUMBER[number];
  }
}
