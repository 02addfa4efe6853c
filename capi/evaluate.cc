// One row: target × actual → outcome.
#include "jixiao/evaluate.hpp"

#include "internal.h"

namespace jixiao::capi {
namespace {

// NULL gives a row of which nothing is known.
Status ReadRow(const jixiao_row* from, Row& to) {
  to.weight.reset();
  if (from == nullptr) return Status();
  jixiao_row row;
  if (Status status = ReadStruct(from, "row", row); !status.ok()) return status;
  FieldReader read;
  to.direction =
      Stated<RowDirection>(read.Enum(row.direction, JIXIAO_ENUMERATION_DIRECTION, "row.direction"));
  to.achievement = Stated<Achievement>(
      read.Enum(row.achievement, JIXIAO_ENUMERATION_ACHIEVEMENT, "row.achievement"));
  to.weight = read.Amount(row.weight, "row.weight");
  to.degree = read.Amount(row.degree, "row.degree");
  to.deduction = read.Amount(row.deduction, "row.deduction");
  to.applicable = !read.Flag(row.not_applicable, "row.not_applicable");
  read.Within(row.reserved, 0, 0, "row.reserved");
  if (to.weight && to.weight->sign() < 0) {
    read.Fail(InvalidArgument("row.weight", "must not be negative"));
  }
  // A pointer is followed only out of a struct in which all else is right.
  if (!read.status().ok()) return read.status();
  if (row.base != nullptr) to.base = Unwrap(row.base)->value;
  if (row.standard != nullptr) to.standard = Unwrap(row.standard)->standard;
  if (row.last_year != nullptr) to.last_year = Unwrap(row.last_year)->value;
  return read.status();
}

const Policy& PolicyOr(const jixiao_policy* policy) {
  return policy == nullptr ? DefaultPolicy() : *Unwrap(policy);
}

}  // namespace
}  // namespace jixiao::capi

using namespace jixiao::capi;  // NOLINT
using jixiao::Row;
using jixiao::RowAssessment;
using jixiao::Status;
using jixiao::ThresholdContext;

int32_t jixiao_threshold_evaluate(const jixiao_threshold* target, const jixiao_actual* actual,
                                  const jixiao_row* row, const jixiao_policy* policy,
                                  jixiao_outcome** out, jixiao_error** error) {
  const Check check =
      Check().NotNull(target, "target").NotNull(actual, "actual").Optional(row, "row").Out(out);
  return Guard(error, check, [&]() -> Status {
    Row input;
    if (Status status = ReadRow(row, input); !status.ok()) return status;
    const RowFacts& facts = Unwrap(target)->row();
    input.name = facts.name;
    input.kind = facts.kind;
    input.year = facts.year;
    input.target = Unwrap(target)->threshold();
    input.actual = Unwrap(actual)->value;
    // Formed in its place: an outcome is not moved. NOLINTNEXTLINE(modernize-make-unique)
    Give(out, std::unique_ptr<RowAssessment>(
                  new RowAssessment{.level1 = {},
                                    .level2 = {},
                                    .level3 = input.name,
                                    .target = input.target.text(),
                                    .actual = input.actual.text(),
                                    .outcome = EvaluateRow(input, PolicyOr(policy))}));
    return Status();
  });
}

int32_t jixiao_evaluate(const char* target, size_t target_size, const char* actual,
                        size_t actual_size, const jixiao_context* context, const jixiao_row* row,
                        const jixiao_policy* policy, jixiao_outcome** out, jixiao_error** error) {
  const Check check = Check()
                          .Bytes(target, target_size, "target")
                          .Bytes(actual, actual_size, "actual")
                          .Optional(context, "context")
                          .Optional(row, "row")
                          .Out(out);
  return Guard(error, check, [&]() -> Status {
    ThresholdContext known;
    if (Status status = ReadContext(context, known); !status.ok()) return status;
    Row said;
    if (Status status = ReadRow(row, said); !status.ok()) return status;
    const std::string_view target_text = Bytes(target, target_size);
    const std::string_view actual_text = Bytes(actual, actual_size);
    // Kind, name and year are the context's.
    Row read = jixiao::RowOf(target_text, actual_text, known);
    read.direction = said.direction;
    if (said.weight) read.weight = said.weight;
    read.achievement = said.achievement;
    read.degree = said.degree;
    read.base = said.base;
    read.standard = said.standard;
    read.last_year = said.last_year;
    read.deduction = said.deduction;
    read.applicable = said.applicable;
    // NOLINTNEXTLINE(modernize-make-unique)
    Give(out, std::unique_ptr<RowAssessment>(
                  new RowAssessment{.level1 = {},
                                    .level2 = {},
                                    .level3 = std::string(known.name),
                                    .target = std::string(target_text),
                                    .actual = std::string(actual_text),
                                    .outcome = EvaluateRow(read, PolicyOr(policy))}));
    return Status();
  });
}

void jixiao_outcome_destroy(jixiao_outcome* outcome) { Destroy(outcome); }

int32_t jixiao_outcome_get(const jixiao_outcome* outcome, jixiao_outcome_info* out,
                           jixiao_error** error) {
  return Guard(error, Check().NotNull(outcome, "outcome").Versioned(out, "out"), [&] {
    const RowAssessment& row = *Unwrap(outcome);
    const jixiao::Outcome& from = row.outcome;
    WriteStruct({.struct_size = 0,
                 .level1 = View(row.level1),
                 .level2 = View(row.level2),
                 .level3 = View(row.level3),
                 .target = View(row.target),
                 .actual = View(row.actual),
                 .status = ToNumber(from.status),
                 .rule = ToNumber(from.rule),
                 .over_completed = from.over_completed ? 1 : 0,
                 .weight_derived = row.weight_derived ? 1 : 0,
                 .completion = ToC(from.completion),
                 .deviation = View(from.deviation),
                 .weight = ToC(from.weight),
                 .score = ToC(from.score),
                 .score_lower = ToC(from.score_lower),
                 .score_upper = ToC(from.score_upper),
                 .explanation_zh = View(from.explanation.zh),
                 .explanation_en = View(from.explanation.en),
                 .reason = Lend<jixiao_diagnostic>(from.reason ? &*from.reason : nullptr),
                 .diagnostics = Lend<jixiao_diagnostics>(&from.diagnostics)},
                out);
    return Status();
  });
}

int32_t jixiao_outcome_to_json(const jixiao_outcome* outcome, int32_t language, int32_t layout,
                               jixiao_text** out, jixiao_error** error) {
  const Check check = Check()
                          .NotNull(outcome, "outcome")
                          .Enum(language, JIXIAO_ENUMERATION_LANGUAGE, "language")
                          .Enum(layout, JIXIAO_ENUMERATION_LAYOUT, "layout")
                          .Out(out);
  return Guard(error, check, [&] {
    GiveCopy(out, RowToJson(*Unwrap(outcome), ToLanguage(language), ToLayout(layout)));
    return Status();
  });
}
