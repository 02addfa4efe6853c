package io.jixiao;

/** What a unit measures. Its members stand in the order of the library's numbers. */
public enum Dimension {
  /** No unit, or a bare scale word (万). */
  NONE,
  /** %, ‰. */
  SHARE,
  /** 百分点. */
  SHARE_POINTS,
  /** 元 (base); a foreign currency. */
  MONEY,
  /** Any classifier: 家 人 个 次. */
  COUNT,
  /** m. */
  LENGTH,
  /** m². */
  AREA,
  /** m³. */
  VOLUME,
  /** kg. */
  MASS,
  /** J. */
  ENERGY,
  /** W. */
  POWER,
  /** s, month or 工作日: three bases that do not convert. */
  TIME,
  /** A quotient: 元/人·月. */
  RATE,
  /** A proportion or fraction without a unit: 1:1.5. */
  RATIO,
  /** Not known: equal to itself only. */
  OTHER;

  private static final Dimension[] BY_NUMBER = values();

  static Dimension of(int number) {
    return BY_NUMBER[number];
  }
}
