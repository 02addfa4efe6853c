package io.jixiao;

import java.nio.charset.StandardCharsets;

/** A half-open range of bytes of a text in UTF-8, on the borders of characters. Immutable. */
public final class Span {
  private final int begin;
  private final int end;

  Span(Fields fields) {
    begin = fields.integer();
    end = fields.integer();
  }

  public int begin() {
    return begin;
  }

  public int end() {
    return end;
  }

  /** The part of {@code text} that is meant; empty where a position is meant. */
  public String of(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), begin, end - begin,
        StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return begin + ".." + end;
  }
}
