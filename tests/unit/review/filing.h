// Small filings for the tests of the review, written as JSON and in a short notation of rows.
#ifndef JIXIAO_TESTS_UNIT_REVIEW_FILING_H_
#define JIXIAO_TESTS_UNIT_REVIEW_FILING_H_

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "jixiao/interchange.hpp"
#include "jixiao/review.hpp"

namespace jixiao {

// A row as "二级/三级/描述: 指标值 | field=value"; the description and the rest may be left out.
// The first level is that of the second, unless it stands in front: "一级>二级/…".
inline nlohmann::json RowOf(std::string text) {
  const auto take_until = [&text](const std::string& mark) {
    const std::size_t end = std::min(text.find(mark), text.size());
    const std::string part = text.substr(0, end);
    text.erase(0, end + mark.size());
    return part;
  };
  static const std::map<std::string, std::string> kFirstLevels = {{"数量", "产出指标"},
                                                                  {"质量", "产出指标"},
                                                                  {"时效", "产出指标"},
                                                                  {"成本", "产出指标"},
                                                                  {"满意度", "满意度指标"}};
  std::string head = take_until(": ");
  std::swap(head, text);
  nlohmann::json row = {{"level1", ""}};
  if (text.find('>') != std::string::npos) row["level1"] = take_until(">");
  row["level2"] = take_until("/");
  row["level3"] = take_until("/");
  row["description"] = text;
  if (row["level1"] == "") {
    const auto found = kFirstLevels.find(row["level2"]);
    row["level1"] = found == kFirstLevels.end() ? "效益指标" : found->second;
  }
  text = head;
  row["target"] = take_until(" | ");
  while (!text.empty()) {
    const std::string field = take_until("=");
    row[field] = take_until(" | ");
  }
  return row;
}

// A project of 20万元 in a filing for 2024 in which nothing is wrong.
inline nlohmann::json CleanFiling() {
  nlohmann::json rows = nlohmann::json::array();
  for (const char* text :
       {"数量/开展培训期数: ≥4期", "质量/培训合格率: ≥90%", "时效/培训完成时间: 2024年11月底前",
        "成本/培训经费总额: ≤20万元", "社会效益/持证上岗人数: ≥100人", "满意度/学员满意度: ≥92%"}) {
    rows.push_back(RowOf(text));
  }
  return {{"format_version", 1},
          {"department", {{"name", "某局"}, {"year", 2024}}},
          {"projects",
           {{{"code", "P1"},
             {"name", "技能培训"},
             {"budget", {{"unit", "万元"}, {"total", "20"}, {"fiscal", "20"}}},
             {"goals", {"提升技能"}},
             {"payment_plan",
              {{{"by", "03-31"}, {"percent", "25"}},
               {{"by", "06-30"}, {"percent", "50"}},
               {{"by", "10-31"}, {"percent", "75"}},
               {{"by", "12-31"}, {"percent", "100"}}}},
             {"indicators", rows}}}}};
}

inline Model ModelOf(const nlohmann::json& filing) {
  auto reading = ModelFromJson(filing.dump());
  EXPECT_TRUE(reading.ok()) << filing;
  EXPECT_TRUE(reading->diagnostics.empty()) << filing;
  return reading.ok() ? reading->model : Model();
}

inline std::vector<std::string> CodesOf(const std::vector<Finding>& findings) {
  std::vector<std::string> codes;
  for (const Finding& finding : findings) codes.emplace_back(finding.rule().name);
  return codes;
}

}  // namespace jixiao

#endif  // JIXIAO_TESTS_UNIT_REVIEW_FILING_H_
