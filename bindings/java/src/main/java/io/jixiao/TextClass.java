package io.jixiao;

/** Class of a target in words. Its members stand in the order of the library's numbers. */
public enum TextClass {
  NONE,
  /** 无 零 不发生 杜绝. */
  ABSENCE,
  /** 及时 按时 按期. */
  TIMELINESS,
  /** 符合 合规 达标 合格. */
  COMPLIANCE,
  /** 提升 提高 改善 增长 稳步. */
  TREND,
  /** 明显 显著 有效 较好. */
  EXTENT,
  /** 是 否. */
  YES_NO;

  private static final TextClass[] BY_NUMBER = values();

  static TextClass of(int number) {
    return BY_NUMBER[number];
  }
}
