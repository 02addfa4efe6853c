// Several conditions in one cell: all of them (W split evenly), or any (the best one). Refuses to
// guess which condition an answer belongs to: answers count in order where there are as many as
// conditions, by label, or by being the only one in their unit.
#include <algorithm>
#include <vector>

#include "evaluate/alignment.h"
#include "evaluate/explain.h"
#include "evaluate/verdict.h"

namespace jixiao {
namespace {

using Parts = std::vector<Threshold>;

const Threshold* FindLabel(const Parts& answers, const std::string& label) {
  const Threshold* found = nullptr;
  for (const Threshold& answer : answers) {
    if (answer.label() != label) continue;
    if (found != nullptr) return nullptr;
    found = &answer;
  }
  return found;
}

bool HasLabels(const Parts& parts) {
  return std::all_of(parts.begin(), parts.end(),
                     [](const Threshold& part) { return !part.label().empty(); });
}

bool IsDate(const Threshold& reading) {
  return reading.kind() == ThresholdKind::kDeadline || reading.kind() == ThresholdKind::kPeriod;
}

// The answer could be held against the condition without a warning.
bool Fits(const Threshold& part, const Threshold& answer) {
  if (IsDate(part) || IsDate(answer)) return IsDate(part) && IsDate(answer);
  if (!OwnValues(part) || !OwnValues(answer)) return false;
  const UnitRelation relation = Relate(part.unit(), answer.unit());
  return relation == UnitRelation::kSame || relation == UnitRelation::kConvertible;
}

// The one answer that fits a condition which no other answer and no other condition competes for.
const Threshold* OnlyFit(const Parts& parts, const Threshold& part, const Parts& answers) {
  const Threshold* found = nullptr;
  for (const Threshold& answer : answers) {
    if (!Fits(part, answer)) continue;
    const auto rivals = std::count_if(parts.begin(), parts.end(),
                                      [&](const Threshold& other) { return Fits(other, answer); });
    if (found != nullptr || rivals != 1) return nullptr;
    found = &answer;
  }
  return found;
}

// The answer is of another dimension than the condition, so that it cannot be meant for it.
bool Clashes(const Threshold& part, const Threshold& answer) {
  if (IsDate(part) != IsDate(answer)) {
    return OwnValues(IsDate(part) ? answer : part).has_value();
  }
  const bool has_units = !part.unit().is_none() && !answer.unit().is_none();
  return has_units && Relate(part.unit(), answer.unit()) == UnitRelation::kIncommensurable;
}

bool FollowsOrder(const Parts& parts, const Parts& answers) {
  if (parts.size() != answers.size()) return false;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (Clashes(parts[i], answers[i])) return false;
  }
  return true;
}

bool AnswersByLabel(const Parts& parts, const Parts& answers) {
  return HasLabels(parts) &&
         std::any_of(answers.begin(), answers.end(), [&parts](const Threshold& answer) {
           return !answer.label().empty() && FindLabel(parts, answer.label()) != nullptr;
         });
}

/// The answer to each condition; null where there is none.
std::vector<const Threshold*> Match(const Parts& parts, const Parts& answers) {
  const bool by_label = AnswersByLabel(parts, answers);
  const bool in_order = !by_label && FollowsOrder(parts, answers);
  std::vector<const Threshold*> matched;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (by_label) {
      matched.push_back(FindLabel(answers, parts[i].label()));
    } else if (in_order) {
      matched.push_back(&answers[i]);
    } else {
      matched.push_back(OnlyFit(parts, parts[i], answers));
    }
  }
  return matched;
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
  return JudgeSingle({part, *answer, word, false, c.row, c.policy});
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
      verdicts.push_back(JudgeSingle({part, c.actual, c.word, c.missing, c.row, c.policy}));
    }
    return verdicts;
  }
  const Parts single = {c.actual};
  const Parts& answers = c.actual.kind() == ThresholdKind::kCompound ? c.actual.parts() : single;
  const std::vector<const Threshold*> matched = Match(parts, answers);
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
