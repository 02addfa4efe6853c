// A row's own scoring standard (评分标准): what it says, clause by clause.
//
//   auto s = jixiao::Standard::Parse("完成率达到95%得10分，每低1个百分点扣1分，扣完为止");
//   s.clauses()[0].kind   // ClauseKind::kAward, condition ≥95%
//   s.clauses()[1].kind   // ClauseKind::kPerUnit, 1 point off for each 1百分点 below
//
// The published forms carry this column beside target and weight; it outranks the policy. Parsing
// never fails and never guesses: what is no standard (a definition, a basis, a list without points)
// is kNotStated, what speaks of points and was not understood stays visible as a clause of kind
// kUnread. It is linear in the length of the text and keeps no global state. Spans refer to the
// original bytes.
#ifndef JIXIAO_STANDARD_HPP_
#define JIXIAO_STANDARD_HPP_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jixiao/decimal.hpp"
#include "jixiao/diagnostic.hpp"
#include "jixiao/text_span.hpp"
#include "jixiao/threshold.hpp"
#include "jixiao/unit.hpp"

namespace jixiao {

enum class StandardState : std::int32_t {
#define JIXIAO_MEMBER(number, constant, name) constant = (number),
#include "jixiao/enums/standard_state.def"
#undef JIXIAO_MEMBER
};
/// "not_stated", "read", "read_in_part", "unread".
std::string_view StandardStateName(StandardState state);

enum class ClauseKind : std::int32_t {
#define JIXIAO_MEMBER(number, constant, name) constant = (number),
#include "jixiao/enums/clause_kind.def"
#undef JIXIAO_MEMBER
};
/// "award", "deduction", "veto", "per_unit", "per_case", "each_item", "proportion", "judgement",
/// "not_applicable", "unread".
std::string_view ClauseKindName(ClauseKind kind);

/// Points of a clause, as a number of points or as a percentage of the row's weight (满分 is 100).
/// `least` and `most` differ where the text names a span (扣1-3分).
struct StandardPoints {
  Decimal least;
  Decimal most;
  bool percent_of_weight = false;

  friend bool operator==(const StandardPoints&, const StandardPoints&) = default;
};

enum class ConditionKind : std::int32_t {
#define JIXIAO_MEMBER(number, constant, name) constant = (number),
#include "jixiao/enums/condition_kind.def"
#undef JIXIAO_MEMBER
};
/// "always", "figure", "target", "last_year", "words", "else".
std::string_view ConditionKindName(ConditionKind kind);

/// How the actual stands to the target, or to last year's figure.
enum class StandardRelation : std::int32_t {
#define JIXIAO_MEMBER(number, constant, name) constant = (number),
#include "jixiao/enums/standard_relation.def"
#undef JIXIAO_MEMBER
};
/// "met", "missed", "above", "not_above", "below", "not_below", "equal".
std::string_view StandardRelationName(StandardRelation relation);

struct StandardCondition {
  ConditionKind kind = ConditionKind::kAlways;
  std::string text;  ///< As written, without spaces; empty for kAlways.
  TextSpan span;
  std::string subject;  ///< kFigure: what stands before the figure (完成率).
  Threshold figure;     ///< kFigure.
  /// kFigure: whether the wording settles that the end itself belongs to the condition or not
  /// (≥, 含, 不含, 低于); an unmarked end (80%-90%, 80%以上) yields to another clause that does.
  bool lower_settled = true;
  bool upper_settled = true;
  StandardRelation relation = StandardRelation::kMet;  ///< kTarget, kLastYear.
};

/// Where the distance of a kPerUnit clause counts.
enum class PerDirection : std::int32_t {
#define JIXIAO_MEMBER(number, constant, name) constant = (number),
#include "jixiao/enums/per_direction.def"
#undef JIXIAO_MEMBER
};
/// "above", "below", "short", "late", "case".
std::string_view PerDirectionName(PerDirection direction);

/// What a text says of a begun unit (不足1个百分点按1个百分点计算).
enum class BegunUnits : std::int32_t {
#define JIXIAO_MEMBER(number, constant, name) constant = (number),
#include "jixiao/enums/begun_units.def"
#undef JIXIAO_MEMBER
};

struct StandardPer {
  Decimal size = Decimal(1);  ///< N of 每N个百分点.
  Unit unit;
  PerDirection direction = PerDirection::kCase;
  std::optional<Threshold> bound;   ///< kPerUnit: written bound; absent: the target.
  std::optional<BegunUnits> begun;  ///< Where the text says how a begun unit counts.
};

struct StandardClause {
  ClauseKind kind = ClauseKind::kUnread;
  std::string text;  ///< The clause as written, without spaces.
  TextSpan span;
  StandardCondition condition;
  /// Award, deduction, per unit, per case, each item; what a proportion is a share of; the span of
  /// a judgement. Never negative.
  StandardPoints points;
  /// The points are taken off; else they are given.
  bool takes = false;
  bool adds = false;  ///< 加, 奖: on top of the points that are written with 得.
  /// 倒扣: the score may go below zero, which no row's score can.
  bool below_zero = false;
  StandardPer per;             ///< kPerUnit, kPerCase.
  std::optional<Decimal> cap;  ///< 最多扣N分, 最多加N分, in points.
  /// kElse, and a clause that denies another (不齐全 beside 齐全): index of the clause whose
  /// condition must fail.
  std::optional<std::size_t> instead_of;
  /// kFigure conditions and kPerUnit clauses of one group are answered by one figure.
  std::size_t group = 0;
  std::size_t sentence = 0;  ///< Sentence or numbered item, counted from 0.
  bool continues = false;    ///< 以此类推: the steps of the group go on as the last two stand.
  bool own_rate = false;  ///< kProportion: the actual is the rate itself (得分=达标率×分值).
  /// kProportion: one less the rate.
  bool complement = false;
};

/// A text in front of the clauses that says what is required, or a numbered item without points.
struct StandardRequirement {
  std::string text;
  TextSpan span;
  bool numbered = false;
};

/// An immutable standard. Cheap to copy; safe to share between threads.
class Standard {
 public:
  /// Longest standard that is read, and most clauses in one; beyond: `limit_exceeded`, kUnread.
  static constexpr std::size_t kMaxBytes = std::size_t{16} << 10;
  static constexpr std::size_t kMaxClauses = 64;

  /// Reads one cell. `context` names the row; a text that only repeats the name is no standard.
  static Standard Parse(std::string_view text, const ThresholdContext& context = {});

  /// An empty one, kNotStated.
  Standard();

  StandardState state() const;
  const std::string& text() const;
  /// The clauses in one fixed writing, joined by ；; parsing it gives equal clauses. Empty for
  /// kNotStated and kUnread.
  std::string canonical() const;
  const std::vector<StandardClause>& clauses() const;
  const std::vector<StandardRequirement>& requirements() const;
  const std::vector<Diagnostic>& diagnostics() const;

  struct Data;  // src/standard only
  explicit Standard(std::shared_ptr<const Data> data) : data_(std::move(data)) {}

 private:
  std::shared_ptr<const Data> data_;
};

}  // namespace jixiao

#endif  // JIXIAO_STANDARD_HPP_
