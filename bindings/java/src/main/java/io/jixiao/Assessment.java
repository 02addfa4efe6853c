package io.jixiao;

import java.math.BigDecimal;
import java.util.List;

/** The scores of all projects of a department, each with its reason. Immutable, for all threads. */
public final class Assessment implements AutoCloseable {
  /** Something that a person must supply before a total is final. */
  public static final class Missing {
    private final Scope scope;
    private final int row;
    private final Diagnostic reason;

    private Missing(Fields fields) {
      scope = Scope.of(fields.integer());
      row = fields.integer();
      reason = Diagnostic.element(fields);
    }

    /** ROW or EXECUTION. */
    public Scope scope() {
      return scope;
    }

    /** Counted from 0. */
    public int row() {
      return row;
    }

    public Diagnostic reason() {
      return reason;
    }
  }

  /** Total, grade and rows of one project. */
  public static final class ProjectScore {
    private final String code;
    private final String name;
    private final BigDecimal total;
    private final BigDecimal totalLower;
    private final BigDecimal totalUpper;
    private final BigDecimal weightTotal;
    private final BigDecimal scaledFrom;
    private final String grade;
    private final boolean provisional;
    private final BigDecimal executionRate;
    private final BigDecimal executionWeight;
    private final BigDecimal executionScore;
    private final BigDecimal executionLower;
    private final BigDecimal executionUpper;
    private final String executionChinese;
    private final String executionEnglish;
    private final List<Diagnostic> executionDiagnostics;
    private final List<Diagnostic> diagnostics;
    private final List<Outcome> rows;
    private final List<Missing> missing;

    private ProjectScore(Fields fields) {
      code = fields.text();
      name = fields.text();
      total = fields.decimal();
      totalLower = fields.decimal();
      totalUpper = fields.decimal();
      weightTotal = fields.decimal();
      scaledFrom = fields.decimal();
      grade = fields.text();
      provisional = fields.flag();
      executionRate = fields.decimal();
      executionWeight = fields.decimal();
      executionScore = fields.decimal();
      executionLower = fields.decimal();
      executionUpper = fields.decimal();
      executionChinese = fields.text();
      executionEnglish = fields.text();
      executionDiagnostics = fields.list(Diagnostic::element);
      diagnostics = fields.list(Diagnostic::element);
      rows = fields.list(Outcome::new);
      missing = fields.list(Missing::new);
    }

    public String code() {
      return code;
    }

    public String name() {
      return name;
    }

    /** Null where it is provisional. */
    public BigDecimal total() {
      return total;
    }

    /** Least total that the rows can mean. */
    public BigDecimal totalLower() {
      return totalLower;
    }

    /** Greatest. */
    public BigDecimal totalUpper() {
      return totalUpper;
    }

    /** Other than 100 is a finding, and there is no grade. */
    public BigDecimal weightTotal() {
      return weightTotal;
    }

    /** Applicable weights that the total was scaled from to 100. */
    public BigDecimal scaledFrom() {
      return scaledFrom;
    }

    /** 优 良 中 差; null where it cannot be known. */
    public String grade() {
      return grade;
    }

    /** Whether a row or budget execution is undetermined. */
    public boolean provisional() {
      return provisional;
    }

    /** Budget execution (预算执行率), at most 1, to 4 places. */
    public BigDecimal executionRate() {
      return executionRate;
    }

    public BigDecimal executionWeight() {
      return executionWeight;
    }

    public BigDecimal executionScore() {
      return executionScore;
    }

    public BigDecimal executionLower() {
      return executionLower;
    }

    public BigDecimal executionUpper() {
      return executionUpper;
    }

    public String executionExplanation(Language language) {
      return language == Language.CHINESE ? executionChinese : executionEnglish;
    }

    public List<Diagnostic> executionDiagnostics() {
      return executionDiagnostics;
    }

    /** Of the project as a whole. */
    public List<Diagnostic> diagnostics() {
      return diagnostics;
    }

    /** In the order of the project's indicators. */
    public List<Outcome> rows() {
      return rows;
    }

    public List<Missing> missing() {
      return missing;
    }
  }

  private final Handle handle;
  private final Department department;
  private final String policy;
  private final List<ProjectScore> projects;

  private Assessment(Department department, long address) {
    this.department = department;
    handle = Handle.owned(Handle.ASSESSMENT, address);
    Fields fields = new Fields(handle.call(Native::assessmentFields));
    policy = fields.text();
    projects = fields.list(ProjectScore::new);
  }

  static Assessment of(Department department, Policy policy) {
    return new Assessment(department, department.handle().call(
        model -> policy.handle().call(rules -> Native.assess(model, rules))));
  }

  /**
   * Model, actual values and policy in, the assessment out, in one call.
   *
   * @param actualsCsv null where the model has its actual values
   * @param policy name of a built-in policy, or a policy as JSON; null for the default
   */
  public static String json(String modelJson, String actualsCsv, String policy, Language language,
      Layout layout) {
    byte[] input = new Fields.Writer().text(modelJson).text(actualsCsv).text(policy)
        .integer(language.ordinal()).integer(layout.ordinal()).done();
    return Fields.string(Native.assessJson(input));
  }

  /** Name of the policy used. */
  public String policy() {
    return policy;
  }

  /** In the order of the department. */
  public List<ProjectScore> projects() {
    return projects;
  }

  public String toJson(Language language, Layout layout) {
    byte[] json = handle.call(
        address -> Native.assessmentJson(address, language.ordinal(), layout.ordinal()));
    return Fields.string(json);
  }

  /** A table for spreadsheets, with a byte order mark. */
  public String toCsv(Language language) {
    byte[] csv = handle.call(address -> Native.assessmentCsv(address, language.ordinal()));
    return Fields.string(csv);
  }

  /** The national self-assessment form, to print and sign; the department must be open. */
  public String toHtml(Language language) {
    byte[] html = department.handle().call(model -> handle.call(
        address -> Native.assessmentHtml(address, model, language.ordinal())));
    return Fields.string(html);
  }

  @Override
  public void close() {
    handle.close();
  }
}
