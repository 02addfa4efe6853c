// The sentences of an explanation, in both languages.
#ifndef JIXIAO_EVALUATE_EXPLAIN_H_
#define JIXIAO_EVALUATE_EXPLAIN_H_

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "jixiao/language.hpp"
#include "jixiao/rational.hpp"

namespace jixiao {

enum class Phrase : std::int32_t {
  kInputs,
  kDates,
  kTexts,
  kFirstReading,
  kSecondReading,
  kMet,
  kUnmet,
  kStraddles,
  kOpenLimit,
  kRatio,
  kGate,
  kTargetOverActual,
  kLinearInverse,
  kSymmetric,
  kExact,
  kAllOrNothing,
  kNearerEnd,
  kZeroTarget,
  kNegativeTarget,
  kLimit,
  kAboveCap,
  kOnTime,
  kLate,
  kLateByDays,
  kDateStraddles,
  kAchieved,
  kDegree,
  kBand,
  kBandPoint,
  kAbsent,
  kNotAbsent,
  kSteps,
  kAllOf,
  kAnyOf,
  kPart,
  kUndetermined,
  kRateRounded,
  kDeductedByAssessor,
  kDeductedByPolicy,
  kScore,
  kScoreBounds,
  kCappedAtWeight,
  kNoWeight,
  kNotApplicable,
  kByStandard,
};

/// The phrase with {0}, {1} … filled; an argument that differs between the languages is a
/// LocalizedText.
LocalizedText Say(Phrase phrase, std::initializer_list<LocalizedText> arguments = {});
/// One text for both languages.
LocalizedText Both(const std::string& text);

/// Appends a sentence.
void Append(LocalizedText& text, const LocalizedText& sentence);

/// A number as a pocket calculator takes it: "12.5", "(2000÷3)", "(-3)".
std::string Figure(const Rational& value);
/// "= 9.736842…" as a decimal cut for reading: exact where six places suffice, else "≈ 9.736842".
std::string Result6(const Rational& value);

}  // namespace jixiao

#endif  // JIXIAO_EVALUATE_EXPLAIN_H_
