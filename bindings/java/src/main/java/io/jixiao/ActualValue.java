package io.jixiao;

/** What a 实际完成值 cell says: {@code 19,800元}, {@code 2023年8月15日}, 部分达成. Immutable. */
public final class ActualValue {
  private final Threshold reading;
  private final Achievement achievement;
  private final boolean missing;

  private ActualValue(Fields fields) {
    reading = Threshold.read(fields);
    achievement = Achievement.of(fields.integer());
    missing = fields.flag();
  }

  /** Reads one cell; any text is allowed. */
  public static ActualValue parse(String text) {
    return parse(text, Context.NONE);
  }

  /** Leave the year of the context out, so that a date without one takes the target's. */
  public static ActualValue parse(String text, Context context) {
    Fields.Writer input = new Fields.Writer().text(text);
    context.write(input);
    return new ActualValue(new Fields(Native.actualParse(input.done())));
  }

  /** The cell read as a threshold: kind, number, unit, dates. */
  public Threshold reading() {
    return reading;
  }

  /** Where the whole cell is one of its words. */
  public Achievement achievement() {
    return achievement;
  }

  /** Whether nothing is written. */
  public boolean missing() {
    return missing;
  }
}
