package io.jixiao;

import java.util.List;

/** A call that the library could not serve. Text that is merely questionable has diagnostics. */
public final class JixiaoException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** One thing that is wrong with a policy. */
  public static final class Fault {
    private final String field;
    private final String messageChinese;
    private final String messageEnglish;
    private final long line;

    private Fault(Fields fields) {
      field = fields.text();
      messageChinese = fields.text();
      messageEnglish = fields.text();
      line = fields.longInteger();
    }

    /** Path in the file, such as {@code grades[2].at_least}. */
    public String field() {
      return field;
    }

    public String message(Language language) {
      return language == Language.CHINESE ? messageChinese : messageEnglish;
    }

    /** Counted from 1; 0 where it is not known. */
    public long line() {
      return line;
    }
  }

  private final String status;
  private final transient List<Fault> faults;

  /** Called by the natives. */
  JixiaoException(int status, byte[] fields) {
    this(status, new Fields(fields));
  }

  private JixiaoException(int status, Fields fields) {
    super(fields.text());
    this.status = Fields.string(Native.enumName(0, status));
    this.faults = fields.list(Fault::new);
  }

  /** Stable name of the status, such as {@code invalid_format}. */
  public String status() {
    return status;
  }

  /** What is wrong with a policy that was refused; empty for any other call. */
  public List<Fault> faults() {
    return faults == null ? java.util.Collections.<Fault>emptyList() : faults;
  }
}
