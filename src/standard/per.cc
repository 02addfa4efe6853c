#include "standard/per.h"

#include <algorithm>
#include <array>

#include "standard/phrase.h"
#include "standard/words.h"
#include "unit/unit_table.h"

namespace jixiao::standard {
namespace {

// How far behind 每 its number may stand.
constexpr std::size_t kReach = 24;

struct Step {
  Decimal size;
  Unit unit;
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::optional<Step> ReadStep(const FoldedText& text, std::size_t at, std::size_t end) {
  const NumberMatch number = ReadNumber(text, at);
  const std::size_t unit_at = at + number.length;
  if (number.length == 0 || number.value.is_zero() || unit_at >= end) return std::nullopt;
  const UnitMatch unit = MatchUnit(text.symbols().substr(unit_at, end - unit_at), false);
  if (unit.length == 0) return std::nullopt;
  return Step{number.value, unit.unit, at, unit_at + unit.length};
}

// 每例, 每少项: the number is one where none is written.
std::optional<Step> ReadBareUnit(const FoldedText& text, std::size_t at, std::size_t end) {
  if (at >= end) return std::nullopt;
  const UnitMatch unit = MatchUnit(text.symbols().substr(at, end - at), false);
  if (unit.length == 0 || unit.bare_scale) return std::nullopt;
  return Step{Decimal(1), unit.unit, at, at + unit.length};
}

// The direction that the words between 每 and the number name.
PerDirection DirectionOf(Symbols verb) {
  if (StartLength(verb, kCaseWords) >
      std::max({StartLength(verb, kAboveWords), StartLength(verb, kBelowWords),
                StartLength(verb, kLateWords)})) {
    return PerDirection::kCase;
  }
  struct Entry {
    Words words;
    PerDirection direction;
  };
  const std::array<Entry, 4> kEntries = {{{kLateWords, PerDirection::kLate},
                                          {kAboveWords, PerDirection::kAbove},
                                          {kBelowWords, PerDirection::kBelow},
                                          {kShortWords, PerDirection::kShort}}};
  PerDirection found = PerDirection::kCase;
  std::size_t first = Symbols::npos;
  for (const Entry& entry : kEntries) {
    const std::size_t at = FindAny(verb, entry.words);
    if (at < first) {
      first = at;
      found = entry.direction;
    }
  }
  return found;
}

bool IsDuration(const Unit& unit) { return unit.dimension() == Dimension::kTime; }

// 每月, 每年 with a verb behind: how often something is due, not what is counted.
bool IsFrequency(const Step& step, std::size_t begin, std::size_t end, PerDirection direction) {
  return IsDuration(step.unit) && direction == PerDirection::kCase && step.begin == begin &&
         step.end != end;
}

// Neither points nor conditions stand between a step and its points.
bool Breaks(char32_t c) { return c == U';' || c == U'。'; }

std::optional<PerMatch> ReadEach(const FoldedText& text, std::size_t each, std::size_t end) {
  const std::size_t begin = each + 1;
  std::optional<Step> step = ReadBareUnit(text, begin, end);
  if (step && step->end < end && ReadNumber(text, begin).length > 0) step.reset();
  for (std::size_t at = begin; !step && at < end && at < begin + kReach && !Breaks(text.at(at));
       ++at) {
    step = ReadStep(text, at, end);
    if (step) break;
    const Symbols verb = text.symbols().substr(begin, at - begin);
    const bool behind_verb = EndLength(verb, kCaseWords) > 0 || EndLength(verb, kBelowWords) > 0 ||
                             EndLength(verb, kAboveWords) > 0 || EndLength(verb, kLateWords) > 0;
    if (behind_verb && ReadNumber(text, at).length == 0 && at + 2 >= end) {
      step = ReadBareUnit(text, at, end);
    }
  }
  if (!step) return std::nullopt;
  PerMatch match;
  match.begin = each;
  match.end = step->end;
  match.per.size = step->size;
  match.per.unit = step->unit;
  const Symbols verb = text.symbols().substr(begin, step->begin - begin);
  match.per.direction = DirectionOf(verb);
  // 每逾期一次 counts cases.
  if (match.per.direction == PerDirection::kLate && !IsDuration(step->unit)) {
    match.per.direction = PerDirection::kCase;
  }
  if (IsFrequency(*step, begin, end, match.per.direction)) return std::nullopt;
  match.each_item = verb.empty() && step->unit.name() == "项" && step->end == end;
  return match;
}

// 发现1处, 有1人, 一项不符合: no 每, the number is one.
bool StartsCase(const FoldedText& text, std::size_t begin, std::size_t at,
                PerDirection* direction) {
  if (at == begin || text.at(at - 1) == U',') {
    *direction = PerDirection::kCase;
    return true;
  }
  const Symbols before = text.symbols().substr(begin, at - begin);
  const std::size_t in_case = EndLength(before, kCaseWords);
  const std::size_t above = EndLength(before, kAboveWords);
  const std::size_t below = EndLength(before, kBelowWords);
  const std::size_t late = EndLength(before, kLateWords);
  if (std::max({in_case, above, below, late}) == 0) return false;
  *direction = late >= std::max<std::size_t>(in_case, 1)    ? PerDirection::kLate
               : above >= std::max<std::size_t>(in_case, 1) ? PerDirection::kAbove
               : below >= std::max<std::size_t>(in_case, 1) ? PerDirection::kBelow
                                                            : PerDirection::kCase;
  return true;
}

std::optional<PerMatch> FindSingle(const FoldedText& text, std::size_t begin, std::size_t end) {
  for (std::size_t at = begin; at < end; ++at) {
    if (text.at(at) != U'1' && text.at(at) != U'一') continue;
    const std::optional<Step> step = ReadStep(text, at, end);
    if (!step || step->size != Decimal(1)) continue;
    const Dimension dimension = step->unit.dimension();
    PerDirection direction = PerDirection::kCase;
    if (!StartsCase(text, begin, at, &direction)) continue;
    const bool counts = dimension == Dimension::kCount;
    if (counts && direction == PerDirection::kLate) direction = PerDirection::kCase;
    const bool distance = direction != PerDirection::kCase &&
                          (dimension == Dimension::kSharePoints || IsDuration(step->unit));
    if (!counts && !distance) continue;
    // 延迟1个月以内, 1次及以上 are bands.
    static constexpr std::array<Symbols, 10> kCompares = {
        U"以内", U"之内", U"内", U"以上", U"以下", U"及以", U"含", U"(含", U"以外", U"-"};
    if (StartLength(text.symbols().substr(step->end, end - step->end), Words(kCompares)) > 0) {
      continue;
    }
    // 超过1项 is a comparison.
    if (counts && direction == PerDirection::kAbove) continue;
    PerMatch match;
    match.begin = at;
    match.end = step->end;
    match.per.size = step->size;
    match.per.unit = step->unit;
    match.per.direction = direction;
    return match;
  }
  return std::nullopt;
}

}  // namespace

std::optional<PerMatch> FindPer(const FoldedText& text, std::size_t begin, std::size_t end) {
  // Counted from the end, so that 每月…,每缺席一次 is read by its second 每; the work is bounded by
  // the number of 每 times a fixed reach.
  constexpr std::size_t kFar = 256;
  if (end - begin > kFar) begin = end - kFar;
  for (std::size_t at = end; at > begin; --at) {
    if (text.at(at - 1) != U'每') continue;
    std::optional<PerMatch> match = ReadEach(text, at - 1, end);
    if (match) return match;
  }
  return FindSingle(text, begin, end);
}

std::optional<BegunUnits> FindPartUnits(const FoldedText& text, std::size_t begin,
                                        std::size_t end) {
  static constexpr std::array<Symbols, 3> kShortOf = {U"不足", U"不满", U"未满"};
  static constexpr std::array<Symbols, 6> kCounts = {U"按",  U"算1",  U"算一",
                                                     U"计1", U"计一", U"视同"};
  static constexpr std::array<Symbols, 6> kDrops = {U"不扣", U"不计", U"不予",
                                                    U"忽略", U"舍去", U"不加"};
  const Symbols part = text.symbols().substr(begin, end - begin);
  const std::size_t at = FindAny(part, Words(kShortOf));
  if (at == Symbols::npos) return std::nullopt;
  const Symbols behind = part.substr(at);
  if (ContainsAny(behind, Words(kCounts))) return BegunUnits::kCount;
  if (ContainsAny(behind, Words(kDrops))) return BegunUnits::kDrop;
  return std::nullopt;
}

}  // namespace jixiao::standard
