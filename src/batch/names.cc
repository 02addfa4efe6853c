#include "batch/names.h"

#include <array>
#include <memory>

#include "jixiao/evaluate.hpp"
#include "jixiao/threshold.hpp"
#include "jixiao/unit.hpp"

namespace jixiao::batch {
namespace {

// Lists live as long as the program. One whose making fails is made anew by the next call.
template <typename Enum>
const NameList* ListOf(std::string_view (*name)(Enum), Enum first, Enum last) {
  auto names = std::make_unique<NameList>();
  for (auto i = static_cast<std::int32_t>(first); i <= static_cast<std::int32_t>(last); ++i) {
    names->push_back(name(static_cast<Enum>(i)));
  }
  return names.release();
}

constexpr auto kCodes = std::to_array<DiagnosticCode>({
#define JIXIAO_DIAGNOSTIC(number, constant, name, severity, zh, en) DiagnosticCode::constant,
#include "jixiao/diagnostic_codes.def"
#undef JIXIAO_DIAGNOSTIC
});

constexpr auto kSeverities = std::to_array<Severity>({
#define JIXIAO_DIAGNOSTIC(number, constant, name, severity, zh, en) Severity::severity,
#include "jixiao/diagnostic_codes.def"
#undef JIXIAO_DIAGNOSTIC
});

// Codes are numbers of at most four digits.
constexpr auto kCodeIndices = [] {
  std::array<std::int16_t, 10'000> indices{};
  for (std::size_t i = 0; i < kCodes.size(); ++i) {
    indices[static_cast<std::size_t>(kCodes[i])] = static_cast<std::int16_t>(i);
  }
  return indices;
}();

}  // namespace

const NameList& KindNames() {
  static const NameList* const names =
      ListOf(&ThresholdKindName, ThresholdKind::kQuantity, ThresholdKind::kInvalid);
  return *names;
}
const NameList& ComparatorNames() {
  static const NameList* const names =
      ListOf(&ComparatorName, Comparator::kGe, Comparator::kApprox);
  return *names;
}
const NameList& DimensionNames() {
  static const NameList* const names = ListOf(&DimensionName, Dimension::kNone, Dimension::kOther);
  return *names;
}
const NameList& DirectionNames() {
  static const NameList* const names = new NameList({"up", "down"});
  return *names;
}
const NameList& TextClassNames() {
  static const NameList* const names =
      ListOf(&TextClassName, TextClass::kAbsence, TextClass::kYesNo);
  return *names;
}
const NameList& StatusNames() {
  static const NameList* const names =
      ListOf(&OutcomeStatusName, OutcomeStatus::kMet, OutcomeStatus::kNotApplicable);
  return *names;
}
const NameList& RuleNames() {
  static const NameList* const names = ListOf(&RuleName, Rule::kRatio, Rule::kStandard);
  return *names;
}
const NameList& SeverityNames() {
  static const NameList* const names = ListOf(&SeverityName, Severity::kNote, Severity::kError);
  return *names;
}
const NameList& CodeNames() {
  static const NameList* const names = [] {
    auto list = std::make_unique<NameList>();
    for (const DiagnosticCode code : kCodes) list->push_back(DiagnosticName(code));
    return list.release();
  }();
  return *names;
}

std::int16_t CodeIndex(DiagnosticCode code) { return kCodeIndices[static_cast<std::size_t>(code)]; }

std::int8_t SeverityIndex(DiagnosticCode code) {
  return static_cast<std::int8_t>(kSeverities[static_cast<std::size_t>(CodeIndex(code))]);
}

std::optional<DiagnosticCode> MoreSevere(std::optional<DiagnosticCode> a,
                                         std::optional<DiagnosticCode> b) {
  if (!a || !b) return a ? a : b;
  return SeverityIndex(*b) > SeverityIndex(*a) ? b : a;
}

std::optional<DiagnosticCode> ShownCode(const std::vector<Diagnostic>& diagnostics,
                                        const std::optional<Diagnostic>& first) {
  if (first) return first->code;
  std::optional<DiagnosticCode> shown;
  for (const Diagnostic& diagnostic : diagnostics) shown = MoreSevere(shown, diagnostic.code);
  return shown;
}

}  // namespace jixiao::batch
