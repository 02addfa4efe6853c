package io.jixiao;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The rules of scoring as data: built in, or read from JSON. Immutable, safe for all threads. */
public final class Policy implements AutoCloseable {
  private static final List<Policy> PRESETS = readPresets();

  private final Handle handle;
  private final String name;
  private final String titleChinese;
  private final String titleEnglish;
  private final String descriptionChinese;
  private final String descriptionEnglish;

  private Policy(Handle handle) {
    this.handle = handle;
    Fields fields = new Fields(handle.call(Native::policyFields));
    name = fields.text();
    titleChinese = fields.text();
    titleEnglish = fields.text();
    descriptionChinese = fields.text();
    descriptionEnglish = fields.text();
  }

  private static List<Policy> readPresets() {
    List<Policy> presets = new ArrayList<>();
    for (int i = 0; i < Native.presetCount(); i++) {
      presets.add(new Policy(Handle.borrowed(Handle.POLICY, Native.presetAt(i))));
    }
    return Collections.unmodifiableList(presets);
  }

  /** The built-in policies, the default first. */
  public static List<Policy> presets() {
    return PRESETS;
  }

  /** The default, {@code mof-2020}. */
  public static Policy standard() {
    return PRESETS.get(0);
  }

  /** The built-in policy of that name. */
  public static Policy preset(String name) {
    for (Policy policy : PRESETS) {
      if (policy.name.equals(name)) {
        return policy;
      }
    }
    throw new IllegalArgumentException("no built-in policy is called " + name);
  }

  /** Nothing in it is ignored: see {@link JixiaoException#faults}. */
  public static Policy fromJson(String json) {
    return new Policy(Handle.owned(Handle.POLICY, Native.policyFromJson(Fields.utf8(json))));
  }

  public String name() {
    return name;
  }

  public String title(Language language) {
    return language == Language.CHINESE ? titleChinese : titleEnglish;
  }

  /** Says whether it is a national rule or practice seen. */
  public String description(Language language) {
    return language == Language.CHINESE ? descriptionChinese : descriptionEnglish;
  }

  /** All of its rules. */
  public String toJson() {
    byte[] json = handle.call(address -> Native.policyJson(address, Layout.INDENTED.ordinal()));
    return Fields.string(json);
  }

  Handle handle() {
    return handle;
  }

  /** Frees what was read; built-in policies stay. */
  @Override
  public void close() {
    handle.close();
  }
}
