#include "jixiao/report.hpp"

#include <gtest/gtest.h>

#include <string>

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

std::string Html(Language language = Language::kChinese) {
  const Model model = Filing();
  return *AssessmentToHtml(model, AssessModel(model, DefaultPolicy()), language);
}

std::size_t Count(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

TEST(AssessmentHtml, IsOneDocumentWithASheetForEachProject) {
  const std::string html = Html();
  EXPECT_TRUE(html.starts_with("<!DOCTYPE html>"));
  EXPECT_TRUE(html.ends_with("</html>\n"));
  EXPECT_EQ(Count(html, "<section>"), 2U);
  EXPECT_EQ(Count(html, "（2024 年度）"), 2U);
}

TEST(AssessmentHtml, EscapesWhatCellsSay) {
  const std::string html = Html();
  EXPECT_NE(html.find("设备&lt;更新&gt; &amp; &quot;改造&quot;"), std::string::npos);
  EXPECT_EQ(html.find("<更新>"), std::string::npos);
}

TEST(AssessmentHtml, MergesTheCellsOfALevel) {
  const std::string html = Html();
  EXPECT_EQ(Count(html, "<th rowspan=\"3\">产出指标</th>"), 2U);
  EXPECT_EQ(Count(html, "<th rowspan=\"2\">数量指标</th>"), 2U);
  EXPECT_EQ(Count(html, "<th>质量指标</th>"), 2U);
}

TEST(AssessmentHtml, ShowsMoneyAsTheFormDoes) {
  const std::string html = Html();
  EXPECT_NE(html.find("项目资金（万元）"), std::string::npos);
  EXPECT_NE(html.find("<td class=\"number\">98.00%</td>"), std::string::npos);
  EXPECT_NE(html.find("其中：当年财政拨款"), std::string::npos);
}

TEST(AssessmentHtml, LeavesBlankWhatIsNotFilledInAndSaysSo) {
  const std::string html = Html();
  // Target, empty actual, weight, bounds.
  EXPECT_NE(html.find("<td>≥90%</td><td></td>"), std::string::npos);
  EXPECT_NE(html.find("0.00~"), std::string::npos);
  EXPECT_NE(html.find("（暂定）"), std::string::npos);
  EXPECT_NE(html.find("尚需补充"), std::string::npos);
  EXPECT_NE(html.find("<td>招工不足</td>"), std::string::npos);
}

TEST(AssessmentHtml, ExplainsEachScoreInTheLanguageAsked) {
  EXPECT_NE(Html().find("四舍五入保留 2 位"), std::string::npos);
  const std::string english = Html(Language::kEnglish);
  EXPECT_NE(english.find("<html lang=\"en\">"), std::string::npos);
  EXPECT_NE(english.find("How each score came about (policy mof-2020)"), std::string::npos);
}

TEST(AssessmentHtml, RefusesTheAssessmentOfAnotherModel) {
  const Model model = Filing();
  const Assessment assessment = AssessModel(model, DefaultPolicy());
  Model fewer_projects = model;
  fewer_projects.projects.pop_back();
  Model fewer_rows = model;
  fewer_rows.projects[1].indicators.pop_back();
  for (const Model& other : {fewer_projects, fewer_rows, Model()}) {
    const auto html = AssessmentToHtml(other, assessment, Language::kChinese);
    ASSERT_FALSE(html.ok());
    EXPECT_EQ(html.status().code(), StatusCode::kInvalidArgument);
  }
}

}  // namespace
}  // namespace jixiao
