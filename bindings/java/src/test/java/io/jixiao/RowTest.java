package io.jixiao;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RowTest {
  private static Policy policyOf(JsonObject line) {
    Policy preset = Policy.preset(line.get("policy").getAsString());
    if (!line.has("options")) {
      return preset;
    }
    JsonObject rules = JsonParser.parseString(preset.toJson()).getAsJsonObject();
    rules.addProperty("name", "case");
    line.getAsJsonObject("options").entrySet()
        .forEach(option -> rules.add(option.getKey(), option.getValue()));
    return Policy.fromJson(rules.toString());
  }

  private static Row rowOf(JsonObject line) {
    Context context = Context.NONE.withRowKind(RowKind.parse(line.get("kind").getAsString()))
        .withName(Golden.text(line, "name"));
    if (line.has("year")) {
      context = context.withYear(line.get("year").getAsInt());
    }
    Row row = Row.of(line.get("target").getAsString(), Golden.text(line, "actual"))
        .withContext(context).withWeight(decimal(line, "weight")).withBase(Golden.text(line, "base"))
        .withDegree(decimal(line, "degree")).withDeduction(decimal(line, "deduction"));
    if (line.has("direction")) {
      row = row.withDirection(Direction.valueOf(upper(line, "direction")));
    }
    if (line.has("achievement")) {
      row = row.withAchievement(Achievement.valueOf(upper(line, "achievement")));
    }
    if (line.has("applicable")) {
      row = row.withApplicable(line.get("applicable").getAsBoolean());
    }
    return row;
  }

  private static String upper(JsonObject line, String name) {
    return line.get(name).getAsString().toUpperCase(Locale.ROOT);
  }

  private static BigDecimal decimal(JsonObject line, String name) {
    String text = Golden.text(line, name);
    return text == null ? null : new BigDecimal(text);
  }

  @Test
  void eachRowIsJudgedAsChecked() throws IOException {
    for (JsonObject line : Golden.lines("evaluate.jsonl")) {
      Outcome outcome = rowOf(line).evaluate(policyOf(line));
      String text = line.toString();
      assertEquals(Status.valueOf(upper(line, "status")), outcome.status(), text);
      assertEquals(decimal(line, "score"), outcome.score(), text);
      assertEquals(decimal(line, "lower"), outcome.scoreLower(), text);
      assertEquals(decimal(line, "upper"), outcome.scoreUpper(), text);
      assertEquals(decimal(line, "completion"), outcome.completion(), text);
      assertEquals(Golden.text(line, "deviation"), outcome.deviation(), text);
      assertEquals(line.get("over_completed").getAsBoolean(), outcome.overCompleted(), text);
    }
  }

  @Test
  void everyScoreIsExplainedInBothLanguages() {
    Outcome outcome = Row.of("≥100家", "90家").withWeight(BigDecimal.TEN).evaluate();
    assertEquals(new BigDecimal("9.00"), outcome.score());
    assertEquals(Rule.RATIO, outcome.rule());
    assertTrue(outcome.explanation(Language.CHINESE).contains("90"));
    assertTrue(outcome.explanation(Language.ENGLISH).contains("90"));
    assertNull(outcome.reason());
  }

  @Test
  void whatCannotBeKnownHasAReasonAndNoScore() {
    Outcome outcome = Row.of("≥100家", null).withWeight(BigDecimal.TEN).evaluate();
    assertEquals(Status.UNDETERMINED, outcome.status());
    assertNull(outcome.score());
    assertNotNull(outcome.reason());
  }

  @Test
  void anAmountThatIsNoDecimalOfTheLibraryIsRefused() {
    Row row = Row.of("≥1", "1").withWeight(new BigDecimal("1E-40"));
    assertThrows(IllegalArgumentException.class, row::evaluate);
  }

  @Test
  void columnsJudgeAsRowsDo() throws IOException {
    String[] targets = {"≥100家", "≤20万元", "", "优良", null, "≥3\uD842\uDFB7"};
    String[] actuals = {"90家", "25万元", "1", "优良", "3", null};
    BigDecimal[] weights = {BigDecimal.TEN, null, BigDecimal.ONE, BigDecimal.ONE, null, null};
    for (int threads = 1; threads <= 3; threads++) {
      Columns.Results results =
          Columns.evaluate(targets, actuals, weights, Policy.standard(), threads);
      assertEquals(targets.length, results.size());
      for (int i = 0; i < targets.length; i++) {
        Outcome outcome = Row.of(targets[i], actuals[i])
            .withWeight(weights[i] == null ? new BigDecimal(100) : weights[i]).evaluate();
        assertEquals(outcome.status(), results.status(i), targets[i]);
        if (outcome.score() == null) {
          assertNull(results.score(i), targets[i]);
        } else {
          assertEquals(0, outcome.score().compareTo(results.score(i)), targets[i]);
        }
      }
    }
  }

  @Test
  void columnsOfDifferentLengthsAreRefused() {
    assertThrows(IllegalArgumentException.class,
        () -> Columns.evaluate(new String[1], new String[2], null, Policy.standard(), 1));
  }
}
