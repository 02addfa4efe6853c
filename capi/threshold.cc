// Thresholds and actual values: parsed cells and every field of their parse record.
#include "internal.h"

namespace jixiao::capi {
namespace {

std::string BaseText(const std::optional<Rational>& value, bool& stated) {
  stated = value.has_value();
  return value ? value->ToString() : std::string();
}

jixiao_view ViewIf(bool stated, const std::string& text) {
  return stated ? View(std::string_view(text)) : jixiao_view{nullptr, 0};
}

jixiao_number NumberOf(const jixiao::Number* number, const std::string& text, bool has_base,
                       const std::string& base) {
  if (number == nullptr) return {};
  return {.text = View(text),
          .base_value = ViewIf(has_base, base),
          .value = ToC(number->value),
          .second = ToC(number->second),
          .form = ToNumber(number->form),
          .reserved = 0};
}

jixiao_bound BoundOf(const Bound* bound, const std::string& text, bool has_base,
                     const std::string& base) {
  if (bound == nullptr) return {};
  return {NumberOf(&bound->number, text, has_base, base), bound->closed ? 1 : 0, 0};
}

}  // namespace

ThresholdHandle::Texts::Texts(const Threshold& threshold, const RowFacts& row)
    : canonical(threshold.canonical()),
      unit(threshold.unit().name()),
      base_unit(threshold.unit().base_name()),
      base_value(BaseText(threshold.base_value(), has_base_value)) {
  if (threshold.number() != nullptr) number = threshold.number()->ToString();
  if (const Bound* bound = threshold.lower(); bound != nullptr) {
    lower = bound->number.ToString();
    lower_base = BaseText(threshold.BaseOf(*bound), has_lower_base);
  }
  if (const Bound* bound = threshold.upper(); bound != nullptr) {
    upper = bound->number.ToString();
    upper_base = BaseText(threshold.BaseOf(*bound), has_upper_base);
  }
  for (const Threshold& part : threshold.parts()) {
    parts.push_back(std::make_unique<ThresholdHandle>(part, row));
  }
  if (threshold.cap() != nullptr) {
    cap = std::make_unique<ThresholdHandle>(*threshold.cap(), row);
  }
}

const ThresholdHandle::Texts& ThresholdHandle::texts() const {
  const Texts* kept = texts_.load(std::memory_order_acquire);
  if (kept != nullptr) return *kept;
  auto made = std::make_unique<const Texts>(threshold_, row_);
  if (texts_.compare_exchange_strong(kept, made.get(), std::memory_order_acq_rel)) {
    return *made.release();
  }
  return *kept;
}

}  // namespace jixiao::capi

using namespace jixiao::capi;  // NOLINT
using jixiao::ActualValue;
using jixiao::Status;
using jixiao::Threshold;
using jixiao::ThresholdContext;

int32_t jixiao_threshold_parse(const char* text, size_t size, const jixiao_context* context,
                               jixiao_threshold** out, jixiao_error** error) {
  const Check check = Check().Bytes(text, size, "text").Optional(context, "context").Out(out);
  return Guard(error, check, [&]() -> Status {
    ThresholdContext known;
    if (Status status = ReadContext(context, known); !status.ok()) return status;
    Give(out, std::make_unique<ThresholdHandle>(Threshold::Parse(Bytes(text, size), known),
                                                RowFacts(known)));
    return Status();
  });
}

int32_t jixiao_threshold_parse_fields(const char* symbol, size_t symbol_size, const char* value,
                                      size_t value_size, const char* unit, size_t unit_size,
                                      const jixiao_context* context, jixiao_threshold** out,
                                      jixiao_error** error) {
  const Check check = Check()
                          .Bytes(symbol, symbol_size, "symbol")
                          .Bytes(value, value_size, "value")
                          .Bytes(unit, unit_size, "unit")
                          .Optional(context, "context")
                          .Out(out);
  return Guard(error, check, [&]() -> Status {
    ThresholdContext known;
    if (Status status = ReadContext(context, known); !status.ok()) return status;
    Give(out, std::make_unique<ThresholdHandle>(
                  Threshold::ParseFields(Bytes(symbol, symbol_size), Bytes(value, value_size),
                                         Bytes(unit, unit_size), known),
                  RowFacts(known)));
    return Status();
  });
}

void jixiao_threshold_destroy(jixiao_threshold* threshold) { Destroy(threshold); }

int32_t jixiao_threshold_get(const jixiao_threshold* threshold, jixiao_threshold_info* out,
                             jixiao_error** error) {
  return Guard(error, Check().NotNull(threshold, "threshold").Versioned(out, "out"), [&] {
    const Threshold& from = Unwrap(threshold)->threshold();
    const ThresholdHandle::Texts& texts = Unwrap(threshold)->texts();
    WriteStruct(
        {.struct_size = 0,
         .text = View(from.text()),
         .canonical = View(texts.canonical),
         .kind = ToNumber(from.kind()),
         .comparator = ToNumber(from.comparator()),
         .bare = from.is_bare() ? 1 : 0,
         .vague = from.is_vague() ? 1 : 0,
         .number = NumberOf(from.number(), texts.number, texts.has_base_value, texts.base_value),
         .lower = BoundOf(from.lower(), texts.lower, texts.has_lower_base, texts.lower_base),
         .upper = BoundOf(from.upper(), texts.upper, texts.has_upper_base, texts.upper_base),
         .unit = View(texts.unit),
         .base_unit = View(texts.base_unit),
         .dimension = ToNumber(from.unit().dimension()),
         .change = ToNumber(from.direction()),
         .noun = View(from.noun()),
         .label = View(from.label()),
         .reference = View(from.reference()),
         .of = View(from.of()),
         .date = ToC(from.date()),
         .date_start = ToC(from.date_start()),
         .date_end = ToC(from.date_end()),
         .connective = ToNumber(from.connective()),
         .text_class = ToNumber(from.text_class()),
         .reserved = 0,
         .comparator_span = ToC(from.comparator_span()),
         .number_span = ToC(from.number_span()),
         .unit_span = ToC(from.unit_span()),
         .cap = Lend<jixiao_threshold>(texts.cap.get()),
         .part_count = texts.parts.size()},
        out);
    return Status();
  });
}

int32_t jixiao_threshold_part(const jixiao_threshold* threshold, size_t index,
                              const jixiao_threshold** out, jixiao_error** error) {
  return Guard(error, Check().NotNull(threshold, "threshold").Out(out), [&] {
    const auto& parts = Unwrap(threshold)->texts().parts;
    if (index >= parts.size()) return IndexTooLarge("index", index, parts.size());
    *out = Lend<jixiao_threshold>(parts[index].get());
    return Status();
  });
}

int32_t jixiao_threshold_diagnostics(const jixiao_threshold* threshold,
                                     const jixiao_diagnostics** out, jixiao_error** error) {
  return Guard(error, Check().NotNull(threshold, "threshold").Out(out), [&] {
    *out = Lend<jixiao_diagnostics>(&Unwrap(threshold)->threshold().diagnostics());
    return Status();
  });
}

int32_t jixiao_threshold_equal(const jixiao_threshold* a, const jixiao_threshold* b, int32_t* out,
                               jixiao_error** error) {
  return Guard(error, Check().NotNull(a, "a").NotNull(b, "b").Out(out), [&] {
    *out = Unwrap(a)->threshold() == Unwrap(b)->threshold() ? 1 : 0;
    return Status();
  });
}

int32_t jixiao_threshold_to_json(const jixiao_threshold* threshold, int32_t language,
                                 jixiao_text** out, jixiao_error** error) {
  const Check check = Check()
                          .NotNull(threshold, "threshold")
                          .Enum(language, JIXIAO_ENUMERATION_LANGUAGE, "language")
                          .Out(out);
  return Guard(error, check, [&] {
    GiveCopy(out, ThresholdToJson(Unwrap(threshold)->threshold(), ToLanguage(language)));
    return Status();
  });
}

int32_t jixiao_row_kind_parse(const char* name, size_t size, int32_t* out, jixiao_error** error) {
  return Guard(error, Check().Text(name, size, "name").Out(out), [&] {
    *out = ToNumber(jixiao::ParseRowKind(Bytes(name, size)));
    return Status();
  });
}

int32_t jixiao_actual_parse(const char* text, size_t size, const jixiao_context* context,
                            jixiao_actual** out, jixiao_error** error) {
  const Check check = Check().Bytes(text, size, "text").Optional(context, "context").Out(out);
  return Guard(error, check, [&]() -> Status {
    ThresholdContext known;
    if (Status status = ReadContext(context, known); !status.ok()) return status;
    Give(out, std::make_unique<ActualHandle>(ActualValue::Parse(Bytes(text, size), known), known));
    return Status();
  });
}

void jixiao_actual_destroy(jixiao_actual* actual) { Destroy(actual); }

int32_t jixiao_actual_get(const jixiao_actual* actual, jixiao_actual_info* out,
                          jixiao_error** error) {
  return Guard(error, Check().NotNull(actual, "actual").Versioned(out, "out"), [&] {
    const ActualHandle& from = *Unwrap(actual);
    WriteStruct({.struct_size = 0,
                 .reading = Lend<jixiao_threshold>(&from.reading),
                 .achievement = ToNumber(from.value.achievement()),
                 .missing = from.value.is_missing() ? 1 : 0},
                out);
    return Status();
  });
}
