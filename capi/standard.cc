// Scoring standards: every field of their parse record.
#include "jixiao/standard.hpp"

#include "internal.h"
#include "jixiao/interchange.hpp"

namespace jixiao::capi {
namespace {

std::unique_ptr<ThresholdHandle> HandleOf(const Threshold& threshold, const RowFacts& row) {
  return std::make_unique<ThresholdHandle>(threshold, row);
}

bool IsCounting(const StandardClause& clause) {
  return clause.kind == ClauseKind::kPerUnit || clause.kind == ClauseKind::kPerCase;
}

bool HasPoints(const StandardClause& clause) {
  return clause.kind != ClauseKind::kVeto && clause.kind != ClauseKind::kNotApplicable &&
         clause.kind != ClauseKind::kUnread;
}

bool HasRelation(const StandardCondition& condition) {
  return condition.kind == ConditionKind::kTarget || condition.kind == ConditionKind::kLastYear;
}

jixiao_clause ClauseOf(const StandardClause& from, const StandardHandle::Parts& parts) {
  jixiao_clause to = {};
  to.text = View(from.text);
  to.condition_text = View(from.condition.text);
  to.subject = View(from.condition.subject);
  to.span = ToC(from.span);
  to.condition_span = ToC(from.condition.span);
  to.kind = ToNumber(from.kind);
  to.condition = ToNumber(from.condition.kind);
  if (HasRelation(from.condition)) to.relation = ToNumber(from.condition.relation);
  to.takes = from.takes ? 1 : 0;
  if (HasPoints(from)) {
    to.points = ToC(from.points.least);
    to.most = ToC(from.points.most);
    to.percent_of_weight = from.points.percent_of_weight ? 1 : 0;
  }
  if (IsCounting(from)) {
    to.per_unit = View(parts.per_unit);
    to.per_size = ToC(from.per.size);
    to.per_direction = ToNumber(from.per.direction);
    to.begun = ToNumber(from.per.begun);
  }
  to.cap = ToC(from.cap);
  to.adds = from.adds ? 1 : 0;
  to.below_zero = from.below_zero ? 1 : 0;
  to.continues = from.continues ? 1 : 0;
  to.own_rate = from.own_rate ? 1 : 0;
  to.complement = from.complement ? 1 : 0;
  to.instead_of = from.instead_of ? static_cast<int64_t>(*from.instead_of) : -1;
  to.group = from.group;
  to.sentence = from.sentence;
  to.figure = Lend<jixiao_threshold>(parts.figure.get());
  to.bound = Lend<jixiao_threshold>(parts.bound.get());
  return to;
}

}  // namespace

StandardHandle::StandardHandle(Standard from, const ThresholdContext& context)
    : standard(std::move(from)), canonical(standard.canonical()) {
  const RowFacts row(context);
  for (const StandardClause& clause : standard.clauses()) {
    Parts& made = parts.emplace_back();
    made.per_unit = clause.per.unit.name();
    if (clause.condition.kind == ConditionKind::kFigure) {
      made.figure = HandleOf(clause.condition.figure, row);
    }
    if (clause.per.bound) made.bound = HandleOf(*clause.per.bound, row);
  }
}

}  // namespace jixiao::capi

using namespace jixiao::capi;  // NOLINT
using jixiao::Standard;
using jixiao::StandardClause;
using jixiao::StandardRequirement;
using jixiao::Status;
using jixiao::ThresholdContext;

int32_t jixiao_standard_parse(const char* text, size_t size, const jixiao_context* context,
                              jixiao_standard** out, jixiao_error** error) {
  const Check check = Check().Bytes(text, size, "text").Optional(context, "context").Out(out);
  return Guard(error, check, [&]() -> Status {
    ThresholdContext known;
    if (Status status = ReadContext(context, known); !status.ok()) return status;
    Give(out, std::make_unique<StandardHandle>(Standard::Parse(Bytes(text, size), known), known));
    return Status();
  });
}

void jixiao_standard_destroy(jixiao_standard* standard) { Destroy(standard); }

int32_t jixiao_standard_get(const jixiao_standard* standard, jixiao_standard_info* out,
                            jixiao_error** error) {
  return Guard(error, Check().NotNull(standard, "standard").Versioned(out, "out"), [&] {
    const StandardHandle& from = *Unwrap(standard);
    WriteStruct({.struct_size = 0,
                 .text = View(from.standard.text()),
                 .canonical = View(from.canonical),
                 .state = ToNumber(from.standard.state()),
                 .reserved = 0,
                 .clause_count = from.standard.clauses().size(),
                 .requirement_count = from.standard.requirements().size()},
                out);
    return Status();
  });
}

int32_t jixiao_standard_clause(const jixiao_standard* standard, size_t index, jixiao_clause* out,
                               jixiao_error** error) {
  return Guard(error, Check().NotNull(standard, "standard").Versioned(out, "out"), [&] {
    const StandardHandle& from = *Unwrap(standard);
    const std::vector<StandardClause>& clauses = from.standard.clauses();
    if (index >= clauses.size()) return IndexTooLarge("index", index, clauses.size());
    WriteStruct(ClauseOf(clauses[index], from.parts[index]), out);
    return Status();
  });
}

int32_t jixiao_standard_requirement(const jixiao_standard* standard, size_t index,
                                    jixiao_requirement* out, jixiao_error** error) {
  return Guard(error, Check().NotNull(standard, "standard").Versioned(out, "out"), [&] {
    const std::vector<StandardRequirement>& all = Unwrap(standard)->standard.requirements();
    if (index >= all.size()) return IndexTooLarge("index", index, all.size());
    WriteStruct({.struct_size = 0,
                 .text = View(all[index].text),
                 .span = ToC(all[index].span),
                 .numbered = all[index].numbered ? 1 : 0,
                 .reserved = 0},
                out);
    return Status();
  });
}

int32_t jixiao_standard_diagnostics(const jixiao_standard* standard, const jixiao_diagnostics** out,
                                    jixiao_error** error) {
  return Guard(error, Check().NotNull(standard, "standard").Out(out), [&] {
    *out = Lend<jixiao_diagnostics>(&Unwrap(standard)->standard.diagnostics());
    return Status();
  });
}

int32_t jixiao_standard_to_json(const jixiao_standard* standard, int32_t language,
                                jixiao_text** out, jixiao_error** error) {
  const Check check = Check()
                          .NotNull(standard, "standard")
                          .Enum(language, JIXIAO_ENUMERATION_LANGUAGE, "language")
                          .Out(out);
  return Guard(error, check, [&] {
    GiveCopy(out, StandardToJson(Unwrap(standard)->standard, ToLanguage(language)));
    return Status();
  });
}
