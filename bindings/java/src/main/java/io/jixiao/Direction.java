package io.jixiao;

/** Whether more or less is better (指标方向性). Its members stand in the order of the library's numbers. */
public enum Direction {
  NONE,
  /** 正向: more is better. */
  POSITIVE,
  /** 反向: less is better. */
  INVERSE;

  private static final Direction[] BY_NUMBER = values();

  static Direction of(int number) {
    return BY_NUMBER[number];
  }
}
