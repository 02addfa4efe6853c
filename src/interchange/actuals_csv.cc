// The form for actual values as CSV, out and in. Does not guess: a row that matches no indicator
// exactly, or a cell that is not what its column holds, is reported and changes nothing.
#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <unordered_map>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "base/utf8.h"
#include "interchange/csv_text.h"
#include "interchange/diagnostic_list.h"
#include "jixiao/interchange.hpp"
#include "jixiao/unit.hpp"

namespace jixiao {
namespace interchange {
namespace {

constexpr std::string_view kExecution = "预算执行";
constexpr std::string_view kAdjusted = "全年预算数";
constexpr std::string_view kSpent = "全年执行数";

// --- Cells --------------------------------------------------------------------------------------

bool IsSpace(char32_t point) {
  return point <= U' ' || point == U'\u00A0' || point == U'\u3000' || point == U'\uFEFF' ||
         (point >= U'\u2000' && point <= U'\u200B');
}

/// The text without any space or line break: published names have them in the middle of words.
std::string WithoutSpaces(std::string_view text) {
  std::string kept;
  std::size_t position = 0;
  while (position < text.size()) {
    const utf8::CodePoint point = utf8::Decode(text, position);
    const std::size_t length = point.length == 0 ? 1 : point.length;
    if (!IsSpace(point.value)) kept += text.substr(position, length);
    position += length;
  }
  return kept;
}

bool IsBlank(std::string_view text) { return WithoutSpaces(text).empty(); }

/// A figure that stands alone, not negative, and its unit.
std::optional<std::pair<Decimal, Unit>> ReadFigure(std::string_view cell) {
  ThresholdContext context;
  context.row_kind = RowKind::kCost;  // A bare 万 is 万元.
  const Threshold reading = Threshold::Parse(cell, context);
  const Number* number = reading.number();
  const bool is_figure = reading.kind() == ThresholdKind::kQuantity && reading.is_bare() &&
                         !reading.is_vague() && reading.noun().empty() && number != nullptr &&
                         number->form == Number::Form::kPlain && number->value.sign() >= 0;
  if (!is_figure) return std::nullopt;
  return std::pair(number->value, reading.unit());
}

/// A figure without a unit, or in the one unit that its column may repeat.
std::optional<Decimal> ReadFigureIn(std::string_view unit, std::string_view cell) {
  const auto figure = ReadFigure(cell);
  if (!figure || !(figure->second.is_none() || figure->second.name() == unit)) return std::nullopt;
  return figure->first;
}

/// Money in the project's unit, into which another unit of money is converted exactly.
std::optional<Decimal> ReadMoney(std::string_view cell, std::string_view project_unit) {
  const auto figure = ReadFigure(cell);
  if (!figure) return std::nullopt;
  const auto& [value, unit] = *figure;
  if (unit.is_none()) return value;
  const Unit wanted = Unit::Parse(project_unit, /*money_row=*/true);
  const UnitRelation relation = Relate(unit, wanted);
  if (relation == UnitRelation::kSame) return value;
  if (relation != UnitRelation::kConvertible) return std::nullopt;
  const auto base = Rational::FromDecimal(value);
  const auto in_base = base.ok() ? Multiply(*base, unit.factor()) : base;
  const auto converted = in_base.ok() ? Divide(*in_base, wanted.factor()) : in_base;
  const auto decimal =
      converted.ok() ? converted->ToDecimal() : Result<Decimal>(converted.status());
  return decimal.ok() ? std::optional(*decimal) : std::nullopt;
}

// --- Columns ------------------------------------------------------------------------------------

template <typename T>
bool Set(const std::optional<T>& read, std::optional<T>& target) {
  if (read) target = read;
  return read.has_value();
}

std::string WriteAchievement(const Indicator& row) {
  return row.achievement ? AchievementTitle(*row.achievement).zh : "";
}
bool ReadAchievement(std::string_view cell, Indicator& row) {
  for (const Achievement achievement :
       {Achievement::kAchieved, Achievement::kPartly, Achievement::kNotAchieved}) {
    if (WithoutSpaces(cell) == AchievementName(achievement)) {
      row.achievement = achievement;
      return true;
    }
  }
  return Set(ParseAchievement(cell), row.achievement);
}

bool ReadApplicable(std::string_view cell, Indicator& row) {
  static constexpr std::array<std::pair<std::string_view, bool>, 6> kWords = {{
      {"是", true},
      {"适用", true},
      {"true", true},
      {"否", false},
      {"不适用", false},
      {"false", false},
  }};
  const std::string text = WithoutSpaces(cell);
  for (const auto& [word, applicable] : kWords) {
    if (text != word) continue;
    row.applicable = applicable;
    return true;
  }
  return false;
}

template <std::optional<std::string> Indicator::*kMember>
bool ReadText(std::string_view cell, Indicator& row) {
  row.*kMember = std::string(cell);
  return true;
}
template <std::optional<std::string> Indicator::*kMember>
std::string WriteText(const Indicator& row) {
  return (row.*kMember).value_or("");
}
bool ReadWeight(std::string_view cell, Indicator& row) {
  return Set(ReadFigureIn("分", cell), row.weight);
}
bool ReadDegree(std::string_view cell, Indicator& row) {
  return Set(ReadFigureIn("%", cell), row.degree);
}
bool ReadDeduction(std::string_view cell, Indicator& row) {
  return Set(ReadFigureIn("分", cell), row.deduction);
}

enum ColumnIndex : std::size_t {
  kCode,
  kName,
  kLevel1,
  kLevel2,
  kLevel3,
  kTarget,
  kWeight,
  kActual,
  kFirstPlainColumn,
};

enum class Need {
  kRequired,    // A row cannot be matched, or says nothing, without it.
  kOfTemplate,  // Stands in the template.
  kExtra,       // Read where it is there; a table without it lacks nothing.
};

struct Column {
  std::string_view name;
  Need need;
  std::string (*write)(const Indicator&);
  // Null for the columns that name the indicator. False, and no change, where the cell is unusable.
  bool (*read)(std::string_view, Indicator&);
  std::string_view expected;
};

// The order is that of the form; ColumnIndex names its beginning.
constexpr std::array<Column, 18> kColumns = {{
    {"项目编码", Need::kOfTemplate, nullptr, nullptr, ""},
    {"项目名称", Need::kOfTemplate, nullptr, nullptr, ""},
    {"一级指标", Need::kRequired, [](const Indicator& row) { return row.level1; }, nullptr, ""},
    {"二级指标", Need::kRequired, [](const Indicator& row) { return row.level2; }, nullptr, ""},
    {"三级指标", Need::kRequired, [](const Indicator& row) { return row.level3; }, nullptr, ""},
    {"指标值", Need::kRequired, [](const Indicator& row) { return row.target; }, nullptr, ""},
    {"分值", Need::kOfTemplate, [](const Indicator& row) { return CsvText(row.weight); },
     ReadWeight, "10"},
    {"实际完成值", Need::kRequired, WriteText<&Indicator::actual>, ReadText<&Indicator::actual>,
     ""},
    {"评价等次", Need::kOfTemplate, WriteAchievement, ReadAchievement, "达成 | 部分达成 | 未达成"},
    {"达成度", Need::kOfTemplate, [](const Indicator& row) { return CsvText(row.degree); },
     ReadDegree, "85"},
    {"计算基数", Need::kOfTemplate, WriteText<&Indicator::base>, ReadText<&Indicator::base>, ""},
    {"扣分", Need::kOfTemplate, [](const Indicator& row) { return CsvText(row.deduction); },
     ReadDeduction, "0.5"},
    {"是否适用", Need::kOfTemplate,
     [](const Indicator& row) { return std::string(row.applicable ? "是" : "否"); }, ReadApplicable,
     "是 | 否"},
    {"偏差原因", Need::kOfTemplate, WriteText<&Indicator::reason>, ReadText<&Indicator::reason>,
     ""},
    {"评分标准", Need::kExtra, WriteText<&Indicator::standard>, ReadText<&Indicator::standard>, ""},
    {"上年完成值", Need::kExtra, WriteText<&Indicator::last_year>, ReadText<&Indicator::last_year>,
     ""},
    {"原因类别", Need::kExtra, WriteText<&Indicator::cause>, ReadText<&Indicator::cause>, ""},
    {"完成可能性", Need::kExtra, WriteText<&Indicator::likelihood>,
     ReadText<&Indicator::likelihood>, ""},
}};
constexpr std::size_t kTemplateColumns = 15;

using Cells = std::array<std::string, kColumns.size()>;

// --- Writing ------------------------------------------------------------------------------------

void AppendRow(const Cells& cells, std::string& csv) {
  AppendCsvRow(std::vector<std::string>(cells.begin(), cells.begin() + kTemplateColumns), csv);
}

void AppendMoneyRow(const Project& project, std::string_view what, const std::string& figure,
                    std::string& csv) {
  Cells cells;
  cells[kCode] = project.code;
  cells[kName] = project.name;
  cells[kLevel1] = kExecution;
  cells[kLevel3] = what;
  // The opening budget with its unit: what the figure is to be held against, and written in.
  if (project.budget.total) {
    cells[kTarget] = absl::StrCat(project.budget.total->ToString(), project.budget.unit);
  }
  if (what == kSpent) cells[kWeight] = CsvText(project.budget.weight);
  cells[kActual] = figure;
  AppendRow(cells, csv);
}

void AppendIndicatorRow(const Project& project, const Indicator& indicator, std::string& csv) {
  Cells cells;
  cells[kCode] = project.code;
  cells[kName] = project.name;
  for (std::size_t i = kLevel1; i < kTemplateColumns; ++i) cells[i] = kColumns[i].write(indicator);
  AppendRow(cells, csv);
}

// --- Matching -----------------------------------------------------------------------------------

// A row of the project's money, not of an indicator.
bool IsMoney(const Cells& row) {
  const std::string level3 = WithoutSpaces(row[kLevel3]);
  return WithoutSpaces(row[kLevel1]) == kExecution && IsBlank(row[kLevel2]) &&
         (level3 == kAdjusted || level3 == kSpent);
}

/// Finds the project and the indicator a row names, each place of the model at most once.
///
/// Indicators that are alike get their rows in order, and only where the table has a row for each:
/// where one is left out or misspelt, nobody can know for which of them the others are.
class Matcher {
 public:
  struct Place {
    std::size_t project;
    std::size_t indicator;  // Unused for money rows.
  };
  enum class Miss { kNone, kProject, kIndicator, kTarget, kRepeated, kAmbiguous };
  struct Match {
    Miss miss = Miss::kNone;
    Place place{};
    // Of kAmbiguous.
    std::size_t indicators = 0;
    std::size_t rows = 0;
  };

  explicit Matcher(const Model& model) : model_(model) {
    for (std::size_t p = 0; p < model.projects.size(); ++p) AddProject(p);
  }

  /// To be told of every row before the first Take.
  void Count(const Cells& row) {
    const std::string* group = GroupOf(row);
    if (group == nullptr) return;
    const auto found = places_.find(KeyOf(*group, row));
    if (found != places_.end()) ++found->second.rows;
  }

  Match Take(const Cells& row) {
    const std::string* group = GroupOf(row);
    if (group == nullptr) return {.miss = Miss::kProject};
    const auto found = places_.find(KeyOf(*group, row));
    if (found != places_.end()) return Take(&found->second);
    if (!IsMoney(row)) {
      const auto same_names = by_names_.find(NamesKey(*group, row));
      if (same_names != by_names_.end()) {
        return {.miss = Miss::kTarget, .place = same_names->second};
      }
    }
    return {.miss = Miss::kIndicator};
  }

 private:
  struct Places {
    std::vector<Place> all;
    std::size_t rows = 0;
    std::size_t taken = 0;
  };

  static std::string Key(std::initializer_list<std::string_view> parts) {
    std::string key;
    for (const std::string_view part : parts) {
      key += part;
      key += '\x1F';
    }
    return key;
  }
  static std::string NamesKey(std::string_view group, const Cells& row) {
    return Key({group, WithoutSpaces(row[kLevel1]), WithoutSpaces(row[kLevel2]),
                WithoutSpaces(row[kLevel3])});
  }
  static std::string KeyOf(std::string_view group, const Cells& row) {
    if (IsMoney(row)) return Key({group, kExecution, WithoutSpaces(row[kLevel3])});
    return Key({NamesKey(group, row), WithoutSpaces(row[kTarget])});
  }

  // Projects with the same code are one group, whose rows match in their order.
  void AddProject(std::size_t p) {
    const Project& project = model_.projects[p];
    const std::string code = WithoutSpaces(project.code);
    const std::string name = WithoutSpaces(project.name);
    const std::string group = code.empty() ? Key({"name", name}) : Key({"code", code});
    if (!code.empty()) by_code_.emplace(code, group);
    const auto [by_name, is_new] = by_name_.emplace(name, group);
    if (!is_new && by_name->second != group) by_name->second.clear();  // Ambiguous.
    for (const std::string_view what : {kAdjusted, kSpent}) {
      places_[Key({group, kExecution, what})].all.push_back({p, 0});
    }
    for (std::size_t i = 0; i < project.indicators.size(); ++i) {
      const Indicator& row = project.indicators[i];
      Cells cells;
      cells[kLevel1] = row.level1;
      cells[kLevel2] = row.level2;
      cells[kLevel3] = row.level3;
      const std::string names = NamesKey(group, cells);
      by_names_.emplace(names, Place{p, i});
      places_[Key({names, WithoutSpaces(row.target)})].all.push_back({p, i});
    }
  }

  const std::string* GroupOf(const Cells& row) const {
    const std::string code = WithoutSpaces(row[kCode]);
    const auto& index = code.empty() ? by_name_ : by_code_;
    const auto found = index.find(code.empty() ? WithoutSpaces(row[kName]) : code);
    return found == index.end() || found->second.empty() ? nullptr : &found->second;
  }

  static Match Take(Places* places) {
    const std::size_t indicators = places->all.size();
    if (indicators > 1 && places->rows != indicators) {
      return {.miss = Miss::kAmbiguous, .indicators = indicators, .rows = places->rows};
    }
    if (places->taken == indicators) return {.miss = Miss::kRepeated};
    return {.place = places->all[places->taken++]};
  }

  const Model& model_;
  std::unordered_map<std::string, std::string> by_code_;
  std::unordered_map<std::string, std::string> by_name_;
  std::unordered_map<std::string, Place> by_names_;
  std::unordered_map<std::string, Places> places_;
};

// --- Reading ------------------------------------------------------------------------------------

class ActualsReader {
 public:
  explicit ActualsReader(const Model& model) : matcher_(model) { reading_.model = model; }

  Status ReadHeader(const QuotedRow& row) {
    std::array<bool, kColumns.size()> present{};
    for (const QuotedCell& cell : row.cells) {
      const std::string name = WithoutSpaces(cell.text);
      std::size_t index = 0;
      while (index < kColumns.size() && kColumns[index].name != name) ++index;
      if (index == kColumns.size()) {
        if (!name.empty()) Report(row, DiagnosticCode::kCsvUnknownColumn, {name});
        header_.emplace_back();
        continue;
      }
      if (present[index]) {
        return Status(StatusCode::kInvalidFormat, absl::StrCat("line ", row.line, ": column ", name,
                                                               " stands twice; remove one"));
      }
      present[index] = true;
      header_.emplace_back(index);
    }
    return CheckColumns(row, present);
  }

  /// To be told of every row behind the header before the first ReadRow.
  void CountRow(const QuotedRow& row) { matcher_.Count(CellsOf(row)); }

  void ReadRow(const QuotedRow& row) {
    ReportSurplus(row);
    const Cells cells = CellsOf(row);
    const Matcher::Match match = matcher_.Take(cells);
    if (match.miss != Matcher::Miss::kNone) return ReportMiss(row, cells, match);
    Project& project = reading_.model.projects[match.place.project];
    if (IsMoney(cells)) {
      const bool is_spent = WithoutSpaces(cells[kLevel3]) == kSpent;
      FillMoney(row, cells, is_spent ? project.budget.spent : project.budget.adjusted,
                project.budget);
    } else {
      FillIndicator(row, cells, project.indicators[match.place.indicator]);
    }
  }

  ModelReading Take() {
    reading_.diagnostics = diagnostics_.Take();
    return std::move(reading_);
  }

 private:
  void Report(const QuotedRow& row, DiagnosticCode code, std::vector<std::string> arguments) {
    diagnostics_.Add(
        {.code = code, .span = row.span, .line = row.line, .arguments = std::move(arguments)});
  }

  Status CheckColumns(const QuotedRow& row, const std::array<bool, kColumns.size()>& present) {
    std::vector<std::string> lacking;
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
      if (!present[i] && kColumns[i].need == Need::kRequired)
        lacking.emplace_back(kColumns[i].name);
    }
    if (!present[kCode] && !present[kName]) lacking.emplace_back(kColumns[kCode].name);
    if (!lacking.empty()) {
      return Status(StatusCode::kInvalidFormat,
                    absl::StrCat("line ", row.line, ": the header has no column ",
                                 absl::StrJoin(lacking, ", "), "; fill in the template"));
    }
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
      if (!present[i] && kColumns[i].need != Need::kExtra) {
        Report(row, DiagnosticCode::kCsvColumnMissing, {std::string(kColumns[i].name)});
      }
    }
    return Status();
  }

  Cells CellsOf(const QuotedRow& row) const {
    Cells cells;
    const std::size_t count = std::min(row.cells.size(), header_.size());
    for (std::size_t i = 0; i < count; ++i) {
      if (header_[i]) cells[*header_[i]] = WithoutGuard(row.cells[i].text);
    }
    return cells;
  }

  void ReportSurplus(const QuotedRow& row) {
    for (std::size_t i = header_.size(); i < row.cells.size(); ++i) {
      const std::string& text = row.cells[i].text;
      if (!IsBlank(text)) Report(row, DiagnosticCode::kCsvSurplusCell, {text});
    }
  }

  void ReportMiss(const QuotedRow& row, const Cells& cells, const Matcher::Match& match) {
    const std::string& project = IsBlank(cells[kCode]) ? cells[kName] : cells[kCode];
    const std::string indicator =
        absl::StrCat(cells[kLevel1], "/", cells[kLevel2], "/", cells[kLevel3]);
    switch (match.miss) {
      case Matcher::Miss::kNone:
        return;
      case Matcher::Miss::kProject:
        return Report(row, DiagnosticCode::kCsvProjectNotFound, {project});
      case Matcher::Miss::kIndicator:
        return Report(row, DiagnosticCode::kCsvIndicatorNotFound, {project, indicator});
      case Matcher::Miss::kRepeated:
        return Report(row, DiagnosticCode::kCsvRowRepeated, {indicator});
      case Matcher::Miss::kAmbiguous:
        return Report(row, DiagnosticCode::kCsvRowAmbiguous,
                      {indicator, absl::StrCat(match.indicators), absl::StrCat(match.rows)});
      case Matcher::Miss::kTarget: {
        const auto& [p, i] = match.place;
        return Report(row, DiagnosticCode::kCsvTargetDiffers,
                      {indicator, reading_.model.projects[p].indicators[i].target, cells[kTarget]});
      }
    }
  }

  void ReportCell(const QuotedRow& row, std::size_t column, const std::string& cell,
                  std::string_view expected) {
    Report(row, DiagnosticCode::kCsvBadCell,
           {std::string(kColumns[column].name), cell, std::string(expected)});
  }

  void FillIndicator(const QuotedRow& row, const Cells& cells, Indicator& indicator) {
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
      if (kColumns[i].read == nullptr || IsBlank(cells[i])) continue;
      if (!kColumns[i].read(cells[i], indicator)) {
        ReportCell(row, i, cells[i], kColumns[i].expected);
      }
    }
  }

  void FillMoney(const QuotedRow& row, const Cells& cells, std::optional<Decimal>& figure,
                 Budget& budget) {
    if (!IsBlank(cells[kActual]) && !Set(ReadMoney(cells[kActual], budget.unit), figure)) {
      ReportCell(row, kActual, cells[kActual], absl::StrCat("564.00 (", budget.unit, ")"));
    }
    if (!IsBlank(cells[kWeight]) && !Set(ReadFigureIn("分", cells[kWeight]), budget.weight)) {
      ReportCell(row, kWeight, cells[kWeight], kColumns[kWeight].expected);
    }
    for (std::size_t i = kFirstPlainColumn; i < kColumns.size(); ++i) {
      if (IsBlank(cells[i])) continue;
      Report(row, DiagnosticCode::kCsvCellNotForMoney, {std::string(kColumns[i].name), cells[i]});
    }
  }

  Matcher matcher_;
  std::vector<std::optional<std::size_t>> header_;  // Which of our columns each cell is.
  ModelReading reading_;
  DiagnosticList diagnostics_;
};

}  // namespace
}  // namespace interchange

std::string TemplateCsv(const Model& model) {
  using namespace interchange;  // NOLINT: the room's own names.
  std::string csv(utf8::kByteOrderMark);
  std::vector<std::string> header;
  header.reserve(kTemplateColumns);
  for (std::size_t i = 0; i < kTemplateColumns; ++i) header.emplace_back(kColumns[i].name);
  AppendCsvRow(header, csv);
  for (const Project& project : model.projects) {
    AppendMoneyRow(project, kAdjusted, CsvText(project.budget.adjusted), csv);
    AppendMoneyRow(project, kSpent, CsvText(project.budget.spent), csv);
    for (const Indicator& indicator : project.indicators) {
      AppendIndicatorRow(project, indicator, csv);
    }
  }
  return csv;
}

Result<ModelReading> ApplyActuals(const Model& model, std::string_view csv, const Limits& limits) {
  using interchange::CsvReader;
  interchange::ActualsReader reader(model);
  CsvReader counted(csv, limits);
  if (const QuotedRow* const header = counted.Next()) {
    if (const Status status = reader.ReadHeader(*header); !status.ok()) return status;
  } else {
    if (!counted.status().ok()) return counted.status();
    return Status(StatusCode::kInvalidFormat, "the CSV is empty; fill in the template");
  }
  while (const QuotedRow* const row = counted.Next()) reader.CountRow(*row);
  if (!counted.status().ok()) return counted.status();
  CsvReader rows(csv, limits);
  rows.Next();  // The header.
  while (const QuotedRow* const row = rows.Next()) reader.ReadRow(*row);
  return reader.Take();
}

}  // namespace jixiao
