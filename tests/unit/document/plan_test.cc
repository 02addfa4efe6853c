#include "document/plan.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace jixiao::document {
namespace {

// A plan as its rows, cells parted by |; read as "25 50 75 -", an uncertain entry with a ?.
struct Case {
  const char* rows;
  const char* plan;
  const char* diagnostics;  // without plan_date_missing
};

std::string Codes(Findings& findings) {
  std::string codes;
  for (const Diagnostic& diagnostic : findings.Take()) {
    if (diagnostic.code == DiagnosticCode::kPlanDateMissing) continue;
    codes += (codes.empty() ? "" : " ") + std::string(DiagnosticName(diagnostic.code));
  }
  return codes;
}

std::vector<PaymentPlanEntry> ReadPlan(std::string_view rows, Findings& findings) {
  PlanReader reader(findings);
  std::uint32_t offset = 0;
  std::size_t column = 0;
  std::string text;
  for (const char c : std::string(rows) + "\n") {
    if (c != '|' && c != '\n') {
      text += c;
      continue;
    }
    reader.AddCell(Cell{text, TextSpan{offset, offset + 1}, 1}, column);
    ++offset;
    column = c == '\n' ? 0 : column + 1;
    text.clear();
  }
  return reader.Finish(Cell{});
}

std::string Written(const std::vector<PaymentPlanEntry>& plan) {
  std::string written;
  for (const PaymentPlanEntry& entry : plan) {
    if (!written.empty()) written += ' ';
    written += entry.percent ? entry.percent->ToString() : "-";
    if (entry.uncertain) written += '?';
  }
  return written;
}

constexpr Case kCases[] = {
    // Columns decide where every value stands under a heading.
    {"|3月底|6月底|10月底|12月底\n|25%|50%|75%|100%", "25 50 75 100", ""},
    {"|3月底||6月底||10月底|\n|25%||50%||75%|", "25 50 75 -", ""},
    {"|3 月底||6 月底|10 月底|12 月底|\n|||100%|100%|100%|", "- 100 100 100", ""},
    {"|3月底|6月底|10月底|12月底\n||||100%", "- - - 100", ""},
    {"|3月底|6月底|10月底|12月底\n|0|0|50.5|100.00", "0 0 50.5 100.00", ""},
    // A date in the value's own cell wins.
    {"|3月底||6月底||10月底|\n|25%||50%||75%|12月底 100%", "25 50 75 100", "plan_date_in_cell"},
    {"|3月底||6月底||10月底|\n|25%||50%||12月底100%|", "25 50 - 100", "plan_date_in_cell"},
    {"|3月底|6月底|10月底|\n|25%|50%|10月底 100%|", "25 50 100 -", "plan_date_in_cell"},
    {"3月底25%|6月底：50%|十月底 75%|2024年12月31日前 100%", "25 50 75 100",
     "plan_date_in_cell plan_date_in_cell plan_date_in_cell plan_date_in_cell"},
    {"3月底25%、6月底50%、10月底75%、12月底100%", "25 50 75 100",
     "plan_date_in_cell plan_date_in_cell plan_date_in_cell plan_date_in_cell"},
    // Else a shift common to the row, to the nearer side, to the left between equals.
    {"|3月底||6月底||10月底||12月底|\n||25%||50%||75%||100%", "25 50 75 100", "plan_shifted"},
    {"||3月底|6月底|10月底|12月底\n|25%|50%|75%|100%", "25 50 75 100", "plan_shifted"},
    {"|3月底||6月底||10月底|\n||25%||50%||100%", "25 50 100? -?", "plan_shifted plan_uncertain"},
    {"|3月底||6月底||10月底|12月底\n||25%||50%||75%", "25 50 75? -?",
     "plan_shifted plan_uncertain"},
    {"|3月底||6月底||10月底||12月底\n||25%||50%||100%", "25? 50? 100? -?", "plan_shifted"},
    // Else order; certain only where there are as many values as dates.
    {"|3月底||6月底||10月底|\n|25%||50%||75%|100%", "25 50 75 100", "plan_by_order"},
    {"|3月底||6月底||10月底|\n|25%||50%|||100%", "25 50 100? -?", "plan_by_order plan_uncertain"},
    {"|25%|50%|75%|100%", "25 50 75 100", "plan_by_order"},
    {"|25%|100%", "25? 100? -? -?", "plan_by_order"},
    {"|25 50 75 100", "25 50 75 100", "plan_by_order"},
    // Not stated is not nought, and what cannot be read is said.
    {"|3月底|6月底|10月底|12月底\n|—|/||", "- - - -", ""},
    {"|3月底|6月底|10月底|12月底\n|四分之一|50%||100%", "- 50 - 100", "plan_unreadable"},
    {"|3月底|9月底|12月底\n|25%||100%", "25 - - 100", "plan_unreadable"},
    {"|1%|2%|3%|4%|5%", "1? 2? 3? 4?", "plan_by_order plan_unreadable"},
};

TEST(PlanReader, GivesEachPlanTheReadingOfTheRules) {
  for (const Case& c : kCases) {
    Findings findings;
    EXPECT_EQ(Written(ReadPlan(c.rows, findings)), c.plan) << c.rows;
    EXPECT_EQ(Codes(findings), c.diagnostics) << c.rows;
  }
}

TEST(PlanReader, HasAlwaysFourDates) {
  Findings findings;
  PlanReader reader(findings);
  const std::vector<PaymentPlanEntry> plan = reader.Finish(Cell{});
  ASSERT_EQ(plan.size(), 4U);
  EXPECT_EQ(plan[1].month * 100 + plan[1].day, 630);
  EXPECT_EQ(plan[3].month * 100 + plan[3].day, 1231);
  EXPECT_TRUE(findings.Take().empty());  // a table without a plan is the project's matter
}

TEST(PlanReader, EveryDateThatIsNotStatedIsDiagnosed) {
  Findings findings;
  ReadPlan("|3月底||6月底||10月底|\n|25%||50%||75%|", findings);
  const std::vector<Diagnostic> found = findings.Take();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].code, DiagnosticCode::kPlanDateMissing);
  EXPECT_EQ(found[0].arguments, std::vector<std::string>{"12月底"});
}

}  // namespace
}  // namespace jixiao::document
