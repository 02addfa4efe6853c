// Generated projects of the integrated budget system go in and out: nothing is lost or reordered,
// field by field, and every score is the one that the generator worked out for itself.
//
// usage: jixiao_records_rows PROJECTS [SEED]      ten rows a project
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jixiao/records.hpp"

namespace jixiao {
namespace {

constexpr std::size_t kRowsOfAProject = 10;
constexpr std::array<int, 5> kWeights = {20, 20, 10, 30, 10};

struct Tables {
  std::string goals, indicators, money;
};

// What the generator knows of the cells that may change: table, row, field and the text after.
struct Expected {
  std::size_t table, row;
  std::string field, text;
};

class Generator {
 public:
  explicit Generator(std::uint64_t seed) : random_(seed) {}

  void Add(std::size_t number) {
    const std::string code = std::to_string(4101000000000000000ULL + number);
    const std::string keys =
        R"({"mof_div_code": "410100000", "fiscal_year": "2024", "pro_code": ")" + code +
        R"(", "agency_code": ")" + std::to_string(number % 50) + '"';
    for (const char* const flag : {"0", "1"}) {
      Append(tables_.goals, keys + R"(, "yearflag": ")" + flag + R"(", "kpi_target": "目标)" +
                                std::to_string(number) + R"(", "is_deleted": "2"})");
    }
    for (std::size_t i = 0; i < kWeights.size(); ++i) AddIndicator(code, i);
    Append(tables_.indicators,
           R"({"kpi_id": "x", "pro_code": ")" + code +
               R"(", "kpi_val": "已删", "eval_score": "7", "is_deleted": "1"})");
    ++indicator_rows_;
    AddMoney(code);
  }

  std::string Json() const {
    return R"({"PM_PERF_GOAL_INFO": [)" + tables_.goals + R"(], "PM_SELF_EVAL_INDICATOR": [)" +
           tables_.indicators + R"(], "PM_PERF_SELF_BGT": [)" + tables_.money + "]}";
  }
  const std::vector<Expected>& expected() const { return expected_; }

 private:
  static void Append(std::string& rows, const std::string& row) {
    rows += (rows.empty() ? "\n" : ",\n") + row;
  }
  int Pick(int least, int most) { return std::uniform_int_distribution<int>(least, most)(random_); }

  // Cents of W × A ÷ T, half up, at most W.
  static std::string Score(int weight, std::int64_t actual, std::int64_t target, int places) {
    std::int64_t cents =
        actual >= target ? weight * 100LL : (200LL * weight * actual + target) / (2 * target);
    std::string text = std::to_string(cents / 100) + '.';
    const std::string rest = std::to_string(100 + cents % 100).substr(1);
    text += rest;
    text.append(static_cast<std::size_t>(places) - 2, '0');
    return text;
  }

  void AddIndicator(const std::string& code, std::size_t i) {
    static constexpr std::array<const char*, 3> kNames = {"产出指标", "效益指标", "满意度指标"};
    static constexpr std::array<const char*, 3> kSeconds = {"数量指标", "社会效益指标",
                                                            "服务对象满意度指标"};
    const std::size_t level = i < 3 ? 0 : i == 3 ? 1 : 2;
    const bool split = Pick(0, 1) == 1;
    const int target = Pick(1, 900), actual = Pick(0, 1000);
    const bool written_unit = split && Pick(0, 3) == 0;
    std::string row = R"({"pro_code": ")" + code + R"(", "kpi_id": ")" + std::to_string(i) +
                      R"(", "lv1_perf_ind_name": ")" + kNames[level] +
                      R"(", "lv2_perf_ind_name": ")" + kSeconds[level] +
                      R"(", "lv3_perf_ind_name": "工作)" + std::to_string(i) + R"(", )";
    const std::string figure = std::to_string(target), done = std::to_string(actual);
    row += split ? R"("computesign": "1", "indexval": ")" + figure + R"(", "meterunit": "场", )"
                 : R"("kpi_val": "≥)" + figure + R"(场", )";
    row += R"("ind_comp": ")" + done + (split && !written_unit ? "" : "场") + R"(", "remark_)" +
           std::to_string(Pick(0, 9)) + R"(": "备注", "ind_weight": ")" +
           std::to_string(kWeights[i]) + R"(", "eval_score": "", "is_deleted": "2"})";
    Append(tables_.indicators, row);
    const std::size_t at = indicator_rows_++;
    expected_.push_back({1, at, "ind_weight", std::to_string(kWeights[i]) + ".0000"});
    expected_.push_back({1, at, "eval_score", Score(kWeights[i], actual, target, 6)});
    if (split) expected_.push_back({1, at, "ind_comp", done});
  }

  void AddMoney(const std::string& code) {
    const std::int64_t first = Pick(100, 900) * 1000, second = Pick(100, 900) * 1000;
    const std::int64_t spent = first / 100 * Pick(50, 100),
                       spent_second = second / 100 * Pick(50, 100);
    const auto row = [&](const char* source, std::int64_t amount, std::int64_t used) {
      Append(tables_.money,
             R"({"pro_code": ")" + code + R"(", "found_type_name": ")" + source +
                 R"(", "reply_amt": )" + std::to_string(amount) + R"(.00, "cur_amt": ")" +
                 std::to_string(amount) + R"(.00", "year_exe_amt": ")" + std::to_string(used) +
                 R"(.00", "exe_amt_rate": "", "exe_score": null, "is_deleted": "2"})");
      ++money_rows_;
      expected_.push_back({2, money_rows_ - 1, "exe_amt_rate", Score(100, used, amount, 2)});
    };
    row("一般公共预算", first, spent);
    row("其他资金", second, spent_second);
    // The score is that of the exact rate, not of the one that is shown.
    expected_.push_back(
        {2, money_rows_ - 2, "exe_score", Score(10, spent + spent_second, first + second, 6)});
  }

  std::mt19937_64 random_;
  Tables tables_;
  std::size_t indicator_rows_ = 0, money_rows_ = 0;
  std::vector<Expected> expected_;
};

[[noreturn]] void Fail(const std::string& what) {
  std::fprintf(stderr, "%s\n", what.c_str());
  std::exit(1);
}
void Require(bool holds, const std::string& what) {
  if (!holds) Fail(what);
}

RecordCell* Find(RecordTable& table, std::size_t row, std::string_view field) {
  for (RecordCell& cell : table.rows[row]) {
    if (table.fields[cell.field] == field) return &cell;
  }
  return nullptr;
}

// Puts what the generator expects into the rows that went in: then both must be equal.
void Fill(const std::vector<Expected>& expected, Records& records) {
  for (const Expected& one : expected) {
    RecordCell* const cell = Find(records.tables[one.table], one.row, one.field);
    Require(cell != nullptr, "the generator has no such cell: " + one.field);
    cell->text = one.text;
    cell->kind = RecordCellKind::kText;
  }
}

void RequireEqual(const RecordTable& in, const RecordTable& out) {
  Require(in.name == out.name && in.fields == out.fields, in.name + ": fields differ");
  Require(in.rows.size() == out.rows.size(), in.name + ": rows are lost");
  for (std::size_t row = 0; row < in.rows.size(); ++row) {
    Require(in.rows[row].size() == out.rows[row].size(), in.name + ": cells are lost");
    for (std::size_t i = 0; i < in.rows[row].size(); ++i) {
      const RecordCell& one = in.rows[row][i];
      const RecordCell& other = out.rows[row][i];
      Require(one == other, in.name + " row " + std::to_string(row + 1) + ", " +
                                in.fields[one.field] + ": '" + one.text + "' and '" + other.text +
                                "'");
    }
  }
}

using Clock = std::chrono::steady_clock;
double Since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

int Run(std::size_t projects, std::uint64_t seed) {
  Generator generator(seed);
  for (std::size_t i = 0; i < projects; ++i) generator.Add(i);
  const std::string json = generator.Json();
  const RecordProfile& profile = *FindRecordProfile("vendor");

  const auto begin = Clock::now();
  auto records = RecordsFromJson(json);
  Require(records.ok(), "the rows cannot be read");
  const auto reading = ModelsFromRecords(*records, profile);
  Require(reading.ok(), "the rows cannot be joined");
  const double in = Since(begin);
  for (const Diagnostic& one : reading->diagnostics) {
    Require(one.code == DiagnosticCode::kRecordFieldUnknown, one.Message(Language::kEnglish));
  }
  Require(reading->diagnostics.size() == 10 || projects < 100, "each unknown field is named once");

  RecordWriter writer(*records, profile);
  std::size_t joined = 0;
  double out = 0;
  for (const RecordModel& of : reading->models) {
    joined += of.model.projects.size();
    const Assessment assessment = AssessModel(of.model, DefaultPolicy());
    const auto from = Clock::now();
    Require(writer.Add(of, assessment).ok(), "the assessment does not fit");
    out += Since(from);
  }
  Require(joined == projects, "projects are lost");
  const auto from = Clock::now();
  const std::string text = RecordsToJson(writer.records(), JsonLayout::kCompact);
  out += Since(from);
  const double all = Since(begin);

  const auto again = RecordsFromJson(text);
  Require(again.ok(), "what was written cannot be read");
  Fill(generator.expected(), *records);
  for (std::size_t i = 0; i < records->tables.size(); ++i) {
    RequireEqual(records->tables[i], again->tables[i]);
  }
  const double rows = static_cast<double>(projects * kRowsOfAProject);
  std::printf(
      "%zu projects, %.0f rows, %zu bytes: in %.2f s, out %.2f s, all with assessment %.2f s"
      " (%.0f rows a second)\n",
      projects, rows, json.size(), in, out, all, rows / all);
  return 0;
}

}  // namespace
}  // namespace jixiao

int main(int argc, char** argv) {
  const auto number = [&](int i, std::uint64_t otherwise) {
    return i < argc ? std::strtoull(argv[i], nullptr, 10) : otherwise;
  };
  return jixiao::Run(static_cast<std::size_t>(number(1, 200)), number(2, 1));
}
