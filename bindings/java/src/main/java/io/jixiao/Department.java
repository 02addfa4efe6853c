package io.jixiao;

import java.time.LocalDate;
import java.util.List;

/**
 * A department with its projects, as published or entered. Immutable, safe for all threads. Close it
 * to free its memory at once.
 */
public final class Department implements AutoCloseable {
  // The numbers of model_from in jixiao_jni.c.
  private static final int JSON = 0;
  private static final int TEXT = 1;
  private static final int HTML = 2;
  private static final int GRIDS = 3;

  private final Handle handle;
  private final String code;
  private final String name;
  private final String unitName;
  private final String overallGoal;
  private final int year;
  private final List<Project> projects;
  private final List<Diagnostic> diagnostics;

  private Department(long address) {
    handle = Handle.owned(Handle.MODEL, address);
    Fields fields = new Fields(handle.call(Native::modelFields));
    code = fields.text();
    name = fields.text();
    unitName = fields.text();
    overallGoal = fields.text();
    year = fields.integer();
    projects = fields.list(Project::new);
    diagnostics = fields.list(Diagnostic::element);
  }

  static Department of(long address) {
    return new Department(address);
  }

  /** Reads model JSON. */
  public static Department fromJson(String json) {
    return of(Native.modelFrom(JSON, Fields.utf8(json)));
  }

  /** Reads published text: tables with tabs, pipes, commas or drawn by spaces. */
  public static Department fromText(String text) {
    return of(Native.modelFrom(TEXT, Fields.utf8(text)));
  }

  /** Reads a page of HTML in the charset that it states or shows. */
  public static Department fromHtml(byte[] page) {
    return of(Native.modelFrom(HTML, page.clone()));
  }

  /** Reads tables that the host has taken from its own files. */
  public static Department fromGrids(List<Grid> grids) {
    return of(Native.modelFrom(GRIDS, Fields.utf8(Grid.toJson(grids))));
  }

  /**
   * A department with the actual values of a filled-in CSV. What cannot be used changes nothing and
   * is in {@link #diagnostics} with severity ERROR and its line.
   */
  public Department withActuals(String csv) {
    byte[] bytes = Fields.utf8(csv);
    return of(handle.call(address -> Native.modelWithActuals(address, bytes)));
  }

  /** The CSV in which actual values are filled in. */
  public String actualsTemplate() {
    return Fields.string(handle.call(Native::modelTemplate));
  }

  /** Code in front of the unit's name. */
  public String code() {
    return code;
  }

  /** The issuing body. */
  public String name() {
    return name;
  }

  /** The unit above the tables. */
  public String unitName() {
    return unitName;
  }

  public String overallGoal() {
    return overallGoal;
  }

  /** Budget year; 0: not stated. */
  public int year() {
    return year;
  }

  public List<Project> projects() {
    return projects;
  }

  /** What was questionable about the text that this was read from. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /** Scores all projects. What cannot be known is undetermined, never an exception. */
  public Assessment assess(Policy policy) {
    return Assessment.of(this, policy);
  }

  /** Reviews all targets (绩效目标审核). */
  public Review review(Policy policy) {
    return Review.of(this, policy);
  }

  /** Holds the scores that the tables state against the recomputed ones. */
  public Verification verify(Policy policy) {
    return Verification.of(this, policy);
  }

  /** Holds all projects against their plans at the end of a day. */
  public Progress monitor(Policy policy, LocalDate asOf) {
    return Progress.of(this, policy, asOf);
  }

  public String toJson() {
    byte[] json = handle.call(address -> Native.modelJson(address, Layout.INDENTED.ordinal()));
    return Fields.string(json);
  }

  Handle handle() {
    return handle;
  }

  @Override
  public void close() {
    handle.close();
  }
}
