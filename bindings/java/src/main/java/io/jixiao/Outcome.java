package io.jixiao;

import java.math.BigDecimal;
import java.util.List;

/** How one row was judged and scored, and why. Immutable. */
public final class Outcome {
  private final String level1;
  private final String level2;
  private final String level3;
  private final String target;
  private final String actual;
  private final Status status;
  private final Rule rule;
  private final boolean overCompleted;
  private final boolean weightDerived;
  private final BigDecimal completion;
  private final String deviation;
  private final BigDecimal weight;
  private final BigDecimal score;
  private final BigDecimal scoreLower;
  private final BigDecimal scoreUpper;
  private final String explanationChinese;
  private final String explanationEnglish;
  private final Diagnostic reason;
  private final List<Diagnostic> diagnostics;

  Outcome(Fields fields) {
    level1 = fields.text();
    level2 = fields.text();
    level3 = fields.text();
    target = fields.text();
    actual = fields.text();
    status = Status.of(fields.integer());
    rule = Rule.of(fields.integer());
    overCompleted = fields.flag();
    weightDerived = fields.flag();
    completion = fields.decimal();
    deviation = fields.text();
    weight = fields.decimal();
    score = fields.decimal();
    scoreLower = fields.decimal();
    scoreUpper = fields.decimal();
    explanationChinese = fields.text();
    explanationEnglish = fields.text();
    reason = Diagnostic.element(fields);
    diagnostics = fields.list(Diagnostic::element);
  }

  /** 一级指标; empty for a row evaluated alone. */
  public String level1() {
    return level1;
  }

  public String level2() {
    return level2;
  }

  public String level3() {
    return level3;
  }

  /** As typed. */
  public String target() {
    return target;
  }

  /** As typed; null where nothing is stated. */
  public String actual() {
    return actual;
  }

  public Status status() {
    return status;
  }

  public Rule rule() {
    return rule;
  }

  /** Whether the actual reaches the policy's multiple of the target, which asks for a reason. */
  public boolean overCompleted() {
    return overCompleted;
  }

  /** Whether the weight is from the policy, not from the table. */
  public boolean weightDerived() {
    return weightDerived;
  }

  /** Actual over target, of inverse rows the other way round, to 4 places, for display; or null. */
  public BigDecimal completion() {
    return completion;
  }

  /** Actual minus target with sign and unit: {@code +1.58万元}; null where it is not one value. */
  public String deviation() {
    return deviation;
  }

  public BigDecimal weight() {
    return weight;
  }

  /** Null where it cannot be known. */
  public BigDecimal score() {
    return score;
  }

  /** The least score that the actual can mean. */
  public BigDecimal scoreLower() {
    return scoreLower;
  }

  /** The greatest. */
  public BigDecimal scoreUpper() {
    return scoreUpper;
  }

  /** Rule, inputs after conversion, formula with its numbers, rounding. */
  public String explanation(Language language) {
    return language == Language.CHINESE ? explanationChinese : explanationEnglish;
  }

  /** Why the score is not known; null where it is. */
  public Diagnostic reason() {
    return reason;
  }

  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
