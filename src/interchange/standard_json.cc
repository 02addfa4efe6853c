// Standard → parse record. Every field stands only for the clauses that have it; see
// docs/standards.md.
#include "interchange/records.h"
#include "jixiao/interchange.hpp"

namespace jixiao {
namespace interchange {
namespace {

Json WriteSpan(const TextSpan& span) {
  Json json = Json::object();
  json["begin"] = span.begin;
  json["end"] = span.end;
  return json;
}

Json WritePoints(const StandardPoints& points) {
  Json json = Json::object();
  json["least"] = points.least.ToString();
  json["most"] = points.most.ToString();
  json["percent_of_weight"] = points.percent_of_weight;
  return json;
}

Json WriteCondition(const StandardCondition& condition) {
  Json json = Json::object();
  json["kind"] = ConditionKindName(condition.kind);
  json["text"] = condition.text;
  if (condition.kind == ConditionKind::kFigure) {
    json["subject"] = condition.subject;
    json["figure"] = condition.figure.canonical();
  }
  if (condition.kind == ConditionKind::kTarget || condition.kind == ConditionKind::kLastYear) {
    json["relation"] = StandardRelationName(condition.relation);
  }
  return json;
}

Json WritePer(const StandardPer& per) {
  Json json = Json::object();
  json["size"] = per.size.ToString();
  json["unit"] = per.unit.name();
  json["direction"] = PerDirectionName(per.direction);
  json["bound"] = per.bound ? Json(per.bound->canonical()) : Json(nullptr);
  return json;
}

bool HasPoints(ClauseKind kind) {
  return kind != ClauseKind::kVeto && kind != ClauseKind::kNotApplicable &&
         kind != ClauseKind::kUnread;
}

Json WriteClause(const StandardClause& clause) {
  Json json = Json::object();
  json["kind"] = ClauseKindName(clause.kind);
  json["text"] = clause.text;
  json["span"] = WriteSpan(clause.span);
  json["condition"] = WriteCondition(clause.condition);
  if (HasPoints(clause.kind)) {
    json["effect"] = clause.takes ? "take" : "give";
    json["points"] = WritePoints(clause.points);
  }
  if (clause.kind == ClauseKind::kPerUnit || clause.kind == ClauseKind::kPerCase) {
    json["per"] = WritePer(clause.per);
  }
  if (clause.cap) json["cap"] = clause.cap->ToString();
  if (clause.instead_of) json["instead_of"] = *clause.instead_of;
  if (clause.continues) json["continues"] = true;
  return json;
}

}  // namespace
}  // namespace interchange

std::string StandardToJson(const Standard& standard, Language language) {
  using interchange::Json;
  Json json = Json::object();
  json["text"] = standard.text();
  json["state"] = StandardStateName(standard.state());
  Json clauses = Json::array();
  for (const StandardClause& clause : standard.clauses()) {
    clauses.push_back(interchange::WriteClause(clause));
  }
  json["clauses"] = std::move(clauses);
  Json requirements = Json::array();
  for (const StandardRequirement& requirement : standard.requirements()) {
    requirements.push_back(Json(requirement.text));
  }
  json["requirements"] = std::move(requirements);
  json["canonical"] = standard.canonical();
  json["diagnostics"] = interchange::WriteDiagnostics(standard.diagnostics(), language);
  return json.Dump(JsonLayout::kCompact);
}

}  // namespace jixiao
