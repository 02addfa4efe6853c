#include "document/content.h"

#include <algorithm>
#include <array>
#include <string>

#include "document/labels.h"
#include "document/text.h"

namespace jixiao::document {
namespace {

using std::string_view;

constexpr std::array<string_view, 26> kSymbols = {
    "≥",    "≤",        ">",        "<",      "=",      "﹦", "≧",    "≦",    "＝",
    "＞",   "＜",       ">=",       "<=",     "≠",      "±",  "定性", "大于", "小于",
    "等于", "大于等于", "小于等于", "不小于", "不大于", "⩾",  "⩽",    "定量"};
constexpr std::array<string_view, 18> kFillers = {"无",     "—",    "——", "－", "-",    "--",
                                                  "/",      "\\",   "…",  "……", "...",  "......",
                                                  "不适用", "暂无", "略", "──", "无。", "⋯⋯"};
constexpr std::array<string_view, 5> kTicks = {"√", "✓", "✔", "是", "☑"};

constexpr int kHardly = 12;
constexpr int kBadly = 8;

template <std::size_t kSize>
bool IsOneOf(const std::array<string_view, kSize>& words, string_view text) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

bool HasDigit(string_view text) { return text.find_first_of("0123456789") != string_view::npos; }

bool StartsWithSign(string_view text) {
  return std::any_of(kSymbols.begin(), kSymbols.begin() + 15,
                     [&](string_view sign) { return text.starts_with(sign); });
}

int FitLevel(string_view text, bool first, bool second, bool wants_first) {
  if (IsFigure(text) || StartsWithSign(text)) return kHardly;
  if (IsFiller(text)) return 4;
  constexpr std::size_t kLongName = 48;
  if (text.size() > kLongName) return kBadly;
  if (wants_first ? first : second) {
    // 满意度指标 names the first level more often than the second, which says of whom.
    if (first && second && !wants_first) return NameOf(text).key.starts_with("满意度") ? 4 : 0;
    const std::string key = NameOf(text).key;
    if (key.starts_with("服务对象")) return first && second ? 4 : 0;
    return second && key.starts_with("成本") ? 2 : 0;  // under output more often than beside it
  }
  return first || second ? 6 : 3;
}

int FitName(string_view text, bool level) {
  if (level) return 9;
  if (IsFigure(text) || StartsWithSign(text) || IsSymbol(text)) return 9;
  return IsFiller(text) ? 2 : 0;
}

int FitValue(string_view text, bool level) {
  if (level) return 6;
  if (IsSymbol(text)) return 4;
  if (HasDigit(text)) return text.size() > 120 ? 2 : 0;
  return text.size() > 60 ? 2 : 1;
}

int FitProse(string_view text) {
  if (IsFiller(text)) return 0;
  if (IsFigure(text)) return 6;
  return StartsWithSign(text) ? 4 : 0;
}

}  // namespace

bool IsFigure(string_view text) {
  if (text.empty() || text.size() > 40) return false;
  std::string compact = Compact(text);
  std::erase(compact, ',');
  string_view figure = compact;
  for (const string_view end : {"分", "%"}) {
    if (figure.ends_with(end)) figure.remove_suffix(end.size());
  }
  return Decimal::Parse(figure).ok();
}

bool IsFiller(string_view text) {
  if (text.size() > 40) return false;
  const std::string compact = Compact(text);
  return IsOneOf(kFillers, compact) || compact.find_first_not_of("-/.*") == std::string::npos;
}

bool IsSymbol(string_view text) { return text.size() <= 24 && IsOneOf(kSymbols, Compact(text)); }

bool IsTick(string_view text) { return text.size() <= 8 && IsOneOf(kTicks, Compact(text)); }

bool IsPrompt(string_view text) {
  const bool words = text.find("字以内") != string_view::npos ||
                     text.find("字左右") != string_view::npos ||
                     text.find("请填写") != string_view::npos;
  return words && text.size() < 400;
}

int Fit(string_view text, Levels levels, Column column) {
  const auto [first, second] = levels;
  switch (column) {
    case Column::kLevel1:
      return FitLevel(text, first, second, true);
    case Column::kLevel2:
      return FitLevel(text, first, second, false);
    case Column::kClass:
      return first || second ? 0 : FitLevel(text, false, false, true);
    case Column::kLevel3:
      return FitName(text, first || second);
    case Column::kTarget:
    case Column::kOtherTarget:
    case Column::kActual:
    case Column::kPartActual:
    case Column::kForecast:
      return FitValue(text, first || second);
    case Column::kWeight:
    case Column::kScore:
    case Column::kOtherScore:
    case Column::kNumber:
      return IsFigure(text) && text.find('%') == string_view::npos ? 0
             : IsFiller(text)                                      ? 1
             : IsFigure(text)                                      ? 3
                                                                   : kHardly;
    case Column::kRate:
      return IsFigure(text) ? 1 : IsFiller(text) ? 1 : kBadly;
    case Column::kSymbol:
      return IsSymbol(text) ? 0 : IsFiller(text) ? 2 : 10;
    case Column::kUnit:
      if (text == "%") return 0;
      return IsFigure(text) || StartsWithSign(text) || text.size() > 30 ? kBadly
             : HasDigit(text) || first || second                        ? 5
                                                                        : 1;
    case Column::kDirection:
      return text.size() > 12 ? kBadly : IsFigure(text) ? kHardly : 1;
    case Column::kReason:
    case Column::kStandard:
    case Column::kDefinition:
    case Column::kDescription:
    case Column::kBasis:
      return first || second ? 6 : FitProse(text);
    case Column::kCause:
      return IsTick(text) ? 0 : 3;
    case Column::kLikelihood:
      return IsFigure(text) ? 6 : text.size() > 40 ? 5 : 1;
    case Column::kBlock:
      return 4;
    default:
      return first || second ? 6 : 2;
  }
}

int SkipCost(Column column, bool leading) {
  switch (column) {
    case Column::kLevel3:
      return 8;
    case Column::kTarget:
    case Column::kWeight:
    case Column::kScore:
    case Column::kActual:
    case Column::kPartActual:
      return 3;
    case Column::kSymbol:
    case Column::kUnit:
    case Column::kStandard:
      return 2;
    case Column::kLevel1:
    case Column::kLevel2:
    case Column::kClass:
      return leading ? 1 : 2;
    case Column::kDescription:
    case Column::kBasis:
    case Column::kForecast:
      return 1;
    default:
      return 0;
  }
}

LevelName SplitLevelName(string_view text) {
  LevelName result{std::string(text), std::nullopt};
  if (TooLongForName(text) || !HasDigit(text)) return result;
  const std::string compact = Compact(text);
  // The points are the last thing in the name: in brackets, or before 分.
  string_view name = compact;
  string_view points;
  if (name.ends_with(")") || name.ends_with(")分")) {
    const std::size_t open = name.rfind('(');
    if (open == string_view::npos || open == 0) return result;
    points = name.substr(open + 1, name.rfind(')') - open - 1);
    name = name.substr(0, open);
  } else if (name.ends_with("分")) {
    std::size_t begin = name.size() - 3;
    while (begin > 0 && (HasDigit(name.substr(begin - 1, 1)) || name[begin - 1] == '.')) --begin;
    points = name.substr(begin);
    name = name.substr(0, begin);
  }
  for (const string_view word : {"权重", "分值", "满分", "共", ":"}) {
    if (points.starts_with(word)) points.remove_prefix(word.size());
  }
  for (const string_view word : {"分", "%"}) {
    if (points.ends_with(word)) points.remove_suffix(word.size());
  }
  const Result<Decimal> value = Decimal::Parse(points);
  if (!value.ok() || name.empty()) return result;
  result.name = std::string(name);
  result.points = *value;
  return result;
}

}  // namespace jixiao::document
