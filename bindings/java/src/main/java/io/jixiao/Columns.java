package io.jixiao;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Whole columns in one call, on any number of threads: over plain arrays, or over Arrow's memory. */
public final class Columns {
  private static final int PARSE = 0;
  private static final int EVALUATE = 1;
  private static final int ASSESS = 2;
  private static final int SCORE_PLACES = 6;

  /** Status and score of each row. */
  public static final class Results {
    private final ByteBuffer statuses;
    private final ByteBuffer scores;

    private Results(ByteBuffer statuses, ByteBuffer scores) {
      this.statuses = statuses;
      this.scores = scores;
    }

    public int size() {
      return statuses.capacity();
    }

    public Status status(int row) {
      return Status.of(statuses.get(row));
    }

    /** Null where it cannot be known. */
    public BigDecimal score(int row) {
      long millionths = scores.getLong(row * Long.BYTES);
      return millionths == Long.MIN_VALUE ? null : BigDecimal.valueOf(millionths, SCORE_PLACES);
    }
  }

  private Columns() {}

  /**
   * Judges and scores row for row, as {@link Row#evaluate(Policy)}.
   *
   * @param actuals null elements: nothing stated
   * @param weights null, or null elements: 100 points
   * @param threads 1 to 256; 0: one
   */
  public static Results evaluate(String[] targets, String[] actuals, BigDecimal[] weights,
      Policy policy, int threads) {
    int rows = targets.length;
    if (actuals.length != rows || weights != null && weights.length != rows) {
      throw new IllegalArgumentException("columns of different lengths");
    }
    String[] points = new String[rows];
    for (int i = 0; weights != null && i < rows; i++) {
      points[i] = weights[i] == null ? null : weights[i].toPlainString();
    }
    ByteBuffer[] buffers = new ByteBuffer[9];
    pack(targets, buffers, 0);
    pack(actuals, buffers, 3);
    pack(points, buffers, 6);
    ByteBuffer statuses = direct(rows);
    ByteBuffer scores = direct((long) rows * Long.BYTES);
    policy.handle().call(address -> {
      Native.evaluateColumns(rows, buffers, address, threads, statuses, scores);
      return null;
    });
    return new Results(statuses, scores);
  }

  /** Over the Arrow C Data Interface: addresses of ArrowSchema and ArrowArray; see docs/batch.md. */
  public static void parse(long schema, long rows, int threads, long outSchema, long out) {
    Native.batch(PARSE, schema, rows, 0, threads, outSchema, out);
  }

  /** As {@link #parse}, judging and scoring each row. */
  public static void evaluate(long schema, long rows, Policy policy, int threads, long outSchema,
      long out) {
    batch(EVALUATE, schema, rows, policy, threads, outSchema, out);
  }

  /** As {@link #parse}, scoring the projects that the rows belong to. */
  public static void assess(long schema, long rows, Policy policy, int threads, long outSchema,
      long out) {
    batch(ASSESS, schema, rows, policy, threads, outSchema, out);
  }

  private static void batch(int function, long schema, long rows, Policy policy, int threads,
      long outSchema, long out) {
    policy.handle().call(address -> {
      Native.batch(function, schema, rows, address, threads, outSchema, out);
      return null;
    });
  }

  // Which rows are stated, where each text begins and the last ends, and the texts.
  private static void pack(String[] column, ByteBuffer[] buffers, int at) {
    byte[][] texts = new byte[column.length][];
    ByteBuffer valid = direct(column.length / 8 + 1);
    ByteBuffer offsets = direct((column.length + 1L) * Integer.BYTES);
    long size = 0;
    for (int i = 0; i < column.length; i++) {
      offsets.putInt((int) size);
      if (column[i] != null) {
        texts[i] = column[i].getBytes(StandardCharsets.UTF_8);
        size += texts[i].length;
        valid.put(i / 8, (byte) (valid.get(i / 8) | 1 << i % 8));
      }
      if (size > Integer.MAX_VALUE) {
        throw new IllegalArgumentException("a column of more than 2 GiB of text");
      }
    }
    offsets.putInt((int) size);
    ByteBuffer text = direct(size);
    for (byte[] bytes : texts) {
      if (bytes != null) {
        text.put(bytes);
      }
    }
    buffers[at] = valid;
    buffers[at + 1] = offsets;
    buffers[at + 2] = text;
  }

  private static ByteBuffer direct(long size) {
    if (size > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("more rows than one call can take");
    }
    return ByteBuffer.allocateDirect((int) size).order(ByteOrder.nativeOrder());
  }
}
