// The form that a unit prints and signs.
#include "jixiao/report.hpp"

#include "internal.h"

using namespace jixiao::capi;  // NOLINT
using jixiao::Status;

int32_t jixiao_assessment_to_html(const jixiao_assessment* assessment, const jixiao_model* model,
                                  int32_t language, jixiao_text** out, jixiao_error** error) {
  const Check check = Check()
                          .NotNull(assessment, "assessment")
                          .NotNull(model, "model")
                          .Enum(language, JIXIAO_ENUMERATION_LANGUAGE, "language")
                          .Out(out);
  return Guard(error, check, [&]() -> Status {
    const auto html =
        AssessmentToHtml(Unwrap(model)->model, *Unwrap(assessment), ToLanguage(language));
    if (!html.ok()) return html.status();
    GiveCopy(out, *html);
    return Status();
  });
}
