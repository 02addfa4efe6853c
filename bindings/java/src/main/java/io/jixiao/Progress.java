package io.jixiao;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Mid-year progress against the plan, as lights. Immutable, for all threads. */
public final class Progress implements AutoCloseable {
  /** One row of the official form, and its light. */
  public static final class Row {
    private final String level1;
    private final String level2;
    private final String level3;
    private final String target;
    private final String actual;
    private final String expected;
    private final String deviation;
    private final BigDecimal rate;
    private final Light light;
    private final Diagnostic why;

    private Row(Fields fields) {
      level1 = fields.text();
      level2 = fields.text();
      level3 = fields.text();
      target = fields.text();
      actual = fields.text();
      expected = fields.text();
      deviation = fields.text();
      rate = fields.decimal();
      light = Light.of(fields.integer());
      why = Diagnostic.element(fields);
    }

    public String level1() {
      return level1;
    }

    public String level2() {
      return level2;
    }

    public String level3() {
      return level3;
    }

    /** 年度指标值, as typed. */
    public String target() {
      return target;
    }

    /** Done by the date, as typed; perhaps null. */
    public String actual() {
      return actual;
    }

    /** By the date: {@code 8.75家}; perhaps null. */
    public String expected() {
      return expected;
    }

    public String deviation() {
      return deviation;
    }

    /** Actual over expected, for display. */
    public BigDecimal rate() {
      return rate;
    }

    public Light light() {
      return light;
    }

    /** Why this light, or why none. */
    public Diagnostic why() {
      return why;
    }
  }

  /** A project's light, its money and its rows. */
  public static final class ProjectProgress {
    private final String code;
    private final String name;
    private final Light light;
    private final BigDecimal plannedPercent;
    private final BigDecimal expected;
    private final BigDecimal spent;
    private final BigDecimal rate;
    private final String deviation;
    private final Light moneyLight;
    private final Diagnostic moneyWhy;
    private final List<Row> rows;

    private ProjectProgress(Fields fields) {
      code = fields.text();
      name = fields.text();
      light = Light.of(fields.integer());
      plannedPercent = fields.decimal();
      expected = fields.decimal();
      spent = fields.decimal();
      rate = fields.decimal();
      deviation = fields.text();
      moneyLight = Light.of(fields.integer());
      moneyWhy = Diagnostic.element(fields);
      rows = fields.list(Row::new);
    }

    public String code() {
      return code;
    }

    public String name() {
      return name;
    }

    /** The worst of its rows and its money. */
    public Light light() {
      return light;
    }

    /** Of the payment plan, by the date. */
    public BigDecimal plannedPercent() {
      return plannedPercent;
    }

    /** Planned amount by the date, in the budget's unit. */
    public BigDecimal expected() {
      return expected;
    }

    public BigDecimal spent() {
      return spent;
    }

    /** Spent over expected, for display. */
    public BigDecimal rate() {
      return rate;
    }

    public String deviation() {
      return deviation;
    }

    public Light moneyLight() {
      return moneyLight;
    }

    public Diagnostic moneyWhy() {
      return moneyWhy;
    }

    /** In the order of the project's indicators. */
    public List<Row> rows() {
      return rows;
    }
  }

  private final Handle handle;
  private final LocalDate asOf;
  private final List<ProjectProgress> projects;

  private Progress(long address) {
    handle = Handle.owned(Handle.PROGRESS, address);
    Fields fields = new Fields(handle.call(Native::progressFields));
    asOf = LocalDate.of(fields.integer(), fields.integer(), fields.integer());
    projects = fields.list(ProjectProgress::new);
  }

  static Progress of(Department department, Policy policy, LocalDate asOf) {
    byte[] day = Fields.utf8(asOf.toString());
    return new Progress(department.handle().call(
        model -> policy.handle().call(rules -> Native.monitor(model, rules, day))));
  }

  public LocalDate asOf() {
    return asOf;
  }

  /** In the order of the department. */
  public List<ProjectProgress> projects() {
    return projects;
  }

  public String toJson(Language language, Layout layout) {
    byte[] json = handle.call(
        address -> Native.progressJson(address, language.ordinal(), layout.ordinal()));
    return Fields.string(json);
  }

  @Override
  public void close() {
    handle.close();
  }
}
