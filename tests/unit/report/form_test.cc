// The forms and pages: what stands where, that no text becomes markup, and that a form that is read
// again gives what it has a place for.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

#include "jixiao/document.hpp"
#include "jixiao/report.hpp"

namespace jixiao {
namespace {

Indicator MakeRow(const char* level2, const char* name, const char* target, const char* actual) {
  Indicator row;
  row.level1 = "产出指标";
  row.level2 = level2;
  row.level3 = name;
  row.target = target;
  if (actual != nullptr) row.actual = actual;
  return row;
}

Model Filing() {
  Model model;
  model.department.name = "工信局";
  model.department.year = 2024;
  Project project;
  project.code = "P1";
  project.name = "设备<更新> & \"改造\"";
  project.budget.unit = "万元";
  project.budget.total = Decimal(10);
  project.budget.spent = Decimal(98, 1);
  project.budget.lines = {{BudgetLineKind::kFiscal, Decimal(10), {}, Decimal(98, 1)}};
  project.goals = {"一", "二"};
  project.indicators = {MakeRow("数量指标", "家数", "≥15家", "16家"),
                        MakeRow("数量指标", "人数", "≥20人", "10人"),
                        MakeRow("质量指标", "合格率", "≥90%", nullptr)};
  project.indicators[1].reason = "招工不足";
  model.projects = {project, project};
  return model;
}

Assessment Assessed(const Model& model) { return AssessModel(model, DefaultPolicy()); }

std::vector<Form> Forms(const Model& model, Language language = Language::kChinese,
                        Annex annex = Annex::kWith) {
  return *AssessmentForms(model, Assessed(model), language, annex);
}

// What the reader is given when somebody hands the form over as a table.
std::vector<Grid> GridsOf(std::span<const Form> forms) {
  std::vector<Grid> grids;
  for (const Form& form : forms) {
    Grid grid;
    grid.rows.emplace_back().emplace_back().text = form.title + form.subtitle;
    for (const auto& row : form.rows) {
      GridRow& read = grid.rows.emplace_back();
      for (const FormCell& cell : row) {
        GridCell& made = read.emplace_back();
        made.text = cell.text;
        made.row_span = cell.rows;
        made.column_span = cell.columns;
      }
    }
    grids.push_back(std::move(grid));
  }
  return grids;
}

std::string TextAt(const Form& form, std::size_t row, std::size_t cell) {
  return form.rows.at(row).at(cell).text;
}

std::size_t Count(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

TEST(Form, EveryRowFillsTheWidthAndEverySpanItsRows) {
  const Model model = Filing();
  std::vector<Form> forms = Forms(model);
  const auto monitoring =
      *MonitoringForms(model, MonitorModel(model, Date{2024, 7, 31}), Language::kChinese);
  forms.insert(forms.end(), monitoring.begin(), monitoring.end());
  const auto targets = TargetForms(model, Language::kEnglish);
  forms.insert(forms.end(), targets.begin(), targets.end());
  for (const Form& form : forms) {
    const std::size_t columns = form.widths.size();
    std::vector<std::size_t> filled(form.rows.size());
    for (std::size_t row = 0; row < form.rows.size(); ++row) {
      for (const FormCell& cell : form.rows[row]) {
        ASSERT_GE(cell.columns, 1U) << form.title << row;
        ASSERT_LE(row + cell.rows, form.rows.size()) << form.title << row;
        for (std::uint32_t i = 0; i < cell.rows; ++i) filled[row + i] += cell.columns;
      }
    }
    for (std::size_t row = 0; row < filled.size(); ++row) {
      EXPECT_EQ(filled[row], columns) << form.title << " row " << row;
    }
    EXPECT_EQ(std::accumulate(form.widths.begin(), form.widths.end(), 0U), 100U);
  }
}

TEST(Form, HasTheMoneyOfTheNationalLayout) {
  const Form form = Forms(Filing()).front();
  EXPECT_EQ(TextAt(form, 2, 0), "项目资金\n（万元）");
  EXPECT_EQ(TextAt(form, 2, 3), "全年预算数（A）");
  EXPECT_EQ(TextAt(form, 3, 1), "10");  // opening
  EXPECT_EQ(TextAt(form, 3, 2), "10");  // adjusted: the total where none is stated
  EXPECT_EQ(TextAt(form, 3, 3), "9.8");
  EXPECT_EQ(TextAt(form, 3, 5), "98.00%");
  EXPECT_EQ(TextAt(form, 4, 0), "其中：当年财政拨款");
  EXPECT_EQ(TextAt(form, 4, 5), "98.00%");  // the line's own rate
  EXPECT_EQ(TextAt(form, 5, 0), "上年结转资金");
  EXPECT_EQ(TextAt(form, 5, 5), "—");
}

TEST(Form, MergesTheCellsOfALevel) {
  const Form form = Forms(Filing()).front();
  const auto& first = form.rows.at(form.heading + 1);
  EXPECT_EQ(first.at(0).text, "产出指标");
  EXPECT_EQ(first.at(0).rows, 3U);
  EXPECT_EQ(first.at(1).text, "数量指标");
  EXPECT_EQ(first.at(1).rows, 2U);
}

TEST(Form, LeavesBlankWhatIsNotFilledInOrNotDecided) {
  const Form form = Forms(Filing()).front();
  const auto& row =
      form.rows.at(form.heading + 3);  // The row without an actual; level 1 is merged.
  EXPECT_EQ(row.at(1).text, "合格率");
  EXPECT_EQ(row.at(3).text, "");
  EXPECT_EQ(row.at(5).text, "");
  EXPECT_EQ(form.rows.at(form.heading + 4).at(2).text, "");
  EXPECT_TRUE(form.rows.at(form.heading + 4).at(3).text.starts_with("暂定 "));
}

TEST(Form, AnnexExplainsEachScoreOrIsLeftOut) {
  const Form with = Forms(Filing()).front();
  ASSERT_EQ(with.annex.size(), 5U);  // money, three rows, the whole
  EXPECT_NE(with.annex[2].text.find("四舍五入保留 2 位"), std::string::npos);
  EXPECT_EQ(with.rows.at(with.heading + 2).at(4).note, 3U);
  const Form without = Forms(Filing(), Language::kChinese, Annex::kWithout).front();
  EXPECT_TRUE(without.annex.empty());
  for (const auto& row : without.rows) {
    for (const FormCell& cell : row) EXPECT_EQ(cell.note, 0U);
  }
}

TEST(Form, ShowsAScoringStandardOnlyWhereARowHasOne) {
  Model model = Filing();
  const std::size_t columns = Forms(model).front().widths.size();
  model.projects[0].indicators[0].standard = "每少1家扣1分";
  const auto forms = Forms(model);
  EXPECT_EQ(forms[0].widths.size(), columns + 1);
  EXPECT_EQ(forms[1].widths.size(), columns);
}

TEST(Form, ReadAgainGivesWhatItHasAPlaceFor) {
  Model model = Filing();
  model.department.unit_name = "工信局本级";
  model.projects.pop_back();
  Project& project = model.projects.front();
  project.name = "设备更新项目";
  project.indicators[2].actual = "95%";
  project.indicators[1].reason = "招工不足，已补招";
  const auto forms = Forms(model, Language::kChinese, Annex::kWithout);
  const auto reading = ReadGrids(GridsOf(forms));
  ASSERT_TRUE(reading.ok());
  ASSERT_EQ(reading->model.projects.size(), 1U);
  const Project& read = reading->model.projects.front();
  EXPECT_EQ(read.kind, TableKind::kSelfAssessment);
  EXPECT_EQ(read.name, project.name);
  EXPECT_EQ(read.code, project.code);
  EXPECT_EQ(reading->model.department.name, "工信局");
  EXPECT_EQ(read.budget.unit, "万元");
  EXPECT_EQ(read.budget.total, project.budget.total);
  EXPECT_EQ(read.budget.spent, project.budget.spent);
  EXPECT_EQ(read.budget.weight, Decimal(10));
  EXPECT_EQ(read.budget.score->ToString(), "9.80");
  EXPECT_EQ(read.goals, project.goals);
  ASSERT_EQ(read.indicators.size(), 3U);
  for (std::size_t i = 0; i < 3; ++i) {
    const Indicator& was = project.indicators[i];
    const Indicator& is = read.indicators[i];
    EXPECT_EQ(is.level1, was.level1);
    EXPECT_EQ(is.level2, was.level2);
    EXPECT_EQ(is.level3, was.level3);
    EXPECT_EQ(is.target, was.target);
    EXPECT_EQ(is.actual, was.actual);
    EXPECT_EQ(is.reason, was.reason);
    EXPECT_TRUE(is.score.has_value());
    EXPECT_TRUE(is.weight.has_value());
  }
  // Printed once more it is the same form.
  EXPECT_EQ(Forms(reading->model, Language::kChinese, Annex::kWithout).front().rows,
            forms.front().rows);
}

TEST(Form, JsonSaysWhatStandsWhere) {
  const Model model = Filing();
  const std::string json = FormsToJson(Forms(model), Language::kChinese, JsonLayout::kCompact);
  EXPECT_TRUE(json.starts_with(R"({"format_version":1,"forms":[{"title":"项目支出绩效自评表",)"));
  EXPECT_NE(json.find(R"({"text":"项目名称","role":"head","columns":2,"rows":1,"note":null})"),
            std::string::npos);
}

TEST(Form, RefusesTheResultOfAnotherModel) {
  const Model model = Filing();
  const Assessment assessment = Assessed(model);
  Model fewer_projects = model;
  fewer_projects.projects.pop_back();
  Model fewer_rows = model;
  fewer_rows.projects[1].indicators.pop_back();
  for (const Model& other : {fewer_projects, fewer_rows, Model()}) {
    const auto forms = AssessmentForms(other, assessment, Language::kChinese);
    ASSERT_FALSE(forms.ok());
    EXPECT_EQ(forms.status().code(), StatusCode::kInvalidArgument);
    const std::array<Filed<Assessment>, 1> filed = {Filed<Assessment>{"", &other, &assessment}};
    EXPECT_FALSE(AssessmentPage(filed, Language::kChinese).ok());
  }
}

// ---- Markup ------------------------------------------------------------------------------------

constexpr std::string_view kHostile = "<script>alert('x')</script>\"><b>&";

Model Hostile() {
  Model model = Filing();
  const std::string text(kHostile);
  Department& department = model.department;
  department.code = department.name = department.unit_name = department.overall_goal = text;
  for (Project& project : model.projects) {
    project.code = project.name = project.implementer = project.purpose = text;
    project.budget.unit = text;
    project.goals = {text, text};
    for (Indicator& row : project.indicators) {
      row.level1 = row.level2 = row.level3 = row.description = row.target = row.basis = text;
      row.symbol = row.unit = row.direction = row.standard = row.definition = text;
      row.actual = row.base = row.reason = row.cause = row.likelihood = row.forecast = text;
    }
  }
  return model;
}

template <typename Result>
std::array<Filed<Result>, 1> FiledOf(const Model& model, const Result& result) {
  return {Filed<Result>{std::string(kHostile), &model, &result}};
}

TEST(Pages, NoFieldOfAModelBecomesMarkup) {
  const Model model = Hostile();
  const Policy& policy = DefaultPolicy();
  const Assessment assessment = Assessed(model);
  const Verification verification = VerifyModel(model, policy);
  const Progress progress = MonitorModel(model, Date{2024, 7, 31});
  const std::vector<Finding> findings = ReviewModel(model);
  for (const Language language : {Language::kChinese, Language::kEnglish}) {
    const std::vector<std::string> pages = {
        *AssessmentPage(FiledOf(model, assessment), language),
        *VerificationPage(FiledOf(model, verification), language),
        *MonitoringPage(FiledOf(model, progress), language),
        *ReviewPage(FiledOf(model, findings), language),
        FormsToHtml(TargetForms(model, language), language)};
    for (const std::string& page : pages) {
      EXPECT_TRUE(page.starts_with("<!DOCTYPE html>"));
      EXPECT_TRUE(page.ends_with("</html>\n"));
      EXPECT_NE(page.find("&lt;script&gt;"), std::string::npos);
      EXPECT_EQ(page.find("<script"), std::string::npos);
      EXPECT_EQ(page.find("<b>&"), std::string::npos);
    }
    const std::string markdown = FormsToMarkdown(Forms(model, language), language);
    EXPECT_EQ(markdown.find("<script"), std::string::npos);
  }
}

TEST(Pages, LinkEachScoreToItsExplanationAndBack) {
  const Model model = Filing();
  const Assessment assessment = Assessed(model);
  const std::string page = *AssessmentPage(FiledOf(model, assessment), Language::kChinese);
  EXPECT_EQ(Count(page, "<section class=\"form\""), 2U);
  for (const std::string_view part : {"href=\"#p1\"", "id=\"p1\"", "href=\"#p2n3\"", "id=\"p2n3\"",
                                      "href=\"#p2n3-cell\"", "id=\"p2n3-cell\""}) {
    EXPECT_NE(page.find(part), std::string::npos) << part;
  }
}

TEST(Pages, SumMoneyExactlyAndSayWhatIsNotStated) {
  Model model = Filing();
  model.projects[1].budget.unit = "元";
  model.projects[1].budget.total = Decimal(5);
  model.projects[1].budget.spent = std::nullopt;
  const Assessment assessment = Assessed(model);
  const std::string page = *AssessmentPage(FiledOf(model, assessment), Language::kChinese);
  EXPECT_NE(page.find("10.0005万元"), std::string::npos);
  EXPECT_NE(page.find("9.8万元（1 项未填）"), std::string::npos);
}

TEST(Pages, NeedNothingBesideThem) {
  const Model model = Filing();
  const Assessment assessment = Assessed(model);
  const std::string page = *AssessmentPage(FiledOf(model, assessment), Language::kEnglish);
  for (const std::string_view part : {"http:", "https:", "src=", "@import", "url("}) {
    EXPECT_EQ(page.find(part), std::string::npos) << part;
  }
  EXPECT_NE(page.find("<html lang=\"en\">"), std::string::npos);
}

}  // namespace
}  // namespace jixiao
