// Claimed scores held against recomputed ones.
#include "jixiao/verify.hpp"

#include "internal.h"

using namespace jixiao::capi;  // NOLINT
using jixiao::Claim;
using jixiao::KnownRule;
using jixiao::ProjectVerification;
using jixiao::Status;
using jixiao::Verification;

size_t jixiao_known_rule_count(void) {
  size_t count = 0;
  Guard(nullptr, Check(), [&] {
    count = jixiao::KnownRules().size();
    return Status();
  });
  return count;
}

int32_t jixiao_known_rule_at(size_t index, jixiao_known_rule* out, jixiao_error** error) {
  return Guard(error, Check().Versioned(out, "out"), [&] {
    const auto rules = jixiao::KnownRules();
    if (index >= rules.size()) return IndexTooLarge("index", index, rules.size());
    const KnownRule& rule = rules[index];
    WriteStruct({.struct_size = 0,
                 .name = View(rule.name),
                 .title_zh = View(rule.title.zh),
                 .title_en = View(rule.title.en)},
                out);
    return Status();
  });
}

int32_t jixiao_verify(const jixiao_model* model, const jixiao_policy* policy,
                      const jixiao_watch* watch, jixiao_verification** out, jixiao_error** error) {
  const Check check = Check().NotNull(model, "model").Optional(watch, "watch").Out(out);
  return Guard(error, check, [&]() -> Status {
    jixiao::Watch told;
    if (Status status = ReadWatch(watch, told); !status.ok()) return status;
    const jixiao::Policy& rules = policy == nullptr ? jixiao::DefaultPolicy() : *Unwrap(policy);
    auto verification = VerifyModel(Unwrap(model)->model, rules, told);
    if (!verification.ok()) return verification.status();
    GiveCopy(out, std::move(*verification));
    return Status();
  });
}

void jixiao_verification_destroy(jixiao_verification* verification) { Destroy(verification); }

int32_t jixiao_verification_get(const jixiao_verification* verification,
                                jixiao_verification_info* out, jixiao_error** error) {
  return Guard(error, Check().NotNull(verification, "verification").Versioned(out, "out"), [&] {
    const Verification& from = *Unwrap(verification);
    WriteStruct(
        {.struct_size = 0, .policy = View(from.policy), .project_count = from.projects.size()},
        out);
    return Status();
  });
}

namespace {

// The core counts rows from 1, with 0 for budget execution.
int32_t ScopeOf(const std::optional<size_t>& row) {
  if (!row) return JIXIAO_SCOPE_PROJECT;
  return *row == 0 ? JIXIAO_SCOPE_EXECUTION : JIXIAO_SCOPE_ROW;
}

// Calls `use` with the claim of a row or of budget execution.
template <typename Use>
Status WithClaim(const jixiao_verification* verification, size_t project, int32_t scope, size_t row,
                 const Use& use) {
  return WithProject(Unwrap(verification)->projects, project, [&](const ProjectVerification& from) {
    switch (scope) {
      case JIXIAO_SCOPE_ROW:
        if (row >= from.rows.size()) return IndexTooLarge("row", row, from.rows.size());
        return use(from, from.rows[row]);
      case JIXIAO_SCOPE_EXECUTION:
        if (row != 0) return InvalidArgument("row", "must be 0 for budget execution");
        return use(from, from.execution);
      default:
        return InvalidArgument("scope", "must be a row or budget execution");
    }
  });
}

}  // namespace

int32_t jixiao_verification_project(const jixiao_verification* verification, size_t project,
                                    jixiao_project_verification* out, jixiao_error** error) {
  return Guard(error, Check().NotNull(verification, "verification").Versioned(out, "out"), [&] {
    return WithProject(Unwrap(verification)->projects, project,
                       [&](const ProjectVerification& from) {
                         const jixiao::ProjectAssessment& assessment = from.assessment;
                         WriteStruct({.struct_size = 0,
                                      .code = View(assessment.code),
                                      .name = View(assessment.name),
                                      .claimed_total = ToC(from.claimed_total),
                                      .claimed_sum = ToC(from.claimed_sum),
                                      .computed_total = ToC(assessment.total),
                                      .computed_lower = ToC(assessment.total_lower),
                                      .computed_upper = ToC(assessment.total_upper),
                                      .weight_total = ToC(assessment.weight_total),
                                      .matching_policy = View(from.matching_policy),
                                      .row_count = from.rows.size(),
                                      .finding_count = from.findings.size(),
                                      .has_error = from.has_error() ? 1 : 0,
                                      .reserved = 0},
                                     out);
                         return Status();
                       });
  });
}

int32_t jixiao_verification_claim(const jixiao_verification* verification, size_t project,
                                  int32_t scope, size_t row, jixiao_claim* out,
                                  jixiao_error** error) {
  return Guard(error, Check().NotNull(verification, "verification").Versioned(out, "out"), [&] {
    return WithClaim(verification, project, scope, row,
                     [&](const ProjectVerification& from, const Claim& claim) {
                       jixiao_claim to = {};
                       if (scope == JIXIAO_SCOPE_EXECUTION) {
                         const jixiao::BudgetExecution& execution =
                             from.assessment.budget_execution;
                         to.weight = ToC(execution.weight);
                         to.computed = ToC(execution.score);
                         to.computed_lower = ToC(execution.score_lower);
                         to.computed_upper = ToC(execution.score_upper);
                       } else {
                         const jixiao::RowAssessment& assessed = from.assessment.rows[row];
                         to.weight = ToC(assessed.outcome.weight);
                         to.computed = ToC(assessed.outcome.score);
                         to.computed_lower = ToC(assessed.outcome.score_lower);
                         to.computed_upper = ToC(assessed.outcome.score_upper);
                         to.outcome = Lend<jixiao_outcome>(&assessed);
                       }
                       to.claimed = ToC(claim.claimed);
                       to.difference = ToC(claim.difference);
                       to.verdict = Lend<jixiao_diagnostic>(&claim.verdict);
                       to.matching_rule_count = claim.matching_rules.size();
                       WriteStruct(to, out);
                       return Status();
                     });
  });
}

int32_t jixiao_verification_matching_rule(const jixiao_verification* verification, size_t project,
                                          int32_t scope, size_t row, size_t index, jixiao_view* out,
                                          jixiao_error** error) {
  return Guard(error, Check().NotNull(verification, "verification").Out(out), [&] {
    return WithClaim(verification, project, scope, row,
                     [&](const ProjectVerification& /*from*/, const Claim& claim) {
                       const auto& rules = claim.matching_rules;
                       if (index >= rules.size()) {
                         return IndexTooLarge("index", index, rules.size());
                       }
                       *out = View(rules[index]);
                       return Status();
                     });
  });
}

int32_t jixiao_verification_finding_at(const jixiao_verification* verification, size_t project,
                                       size_t index, jixiao_verification_finding* out,
                                       jixiao_error** error) {
  return Guard(error, Check().NotNull(verification, "verification").Versioned(out, "out"), [&] {
    return WithProject(Unwrap(verification)->projects, project,
                       [&](const ProjectVerification& from) {
                         if (index >= from.findings.size()) {
                           return IndexTooLarge("index", index, from.findings.size());
                         }
                         const jixiao::VerificationFinding& finding = from.findings[index];
                         WriteStruct({.struct_size = 0,
                                      .scope = ScopeOf(finding.row),
                                      .reserved = 0,
                                      .row = finding.row.value_or(0) == 0 ? 0 : *finding.row - 1,
                                      .finding = Lend<jixiao_diagnostic>(&finding.finding)},
                                     out);
                         return Status();
                       });
  });
}

int32_t jixiao_verification_to_json(const jixiao_verification* verification, int32_t language,
                                    int32_t layout, jixiao_text** out, jixiao_error** error) {
  const Check check = Check()
                          .NotNull(verification, "verification")
                          .Enum(language, JIXIAO_ENUMERATION_LANGUAGE, "language")
                          .Enum(layout, JIXIAO_ENUMERATION_LAYOUT, "layout")
                          .Out(out);
  return Guard(error, check, [&] {
    GiveCopy(out,
             VerificationToJson(*Unwrap(verification), ToLanguage(language), ToLayout(layout)));
    return Status();
  });
}

int32_t jixiao_verification_to_csv(const jixiao_verification* verification, int32_t language,
                                   jixiao_text** out, jixiao_error** error) {
  const Check check = Check()
                          .NotNull(verification, "verification")
                          .Enum(language, JIXIAO_ENUMERATION_LANGUAGE, "language")
                          .Out(out);
  return Guard(error, check, [&] {
    GiveCopy(out, VerificationToCsv(*Unwrap(verification), ToLanguage(language)));
    return Status();
  });
}
