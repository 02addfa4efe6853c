package io.jixiao;

import java.math.BigDecimal;
import java.util.List;

/** Scores that tables state, held against the recomputed ones. Immutable, for all threads. */
public final class Verification implements AutoCloseable {
  /** A claimed score held against the recomputed one. */
  public static final class Claim {
    private final BigDecimal weight;
    private final BigDecimal claimed;
    private final BigDecimal computed;
    private final BigDecimal computedLower;
    private final BigDecimal computedUpper;
    private final BigDecimal difference;
    private final Diagnostic verdict;
    private final List<String> matchingRules;

    private Claim(Fields fields) {
      weight = fields.decimal();
      claimed = fields.decimal();
      computed = fields.decimal();
      computedLower = fields.decimal();
      computedUpper = fields.decimal();
      difference = fields.decimal();
      verdict = Diagnostic.element(fields);
      matchingRules = fields.list(Fields::text);
    }

    public BigDecimal weight() {
      return weight;
    }

    public BigDecimal claimed() {
      return claimed;
    }

    /** Null where undetermined. */
    public BigDecimal computed() {
      return computed;
    }

    public BigDecimal computedLower() {
      return computedLower;
    }

    public BigDecimal computedUpper() {
      return computedUpper;
    }

    /** Claimed minus computed. */
    public BigDecimal difference() {
      return difference;
    }

    /** What was found. */
    public Diagnostic verdict() {
      return verdict;
    }

    /** Known rules that give the claimed score, the best first. */
    public List<String> matchingRules() {
      return matchingRules;
    }
  }

  /** Something found about a project. */
  public static final class Finding {
    private final Scope scope;
    private final int row;
    private final Diagnostic finding;

    private Finding(Fields fields) {
      scope = Scope.of(fields.integer());
      row = fields.integer();
      finding = Diagnostic.element(fields);
    }

    public Scope scope() {
      return scope;
    }

    /** Counted from 0. */
    public int row() {
      return row;
    }

    public Diagnostic finding() {
      return finding;
    }
  }

  /** One project, claim by claim. */
  public static final class ProjectVerification {
    private final String code;
    private final String name;
    private final BigDecimal claimedTotal;
    private final BigDecimal claimedSum;
    private final BigDecimal computedTotal;
    private final BigDecimal computedLower;
    private final BigDecimal computedUpper;
    private final String matchingPolicy;
    private final boolean error;
    private final Claim execution;
    private final List<Claim> rows;
    private final List<Finding> findings;

    private ProjectVerification(Fields fields) {
      code = fields.text();
      name = fields.text();
      claimedTotal = fields.decimal();
      claimedSum = fields.decimal();
      computedTotal = fields.decimal();
      computedLower = fields.decimal();
      computedUpper = fields.decimal();
      matchingPolicy = fields.text();
      error = fields.flag();
      execution = new Claim(fields);
      rows = fields.list(Claim::new);
      findings = fields.list(Finding::new);
    }

    public String code() {
      return code;
    }

    public String name() {
      return name;
    }

    /** As the table states it. */
    public BigDecimal claimedTotal() {
      return claimedTotal;
    }

    /** Of the claimed scores; null where one is missing. */
    public BigDecimal claimedSum() {
      return claimedSum;
    }

    /** Null where provisional. */
    public BigDecimal computedTotal() {
      return computedTotal;
    }

    public BigDecimal computedLower() {
      return computedLower;
    }

    public BigDecimal computedUpper() {
      return computedUpper;
    }

    /** The one other policy that leaves no difference; null where there is none. */
    public String matchingPolicy() {
      return matchingPolicy;
    }

    /** Whether a finding is an error. */
    public boolean hasError() {
      return error;
    }

    /** The claim of budget execution. */
    public Claim execution() {
      return execution;
    }

    /** In the order of the project's indicators. */
    public List<Claim> rows() {
      return rows;
    }

    public List<Finding> findings() {
      return findings;
    }
  }

  private final Handle handle;
  private final String policy;
  private final List<ProjectVerification> projects;

  private Verification(long address) {
    handle = Handle.owned(Handle.VERIFICATION, address);
    Fields fields = new Fields(handle.call(Native::verificationFields));
    policy = fields.text();
    projects = fields.list(ProjectVerification::new);
  }

  static Verification of(Department department, Policy policy) {
    return new Verification(department.handle().call(
        model -> policy.handle().call(rules -> Native.verify(model, rules))));
  }

  /** Name of the policy used. */
  public String policy() {
    return policy;
  }

  /** In the order of the department. */
  public List<ProjectVerification> projects() {
    return projects;
  }

  public String toJson(Language language, Layout layout) {
    byte[] json = handle.call(
        address -> Native.verificationJson(address, language.ordinal(), layout.ordinal()));
    return Fields.string(json);
  }

  @Override
  public void close() {
    handle.close();
  }
}
