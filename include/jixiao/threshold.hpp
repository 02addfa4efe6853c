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
#include "jixiao/taxonomy.hpp"
#include "jixiao/text_span.hpp"
#include "jixiao/unit.hpp"

namespace jixiao {

enum class ThresholdKind : std::int32_t {
#define JIXIAO_MEMBER(number, constant, name) constant = (number),
#include "jixiao/enums/kind.def"
#undef JIXIAO_MEMBER
};
std::string_view ThresholdKindName(ThresholdKind kind);

enum class Comparator : std::int32_t {
#define JIXIAO_MEMBER(number, constant, name) constant = (number),
#include "jixiao/enums/comparator.def"
#undef JIXIAO_MEMBER
};
/// "ge", "gt", "le", "lt", "eq", "ne", "approx".
std::string_view ComparatorName(Comparator comparator);
/// "≥", "＞" as ">", "≤", "<", "=", "≠", "≈": the sign of canonical text.
std::string_view ComparatorSign(Comparator comparator);
/// ≥ and >.
constexpr bool IsLowerBound(Comparator comparator) {
  return comparator == Comparator::kGe || comparator == Comparator::kGt;
}
/// ≤ and <.
constexpr bool IsUpperBound(Comparator comparator) {
  return comparator == Comparator::kLe || comparator == Comparator::kLt;
}

enum class ChangeDirection : std::int32_t {
#define JIXIAO_MEMBER(number, constant, name) constant = (number),
#include "jixiao/enums/change.def"
#undef JIXIAO_MEMBER
};
enum class Connective : std::int32_t {
#define JIXIAO_MEMBER(number, constant, name) constant = (number),
#include "jixiao/enums/connective.def"
#undef JIXIAO_MEMBER
};

/// Classes of qualitative text, the first that fits.
enum class TextClass : std::int32_t {
#define JIXIAO_MEMBER(number, constant, name) constant = (number),
#include "jixiao/enums/text_class.def"
#undef JIXIAO_MEMBER
};
/// "absence", "timeliness" …; empty for kNone.
std::string_view TextClassName(TextClass text_class);

/// What is known beside the text. All of it optional; its use is recorded in a diagnostic. The
/// views are read during the call only.
struct ThresholdContext {
  /// Unit in the table's head (万元); never given to bare numbers.
  std::string_view header_unit{};
  int year = 0;  ///< Budget year for dates without one; 0 where not known.
  RowKind row_kind = RowKind::kUnknown;
  std::string_view name{};         ///< Third-level name: units in it serve bare numbers.
  std::string_view description{};  ///< 绩效指标描述.
};

/// A number as written. A fraction or proportion keeps both terms.
struct Number {
  enum class Form : std::int32_t {
#define JIXIAO_MEMBER(number, constant, name) constant = (number),
#include "jixiao/enums/number_form.def"
#undef JIXIAO_MEMBER
  };
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
  /// context gives an equal threshold. Made when it is first asked for; lives as long as any copy.
  const std::string& canonical() const;
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

  /// kDeadline: the last (for kGe the first) acceptable day, as written. kPeriod: its first day.
  std::optional<Date> date() const;
  /// kDeadline: written "before" a day (8月31日前). Whether date() itself is on time is for the
  /// policy to say.
  bool is_before() const;
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

  /// What of the text was not understood, its pieces parted by a space; empty where all was. Each
  /// piece has a diagnostic (`unread_text`) with its span.
  const std::string& unread() const;

  /// Equal meaning: everything but text, spans and diagnostics.
  friend bool operator==(const Threshold& a, const Threshold& b);

  struct Node;

 private:
  friend struct ThresholdNodes;  // src/threshold/node.h
  explicit Threshold(std::shared_ptr<const Node> node) : node_(std::move(node)) {}

  std::shared_ptr<const Node> node_;
};

/// What a word of an actual does to the figure or date beside it.
enum class Reversal : std::int32_t {
  kNone = 0,    ///< Nothing turns it round; 仅完成12家 is 12家.
  kNotMet = 1,  ///< 未完成15家, 未在6月底前完成: what the target asks for was not done.
  kAboveTarget = 2,  ///< 超支5万元, 比目标多3家: the figure is the actual less the target.
  kBelowTarget = 3,  ///< 比目标少3家, 较目标低2个百分点: the target less the actual.
  kSaved = 4,        ///< 节约5万元: kBelowTarget where the target limits a cost, else kUnclear.
  kUnclear = 5,      ///< 预计15家, 在建3座, 比目标低2%: no value follows from the figure.
};
/// "none", "not_met", "above_target", "below_target", "saved", "unclear".
std::string_view ReversalName(Reversal reversal);

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
  /// Whether a word turns the meaning of reading() round. Other than kNone, reading() still has the
  /// figure or date that the word stands with (for the explanation) and is not the value itself.
  Reversal reversal() const { return reversal_; }
  /// Where that word stands; empty for kNone.
  TextSpan reversal_span() const { return reversal_span_; }

 private:
  Threshold reading_;
  std::optional<Achievement> achievement_;
  TextSpan reversal_span_;
  Reversal reversal_ = Reversal::kNone;
  bool missing_ = true;
};

}  // namespace jixiao

#endif  // JIXIAO_THRESHOLD_HPP_
