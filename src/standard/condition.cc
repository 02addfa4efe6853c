#include "standard/condition.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "standard/phrase.h"
#include "standard/words.h"
#include "unit/unit_table.h"

namespace jixiao::standard {
namespace {

struct RelationWord {
  Symbols word;
  StandardRelation relation;
};
constexpr auto kRelationWords = std::to_array<RelationWord>({
    {U"未完成", StandardRelation::kMissed},
    {U"未达到", StandardRelation::kMissed},
    {U"未达成", StandardRelation::kMissed},
    {U"未实现", StandardRelation::kMissed},
    {U"没有完成", StandardRelation::kMissed},
    {U"没有达到", StandardRelation::kMissed},
    {U"未能完成", StandardRelation::kMissed},
    {U"未达", StandardRelation::kMissed},
    {U"达不到", StandardRelation::kMissed},
    {U"没完成", StandardRelation::kMissed},
    {U"完不成", StandardRelation::kMissed},
    {U"不达", StandardRelation::kMissed},
    {U"未能达到", StandardRelation::kMissed},
    {U"未满足", StandardRelation::kMissed},
    {U"完成", StandardRelation::kMet},
    {U"达到", StandardRelation::kMet},
    {U"达成", StandardRelation::kMet},
    {U"实现", StandardRelation::kMet},
    {U"满足", StandardRelation::kMet},
    {U"达", StandardRelation::kMet},
    {U"符合", StandardRelation::kMet},
    {U"完成或超过", StandardRelation::kMet},
    {U"达到或超过", StandardRelation::kMet},
    {U"完成或超额完成", StandardRelation::kMet},
    {U"达到或高于", StandardRelation::kMet},
    {U"达到及超过", StandardRelation::kMet},
    {U"超过", StandardRelation::kAbove},
    {U"超额完成", StandardRelation::kAbove},
    {U"超出", StandardRelation::kAbove},
    {U"高于", StandardRelation::kAbove},
    {U"大于", StandardRelation::kAbove},
    {U"超", StandardRelation::kAbove},
    {U">", StandardRelation::kAbove},
    {U"不超过", StandardRelation::kNotAbove},
    {U"不高于", StandardRelation::kNotAbove},
    {U"未超过", StandardRelation::kNotAbove},
    {U"未超", StandardRelation::kNotAbove},
    {U"不超", StandardRelation::kNotAbove},
    {U"小于等于", StandardRelation::kNotAbove},
    {U"小于或等于", StandardRelation::kNotAbove},
    {U"≤", StandardRelation::kNotAbove},
    {U"没有超过", StandardRelation::kNotAbove},
    {U"未超出", StandardRelation::kNotAbove},
    {U"不大于", StandardRelation::kNotAbove},
    {U"低于或等于", StandardRelation::kNotAbove},
    {U"控制在", StandardRelation::kNotAbove},
    {U"低于", StandardRelation::kBelow},
    {U"小于", StandardRelation::kBelow},
    {U"少于", StandardRelation::kBelow},
    {U"不足", StandardRelation::kBelow},
    {U"<", StandardRelation::kBelow},
    {U"不低于", StandardRelation::kNotBelow},
    {U"不少于", StandardRelation::kNotBelow},
    {U"不小于", StandardRelation::kNotBelow},
    {U"大于等于", StandardRelation::kNotBelow},
    {U"大于或等于", StandardRelation::kNotBelow},
    {U"≥", StandardRelation::kNotBelow},
    {U"高于或等于", StandardRelation::kNotBelow},
    {U"等于", StandardRelation::kEqual},
    {U"=", StandardRelation::kEqual},
    {U"持平", StandardRelation::kEqual},
});

const RelationWord* RelationAt(Symbols text) {
  const RelationWord* longest = nullptr;
  for (const RelationWord& entry : kRelationWords) {
    if (text.starts_with(entry.word) && (!longest || entry.word.size() > longest->word.size())) {
      longest = &entry;
    }
  }
  return longest;
}

// Every symbol is a word of the target: 完成年度计划目标, 完成值低于目标值.
std::optional<StandardRelation> TargetRelation(Symbols text) {
  // Alone they can only be said of the target.
  static constexpr std::array<Symbols, 16> kDone = {
      U"完成",     U"全部完成", U"已完成",   U"按期完成",    U"按时完成",   U"及时完成",
      U"如期完成", U"按期",     U"按时",     U"及时",        U"按计划完成", U"达到",
      U"达成",     U"达标",     U"完成全部", U"全部按时完成"};
  if (std::find(kDone.begin(), kDone.end(), text) != kDone.end()) return StandardRelation::kMet;
  std::optional<StandardRelation> relation;
  bool noun = false;
  while (!text.empty()) {
    const std::size_t adjective = StartLength(text, kTargetAdjectives);
    const std::size_t target = StartLength(text, kTargetNouns);
    const RelationWord* const word = RelationAt(text);
    if (word != nullptr && word->word.size() >= std::max(adjective, target)) {
      // 低于目标任务完成: what relates is the word that says how; 完成 alone is met.
      if (!relation || *relation == StandardRelation::kMet) relation = word->relation;
      text.remove_prefix(word->word.size());
    } else if (target > 0 && target >= adjective) {
      noun = true;
      text.remove_prefix(target);
    } else if (adjective > 0) {
      text.remove_prefix(adjective);
    } else {
      return std::nullopt;
    }
  }
  return noun ? relation : std::nullopt;
}

// 不超过上年结转, 结余超过上年, 较上年下降.
std::optional<StandardRelation> LastYearRelation(Symbols text) {
  const std::size_t year = FindAny(text, kLastYear);
  if (year == Symbols::npos) return std::nullopt;
  static constexpr std::array<Symbols, 4> kUp = {U"增长", U"增加", U"上升", U"提高"};
  static constexpr std::array<Symbols, 4> kDown = {U"下降", U"减少", U"降低", U"压缩"};
  for (const char32_t c : text) {
    if (IsDigit(c)) return std::nullopt;  // 较上年下降5%: an amount, not a relation
  }
  for (std::size_t at = 0; at < text.size(); ++at) {
    const RelationWord* const word = RelationAt(text.substr(at));
    if (word != nullptr && word->relation != StandardRelation::kMet &&
        word->relation != StandardRelation::kMissed) {
      return word->relation;
    }
  }
  if (ContainsAny(text, Words(kUp))) return StandardRelation::kAbove;
  if (ContainsAny(text, Words(kDown))) return StandardRelation::kBelow;
  return std::nullopt;
}

bool IsElse(Symbols text) {
  // 以上指标,不达标.
  static constexpr std::array<Symbols, 2> kAbove = {U"以上", U"上述"};
  static constexpr std::array<Symbols, 8> kWhat = {U"指标", U"要求", U"各项", U"内容",
                                                   U"情况", U"条件", U"任务", U","};
  if (const std::size_t above = StartLength(text, Words(kAbove)); above > 0) {
    text.remove_prefix(above);
    while (const std::size_t what = StartLength(text, Words(kWhat))) text.remove_prefix(what);
  }
  return !text.empty() && StartLength(text, kElseWords) == text.size();
}

bool IsComparisonSign(char32_t c) {
  return c == U'≥' || c == U'≤' || c == U'<' || c == U'>' || c == U'=';
}

// Where the figure with its sign starts; size where there is none.
std::size_t FigureStart(const FoldedText& text, std::size_t begin, std::size_t end) {
  for (std::size_t at = begin; at < end; ++at) {
    if (IsDigit(text.at(at)) || IsComparisonSign(text.at(at))) return at;
    const NumberMatch number = ReadNumber(text, at);
    if (number.length > 0 && at + number.length < end &&
        MatchUnit(text.symbols().substr(at + number.length, end - at - number.length), false)
                .length > 0) {
      return at;
    }
  }
  return end;
}

// What a condition is about: without the comparison, and without the words of the target.
std::string SubjectOf(const FoldedText& text, std::size_t begin, std::size_t end) {
  Symbols subject = text.symbols().substr(begin, FigureStart(text, begin, end) - begin);
  static constexpr std::array<Symbols, 16> kJoins = {
      U"在", U"为",   U"于",     U"达", U"达到", U"完成", U"实现", U"至",
      U"到", U"介于", U"控制在", U"“",  U"”",    U"(",    U",",    U"的"};
  for (bool cut = true; cut && !subject.empty();) {
    std::size_t length =
        std::max({EndLength(subject, kSettledWords), EndLength(subject, Words(kJoins)),
                  EndLength(subject, kTargetNouns)});
    cut = length > 0;
    subject.remove_suffix(length);
  }
  for (bool cut = true; cut && !subject.empty();) {
    const std::size_t length =
        std::max(StartLength(subject, Words(kJoins)), StartLength(subject, kLeadWords));
    cut = length > 0;
    subject.remove_prefix(length);
  }
  std::u32string plain;
  for (const char32_t c : subject) {
    if (c != U'“' && c != U'”' && c != U'"') plain += c;
  }
  return ToUtf8(plain);
}

bool IsFigureKind(ThresholdKind kind) {
  return kind == ThresholdKind::kQuantity || kind == ThresholdKind::kRange ||
         kind == ThresholdKind::kDeadline || kind == ThresholdKind::kPeriod;
}

// The only share in a text that is else prose: 征收到应收的65%.
std::optional<Threshold> OnlyShare(const FoldedText& text, std::size_t begin, std::size_t end) {
  std::optional<Threshold> found;
  for (std::size_t at = begin; at < end;) {
    const NumberMatch number = ReadNumber(text, at);
    if (number.length == 0) {
      ++at;
      continue;
    }
    const std::size_t behind = at + number.length;
    if (text.at(behind) == U'%') {
      if (found) return std::nullopt;
      found = Threshold::Parse(ToUtf8(text.symbols().substr(at, number.length + 1)));
    } else if (IsDigit(text.at(at))) {
      return std::nullopt;
    }
    at = behind;
  }
  return found;
}

// 80%≤覆盖率<90%: what stands between the signs only names the figure.
std::optional<Threshold> BothSides(const FoldedText& text, std::size_t begin, std::size_t end,
                                   const ThresholdContext& context) {
  std::size_t first = begin;
  while (first < end && !IsComparisonSign(text.at(first))) ++first;
  std::size_t last = end;
  while (last > first && !IsComparisonSign(text.at(last - 1))) --last;
  if (first == begin || last <= first + 2 || last == end) return std::nullopt;
  for (std::size_t at = first + 1; at + 1 < last; ++at) {
    if (!IsHan(text.at(at))) return std::nullopt;
  }
  const Symbols all = text.symbols();
  const std::string plain = ToUtf8(all.substr(begin, first + 1 - begin)) + "x" +
                            ToUtf8(all.substr(last - 1, end - last + 1));
  const Threshold range = Threshold::Parse(plain, context);
  return range.kind() == ThresholdKind::kRange ? std::optional(range) : std::nullopt;
}

// 5月份网络建设到位: a date, then prose.
std::optional<Threshold> LeadingDate(const FoldedText& text, std::size_t begin, std::size_t end,
                                     const ThresholdContext& context) {
  constexpr Symbols kDateSymbols = U"0123456789年月日份底末前之以内中上下旬";
  std::size_t stop = begin;
  while (stop < end && kDateSymbols.find(text.at(stop)) != Symbols::npos) ++stop;
  const Symbols written = text.symbols().substr(begin, stop - begin);
  if (written.find(U'月') == Symbols::npos) return std::nullopt;
  for (std::size_t at = stop; at < end; ++at) {
    if (IsDigit(text.at(at))) return std::nullopt;
  }
  Threshold date = Threshold::Parse(ToUtf8(written), context);
  if (date.kind() != ThresholdKind::kDeadline && date.kind() != ThresholdKind::kPeriod) {
    return std::nullopt;
  }
  return date;
}

// Whether the end before (after) the dash says that it is included or not.
void SettleEnds(const FoldedText& text, std::size_t begin, std::size_t end,
                StandardCondition* condition) {
  static constexpr std::array<Symbols, 4> kDashes = {U"-", U"~", U"至", U"到"};
  const Symbols all = text.symbols().substr(begin, end - begin);
  if (condition->figure.kind() == ThresholdKind::kRange) {
    std::size_t dash = Symbols::npos;
    for (std::size_t at = 1; at + 1 < all.size(); ++at) {
      if (StartLength(all.substr(at), Words(kDashes)) > 0 &&
          (IsDigit(all[at + 1]) || StartLength(all.substr(at + 1), kSettledWords) > 0 ||
           all[at + 1] == U'(')) {
        dash = at;
        break;
      }
    }
    if (dash == Symbols::npos) {
      condition->lower_settled = condition->upper_settled = ContainsAny(all, kSettledWords);
      return;
    }
    condition->lower_settled = ContainsAny(all.substr(0, dash), kSettledWords) || all[0] == U'(';
    condition->upper_settled = ContainsAny(all.substr(dash), kSettledWords);
    return;
  }
  const bool settled = ContainsAny(all, kSettledWords);
  condition->lower_settled = settled;
  condition->upper_settled = settled;
}

// A number that ends the condition or has its sign; in 2005年前的建筑 it is none.
bool TryFigure(const FoldedText& text, std::size_t begin, std::size_t end,
               const ThresholdContext& context, StandardCondition* condition) {
  if (FigureStart(text, begin, end) == end) return false;
  ThresholdContext bare;
  bare.row_kind = context.row_kind;
  bare.year = context.year;
  Threshold figure = Threshold::Parse(condition->text, bare);
  if (!IsFigureKind(figure.kind())) {
    std::optional<Threshold> share = OnlyShare(text, begin, end);
    if (!share) share = LeadingDate(text, begin, end, bare);
    if (!share) share = BothSides(text, begin, end, bare);
    if (!share) return false;
    figure = *share;
  }
  condition->kind = ConditionKind::kFigure;
  condition->figure = figure;
  condition->subject = SubjectOf(text, begin, end);
  SettleEnds(text, begin, end, condition);
  return true;
}

}  // namespace

void Trim(const FoldedText& text, std::size_t* begin, std::size_t* end) {
  constexpr Symbols kMarks = U",:;。、）)-=\"”“(";
  for (bool cut = true; cut && *begin < *end;) {
    const Symbols rest = text.symbols().substr(*begin, *end - *begin);
    std::size_t length = StartLength(rest, kLeadWords);
    if (length == rest.size()) length = 0;
    if (length == 0 && kMarks.substr(0, kMarks.size() - 2).find(rest[0]) != Symbols::npos)
      length = 1;
    cut = length > 0;
    *begin += length;
  }
  for (bool cut = true; cut && *begin < *end;) {
    const Symbols rest = text.symbols().substr(*begin, *end - *begin);
    std::size_t length = rest.back() == U'(' ? 1 : EndLength(rest, kBeforePoints);
    if (EndLength(rest, kWholeWords) > length) length = 0;
    cut = length > 0;
    *end -= length;
  }
}

StandardCondition ReadCondition(const FoldedText& text, std::size_t begin, std::size_t end,
                                const ThresholdContext& context) {
  StandardCondition condition;
  condition.span = text.span(begin, end);
  if (begin >= end) return condition;
  const Symbols all = text.symbols().substr(begin, end - begin);
  condition.text = ToUtf8(all);
  if (IsElse(all)) {
    condition.kind = ConditionKind::kElse;
  } else if (const auto last = LastYearRelation(all)) {
    condition.kind = ConditionKind::kLastYear;
    condition.relation = *last;
  } else if (const auto target = TargetRelation(all)) {
    condition.kind = ConditionKind::kTarget;
    condition.relation = *target;
  } else if (!TryFigure(text, begin, end, context, &condition)) {
    condition.kind = ConditionKind::kWords;
  }
  return condition;
}

std::u32string FoldedSymbols(std::string_view text) {
  return std::u32string(FoldedText(text).symbols());
}

namespace {

// 一起, 1次及以上, or nothing.
bool IsCount(Symbols text) {
  static constexpr std::array<Symbols, 3> kMore = {U"及以上", U"以上", U"的"};
  const FoldedText folded(ToUtf8(text));
  const NumberMatch number = ReadNumber(folded, 0);
  text.remove_prefix(number.length);
  if (number.length == 0) return text.empty();
  text.remove_prefix(MatchUnit(text, false).length);
  text.remove_prefix(StartLength(text, Words(kMore)));
  return text.empty();
}

}  // namespace

bool Denies(std::u32string_view text, std::u32string_view other) {
  // 有投诉 beside 无投诉.
  static constexpr std::array<Symbols, 6> kOccurs = {U"有",   U"发生", U"出现",
                                                     U"如有", U"存在", U"发现"};
  static constexpr std::array<Symbols, 6> kSpans = {U"全年", U"年度", U"年内",
                                                    U"当年", U"本年", U"本年度"};
  other.remove_prefix(StartLength(other, Words(kSpans)));
  const std::size_t occurs = StartLength(text, Words(kOccurs));
  const std::size_t absent = StartLength(other, kNegations);
  // 发生一起 beside 无安全事故.
  if (occurs > 0 && IsCount(text.substr(occurs))) {
    static constexpr std::array<Symbols, 6> kNone = {U"无",     U"未发生", U"没有",
                                                     U"未出现", U"不发生", U"未发现"};
    return ContainsAny(other, Words(kNone));
  }
  if (occurs > 0 && absent > 0) {
    const Symbols what = other.substr(absent);
    return text.substr(occurs) == what || text == what;
  }
  const std::size_t negation = StartLength(text, kNegations);
  if (negation == 0) return false;
  const Symbols rest = text.substr(negation);
  if (rest.empty() || StartLength(other, kNegations) > 0) return false;
  // 不达要求 beside 达到…要求: its symbols stand in the other, in order.
  std::size_t at = 0;
  for (const char32_t c : rest) {
    at = other.find(c, at);
    if (at == Symbols::npos) return false;
    ++at;
  }
  return rest.size() >= 2 || other.ends_with(rest) || other.starts_with(rest);
}

}  // namespace jixiao::standard
