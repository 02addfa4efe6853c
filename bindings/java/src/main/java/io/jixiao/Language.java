package io.jixiao;

/** Language of messages and explanations. Its members stand in the order of the library's numbers. */
public enum Language {
  CHINESE,
  ENGLISH;

  private static final Language[] BY_NUMBER = values();

  static Language of(int number) {
    return BY_NUMBER[number];
  }
}
