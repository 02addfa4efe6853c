// Inner types of the room: what is judged, and what each judge hands back.
#ifndef JIXIAO_EVALUATE_VERDICT_H_
#define JIXIAO_EVALUATE_VERDICT_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evaluate/explain.h"
#include "jixiao/evaluate.hpp"
#include "jixiao/rational.hpp"
#include "numeric/exact.h"

namespace jixiao {

/// One target against one actual. The references outlive the judging.
struct Case {
  const Threshold& target;
  const Threshold& actual;
  std::optional<Achievement> word;  ///< The actual is an achievement word.
  bool missing = false;             ///< Nothing is written as the actual.
  const Row& row;  ///< Its target and actual may be the whole of which these are part.
  const Policy& policy;
  bool explain;
  /// A word of the actual turns its figure or date round.
  Reversal reversal = Reversal::kNone;
  std::string_view reversing{};  ///< That word.
};
/// A row's target against its actual, both whole. `row` and `policy` outlive it.
Case CaseOf(const Row& row, const Policy& policy, Explain explain);  // evaluate.cc

/// A fraction of the weight, with the arithmetic that gives it: "92.5 ÷ 95".
struct Share {
  Rational value;
  std::string formula;
};
inline bool operator<(const Share& a, const Share& b) { return a.value < b.value; }
inline Share NoShare() { return {Rational(0), "0"}; }
inline Share FullShare() { return {Rational(1), "1"}; }

/// An Outcome before its weight. The default is undetermined between nothing and all.
struct Verdict {
  Verdict() = default;
  explicit Verdict(const Case& c) : explained(c.explain) {}

  OutcomeStatus status = OutcomeStatus::kUndetermined;
  std::optional<Rule> rule;
  Share lower = NoShare();
  Share upper = FullShare();
  std::optional<Decimal> completion;
  std::optional<std::string> deviation;
  bool over_completed = false;
  /// The formulas of `lower` and `upper` give points, not fractions of the weight.
  bool in_points = false;
  /// No score is stated although the ends may be equal.
  bool left_open = false;
  std::optional<Diagnostic> reason;  ///< Why the share is open.
  bool explained = true;             ///< Else `explanation` stays empty.
  LocalizedText explanation;
  std::vector<Diagnostic> diagnostics;

  /// Appends the sentence that `say` makes, where anyone is to read it.
  template <typename Sentence>
  void Explain(const Sentence& say) {
    if (explained) Append(explanation, say());
  }
  void Note(DiagnosticCode code, std::vector<std::string> arguments = {}) {
    diagnostics.push_back({.code = code, .arguments = std::move(arguments)});
  }
  void Set(OutcomeStatus known, const Share& share) {
    status = known;
    lower = share;
    upper = share;
  }
  /// Notes why the share is open; the first reason stays.
  void LeaveOpen(DiagnosticCode code, std::vector<std::string> arguments = {}) {
    Note(code, std::move(arguments));
    if (!reason) reason = diagnostics.back();
  }
  /// The last of `diagnostics` as the sentence that says why.
  void ExplainReason();
  /// Undetermined between 0 and W, for the reason `code` gives.
  void GiveUp(DiagnosticCode code, std::vector<std::string> arguments = {});
};

// One judge for each kind of target; each lives in the file of its name.
Verdict JudgeQuantity(const Case& c);     // quantity.cc: also ranges
Verdict JudgeChange(const Case& c);       // change.cc
Verdict JudgeCappedShare(const Case& c);  // capped_share.cc
Verdict JudgeDate(const Case& c);         // dates.cc: deadlines and periods
Verdict JudgeText(const Case& c);         // achievement.cc
Verdict JudgeCompound(const Case& c);     // compound.cc
/// The judge of the target's kind; a compound inside a compound and an invalid target give up.
Verdict JudgeSingle(const Case& c);  // evaluate.cc

/// The actual is a word of absence (无, 未发生), alone or with a noun that the row's name or the
/// target has: 零投诉 on the row 投诉次数.
bool IsAbsenceAnswer(const Case& c);  // achievement.cc

/// Open, because a word turns the actual's meaning round and no value follows from its figure.
void GiveUpReversed(const Case& c, Verdict& verdict);  // evaluate.cc

/// By an achievement (a word or the assessor's column), with the row's degree if there is one.
void ScoreAchievement(Achievement achievement, const Case& c, Verdict& verdict);  // achievement.cc

}  // namespace jixiao

#endif  // JIXIAO_EVALUATE_VERDICT_H_
