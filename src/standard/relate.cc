// What a clause takes from the others: the figure it shares with them (group), the clause whose
// failure it answers (否则), the bound from which its steps count.
#include <algorithm>
#include <array>
#include <optional>

#include "base/fold.h"
#include "standard/condition.h"
#include "standard/data.h"
#include "standard/words.h"

namespace jixiao::standard {
namespace {

bool TakesFigure(const StandardClause& clause) {
  const ConditionKind kind = clause.condition.kind;
  return clause.kind == ClauseKind::kPerUnit || clause.kind == ClauseKind::kProportion ||
         (clause.kind != ClauseKind::kPerCase && clause.kind != ClauseKind::kEachItem &&
          (kind == ConditionKind::kFigure || kind == ConditionKind::kTarget ||
           kind == ConditionKind::kLastYear));
}

bool AreRelated(const std::u32string& a, const std::u32string& b) {
  if (a.empty() || b.empty()) return true;
  return a.find(b) != std::u32string::npos || b.find(a) != std::u32string::npos;
}

bool IsDated(const Threshold& figure) {
  return figure.kind() == ThresholdKind::kDeadline || figure.kind() == ThresholdKind::kPeriod;
}

bool Commensurable(const Unit& a, const Unit& b) {
  const auto is_share = [](const Unit& unit) {
    return unit.dimension() == Dimension::kShare || unit.dimension() == Dimension::kSharePoints;
  };
  if (a.is_none() || b.is_none() || (is_share(a) && is_share(b))) return true;
  return jixiao::Relate(a, b) != UnitRelation::kIncommensurable;
}

// A group is a run of clauses about one figure: its subject and its dimension.
struct Group {
  std::size_t index = 0;
  std::u32string subject;
  std::optional<Threshold> figure;
};

bool Continues(const Group& group, const std::u32string& subject, const StandardClause& clause) {
  if (!AreRelated(group.subject, subject)) return false;
  if (clause.condition.kind != ConditionKind::kFigure || !group.figure) return true;
  const Threshold& figure = clause.condition.figure;
  return IsDated(figure) == IsDated(*group.figure) &&
         (IsDated(figure) || Commensurable(figure.unit(), group.figure->unit()));
}

void FindGroups(std::vector<StandardClause>* clauses) {
  std::optional<Group> group;
  std::size_t next = 0;
  for (StandardClause& clause : *clauses) {
    if (!TakesFigure(clause)) continue;
    const std::u32string subject = FoldedSymbols(clause.condition.subject);
    if (!group || !Continues(*group, subject, clause)) group = Group{next++, subject, {}};
    if (group->subject.empty()) group->subject = subject;
    if (!group->figure && clause.condition.kind == ConditionKind::kFigure) {
      group->figure = clause.condition.figure;
    }
    clause.group = group->index;
  }
}

bool IsAlternativeKind(ClauseKind kind) {
  return kind == ClauseKind::kVeto || kind == ClauseKind::kDeduction ||
         kind == ClauseKind::kJudgement || kind == ClauseKind::kAward ||
         kind == ClauseKind::kProportion || kind == ClauseKind::kUnread;
}

// The last award before `index` that gives points under a condition of its own.
std::optional<std::size_t> AwardBefore(const std::vector<StandardClause>& clauses,
                                       std::size_t index) {
  for (std::size_t i = index; i > 0; --i) {
    const StandardClause& clause = clauses[i - 1];
    if (clause.kind == ClauseKind::kAward && clause.condition.kind != ConditionKind::kElse) {
      return i - 1;
    }
  }
  return std::nullopt;
}

void FindAlternatives(std::vector<StandardClause>* clauses) {
  for (std::size_t i = 0; i < clauses->size(); ++i) {
    StandardClause& clause = (*clauses)[i];
    if (!IsAlternativeKind(clause.kind)) continue;
    const bool of_items = i > 0 && (*clauses)[i - 1].kind == ClauseKind::kEachItem;
    if (of_items && clause.condition.kind == ConditionKind::kElse) {
      clause.instead_of = i - 1;
      continue;
    }
    const std::optional<std::size_t> award = AwardBefore(*clauses, i);
    if (!award) continue;
    const StandardCondition& condition = (*clauses)[*award].condition;
    const bool denies = clause.condition.kind == ConditionKind::kWords &&
                        condition.kind == ConditionKind::kWords &&
                        Denies(FoldedSymbols(clause.condition.text), FoldedSymbols(condition.text));
    if (clause.condition.kind == ConditionKind::kElse || denies) {
      clause.instead_of = award;
      clause.group = (*clauses)[*award].group;
    }
  }
}

// The end from which 每超过 or 每低于 counts.
bool HasEnd(const Threshold& figure, PerDirection direction) {
  const bool lower = figure.lower() != nullptr;
  const bool upper = figure.upper() != nullptr;
  if (figure.number() != nullptr || IsDated(figure)) return true;
  return direction == PerDirection::kAbove ? upper : lower;
}

bool Fits(const StandardPer& per, const Threshold& figure) {
  if (per.direction == PerDirection::kLate) {
    return IsDated(figure) || figure.unit().dimension() == Dimension::kTime;
  }
  return !IsDated(figure) && HasEnd(figure, per.direction) &&
         Commensurable(per.unit, figure.unit());
}

// 以100%为标准, 每年不少于4次: a figure among the requirements that the steps can count from.
std::optional<Threshold> RequiredFigure(const Standard::Data& data, const StandardPer& per) {
  std::optional<Threshold> found;
  if (data.requirements.size() > Standard::kMaxClauses) return found;
  for (const StandardRequirement& requirement : data.requirements) {
    const FoldedText text(requirement.text);
    const StandardCondition condition = ReadCondition(text, 0, text.size(), {});
    if (condition.kind != ConditionKind::kFigure || !Fits(per, condition.figure)) continue;
    if (found) return std::nullopt;
    found = condition.figure;
  }
  return found;
}

bool NamesTarget(const StandardClause& clause) {
  return clause.condition.kind == ConditionKind::kTarget ||
         ContainsAny(FoldedSymbols(clause.text), kTargetNouns) ||
         FoldedSymbols(clause.text).find(U"超额") != std::u32string::npos;
}

// Of the awards in front of a step that share its figure, the one with the most points: steps count
// from where the full points end.
const StandardClause* FullAward(const std::vector<StandardClause>& clauses, std::size_t index) {
  const StandardClause* full = nullptr;
  for (std::size_t i = 0; i < index; ++i) {
    const StandardClause& clause = clauses[i];
    if (clause.kind != ClauseKind::kAward || clause.group != clauses[index].group ||
        !TakesFigure(clause)) {
      continue;
    }
    const bool more =
        full == nullptr || (clause.points.percent_of_weight == full->points.percent_of_weight &&
                            clause.points.most > full->points.most);
    if (more) full = &clause;
  }
  return full;
}

void FindBounds(Standard::Data* data) {
  std::vector<StandardClause>& clauses = data->clauses;
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    StandardClause& clause = clauses[i];
    if (clause.kind != ClauseKind::kPerUnit) continue;
    if (clause.condition.kind == ConditionKind::kFigure &&
        Fits(clause.per, clause.condition.figure)) {
      clause.per.bound = clause.condition.figure;
      continue;
    }
    if (NamesTarget(clause)) continue;
    const StandardClause* const full = FullAward(clauses, i);
    if (full != nullptr && full->condition.kind != ConditionKind::kFigure) continue;
    if (full != nullptr && Fits(clause.per, full->condition.figure)) {
      clause.per.bound = full->condition.figure;
    }
    if (!clause.per.bound) clause.per.bound = RequiredFigure(*data, clause.per);
  }
}

// 每少一项扣1分 behind items of 1 point each says the same again.
void DropRepeated(std::vector<StandardClause>* clauses) {
  const auto says_again = [&](const StandardClause& clause) {
    if (clause.kind != ClauseKind::kPerCase && clause.kind != ClauseKind::kPerUnit) return false;
    if (clause.per.bound || !clause.takes || clause.per.unit.name() != "项") return false;
    static constexpr std::array<Symbols, 2> kMissing = {U"少", U"缺"};
    if (!ContainsAny(FoldedSymbols(clause.text), Words(kMissing))) return false;
    std::size_t items = 0;
    for (const StandardClause& other : *clauses) {
      if (other.kind != ClauseKind::kAward) continue;
      if (other.condition.kind != ConditionKind::kWords || other.points != clause.points) {
        return false;
      }
      ++items;
    }
    return items >= 2;
  };
  std::erase_if(*clauses, says_again);
}

// 持平, 上升 behind 较上年下降 compare with last year as well.
void CarryLastYear(std::vector<StandardClause>* clauses) {
  struct Entry {
    Symbols word;
    StandardRelation relation;
  };
  static constexpr auto kEntries = std::to_array<Entry>({
      {U"持平", StandardRelation::kEqual},
      {U"上升", StandardRelation::kAbove},
      {U"增长", StandardRelation::kAbove},
      {U"增加", StandardRelation::kAbove},
      {U"提高", StandardRelation::kAbove},
      {U"下降", StandardRelation::kBelow},
      {U"减少", StandardRelation::kBelow},
      {U"降低", StandardRelation::kBelow},
  });
  bool seen = false;
  for (StandardClause& clause : *clauses) {
    if (clause.condition.kind == ConditionKind::kLastYear) seen = true;
    if (!seen || clause.condition.kind != ConditionKind::kWords) continue;
    const std::u32string text = FoldedSymbols(clause.condition.text);
    for (const Entry& entry : kEntries) {
      if (text != entry.word) continue;
      clause.condition.kind = ConditionKind::kLastYear;
      clause.condition.relation = entry.relation;
    }
  }
}

// 安全事故0起得满分,每发生1起扣2分: the cases are counted from the 0 of the award.
void CountFromNone(std::vector<StandardClause>* clauses) {
  for (std::size_t i = 1; i < clauses->size(); ++i) {
    StandardClause& clause = (*clauses)[i];
    const StandardClause& award = (*clauses)[i - 1];
    if (clause.kind != ClauseKind::kPerCase || !clause.takes || award.kind != ClauseKind::kAward ||
        award.condition.kind != ConditionKind::kFigure || !clause.condition.text.empty()) {
      continue;
    }
    const Threshold& figure = award.condition.figure;
    const std::optional<Rational> value = figure.base_value();
    if (figure.unit().dimension() != Dimension::kCount || !value || !value->is_zero()) continue;
    clause.kind = ClauseKind::kPerUnit;
    clause.per.direction = PerDirection::kAbove;
    clause.per.bound = figure;
    clause.group = award.group;
  }
}

}  // namespace

void Relate(Standard::Data* data) {
  CarryLastYear(&data->clauses);
  CountFromNone(&data->clauses);
  DropRepeated(&data->clauses);
  FindGroups(&data->clauses);
  FindAlternatives(&data->clauses);
  FindBounds(data);
}

}  // namespace jixiao::standard
