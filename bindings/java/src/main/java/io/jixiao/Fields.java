package io.jixiao;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** What goes over the border to the natives and back, field by field; see jixiao_jni.c. */
final class Fields {
  private final ByteBuffer buffer;

  Fields(byte[] bytes) {
    buffer = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
  }

  int integer() {
    return buffer.getInt();
  }

  long longInteger() {
    return buffer.getLong();
  }

  boolean flag() {
    return buffer.getInt() != 0;
  }

  String text() {
    int size = buffer.getInt();
    if (size < 0) {
      return null;
    }
    String text = new String(buffer.array(), buffer.position(), size, StandardCharsets.UTF_8);
    buffer.position(buffer.position() + size);
    return text;
  }

  BigDecimal decimal() {
    int scale = buffer.getInt();
    if (scale < 0) {
      return null;
    }
    long low = buffer.getLong();
    long high = buffer.getLong();
    if (high == low >> 63) {
      return BigDecimal.valueOf(low, scale);
    }
    byte[] bytes = ByteBuffer.allocate(16).putLong(high).putLong(low).array();
    return new BigDecimal(new BigInteger(bytes), scale);
  }

  <T> List<T> list(Function<Fields, T> element) {
    int count = buffer.getInt();
    if (count == 0) {
      return Collections.emptyList();
    }
    List<T> elements = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      elements.add(element.apply(this));
    }
    return Collections.unmodifiableList(elements);
  }

  /** Null where the library has none. */
  <T> T optional(Function<Fields, T> element) {
    return flag() ? element.apply(this) : null;
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String string(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Collects the fields of a call. */
  static final class Writer {
    private static final BigInteger LIMIT = BigInteger.TEN.pow(38);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
    private final ByteBuffer number = ByteBuffer.allocate(8).order(ByteOrder.nativeOrder());

    Writer integer(int value) {
      number.clear();
      bytes.write(number.putInt(value).array(), 0, 4);
      return this;
    }

    Writer flag(boolean value) {
      return integer(value ? 1 : 0);
    }

    Writer text(String value) {
      if (value == null) {
        return integer(-1);
      }
      byte[] text = utf8(value);
      integer(text.length);
      bytes.write(text, 0, text.length);
      return this;
    }

    /** Any decimal of 38 digits; scale is written as the library has it, from 0 to 38. */
    Writer decimal(BigDecimal value) {
      if (value == null) {
        return integer(-1);
      }
      BigDecimal plain = value.scale() < 0 ? value.setScale(0) : value;
      BigInteger unscaled = plain.unscaledValue();
      if (plain.scale() > 38 || unscaled.abs().compareTo(LIMIT) >= 0) {
        throw new IllegalArgumentException("more than 38 digits or 38 places: " + value);
      }
      integer(plain.scale());
      longInteger(unscaled.longValue());
      return longInteger(unscaled.shiftRight(64).longValue());
    }

    private Writer longInteger(long value) {
      number.clear();
      bytes.write(number.putLong(value).array(), 0, 8);
      return this;
    }

    byte[] done() {
      return bytes.toByteArray();
    }
  }
}
