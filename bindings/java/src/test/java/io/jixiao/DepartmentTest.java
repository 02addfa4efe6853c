package io.jixiao;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class DepartmentTest {
  private static Department funing() throws IOException {
    return Department.fromText(Golden.data("funing-2024-tables.txt"));
  }

  @Test
  void publishedTablesAreReadWhole() throws IOException {
    try (Department department = funing()) {
      assertEquals(10, department.projects().size());
      int rows = 0;
      for (Project project : department.projects()) {
        rows += project.indicators().size();
      }
      assertEquals(82, rows);
    }
  }

  @Test
  void theOneCallGivesWhatTheStepsGive() throws IOException {
    String csv = Golden.data("funing-2024-actuals.csv");
    try (Department read = funing();
        Department filled = read.withActuals(csv);
        Assessment assessment = filled.assess(Policy.standard())) {
      String steps = assessment.toJson(Language.CHINESE, Layout.COMPACT);
      String call =
          Assessment.json(read.toJson(), csv, "mof-2020", Language.CHINESE, Layout.COMPACT);
      assertEquals(call, steps);
    }
  }

  @Test
  void fieldsAreThoseOfTheJson() throws IOException {
    try (Department read = funing();
        Department filled = read.withActuals(Golden.data("funing-2024-actuals.csv"));
        Assessment assessment = filled.assess(Policy.standard())) {
      JsonObject json = JsonParser.parseString(assessment.toJson(Language.ENGLISH, Layout.COMPACT))
          .getAsJsonObject();
      for (int i = 0; i < assessment.projects().size(); i++) {
        Assessment.ProjectScore project = assessment.projects().get(i);
        JsonObject expected = json.getAsJsonArray("projects").get(i).getAsJsonObject();
        assertEquals(Golden.text(expected, "name"), project.name());
        assertEquals(Golden.text(expected, "grade"), project.grade());
        String total = project.total() == null ? null : project.total().toPlainString();
        assertEquals(Golden.text(expected, "total"), total);
        assertEquals(expected.getAsJsonArray("indicators").size(), project.rows().size());
      }
      assertTrue(assessment.toCsv(Language.CHINESE).startsWith("\uFEFF"));
      assertTrue(assessment.toHtml(Language.CHINESE).contains("<table"));
    }
  }

  @Test
  void reviewVerificationAndProgressComeTyped() throws IOException {
    try (Department department = funing();
        Review review = department.review(Policy.standard());
        Department corrected = review.corrected();
        Verification verification = department.verify(Policy.standard());
        Progress progress = department.monitor(Policy.standard(), LocalDate.of(2024, 7, 31))) {
      assertFalse(review.findings().isEmpty());
      assertFalse(review.findings().get(0).message(Language.CHINESE).isEmpty());
      assertEquals(department.projects().size(), corrected.projects().size());
      assertEquals(department.projects().size(), verification.projects().size());
      assertEquals(LocalDate.of(2024, 7, 31), progress.asOf());
      assertEquals(department.projects().get(0).indicators().size(),
          progress.projects().get(0).rows().size());
    }
  }

  @Test
  void modelJsonComesBackEqual() throws IOException {
    try (Department department = funing(); Department again = Department.fromJson(department.toJson())) {
      assertEquals(department.toJson(), again.toJson());
    }
  }

  @Test
  void gridsAndPagesAreReadAlike() {
    Grid grid = Grid.builder("表\"1\n").row().cell("一级指标").cell("二级指标").cell("三级指标")
        .cell("指标值").row().cell("产出指标").cell("数量指标").cell("培训\u0001人次").cell("≥100人次")
        .build();
    String page = "<html><meta charset=gb18030><table><tr><td>一级指标<td>二级指标<td>三级指标<td>指标值"
        + "<tr><td>产出指标<td>数量指标<td>培训人次<td>≥100人次</table>";
    try (Department fromGrids = Department.fromGrids(Collections.singletonList(grid));
        Department fromPage = Department.fromHtml(page.getBytes(Charset.forName("GB18030")))) {
      assertEquals("≥100人次", fromGrids.projects().get(0).indicators().get(0).target());
      assertEquals("≥100人次", fromPage.projects().get(0).indicators().get(0).target());
    }
    Grid plain = Grid.of("", Arrays.asList(Arrays.asList("a", "b"), Collections.singletonList("c")));
    assertEquals(2, JsonParser.parseString(plain.toJson()).getAsJsonObject().getAsJsonArray("rows")
        .size());
  }

  @Test
  void whatIsClosedSaysSo() throws IOException {
    Department department = funing();
    department.close();
    department.close();
    assertThrows(IllegalStateException.class, department::toJson);
    assertEquals(10, department.projects().size());
  }

  @Test
  void aBuiltInPolicyStaysOpen() {
    Policy.standard().close();
    assertEquals("mof-2020", Policy.standard().name());
    assertFalse(Policy.standard().toJson().isEmpty());
  }

  @Test
  void failedCallsNameStatusAndFault() {
    JixiaoException json =
        assertThrows(JixiaoException.class, () -> Department.fromJson("{\"format_version\""));
    assertEquals("invalid_format", json.status());
    JixiaoException policy = assertThrows(JixiaoException.class,
        () -> Policy.fromJson("{\"format_version\": 1, \"name\": \"x\", \"wieghts\": {}}"));
    assertFalse(policy.faults().isEmpty());
    assertEquals("wieghts", policy.faults().get(0).field());
    assertThrows(IllegalArgumentException.class, () -> Policy.preset("nowhere"));
  }

  @Test
  void bytesInNoEncodingAreReadAsFarAsTheyGo() {
    byte[] page = "<table><tr><td>\u00ff\u00fe".getBytes(StandardCharsets.ISO_8859_1);
    try (Department department = Department.fromHtml(page)) {
      assertTrue(department.projects().isEmpty());
    }
  }
}
