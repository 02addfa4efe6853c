// Which clauses of a standard ask for an answer, which answer is whose, and what they come to:
// veto → base → deductions → gains → clamp to 0…W. Does not guess: a clause without an answer
// leaves the score between what it would give and what it would take.
#include "evaluate/standard.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/fold.h"
#include "base/text.h"
#include "evaluate/explain.h"
#include "evaluate/standard_answers.h"
#include "evaluate/standard_group.h"

namespace jixiao {
namespace {

using Indices = std::vector<std::size_t>;

enum class Asks { kGroup, kCase, kItem, kEach };

struct Question {
  Asks asks = Asks::kItem;
  Indices clauses;
  Exact full = Exact(0);  ///< What it can give; 0 where it only takes.
  std::size_t item = 0;   ///< kEach: which of the items.
};

enum class Base { kWeight, kAwards, kNothing };

/// The clauses sorted by what they ask.
struct Plan {
  Base base = Base::kWeight;
  std::vector<Question> questions;
  Indices standing;  ///< Judgements and unread clauses that nothing answers.
  Indices leaving;   ///< Clauses by which the row is not applicable.
  bool mismatch = false;
  Exact stated = Exact(0);  ///< The points that the text comes to.
  bool gains_count = true;  ///< Gains are part of the weight, not on top of it.
};

bool TakesFigure(const StandardClause& clause) {
  const ConditionKind kind = clause.condition.kind;
  return clause.kind == ClauseKind::kPerUnit || clause.kind == ClauseKind::kProportion ||
         (clause.kind != ClauseKind::kPerCase && clause.kind != ClauseKind::kEachItem &&
          clause.kind != ClauseKind::kNotApplicable &&
          (kind == ConditionKind::kFigure || kind == ConditionKind::kTarget ||
           kind == ConditionKind::kLastYear));
}

bool Equal(const Exact& a, const Exact& b) {
  return a.known() && b.known() && a.value() == b.value();
}
bool Less(const Exact& a, const Exact& b) {
  return a.known() && b.known() && a.value() < b.value();
}
bool IsZero(const Exact& a) { return a.known() && a.value().is_zero(); }

class Planner {
 public:
  explicit Planner(const StandardCase& c) : c_(c), owner_(c.standard.clauses().size(), kNone) {}

  Plan Make() {
    FindOwners();
    SortClauses();
    ChooseBase();
    std::stable_sort(
        plan_.questions.begin(), plan_.questions.end(), [](const Question& a, const Question& b) {
          return std::make_pair(a.clauses[0], a.item) < std::make_pair(b.clauses[0], b.item);
        });
    return std::move(plan_);
  }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  static constexpr std::size_t kWordOwners = 1000;

  const std::vector<StandardClause>& clauses() const { return c_.standard.clauses(); }
  bool IsWordAward(std::size_t i) const {
    const StandardClause& clause = clauses()[i];
    return clause.kind == ClauseKind::kAward && !clause.instead_of && !TakesFigure(clause);
  }

  // Which question a clause belongs to: that of its figure, or of its own words.
  void FindOwners() {
    for (std::size_t i = 0; i < clauses().size(); ++i) {
      const StandardClause& clause = clauses()[i];
      if (clause.instead_of && *clause.instead_of < i) {
        owner_[i] = owner_[*clause.instead_of];
      } else if (TakesFigure(clause)) {
        owner_[i] = clause.group;
      } else if (IsWordAward(i) && !clause.adds) {
        owner_[i] = kWordOwners + i;
      }
    }
  }

  Question& QuestionOf(std::size_t owner) {
    for (std::size_t i = 0; i < owners_.size(); ++i) {
      if (owners_[i] == owner) return asked_[i];
    }
    owners_.push_back(owner);
    asked_.emplace_back();
    asked_.back().asks = owner < kWordOwners ? Asks::kGroup : Asks::kItem;
    return asked_.back();
  }

  void SortClauses() {
    for (std::size_t i = 0; i < clauses().size(); ++i) {
      const StandardClause& clause = clauses()[i];
      if (clause.kind == ClauseKind::kNotApplicable) {
        plan_.leaving.push_back(i);
      } else if (clause.instead_of && owner_[i] == kNone) {
        continue;  // 以上每项1分,不达标不得分: what an item that fails is worth anyway
      } else if (owner_[i] != kNone) {
        QuestionOf(owner_[i]).clauses.push_back(i);
      } else if (clause.kind == ClauseKind::kPerCase) {
        plan_.questions.push_back({Asks::kCase, {i}, Exact(0), 0});
      } else if (clause.kind == ClauseKind::kEachItem) {
        AddItems(i);
      } else if (clause.kind == ClauseKind::kVeto || clause.kind == ClauseKind::kDeduction) {
        plan_.questions.push_back({Asks::kItem, {i}, Exact(0), 0});
      } else {
        plan_.standing.push_back(i);
      }
    }
    for (Question& question : asked_) question.full = FullOf(c_, question.clauses);
  }

  // 以上每项1分: as many items as are numbered, or as make up the weight.
  void AddItems(std::size_t i) {
    const PointSpan each = PointsOf(clauses()[i].points, c_.weight);
    const Exact count = c_.weight / each.most;
    std::size_t items = 0;
    for (const StandardRequirement& requirement : c_.standard.requirements()) {
      items += requirement.numbered ? 1U : 0U;
    }
    const Result<Decimal> whole = count.known() ? count.value().Round(0, RoundingMode::kNever)
                                                : Result<Decimal>(StatusCode::kOutOfRange, "");
    if (items == 0 && whole.ok() && *whole <= Decimal(64)) {
      while (Decimal(static_cast<std::int64_t>(items)) < *whole) ++items;
    }
    for (std::size_t item = 0; item < items; ++item) {
      plan_.questions.push_back({Asks::kEach, {i}, each.most, item});
    }
    if (items == 0) plan_.standing.push_back(i);
    items_full_ = items_full_ + each.most * static_cast<std::int64_t>(items);
  }

  bool HasTakers() const {
    return std::any_of(clauses().begin(), clauses().end(), [](const StandardClause& clause) {
      return clause.takes || clause.kind == ClauseKind::kVeto;
    });
  }
  // What takes from the full points whatever the award says: cases, distances, faults.
  bool HasLooseTakers() const {
    for (std::size_t i = 0; i < clauses().size(); ++i) {
      const StandardClause& clause = clauses()[i];
      const bool loose = clause.kind == ClauseKind::kPerCase ||
                         clause.kind == ClauseKind::kPerUnit ||
                         clause.kind == ClauseKind::kDeduction;
      if (loose && clause.takes && !clause.instead_of) return true;
    }
    return false;
  }

  Exact SumOfCaps() const {
    Exact sum(0);
    for (const StandardClause& clause : clauses()) {
      const bool gains = clause.kind == ClauseKind::kPerCase || clause.kind == ClauseKind::kPerUnit;
      if (!gains || clause.takes) continue;
      if (!clause.cap) return {};
      sum = sum + Exact(*clause.cap);
    }
    return sum;
  }
  bool HasGains() const {
    return std::any_of(clauses().begin(), clauses().end(), [](const StandardClause& clause) {
      const bool counted =
          clause.kind == ClauseKind::kPerCase || clause.kind == ClauseKind::kPerUnit;
      return (counted && !clause.takes) || (clause.kind == ClauseKind::kAward && clause.adds);
    });
  }

  void ChooseBase() {
    Exact sum = items_full_;
    Exact most(0);
    std::size_t figures = 0;
    std::size_t words = 0;
    for (const Question& question : asked_) {
      if (IsZero(question.full)) continue;
      sum = sum + question.full;
      if (Less(most, question.full)) most = question.full;
      ++(question.asks == Asks::kGroup ? figures : words);
    }
    plan_.stated = sum;
    if (IsZero(sum)) return WithoutAwards();
    plan_.base = Base::kAwards;
    const Exact with_gains = HasGains() ? sum + SumOfCaps() : sum;
    plan_.gains_count = !Equal(sum, c_.weight);
    if (Equal(sum, c_.weight) || Equal(with_gains, c_.weight)) return AskAwards(words, figures);
    const bool alternatives =
        Equal(most, c_.weight) && figures <= 1 && words + figures >= 2 && IsZero(items_full_);
    if (alternatives) return Merge();
    plan_.mismatch = true;
    Take(asked_);
  }

  // 每完成1篇得0.5分: what is not given is not there. 每获1项表彰加1分 comes on top.
  bool HasBuildingGains() const {
    return std::any_of(clauses().begin(), clauses().end(), [](const StandardClause& clause) {
      const bool counted =
          clause.kind == ClauseKind::kPerCase || clause.kind == ClauseKind::kPerUnit;
      return counted && !clause.takes && !clause.adds;
    });
  }

  void WithoutAwards() {
    Take(asked_);
    if (HasBuildingGains()) {
      plan_.base = Base::kNothing;
      plan_.stated = SumOfCaps();
      plan_.mismatch = plan_.stated.known() && Less(plan_.stated, c_.weight);
      return;
    }
    if (HasTakers() || !plan_.standing.empty() || !HasGains()) {
      plan_.base = Base::kWeight;
      plan_.gains_count = false;
      return;
    }
    plan_.base = Base::kNothing;
    const Exact caps = SumOfCaps();
    plan_.stated = caps;
    if (caps.known() && Less(caps, c_.weight)) plan_.mismatch = true;
  }

  void Take(std::vector<Question>& questions) {
    for (Question& question : questions) plan_.questions.push_back(std::move(question));
    questions.clear();
  }

  // 完成 alone, where the row has no target to hold it against, is an award in words.
  bool IsPlainAward(std::size_t figures) const {
    if (figures == 0) return true;
    if (c_.row.target.kind() != ThresholdKind::kInvalid) return false;
    return std::any_of(asked_.begin(), asked_.end(), [&](const Question& question) {
      return !IsZero(question.full) && question.clauses.size() == 1 &&
             clauses()[question.clauses[0]].condition.kind == ConditionKind::kTarget;
    });
  }

  // One award of all points in words, and faults that take from it: the faults are what is asked.
  void AskAwards(std::size_t words, std::size_t figures) {
    if (words + figures == 1 && IsPlainAward(figures) && HasLooseTakers() &&
        Equal(plan_.stated, c_.weight)) {
      for (Question& question : asked_) {
        const bool asked = question.clauses.size() > 1 || IsZero(question.full);
        const bool only_else = question.asks == Asks::kItem && question.clauses.size() > 1;
        if (only_else || !asked) continue;
        plan_.questions.push_back(std::move(question));
      }
      asked_.clear();
      plan_.base = Base::kWeight;
      return;
    }
    JoinJudgements();
    Take(asked_);
  }

  // Every award of full points is one of several states of the same thing.
  void Merge() {
    Question merged;
    merged.asks = Asks::kGroup;
    std::vector<Question> others;
    for (Question& question : asked_) {
      if (IsZero(question.full)) {
        others.push_back(std::move(question));
        continue;
      }
      merged.clauses.insert(merged.clauses.end(), question.clauses.begin(), question.clauses.end());
    }
    std::sort(merged.clauses.begin(), merged.clauses.end());
    AdoptStates(&merged);
    merged.full = c_.weight;
    asked_ = std::move(others);
    asked_.push_back(std::move(merged));
    JoinJudgements();
    Take(asked_);
    plan_.gains_count = false;
  }

  bool SharesSentence(std::size_t i, const Question& question) const {
    return std::any_of(question.clauses.begin(), question.clauses.end(), [&](std::size_t other) {
      return clauses()[other].sentence == clauses()[i].sentence;
    });
  }

  // 不健全的扣10分 of 10 beside 健全得10分: a state as well.
  void AdoptStates(Question* merged) {
    std::erase_if(plan_.questions, [&](const Question& question) {
      if (question.asks != Asks::kItem || question.clauses.size() != 1) return false;
      const std::size_t i = question.clauses[0];
      const StandardClause& clause = clauses()[i];
      const bool nothing = clause.kind == ClauseKind::kVeto ||
                           Equal(PointsOf(clause.points, c_.weight).least, c_.weight);
      if (!nothing || !SharesSentence(i, *merged)) return false;
      merged->clauses.push_back(i);
      return true;
    });
  }

  // 实行不力的酌情扣分 in the sentence of 到位得6分: one of its states.
  void JoinJudgements() {
    std::erase_if(plan_.standing, [&](std::size_t i) {
      if (clauses()[i].kind != ClauseKind::kJudgement) return false;
      for (Question& question : asked_) {
        if (IsZero(question.full) || !SharesSentence(i, question)) continue;
        question.clauses.push_back(i);
        return true;
      }
      return false;
    });
  }

  const StandardCase& c_;
  std::vector<std::size_t> owner_;
  std::vector<std::size_t> owners_;
  std::vector<Question> asked_;
  Exact items_full_ = Exact(0);
  Plan plan_;
};

// ------------------------------------------------------------------------ one answer

class Answering {
 public:
  Answering(const StandardCase& c, const Question& question) : c_(c), question_(question) {}

  Contribution To(const StandardAnswer& answer) const {
    switch (question_.asks) {
      case Asks::kCase:
        return ToCase(answer);
      case Asks::kEach:
        return ToEach(answer);
      case Asks::kGroup:
        return answer.figure ? ToFigure(answer) : ToWords(answer);
      case Asks::kItem:
        break;
    }
    return answer.figure ? ToCount(answer) : ToWords(answer);
  }

  // What holds where nothing answers.
  Contribution Unanswered() const {
    Contribution open;
    open.given = {Exact(0), question_.full, "0", Text(question_.full)};
    for (const std::size_t i : question_.clauses) {
      const StandardClause& clause = At(i);
      if (clause.kind == ClauseKind::kVeto && IsZero(question_.full)) open.may_veto = true;
      const bool counted =
          clause.kind == ClauseKind::kPerCase || clause.kind == ClauseKind::kPerUnit;
      if (counted && !clause.takes) {
        open.added.most = clause.cap ? Exact(*clause.cap) : c_.weight;
        open.added.most_text = Text(open.added.most);
      } else if (clause.takes && IsZero(question_.full) && clause.kind != ClauseKind::kVeto) {
        const Exact most = !counted     ? PointsOf(clause.points, c_.weight).most
                           : clause.cap ? Exact(*clause.cap)
                                        : c_.weight;
        open.taken.most = open.taken.most + most;
        open.taken.most_text = Text(open.taken.most);
      }
    }
    open.diagnostics.push_back({.code = DiagnosticCode::kStandardUnanswered,
                                .arguments = {At(question_.clauses[0]).text}});
    return open;
  }

 private:
  const StandardClause& At(std::size_t i) const { return c_.standard.clauses()[i]; }
  static std::string Text(const Exact& value) {
    return value.known() ? Figure(value.value()) : "?";
  }
  static Contribution Refused() {
    Contribution refused;
    refused.fits = false;
    return refused;
  }

  Contribution ToFigure(const StandardAnswer& answer) const {
    return JudgeGroup(c_, question_.clauses, answer, question_.full);
  }

  // The number of cases, a whole number that is not negative.
  static std::optional<Exact> CountOf(const StandardAnswer& answer) {
    if (SaysNone(answer) || (answer.yes && !*answer.yes)) return Exact(0);
    if (!answer.figure || answer.figure->number() == nullptr) return std::nullopt;
    const Unit& unit = answer.figure->unit();
    const Dimension dimension = unit.dimension();
    if (dimension != Dimension::kCount && dimension != Dimension::kNone &&
        dimension != Dimension::kTime) {
      return std::nullopt;
    }
    const Result<Rational> count = answer.figure->number()->ToRational();
    if (!count.ok() || count->sign() < 0 || !count->Round(0, RoundingMode::kNever).ok()) {
      return std::nullopt;
    }
    return dimension == Dimension::kCount ? Exact(*count) * unit.factor() : Exact(*count);
  }

  Contribution ToCase(const StandardAnswer& answer) const {
    const StandardClause& clause = At(question_.clauses[0]);
    Contribution result;
    const std::optional<Exact> count = CountOf(answer);
    if (!count) {
      if (!answer.yes) return Refused();
      // It occurred: once or more.
      result = Unanswered();
      const PointSpan once = PointsOf(clause.points, c_.weight);
      (clause.takes ? result.taken : result.added).least = once.least;
      return result;
    }
    const PointSpan points = StepPoints(c_, clause, *count / Exact(clause.per.size), &result);
    (clause.takes ? result.taken : result.added) = points;
    result.below_zero = clause.below_zero && !IsZero(points.most);
    return result;
  }

  Contribution ToEach(const StandardAnswer& answer) const {
    if (!answer.yes) return Refused();
    Contribution result;
    result.given =
        *answer.yes ? OnePoint(question_.full, Text(question_.full)) : OnePoint(Exact(0), "0");
    return result;
  }

  // A count to a fault in words: 0 says that it did not occur.
  Contribution ToCount(const StandardAnswer& answer) const {
    const std::optional<Exact> count = CountOf(answer);
    if (!count || question_.clauses.size() > 2) return Refused();
    const StandardClause& clause = At(question_.clauses[0]);
    if (clause.condition.kind != ConditionKind::kWords) return Refused();
    const bool absence = IsAbsence(clause.condition);
    if (!absence && !IsOccurrence(clause.condition)) return Refused();
    const bool none = IsZero(*count);
    if (!none && !absence && clause.kind == ClauseKind::kDeduction &&
        *count->optional() > Rational(1)) {
      return Unanswered();
    }
    return Decided(absence == none);
  }

  // The first clause of the question holds, or does not.
  Contribution Decided(bool holds) const {
    const StandardClause& first = At(question_.clauses[0]);
    if (holds) return Holds(first);
    for (std::size_t i = 1; i < question_.clauses.size(); ++i) {
      const StandardClause& clause = At(question_.clauses[i]);
      if (clause.instead_of && *clause.instead_of == question_.clauses[0]) return Holds(clause);
    }
    return HoldsNot();
  }

  Contribution HoldsNot() const {
    Contribution result;
    result.given = OnePoint(Exact(0), "0");
    return result;
  }

  Contribution Holds(const StandardClause& clause) const {
    Contribution result;
    const PointSpan points = PointsOf(clause.points, c_.weight);
    const bool gives = !IsZero(question_.full);
    result.below_zero = clause.below_zero;
    switch (clause.kind) {
      case ClauseKind::kAward:
        (clause.adds ? result.added : result.given) = points;
        if (!Equal(points.least, points.most))
          Note(DiagnosticCode::kStandardJudgement, clause, &result);
        break;
      case ClauseKind::kVeto:
        result.vetoes = !gives;
        result.given = OnePoint(Exact(0), "0");
        break;
      case ClauseKind::kDeduction:
        Lose(points, gives, &result);
        break;
      case ClauseKind::kJudgement:
        Note(DiagnosticCode::kStandardJudgement, clause, &result);
        Lose({Exact(0), points.most, "0", points.most_text}, gives && clause.takes, &result);
        if (!clause.takes) result.given = {Exact(0), points.most, "0", points.most_text};
        break;
      default:
        Note(DiagnosticCode::kStandardUnread, clause, &result);
        result.given = {Exact(0), question_.full, "0", Text(question_.full)};
        break;
    }
    return result;
  }

  // Off the full points of the question, or off the row's.
  void Lose(const PointSpan& points, bool gives, Contribution* result) const {
    if (!gives) {
      result->taken = points;
      return;
    }
    const auto left = [&](const Exact& lost) {
      const Exact rest = question_.full - lost;
      return rest.known() && rest.value().sign() < 0 ? Exact(0) : rest;
    };
    result->given.least = left(points.most);
    result->given.most = left(points.least);
    result->given.least_text = Text(question_.full) + " − " + points.most_text;
    result->given.most_text = Text(question_.full) + " − " + points.least_text;
  }

  static void Note(DiagnosticCode code, const StandardClause& clause, Contribution* result) {
    result->diagnostics.push_back({.code = code, .arguments = {clause.text}});
  }

  Contribution ToWords(const StandardAnswer& answer) const {
    std::vector<const StandardClause*> said;
    std::size_t awards = 0;
    bool denied = false;
    if (answer.yes) return ToYes(*answer.yes);
    for (const std::size_t i : question_.clauses) {
      const StandardClause& clause = At(i);
      const ConditionKind kind = clause.condition.kind;
      if (clause.kind == ClauseKind::kAward && !clause.instead_of) ++awards;
      if (kind != ConditionKind::kWords && kind != ConditionKind::kTarget &&
          kind != ConditionKind::kElse)
        continue;
      if (IsExactly(answer, clause.condition)) return Holds(clause);
      const Says says = SaysOf(answer, clause);
      if (says == Says::kYes) said.push_back(&clause);
      if (says == Says::kNo) denied = true;
    }
    if (said.size() == 1) return Holds(*said[0]);
    if (said.size() > 1) return Refused();
    if (!denied) return Refused();
    // 未完成 of the only award: what stands instead, or nothing.
    if (!IsZero(question_.full) && awards != 1) return Refused();
    return Decided(IsZero(question_.full) ? false : false);
  }

  // 以上指标不达标: it is the requirement in front that an answer speaks of.
  Says SaysOf(const StandardAnswer& answer, const StandardClause& clause) const {
    const auto& requirements = c_.standard.requirements();
    const bool of_above = clause.condition.kind == ConditionKind::kElse && !clause.instead_of;
    if (!of_above || requirements.size() != 1) {
      return AnswerSays(answer, clause.condition, c_.row.row.name);
    }
    StandardCondition required;
    required.kind = ConditionKind::kWords;
    required.text = requirements[0].text;
    const Says says = AnswerSays(answer, required, c_.row.row.name);
    if (says == Says::kNothing) return says;
    return says == Says::kYes ? Says::kNo : Says::kYes;
  }

  Contribution ToYes(bool yes) const {
    std::size_t awards = 0;
    for (const std::size_t i : question_.clauses) {
      const StandardClause& clause = At(i);
      if (clause.kind == ClauseKind::kAward && !clause.instead_of) ++awards;
      const ConditionKind kind = clause.condition.kind;
      if (kind == ConditionKind::kFigure || kind == ConditionKind::kLastYear) return Refused();
    }
    const bool several = question_.clauses.size() > 1 &&
                         At(question_.clauses[0]).kind == ClauseKind::kAward && awards != 1;
    if (several) return Refused();
    return Decided(yes);
  }

  const StandardCase& c_;
  const Question& question_;
};

// ---------------------------------------------------------------- answers to questions

std::u32string LabelText(const StandardCase& c, const Question& question) {
  std::u32string text;
  for (const std::size_t i : question.clauses) {
    text += FoldedText(c.standard.clauses()[i].text).symbols();
    text += U'|';
  }
  return text;
}

// The answer of each question; npos where there is none.
class Matching {
 public:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  Matching(const StandardCase& c, const std::vector<Question>& questions,
           const std::vector<StandardAnswer>& answers)
      : c_(c), questions_(questions), answers_(answers), matched_(questions.size(), kNone) {}

  std::vector<std::size_t> Match() {
    const bool labelled = !answers_.empty() && std::all_of(answers_.begin(), answers_.end(),
                                                           [](const StandardAnswer& answer) {
                                                             return !answer.label.empty();
                                                           });
    if (labelled) {
      ByLabel();
    } else if (answers_.size() == questions_.size()) {
      for (std::size_t i = 0; i < matched_.size(); ++i) matched_[i] = i;
    } else if (answers_.size() == 1) {
      ByFit();
    }
    return matched_;
  }

 private:
  // A label counts where it stands in one clause only that is still without an answer.
  void ByLabel() {
    std::vector<bool> used(answers_.size(), false);
    for (std::size_t round = 0; round < answers_.size(); ++round) {
      for (std::size_t a = 0; a < answers_.size(); ++a) {
        if (used[a]) continue;
        const std::size_t only = OnlyQuestion(answers_[a].label);
        if (only == kNone) continue;
        matched_[only] = a;
        used[a] = true;
      }
    }
  }

  std::size_t OnlyQuestion(const std::u32string& label) const {
    std::size_t only = kNone;
    for (std::size_t q = 0; q < questions_.size(); ++q) {
      if (matched_[q] != kNone) continue;
      if (LabelText(c_, questions_[q]).find(label) == std::u32string::npos) continue;
      if (only != kNone) return kNone;
      only = q;
    }
    return only;
  }

  // One answer to several questions: words count wherever they are said; a figure where it is the
  // only question that it fits.
  void ByFit() {
    const StandardAnswer& answer = answers_[0];
    if (answer.yes && questions_.size() > 1) return;
    Indices fitting;
    for (std::size_t q = 0; q < questions_.size(); ++q) {
      if (Fits(questions_[q], answer)) fitting.push_back(q);
    }
    if (answer.figure && fitting.size() != 1) return;
    for (const std::size_t q : fitting) matched_[q] = 0;
  }

  bool Fits(const Question& question, const StandardAnswer& answer) const {
    if (!Answering(c_, question).To(answer).fits) return false;
    if (question.asks != Asks::kCase || !answer.figure) return true;
    const StandardClause& clause = c_.standard.clauses()[question.clauses[0]];
    const Unit& unit = answer.figure->unit();
    return unit.is_none() || unit == clause.per.unit || questions_.size() == 1;
  }

  const StandardCase& c_;
  const std::vector<Question>& questions_;
  const std::vector<StandardAnswer>& answers_;
  std::vector<std::size_t> matched_;
};

// ------------------------------------------------------------------------ the sum

struct Total {
  Exact least;
  Exact most;
  std::string least_text;
  std::string most_text;
};

std::string Joined(const std::string& base, const char* sign, const std::string& part,
                   const Exact& value) {
  if (IsZero(value) || part.empty()) return base;
  const bool several = part.find(" + ") != std::string::npos && sign[0] != '+';
  return base + " " + sign + " " + (several ? "(" + part + ")" : part);
}

class Scorer {
 public:
  Scorer(const StandardCase& c, Verdict* verdict) : c_(c), verdict_(verdict) {}

  void Score() {
    const Plan plan = Planner(c_).Make();
    const std::vector<StandardAnswer> answers =
        c_.row.missing
            ? std::vector<StandardAnswer>()
            : ReadAnswers(c_.row.actual.text(), c_.standard, c_.row.row.kind, c_.row.row.year);
    if (c_.row.missing) return Open(DiagnosticCode::kActualMissing, c_.standard.text());
    if (Leaves(plan, answers)) return;
    if (plan.mismatch) {
      return Open(DiagnosticCode::kStandardWeightMismatch,
                  plan.stated.known() ? Figure(plan.stated.value()) : "?",
                  Figure(c_.weight.value()));
    }
    const std::vector<std::size_t> matched = Matching(c_, plan.questions, answers).Match();
    std::vector<bool> used(answers.size(), false);
    for (std::size_t q = 0; q < plan.questions.size(); ++q) {
      const Answering answering(c_, plan.questions[q]);
      Contribution one;
      one.fits = false;
      if (matched[q] != Matching::kNone) one = answering.To(answers[matched[q]]);
      if (one.fits && matched[q] != Matching::kNone) used[matched[q]] = true;
      if (!one.fits) one = answering.Unanswered();
      Add(one);
    }
    for (std::size_t a = 0; a < answers.size(); ++a) {
      if (!used[a]) Note(DiagnosticCode::kStandardAnswerUnused, answers[a].text);
    }
    unused_ = std::count(used.begin(), used.end(), false) > 0;
    AddStanding(plan, answers);
    Finish(plan);
  }

 private:
  void Note(DiagnosticCode code, const std::string& argument) {
    diagnostics_.push_back({.code = code, .arguments = {argument}});
  }

  void Open(DiagnosticCode code, const std::string& first, const std::string& second = {}) {
    diagnostics_.push_back({.code = code, .arguments = {first, second}});
    State({Exact(0), c_.weight, "0", Figure(c_.weight.value())}, true);
  }

  bool Leaves(const Plan& plan, const std::vector<StandardAnswer>& answers) {
    if (answers.size() != 1) return false;
    for (const std::size_t i : plan.leaving) {
      const StandardClause& clause = c_.standard.clauses()[i];
      if (AnswerSays(answers[0], clause.condition, c_.row.row.name) != Says::kYes) continue;
      Open(DiagnosticCode::kStandardItemLeaves, clause.text);
      return true;
    }
    return false;
  }

  static void Sum(PointSpan* to, const PointSpan& part) {
    const auto join = [](const std::string& a, const std::string& b, const Exact& value) {
      if (IsZero(value) || b.empty()) return a;
      return a.empty() ? b : a + " + " + b;
    };
    to->least_text = join(to->least_text, part.least_text, part.least);
    to->most_text = join(to->most_text, part.most_text, part.most);
    to->least = to->least + part.least;
    to->most = to->most + part.most;
  }

  void Add(const Contribution& one) {
    Sum(&given_, one.given);
    Sum(&taken_, one.taken);
    Sum(&added_, one.added);
    vetoes_ = vetoes_ || one.vetoes;
    may_veto_ = may_veto_ || one.may_veto;
    below_zero_ = below_zero_ || one.below_zero;
    diagnostics_.insert(diagnostics_.end(), one.diagnostics.begin(), one.diagnostics.end());
  }

  // Judgements and what was not read: anything between nothing and what they could do.
  void AddStanding(const Plan& plan, const std::vector<StandardAnswer>& answers) {
    for (const std::size_t i : plan.standing) {
      const StandardClause& clause = c_.standard.clauses()[i];
      const PointSpan points = PointsOf(clause.points, c_.weight);
      const bool judged = clause.kind == ClauseKind::kJudgement;
      Note(judged ? DiagnosticCode::kStandardJudgement : DiagnosticCode::kStandardUnread,
           clause.text);
      if (judged && clause.takes) {
        Sum(&taken_, {Exact(0), points.most, "", points.most_text});
      } else if (judged || clause.kind == ClauseKind::kAward) {
        Sum(&added_, {Exact(0), points.most, "", points.most_text});
      } else {
        Sum(&taken_, {Exact(0), c_.weight, "", Figure(c_.weight.value())});
        Sum(&added_, {Exact(0), c_.weight, "", Figure(c_.weight.value())});
      }
      for (const StandardAnswer& answer : answers) {
        if (judged && AnswerSays(answer, clause.condition, c_.row.row.name) == Says::kYes)
          unused_ = false;
      }
    }
  }

  static Exact Clamp(const Exact& value, const Exact& least, const Exact& most) {
    if (Less(value, least)) return least;
    if (Less(most, value)) return most;
    return value;
  }

  void Finish(const Plan& plan) {
    PointSpan base = given_;
    const std::string weight = Figure(c_.weight.value());
    if (plan.base == Base::kWeight) base = OnePoint(c_.weight, weight);
    if (base.least_text.empty()) base.least_text = "0";
    if (base.most_text.empty()) base.most_text = "0";
    Total total;
    total.least = base.least - taken_.most;
    total.most = base.most - taken_.least;
    total.least_text = Joined(base.least_text, "−", taken_.most_text, taken_.most);
    total.most_text = Joined(base.most_text, "−", taken_.least_text, taken_.least);
    // What is taken cannot fall below nothing before gains are added: the order is said nowhere.
    if (Less(total.least, Exact(0)) && !IsZero(added_.most)) total.least = Exact(0);
    total.least = total.least + added_.least;
    total.most = total.most + added_.most;
    total.least_text = Joined(total.least_text, "+", added_.least_text, added_.least);
    total.most_text = Joined(total.most_text, "+", added_.most_text, added_.most);
    NoteBonus(total);
    if (vetoes_) total = {Exact(0), Exact(0), "0", "0"};
    if (may_veto_) {
      total.least = Exact(0);
      total.least_text = "0";
    }
    State(total, unused_ || (below_zero_ && !Less(Exact(0), total.least)));
    if (below_zero_ && diagnostics_.empty())
      Note(DiagnosticCode::kStandardBelowZero, c_.standard.text());
  }

  void NoteBonus(const Total& total) {
    const Exact beyond = total.least - c_.weight;
    if (!Less(c_.weight, total.least) || !beyond.known()) return;
    diagnostics_.push_back(
        {.code = DiagnosticCode::kStandardBonus, .arguments = {Figure(beyond.value())}});
  }

  // Hands the points over as a share of the weight.
  void State(const Total& total, bool open) {
    const Exact least = Clamp(total.least, Exact(0), c_.weight);
    const Exact most = Clamp(total.most, Exact(0), c_.weight);
    const Exact low = least / c_.weight;
    const Exact high = most / c_.weight;
    const bool known = low.known() && high.known();
    verdict_->rule = Rule::kStandard;
    verdict_->in_points = known;
    verdict_->lower = known ? Share{low.value(), total.least_text} : NoShare();
    verdict_->upper = known ? Share{high.value(), total.most_text} : FullShare();
    const bool decided = known && !open && low.value() == high.value();
    verdict_->left_open = !decided;
    SetStatus(decided, known ? high.value() : Rational(0));
    const bool target_known = c_.target_status != OutcomeStatus::kUndetermined;
    if (!target_known) {
      verdict_->diagnostics.clear();
      verdict_->explanation = {};
    }
    verdict_->reason.reset();
    verdict_->diagnostics.insert(verdict_->diagnostics.end(), diagnostics_.begin(),
                                 diagnostics_.end());
    if (!decided) GiveReason();
    Explain(total);
  }

  void SetStatus(bool decided, const Rational& share) {
    if (c_.target_status != OutcomeStatus::kUndetermined) return;
    verdict_->status = OutcomeStatus::kUndetermined;
    if (decided)
      verdict_->status = share == Rational(1) ? OutcomeStatus::kMet : OutcomeStatus::kUnmet;
  }

  void GiveReason() {
    for (const Diagnostic& diagnostic : diagnostics_) {
      if (diagnostic.severity() != Severity::kNote) {
        verdict_->reason = diagnostic;
        return;
      }
    }
    verdict_->LeaveOpen(DiagnosticCode::kStandardUnanswered, {c_.standard.text()});
  }

  void Explain(const Total& total) {
    if (!verdict_->explained) return;
    (void)total;
    verdict_->Explain([&] {
      return Say(Phrase::kByStandard, {Both(c_.standard.text()), Both(c_.row.actual.text())});
    });
    if (verdict_->reason) {
      const Diagnostic& why = *verdict_->reason;
      verdict_->Explain([&] {
        return Say(Phrase::kUndetermined,
                   {{why.Message(Language::kChinese), why.Message(Language::kEnglish)}});
      });
    }
  }

  const StandardCase& c_;
  Verdict* verdict_;
  PointSpan given_;
  PointSpan taken_;
  PointSpan added_;
  bool vetoes_ = false;
  bool may_veto_ = false;
  bool below_zero_ = false;
  bool unused_ = false;
  std::vector<Diagnostic> diagnostics_;
};

}  // namespace

void ApplyStandard(const Standard& standard, const Case& c, const Threshold* last_year,
                   Verdict* verdict) {
  if (!c.row.weight || c.row.weight->sign() <= 0) {
    verdict->rule = Rule::kStandard;
    verdict->GiveUp(DiagnosticCode::kStandardNeedsWeight);
    return;
  }
  StandardCase judged{standard, c, Exact(*c.row.weight), verdict->status, std::nullopt};
  if (last_year != nullptr) judged.last_year = *last_year;
  Scorer(judged, verdict).Score();
}

}  // namespace jixiao
