#include "jixiao/document.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "golden_lines.h"
#include "jixiao/html.hpp"
#include "jixiao/interchange.hpp"

namespace jixiao {
namespace {

using nlohmann::json;

ModelReading Read(std::string_view text) {
  Result<ModelReading> reading = ReadDocument(text);
  EXPECT_TRUE(reading.ok()) << reading.status().message();
  return reading.ok() ? *std::move(reading) : ModelReading{};
}

json ToJson(const std::optional<Decimal>& value) {
  return value ? json(value->ToString()) : json(nullptr);
}
json ToJson(const std::optional<std::string>& value) {
  return value ? json(*value) : json(nullptr);
}

// What a record leaves out is empty: only stated fields are written, so that golden lines stay
// readable.
void Put(json& record, const char* key, const json& value) {
  if (!value.is_null() && value != "" && value != json::array()) record[key] = value;
}

json ToJson(const Indicator& row) {
  json record = json::object();
  Put(record, "level1", row.level1);
  Put(record, "level2", row.level2);
  Put(record, "level3", row.level3);
  Put(record, "description", row.description);
  Put(record, "target", row.target);
  Put(record, "symbol", ToJson(row.symbol));
  Put(record, "unit", ToJson(row.unit));
  Put(record, "direction", ToJson(row.direction));
  Put(record, "basis", row.basis);
  Put(record, "weight", ToJson(row.weight));
  Put(record, "actual", ToJson(row.actual));
  Put(record, "score", ToJson(row.score));
  Put(record, "reason", ToJson(row.reason));
  return record;
}

json ToJson(const std::vector<PaymentPlanEntry>& plan) {
  json entries = json::array();
  for (const PaymentPlanEntry& entry : plan) {
    json figure = ToJson(entry.percent);
    entries.push_back(entry.uncertain ? json::array({figure, "uncertain"}) : figure);
  }
  return entries;
}

json ToJson(const Budget& budget) {
  json record = json::object();
  Put(record, "unit", budget.unit);
  Put(record, "total", ToJson(budget.total));
  Put(record, "fiscal", ToJson(budget.fiscal));
  Put(record, "other", ToJson(budget.other));
  Put(record, "adjusted", ToJson(budget.adjusted));
  Put(record, "spent", ToJson(budget.spent));
  Put(record, "weight", ToJson(budget.weight));
  Put(record, "score", ToJson(budget.score));
  constexpr const char* kKinds[] = {"fiscal", "carried_over", "other"};
  json lines = json::array();
  for (const BudgetLine& line : budget.lines) {
    lines.push_back({kKinds[static_cast<int>(line.kind)], ToJson(line.opening),
                     ToJson(line.adjusted), ToJson(line.spent)});
  }
  Put(record, "lines", lines);
  return record;
}

json ToJson(const Project& project) {
  json record = json::object();
  Put(record, "code", project.code);
  Put(record, "name", project.name);
  record["budget"] = ToJson(project.budget);
  Put(record, "purpose", project.purpose);
  record["plan"] = ToJson(project.payment_plan);
  record["goals"] = project.goals;
  record["rows"] = json::array();
  for (const Indicator& row : project.indicators) record["rows"].push_back(ToJson(row));
  Put(record, "score", ToJson(project.score));
  return record;
}

json ToJson(const Department& department) {
  json record = json::object();
  Put(record, "code", department.code);
  Put(record, "name", department.name);
  Put(record, "unit_name", department.unit_name);
  if (department.year) record["year"] = *department.year;
  Put(record, "overall_goal", department.overall_goal);
  json goals = json::array();
  for (const DepartmentGoal& goal : department.goals) {
    goals.push_back({goal.title, goal.goal, goal.indicators});
  }
  Put(record, "goals", goals);
  Put(record, "safeguards", department.safeguards);
  return record;
}

json ToJson(const Diagnostic& diagnostic, std::string_view text) {
  return {
      {"line", diagnostic.line},
      {"code", DiagnosticName(diagnostic.code)},
      {"text", text.substr(diagnostic.span.begin, diagnostic.span.end - diagnostic.span.begin)}};
}

// Golden files: a line for the department, one for each project, one for each diagnostic.
std::vector<json> Records(const ModelReading& reading, std::string_view text) {
  std::vector<json> records = {{{"department", ToJson(reading.model.department)}}};
  for (const Project& project : reading.model.projects) {
    records.push_back({{"project", ToJson(project)}});
  }
  for (const Diagnostic& diagnostic : reading.diagnostics) {
    records.push_back({{"diagnostic", ToJson(diagnostic, text)}});
  }
  return records;
}

void ExpectGolden(const std::string& text, const std::string& golden) {
  const std::vector<json> read = Records(Read(text), text);
  const std::vector<json> expected = GoldenLines(golden);
  for (std::size_t i = 0; i < std::max(read.size(), expected.size()); ++i) {
    EXPECT_EQ(i < read.size() ? read[i] : json(), i < expected.size() ? expected[i] : json())
        << golden << " line " << i + 1;
  }
}

std::string FuningTables() { return DataFile("funing-2024-tables.txt"); }

// The first project of a text, and whether reading gave a diagnostic.
Project FirstProject(std::string_view text) {
  const ModelReading reading = Read(text);
  EXPECT_FALSE(reading.model.projects.empty()) << text;
  return reading.model.projects.empty() ? Project{} : reading.model.projects.front();
}
std::size_t CountOf(const ModelReading& reading, DiagnosticCode code) {
  return static_cast<std::size_t>(
      std::count_if(reading.diagnostics.begin(), reading.diagnostics.end(),
                    [&](const Diagnostic& diagnostic) { return diagnostic.code == code; }));
}

std::string WithLineEnds(std::string text, const std::string& end) {
  std::string result;
  for (const char c : text) result += c == '\n' ? end : std::string(1, c);
  return result;
}

// The model of a file of any surface, as JSON without the places of its rows.
json ModelOfSurface(const std::filesystem::path& path) {
  const std::string bytes = WholeFile(path.string());
  Result<ModelReading> reading = Status(StatusCode::kNotFound, "");
  if (path.extension() == ".html" || path.extension() == ".json") {
    const auto grids = path.extension() == ".html" ? GridsFromHtml(bytes) : GridsFromJson(bytes);
    if (!grids.ok()) return {{"status", StatusCodeName(grids.status().code())}};
    reading = ReadGrids(grids->grids);
  } else {
    reading = ReadDocument(bytes);
  }
  json model = json::parse(ModelToJson(reading->model));
  for (json& project : model["projects"]) {
    for (json& row : project["indicators"]) row.erase("source");
  }
  return model;
}

TEST(ReadDocument, ATableReadsAlikeFromEverySurface) {
  std::size_t surfaces = 0;
  for (const auto& family : std::filesystem::directory_iterator(JIXIAO_TEST_GOLDEN_DIR "/tables")) {
    const json expected = json::parse(WholeFile((family.path() / "reading.json").string()));
    for (const auto& file : std::filesystem::directory_iterator(family)) {
      if (file.path().filename() == "reading.json") continue;
      const json read = ModelOfSurface(file.path());
      if (read.contains("status") && read["status"] == "unsupported") continue;
      EXPECT_EQ(read, expected) << file.path();
      ++surfaces;
    }
  }
  EXPECT_GT(surfaces, 60U);
}

TEST(ReadDocument, EveryCellOfATableIsAccountedFor) {
  for (const auto& family : std::filesystem::directory_iterator(JIXIAO_TEST_GOLDEN_DIR "/tables")) {
    const auto grids = GridsFromJson(WholeFile((family.path() / "grids.json").string()));
    std::size_t cells = 0;
    for (const Grid& grid : grids->grids) {
      for (const GridRow& row : grid.rows) {
        for (const GridCell& cell : row) cells += cell.text.empty() ? 0 : 1;
      }
    }
    std::size_t extra = 0;
    const auto reading = ReadGrids(grids->grids);
    for (const CellAccount& part : reading->account) {
      EXPECT_EQ(part.used + part.headings + part.extra + part.reported, part.cells);
      EXPECT_EQ(part.open, 0U) << family.path();
      cells -= part.cells;
      extra += part.extra;
    }
    EXPECT_EQ(cells, 0U) << family.path();
    EXPECT_EQ(extra, 0U) << family.path();
  }
}

TEST(ReadDocument, FuningTablesReadAsChecked) { ExpectGolden(FuningTables(), "funing_read.jsonl"); }

TEST(ReadDocument, FuningHasTenProjectsAnd82Indicators) {
  const ModelReading reading = Read(FuningTables());
  std::size_t rows = 0;
  for (const Project& project : reading.model.projects) rows += project.indicators.size();
  EXPECT_EQ(reading.model.projects.size(), 10U);
  EXPECT_EQ(rows, 82U);
}

TEST(ReadDocument, AFilingWithDepartmentPartAndManyDefects) {
  ExpectGolden(GoldenFile("filings/invented.txt"), "filings/invented.jsonl");
}

TEST(ReadDocument, MarkdownTables) {
  ExpectGolden(GoldenFile("filings/invented.md"), "filings/invented_md.jsonl");
}

TEST(ReadDocument, TheNationalFormOfATargetTable) {
  ExpectGolden(GoldenFile("filings/national.txt"), "filings/national.jsonl");
}

TEST(ReadDocument, MarkdownTablesWithoutTitlesAndWithUnitsInTheirCells) {
  ExpectGolden(GoldenFile("filings/hospital.md"), "filings/hospital_md.jsonl");
}

TEST(ReadDocument, SelfAssessmentTable) {
  ExpectGolden(GoldenFile("filings/self_assessment.txt"), "filings/self_assessment.jsonl");
}

TEST(ReadDocument, SelfAssessmentTablesThatPrintCodeAndNameAsOne) {
  ExpectGolden(GoldenFile("filings/self_assessment_provincial.txt"),
               "filings/self_assessment_provincial.jsonl");
}

TEST(ReadDocument, LineEndsDoNotMatter) {
  for (const char* const name : {"filings/invented.txt", "filings/self_assessment.txt"}) {
    const std::string text = GoldenFile(name);
    const Model model = Read(text).model;
    EXPECT_EQ(Read(WithLineEnds(text, "\r\n")).model, model) << name;
    EXPECT_EQ(Read(WithLineEnds(text, "\r")).model, model) << name;
  }
}

TEST(ReadDocument, EveryDiagnosticHasALineAndASpanInside) {
  for (const std::string& text :
       {FuningTables(), GoldenFile("filings/invented.txt"), GoldenFile("filings/invented.md")}) {
    for (const Diagnostic& diagnostic : Read(text).diagnostics) {
      EXPECT_GE(diagnostic.line, 1U);
      EXPECT_LE(diagnostic.span.begin, diagnostic.span.end);
      EXPECT_LE(diagnostic.span.end, text.size());
    }
  }
}

TEST(ReadDocument, EveryCellEndsInTheModelOrInADiagnostic) {
  for (const char* const name : {"invented.txt", "invented.md", "national.txt", "hospital.md",
                                 "self_assessment.txt", "self_assessment_provincial.txt"}) {
    const ModelReading reading = Read(GoldenFile(std::string("filings/") + name));
    std::size_t cells = 0;
    for (const CellAccount& table : reading.account) {
      cells += table.cells;
      EXPECT_EQ(table.open, 0U) << name;
      EXPECT_EQ(table.cells, table.used + table.headings + table.extra + table.reported) << name;
    }
    EXPECT_GT(cells, 20U) << name;
  }
}

TEST(ReadGrids, SpansAreFilledAndNamedByPlace) {
  GridBuilder builder;
  const auto row = [&](const std::vector<std::pair<const char*, std::uint32_t>>& cells) {
    EXPECT_TRUE(builder.AddRow().ok());
    for (const auto& [text, rows] : cells) EXPECT_TRUE(builder.AddCell(text, rows, 1, text).ok());
  };
  EXPECT_TRUE(builder.AddGrid("表1").ok());
  row({{"项目名称", 1}, {"甲", 1}});
  row({{"一级指标", 1}, {"二级指标", 1}, {"三级指标", 1}, {"指标值", 1}, {"备注", 1}, {"怪", 1}});
  row({{"产出指标", 2}, {"数量指标", 1}, {"乙", 1}, {"5个", 1}});
  row({{"质量指标", 1}, {"丙", 1}, {"90%", 1000000000}, {"", 1}, {"?", 1}});
  const std::vector<Grid> grids = builder.Take();
  const Result<ModelReading> reading = ReadGrids(grids);
  ASSERT_TRUE(reading.ok());
  ASSERT_EQ(reading->model.projects.size(), 1U);
  ASSERT_EQ(reading->model.projects[0].indicators.size(), 2U);
  const Indicator& second = reading->model.projects[0].indicators[1];
  EXPECT_EQ(second.level1 + second.level2 + second.level3 + second.target, "产出指标质量指标丙90%");
  EXPECT_EQ(second.source, "表1!质量指标");
  ASSERT_EQ(second.extra.size(), 1U);
  EXPECT_EQ(second.extra[0].label, "怪");
  EXPECT_EQ(CountOf(*reading, DiagnosticCode::kSpanCut), 1U);
  EXPECT_EQ(CountOf(*reading, DiagnosticCode::kUnknownColumn), 1U);
}

TEST(ReadDocument, TextWithoutTables) {
  for (const char* const text : {"", "\n\n", "\xEF\xBB\xBF", "没有表格的文字\n"}) {
    const ModelReading reading = Read(text);
    EXPECT_TRUE(reading.model.projects.empty());
    EXPECT_EQ(CountOf(reading, DiagnosticCode::kNoProjectFound), 1U) << text;
  }
}

TEST(ReadDocument, ContentsAreNoTables) {
  const ModelReading reading = Read(
      "目录\n1.甲绩效目标表\t3\n2.乙绩效目标表......4\n3.丙绩效目标表\n\n"
      "3."
      "丙绩效目标表\n项目编码\tA1\n一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t丁\t≥1"
      "\n");
  ASSERT_EQ(reading.model.projects.size(), 1U);
  EXPECT_EQ(reading.model.projects[0].name, "丙");
  EXPECT_EQ(CountOf(reading, DiagnosticCode::kTitleWithoutTable), 0U);
}

TEST(ReadDocument, ATableContinuedAfterAPageBreakIsOneProject) {
  const ModelReading reading = Read(
      "1.甲绩效目标表\n项目编码\tA1\t项目名称\t甲\n一级指标\t二级指标\t三级指标\t指标值\n"
      "产出指标\t数量指标\t丁\t≥1\n\n- 2 -\n\n1.甲绩效目标表（续）\n项目编码\tA1\t项目名称\t甲\n"
      "一级指标\t二级指标\t三级指标\t指标值\n\t质量指标\t戊\t≥2\n");
  ASSERT_EQ(reading.model.projects.size(), 1U);
  ASSERT_EQ(reading.model.projects[0].indicators.size(), 2U);
  EXPECT_EQ(reading.model.projects[0].indicators[1].level1, "产出指标");
  EXPECT_EQ(CountOf(reading, DiagnosticCode::kProjectContinued), 1U);
  EXPECT_EQ(CountOf(reading, DiagnosticCode::kDuplicateHeader), 1U);
}

TEST(ReadDocument, TablesWithoutTitlesPartAtTheirHeads) {
  const ModelReading reading = Read(
      "项目名称\t甲\n一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t丁\t1\n"
      "项目名称\t乙\n一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t戊\t2\n");
  ASSERT_EQ(reading.model.projects.size(), 2U);
  EXPECT_EQ(reading.model.projects[1].name, "乙");
}

TEST(ReadDocument, HeaderUnit) {
  struct Case {
    const char* above;
    const char* label;
    const char* unit;
    DiagnosticCode diagnostic;
    std::size_t count;
  };
  constexpr Case kCases[] = {
      {"单位：万元\n", "预算数", "万元", DiagnosticCode::kHeaderUnitMissing, 0},
      {"（单位： 元）\n", "预算数", "元", DiagnosticCode::kHeaderUnitMissing, 0},
      {"471001 某某局本级\t金额单位：万元\n", "预算数", "万元", DiagnosticCode::kHeaderUnitMissing,
       0},
      {"", "预算数（元）", "元", DiagnosticCode::kHeaderUnitMissing, 0},
      {"", "预算数", "", DiagnosticCode::kHeaderUnitMissing, 1},
  };
  for (const Case& c : kCases) {
    const std::string text =
        std::string("1.甲绩效目标表\n") + c.above + "项目编码\tA1\n" + c.label + "\t12.30\n";
    const ModelReading reading = Read(text);
    ASSERT_EQ(reading.model.projects.size(), 1U) << text;
    EXPECT_EQ(reading.model.projects[0].budget.unit, c.unit) << text;
    EXPECT_EQ(ToJson(reading.model.projects[0].budget.total), "12.30") << text;
    EXPECT_EQ(CountOf(reading, c.diagnostic), c.count) << text;
  }
}

TEST(ReadDocument, AHeaderUnitIsCarriedDownButNeverUp) {
  const ModelReading reading = Read(
      "1.甲绩效目标表\n项目编码\tA1\n预算数\t1\n2.乙绩效目标表\n单位：元\n项目编码\tA2\n预算数\t2\n"
      "3.丙绩效目标表\n项目编码\tA3\n预算数\t3\n");
  ASSERT_EQ(reading.model.projects.size(), 3U);
  EXPECT_EQ(reading.model.projects[0].budget.unit, "");
  EXPECT_EQ(reading.model.projects[1].budget.unit, "元");
  EXPECT_EQ(reading.model.projects[2].budget.unit, "元");
  EXPECT_EQ(CountOf(reading, DiagnosticCode::kHeaderUnitCarried), 1U);
}

TEST(ReadDocument, BadBytesAreReportedAndTheRestReads) {
  std::string text =
      "1.甲绩效目标表\n项目编码\tA\xFF"
      "1\xFE\n一级指标\t二级指标\t三级指标\t指标值\n"
      "产出指标\t数量指标\t丁\xE4\xB8\t≥1\n\t质量指标\t?戊\t≥2\n";
  text[text.find('?')] = '\0';
  const ModelReading reading = Read(text);
  ASSERT_EQ(reading.model.projects.size(), 1U);
  const Project& project = reading.model.projects[0];
  EXPECT_EQ(project.code, "A\uFFFD1\uFFFD");
  ASSERT_EQ(project.indicators.size(), 2U);
  EXPECT_EQ(project.indicators[0].target, "≥1");
  EXPECT_EQ(project.indicators[1].level3, "\uFFFD戊");
  ASSERT_EQ(CountOf(reading, DiagnosticCode::kInvalidUtf8), 2U);
  EXPECT_EQ(CountOf(reading, DiagnosticCode::kNulByte), 1U);
  const auto first = std::find_if(
      reading.diagnostics.begin(), reading.diagnostics.end(),
      [](const Diagnostic& diagnostic) { return diagnostic.code == DiagnosticCode::kInvalidUtf8; });
  EXPECT_EQ(first->line, 2U);
  EXPECT_EQ(first->span.end - first->span.begin, 3U);  // from the first bad byte to the last
}

TEST(ReadDocument, Limits) {
  const std::string text =
      "一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t丁\t1\n\t\t戊\t2\n";
  const auto code = [&](const Limits& limits) {
    return ReadDocument(text, ReadOptions{limits}).code();
  };
  Limits limits;
  limits.document_bytes = text.size();
  EXPECT_EQ(code(limits), StatusCode::kOk);
  limits.document_bytes = text.size() - 1;
  EXPECT_EQ(code(limits), StatusCode::kLimitExceeded);
  limits = Limits();
  limits.line_bytes = text.find('\n');
  EXPECT_EQ(code(limits), StatusCode::kOk);
  limits.line_bytes = text.find('\n') - 1;
  EXPECT_EQ(code(limits), StatusCode::kLimitExceeded);
  limits = Limits();
  limits.rows = 1;
  EXPECT_EQ(code(limits), StatusCode::kLimitExceeded);
}

TEST(ReadDocument, TruncatedAnywhereItStillReads) {
  for (const char* const name :
       {"filings/invented.txt", "filings/invented.md", "filings/self_assessment.txt"}) {
    const std::string text = GoldenFile(name);
    for (std::size_t size = 0; size < text.size(); ++size) {
      ASSERT_TRUE(ReadDocument(std::string_view(text).substr(0, size)).ok()) << name << " " << size;
    }
  }
}

TEST(ReadDocument, MutatedItStillReads) {
  const std::string text = GoldenFile("filings/invented.txt");
  constexpr std::string_view kBytes = "\t\n\r|<>()1.%-\\ \0\x80\xE4\xFF";
  std::mt19937 random(20240607);
  for (int round = 0; round < 500; ++round) {
    std::string mutated = text;
    for (int change = 0; change < 20; ++change) {
      mutated[random() % mutated.size()] = kBytes[random() % kBytes.size()];
    }
    const Result<ModelReading> reading = ReadDocument(mutated);
    ASSERT_TRUE(reading.ok()) << round;
    for (const Diagnostic& diagnostic : reading->diagnostics) {
      ASSERT_LE(diagnostic.span.end, mutated.size()) << round;
    }
  }
}

// Linear time: sixteen times the text must not take more than about sixteen times as long. The
// bound is loose, because machines are busy; a quadratic reader would take 256 times as long.
TEST(ReadDocument, HostileTextTakesLinearTime) {
  const std::string head =
      "1.甲绩效目标表\n项目编码\tA1\t\t项目名称\t甲\t\t\n预算规模及资金用途\t预算数\t1\t\t\t\t\n";
  const std::string plan = head + "资金支出计划（%）\t3月底\t\t6月底\t\t10月底\t\n";
  const std::string goals = head + "绩效目标\t1.甲\t\t\t\t\t\n";
  const std::string rows = head +
                           "一级指标\t二级指标\t三级指标\t绩效指标描述\t指标值\t指标值确定依据\t\n"
                           "产出指标\t数量指标\t甲\t乙\t≥1\t丙\t\n";
  const auto milliseconds = [](const std::string& text) {
    const auto begin = std::chrono::steady_clock::now();
    ReadDocument(text).ok();
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() -
                                                                 begin)
        .count();
  };
  for (const std::string& start : {std::string(), head, plan, goals, rows}) {
    for (const char* const unit :
         {"1",    "\t",   "1\t",  "(",   "（",  "|",     "<",      "<p",   "&",
          "25%",  "12月", "1.",   "2、", "\\|", " ",     "　",     "单位", "\x80",
          "一、", "年",   "绩效", "一 ", "x\n", "\tx\n", "a\tb\n", "\n"}) {
      const auto repeated = [&](std::size_t bytes) {
        std::string text = start + "\t";
        while (text.size() + std::char_traits<char>::length(unit) < bytes) text += unit;
        return text;
      };
      const auto small = milliseconds(repeated(std::size_t{1} << 12));
      const auto large = milliseconds(repeated(std::size_t{1} << 16));
      EXPECT_LE(large, 64 * (small + 15)) << start.size() << " " << unit;
    }
  }
}

TEST(ReadDocument, AMebibyteInOneLineIsRead) {
  for (const char* const unit : {"1", "\t", "（"}) {
    std::string line;
    while (line.size() + 3 <= std::size_t{1} << 20) line += unit;
    const ModelReading reading =
        Read("项目编码\tA1\n" + line + "\n一级指标\t三级指标\t指标值\n产出\t甲\t1\n");
    ASSERT_EQ(reading.model.projects.size(), 1U) << unit;
    EXPECT_EQ(reading.model.projects[0].indicators.size(), 1U) << unit;
  }
}

TEST(ReadDocument, ATextOfNothingButDefectsIsRefused) {
  std::string text = "项目编码\tA1\n";
  for (int i = 0; i < 1000; ++i) text += "甲\t乙\n";
  Limits limits;
  limits.rows = 500;
  EXPECT_EQ(ReadDocument(text, ReadOptions{limits}).code(), StatusCode::kLimitExceeded);
}

TEST(ReadDocument, ALongLevelNameIsNotCopiedIntoEveryRow) {
  std::string text =
      "一级指标\t二级指标\t三级指标\t指标值\n" + std::string(100000, 'a') + "\t\t丁\t1\n";
  for (int i = 0; i < 1000; ++i) text += "\t\t戊\t2\n";
  const Project project = FirstProject(text);
  ASSERT_EQ(project.indicators.size(), 1001U);
  EXPECT_EQ(project.indicators.front().level1.size(), 100000U);
  EXPECT_EQ(project.indicators.back().level1, "");
}

}  // namespace
}  // namespace jixiao
