// The review as a whole: order, places, policy, suggestions, and the ten tables read by hand.
#include "jixiao/review.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "golden_lines.h"
#include "jixiao/document.hpp"
#include "unit/review/filing.h"

namespace jixiao {
namespace {

using nlohmann::json;

Model WithRows(const std::vector<std::string>& rows) {
  json filing = CleanFiling();
  for (const std::string& row : rows) {
    filing["projects"][0]["indicators"].push_back(RowOf(row));
  }
  return ModelOf(filing);
}

Model TenTables() {
  auto reading = ReadDocument(DataFile("funing-2024-tables.txt"));
  EXPECT_TRUE(reading.ok());
  return reading->model;
}

std::string KeyOf(const std::string& project, std::uint32_t row, const std::string& code,
                  const std::string& field) {
  return project + " row " + std::to_string(row) + " " + field + ": " + code;
}

TEST(Review, FindsInTheTenTablesWhatAReaderFinds) {
  std::multiset<std::string> by_hand, found;
  for (const json& line : GoldenLines("funing_findings.jsonl")) {
    by_hand.insert(KeyOf(line["project"], line["row"].is_null() ? 0U : line["row"].get<unsigned>(),
                         line["code"], line["field"]));
  }
  for (const Finding& finding : ReviewModel(TenTables())) {
    found.insert(KeyOf(finding.project_code, finding.row, std::string(finding.rule().name),
                       std::string(ModelFieldName(finding.field))));
  }
  EXPECT_GT(by_hand.size(), 50U);
  EXPECT_EQ(found, by_hand);
}

TEST(Review, JsonOfAModelGivesTheSameFindingsAsItsPublishedText) {
  const Model published = TenTables();
  const auto reading = ModelFromJson(ModelToJson(published));
  ASSERT_TRUE(reading.ok());
  EXPECT_EQ(ReviewModel(reading->model), ReviewModel(published));
}

TEST(Review, FindingsStandInTheOrderOfProjectsRowsAndRules) {
  const auto findings = ReviewModel(TenTables());
  const auto key = [](const Finding& f) {
    return std::tuple(f.project, f.row, static_cast<int>(f.code));
  };
  EXPECT_TRUE(std::is_sorted(findings.begin(), findings.end(),
                             [&](const Finding& a, const Finding& b) { return key(a) < key(b); }));
}

struct Place {
  std::string row;
  std::string code;
  ModelField field;
  std::string text;  // What the span covers.
};

TEST(Review, AFindingNamesThePlaceInTheCell) {
  const Place places[] = {
      {"成本/预算控制数: ≥ 20万元", "cost_at_least", ModelField::kTarget, "≥"},
      {"成本/预算控制数: 20万元以上", "cost_at_least", ModelField::kTarget, "以上"},
      {"成本/预算控制数: 20 | symbol=≥ | unit=万元", "cost_at_least", ModelField::kSymbol, "≥"},
      {"成本/预算控制: ≤2 万", "unit_abbreviated", ModelField::kTarget, "万"},
      {"数量/支持项目数量: 3 | unit=家", "classifier_mismatch", ModelField::kTarget, "3"},
      {"数量/培训人次: 50余人次", "target_ambiguous", ModelField::kTarget, "50余人次"},
      {"时效/及时率: 及时完成", "not_quantified", ModelField::kTarget, "及时完成"},
      {"社会效益/补贴发放率: ≥90%", "level_suspect", ModelField::kLevel3, "补贴发放率"},
      {"数量/标尺: ≥266米 | actual=≥266米", "actual_with_sign", ModelField::kActual, "≥"},
  };
  for (const Place& place : places) {
    const Model model = WithRows({place.row});
    const auto findings = ReviewModel(model);
    const auto at = std::find_if(findings.begin(), findings.end(),
                                 [&](const Finding& f) { return f.rule().name == place.code; });
    ASSERT_NE(at, findings.end()) << place.row;
    EXPECT_EQ(at->row, 7U) << place.row;
    EXPECT_EQ(at->field, place.field) << place.row;
    const Indicator& row = model.projects[0].indicators[6];
    const std::map<ModelField, std::string> cells = {
        {ModelField::kTarget, row.target},
        {ModelField::kSymbol, row.symbol.value_or("")},
        {ModelField::kUnit, row.unit.value_or("")},
        {ModelField::kLevel3, row.level3},
        {ModelField::kActual, row.actual.value_or("")}};
    EXPECT_EQ(cells.at(at->field).substr(at->span.begin, at->span.end - at->span.begin), place.text)
        << place.row;
  }
}

TEST(Review, MessagesAreInBothLanguages) {
  const auto findings = ReviewModel(WithRows({"成本/受益总人数: 6人"}));
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].Message(Language::kChinese), "成本指标的指标值“6人”是数量，应为金额");
  EXPECT_EQ(findings[0].Message(Language::kEnglish),
            "the target '6人' of a cost row is a number of things, not money");
}

TEST(Review, APolicySwitchesARuleOffOrGradesItAnew) {
  const Model model = WithRows({"成本/设备费: ≥5万元", "时效/及时率: 及时完成"});
  EXPECT_EQ(CodesOf(ReviewModel(model)),
            (std::vector<std::string>{"cost_at_least", "not_quantified"}));
  Policy policy = DefaultPolicy();
  policy.review = {{"not_quantified", std::nullopt}, {"cost_at_least", Severity::kError}};
  const auto findings = ReviewModel(model, policy);
  ASSERT_EQ(CodesOf(findings), std::vector<std::string>{"cost_at_least"});
  EXPECT_EQ(findings[0].severity, Severity::kError);
}

TEST(Review, TheWeightOfExecutionIsThePolicys) {
  json filing = CleanFiling();
  for (json& row : filing["projects"][0]["indicators"]) row["weight"] = "15";
  filing["projects"][0]["indicators"][0]["weight"] = "5";
  const Model model = ModelOf(filing);  // 80
  EXPECT_EQ(CodesOf(ReviewModel(model)), std::vector<std::string>{"weight_sum"});
  EXPECT_TRUE(ReviewModel(model, *FindPolicy("hubei")).empty());
}

TEST(Review, SuggestionsAreAppliedToTheCellsTheyName) {
  const Model model =
      WithRows({"成本/预算控制数: 20 | symbol=≥ | unit=万元", "成本/上限控制: ≤2万"});
  const Model corrected = ApplySuggestions(model, ReviewModel(model));
  const auto& rows = corrected.projects[0].indicators;
  EXPECT_EQ(rows[6].symbol, "≤");
  EXPECT_EQ(rows[6].target, "20");
  EXPECT_EQ(rows[7].target, "≤2万元");
  EXPECT_EQ(model.projects[0].indicators[7].target, "≤2万");
}

TEST(Review, ASuggestionWhoseCellHasChangedIsPassedOver) {
  Model model = WithRows({"成本/预算控制数: ≥20万元"});
  auto findings = ReviewModel(model);
  model.projects[0].indicators[6].target = "≤19万元";
  EXPECT_EQ(ApplySuggestions(model, findings), model);
  findings[0].project = 9;
  EXPECT_EQ(ApplySuggestions(model, findings), model);
  findings[0].project = 0;
  findings[0].row = 99;
  EXPECT_EQ(ApplySuggestions(model, findings), model);
}

// What a suggestion must do, for any model: end its finding, and bring no error.
void ExpectSuggestionsHold(const Model& model) {
  const auto findings = ReviewModel(model);
  const auto errors = [](const std::vector<Finding>& all) {
    return std::count_if(all.begin(), all.end(),
                         [](const Finding& f) { return f.severity == Severity::kError; });
  };
  for (const Finding& finding : findings) {
    if (!finding.suggestion) continue;
    const auto after = ReviewModel(ApplySuggestions(model, std::vector<Finding>{finding}));
    const bool stays = std::any_of(after.begin(), after.end(), [&](const Finding& f) {
      return f.code == finding.code && f.project == finding.project && f.row == finding.row;
    });
    EXPECT_FALSE(stays) << finding.rule().name << " " << finding.suggestion->from;
    EXPECT_LE(errors(after), errors(findings)) << finding.rule().name;
  }
}

// Targets of every kind on rows of every kind, in either layout.
TEST(Review, EverySuggestionEndsItsFindingAndBringsNoError) {
  const std::vector<std::string> levels = {"数量", "质量", "时效", "成本", "社会效益", "满意度"};
  const std::vector<std::string> names = {"预算控制数", "项目总成本", "验收合格率",
                                          "人数",       "设备费",     "补助标准"};
  const std::vector<std::string> targets = {"≥20万元",
                                            ">20万元",
                                            "20万元",
                                            "20万元以上",
                                            "不少于20万元",
                                            "≥200000元",
                                            "≥20万",
                                            "20",
                                            "≥20",
                                            "≤20元",
                                            "20元",
                                            "≥100%",
                                            "达到100%",
                                            "100%以上",
                                            "≥100％",
                                            "≥ 20 万 元",
                                            "约20万元",
                                            "20 | unit=万元",
                                            "20 | symbol=≥ | unit=万元",
                                            "20 | symbol== | unit=万",
                                            "100 | symbol=≥ | unit=%",
                                            "≥20万元 | unit=万元",
                                            "≥3万元",
                                            "3万元",
                                            "至少20万元，至多30万元",
                                            "20万元左右",
                                            "二十万元以上"};
  std::vector<std::string> rows;
  for (const std::string& level : levels) {
    for (const std::string& name : names) {
      for (const std::string& target : targets) {
        rows.push_back(level + "/" + name + std::to_string(rows.size()) + ": " + target);
        rows.push_back(level + "/" + std::to_string(rows.size()) + name + ": " + target);
      }
    }
  }
  std::size_t suggestions = 0;
  for (const std::string& row : rows) {
    const Model model = WithRows({row});
    for (const Finding& finding : ReviewModel(model)) suggestions += finding.suggestion ? 1 : 0;
    ExpectSuggestionsHold(model);
  }
  EXPECT_GT(suggestions, 100U);
}

TEST(Review, SuggestionsForTheTenTablesHold) { ExpectSuggestionsHold(TenTables()); }

TEST(Review, AnEmptyModelHasNothingToFind) { EXPECT_TRUE(ReviewModel(Model()).empty()); }

// Numbers outside their enums and indices past their ends come from callers of the C ABI.
TEST(Review, NumbersThatNameNothingHaveANameForIt) {
  EXPECT_EQ(ModelFieldName(static_cast<ModelField>(99)), "unknown");
  EXPECT_EQ(FindingGroupName(static_cast<FindingGroup>(99)), "unknown");
  EXPECT_EQ(ReviewRuleOf(static_cast<ReviewCode>(1)).name, ReviewRules().front().name);
}

}  // namespace
}  // namespace jixiao
