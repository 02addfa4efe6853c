// tests/golden/monitor.jsonl: one project a line, with its lights, the codes of their reasons, and
// the columns of the form.
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "golden_lines.h"
#include "jixiao/interchange.hpp"
#include "jixiao/monitor.hpp"

namespace jixiao {
namespace {

using nlohmann::json;

std::vector<json> Cases() { return GoldenLines("monitor.jsonl"); }

json OrNull(const std::optional<Decimal>& value) {
  return value ? json(value->ToString()) : json(nullptr);
}
json OrNull(const std::optional<std::string>& value) {
  return value ? json(*value) : json(nullptr);
}

void AddDiagnostics(const std::vector<Diagnostic>& diagnostics, json& to) {
  json codes = json::array();
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.severity() != Severity::kNote) codes.push_back(DiagnosticName(diagnostic.code));
  }
  if (!codes.empty()) to["diagnostics"] = codes;
}

json Described(const ProjectProgress& project, bool with_money) {
  json result = {{"light", LightName(project.light)}, {"rows", json::array()}};
  for (const RowProgress& row : project.rows) {
    json described = {{"light", LightName(row.light)},
                      {"code", DiagnosticName(row.why.code)},
                      {"expected_by_now", OrNull(row.expected_by_now)},
                      {"deviation", OrNull(row.deviation)},
                      {"rate", OrNull(row.rate)}};
    AddDiagnostics(row.diagnostics, described);
    result["rows"].push_back(described);
  }
  if (!with_money) return result;
  const MoneyProgress& money = project.money;
  result["money"] = {{"light", LightName(money.light)},
                     {"code", DiagnosticName(money.why.code)},
                     {"planned_percent", OrNull(money.planned_percent)},
                     {"expected_by_now", OrNull(money.expected)},
                     {"deviation", OrNull(money.deviation)},
                     {"rate", OrNull(money.rate)}};
  AddDiagnostics(money.diagnostics, result["money"]);
  return result;
}

TEST(MonitorGolden, EveryCaseIsAsWorkedOut) {
  const std::vector<json> cases = Cases();
  ASSERT_GT(cases.size(), 60U);
  for (const json& line : cases) {
    const auto reading = ModelFromJson(line["model"].dump());
    ASSERT_TRUE(reading.ok() && reading->diagnostics.empty()) << line["case"];
    const ProjectProgress progress = MonitorProject(reading->model, reading->model.projects.front(),
                                                    *Date::Parse(line["as_of"].get<std::string>()));
    EXPECT_EQ(Described(progress, line["expect"].contains("money")), line["expect"])
        << line["case"];
  }
}

TEST(MonitorGolden, EveryCodeOfTheBlockHasACase) {
  std::set<std::string> seen;
  const auto see = [&](const json& what) {
    seen.insert(what["code"].get<std::string>());
    for (const json& code : what.value("diagnostics", json::array())) {
      seen.insert(code.get<std::string>());
    }
  };
  for (const json& line : Cases()) {
    if (line["expect"].contains("money")) see(line["expect"]["money"]);
    for (const json& row : line["expect"]["rows"]) see(row);
  }
  for (int number = 950; number < 990; ++number) {
    const std::string name(DiagnosticName(static_cast<DiagnosticCode>(number)));
    EXPECT_TRUE(name == "unknown" || seen.contains(name)) << name;
  }
}

}  // namespace
}  // namespace jixiao
