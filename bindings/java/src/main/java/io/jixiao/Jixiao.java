package io.jixiao;

/** The library behind this package. */
public final class Jixiao {
  private Jixiao() {}

  /** Version of the library that runs, such as {@code 0.1.0}. */
  public static String version() {
    return Fields.string(Native.version());
  }

  /** Number of its binary contract. */
  public static int abiVersion() {
    return Native.abiVersion();
  }
}
