package io.jixiao;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;

/** Files that all languages share. */
final class Golden {
  private static final Path ROOT = Paths.get(System.getProperty("jixiao.root"));

  private Golden() {}

  static List<JsonObject> lines(String name) throws IOException {
    List<JsonObject> lines = new ArrayList<>();
    for (String line : Files.readAllLines(ROOT.resolve("tests/golden").resolve(name))) {
      if (!line.isEmpty()) {
        lines.add(JsonParser.parseString(line).getAsJsonObject());
      }
    }
    if (lines.isEmpty()) {
      throw new IOException("no golden lines in " + name);
    }
    return lines;
  }

  static String data(String name) throws IOException {
    return new String(Files.readAllBytes(ROOT.resolve("data").resolve(name)),
        StandardCharsets.UTF_8);
  }

  static String text(JsonObject line, String name) {
    return !line.has(name) || line.get(name).isJsonNull() ? null : line.get(name).getAsString();
  }
}
