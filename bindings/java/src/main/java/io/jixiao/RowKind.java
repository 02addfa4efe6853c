package io.jixiao;

/** Kind of the row that a cell stands on: its second level. Its members stand in the order of the library's numbers. */
public enum RowKind {
  UNKNOWN,
  QUANTITY,
  QUALITY,
  TIMELINESS,
  COST,
  BENEFIT,
  SATISFACTION;

  private static final RowKind[] BY_NUMBER = values();

  /** The kind that a second- or first-level name stands for: 数量指标, 时效, 经济成本指标. */
  public static RowKind parse(String name) {
    return of(Native.rowKindParse(Fields.utf8(name)));
  }

  static RowKind of(int number) {
    return BY_NUMBER[number];
  }
}
