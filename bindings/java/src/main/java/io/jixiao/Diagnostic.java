package io.jixiao;

/** What is questionable about a text. Decide by {@link #name}, show {@link #message}. Immutable. */
public final class Diagnostic {
  private final int code;
  private final String name;
  private final Severity severity;
  private final Source source;
  private final Span span;
  private final long line;
  private final String messageChinese;
  private final String messageEnglish;

  Diagnostic(Fields fields) {
    code = fields.integer();
    name = fields.text();
    severity = Severity.of(fields.integer());
    source = Source.of(fields.integer());
    span = new Span(fields);
    line = fields.longInteger();
    messageChinese = fields.text();
    messageEnglish = fields.text();
  }

  /** An element of a list of diagnostics, which is always there. */
  static Diagnostic element(Fields fields) {
    return fields.optional(Diagnostic::new);
  }

  /** Stable number. */
  public int code() {
    return code;
  }

  /** Stable name, such as {@code unread_text}. */
  public String name() {
    return name;
  }

  public Severity severity() {
    return severity;
  }

  /** The text that the span refers to. */
  public Source source() {
    return source;
  }

  public Span span() {
    return span;
  }

  /** Counted from 1 where the text has lines; 0 for a single cell. */
  public long line() {
    return line;
  }

  /** The sentence for a person. */
  public String message(Language language) {
    return language == Language.CHINESE ? messageChinese : messageEnglish;
  }

  @Override
  public String toString() {
    return name + ": " + messageEnglish;
  }
}
