// The review of targets: findings, the rules behind them, and the model with the corrections that
// are sure.
#include "jixiao/review.hpp"

#include <array>
#include <utility>
#include <vector>

#include "jixiao/report.hpp"
#include "review_handle.h"

using namespace jixiao::capi;  // NOLINT
using jixiao::Filed;
using jixiao::Finding;
using jixiao::Policy;
using jixiao::ReviewRule;
using jixiao::Status;

size_t jixiao_review_rule_count(void) { return jixiao::ReviewRules().size(); }

int32_t jixiao_review_rule_at(size_t index, jixiao_review_rule* out, jixiao_error** error) {
  return Guard(error, Check().Versioned(out, "out"), [&] {
    const auto rules = jixiao::ReviewRules();
    if (index >= rules.size()) return IndexTooLarge("index", index, rules.size());
    const ReviewRule& rule = rules[index];
    WriteStruct({.struct_size = 0,
                 .code = View(rule.name),
                 .group = View(FindingGroupName(rule.group)),
                 .severity = ToNumber(rule.severity),
                 .number = ToNumber(rule.code),
                 .source = View(rule.source),
                 .message_zh = View(rule.message_zh),
                 .message_en = View(rule.message_en),
                 .reason_zh = View(rule.reason_zh),
                 .reason_en = View(rule.reason_en),
                 .example = View(rule.example)},
                out);
    return Status();
  });
}

int32_t jixiao_review_model(const jixiao_model* model, const jixiao_policy* policy,
                            const jixiao_watch* watch, jixiao_review** out, jixiao_error** error) {
  const Check check = Check().NotNull(model, "model").Optional(watch, "watch").Out(out);
  return Guard(error, check, [&]() -> Status {
    jixiao::Watch told;
    if (Status status = ReadWatch(watch, told); !status.ok()) return status;
    const Policy& rules = policy == nullptr ? jixiao::DefaultPolicy() : *Unwrap(policy);
    auto findings = ReviewModel(Unwrap(model)->model, rules, told);
    if (!findings.ok()) return findings.status();
    Give(out, std::make_unique<ReviewHandle>(Unwrap(model)->model, std::move(*findings)));
    return Status();
  });
}

void jixiao_review_destroy(jixiao_review* review) { Destroy(review); }

size_t jixiao_review_count(const jixiao_review* review) {
  return review == nullptr ? 0 : Unwrap(review)->findings.size();
}

int32_t jixiao_review_at(const jixiao_review* review, size_t index, jixiao_finding* out,
                         jixiao_error** error) {
  return Guard(error, Check().NotNull(review, "review").Versioned(out, "out"), [&] {
    const ReviewHandle& from = *Unwrap(review);
    if (index >= from.findings.size()) {
      return IndexTooLarge("index", index, from.findings.size());
    }
    const Finding& finding = from.findings[index];
    const ReviewRule& rule = finding.rule();
    const auto& suggestion = finding.suggestion;
    const jixiao_view none = {nullptr, 0};
    WriteStruct({.struct_size = 0,
                 .code = View(rule.name),
                 .group = View(FindingGroupName(rule.group)),
                 .severity = ToNumber(finding.severity),
                 .number = ToNumber(finding.code),
                 .project = finding.project,
                 .project_code = View(finding.project_code),
                 .scope = finding.row == 0 ? JIXIAO_SCOPE_PROJECT : JIXIAO_SCOPE_ROW,
                 .reserved = 0,
                 .row = finding.row == 0 ? 0 : std::size_t{finding.row} - 1,
                 .field = View(ModelFieldName(finding.field)),
                 .span = ToC(finding.span),
                 .message_zh = View(from.messages[index].zh),
                 .message_en = View(from.messages[index].en),
                 .reason_zh = View(rule.reason_zh),
                 .reason_en = View(rule.reason_en),
                 .suggestion_field = suggestion ? View(ModelFieldName(suggestion->field)) : none,
                 .suggestion_from = suggestion ? View(suggestion->from) : none,
                 .suggestion_to = suggestion ? View(suggestion->to) : none},
                out);
    return Status();
  });
}

int32_t jixiao_review_to_json(const jixiao_review* review, int32_t language, int32_t layout,
                              jixiao_text** out, jixiao_error** error) {
  const Check check = Check()
                          .NotNull(review, "review")
                          .Enum(language, JIXIAO_ENUMERATION_LANGUAGE, "language")
                          .Enum(layout, JIXIAO_ENUMERATION_LAYOUT, "layout")
                          .Out(out);
  return Guard(error, check, [&] {
    GiveCopy(out, FindingsToJson(Unwrap(review)->findings, ToLanguage(language), ToLayout(layout)));
    return Status();
  });
}

int32_t jixiao_review_to_csv(const jixiao_review* review, int32_t language, jixiao_text** out,
                             jixiao_error** error) {
  const Check check = Check()
                          .NotNull(review, "review")
                          .Enum(language, JIXIAO_ENUMERATION_LANGUAGE, "language")
                          .Out(out);
  return Guard(error, check, [&] {
    const ReviewHandle& from = *Unwrap(review);
    GiveCopy(out, FindingsToCsv(from.model, from.findings, ToLanguage(language)));
    return Status();
  });
}

int32_t jixiao_review_to_html(const jixiao_review* review, const jixiao_model* model,
                              int32_t language, jixiao_text** out, jixiao_error** error) {
  const Check check = Check()
                          .NotNull(review, "review")
                          .NotNull(model, "model")
                          .Enum(language, JIXIAO_ENUMERATION_LANGUAGE, "language")
                          .Out(out);
  return Guard(error, check, [&]() -> Status {
    const std::array<Filed<std::vector<Finding>>, 1> filed = {
        Filed<std::vector<Finding>>{"", &Unwrap(model)->model, &Unwrap(review)->findings}};
    const auto page = ReviewPage(filed, ToLanguage(language));
    if (!page.ok()) return page.status();
    GiveCopy(out, *page);
    return Status();
  });
}

int32_t jixiao_review_corrected(const jixiao_review* review, jixiao_model** out,
                                jixiao_error** error) {
  return Guard(error, Check().NotNull(review, "review").Out(out), [&] {
    const ReviewHandle& from = *Unwrap(review);
    GiveCopy(out, {ApplySuggestions(from.model, from.findings), {}});
    return Status();
  });
}
