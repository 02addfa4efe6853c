package io.jixiao;

import java.util.List;

/** The review of targets: what a finance bureau would send back. Immutable, for all threads. */
public final class Review implements AutoCloseable {
  /** One thing that was found. */
  public static final class Finding {
    private final String code;
    private final String group;
    private final Severity severity;
    private final int project;
    private final Scope scope;
    private final int row;
    private final String field;
    private final Span span;
    private final String messageChinese;
    private final String messageEnglish;
    private final String reasonChinese;
    private final String reasonEnglish;
    private final String suggestionField;
    private final String suggestionFrom;
    private final String suggestionTo;

    private Finding(Fields fields) {
      code = fields.text();
      group = fields.text();
      severity = Severity.of(fields.integer());
      project = fields.integer();
      scope = Scope.of(fields.integer());
      row = fields.integer();
      field = fields.text();
      span = new Span(fields);
      messageChinese = fields.text();
      messageEnglish = fields.text();
      reasonChinese = fields.text();
      reasonEnglish = fields.text();
      suggestionField = fields.text();
      suggestionFrom = fields.text();
      suggestionTo = fields.text();
    }

    /** Stable name of the rule, such as {@code cost_at_least}. */
    public String code() {
      return code;
    }

    /** completeness, relevance, appropriateness or feasibility. */
    public String group() {
      return group;
    }

    public Severity severity() {
      return severity;
    }

    /** Counted from 0. */
    public int project() {
      return project;
    }

    /** ROW or PROJECT. */
    public Scope scope() {
      return scope;
    }

    /** Counted from 0. */
    public int row() {
      return row;
    }

    /** The cell, as the model's JSON names it. */
    public String field() {
      return field;
    }

    /** In the text of the cell. */
    public Span span() {
      return span;
    }

    public String message(Language language) {
      return language == Language.CHINESE ? messageChinese : messageEnglish;
    }

    /** Why it matters. */
    public String reason(Language language) {
      return language == Language.CHINESE ? reasonChinese : reasonEnglish;
    }

    /** The cell that a sure correction is for; null where there is none. */
    public String suggestionField() {
      return suggestionField;
    }

    /** Its whole text as it stands. */
    public String suggestionFrom() {
      return suggestionFrom;
    }

    /** And as it should stand. */
    public String suggestionTo() {
      return suggestionTo;
    }
  }

  private final Handle handle;
  private final List<Finding> findings;

  private Review(long address) {
    handle = Handle.owned(Handle.REVIEW, address);
    findings = new Fields(handle.call(Native::reviewFields)).list(Finding::new);
  }

  static Review of(Department department, Policy policy) {
    return new Review(department.handle().call(
        model -> policy.handle().call(rules -> Native.review(model, rules))));
  }

  /** In the order of projects, rows and rules. */
  public List<Finding> findings() {
    return findings;
  }

  /** A copy of the reviewed department with all suggestions applied. */
  public Department corrected() {
    return Department.of(handle.call(Native::reviewCorrected));
  }

  public String toJson(Language language, Layout layout) {
    byte[] json = handle.call(
        address -> Native.reviewJson(address, language.ordinal(), layout.ordinal()));
    return Fields.string(json);
  }

  /** A table for spreadsheets, with a byte order mark. */
  public String toCsv(Language language) {
    byte[] csv = handle.call(address -> Native.reviewCsv(address, language.ordinal()));
    return Fields.string(csv);
  }

  @Override
  public void close() {
    handle.close();
  }
}
