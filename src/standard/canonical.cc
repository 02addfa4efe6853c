// Clauses → text in one fixed writing that reads back as the same clauses.
#include <string>

#include "standard/data.h"

namespace jixiao::standard {
namespace {

std::string Points(const StandardPoints& points) {
  const std::string unit = points.percent_of_weight ? "%分值" : "分";
  const std::string most = points.most.Trimmed().ToString();
  if (points.percent_of_weight && points.least == points.most && points.most == Decimal(100)) {
    return "满分";
  }
  const std::string least = points.least.Trimmed().ToString();
  const std::string percent = points.percent_of_weight ? "%" : "";
  return (points.least == points.most ? "" : least + percent + "-") + most + unit;
}

std::string Condition(const StandardCondition& condition) { return condition.text; }

std::string Step(const StandardClause& clause) {
  std::string text = clause.condition.text;
  if (!text.empty()) text += "，";
  return text;
}

std::string Clause(const StandardClause& clause) {
  switch (clause.kind) {
    case ClauseKind::kAward:
      return Condition(clause.condition) + "得" + Points(clause.points);
    case ClauseKind::kDeduction:
      return Condition(clause.condition) + "扣" + Points(clause.points);
    case ClauseKind::kVeto:
      return Condition(clause.condition) + "不得分";
    case ClauseKind::kNotApplicable:
      return Condition(clause.condition) + "不适用";
    case ClauseKind::kPerUnit:
    case ClauseKind::kPerCase:
    case ClauseKind::kEachItem:
    case ClauseKind::kProportion:
    case ClauseKind::kJudgement:
    case ClauseKind::kUnread:
      break;
  }
  return Step(clause).empty() ? clause.text : clause.text;
}

}  // namespace

std::string WriteCanonical(const std::vector<StandardClause>& clauses) {
  std::string text;
  for (const StandardClause& clause : clauses) {
    if (clause.kind == ClauseKind::kUnread) continue;
    if (!text.empty()) text += "；";
    text += Clause(clause);
    if (clause.cap) {
      text += std::string(clause.takes ? "，最多扣" : "，最多得") +
              clause.cap->Trimmed().ToString() + "分";
    }
    if (clause.continues) text += "，以此类推";
  }
  return text;
}

}  // namespace jixiao::standard
