// Every check before a form is handed in.
#include "jixiao/check.hpp"

#include <utility>

#include "internal.h"
#include "jixiao/interchange.hpp"

using namespace jixiao::capi;  // NOLINT
using jixiao::Status;

int32_t jixiao_check(const jixiao_model* model, const jixiao_policy* policy,
                     const jixiao_watch* watch, int32_t language, int32_t layout, jixiao_text** out,
                     jixiao_error** error) {
  const Check check = Check()
                          .NotNull(model, "model")
                          .Optional(watch, "watch")
                          .Enum(language, JIXIAO_ENUMERATION_LANGUAGE, "language")
                          .Enum(layout, JIXIAO_ENUMERATION_LAYOUT, "layout")
                          .Out(out);
  return Guard(error, check, [&]() -> jixiao::Status {
    jixiao::Watch told;
    if (jixiao::Status status = ReadWatch(watch, told); !status.ok()) return status;
    const jixiao::Policy& rules = policy == nullptr ? jixiao::DefaultPolicy() : *Unwrap(policy);
    auto forms = CheckModel(Unwrap(model)->model, rules, told);
    if (!forms.ok()) return forms.status();
    GiveCopy(out, ChecksToJson(*forms, rules.name, ToLanguage(language), ToLayout(layout)));
    return jixiao::Status();
  });
}
