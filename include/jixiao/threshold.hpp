// The threshold language: what stands in a 指标值 cell, and in a 实际完成值 cell, and what it
// means.
//
//   jixiao::Threshold t = jixiao::Threshold::Parse("≥558.42 万元");
//   t.kind()        // ThresholdKind::kQuantity
//   t.comparator()  // Comparator::kGe
//   t.number()      // 558.42
//   t.unit().name() // 万元
//
// Parsing never fails: text that is no threshold is `kQualitative` (legitimate prose) or `kInvalid`
// (a broken number, an empty cell), each with diagnostics. It is linear in the length of the text,
// does not recurse over it, and keeps no global state. Spans refer to the original bytes.
#ifndef JIXIAO_THRESHOLD_HPP_
#define JIXIAO_THRESHOLD_HPP_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jixiao/date.hpp"
#include "jixiao/decimal.hpp"
#include "jixiao/diagnostic.hpp"
#include "jixiao/rational.hpp"
#include "jixiao/text_span.hpp"
#include "jixiao/unit.hpp"

namespace jixiao {

enum class ThresholdKind : std::int32_t {
  kQuantity = 0,
  kRange = 1,
  kDeadline = 2,
  kPeriod = 3,
  kChange = 4,
  kCappedShare = 5,
  kCompound = 6,
  kQualitative = 7,
  kInvalid = 8,
};
std::string_view ThresholdKindName(ThresholdKind kind);

enum class Comparator : std::int32_t {
  kGe = 0,
  kGt = 1,
  kLe = 2,
  kLt = 3,
  kEq = 4,
  kNe = 5,
  kApprox = 6,
};
/// "ge", "gt", "le", "lt", "eq", "ne", "approx".
std::string_view ComparatorName(Comparator comparator);
/// "≥", "＞" as ">", "≤", "<", "=", "≠", "≈": the sign of canonical text.
std::string_view ComparatorSign(Comparator comparator);

enum class ChangeDirection : std::int32_t { kUp = 0, kDown = 1 };
enum class Connective : std::int32_t { kAll = 0, kAny = 1 };

/// Classes of qualitative text, the first that fits.
enum class TextClass : std::int32_t {
  kNone = 0,
  kAbsence = 1,     ///< 无 零 不发生 杜绝
  kTimeliness = 2,  ///< 及时 按时 按期
  kCompliance = 3,  ///< 符合 合规 达标 合格
  kTrend = 4,       ///< 提升 提高 改善 增长 稳步
  kExtent = 5,      ///< 明显 显著 有效 较好
  kYesNo = 6,       ///< 是 否
};
/// "absence", "timeliness" …; empty for kNone.
std::string_view TextClassName(TextClass text_class);

/// Kind of the row a cell stands on, from its second-level name; it refines some readings.
enum class RowKind : std::int32_t {
  kUnknown = 0,
  kQuantity = 1,
  kQuality = 2,
  kTimeliness = 3,
  kCost = 4,
  kBenefit = 5,
  kSatisfaction = 6,
};
/// "quantity", "quality", "timeliness", "cost", "benefit", "satisfaction", "unknown".
std::string_view RowKindName(RowKind kind);
/// Also reads the field's own names: 数量指标, 时效, 经济成本指标, 满意度 …; kUnknown where none
/// fits.
RowKind ParseRowKind(std::string_view name);

/// What is known beside the text. All of it optional; its use is recorded in a diagnostic. The
/// views are read during the call only.
struct ThresholdContext {
  /// Unit in the table's head (万元); never given to bare numbers.
  std::string_view header_unit{};
  int year = 0;  ///< Budget year for dates without one; 0 where not known.
  RowKind row_kind = RowKind::kUnknown;
  std::string_view name{};         ///< Third-level name: units in it serve bare numbers.
  std::string_view description{};  ///< 绩效指标描述.
  /// "8月31日前" includes the day; false: the day before is the last.
  bool deadline_includes_day = true;
};

/// A number as written. A fraction or proportion keeps both terms.
struct Number {
  enum class Form : std::int32_t { kPlain = 0, kFraction = 1, kProportion = 2 };
  Form form = Form::kPlain;
  Decimal value;                ///< The number, or the first term.
  Decimal second = Decimal(1);  ///< Denominator or second term; 1 for kPlain.

  /// "558.42", "1/3", "1:1.5".
  std::string ToString() const;
  /// value ÷ second. kOutOfRange, kDivisionByZero.
  Result<Rational> ToRational() const;
};

/// One end of a range, in the unit of the threshold.
struct Bound {
  Number number;
  bool closed = true;
};

/// An immutable parsed threshold or actual. Cheap to copy; safe to share between threads.
///
/// Accessors that a kind does not have return the neutral value stated beside them.
class Threshold {
 public:
  /// Reads one cell. `text` may be anything, also invalid UTF-8 (kInvalid with a diagnostic).
  static Threshold Parse(std::string_view text, const ThresholdContext& context = {});

  /// Reads symbol (指标性质), value (指标值) and unit (度量单位) from columns of their own. text()
  /// is the three joined by tabs, and spans refer to that. 定性 as symbol makes the row
  /// qualitative. A sign or unit written in the value wins over the column's, with a diagnostic.
  static Threshold ParseFields(std::string_view symbol, std::string_view value,
                               std::string_view unit, const ThresholdContext& context = {});

  /// An empty, invalid threshold.
  Threshold();

  ThresholdKind kind() const;
  const std::string& text() const;
  /// Text in one fixed writing, such as "≥90%"; empty for kInvalid. Parsing it under the same
  /// context gives an equal threshold.
  std::string canonical() const;
  const std::vector<Diagnostic>& diagnostics() const;

  /// kQuantity, kDeadline, kChange; else kEq.
  Comparator comparator() const;
  /// True where kEq was not written: the policy treats it in the direction of its row.
  bool is_bare() const;

  /// kQuantity, kChange with a single amount, kCappedShare; else null.
  const Number* number() const;
  /// Unit of number() or of the bounds.
  const Unit& unit() const;
  /// number() in the base unit; empty where there is none or it does not fit.
  std::optional<Rational> base_value() const;
  /// True where the text names a lower figure only (50余, 几十): number() is that figure.
  bool is_vague() const;
  /// Neutral text after number and unit: 基层医疗机构 of 37个基层医疗机构.
  const std::string& noun() const;

  /// Ends of a kRange, or of a kChange whose amount is a range; null where open-ended or absent.
  const Bound* lower() const;
  const Bound* upper() const;
  /// An end of a range in the base unit.
  std::optional<Rational> BaseOf(const Bound& bound) const;

  /// kDeadline: the last (for kGe the first) acceptable day. kPeriod: its first day.
  std::optional<Date> date() const;
  /// kPeriod: its last day.
  std::optional<Date> date_end() const;
  /// First day of the time that the text names: 1 July for 7月; empty where it is open (…前).
  std::optional<Date> date_start() const;

  ChangeDirection direction() const;     ///< kChange; else kUp.
  const std::string& reference() const;  ///< kChange: 上年, 同期, 环比, or empty.

  const std::string& of() const;  ///< kCappedShare: text of the base (核定支出).
  const Threshold* cap() const;   ///< kCappedShare: the cap; else null.

  /// kCompound: its parts in the order of the text; else empty.
  const std::vector<Threshold>& parts() const;
  Connective connective() const;
  /// Label of a part inside its compound (数量 of 数量≥5个), or text that introduces the value.
  const std::string& label() const;

  TextClass text_class() const;  ///< kQualitative; else kNone.

  /// The comparison as written: "≥", "以上", "不低于"; empty where not written.
  std::string_view comparator_text() const;

  /// Where comparator, number and unit stand; empty spans where not written. Those of a part count
  /// in the text of the whole.
  TextSpan comparator_span() const;
  TextSpan number_span() const;
  TextSpan unit_span() const;

  /// Equal meaning: everything but text, spans and diagnostics.
  friend bool operator==(const Threshold& a, const Threshold& b);

  struct Node;  // src/threshold only
  explicit Threshold(std::shared_ptr<const Node> node) : node_(std::move(node)) {}
  const Node& node() const { return *node_; }

 private:
  std::shared_ptr<const Node> node_;
};

/// Degrees of the official form for rows without a figure.
enum class Achievement : std::int32_t { kAchieved = 0, kPartly = 1, kNotAchieved = 2 };
/// "achieved", "partly", "not_achieved".
std::string_view AchievementName(Achievement achievement);

/// An actual value (实际完成值): the same language, read as the set of values it can mean.
class ActualValue {
 public:
  static ActualValue Parse(std::string_view text, const ThresholdContext& context = {});

  /// The cell read as a threshold: kind, number, unit, dates, parts, diagnostics.
  const Threshold& reading() const { return reading_; }
  const std::string& text() const { return reading_.text(); }
  /// The whole cell is one of the achievement words (达成, 基本完成, 未实现 …).
  std::optional<Achievement> achievement() const { return achievement_; }
  /// Nothing is written (empty, or space only).
  bool is_missing() const { return missing_; }

 private:
  Threshold reading_;
  std::optional<Achievement> achievement_;
  bool missing_ = true;
};

}  // namespace jixiao

#endif  // JIXIAO_THRESHOLD_HPP_
