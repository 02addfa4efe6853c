package io.jixiao;

import java.math.BigDecimal;

/** One row of a project's table, as typed. Text that a table may leave out is null. Immutable. */
public final class Indicator {
  private final String level1;
  private final String level2;
  private final String level3;
  private final String description;
  private final String target;
  private final String symbol;
  private final String unit;
  private final String direction;
  private final String basis;
  private final BigDecimal weight;
  private final String actual;
  private final BigDecimal degree;
  private final String base;
  private final BigDecimal score;
  private final BigDecimal deduction;
  private final String reason;
  private final Achievement achievement;
  private final boolean applicable;
  private final RowKind rowKind;
  private final String standard;

  Indicator(Fields fields) {
    level1 = fields.text();
    level2 = fields.text();
    level3 = fields.text();
    description = fields.text();
    target = fields.text();
    symbol = fields.text();
    unit = fields.text();
    direction = fields.text();
    basis = fields.text();
    weight = fields.decimal();
    actual = fields.text();
    degree = fields.decimal();
    base = fields.text();
    score = fields.decimal();
    deduction = fields.decimal();
    reason = fields.text();
    achievement = Achievement.of(fields.integer());
    applicable = !fields.flag();
    rowKind = RowKind.of(fields.integer());
    standard = fields.text();
  }

  /** 一级指标. */
  public String level1() {
    return level1;
  }

  /** 二级指标. */
  public String level2() {
    return level2;
  }

  /** 三级指标. */
  public String level3() {
    return level3;
  }

  /** 绩效指标描述. */
  public String description() {
    return description;
  }

  /** 指标值. */
  public String target() {
    return target;
  }

  /** 指标性质, where it has a column of its own. */
  public String symbol() {
    return symbol;
  }

  /** 度量单位, where it has a column of its own. */
  public String unit() {
    return unit;
  }

  /** 指标方向性. */
  public String direction() {
    return direction;
  }

  /** 指标值确定依据. */
  public String basis() {
    return basis;
  }

  /** 分值 as stated. */
  public BigDecimal weight() {
    return weight;
  }

  /** 实际完成值. */
  public String actual() {
    return actual;
  }

  /** 达成度 in percent. */
  public BigDecimal degree() {
    return degree;
  }

  /** 计算基数 of a capped share. */
  public String base() {
    return base;
  }

  /** 得分 as the table claims it. */
  public BigDecimal score() {
    return score;
  }

  /** 扣分 for over-completion. */
  public BigDecimal deduction() {
    return deduction;
  }

  /** 偏差原因. */
  public String reason() {
    return reason;
  }

  /** 评价等次. */
  public Achievement achievement() {
    return achievement;
  }

  /** 是否适用. */
  public boolean applicable() {
    return applicable;
  }

  /** By its second level. */
  public RowKind rowKind() {
    return rowKind;
  }

  /** 评分标准: the row's own. */
  public String standard() {
    return standard;
  }
}
