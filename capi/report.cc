// Results as people look at them: pages, and the forms that a unit prints and signs.
#include "jixiao/report.hpp"

#include <array>
#include <utility>

#include "internal.h"

using namespace jixiao::capi;  // NOLINT
using jixiao::Annex;
using jixiao::Filed;
using jixiao::Form;
using jixiao::Status;

namespace {

// Gives the page of one result by `make`.
template <typename Result, typename Make>
Status GivePage(const Result& result, const jixiao_model* model, int32_t language,
                jixiao_text** out, const Make& make) {
  const std::array<Filed<Result>, 1> filed = {Filed<Result>{"", &Unwrap(model)->model, &result}};
  const jixiao::Result<std::string> page = make(filed, ToLanguage(language));
  if (!page.ok()) return page.status();
  GiveCopy(out, *page);
  return Status();
}

Status GiveForms(const jixiao::Result<std::vector<Form>>& forms, int32_t language, int32_t layout,
                 jixiao_text** out) {
  if (!forms.ok()) return forms.status();
  GiveCopy(out, FormsToJson(*forms, ToLanguage(language), ToLayout(layout)));
  return Status();
}

Annex ToAnnex(int32_t annex) { return annex == 0 ? Annex::kWithout : Annex::kWith; }

}  // namespace

int32_t jixiao_assessment_to_html(const jixiao_assessment* assessment, const jixiao_model* model,
                                  int32_t language, jixiao_text** out, jixiao_error** error) {
  const Check check = Check()
                          .NotNull(assessment, "assessment")
                          .NotNull(model, "model")
                          .Enum(language, JIXIAO_ENUMERATION_LANGUAGE, "language")
                          .Out(out);
  return Guard(error, check, [&] {
    return GivePage(*Unwrap(assessment), model, language, out, jixiao::AssessmentPage);
  });
}

int32_t jixiao_assessment_form(const jixiao_assessment* assessment, const jixiao_model* model,
                               int32_t language, int32_t annex, int32_t layout, jixiao_text** out,
                               jixiao_error** error) {
  const Check check = Check()
                          .NotNull(assessment, "assessment")
                          .NotNull(model, "model")
                          .Enum(language, JIXIAO_ENUMERATION_LANGUAGE, "language")
                          .Flag(annex, "annex")
                          .Enum(layout, JIXIAO_ENUMERATION_LAYOUT, "layout")
                          .Out(out);
  return Guard(error, check, [&] {
    return GiveForms(AssessmentForms(Unwrap(model)->model, *Unwrap(assessment),
                                     ToLanguage(language), ToAnnex(annex)),
                     language, layout, out);
  });
}

int32_t jixiao_model_form(const jixiao_model* model, int32_t language, int32_t layout,
                          jixiao_text** out, jixiao_error** error) {
  const Check check = Check()
                          .NotNull(model, "model")
                          .Enum(language, JIXIAO_ENUMERATION_LANGUAGE, "language")
                          .Enum(layout, JIXIAO_ENUMERATION_LAYOUT, "layout")
                          .Out(out);
  return Guard(error, check, [&] {
    return GiveForms(TargetForms(Unwrap(model)->model, ToLanguage(language)), language, layout,
                     out);
  });
}

int32_t jixiao_verification_to_html(const jixiao_verification* verification,
                                    const jixiao_model* model, int32_t language, jixiao_text** out,
                                    jixiao_error** error) {
  const Check check = Check()
                          .NotNull(verification, "verification")
                          .NotNull(model, "model")
                          .Enum(language, JIXIAO_ENUMERATION_LANGUAGE, "language")
                          .Out(out);
  return Guard(error, check, [&] {
    return GivePage(*Unwrap(verification), model, language, out, jixiao::VerificationPage);
  });
}

int32_t jixiao_progress_to_html(const jixiao_progress* progress, const jixiao_model* model,
                                int32_t language, jixiao_text** out, jixiao_error** error) {
  const Check check = Check()
                          .NotNull(progress, "progress")
                          .NotNull(model, "model")
                          .Enum(language, JIXIAO_ENUMERATION_LANGUAGE, "language")
                          .Out(out);
  return Guard(error, check, [&] {
    return GivePage(*Unwrap(progress), model, language, out, jixiao::MonitoringPage);
  });
}

int32_t jixiao_progress_form(const jixiao_progress* progress, const jixiao_model* model,
                             int32_t language, int32_t annex, int32_t layout, jixiao_text** out,
                             jixiao_error** error) {
  const Check check = Check()
                          .NotNull(progress, "progress")
                          .NotNull(model, "model")
                          .Enum(language, JIXIAO_ENUMERATION_LANGUAGE, "language")
                          .Flag(annex, "annex")
                          .Enum(layout, JIXIAO_ENUMERATION_LAYOUT, "layout")
                          .Out(out);
  return Guard(error, check, [&] {
    return GiveForms(MonitoringForms(Unwrap(model)->model, *Unwrap(progress), ToLanguage(language),
                                     ToAnnex(annex)),
                     language, layout, out);
  });
}
