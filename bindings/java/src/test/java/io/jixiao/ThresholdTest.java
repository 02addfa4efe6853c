package io.jixiao;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ThresholdTest {
  private static Context contextOf(JsonObject line) {
    Context context = Context.NONE;
    if (line.has("context")) {
      JsonObject known = line.getAsJsonObject("context");
      if (known.has("kind")) {
        context = context.withRowKind(RowKind.parse(known.get("kind").getAsString()));
      }
      if (known.has("year")) {
        context = context.withYear(known.get("year").getAsInt());
      }
      if (known.has("name")) {
        context = context.withName(known.get("name").getAsString());
      }
    }
    return context;
  }

  private static String name(Enum<?> member) {
    return member.name().toLowerCase(Locale.ROOT);
  }

  private static void assertReads(JsonObject record, Threshold threshold, String line) {
    assertEquals(record.get("kind").getAsString(), name(threshold.kind()), line);
    if (record.has("comparator")) {
      assertEquals(record.get("comparator").getAsString(), name(threshold.comparator()), line);
    }
    if (record.has("value")) {
      assertEquals(record.get("value").getAsString(), threshold.number().text(), line);
    }
    if (record.has("base_value") && !record.get("base_value").isJsonNull()) {
      assertEquals(record.get("base_value").getAsString(), threshold.number().baseValue(), line);
    }
    if (record.has("unit") && !record.get("unit").isJsonNull()) {
      assertEquals(record.get("unit").getAsString(), threshold.unit(), line);
    }
    if (record.has("dimension")) {
      assertEquals(record.get("dimension").getAsString(), name(threshold.dimension()), line);
    }
    if (record.has("canonical")) {
      assertEquals(record.get("canonical").getAsString(), threshold.canonical(), line);
    }
    if (record.has("date") && !record.get("date").isJsonNull()) {
      assertEquals(record.get("date").getAsString(), threshold.date().toString(), line);
    }
    if (record.has("parts")) {
      JsonArray parts = record.getAsJsonArray("parts");
      assertEquals(parts.size(), threshold.parts().size(), line);
      for (int i = 0; i < parts.size(); i++) {
        assertReads(parts.get(i).getAsJsonObject(), threshold.parts().get(i), line);
      }
    }
    if (record.has("cap")) {
      assertReads(record.getAsJsonObject("cap"), threshold.cap(), line);
    }
    if (record.has("diagnostics")) {
      JsonArray expected = new JsonArray();
      threshold.diagnostics().forEach(one -> expected.add(one.name()));
      assertEquals(record.getAsJsonArray("diagnostics"), (JsonElement) expected, line);
    }
  }

  @Test
  void eachCellReadsAsChecked() throws IOException {
    for (JsonObject line : Golden.lines("thresholds.jsonl")) {
      Threshold threshold = Threshold.parse(line.get("text").getAsString(), contextOf(line));
      assertReads(line.getAsJsonObject("record"), threshold, line.toString());
    }
  }

  @Test
  void amountsAreExactDecimals() {
    Threshold threshold = Threshold.parse("≥558.42 万元");
    assertEquals(new BigDecimal("558.42"), threshold.number().value());
    assertEquals("5584200", threshold.number().baseValue());
    assertEquals("元", threshold.baseUnit());
    assertEquals("≥", threshold.comparatorSpan().of(threshold.text()));
    assertEquals("558.42", threshold.numberSpan().of(threshold.text()));
  }

  @Test
  void endsOfARangeKnowWhetherTheyAreInside() {
    Threshold threshold = Threshold.parse("80%-90%");
    assertEquals(Kind.RANGE, threshold.kind());
    assertEquals(new BigDecimal("80"), threshold.lower().number().value());
    assertTrue(threshold.upper().closed());
  }

  @Test
  void aDateWithoutAYearTakesThatOfTheBudget() {
    assertNull(Threshold.parse("8月底前").date().date());
    Threshold threshold = Threshold.parse("8月底前", Context.NONE.withYear(2024));
    assertEquals(LocalDate.of(2024, 8, 31), threshold.date().date());
  }

  @Test
  void symbolAndUnitMayHaveColumnsOfTheirOwn() {
    assertEquals("≥90%", Threshold.parse("≥", "90", "%", Context.NONE).canonical());
  }

  @Test
  void anyTextIsAllowed() {
    assertEquals(Kind.INVALID, Threshold.parse("").kind());
    assertEquals(Kind.QUANTITY, Threshold.parse("≥3个\uD842\uDFB7").kind());
    assertTrue(Threshold.parse("≥\u00003人").text().contains("\u0000"));
    Threshold.parse("\uD842");
  }

  @Test
  void messagesComeInBothLanguages() {
    Diagnostic diagnostic = Threshold.parse("8月底前").diagnostics().get(0);
    assertEquals("year_unknown", diagnostic.name());
    assertTrue(diagnostic.message(Language.CHINESE).contains("年"));
    assertTrue(diagnostic.message(Language.ENGLISH).contains("year"));
  }
}
