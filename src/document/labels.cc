#include "document/labels.h"

#include <algorithm>
#include <cstddef>

#include "document/heads.h"
#include "document/text.h"

namespace jixiao::document {
namespace {

using std::string_view;

template <typename Value>
struct Entry {
  string_view name;
  Value value;
};

constexpr Entry<int> kMoneyUnits[] = {
    {"元", 0}, {"千元", 3},   {"万元", 4},   {"万", 4},
    {"亿", 8}, {"百万元", 6}, {"千万元", 7}, {"亿元", 8},
};

constexpr string_view kFirstLevels[] = {"产出",     "效益",     "满意度", "成本",     "项目产出",
                                        "预期产出", "项目完成", "效果",   "项目效益", "投入",
                                        "管理",     "过程",     "决策"};
constexpr string_view kSecondLevels[] = {"数量",
                                         "质量",
                                         "时效",
                                         "进度",
                                         "成本",
                                         "经济成本",
                                         "社会成本",
                                         "生态环境成本",
                                         "经济效益",
                                         "社会效益",
                                         "生态效益",
                                         "环境效益",
                                         "可持续影响",
                                         "可持续发展",
                                         "服务对象满意度",
                                         "满意度",
                                         "社会公众或服务对象满意度",
                                         "社会公众满意度",
                                         "服务对象满意",
                                         "生态环境效益",
                                         "可持续性影响",
                                         "可持续影响效益"};

// Titles that name the form and no project.
constexpr string_view kFormNames[] = {
    "项目", "财政支出", "专项资金", "部门预算", "转移支付", "转移支付区域", "区域",
    "单位", "部门",     "专项",     "预算",     "政策",     "财政支出项目"};
// What a form's name ends in, whatever body stands in front.
constexpr string_view kFormEnds[] = {"项目支出", "部门整体",     "单位整体", "整体支出",
                                     "预算项目", "部门整体支出", "整体"};
constexpr string_view kFormLevels[] = {"中央", "省级", "市级", "县级", "区级", "州级", "对下",
                                       "县",   "市",   "省",   "区",   "部门", "单位", "财政"};

constexpr string_view kUnitLabels[] = {"预算单位编码及名称", "单位编码及名称", "单位代码及名称",
                                       "预算单位",           "填报单位",       "部门名称",
                                       "单位名称",           "部门",           "单位"};

bool RemoveSuffix(string_view& text, string_view suffix) {
  if (!text.ends_with(suffix)) return false;
  text.remove_suffix(suffix.size());
  return true;
}
bool RemovePrefix(string_view& text, string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

template <std::size_t kSize>
bool Contains(const string_view (&names)[kSize], string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

std::size_t FindColon(string_view text) {
  const std::size_t ascii = text.find(':');
  const std::size_t wide = text.find("：");
  return std::min(ascii, wide);
}

string_view AfterColon(string_view text, std::size_t colon) {
  return Trim(text.substr(colon + (text[colon] == ':' ? 1 : 3)));
}

bool IsAsciiDigit(char c) { return c >= '0' && c <= '9'; }

// Whether what stands in front of 绩效…表 names a form and no project.
bool IsFormName(string_view text, bool numbered) {
  std::string plain = NameOf(text).key;  // without brackets
  string_view name = plain.empty() ? text : string_view(plain);
  if (name.empty()) return true;
  for (const string_view end : kFormEnds) {
    if (numbered ? name == end : name.ends_with(end)) return true;
  }
  for (const string_view level : kFormLevels) {
    if (name.size() > level.size()) RemovePrefix(name, level);
  }
  return Contains(kFormNames, name);
}

}  // namespace

Levels LevelsOfKey(string_view key) {
  constexpr std::size_t kLongestLevel = 48;
  if (key.empty() || key.size() > kLongestLevel) return {};
  RemoveSuffix(key, "指标");
  return {Contains(kFirstLevels, key), Contains(kSecondLevels, key)};
}

Levels LevelsOf(string_view text) { return LevelsOfKey(NameOf(text).key); }
bool IsFirstLevelName(string_view text) { return LevelsOf(text).first; }
bool IsSecondLevelName(string_view text) { return LevelsOf(text).second; }

std::optional<int> MoneyExponent(string_view unit) {
  for (const auto& [name, exponent] : kMoneyUnits) {
    if (name == unit) return exponent;
  }
  return std::nullopt;
}

std::optional<Title> TitleOf(string_view text) {
  constexpr std::size_t kMaxTitleBytes = 1024;  // a project's name may be a whole sentence
  if (text.size() > kMaxTitleBytes || text.find("表") == string_view::npos) return std::nullopt;
  text = WithoutMarkdown(Trim(text));
  const string_view body = WithoutPageTail(text);
  Title title;
  title.contents = body.size() != text.size();
  const std::string compact = Compact(WithoutEnumerator(body));
  // A number in front counts the projects of a filing.
  const bool numbered = WithoutEnumerator(body).size() != body.size();
  string_view key = compact;
  // Brackets at the end say "continued" or the year; brackets elsewhere belong to the name.
  while (key.ends_with(")")) {
    const std::size_t open = key.rfind('(');
    if (open == string_view::npos) break;
    if (key.substr(open).find("续") != string_view::npos) title.continued = true;
    key = key.substr(0, open);
  }
  // What the form calls itself: 绩效目标表, 绩效目标申报表, 绩效自评表, 自评情况表 …
  constexpr std::size_t kMaxFormBytes = 36;
  if (!key.ends_with("表")) return std::nullopt;
  for (const string_view form : {"绩效", "自评"}) {
    const std::size_t at = key.rfind(form);
    if (at == string_view::npos || key.size() - at > kMaxFormBytes) continue;
    const string_view name = key.substr(0, at);
    const std::size_t year = name.find("年度");
    constexpr std::size_t kYearBytes = 12;  // four numerals
    const string_view form_name =
        year <= kYearBytes ? name.substr(year + string_view("年度").size()) : name;
    if (!IsFormName(form_name, numbered)) title.name = std::string(name);
    return title;
  }
  return std::nullopt;
}

std::optional<UnitNotice> UnitNoticeOf(string_view text) {
  constexpr std::size_t kTail = 60;
  text = Trim(text);
  if (text.empty()) return std::nullopt;

  const std::size_t label = text.rfind("单位");
  if (label == string_view::npos || text.size() - label > kTail) return std::nullopt;
  const std::string notice = Compact(text.substr(label));
  string_view unit = notice;
  RemovePrefix(unit, "单位");
  if (!RemovePrefix(unit, ":")) return std::nullopt;
  while (RemoveSuffix(unit, ")")) {
  }
  RemovePrefix(unit, "人民币");
  if (!MoneyExponent(unit)) return std::nullopt;
  string_view before = Trim(text.substr(0, label));
  for (const string_view opening : {"（", "(", "金额", "（金额", "(金额", "货币"}) {
    if (before.ends_with(opening)) before.remove_suffix(opening.size());
  }
  return UnitNotice{std::string(unit), Trim(before)};
}

std::optional<BudgetUnit> BudgetUnitOf(string_view text) {
  constexpr std::size_t kMinCode = 3;
  constexpr std::size_t kMaxCode = 12;
  constexpr std::size_t kCertainCode = 5;  // shorter ones need a space or a sign before the name
  if (TooLongForName(text)) return std::nullopt;
  text = WithoutMarkdown(Trim(text));
  if (const std::size_t colon = FindColon(text); colon != string_view::npos) {
    if (!Contains(kUnitLabels, NameOf(text.substr(0, colon)).key)) return std::nullopt;
    text = AfterColon(text, colon);
  }
  for (const string_view bracket : {"[", "【", "(", "（"}) RemovePrefix(text, bracket);
  std::size_t end = 0;
  while (end < text.size() && IsAsciiDigit(text[end])) ++end;
  if (end < kMinCode || end > kMaxCode) return std::nullopt;
  BudgetUnit unit;
  unit.code = std::string(text.substr(0, end));
  string_view name = text.substr(end);
  for (const string_view separator : {"]", "】", ")", "）", "-", "—", "_"}) {
    RemovePrefix(name, separator);
  }
  const bool parted = name.size() + end < text.size() || SpaceLength(name, 0) > 0;
  if (end < kCertainCode && !parted) return std::nullopt;
  name = Trim(name);
  // A name opens with a Chinese character, and "2024 年…" is a year.
  if (name.size() < 6 || name.starts_with("年") || TitleOf(text) || name.find("。") != name.npos ||
      name.find("，") != name.npos) {
    return std::nullopt;
  }
  if (static_cast<unsigned char>(name.front()) < 0xE4) return std::nullopt;
  unit.name = std::string(name);
  return unit;
}

std::string WithoutCode(string_view text) {
  constexpr std::size_t kLeastCode = 3;
  string_view rest = Trim(text);
  for (const string_view bracket : {"[", "【", "(", "（"}) RemovePrefix(rest, bracket);
  std::size_t end = 0;
  while (end < rest.size() && IsAsciiDigit(rest[end])) ++end;
  if (end < kLeastCode) return std::string(text);
  rest.remove_prefix(end);
  bool parted = false;
  for (const string_view separator : {"]", "】", ")", "）", "-", "—", "_", " "}) {
    parted = RemovePrefix(rest, separator) || parted;
  }
  rest = Trim(rest);
  return parted && !rest.empty() ? std::string(rest) : std::string(text);
}

}  // namespace jixiao::document
