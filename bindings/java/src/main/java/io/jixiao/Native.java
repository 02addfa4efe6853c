package io.jixiao;

import java.nio.ByteBuffer;

/** The native functions, in jixiao_jni.c; {@link Fields} says what the arrays of bytes hold. */
final class Native {
  static {
    NativeLibrary.load();
  }

  private Native() {}

  static native byte[] version();

  static native int abiVersion();

  static native byte[] enumName(int enumeration, int value);

  static native int rowKindParse(byte[] name);

  static native byte[] thresholdParse(byte[] input);

  static native byte[] actualParse(byte[] input);

  static native byte[] evaluate(byte[] input, long policy);

  static native int presetCount();

  static native long presetAt(int index);

  static native long policyFromJson(byte[] json);

  static native byte[] policyFields(long policy);

  static native byte[] policyJson(long policy, int layout);

  static native long modelFrom(int form, byte[] text);

  static native long modelWithActuals(long model, byte[] csv);

  static native byte[] modelTemplate(long model);

  static native byte[] modelJson(long model, int layout);

  static native byte[] modelFields(long model);

  static native long assess(long model, long policy);

  static native byte[] assessmentFields(long assessment);

  static native byte[] assessmentJson(long assessment, int language, int layout);

  static native byte[] assessmentCsv(long assessment, int language);

  static native byte[] assessmentHtml(long assessment, long model, int language);

  static native long review(long model, long policy);

  static native byte[] reviewFields(long review);

  static native byte[] reviewJson(long review, int language, int layout);

  static native byte[] reviewCsv(long review, int language);

  static native long reviewCorrected(long review);

  static native long verify(long model, long policy);

  static native byte[] verificationFields(long verification);

  static native byte[] verificationJson(long verification, int language, int layout);

  static native long monitor(long model, long policy, byte[] asOf);

  static native byte[] progressFields(long progress);

  static native byte[] progressJson(long progress, int language, int layout);

  static native void destroy(int kind, long handle);

  static native byte[] assessJson(byte[] input);

  static native void batch(int function, long schema, long rows, long policy, int threads,
      long outSchema, long out);

  static native void evaluateColumns(int rows, ByteBuffer[] columns, long policy, int threads,
      ByteBuffer statuses, ByteBuffer scores);
}
