// A share of a base with a cap (核定支出的50%，最高不超100万元): limit = min(base × share, cap).
// Does not take the cap for the limit where the base is not known.
#include <algorithm>

#include "evaluate/explain.h"
#include "evaluate/quantity.h"

namespace jixiao {
namespace {

// The cap in its own unit; nothing where there is none.
std::optional<Rational> CapOf(const Threshold& target) {
  if (target.cap() == nullptr) return std::nullopt;
  const std::optional<Interval> own = OwnValues(*target.cap());
  if (!own || !own->upper) return std::nullopt;
  return own->upper->value;
}

// The base in the unit of the limit; nothing where it is not given or not one amount.
std::optional<Rational> BaseIn(const Unit& unit, const Case& c, Verdict& verdict) {
  if (!c.row.base || c.row.base->is_missing()) {
    verdict.LeaveOpen(DiagnosticCode::kBaseMissing, {c.target.of()});
    return std::nullopt;
  }
  Verdict reading;
  const Threshold& base = c.row.base->reading();
  const std::optional<Readings> value = Align({unit, {}}, base, reading);
  if (!value || value->other || !value->figures.IsPoint() ||
      value->figures.lower->value.sign() < 0) {
    verdict.LeaveOpen(DiagnosticCode::kBaseUnreadable, {base.text()});
    return std::nullopt;
  }
  for (const Diagnostic& diagnostic : reading.diagnostics)
    verdict.diagnostics.push_back(diagnostic);
  return value->figures.lower->value;
}

Unit UnitOfLimit(const Case& c) {
  if (c.target.cap() != nullptr) return c.target.cap()->unit();
  return c.row.base ? c.row.base->reading().unit() : Unit();
}

// Above the cap the limit is passed whatever the base; what is scored then is not known.
void JudgeWithoutBase(const Unit& unit, const std::optional<Rational>& cap, const Case& c,
                      Verdict& verdict) {
  if (!cap) return;
  const std::optional<Readings> readings = Align({unit, Interval::Point(*cap)}, c.actual, verdict);
  if (!readings) return;
  if (readings->other) return verdict.LeaveOpen(readings->doubt, readings->arguments);
  const Interval& actual = readings->figures;
  if (!actual.lower || actual.lower->value <= *cap) return;
  verdict.status = OutcomeStatus::kUnmet;
  verdict.Explain([&] { return Say(Phrase::kAboveCap, {Both(Figure(*cap))}); });
  Verdict at_cap;
  ScoreAgainst(CriterionOf(Comparator::kLe, *cap, RowDirection::kInverse, c.policy), actual,
               c.policy, at_cap);
  verdict.upper = at_cap.upper;
}

}  // namespace

Verdict JudgeCappedShare(const Case& c) {
  Verdict verdict(c);
  verdict.rule = Rule::kCappedShare;
  const std::optional<Rational> share = c.target.base_value();
  const std::optional<Rational> cap = CapOf(c.target);
  if (!share || (c.target.cap() != nullptr && !cap)) {
    verdict.GiveUp(DiagnosticCode::kTargetUnreadable);
    return verdict;
  }
  if (LacksFigure(c, verdict)) return verdict;
  const Unit unit = UnitOfLimit(c);
  const std::optional<Rational> base = BaseIn(unit, c, verdict);
  if (!base) {
    JudgeWithoutBase(unit, cap, c, verdict);
    if (verdict.status == OutcomeStatus::kUndetermined) {
      verdict.Explain([&] {
        return Say(Phrase::kUndetermined,
                   {{verdict.diagnostics.front().Message(Language::kChinese),
                     verdict.diagnostics.front().Message(Language::kEnglish)}});
      });
    }
    return verdict;
  }
  const Exact product = Exact(*base) * *share;
  if (!product.known()) {
    verdict.GiveUp(DiagnosticCode::kNumbersTooLarge);
    return verdict;
  }
  const Rational limit = cap ? std::min(product.value(), *cap) : product.value();
  const std::string formula = Figure(*base) + " × " + Figure(*share);
  verdict.Explain([&] {
    return Say(Phrase::kLimit,
               {Both((cap ? "min(" + formula + ", " + Figure(*cap) + ")" : formula) + " = " +
                     Figure(limit))});
  });
  // A subsidy on a cost row must stay within the limit; elsewhere the limit is a bare value.
  const bool is_cost = c.row.kind == RowKind::kCost;
  const FigureTarget target =
      FigureTargetOf(is_cost ? Comparator::kLe : Comparator::kEq, limit, unit, c);
  const std::optional<Readings> actual = Align(target.figure, c.actual, verdict);
  if (actual) JudgeFigures(target, *actual, c, verdict);
  verdict.rule = Rule::kCappedShare;
  return verdict;
}

}  // namespace jixiao
