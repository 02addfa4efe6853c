// Rows of the integrated budget system (预算管理一体化): tables of rows ⇄ models and results.
//
// A vendor's program holds no documents, it holds rows of tables. A RecordProfile says, as data,
// which table and field holds what; Records are the rows as they came; ModelsFromRecords joins them
// to departments and projects; a RecordWriter puts results back into the same rows: the same
// tables, rows, fields and order, and nothing changed but the fields that the library is master of.
//
// Strings and arrays in, strings out: nothing here opens a file. All text is UTF-8.
#ifndef JIXIAO_RECORDS_HPP_
#define JIXIAO_RECORDS_HPP_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jixiao/arrow.hpp"
#include "jixiao/assess.hpp"
#include "jixiao/diagnostic.hpp"
#include "jixiao/grid.hpp"
#include "jixiao/interchange.hpp"
#include "jixiao/language.hpp"
#include "jixiao/limits.hpp"
#include "jixiao/model.hpp"
#include "jixiao/monitor.hpp"
#include "jixiao/policy.hpp"
#include "jixiao/review.hpp"
#include "jixiao/status.hpp"

namespace jixiao {

// ---------------------------------------------------------------------------- profiles

/// What a field of a table holds, by the name that a profile file writes.
enum class RecordValue : std::int32_t {
  kLevel1 = 0,            ///< "level1"
  kLevel2 = 1,            ///< "level2"
  kLevel3 = 2,            ///< "level3"
  kDescription = 3,       ///< "description"
  kStandard = 4,          ///< "standard": the row's own scoring standard; mere filling is none.
  kTarget = 5,            ///< "target": the threshold as one text, or its figure alone.
  kSymbol = 6,            ///< "symbol": the sign, as one or by its code (RecordProfile::signs).
  kUnit = 7,              ///< "unit" of target and actual, where it has a field of its own.
  kDirection = 8,         ///< "direction"
  kBasis = 9,             ///< "basis"
  kDefinition = 10,       ///< "definition"
  kWeight = 11,           ///< "weight"; written with 4 places.
  kActual = 12,           ///< "actual"
  kScore = 13,            ///< "score"; written with 6 places.
  kReason = 14,           ///< "reason"
  kForecast = 15,         ///< "forecast"
  kCause = 16,            ///< "cause"
  kLikelihood = 17,       ///< "likelihood"
  kGoal = 18,             ///< "goal"
  kFundSource = 19,       ///< "fund_source": where the money comes from; a row for each source.
  kOpening = 20,          ///< "opening"
  kAdjusted = 21,         ///< "adjusted"
  kSpent = 22,            ///< "spent"
  kExecutionRate = 23,    ///< "execution_rate"; written in percent with 2 places.
  kExecutionScore = 24,   ///< "execution_score"; written with 6 places.
  kTotal = 25,            ///< "total"; written with 6 places.
  kDepartmentScore = 26,  ///< "department_score": the supervising department's total.
  kGrade = 27,            ///< "grade"; written.
  kProjectName = 28,      ///< "project_name"
  kDepartmentName = 29,   ///< "department_name"
  kImplementer = 30,      ///< "implementer"
  kLight = 31,            ///< "light" of monitoring: "red", "yellow" …; written.
};
inline constexpr std::size_t kRecordValueCount = 32;
/// The name beside the enumerator; "unknown" for a value outside the enum.
std::string_view RecordValueName(RecordValue value);

/// What rows of a table are.
enum class RecordRole : std::int32_t {
  kTargets = 0,         ///< "targets": one indicator a row.
  kSelfAssessment = 1,  ///< "self_assessment": one indicator a row, with its actual.
  kMonitoring = 2,      ///< "monitoring": one indicator a row, with what is done by a day.
  kGoals = 3,           ///< "goals": one goal a row.
  kMoney = 4,           ///< "money": one source of money a row; the rows of a project are added up.
  kTotals = 5,          ///< "totals": one row a project.
};
std::string_view RecordRoleName(RecordRole role);

/// Which rows count: those whose `field` is one of `yes`; those with one of `no` do not. A row
/// without the field, or with a blank one, counts. Any other code is reported, and the row not
/// used.
struct RecordMark {
  std::string field;
  std::vector<std::string> yes;
  std::vector<std::string> no;

  friend bool operator==(const RecordMark&, const RecordMark&) = default;
};

/// The fields by which rows of all tables join. A field that a table does not have joins nothing.
struct RecordKeys {
  std::string project;
  std::string division;    ///< 财政区划
  std::string year;        ///< Budget year, four digits.
  std::string department;  ///< 预算单位

  friend bool operator==(const RecordKeys&, const RecordKeys&) = default;
};

/// The sign that a code stands for: 1 is ≥.
struct RecordSign {
  std::string code;
  std::string sign;

  friend bool operator==(const RecordSign&, const RecordSign&) = default;
};

/// The kind of money that a source is, where its name has `contains` in it; the first that fits.
struct RecordSource {
  std::string contains;
  BudgetLineKind kind = BudgetLineKind::kOther;

  friend bool operator==(const RecordSource&, const RecordSource&) = default;
};

/// One value and the fields that may hold it; of several in one row, the first that is not blank.
struct RecordField {
  RecordValue value{};
  std::vector<std::string> names;

  friend bool operator==(const RecordField&, const RecordField&) = default;
};

struct RecordTableProfile {
  std::string table;
  RecordRole role{};
  /// Rows are a whole department's, joined by RecordKeys::department instead of the project.
  bool whole_department = false;
  std::optional<RecordMark> only;  ///< Beyond RecordProfile::live: annual goals only.
  /// Fields that tell the records of one project apart. Two live rows alike in all of them are two
  /// versions of one record. Where all are blank, rows alike in all that is read are.
  std::vector<std::string> identity;
  std::vector<std::string> needs;  ///< Tables without which the rows of this one say too little.
  std::vector<RecordField> fields;
  std::vector<std::string> untouched;  ///< Fields that are known and neither read nor written.

  friend bool operator==(const RecordTableProfile&, const RecordTableProfile&) = default;
};

/// Names of tables and fields, codes and units of one kind of system. Names of tables and fields
/// match without regard to the case of ASCII letters.
struct RecordProfile {
  std::string name;  ///< Lower-case letters, digits and hyphens, such as "ministry".
  LocalizedText title;
  LocalizedText description;

  RecordKeys keys;
  std::optional<RecordMark> live;
  std::vector<RecordSign> signs;
  std::string money_unit = "元";
  std::vector<RecordSource> sources;
  /// Names of sources that are sums of the others' rows (合计): held against them, not added.
  std::vector<std::string> sums;
  std::vector<RecordTableProfile> tables;
  std::string findings_table;  ///< Where RecordWriter puts findings; empty: nowhere.

  friend bool operator==(const RecordProfile&, const RecordProfile&) = default;
};

/// A profile, and everything that is wrong with its file.
struct RecordProfileReading {
  RecordProfile profile;
  std::vector<FieldFault> faults;  ///< Not empty: the profile must not be used.
};

/// Reads a profile and validates it; every fault is listed, by name and line. Fails as
/// ModelFromJson does.
Result<RecordProfileReading> RecordProfileFromJson(std::string_view text,
                                                   const Limits& limits = {});
/// RecordProfileFromJson gives an equal one back.
std::string RecordProfileToJson(const RecordProfile& profile,
                                JsonLayout layout = JsonLayout::kIndented);
/// Everything that is wrong with `profile`; empty where it can be used.
std::vector<FieldFault> Validate(const RecordProfile& profile);

/// The built-in profiles: `ministry` (thresholds as one text, names as deployed systems carry
/// them), `vendor` (the same with fields of their own for sign, figure and unit; both kinds of row
/// may stand in one table).
std::span<const RecordProfile> RecordProfiles();
/// The built-in profile of that name, or null. Lives as long as the program.
const RecordProfile* FindRecordProfile(std::string_view name);

// ---------------------------------------------------------------------------- rows

enum class RecordCellKind : std::uint8_t { kNull, kBoolean, kNumber, kText };

struct RecordCell {
  std::uint32_t field = 0;  ///< Index in RecordTable::fields.
  RecordCellKind kind = RecordCellKind::kText;
  std::string text;  ///< The text, the digits as written, "true" or "false"; empty for null.

  friend bool operator==(const RecordCell&, const RecordCell&) = default;
};

/// The cells of a row in their order; fields differ within a row, and may be missing.
using RecordRow = std::vector<RecordCell>;

struct RecordTable {
  std::string name;
  std::vector<std::string> fields;  ///< In the order in which they were first met.
  std::vector<RecordRow> rows;

  friend bool operator==(const RecordTable&, const RecordTable&) = default;
};

/// Tables as they came.
struct Records {
  std::vector<RecordTable> tables;
  std::vector<Diagnostic> diagnostics;  ///< What of the text is no row or cell.
};

/// {"TABLE": [{"field": "text", …}, …], …}: strings, numbers (kept digit by digit), booleans and
/// null. Other values are reported and left out. Fails as ModelFromJson does, but needs no
/// `format_version`.
Result<Records> RecordsFromJson(std::string_view text, const Limits& limits = {});
/// RecordsFromJson gives equal tables back.
std::string RecordsToJson(const Records& records, JsonLayout layout = JsonLayout::kIndented);

/// One table: a header with the names of fields and a row a record. Cells without text are left
/// blank, and stay; leading apostrophes that guard formulas are removed. Fails as ApplyActuals
/// does.
Result<Records> RecordsFromCsv(std::string_view table, std::string_view csv,
                               const Limits& limits = {});

/// Tables from grids, such as the sheets of a workbook: each has the name of its table, and the
/// names of fields in its first row. Rows without text are none; a cell that spans others stands in
/// the first of them.
Records RecordsFromGrids(std::span<const Grid> grids);

/// One table from an Arrow struct array (a record batch), which is read during the call only:
/// columns of text, integers, decimals, dates and booleans, or dictionaries of text. Columns of
/// binary floating point are refused (kInvalidArgument): a figure in them is no longer the one that
/// was written. A text that is not UTF-8 is
/// reported and left out. kLimitExceeded beyond Limits::rows or Limits::cells.
Result<Records> RecordsFromArrow(std::string_view table, const ArrowSchema& schema,
                                 const ArrowArray& rows, const Limits& limits = {});

/// Appends `more` to `records`; rows of a table that is there already go behind its rows.
void AppendRecords(Records more, Records& records);

// ---------------------------------------------------------------------------- in

/// A row in Records.
struct RecordPlace {
  std::uint32_t table = 0;
  std::uint32_t row = 0;

  friend bool operator==(const RecordPlace&, const RecordPlace&) = default;
};

/// Where a project stands.
struct RecordPlaces {
  std::vector<RecordPlace> indicators;  ///< One for each indicator.
  std::vector<RecordPlace> money;       ///< Sources that were added up.
  std::vector<RecordPlace> sums;        ///< Sums of sources.
  std::vector<RecordPlace> totals;
};

/// Tables of one role of one department in one year and division.
struct RecordModel {
  RecordRole role{};     ///< kTargets, kSelfAssessment or kMonitoring.
  std::string division;  ///< As RecordKeys::division states it.
  Model model;
  std::vector<RecordPlaces> places;  ///< One for each project.
};

struct RecordsReading {
  std::vector<RecordModel> models;  ///< In the order of their first rows.
  std::vector<Diagnostic> diagnostics;
};

/// Joins rows to projects and departments. A project is what an indicator table has rows of; its
/// goals, money and totals go to each role that it has. Nothing is dropped in silence: fields and
/// tables that the profile does not name are reported once with their count, and so is every row
/// that is not used although it is live (a key that no project has, a second live version, a code
/// that is none), every cell that cannot be, and every amount that seems to be in another unit.
/// Includes Records::diagnostics. `profile` must be valid.
///
/// kLimitExceeded beyond Limits::projects.
Result<RecordsReading> ModelsFromRecords(const Records& records, const RecordProfile& profile,
                                         const Limits& limits = {});

// ---------------------------------------------------------------------------- out

/// Puts results into the rows that a model was read from. Written are the fields that the profile
/// has for weight, score, execution rate and score, total, grade and light, and figures whose unit
/// has a field of its own are made bare (15, not 15家). All else stays as it is. What is not known
/// (an undetermined score) is written as an empty text: a figure from before must not pass for one
/// of the library's.
///
/// Belongs to one thread. `profile` must be valid and outlive it.
class RecordWriter {
 public:
  /// Rows that an earlier run left in the profile's table of findings are dropped.
  RecordWriter(Records records, const RecordProfile& profile,
               Language language = Language::kChinese);

  /// What of a model of these records was assessed, monitored or found in review. What is more than
  /// a note among the diagnostics of an assessment or of progress, and every finding, becomes a row
  /// of the profile's table of findings. kInvalidArgument where the result is not of that model.
  Status Add(const RecordModel& of, const Assessment& assessment);
  Status Add(const RecordModel& of, const Progress& progress);
  Status Add(const RecordModel& of, std::span<const Finding> findings);

  ~RecordWriter();
  RecordWriter(RecordWriter&& other) noexcept;
  RecordWriter& operator=(RecordWriter&& other) noexcept;

  const Records& records() const;
  Records Take();

 private:
  struct State;  // src/records only
  std::unique_ptr<State> state_;
};

}  // namespace jixiao

#endif  // JIXIAO_RECORDS_HPP_
