// Actual values of a whole model, its assessment, and both in one call.
#include "jixiao/assess.hpp"

#include <iterator>

#include "internal.h"
#include "policy.h"

namespace jixiao::capi {
namespace {

// A policy file begins with a brace; the name of a policy never does.
bool IsJson(std::string_view policy) {
  const std::size_t first = policy.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && policy[first] == '{';
}

// A built-in policy, or one from JSON that `owned` keeps.
Failure ChoosePolicy(std::string_view text, std::unique_ptr<Policy>& owned, const Policy*& policy) {
  if (text.data() == nullptr) {
    policy = &DefaultPolicy();
    return {};
  }
  Failure failure;
  if (IsJson(text)) {
    failure = ReadPolicy(text, owned);
    policy = owned.get();
  } else {
    failure.status = FindPreset(text, policy);
  }
  if (!failure.status.ok()) failure.status = Within("policy", failure.status);
  return failure;
}

void Append(std::vector<Diagnostic> from, std::vector<Diagnostic>& to) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

}  // namespace
}  // namespace jixiao::capi

using namespace jixiao::capi;  // NOLINT
using jixiao::Assessment;
using jixiao::Diagnostic;
using jixiao::Limits;
using jixiao::Policy;
using jixiao::ProjectAssessment;
using jixiao::Status;
using jixiao::Watch;

int32_t jixiao_actuals_template(const jixiao_model* model, jixiao_text** out,
                                jixiao_error** error) {
  return Guard(error, Check().NotNull(model, "model").Out(out), [&] {
    GiveCopy(out, TemplateCsv(Unwrap(model)->model));
    return Status();
  });
}

int32_t jixiao_actuals_apply(const jixiao_model* model, const char* csv, size_t size,
                             const jixiao_limits* limits, jixiao_model** out,
                             jixiao_error** error) {
  const Check check =
      Check().NotNull(model, "model").Bytes(csv, size, "csv").Optional(limits, "limits").Out(out);
  return Guard(error, check, [&]() -> Status {
    Limits most;
    if (Status status = ReadLimits(limits, most); !status.ok()) return status;
    auto reading = ApplyActuals(Unwrap(model)->model, Bytes(csv, size), most);
    if (!reading.ok()) return reading.status();
    GiveCopy(out, {std::move(reading->model), std::move(reading->diagnostics)});
    return Status();
  });
}

int32_t jixiao_assess(const jixiao_model* model, const jixiao_policy* policy,
                      const jixiao_watch* watch, jixiao_assessment** out, jixiao_error** error) {
  const Check check = Check().NotNull(model, "model").Optional(watch, "watch").Out(out);
  return Guard(error, check, [&]() -> Status {
    Watch told;
    if (Status status = ReadWatch(watch, told); !status.ok()) return status;
    const Policy& rules = policy == nullptr ? jixiao::DefaultPolicy() : *Unwrap(policy);
    auto assessment = AssessModel(Unwrap(model)->model, rules, told);
    if (!assessment.ok()) return assessment.status();
    GiveCopy(out, std::move(*assessment));
    return Status();
  });
}

void jixiao_assessment_destroy(jixiao_assessment* assessment) { Destroy(assessment); }

int32_t jixiao_assessment_get(const jixiao_assessment* assessment, jixiao_assessment_info* out,
                              jixiao_error** error) {
  return Guard(error, Check().NotNull(assessment, "assessment").Versioned(out, "out"), [&] {
    const Assessment& from = *Unwrap(assessment);
    WriteStruct(
        {.struct_size = 0, .policy = View(from.policy), .project_count = from.projects.size()},
        out);
    return Status();
  });
}

int32_t jixiao_assessment_project(const jixiao_assessment* assessment, size_t project,
                                  jixiao_project_score* out, jixiao_error** error) {
  return Guard(error, Check().NotNull(assessment, "assessment").Versioned(out, "out"), [&] {
    return WithProject(Unwrap(assessment)->projects, project, [&](const ProjectAssessment& from) {
      const jixiao::BudgetExecution& execution = from.budget_execution;
      WriteStruct({.struct_size = 0,
                   .code = View(from.code),
                   .name = View(from.name),
                   .total = ToC(from.total),
                   .total_lower = ToC(from.total_lower),
                   .total_upper = ToC(from.total_upper),
                   .weight_total = ToC(from.weight_total),
                   .scaled_from = ToC(from.scaled_from),
                   .grade = View(from.grade),
                   .provisional = from.provisional ? 1 : 0,
                   .reserved = 0,
                   .execution_rate = ToC(execution.rate),
                   .execution_weight = ToC(execution.weight),
                   .execution_score = ToC(execution.score),
                   .execution_lower = ToC(execution.score_lower),
                   .execution_upper = ToC(execution.score_upper),
                   .execution_explanation_zh = View(execution.explanation.zh),
                   .execution_explanation_en = View(execution.explanation.en),
                   .execution_diagnostics = Lend<jixiao_diagnostics>(&execution.diagnostics),
                   .diagnostics = Lend<jixiao_diagnostics>(&from.diagnostics),
                   .row_count = from.rows.size(),
                   .missing_count = from.missing.size(),
                   .own_total = ToC(from.own_total),
                   .total_cap = ToC(from.total_cap)},
                  out);
      return Status();
    });
  });
}

int32_t jixiao_assessment_row(const jixiao_assessment* assessment, size_t project, size_t row,
                              const jixiao_outcome** out, jixiao_error** error) {
  return Guard(error, Check().NotNull(assessment, "assessment").Out(out), [&] {
    return WithProject(Unwrap(assessment)->projects, project, [&](const ProjectAssessment& from) {
      if (row >= from.rows.size()) return IndexTooLarge("row", row, from.rows.size());
      *out = Lend<jixiao_outcome>(&from.rows[row]);
      return Status();
    });
  });
}

int32_t jixiao_assessment_missing(const jixiao_assessment* assessment, size_t project, size_t index,
                                  jixiao_missing* out, jixiao_error** error) {
  return Guard(error, Check().NotNull(assessment, "assessment").Versioned(out, "out"), [&] {
    return WithProject(Unwrap(assessment)->projects, project, [&](const ProjectAssessment& from) {
      if (index >= from.missing.size()) return IndexTooLarge("index", index, from.missing.size());
      const jixiao::MissingInput& missing = from.missing[index];
      const bool is_row = missing.row != 0;
      WriteStruct({.struct_size = 0,
                   .scope = is_row ? JIXIAO_SCOPE_ROW : JIXIAO_SCOPE_EXECUTION,
                   .reserved = 0,
                   .row = is_row ? missing.row - 1 : 0,
                   .reason = Lend<jixiao_diagnostic>(&missing.reason)},
                  out);
      return Status();
    });
  });
}

int32_t jixiao_assessment_to_json(const jixiao_assessment* assessment, int32_t language,
                                  int32_t layout, jixiao_text** out, jixiao_error** error) {
  const Check check = Check()
                          .NotNull(assessment, "assessment")
                          .Enum(language, JIXIAO_ENUMERATION_LANGUAGE, "language")
                          .Enum(layout, JIXIAO_ENUMERATION_LAYOUT, "layout")
                          .Out(out);
  return Guard(error, check, [&] {
    GiveCopy(out, AssessmentToJson(*Unwrap(assessment), ToLanguage(language), ToLayout(layout)));
    return Status();
  });
}

int32_t jixiao_assessment_to_csv(const jixiao_assessment* assessment, int32_t language,
                                 jixiao_text** out, jixiao_error** error) {
  const Check check = Check()
                          .NotNull(assessment, "assessment")
                          .Enum(language, JIXIAO_ENUMERATION_LANGUAGE, "language")
                          .Out(out);
  return Guard(error, check, [&] {
    GiveCopy(out, AssessmentToCsv(*Unwrap(assessment), ToLanguage(language)));
    return Status();
  });
}

int32_t jixiao_assess_json(const char* model_json, size_t model_size, const char* actuals_csv,
                           size_t actuals_size, const char* policy, size_t policy_size,
                           const jixiao_assess_options* options, jixiao_text** out,
                           jixiao_diagnostics** diagnostics, jixiao_error** error) {
  if (diagnostics != nullptr) *diagnostics = nullptr;
  const Check check = Check()
                          .Bytes(model_json, model_size, "model_json")
                          .Bytes(actuals_csv, actuals_size, "actuals_csv")
                          .Text(policy, policy_size, "policy")
                          .Optional(options, "options")
                          .Out(out);
  return Guard(error, check, [&]() -> Failure {
    jixiao_assess_options chosen = {};
    Limits limits;
    Watch watch;
    if (options != nullptr) {
      Status status = ReadStruct(options, "options", chosen);
      if (status.ok())
        status = Check()
                     .Enum(chosen.language, JIXIAO_ENUMERATION_LANGUAGE, "options.language")
                     .Enum(chosen.layout, JIXIAO_ENUMERATION_LAYOUT, "options.layout")
                     .Optional(chosen.limits, "options.limits")
                     .Optional(chosen.watch, "options.watch")
                     .status();
      if (status.ok()) status = ReadLimits(chosen.limits, limits);
      if (status.ok()) status = ReadWatch(chosen.watch, watch);
      if (!status.ok()) return ToFailure(std::move(status));
    }

    std::unique_ptr<Policy> owned;
    const Policy* rules = nullptr;
    Failure failure = ChoosePolicy(Bytes(policy, policy_size), owned, rules);
    if (!failure.status.ok()) return failure;

    auto model = jixiao::ModelFromJson(Bytes(model_json, model_size), limits);
    if (!model.ok()) return ToFailure(jixiao::capi::Within("model_json", model.status()));
    std::vector<Diagnostic> found = std::move(model->diagnostics);
    if (actuals_csv != nullptr) {
      auto filled = ApplyActuals(model->model, Bytes(actuals_csv, actuals_size), limits);
      if (!filled.ok()) return ToFailure(jixiao::capi::Within("actuals_csv", filled.status()));
      model->model = std::move(filled->model);
      Append(std::move(filled->diagnostics), found);
    }

    const auto assessment = AssessModel(model->model, *rules, watch);
    if (!assessment.ok()) return ToFailure(assessment.status());
    auto text = std::make_unique<std::string>(
        AssessmentToJson(*assessment, ToLanguage(chosen.language), ToLayout(chosen.layout)));
    if (diagnostics != nullptr) GiveCopy(diagnostics, std::move(found));
    Give(out, std::move(text));
    return {};
  });
}
