package io.jixiao;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What a target cell (指标值) means: {@code ≥558.42万元}, {@code 80%-90%}, {@code 8月底前}. Immutable;
 * holds no memory of the library.
 */
public final class Threshold {
  /** A number as written. */
  public static final class Number {
    private final String text;
    private final String baseValue;
    private final BigDecimal value;
    private final BigDecimal second;
    private final NumberForm form;

    private Number(Fields fields) {
      text = fields.text();
      baseValue = fields.text();
      value = fields.decimal();
      second = fields.decimal();
      form = NumberForm.of(fields.integer());
    }

    private static Number stated(Fields fields) {
      Number number = new Number(fields);
      return number.text == null ? null : number;
    }

    /** As written: {@code 558.42}, {@code 1/3}, {@code 1:1.5}. */
    public String text() {
      return text;
    }

    /** Exact, in the base unit: a decimal or {@code n/d}; null where it has none. */
    public String baseValue() {
      return baseValue;
    }

    /** The number, or its first term, in the unit as written. */
    public BigDecimal value() {
      return value;
    }

    /** Denominator or second term; 1 for a plain number. */
    public BigDecimal second() {
      return second;
    }

    public NumberForm form() {
      return form;
    }
  }

  /** One end of a range. */
  public static final class Bound {
    private final Number number;
    private final boolean closed;

    private Bound(Fields fields) {
      number = Number.stated(fields);
      closed = fields.flag();
    }

    /** Null where the range is open-ended. */
    public Number number() {
      return number;
    }

    /** Whether the end itself is inside. */
    public boolean closed() {
      return closed;
    }
  }

  /** A day, perhaps without a year. */
  public static final class Day {
    private final int year;
    private final int month;
    private final int day;

    private Day(int year, int month, int day) {
      this.year = year;
      this.month = month;
      this.day = day;
    }

    static Day stated(Fields fields) {
      int year = fields.integer();
      int month = fields.integer();
      int day = fields.integer();
      return month == 0 ? null : new Day(year, month, day);
    }

    /** 0: without a year. */
    public int year() {
      return year;
    }

    public int month() {
      return month;
    }

    /** 0: the last day of a February without a year. */
    public int day() {
      return day;
    }

    /** Null where it has no year. */
    public LocalDate date() {
      return year == 0 ? null : LocalDate.of(year, month, day);
    }

    @Override
    public String toString() {
      String monthAndDay = String.format("%02d", month) + (day == 0 ? "" : String.format("-%02d", day));
      return year == 0 ? "--" + monthAndDay : String.format("%04d-", year) + monthAndDay;
    }
  }

  private final String text;
  private final String canonical;
  private final Kind kind;
  private final Comparator comparator;
  private final boolean bare;
  private final boolean vague;
  private final Number number;
  private final Bound lower;
  private final Bound upper;
  private final String unit;
  private final String baseUnit;
  private final Dimension dimension;
  private final Change change;
  private final String noun;
  private final String label;
  private final String reference;
  private final String of;
  private final Day date;
  private final Day dateStart;
  private final Day dateEnd;
  private final Connective connective;
  private final TextClass textClass;
  private final Span comparatorSpan;
  private final Span numberSpan;
  private final Span unitSpan;
  private final Threshold cap;
  private final List<Threshold> parts;
  private final List<Diagnostic> diagnostics;

  private Threshold(Fields fields) {
    text = fields.text();
    canonical = fields.text();
    kind = Kind.of(fields.integer());
    comparator = Comparator.of(fields.integer());
    bare = fields.flag();
    vague = fields.flag();
    number = Number.stated(fields);
    lower = new Bound(fields);
    upper = new Bound(fields);
    unit = fields.text();
    baseUnit = fields.text();
    dimension = Dimension.of(fields.integer());
    change = Change.of(fields.integer());
    noun = fields.text();
    label = fields.text();
    reference = fields.text();
    of = fields.text();
    date = Day.stated(fields);
    dateStart = Day.stated(fields);
    dateEnd = Day.stated(fields);
    connective = Connective.of(fields.integer());
    textClass = TextClass.of(fields.integer());
    comparatorSpan = new Span(fields);
    numberSpan = new Span(fields);
    unitSpan = new Span(fields);
    cap = read(fields);
    parts = fields.list(Threshold::read);
    diagnostics = fields.list(Diagnostic::element);
  }

  static Threshold read(Fields fields) {
    return fields.optional(Threshold::new);
  }

  /** Reads one cell; any text is allowed. */
  public static Threshold parse(String text) {
    return parse(text, Context.NONE);
  }

  /** Reads one cell under what is known beside it. */
  public static Threshold parse(String text, Context context) {
    return call(new Fields.Writer().flag(false).text(null).text(text).text(null), context);
  }

  /** Reads symbol (指标性质), value (指标值) and unit (度量单位) from columns of their own. */
  public static Threshold parse(String symbol, String value, String unit, Context context) {
    return call(new Fields.Writer().flag(true).text(symbol).text(value).text(unit), context);
  }

  private static Threshold call(Fields.Writer input, Context context) {
    context.write(input);
    return read(new Fields(Native.thresholdParse(input.done())));
  }

  /** As given; columns of their own are joined by tabs. */
  public String text() {
    return text;
  }

  /** One fixed writing: {@code ≥90%}; empty where the cell is none. */
  public String canonical() {
    return canonical;
  }

  public Kind kind() {
    return kind;
  }

  public Comparator comparator() {
    return comparator;
  }

  /** Whether an equality was not written. */
  public boolean bare() {
    return bare;
  }

  /** Whether only a lower figure is named (50余). */
  public boolean vague() {
    return vague;
  }

  /** Null where the kind has no number of its own. */
  public Number number() {
    return number;
  }

  /** Lower end of a range, or of a change by a range. */
  public Bound lower() {
    return lower;
  }

  public Bound upper() {
    return upper;
  }

  /** Canonical writing: {@code 万元}; empty for none. */
  public String unit() {
    return unit;
  }

  /** {@code 元}, {@code m²}; {@code 1} for shares. */
  public String baseUnit() {
    return baseUnit;
  }

  public Dimension dimension() {
    return dimension;
  }

  /** Way of a change; UP for all other kinds. */
  public Change change() {
    return change;
  }

  /** Neutral text behind number and unit. */
  public String noun() {
    return noun;
  }

  /** Label of a part, or text that introduces the value. */
  public String label() {
    return label;
  }

  /** What a change is measured against: 上年, 同期, 环比, or empty. */
  public String reference() {
    return reference;
  }

  /** What a capped share is a share of. */
  public String of() {
    return of;
  }

  /** The last (for ≥ the first) day of a deadline, the first of a period; null for other kinds. */
  public Day date() {
    return date;
  }

  /** First day of the time that the text names; null for …前. */
  public Day dateStart() {
    return dateStart;
  }

  /** Last day of a period. */
  public Day dateEnd() {
    return dateEnd;
  }

  public Connective connective() {
    return connective;
  }

  public TextClass textClass() {
    return textClass;
  }

  public Span comparatorSpan() {
    return comparatorSpan;
  }

  public Span numberSpan() {
    return numberSpan;
  }

  public Span unitSpan() {
    return unitSpan;
  }

  /** The cap of a capped share, else null. */
  public Threshold cap() {
    return cap;
  }

  /** Parts of a compound, in the order of the text. */
  public List<Threshold> parts() {
    return parts;
  }

  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  @Override
  public String toString() {
    return canonical;
  }
}
