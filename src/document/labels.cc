#include "document/labels.h"

#include <algorithm>
#include <cstddef>

#include "document/text.h"

namespace jixiao::document {
namespace {

using std::string_view;

template <typename Value>
struct Entry {
  string_view name;
  Value value;
};

constexpr Entry<Label> kLabels[] = {
    {"项目编码", Label::kCode},
    {"项目代码", Label::kCode},
    {"项目编号", Label::kMisnamedCode},
    {"项目名称", Label::kName},
    {"主管部门", Label::kSupervisor},
    {"主管部门及代码", Label::kSupervisor},
    {"项目主管部门", Label::kSupervisor},
    {"实施单位", Label::kImplementer},
    {"项目实施单位", Label::kImplementer},
    {"项目单位", Label::kImplementer},
    {"预算单位", Label::kImplementer},
    {"项目负责人", Label::kPerson},
    {"联系人", Label::kPerson},
    {"联系电话", Label::kPerson},
    {"预算规模及资金用途", Label::kMoneySection},
    {"预算规模", Label::kMoneySection},
    {"项目资金", Label::kMoneySection},
    {"预算执行情况", Label::kMoneySection},
    {"资金情况", Label::kMoneySection},
    {"年度预算数", Label::kMoneySection},
    {"预算数", Label::kTotal},
    {"预算金额", Label::kTotal},
    {"预算总额", Label::kTotal},
    {"项目预算", Label::kTotal},
    {"资金总额", Label::kTotal},
    {"项目资金总额", Label::kTotal},
    {"年度资金总额", Label::kTotal},
    {"年度资金总和", Label::kTotal},
    {"总额", Label::kTotal},
    {"财政资金", Label::kFiscal},
    {"财政拨款", Label::kFiscal},
    {"当年财政拨款", Label::kFiscal},
    {"本年财政拨款", Label::kFiscal},
    {"年度财政拨款", Label::kFiscal},
    {"一般公共预算拨款", Label::kFiscal},
    {"上年结转资金", Label::kCarriedOver},
    {"上年结转", Label::kCarriedOver},
    {"结转资金", Label::kCarriedOver},
    {"上年结转结余资金", Label::kCarriedOver},
    {"其他资金", Label::kOther},
    {"单位资金", Label::kOther},
    {"财政专户管理资金", Label::kOther},
    {"自有资金", Label::kOther},
    {"资金用途", Label::kPurpose},
    {"项目用途", Label::kPurpose},
    {"资金支出计划", Label::kPlan},
    {"支出计划", Label::kPlan},
    {"资金使用计划", Label::kPlan},
    {"绩效目标", Label::kGoals},
    {"年度绩效目标", Label::kGoals},
    {"项目绩效目标", Label::kGoals},
    {"总体绩效目标", Label::kGoals},
    {"年度总体目标", Label::kGoals},
    {"年度总体绩效目标", Label::kGoals},
    {"总体目标", Label::kGoals},
    {"年度目标", Label::kGoals},
    {"预期目标", Label::kExpectedGoals},
    {"年初设定目标", Label::kExpectedGoals},
    {"年初预期目标", Label::kExpectedGoals},
    {"项目年度目标", Label::kExpectedGoals},
    {"实际完成情况", Label::kReachedGoals},
    {"目标实际完成情况", Label::kReachedGoals},
    {"年度目标完成情况", Label::kReachedGoals},
    {"全年实际完成情况", Label::kReachedGoals},
    {"年度总体目标完成情况综述", Label::kReachedGoals},
    {"绩效指标", Label::kIndicatorSection},
    {"年度绩效指标", Label::kIndicatorSection},
    {"年初预算数", Label::kOpening},
    {"年初预算", Label::kOpening},
    {"年初预算金额", Label::kOpening},
    {"全年预算数", Label::kAdjusted},
    {"全年预算", Label::kAdjusted},
    {"调整后预算数", Label::kAdjusted},
    {"调整预算数", Label::kAdjusted},
    {"全年执行数", Label::kSpent},
    {"预算执行数", Label::kSpent},
    {"实际执行数", Label::kSpent},
    {"执行数", Label::kSpent},
    {"全年支出数", Label::kSpent},
    {"执行率", Label::kRate},
    {"执行率分值", Label::kExecutionWeight},
    {"预算执行率分值", Label::kExecutionWeight},
    {"预算执行率", Label::kRate},
    {"分值", Label::kWeight},
    {"权重", Label::kWeight},
    {"得分", Label::kScore},
    {"自评得分", Label::kScore},
    {"总分", Label::kTotalScore},
    {"总得分", Label::kTotalScore},
    {"自评总分", Label::kTotalScore},
    {"自评得分合计", Label::kTotalScore},
    {"合计", Label::kTotalScore},
    {"总计", Label::kTotalScore},
    {"评价结论", Label::kClosing},
    {"其他说明", Label::kClosing},
    {"其他需说明的问题", Label::kClosing},
    {"其他需要说明的问题", Label::kClosing},
    {"自评结论", Label::kClosing},
    {"存在问题", Label::kClosing},
    {"改进措施", Label::kClosing},
    {"财务负责人", Label::kClosing},
    {"填表人", Label::kClosing},
    {"填报人", Label::kClosing},
    {"备注", Label::kClosing},
    {"注", Label::kClosing},
    {"说明", Label::kClosing},
};

constexpr Entry<Column> kColumns[] = {
    {"绩效指标", Column::kIgnored},
    {"年度绩效指标", Column::kIgnored},
    {"序号", Column::kIgnored},
    {"一级指标", Column::kLevel1},
    {"一级指标名称", Column::kLevel1},
    {"二级指标", Column::kLevel2},
    {"二级指标名称", Column::kLevel2},
    {"三级指标", Column::kLevel3},
    {"三级指标名称", Column::kLevel3},
    {"指标名称", Column::kLevel3},
    {"绩效指标名称", Column::kLevel3},
    {"具体指标", Column::kLevel3},
    {"指标内容", Column::kLevel3},
    {"绩效指标描述", Column::kDescription},
    {"指标描述", Column::kDescription},
    {"指标说明", Column::kDescription},
    {"指标解释", Column::kDescription},
    {"三级指标描述", Column::kDescription},
    {"指标值", Column::kTarget},
    {"绩效指标值", Column::kTarget},
    {"年度指标值", Column::kTarget},
    {"三级指标值", Column::kTarget},
    {"值", Column::kTarget},
    {"目标值", Column::kTarget},
    {"年度目标值", Column::kTarget},
    {"绩效目标值", Column::kTarget},
    {"绩效标准", Column::kTarget},
    {"评价标准", Column::kTarget},
    {"预期指标值", Column::kTarget},
    {"预期值", Column::kTarget},
    {"预期目标值", Column::kTarget},
    {"计划指标值", Column::kTarget},
    {"年初指标值", Column::kTarget},
    {"指标目标值", Column::kTarget},
    {"指标值确定依据", Column::kBasis},
    {"确定依据", Column::kBasis},
    {"指标值设定依据", Column::kBasis},
    {"设定依据", Column::kBasis},
    {"指标确定依据", Column::kBasis},
    {"指标值依据", Column::kBasis},
    {"依据", Column::kBasis},
    {"分值", Column::kWeight},
    {"权重", Column::kWeight},
    {"分值权重", Column::kWeight},
    {"权重分值", Column::kWeight},
    {"指标权重", Column::kWeight},
    {"指标分值", Column::kWeight},
    {"度量单位", Column::kUnit},
    {"计量单位", Column::kUnit},
    {"指标单位", Column::kUnit},
    {"指标值单位", Column::kUnit},
    {"单位", Column::kUnit},
    {"指标性质", Column::kSymbol},
    {"指标值符号", Column::kSymbol},
    {"计算符号", Column::kSymbol},
    {"比较符号", Column::kSymbol},
    {"运算符号", Column::kSymbol},
    {"符号", Column::kSymbol},
    {"指标方向性", Column::kDirection},
    {"指标方向", Column::kDirection},
    {"方向性", Column::kDirection},
    {"实际完成值", Column::kActual},
    {"全年完成值", Column::kActual},
    {"全年实际完成值", Column::kActual},
    {"年度完成值", Column::kActual},
    {"年度实际完成值", Column::kActual},
    {"实际完成指标值", Column::kActual},
    {"实际值", Column::kActual},
    {"完成值", Column::kActual},
    {"完成情况", Column::kActual},
    {"实际完成情况", Column::kActual},
    {"得分", Column::kScore},
    {"自评得分", Column::kScore},
    {"指标得分", Column::kScore},
    {"自评分", Column::kScore},
    {"评分", Column::kScore},
    {"偏差原因分析及改进措施", Column::kReason},
    {"偏差原因", Column::kReason},
};

// Headings vary most at the ends; these parts decide where no whole name does.
constexpr Entry<Column> kColumnParts[] = {
    {"原因", Column::kReason},      {"依据", Column::kBasis},      {"完成值", Column::kActual},
    {"描述", Column::kDescription}, {"一级指标", Column::kLevel1}, {"二级指标", Column::kLevel2},
    {"三级指标", Column::kLevel3},  {"指标值", Column::kTarget},   {"目标值", Column::kTarget},
};

constexpr Entry<int> kMoneyUnits[] = {
    {"元", 0}, {"千元", 3}, {"万元", 4}, {"百万元", 6}, {"千万元", 7}, {"亿元", 8},
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
constexpr string_view kFormNames[] = {"项目支出",     "部门预算项目支出", "预算项目",
                                      "项目",         "部门预算项目",     "财政项目支出",
                                      "部门项目支出", "财政支出项目",     "单位项目支出"};

constexpr string_view kUnitLabels[] = {"预算单位编码及名称", "单位编码及名称", "单位代码及名称",
                                       "预算单位",           "填报单位",       "部门名称",
                                       "单位名称",           "部门",           "单位"};

template <typename Value, std::size_t kSize>
Value Find(const Entry<Value> (&entries)[kSize], string_view name, Value missing) {
  const auto* const found = std::find_if(std::begin(entries), std::end(entries),
                                         [&](const auto& entry) { return entry.name == name; });
  return found == std::end(entries) ? missing : found->value;
}

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

// Takes the bracketed parts out of a compact name.
Name SplitBrackets(string_view compact) {
  Name name;
  int depth = 0;
  for (const char c : compact) {
    if (c == '(') {
      ++depth;
    } else if (c == ')') {
      depth = std::max(depth - 1, 0);
    } else {
      (depth > 0 ? name.note : name.key).push_back(c);
    }
  }
  return name;
}

template <std::size_t kSize>
bool Contains(const string_view (&names)[kSize], string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

template <std::size_t kSize>
bool IsLevelName(const string_view (&names)[kSize], string_view text) {
  const Name name = NameOf(text);
  string_view key = name.key;
  RemoveSuffix(key, "指标");
  return Contains(names, key);
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

}  // namespace

Name NameOf(string_view text) {
  if (text.empty() || TooLongForName(text)) return {};
  Name name = SplitBrackets(Compact(text));
  string_view key = name.key;
  while (RemoveSuffix(key, ":") || RemoveSuffix(key, "*")) {
  }
  while (RemovePrefix(key, "其中:") || RemovePrefix(key, "其中") || RemovePrefix(key, "*")) {
  }
  name.key = std::string(key);
  return name;
}

Label LabelOf(string_view text) { return Find(kLabels, NameOf(text).key, Label::kNone); }

Column ColumnOf(string_view text) {
  const Name name = NameOf(text);
  const Column column = Find(kColumns, name.key, Column::kNone);
  if (column != Column::kNone || name.key.empty()) return column;
  const auto* const part = std::find_if(
      std::begin(kColumnParts), std::end(kColumnParts),
      [&](const auto& entry) { return name.key.find(entry.name) != std::string::npos; });
  return part == std::end(kColumnParts) ? Column::kNone : part->value;
}

LabelledValue LabelledValueOf(string_view text) {
  for (const string_view of_which : {"其中：", "其中:"}) RemovePrefix(text, of_which);
  const std::size_t colon = FindColon(text.substr(0, 80));
  if (colon == string_view::npos) return {};
  const string_view value = AfterColon(text, colon);
  if (value.empty()) return {};
  return {LabelOf(text.substr(0, colon)), value};
}

bool IsFirstLevelName(string_view text) { return IsLevelName(kFirstLevels, text); }
bool IsSecondLevelName(string_view text) { return IsLevelName(kSecondLevels, text); }

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
    if (!form_name.empty() && !Contains(kFormNames, form_name)) title.name = std::string(name);
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

}  // namespace jixiao::document
