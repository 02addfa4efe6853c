// Several conditions in one cell: all of them (W split evenly), or any (the best one). Does not
// guess which condition an answer belongs to: see Matcher.
#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "evaluate/alignment.h"
#include "evaluate/explain.h"
#include "evaluate/verdict.h"
#include "jixiao/limits.hpp"

namespace jixiao {
namespace {

using Parts = std::vector<Threshold>;

bool IsDate(const Threshold& reading) {
  return reading.kind() == ThresholdKind::kDeadline || reading.kind() == ThresholdKind::kPeriod;
}

// What names a part: its label (数量 of 数量≥5个), else what it counts (村 of 5个村).
const std::string& NameOf(const Threshold& reading) {
  return reading.label().empty() ? reading.noun() : reading.label();
}

// The answer is of the condition's measure: a date for a date, a figure in a unit that converts.
bool SameMeasure(const Threshold& part, const Threshold& answer) {
  if (IsDate(part) || IsDate(answer)) return IsDate(part) && IsDate(answer);
  if (!OwnValues(part) || !OwnValues(answer)) return false;
  const UnitRelation relation = Relate(part.unit(), answer.unit());
  return relation == UnitRelation::kSame || relation == UnitRelation::kConvertible;
}

// The answer is of another dimension than the condition, so that it cannot be meant for it.
bool Clashes(const Threshold& part, const Threshold& answer) {
  if (IsDate(part) != IsDate(answer)) {
    return OwnValues(IsDate(part) ? answer : part).has_value();
  }
  const bool has_units = !part.unit().is_none() && !answer.unit().is_none();
  return has_units && Relate(part.unit(), answer.unit()) == UnitRelation::kIncommensurable;
}

/// Finds the answer to each condition: by name, then by measure, then by order. What is found by
/// one is no longer looked for by the next. At most kMaxConditions of each.
class Matcher {
 public:
  Matcher(const Parts& parts, const Parts& answers)
      : parts_(parts), answers_(answers), found_(parts.size()), used_(answers.size()) {}

  /// Null where there is no answer.
  std::vector<const Threshold*> Run() {
    ByName();
    ByMeasure();
    ByOrder();
    return found_;
  }

 private:
  using Indices = std::vector<std::size_t>;

  template <typename Keep>
  Indices OpenParts(const Keep& keep) const {
    Indices open;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      if (found_[i] == nullptr && keep(parts_[i])) open.push_back(i);
    }
    return open;
  }
  template <typename Keep>
  Indices OpenAnswers(const Keep& keep) const {
    Indices open;
    for (std::size_t i = 0; i < answers_.size(); ++i) {
      if (!used_[i] && keep(answers_[i])) open.push_back(i);
    }
    return open;
  }
  static bool Any(const Threshold&) { return true; }

  void Pair(std::size_t part, std::size_t answer) {
    found_[part] = &answers_[answer];
    used_[answer] = true;
  }

  void ByName() {
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      const std::string& name = NameOf(parts_[i]);
      if (name.empty()) continue;
      const auto has_name = [&name](const Threshold& reading) { return NameOf(reading) == name; };
      const Indices answers = OpenAnswers(has_name);
      if (answers.size() == 1 && OpenParts(has_name).size() == 1) Pair(i, answers[0]);
    }
  }

  // As many answers as conditions of one measure are in the same order.
  void ByMeasure() {
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      if (found_[i] != nullptr) continue;
      const Threshold& measure = parts_[i];
      const auto fits = [&measure](const Threshold& other) { return SameMeasure(measure, other); };
      PairInOrder(OpenParts(fits), OpenAnswers(fits));
    }
  }

  void ByOrder() { PairInOrder(OpenParts(Any), OpenAnswers(Any)); }

  void PairInOrder(const Indices& parts, const Indices& answers) {
    if (parts.size() != answers.size()) return;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (!MayAnswer(parts_[parts[i]], answers_[answers[i]])) return;
    }
    for (std::size_t i = 0; i < parts.size(); ++i) Pair(parts[i], answers[i]);
  }

  // Two that are named, and not alike, are about different things.
  static bool MayAnswer(const Threshold& part, const Threshold& answer) {
    const bool both_named = !part.label().empty() && !answer.label().empty();
    return !Clashes(part, answer) && (!both_named || part.label() == answer.label());
  }

  const Parts& parts_;
  const Parts& answers_;
  std::vector<const Threshold*> found_;
  std::vector<bool> used_;
};

// Of which part a reversing word speaks is not known.
Reversal ReversalOfParts(const Case& c) {
  return c.reversal == Reversal::kNone ? Reversal::kNone : Reversal::kUnclear;
}

Verdict JudgePart(const Threshold& part, const Threshold* answer, const Case& c) {
  Verdict verdict(c);
  if (answer == nullptr) {
    verdict.GiveUp(DiagnosticCode::kPartUnanswered, {Shown(part)});
    return verdict;
  }
  const bool is_text = answer->kind() == ThresholdKind::kQualitative;
  const std::optional<Achievement> word =
      is_text ? ActualValue::Parse(answer->text()).achievement() : std::nullopt;
  return JudgeSingle(
      {part, *answer, word, false, c.row, c.policy, c.explain, ReversalOfParts(c), c.reversing});
}

// One word for the whole cell (已完成) answers every condition; it counts where a word may.
bool AnswersAll(const Case& c) {
  return c.missing || c.word || c.actual.kind() == ThresholdKind::kQualitative ||
         c.actual.kind() == ThresholdKind::kInvalid;
}

std::vector<Verdict> JudgeParts(const Case& c) {
  std::vector<Verdict> verdicts;
  const Parts& parts = c.target.parts();
  if (AnswersAll(c)) {
    for (const Threshold& part : parts) {
      verdicts.push_back(
          JudgeSingle({part, c.actual, c.word, c.missing, c.row, c.policy, c.explain}));
    }
    return verdicts;
  }
  const Parts single = {c.actual};
  const Parts& answers = c.actual.kind() == ThresholdKind::kCompound ? c.actual.parts() : single;
  const std::vector<const Threshold*> matched = Matcher(parts, answers).Run();
  for (std::size_t i = 0; i < parts.size(); ++i) {
    verdicts.push_back(JudgePart(parts[i], matched[i], c));
  }
  return verdicts;
}

bool Has(const std::vector<Verdict>& parts, OutcomeStatus status) {
  return std::any_of(parts.begin(), parts.end(),
                     [status](const Verdict& part) { return part.status == status; });
}

// For `all` the worst status that is certain decides, for `any` the best.
OutcomeStatus Combined(const std::vector<Verdict>& parts, Connective connective) {
  using enum OutcomeStatus;
  const bool all = connective == Connective::kAll;
  for (const OutcomeStatus status : {all ? kUnmet : kMet, kUndetermined, kPartly}) {
    if (Has(parts, status)) return status;
  }
  return all ? kMet : kUnmet;
}

Share Average(const std::vector<Verdict>& parts, Share Verdict::*bound) {
  Exact sum(0);
  std::string formula;
  for (const Verdict& part : parts) {
    sum = sum + (part.*bound).value;
    formula += (formula.empty() ? "(" : " + ") + (part.*bound).formula;
  }
  const Exact share = sum / static_cast<std::int64_t>(parts.size());
  if (!share.known()) return bound == &Verdict::lower ? NoShare() : FullShare();
  return {share.value(), formula + ") ÷ " + std::to_string(parts.size())};
}

Share Best(const std::vector<Verdict>& parts, Share Verdict::*bound) {
  const auto best = std::max_element(
      parts.begin(), parts.end(),
      [bound](const Verdict& a, const Verdict& b) { return (a.*bound).value < (b.*bound).value; });
  return (*best).*bound;
}

}  // namespace

Verdict JudgeCompound(const Case& c) {
  Verdict verdict(c);
  const bool all = c.target.connective() == Connective::kAll;
  verdict.rule = all ? Rule::kAllOf : Rule::kAnyOf;
  const Parts& targets = c.target.parts();
  if (targets.size() > kMaxConditions || c.actual.parts().size() > kMaxConditions) {
    verdict.GiveUp(DiagnosticCode::kTooManyConditions, {std::to_string(kMaxConditions)});
    return verdict;
  }
  const std::vector<Verdict> parts = JudgeParts(c);
  if (parts.empty()) {
    verdict.GiveUp(DiagnosticCode::kTargetUnreadable);
    return verdict;
  }
  verdict.Explain([&] {
    return Say(all ? Phrase::kAllOf : Phrase::kAnyOf, {Both(std::to_string(parts.size()))});
  });
  for (std::size_t i = 0; i < parts.size(); ++i) {
    verdict.Explain([&] { return Say(Phrase::kPart, {Both(Shown(targets[i]))}); });
    verdict.Explain([&] { return parts[i].explanation; });
    verdict.diagnostics.insert(verdict.diagnostics.end(), parts[i].diagnostics.begin(),
                               parts[i].diagnostics.end());
    if (!verdict.reason) verdict.reason = parts[i].reason;
    verdict.over_completed = verdict.over_completed || parts[i].over_completed;
  }
  verdict.status = Combined(parts, c.target.connective());
  verdict.lower = all ? Average(parts, &Verdict::lower) : Best(parts, &Verdict::lower);
  verdict.upper = all ? Average(parts, &Verdict::upper) : Best(parts, &Verdict::upper);
  return verdict;
}

}  // namespace jixiao
