// Rows in and out: what is joined, what is reported, and what is written.
#include "jixiao/records.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"

namespace jixiao {
namespace {

constexpr const char* kMoney =
    R"("PM_PERF_SELF_BGT": [{"pro_code": "P", "cur_amt": "20000.00", "year_exe_amt": "19000.00"}])";

std::string GoldenText(const std::string& name) {
  std::ifstream file(std::string(JIXIAO_TEST_GOLDEN_DIR) + "/" + name);
  EXPECT_TRUE(file.is_open()) << name;
  return {std::istreambuf_iterator<char>(file), {}};
}

Records Read(const std::string& json) {
  auto records = RecordsFromJson(json);
  EXPECT_TRUE(records.ok()) << records.status().message();
  return records.ok() ? *std::move(records) : Records();
}

RecordsReading Join(const Records& records, const char* profile = "vendor") {
  auto reading = ModelsFromRecords(records, *FindRecordProfile(profile));
  EXPECT_TRUE(reading.ok());
  return *std::move(reading);
}

// A row of self-assessment with what `more` says.
std::string Row(const std::string& more) {
  return absl::StrCat(R"({"pro_code": "P", "lv1_perf_ind_name": "产出指标", )",
                      R"("lv2_perf_ind_name": "数量指标", "lv3_perf_ind_name": "场次")",
                      more.empty() ? "" : ", ", more, "}");
}
std::string Tables(const std::string& rows, const std::string& others = kMoney) {
  return absl::StrCat(R"({"PM_SELF_EVAL_INDICATOR": [)", rows, "]", others.empty() ? "" : ", ",
                      others, "}");
}

// Codes of what is reported with its arguments: "record_repeated(T, 2, 1)".
std::vector<std::string> Said(const RecordsReading& reading) {
  std::vector<std::string> said;
  for (const Diagnostic& diagnostic : reading.diagnostics) {
    std::string one(DiagnosticName(diagnostic.code));
    for (const std::string& argument : diagnostic.arguments) one += "|" + argument;
    said.push_back(std::move(one));
  }
  return said;
}

std::string TextOf(const Records& records, const std::string& table, std::size_t row,
                   const std::string& field) {
  for (const RecordTable& one : records.tables) {
    if (one.name != table) continue;
    for (const RecordCell& cell : one.rows[row]) {
      if (one.fields[cell.field] == field) return cell.text;
    }
  }
  return "absent";
}

Records Assessed(const Records& records, const char* profile = "vendor") {
  const RecordsReading reading = Join(records, profile);
  RecordWriter writer(records, *FindRecordProfile(profile));
  for (const RecordModel& of : reading.models) {
    EXPECT_TRUE(writer.Add(of, AssessModel(of.model, DefaultPolicy())).ok());
  }
  return writer.Take();
}

// ---- The worked sample

TEST(Records, TheSampleIsAssessedAsByHand) {
  const Records records = Read(GoldenText("records/sample.json"));
  const RecordsReading reading = Join(records);
  EXPECT_EQ(Said(reading),
            (std::vector<std::string>{"record_filler|PM_SELF_EVAL_INDICATOR|kpi_evalstd|2|1"}));
  ASSERT_EQ(reading.models.size(), 1U);
  const RecordModel& of = reading.models[0];
  EXPECT_EQ(of.role, RecordRole::kSelfAssessment);
  EXPECT_EQ(of.model.department.code, "206001");
  EXPECT_EQ(of.model.department.year, 2024);
  ASSERT_EQ(of.model.projects.size(), 2U);
  EXPECT_EQ(of.model.projects[0].goals, std::vector<std::string>{"年内换完老旧水泵"});
  EXPECT_EQ(of.model.projects[0].indicators.size(), 5U) << "the deleted row does not count";
  const Assessment assessment = AssessModel(of.model, DefaultPolicy());
  EXPECT_EQ(assessment.projects[0].total->ToString(), "97.80");
  EXPECT_EQ(assessment.projects[1].total->ToString(), "92.50");
}

TEST(Records, TheSampleComesBackAsKept) {
  const Records records = Read(GoldenText("records/sample.json"));
  EXPECT_EQ(RecordsToJson(Assessed(records)) + "\n", GoldenText("records/sample_assessed.json"));
  EXPECT_EQ(RecordsToJson(records) + "\n", GoldenText("records/sample.json"));
}

// ---- What is named

TEST(Records, NothingIsDroppedInSilence) {
  const std::string other = R"("PM_PERF_SELF_BGT": [)";
  const struct {
    const char* what;
    std::string json;
    std::vector<std::string> said;
  } cases[] = {
      {"a field that the profile does not name, once with its count",
       Tables(Row(R"("kpi_id": "1", "colour": "red")") + "," +
              Row(R"("kpi_id": "2", "colour": "")")),
       {"record_field_unknown|PM_SELF_EVAL_INDICATOR|colour|2"}},
      {"a table that it does not name",
       Tables(Row(""), std::string(kMoney) + R"(, "T": [{"a": 1}])"),
       {"record_table_unknown|T|1"}},
      {"a table that another needs",
       Tables(Row(""), ""),
       {"record_table_missing|PM_PERF_SELF_BGT|PM_SELF_EVAL_INDICATOR"}},
      {"no table of indicators",
       absl::StrCat("{", R"("PM_PERF_GOAL_INFO": [])", "}"),
       {"record_table_missing|PM_PERF_INDICATOR | PM_SELF_EVAL_INDICATOR | PAY_PERF_MONITOR_INFO | "
        "BGT_PERF_INDICATOR|vendor"}},
      {"a row without its key",
       Tables(Row("") + R"(,{"pro_code": "", "kpi_val": "1"})"),
       {"record_key_broken|PM_SELF_EVAL_INDICATOR|2|pro_code|"}},
      {"money of a project that has no indicators",
       Tables(Row(""), other + R"({"pro_code": "Q", "cur_amt": "20000.00"}])"),
       {"record_key_broken|PM_PERF_SELF_BGT|1|pro_code|Q"}},
      {"a year that is none",
       Tables(Row(R"("fiscal_year": "24")")),
       {"record_key_broken|PM_SELF_EVAL_INDICATOR|1|fiscal_year|24",
        "record_key_broken|PM_PERF_SELF_BGT|1|pro_code|P"}},
      {"a code that a spreadsheet has spoilt",
       Tables(Row("") + R"(,{"pro_code": "1.3E+20"})"),
       {"record_key_broken|PM_SELF_EVAL_INDICATOR|2|pro_code|1.3E+20"}},
      {"a second live version",
       Tables(Row(R"("kpi_id": "1")") + "," + Row(R"("kpi_id": "1")")),
       {"record_repeated|PM_SELF_EVAL_INDICATOR|2|1"}},
      {"a mark that is neither live nor deleted",
       Tables(Row("") + "," + Row(R"("is_deleted": "7")")),
       {"record_cell_invalid|PM_SELF_EVAL_INDICATOR|2|is_deleted|7|2 | 1"}},
      {"a sign that has no code",
       Tables(Row(R"("computesign": "9", "kpi_val": "5")")),
       {"record_cell_invalid|PM_SELF_EVAL_INDICATOR|1|computesign|9|1 | 2 | 3 | 4 | 5 | 6"}},
      {"a weight that is no figure",
       Tables(Row(R"("ind_weight": "many")")),
       {"record_cell_invalid|PM_SELF_EVAL_INDICATOR|1|ind_weight|many|12.5"}},
      {"money in 万元 by its places",
       Tables(Row(""), other + R"({"pro_code": "P", "cur_amt": "2000.123456"}])"),
       {"record_money_unit|PM_PERF_SELF_BGT|1|cur_amt|2000.123456|元"}},
      {"money in 万元 beside money in 元",
       Tables(Row(""),
              other + R"({"pro_code": "P", "cur_amt": "500000.00", "year_exe_amt": "49.00"}])"),
       {"record_money_unit|PM_PERF_SELF_BGT|1|year_exe_amt|49.00|元"}},
      {"a project of a few yuan",
       Tables(Row(""), other + R"({"pro_code": "P", "cur_amt": "60"}])"),
       {"record_money_unit|PM_PERF_SELF_BGT|1|cur_amt|60|元"}},
      {"an amount with its own unit",
       Tables(Row(""), other + R"({"pro_code": "P", "cur_amt": "2万元"}])"),
       {"record_money_unit|PM_PERF_SELF_BGT|1|cur_amt|2万元|元"}},
      {"an amount that is none",
       Tables(Row(""), other + R"({"pro_code": "P", "cur_amt": "some"}])"),
       {"record_cell_invalid|PM_PERF_SELF_BGT|1|cur_amt|some|500000.00 (元)"}},
      {"a sum that differs",
       Tables(Row(""),
              other + R"({"pro_code": "P", "found_type_name": "合计", "cur_amt": "90000"},)"
                      R"({"pro_code": "P", "found_type_name": "其他资金", "cur_amt": "20000"}])"),
       {"record_sum_differs|PM_PERF_SELF_BGT|1|cur_amt|90000|20000"}},
      {"an amount that one source leaves out",
       Tables(Row(""), other +
                           R"({"pro_code": "P", "found_type_name": "财政", "cur_amt": "20000"},)"
                           R"({"pro_code": "P", "found_type_name": "其他"}])"),
       {"record_amount_missing|PM_PERF_SELF_BGT|2|cur_amt|P"}},
      {"a cell that holds a list",
       Tables(Row(R"("kpi_id": [1])")),
       {"json_wrong_type|PM_SELF_EVAL_INDICATOR[0].kpi_id|string|array"}},
  };
  for (const auto& one : cases) {
    EXPECT_EQ(Said(Join(Read(one.json))), one.said) << one.what;
  }
}

TEST(Records, RowsThatLeaveAKeyOutBelongToTheProjectTheyFit) {
  const RecordsReading reading = Join(Read(absl::StrCat(
      R"({"PM_PERF_GOAL_INFO": [{"pro_code": "P", "fiscal_year": "2023", "kpi_target": "旧"},)",
      R"({"pro_code": "P", "fiscal_year": "2024", "kpi_target": "新"}],)",
      R"("PM_PERF_INDICATOR": [{"pro_code": "P", "fiscal_year": "2024", "kpi_val": "≥1"},)",
      R"({"pro_code": "P", "kpi_val": "≥2"}]})")));
  EXPECT_EQ(Said(reading),
            (std::vector<std::string>{"record_key_broken|PM_PERF_INDICATOR|2|pro_code|P",
                                      "record_key_broken|PM_PERF_GOAL_INFO|1|pro_code|P"}));
  ASSERT_EQ(reading.models.size(), 1U);
  EXPECT_EQ(reading.models[0].model.projects[0].goals, std::vector<std::string>{"新"});
}

TEST(Records, DepartmentsYearsAndRolesAreModelsOfTheirOwn) {
  const RecordsReading reading = Join(Read(
      R"({"PM_PERF_INDICATOR": [{"pro_code": "P", "agency_code": "1", "fiscal_year": "2024"},
                                {"pro_code": "Q", "agency_code": "2", "fiscal_year": "2024"}],
          "PAY_PERF_MONITOR_INFO": [{"pro_code": "P", "kpi_val": "≥8", "perf_comp": "5",
                                     "est_perf_annual": "8", "ana_dev_reasons": "雨"}],
          "BGT_PERF_INDICATOR": [{"agency_code": "1", "fiscal_year": "2024", "kpi_val": "≥2项"}],
          "BGT_PERF_GOAL_INFO": [{"agency_code": "1", "yearflag": 0, "kpi_target": "全"},
                                 {"agency_code": "1", "yearflag": 1, "kpi_target": "长"}]})"));
  EXPECT_TRUE(reading.diagnostics.empty());
  ASSERT_EQ(reading.models.size(), 3U);
  EXPECT_EQ(reading.models[0].role, RecordRole::kTargets);
  EXPECT_EQ(reading.models[0].model.department.code, "1");
  ASSERT_EQ(reading.models[0].model.projects.size(), 2U);
  EXPECT_EQ(reading.models[0].model.projects[1].kind, TableKind::kDepartment);
  EXPECT_EQ(reading.models[0].model.projects[1].goals, std::vector<std::string>{"全"});
  EXPECT_EQ(reading.models[1].model.department.code, "2");
  const Indicator& monitored = reading.models[2].model.projects[0].indicators[0];
  EXPECT_EQ(reading.models[2].role, RecordRole::kMonitoring);
  EXPECT_EQ(monitored.actual, "5");
  EXPECT_EQ(monitored.forecast, "8");
  EXPECT_EQ(monitored.reason, "雨");
}

TEST(Records, SourcesOfMoneyAreAddedUp) {
  const RecordsReading reading = Join(Read(Tables(Row(""),
                                                  R"("PM_PERF_SELF_BGT": [
        {"pro_code": "P", "found_type_name": "合计", "reply_amt": "30000.50", "cur_amt": "31000"},
        {"pro_code": "P", "found_type_name": "一般公共预算", "reply_amt": "10000.25", "cur_amt": "11000"},
        {"pro_code": "P", "found_type_name": "上年结转", "reply_amt": "8000", "cur_amt": "8000"},
        {"pro_code": "P", "found_type_name": "其他资金", "reply_amt": "12,000.25", "cur_amt": 12000}])")));
  EXPECT_TRUE(reading.diagnostics.empty());
  const Budget& budget = reading.models[0].model.projects[0].budget;
  EXPECT_EQ(budget.unit, "元");
  EXPECT_EQ(budget.total->ToString(), "30000.50");
  EXPECT_EQ(budget.adjusted->ToString(), "31000");
  EXPECT_EQ(budget.fiscal->ToString(), "18000.25");
  EXPECT_EQ(budget.spent, std::nullopt);
  ASSERT_EQ(budget.lines.size(), 3U);
  EXPECT_EQ(budget.lines[1].kind, BudgetLineKind::kCarriedOver);
}

// ---- What is written

TEST(Records, ScoresWeightsAndRatesAreWrittenInTheirPlaces) {
  const Records records = Read(
      Tables(Row(R"("kpi_val": "≥4场", "ind_comp": "3场", "ind_weight": 90, "eval_score": null)"),
             R"("PM_PERF_SELF_BGT": [
        {"pro_code": "P", "found_type_name": "财政", "cur_amt": "20000.00", "year_exe_amt": "19000.00", "exe_score": ""},
        {"pro_code": "P", "found_type_name": "其他", "cur_amt": "20000.00", "year_exe_amt": "10000.00", "exe_score": "7"}],
       "PM_PERF_SELF_EVAL": [{"pro_code": "P", "dept_score": "88", "total_eval_value": 99.5}])"));
  const Records written = Assessed(records);
  EXPECT_EQ(TextOf(written, "PM_SELF_EVAL_INDICATOR", 0, "ind_weight"), "90.0000");
  EXPECT_EQ(TextOf(written, "PM_SELF_EVAL_INDICATOR", 0, "eval_score"), "67.500000");
  EXPECT_EQ(TextOf(written, "PM_PERF_SELF_BGT", 0, "exe_amt_rate"), "95.00");
  EXPECT_EQ(TextOf(written, "PM_PERF_SELF_BGT", 1, "exe_amt_rate"), "50.00");
  EXPECT_EQ(TextOf(written, "PM_PERF_SELF_BGT", 0, "exe_score"), "7.250000") << "once a project";
  EXPECT_EQ(TextOf(written, "PM_PERF_SELF_BGT", 1, "exe_score"), "");
  EXPECT_EQ(TextOf(written, "PM_PERF_SELF_EVAL", 0, "total_eval_value"), "74.750000");
  EXPECT_EQ(TextOf(written, "PM_PERF_SELF_EVAL", 0, "dept_score"), "88") << "not the library's";
  const std::string json = RecordsToJson(written, JsonLayout::kCompact);
  EXPECT_NE(json.find(R"("ind_weight":90.0000)"), std::string::npos) << "a number stays one";
  EXPECT_NE(json.find(R"("eval_score":"67.500000")"), std::string::npos);
}

TEST(Records, FiguresAreBareWhereTheirUnitHasAFieldOfItsOwn) {
  const Records written = Assessed(Read(Tables(
      Row(R"("kpi_id": "1", "computesign": "1", "indexval": "15", "meterunit": "家", "ind_comp": "15家")") +
      "," +
      Row(R"("kpi_id": "2", "computesign": "1", "indexval": "15", "meterunit": "家", "ind_comp": "15户")") +
      "," + Row(R"("kpi_id": "3", "kpi_val": "≥15家", "ind_comp": "15家")"))));
  EXPECT_EQ(TextOf(written, "PM_SELF_EVAL_INDICATOR", 0, "ind_comp"), "15");
  EXPECT_EQ(TextOf(written, "PM_SELF_EVAL_INDICATOR", 1, "ind_comp"), "15户") << "another unit";
  EXPECT_EQ(TextOf(written, "PM_SELF_EVAL_INDICATOR", 2, "ind_comp"), "15家") << "no unit's field";
}

TEST(Records, AnUndeterminedScoreIsBlankAndHasItsFinding) {
  const Records written = Assessed(Read(Tables(Row(
      R"("kpi_id": "7", "kpi_val": "≥4场", "ind_comp": "", "ind_weight": "90", "eval_score": "80")"))));
  EXPECT_EQ(TextOf(written, "PM_SELF_EVAL_INDICATOR", 0, "eval_score"), "");
  EXPECT_EQ(TextOf(written, "JIXIAO_FINDING", 0, "finding_code"), "actual_missing");
  EXPECT_EQ(TextOf(written, "JIXIAO_FINDING", 0, "kpi_id"), "7");
  EXPECT_EQ(TextOf(written, "JIXIAO_FINDING", 0, "pro_code"), "P");
  const Records again = Assessed(written);
  EXPECT_EQ(RecordsToJson(again), RecordsToJson(written)) << "findings of before are dropped";
}

TEST(Records, LightsAndFindingsGoIntoTheRows) {
  const Records records = Read(
      R"({"PAY_PERF_MONITOR_INFO": [{"pro_code": "P", "fiscal_year": "2024", "kpi_id": "1",
          "lv3_perf_ind_name": "场次", "kpi_val": "≥100场", "perf_comp": "1场"}]})");
  auto profile = *FindRecordProfile("ministry");
  for (RecordTableProfile& table : profile.tables) {
    if (table.role == RecordRole::kMonitoring) {
      table.fields.push_back({RecordValue::kLight, {"warn_light"}});
    }
  }
  ASSERT_TRUE(Validate(profile).empty());
  const auto reading = ModelsFromRecords(records, profile);
  ASSERT_TRUE(reading.ok());
  RecordWriter writer(records, profile, Language::kEnglish);
  const RecordModel& of = reading->models[0];
  ASSERT_TRUE(writer.Add(of, MonitorModel(of.model, *Date::Parse("2024-06-30"))).ok());
  EXPECT_EQ(TextOf(writer.records(), "PAY_PERF_MONITOR_INFO", 0, "warn_light"), "red");
  ASSERT_TRUE(writer.Add(of, ReviewModel(of.model)).ok());
  EXPECT_EQ(writer.records().tables[1].name, "JIXIAO_FINDING");
  EXPECT_EQ(TextOf(writer.records(), "JIXIAO_FINDING", 0, "fiscal_year"), "2024");
}

TEST(Records, AResultOfAnotherModelIsRefused) {
  const Records records = Read(Tables(Row("")));
  const RecordsReading reading = Join(records);
  RecordWriter writer(records, *FindRecordProfile("vendor"));
  EXPECT_EQ(writer.Add(reading.models[0], Assessment()).code(), StatusCode::kInvalidArgument);
  RecordWriter empty({}, *FindRecordProfile("vendor"));
  EXPECT_EQ(
      empty.Add(reading.models[0], AssessModel(reading.models[0].model, DefaultPolicy())).code(),
      StatusCode::kInvalidArgument);
}

// ---- Forms of tables

TEST(Records, CsvIsATableOfTexts) {
  const auto records = RecordsFromCsv("T",
                                      "\xEF\xBB\xBF"
                                      "a,b\r\n1,\"x,y\"\r\n,'=1\r\n");
  ASSERT_TRUE(records.ok());
  EXPECT_EQ(RecordsToJson(*records, JsonLayout::kCompact),
            R"({"T":[{"a":"1","b":"x,y"},{"a":"","b":"=1"}]})");
  EXPECT_EQ(RecordsFromCsv("T", "a,a\n1,2\n").code(), StatusCode::kInvalidFormat);
  EXPECT_EQ(RecordsFromCsv("T", "").code(), StatusCode::kInvalidFormat);
}

GridCell Cell(std::string text, std::uint32_t rows = 1, std::uint32_t columns = 1) {
  GridCell cell;
  cell.text = std::move(text);
  cell.row_span = rows;
  cell.column_span = columns;
  return cell;
}

TEST(Records, GridsAreTablesByTheirFirstRow) {
  std::vector<Grid> grids(2);
  grids[0].name = "T";
  grids[0].rows = {{Cell("a"), Cell("b"), Cell("c")},
                   {Cell("1", 2), Cell("2", 1, 2)},
                   {Cell("3"), Cell("4")},
                   {Cell(""), Cell("")},
                   {Cell("5"), Cell(""), Cell(""), Cell("6")}};
  grids[0].rows[4][3].place = "D5";
  grids[1].name = "U";
  const Records records = RecordsFromGrids(grids);
  EXPECT_EQ(RecordsToJson(records, JsonLayout::kCompact),
            R"({"T":[{"a":"1","b":"2"},{"b":"3","c":"4"},{"a":"5","b":"","c":""}],"U":[]})");
  ASSERT_EQ(records.diagnostics.size(), 1U);
  EXPECT_EQ(records.diagnostics[0].place, "D5");
}

TEST(Records, JsonComesBackAsItWas) {
  const std::string json =
      R"({"T":[{"b":1.50,"a":null},{"a":"x","c":true},{}],"U":[],"V":[{"a":"\"\n"}]})";
  EXPECT_EQ(RecordsToJson(Read(json), JsonLayout::kCompact), json);
  EXPECT_EQ(RecordsToJson({}), "{}");
  EXPECT_EQ(RecordsFromJson("[]").code(), StatusCode::kInvalidFormat);
}

TEST(Records, RowsOfATableThatIsThereGoBehindItsRows) {
  Records records = Read(R"({"T": [{"a": "1"}]})");
  AppendRecords(Read(R"({"T": [{"b": "2", "a": "3"}], "U": []})"), records);
  EXPECT_EQ(RecordsToJson(records, JsonLayout::kCompact),
            R"({"T":[{"a":"1"},{"b":"2","a":"3"}],"U":[]})");
}

TEST(Records, NamesMatchWhateverTheirCase) {
  const RecordsReading reading =
      Join(Read(R"({"pm_perf_indicator": [{"PRO_CODE": "P", "KPI_VAL": "≥3", "Kpi_Id": "1"}]})"));
  EXPECT_TRUE(reading.diagnostics.empty());
  EXPECT_EQ(reading.models[0].model.projects[0].indicators[0].target, "≥3");
}

}  // namespace
}  // namespace jixiao
