package io.jixiao;

import java.math.BigDecimal;
import java.util.List;

/** A project with its goals and indicators. Amounts stand in {@link #budgetUnit}. Immutable. */
public final class Project {
  private final String code;
  private final String name;
  private final String purpose;
  private final BigDecimal score;
  private final String budgetUnit;
  private final BigDecimal total;
  private final BigDecimal adjusted;
  private final BigDecimal spent;
  private final List<String> goals;
  private final List<Indicator> indicators;

  Project(Fields fields) {
    code = fields.text();
    name = fields.text();
    purpose = fields.text();
    score = fields.decimal();
    budgetUnit = fields.text();
    total = fields.decimal();
    adjusted = fields.decimal();
    spent = fields.decimal();
    goals = fields.list(Fields::text);
    indicators = fields.list(Indicator::new);
  }

  /** 项目编码. */
  public String code() {
    return code;
  }

  /** 项目名称. */
  public String name() {
    return name;
  }

  /** 资金用途. */
  public String purpose() {
    return purpose;
  }

  /** Total that the table itself claims. */
  public BigDecimal score() {
    return score;
  }

  /** 万元 or 元. */
  public String budgetUnit() {
    return budgetUnit;
  }

  /** 年初预算数. */
  public BigDecimal total() {
    return total;
  }

  /** 全年预算数; null: the total. */
  public BigDecimal adjusted() {
    return adjusted;
  }

  /** 全年执行数. */
  public BigDecimal spent() {
    return spent;
  }

  public List<String> goals() {
    return goals;
  }

  public List<Indicator> indicators() {
    return indicators;
  }
}
