package io.jixiao;

import java.math.BigDecimal;

/**
 * One row to judge: target and actual, and what stands beside them. Immutable: each {@code with}
 * gives another one.
 */
public final class Row {
  private final String target;
  private final String actual;
  private final Context context;
  private final Direction direction;
  private final Achievement achievement;
  private final BigDecimal weight;
  private final BigDecimal degree;
  private final BigDecimal deduction;
  private final boolean applicable;
  private final String base;

  private Row(String target, String actual, Context context, Direction direction,
      Achievement achievement, BigDecimal weight, BigDecimal degree, BigDecimal deduction,
      boolean applicable, String base) {
    this.target = target;
    this.actual = actual;
    this.context = context;
    this.direction = direction;
    this.achievement = achievement;
    this.weight = weight;
    this.degree = degree;
    this.deduction = deduction;
    this.applicable = applicable;
    this.base = base;
  }

  /** A row of 100 points; {@code actual} may be null where nothing is stated. */
  public static Row of(String target, String actual) {
    return new Row(target, actual, Context.NONE, Direction.NONE, Achievement.NONE, null, null, null,
        true, null);
  }

  public Row withContext(Context value) {
    return new Row(target, actual, value, direction, achievement, weight, degree, deduction,
        applicable, base);
  }

  /** 分值, not negative. */
  public Row withWeight(BigDecimal points) {
    return new Row(target, actual, context, direction, achievement, points, degree, deduction,
        applicable, base);
  }

  /** 指标方向性, where it is stated. */
  public Row withDirection(Direction value) {
    return new Row(target, actual, context, value, achievement, weight, degree, deduction,
        applicable, base);
  }

  /** 评价等次, where it is stated. */
  public Row withAchievement(Achievement value) {
    return new Row(target, actual, context, direction, value, weight, degree, deduction,
        applicable, base);
  }

  /** 达成度 in percent. */
  public Row withDegree(BigDecimal percent) {
    return new Row(target, actual, context, direction, achievement, weight, percent, deduction,
        applicable, base);
  }

  /** 扣分 for over-completion, in points. */
  public Row withDeduction(BigDecimal points) {
    return new Row(target, actual, context, direction, achievement, weight, degree, points,
        applicable, base);
  }

  /** 是否适用. */
  public Row withApplicable(boolean value) {
    return new Row(target, actual, context, direction, achievement, weight, degree, deduction,
        value, base);
  }

  /** 计算基数 of a capped share, as typed. */
  public Row withBase(String text) {
    return new Row(target, actual, context, direction, achievement, weight, degree, deduction,
        applicable, text);
  }

  /** Judges and scores the row by the default policy, {@code mof-2020}. */
  public Outcome evaluate() {
    return evaluate(Policy.standard());
  }

  /** What cannot be judged is UNDETERMINED with its reason, never an exception. */
  public Outcome evaluate(Policy policy) {
    Fields.Writer input = new Fields.Writer().text(target).text(actual);
    context.write(input);
    input.integer(direction.ordinal()).integer(achievement.ordinal()).decimal(weight)
        .decimal(degree).decimal(deduction).flag(!applicable).text(base);
    byte[] row = input.done();
    return policy.handle().call(address -> new Outcome(new Fields(Native.evaluate(row, address))));
  }
}
