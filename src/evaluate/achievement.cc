// Qualitative targets: achievement words, the assessor's column, degrees inside their bands, the
// target's own words, and targets of absence. Does not read meaning into any other text: that is
// left for a person, with the score undetermined.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "base/fold.h"
#include "evaluate/alignment.h"
#include "evaluate/explain.h"
#include "evaluate/verdict.h"

namespace jixiao {
namespace {

/// Percentages [least, most] of the weight.
struct Band {
  Decimal least;
  Decimal most;
  bool most_included;
};

Band BandOf(Achievement achievement, const Policy& policy) {
  switch (achievement) {
    case Achievement::kAchieved:
      return {policy.achieved_from, Decimal(100), true};
    case Achievement::kPartly:
      return {policy.partly_from, policy.achieved_from, false};
    case Achievement::kNotAchieved:
      break;
  }
  return {Decimal(0), policy.partly_from, false};
}

bool IsInside(const Band& band, const Decimal& degree) {
  return band.least <= degree &&
         (degree < band.most || (band.most_included && degree == band.most));
}

OutcomeStatus StatusOf(Achievement achievement) {
  switch (achievement) {
    case Achievement::kAchieved:
      return OutcomeStatus::kMet;
    case Achievement::kPartly:
      return OutcomeStatus::kPartly;
    case Achievement::kNotAchieved:
      break;
  }
  return OutcomeStatus::kUnmet;
}

Share PercentShare(const Decimal& percent) {
  const Exact share = Exact(percent) / 100;
  return share.known() ? Share{share.value(), percent.Trimmed().ToString() + " ÷ 100"} : NoShare();
}

Share MiddleShare(const Band& band) {
  const std::string sum = band.least.Trimmed().ToString() + " + " + band.most.Trimmed().ToString();
  const Exact share = (Exact(band.least) + band.most) / 200;
  return share.known() ? Share{share.value(), "(" + sum + ") ÷ 200"} : NoShare();
}

void ScoreWithoutDegree(Achievement achievement, const Band& band, const Policy& policy,
                        Verdict& verdict) {
  const LocalizedText name = AchievementTitle(achievement);
  const LocalizedText least = Both(band.least.Trimmed().ToString());
  const LocalizedText most = Both(band.most.Trimmed().ToString());
  if (policy.band_point == BandPoint::kNone) {
    verdict.lower = PercentShare(band.least);
    verdict.upper = PercentShare(band.most);
    verdict.LeaveOpen(DiagnosticCode::kDegreeMissing, {least.zh, most.zh});
    verdict.Explain([&] { return Say(Phrase::kBand, {name, least, most}); });
    return;
  }
  const bool middle = policy.band_point == BandPoint::kMiddle;
  verdict.Set(StatusOf(achievement), middle ? MiddleShare(band) : PercentShare(band.most));
  const LocalizedText point =
      middle ? LocalizedText{"中点", "middle"} : LocalizedText{"上限", "top"};
  verdict.Explain([&] { return Say(Phrase::kBandPoint, {name, least, most, point}); });
}

// Text as compared with the target's own words: without spaces and punctuation.
std::u32string Words(std::string_view text) {
  constexpr std::u32string_view kPunctuation =
      U",.;:!?()[]{}<>\"'`·、。“”‘’「」『』《》〈〉…-_~/\\|*#&@^+";
  const FoldedText folded(text);
  std::u32string words;
  for (const char32_t c : folded.symbols()) {
    if (kPunctuation.find(c) == std::u32string_view::npos) words += c;
  }
  return words;
}

bool IsOwnWords(const Case& c) {
  const std::u32string target = Words(c.target.text());
  return !target.empty() && target == Words(c.actual.text());
}

// Longest first.
constexpr auto kAbsenceWords = std::to_array<std::u32string_view>(
    {U"没有发生", U"没有出现", U"没有发现", U"未发生", U"不发生", U"无发生", U"未出现", U"不出现",
     U"未发现", U"没有", U"无", U"零"});

// What stands behind the word of absence; nothing where the text does not begin with one.
std::optional<std::u32string> Absentee(std::string_view text) {
  const std::u32string words = Words(text);
  for (const std::u32string_view word : kAbsenceWords) {
    if (words.starts_with(word)) return words.substr(word.size());
  }
  return std::nullopt;
}

/// The single figure of an actual; nothing where it is not one.
std::optional<Rational> FigureOf(const Threshold& actual) {
  if (actual.kind() != ThresholdKind::kQuantity) return std::nullopt;
  const std::optional<Interval> own = OwnValues(actual);
  if (!own || !own->IsPoint()) return std::nullopt;
  return own->lower->value;
}

// Nothing is written, or nothing that is text.
bool IsUnreadable(const Case& c) { return c.missing || c.actual.kind() == ThresholdKind::kInvalid; }

// 不发生, 无: met by nothing, missed by a figure above 0.
bool JudgeAbsence(const Case& c, Verdict& verdict) {
  // What could answer it comes first: it is found sooner than the class of the target.
  const std::optional<Rational> figure =
      c.reversal == Reversal::kNone ? FigureOf(c.actual) : std::nullopt;
  const bool is_word = IsAbsenceAnswer(c);
  if ((!is_word && !figure) || c.target.text_class() != TextClass::kAbsence) return false;
  if (is_word || (figure && figure->is_zero())) {
    verdict.Set(OutcomeStatus::kMet, FullShare());
    verdict.Explain([&] { return Say(Phrase::kAbsent); });
    return true;
  }
  if (!figure || figure->sign() < 0) return false;
  verdict.rule = Rule::kZeroTarget;
  verdict.Set(OutcomeStatus::kUnmet, NoShare());
  verdict.Explain([&] { return Say(Phrase::kNotAbsent); });
  return true;
}

/// The band of a degree that stands without an achievement.
std::optional<Achievement> AchievementOf(const std::optional<Decimal>& degree,
                                         const Policy& policy) {
  if (!degree) return std::nullopt;
  for (const Achievement achievement :
       {Achievement::kAchieved, Achievement::kPartly, Achievement::kNotAchieved}) {
    if (IsInside(BandOf(achievement, policy), *degree)) return achievement;
  }
  return std::nullopt;
}

// What the actual itself says.
std::optional<Achievement> SaidBy(const Case& c) {
  if (IsUnreadable(c)) return std::nullopt;
  if (IsOwnWords(c)) return Achievement::kAchieved;
  return c.word;
}

// The assessor's column comes first, then the actual's own words, then a degree alone.
std::optional<Achievement> Decide(const Case& c, Verdict& verdict) {
  const std::optional<Achievement> said = SaidBy(c);
  if (c.row.achievement) {
    if (said && *said != *c.row.achievement) {
      verdict.Note(DiagnosticCode::kAchievementConflict, {c.actual.text()});
    }
    return c.row.achievement;
  }
  return said ? said : AchievementOf(c.row.degree, c.policy);
}

}  // namespace

bool IsAbsenceAnswer(const Case& c) {
  if (IsUnreadable(c) || c.word) return false;
  const std::optional<std::u32string> absentee = Absentee(c.actual.text());
  if (!absentee) return false;
  const auto has = [&absentee](std::string_view text) {
    return Words(text).find(*absentee) != std::u32string::npos;
  };
  // A negation behind a negation says the opposite.
  const bool negated = absentee->find_first_of(U"不未没无非") != std::u32string::npos;
  return absentee->empty() || (!negated && (has(c.row.name) || has(c.target.text())));
}

void ScoreAchievement(Achievement achievement, const Case& c, Verdict& verdict) {
  const Band band = BandOf(achievement, c.policy);
  const std::optional<Decimal>& degree = c.row.degree;
  const bool usable = degree && IsInside(band, *degree);
  if (usable) {
    const std::string percent = degree->Trimmed().ToString();
    verdict.Set(StatusOf(achievement), PercentShare(*degree));
    verdict.Explain([&] {
      return Say(Phrase::kDegree, {AchievementTitle(achievement), Both(percent)});
    });
    return;
  }
  if (degree) {
    verdict.Note(DiagnosticCode::kDegreeOutsideBand,
                 {degree->Trimmed().ToString(), band.least.Trimmed().ToString(),
                  band.most.Trimmed().ToString()});
  }
  if (achievement == Achievement::kAchieved && !degree) {
    verdict.Set(OutcomeStatus::kMet, FullShare());
    verdict.Explain([&] { return Say(Phrase::kAchieved); });
    return;
  }
  ScoreWithoutDegree(achievement, band, c.policy, verdict);
}

Verdict JudgeText(const Case& c) {
  Verdict verdict(c);
  verdict.rule = Rule::kAchievement;
  verdict.Explain([&] {
    return Say(Phrase::kTexts, {Both(c.target.text()), Both(c.actual.text())});
  });
  if (!c.row.achievement && !IsUnreadable(c) && JudgeAbsence(c, verdict)) return verdict;
  const std::optional<Achievement> achievement = Decide(c, verdict);
  if (achievement) {
    ScoreAchievement(*achievement, c, verdict);
  } else {
    verdict.GiveUp(c.missing         ? DiagnosticCode::kActualMissing
                   : IsUnreadable(c) ? DiagnosticCode::kActualUnreadable
                                     : DiagnosticCode::kFreeText,
                   {c.actual.text()});
  }
  return verdict;
}

}  // namespace jixiao
