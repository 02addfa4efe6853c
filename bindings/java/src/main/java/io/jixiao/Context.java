package io.jixiao;

/**
 * What is known beside the text of a cell; all of it optional. Immutable: each {@code with} gives
 * another one.
 */
public final class Context {
  /** Nothing known. */
  public static final Context NONE = new Context(null, null, null, 0, RowKind.UNKNOWN);

  private final String headerUnit;
  private final String name;
  private final String description;
  private final int year;
  private final RowKind rowKind;

  private Context(String headerUnit, String name, String description, int year, RowKind rowKind) {
    this.headerUnit = headerUnit;
    this.name = name;
    this.description = description;
    this.year = year;
    this.rowKind = rowKind;
  }

  /** Unit in the table's head; never given to bare numbers. */
  public Context withHeaderUnit(String unit) {
    return new Context(unit, name, description, year, rowKind);
  }

  /** Third-level name; a unit in it serves bare numbers. */
  public Context withName(String text) {
    return new Context(headerUnit, text, description, year, rowKind);
  }

  /** 绩效指标描述. */
  public Context withDescription(String text) {
    return new Context(headerUnit, name, text, year, rowKind);
  }

  /** Budget year, 1900 to 2199, for dates without one; 0: not known. */
  public Context withYear(int value) {
    return new Context(headerUnit, name, description, value, rowKind);
  }

  /** Kind of the row, by its second level. */
  public Context withRowKind(RowKind kind) {
    return new Context(headerUnit, name, description, year, kind);
  }

  void write(Fields.Writer out) {
    out.text(headerUnit).text(name).text(description).integer(year).integer(rowKind.ordinal());
  }
}
