// The fixed lists of names that columns of enums refer to, and which diagnostic of a row is shown.
#ifndef JIXIAO_BATCH_NAMES_H_
#define JIXIAO_BATCH_NAMES_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "jixiao/diagnostic.hpp"
#include "jixiao/evaluate.hpp"

namespace jixiao::batch {

using NameList = std::vector<std::string_view>;

const NameList& KindNames();
const NameList& ComparatorNames();
const NameList& DimensionNames();
const NameList& DirectionNames();  ///< up, down
const NameList& TextClassNames();  ///< without the first, which is none
const NameList& StatusNames();
const NameList& RuleNames();
/// Position of a rule in RuleNames: rules count from 1.
constexpr std::int8_t RuleIndex(Rule rule) {
  return static_cast<std::int8_t>(static_cast<std::int32_t>(rule) - 1);
}
const NameList& SeverityNames();
const NameList& CodeNames();  ///< every diagnostic, in the order of the table

/// Position of a code in CodeNames.
std::int16_t CodeIndex(DiagnosticCode code);
/// Position of a code's severity in SeverityNames.
std::int8_t SeverityIndex(DiagnosticCode code);

/// The diagnostic that a row shows: `first` where it is stated, else the first of the greatest
/// severity.
std::optional<DiagnosticCode> ShownCode(const std::vector<Diagnostic>& diagnostics,
                                        const std::optional<Diagnostic>& first = std::nullopt);
/// Of two codes the one to show: the more severe, or the first.
std::optional<DiagnosticCode> MoreSevere(std::optional<DiagnosticCode> a,
                                         std::optional<DiagnosticCode> b);

}  // namespace jixiao::batch

#endif  // JIXIAO_BATCH_NAMES_H_
