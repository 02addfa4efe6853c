// The table of units: to add one, add a line to kUnits; to add a spelling, add it to the line.
#include "unit/unit_table.h"

#include <algorithm>
#include <array>
#include <map>

#include "absl/container/inlined_vector.h"
#include "base/fold.h"
#include "base/prefix_index.h"
#include "unit/composite.h"

namespace jixiao {
namespace {

struct Row {
  SimpleUnit unit;
  std::u32string_view aliases;  // separated by spaces; the canonical name is always one
};

// Exact factors to the base unit. 亩 is 2000/3 m². Months and days do not convert into each other,
// and 工作日 not into 天; their bases differ.
constexpr auto kUnits = std::to_array<Row>({
    // Shares and differences of shares.
    {{"%", Dimension::kShare, "1", 1, 100}, U"% 百分比"},
    {{"‰", Dimension::kShare, "1", 1, 1000}, U"‰ 千分比"},
    {{"‱", Dimension::kShare, "1", 1, 10000}, U"‱ 万分比"},
    {{"百分点", Dimension::kSharePoints, "1", 1, 100}, U"百分点 个百分点 %点 pct"},
    {{"千分点", Dimension::kSharePoints, "1", 1, 1000}, U"千分点 个千分点"},
    // Money. Foreign currencies are bases of their own.
    {{"元", Dimension::kMoney, "元", 1, 1}, U"元 人民币 元人民币 人民币元 块钱 元整 元正 RMB CNY"},
    {{"角", Dimension::kMoney, "元", 1, 10}, U"角 毛 毛钱"},
    {{"美元", Dimension::kMoney, "美元", 1, 1}, U"美元 美金 USD"},
    {{"欧元", Dimension::kMoney, "欧元", 1, 1}, U"欧元 EUR"},
    {{"港元", Dimension::kMoney, "港元", 1, 1}, U"港元 港币 HKD"},
    {{"澳门元", Dimension::kMoney, "澳门元", 1, 1}, U"澳门元 澳门币 MOP"},
    {{"日元", Dimension::kMoney, "日元", 1, 1}, U"日元 JPY"},
    {{"英镑", Dimension::kMoney, "英镑", 1, 1}, U"英镑 GBP"},
    {{"新台币", Dimension::kMoney, "新台币", 1, 1}, U"新台币 台币 TWD"},
    {{"韩元", Dimension::kMoney, "韩元", 1, 1}, U"韩元 KRW"},
    {{"卢布", Dimension::kMoney, "卢布", 1, 1}, U"卢布 RUB"},
    // Length.
    {{"米", Dimension::kLength, "m", 1, 1}, U"米 m 延米 延长米 公尺"},
    {{"分米", Dimension::kLength, "m", 1, 10}, U"分米 dm"},
    {{"厘米", Dimension::kLength, "m", 1, 100}, U"厘米 cm CM 公分 ㎝"},
    {{"毫米", Dimension::kLength, "m", 1, 1000}, U"毫米 mm MM ㎜"},
    {{"微米", Dimension::kLength, "m", 1, 1000000}, U"微米 μm um"},
    {{"公里", Dimension::kLength, "m", 1000, 1}, U"公里 千米 km KM Km ㎞"},
    {{"里", Dimension::kLength, "m", 500, 1}, U"里 华里 市里"},
    {{"海里", Dimension::kLength, "m", 1852, 1}, U"海里"},
    // Area.
    {{"平方米", Dimension::kArea, "m²", 1, 1}, U"平方米 ㎡ m2 M2 m² M² 平米 平方 平方公尺"},
    {{"平方厘米", Dimension::kArea, "m²", 1, 10000}, U"平方厘米 cm2 cm²"},
    {{"平方公里", Dimension::kArea, "m²", 1000000, 1}, U"平方公里 平方千米 km2 KM2 km² ㎢"},
    {{"公顷", Dimension::kArea, "m²", 10000, 1}, U"公顷 hm2 hm² ha"},
    {{"亩", Dimension::kArea, "m²", 2000, 3}, U"亩 市亩"},
    // Volume.
    {{"立方米", Dimension::kVolume, "m³", 1, 1}, U"立方米 立方 m3 M3 m³ M³ ㎥ 方"},
    {{"升", Dimension::kVolume, "m³", 1, 1000}, U"升 公升 L"},
    {{"毫升", Dimension::kVolume, "m³", 1, 1000000}, U"毫升 ml mL ML cc ㏄"},
    // Mass.
    {{"吨", Dimension::kMass, "kg", 1000, 1}, U"吨 公吨 t"},
    {{"公斤", Dimension::kMass, "kg", 1, 1}, U"公斤 千克 kg KG Kg ㎏"},
    {{"斤", Dimension::kMass, "kg", 1, 2}, U"斤 市斤"},
    {{"两", Dimension::kMass, "kg", 1, 20}, U"两 市两"},
    {{"克", Dimension::kMass, "kg", 1, 1000}, U"克 g"},
    {{"毫克", Dimension::kMass, "kg", 1, 1000000}, U"毫克 mg ㎎"},
    {{"微克", Dimension::kMass, "kg", 1, 1000000000}, U"微克 ug μg"},
    // Energy and power.
    {{"千瓦时", Dimension::kEnergy, "J", 3600000, 1},
     U"千瓦时 千瓦·时 千瓦小时 kWh KWh KWH kwh kW·h KW·h KW·H kw·h kW*h 度电 度"},
    {{"兆瓦时", Dimension::kEnergy, "J", 3600000000, 1}, U"兆瓦时 兆瓦·时 MWh MWH MW·h MW·H"},
    {{"吉瓦时", Dimension::kEnergy, "J", 3600000000000, 1}, U"吉瓦时 GWh GW·h"},
    {{"焦耳", Dimension::kEnergy, "J", 1, 1}, U"焦耳 焦 J"},
    {{"千焦", Dimension::kEnergy, "J", 1000, 1}, U"千焦 kJ KJ"},
    {{"瓦", Dimension::kPower, "W", 1, 1}, U"瓦 瓦特 W"},
    {{"千瓦", Dimension::kPower, "W", 1000, 1}, U"千瓦 kW KW kw"},
    {{"兆瓦", Dimension::kPower, "W", 1000000, 1}, U"兆瓦 MW"},
    // Time.
    {{"秒", Dimension::kTime, "s", 1, 1}, U"秒 秒钟 s"},
    {{"分钟", Dimension::kTime, "s", 60, 1}, U"分钟 min"},
    {{"小时", Dimension::kTime, "s", 3600, 1}, U"小时 个小时 h 钟头 个钟头"},
    {{"天", Dimension::kTime, "s", 86400, 1}, U"天 日 d 日历天 自然日 个日历天 个自然日 昼夜"},
    {{"半天", Dimension::kTime, "s", 43200, 1}, U"个半天 半天 半日"},
    {{"周", Dimension::kTime, "s", 604800, 1}, U"周 星期 个星期 个周 礼拜 个礼拜"},
    {{"月", Dimension::kTime, "月", 1, 1}, U"月 个月 个整月"},
    {{"季度", Dimension::kTime, "月", 3, 1}, U"季度 个季度 季"},
    {{"半年", Dimension::kTime, "月", 6, 1}, U"个半年 半年"},
    {{"年", Dimension::kTime, "月", 12, 1}, U"年 周年 个年度 年度 个自然年"},
    {{"工作日", Dimension::kTime, "工作日", 1, 1}, U"工作日 个工作日 工作天 个工作天"},
    {{"学期", Dimension::kTime, "学期", 1, 1}, U"学期 个学期"},
    {{"学年", Dimension::kTime, "学年", 1, 1}, U"学年 个学年"},
    {{"学时", Dimension::kTime, "学时", 1, 1}, U"学时 个学时 课时 个课时"},
    // Units that compare with themselves only.
    {{"分", Dimension::kOther, "分", 1, 1}, U"分 分值"},
    {{"分贝", Dimension::kOther, "分贝", 1, 1}, U"分贝 dB DB db"},
    {{"℃", Dimension::kOther, "℃", 1, 1}, U"℃ 摄氏度 °C"},
    {{"倍", Dimension::kOther, "倍", 1, 1}, U"倍"},
    {{"吨标准煤", Dimension::kOther, "吨标准煤", 1, 1}, U"吨标准煤 吨标煤 tce"},
    {{"千伏安", Dimension::kOther, "千伏安", 1, 1}, U"千伏安 kVA KVA"},
    {{"伏", Dimension::kOther, "伏", 1, 1}, U"伏 伏特 V"},
    {{"千伏", Dimension::kOther, "伏", 1000, 1}, U"千伏 kV KV"},
    {{"GB", Dimension::kOther, "GB", 1, 1}, U"GB 吉字节"},
    {{"TB", Dimension::kOther, "TB", 1, 1}, U"TB 太字节"},
    {{"MB", Dimension::kOther, "MB", 1, 1}, U"MB 兆字节"},
    {{"Mbps", Dimension::kOther, "Mbps", 1, 1}, U"Mbps 兆比特每秒 兆"},
});

// Classifiers: each is a unit of its own in the dimension `count`; a word behind a slash is another
// writing of the one before it.
constexpr std::u32string_view kClassifiers =
    U"个 家 人 名 位 户 次 项 件 起 篇 场 期 批 份 套 台 辆 部 支 所 座 条 处 本 册 张 幅 只 头 匹 "
    U"羽 "
    U"尾 株 棵 颗 粒 枚 块 片 面 根 盏 把 顶 架 艘 列 节 班 组 队 届 类 种 样 门 课 例 宗 桩 封 则 "
    U"首 "
    U"曲 档 栋/幢 间 层 笔 单 户次 人次 车次 台次 场次 批次 班次 件次 家次 架次 例次 项次 条次 "
    U"点次 篇次 "
    U"次数 户数 人数 家数 个数 件数 例数 人月 人天/人日 台套 台班 剂 剂次 支次 瓶 箱 包 袋 桶 盒 "
    U"罐 "
    U"筐 捆 卷 盘 盆 杯 碗 双 对 副 床 张床 床位 机位 车位 泊位 座次 席 席位 口 眼 孔 道 段 圈 环 "
    U"个点 村 个村 乡 镇 县 校 组次 亭 轮 轮次 遍 趟 回 版 页 字 词 句 行 款 通 站 井 标段 具 扇 "
    U"堵 "
    U"束 丛 窝 伙 帮 届次 顿 堂 节课 堂课 个班 帧 集 出 折 帖 幕 站次 餐次 人份 块地 枝 "
    U"朵 尊 挺 樘 摞 沓 排 群 团 连";

// Scale words, longest first, with their power of ten.
struct ScaleWord {
  std::u32string_view word;
  int exponent;
};
constexpr auto kScaleWords = std::to_array<ScaleWord>({
    {U"万亿", 12},
    {U"千亿", 11},
    {U"百亿", 10},
    {U"十亿", 9},
    {U"千万", 7},
    {U"百万", 6},
    {U"十万", 5},
    {U"亿", 8},
    {U"万", 4},
    {U"千", 3},
    {U"仟", 3},
    {U"百", 2},
    {U"佰", 2},
    {U"十", 1},
    {U"拾", 1},
});

// Aliases and classifiers, each pointing at its SimpleUnit.
class UnitTable {
 public:
  UnitTable() : classifiers_(MakeClassifiers()), index_(MakeIndex()) {
    for (const auto& entry : index_.entries()) by_name_.emplace(entry.value->name, entry.value);
  }

  const PrefixIndex<const SimpleUnit*>& index() const { return index_; }
  const SimpleUnit* Named(std::string_view name) const {
    const auto at = by_name_.find(name);
    return at == by_name_.end() ? nullptr : at->second;
  }

 private:
  struct Classifier {
    std::u32string_view word;
    std::size_t canonical;  // index into names_
  };

  static std::vector<std::u32string_view> Split(std::u32string_view text, char32_t separator) {
    std::vector<std::u32string_view> words;
    while (!text.empty()) {
      const std::size_t end = std::min(text.find(separator), text.size());
      if (end > 0) words.push_back(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
  }

  // The classifiers' units own their names, which therefore live as long as the table.
  std::vector<std::pair<std::u32string_view, SimpleUnit>> MakeClassifiers() {
    const std::vector<std::u32string_view> groups = Split(kClassifiers, U' ');
    names_.reserve(groups.size());
    std::vector<std::pair<std::u32string_view, SimpleUnit>> result;
    for (const std::u32string_view group : groups) {
      const std::vector<std::u32string_view> spellings = Split(group, U'/');
      names_.push_back(ToUtf8(spellings.front()));
      for (const std::u32string_view word : spellings) {
        result.emplace_back(word,
                            SimpleUnit{names_.back(), Dimension::kCount, names_.back(), 1, 1});
      }
    }
    return result;
  }

  PrefixIndex<const SimpleUnit*> MakeIndex() const {
    std::vector<PrefixIndex<const SimpleUnit*>::Entry> entries;
    for (const Row& row : kUnits) {
      for (const std::u32string_view alias : Split(row.aliases, U' ')) {
        entries.push_back({alias, &row.unit});
      }
    }
    for (const auto& [word, unit] : classifiers_) entries.push_back({word, &unit});
    return PrefixIndex<const SimpleUnit*>(std::move(entries));
  }

  std::vector<std::string> names_;
  std::vector<std::pair<std::u32string_view, SimpleUnit>> classifiers_;
  PrefixIndex<const SimpleUnit*> index_;
  std::map<std::string_view, const SimpleUnit*> by_name_;
};

const UnitTable& Table() {
  static const UnitTable* const table = new UnitTable();
  return *table;
}

struct SimpleMatch {
  const SimpleUnit* unit = nullptr;
  std::size_t length = 0;
};

SimpleMatch MatchSimple(std::u32string_view text) {
  const auto* const entry = Table().index().Longest(text);
  if (entry == nullptr) return {};
  const std::size_t length = entry->word.size();
  // "mm" is not "m", and the letter of a model number is no unit.
  const bool cut_word =
      IsLetter(entry->word.back()) && length < text.size() && IsLetter(text[length]);
  return cut_word ? SimpleMatch{} : SimpleMatch{entry->value, length};
}

struct ScaledMatch {
  const SimpleUnit* unit = nullptr;  // null with length > 0: a scale word alone
  int exponent = 0;
  std::size_t length = 0;
};

// 千克 is a unit of the table, 万克 a scale word and a unit: the longer reading wins.
ScaledMatch MatchScaled(std::u32string_view text) {
  const SimpleMatch plain = MatchSimple(text);
  const ScaleMatch scale = MatchScale(text);
  if (scale.length == 0) return {plain.unit, 0, plain.length};
  const SimpleMatch behind = MatchSimple(text.substr(scale.length));
  if (plain.length >= scale.length + behind.length && plain.unit != nullptr) {
    return {plain.unit, 0, plain.length};
  }
  return {behind.unit, scale.exponent, scale.length + behind.length};
}

// Length of "(套)" or "、套" behind a classifier, 0 if none.
std::size_t MatchAlternative(std::u32string_view text) {
  if (text.size() == 2 && text[0] == U'、') {
    const SimpleMatch other = MatchSimple(text.substr(1));
    return other.unit != nullptr && other.unit->dimension == Dimension::kCount ? 2 : 0;
  }
  if (text.size() < 3 || text[0] != U'(') return 0;
  const SimpleMatch inner = MatchSimple(text.substr(1));
  const bool closes = inner.unit != nullptr && inner.unit->dimension == Dimension::kCount &&
                      1 + inner.length < text.size() && text[1 + inner.length] == U')';
  return closes ? inner.length + 2 : 0;
}

// 两年, 三年: 2 and 3; 0 where no such figure stands in front of a unit of time.
std::int64_t SmallCount(std::u32string_view text) {
  constexpr std::u32string_view kFigures = U"〇一二三四五六七八九十";
  if (text.size() < 2) return 0;
  const std::size_t at = text[0] == U'两' ? 2 : kFigures.find(text[0]);
  if (at == std::u32string_view::npos || at == 0) return 0;
  const SimpleMatch unit = MatchSimple(text.substr(1));
  const bool time = unit.unit != nullptr && unit.unit->dimension == Dimension::kTime;
  return time ? static_cast<std::int64_t>(at) : 0;
}

bool IsKnownUnit(std::u32string_view text) {
  while (!text.empty() && IsDigit(text[0])) text.remove_prefix(1);
  if (SmallCount(text) > 0) text.remove_prefix(1);
  const ScaledMatch match = MatchScaled(text);
  return match.unit != nullptr && match.length == text.size();
}

bool IsUnitSymbol(char32_t c) {
  return IsHan(c) || IsLetter(c) || IsDigit(c) || c == U'²' || c == U'³';
}

// 元/人月 is 元/人·月: a person and a time are two denominators, not one classifier.
bool IsPersonTime(std::u32string_view text) {
  constexpr std::u32string_view kTimes = U"月天日年周";
  return text.size() == 2 && text[0] == U'人' && kTimes.find(text[1]) != std::u32string_view::npos;
}

// One denominator: a table unit with or without scale word, else a run of letters, digits and
// characters that no comparison follows.
std::size_t MatchDenominator(std::u32string_view text) {
  if (SmallCount(text) > 0) return 1 + MatchSimple(text.substr(1)).length;
  std::size_t digits = 0;
  while (digits < text.size() && digits < 6 && IsDigit(text[digits])) ++digits;
  if (digits > 0) {
    const std::size_t unit = MatchScaled(text.substr(digits)).length;
    if (unit > 0) return digits + unit;
  }
  const ScaledMatch known = MatchScaled(text);
  if (known.length > 0) return IsPersonTime(text.substr(0, known.length)) ? 1 : known.length;
  std::size_t length = 0;
  while (length < text.size() && length < 8 && IsUnitSymbol(text[length])) ++length;
  return length;
}

constexpr std::u32string_view kDenominatorSeparators = U"·、*.";

// Denominators behind a numerator: "/人·月", "/人、天", "/(人·月)", "/人/月".
std::size_t MatchDenominators(std::u32string_view text,
                              std::vector<std::u32string_view>* denominators) {
  std::size_t position = 0;
  while (position < text.size() && text[position] == U'/') {
    std::size_t at = position + 1;
    const bool bracketed = at < text.size() && text[at] == U'(';
    if (bracketed) ++at;
    std::vector<std::u32string_view> found;
    while (true) {
      const std::size_t length = MatchDenominator(text.substr(at));
      if (length == 0) break;
      found.push_back(text.substr(at, length));
      at += length;
      if (length == 1 && IsPersonTime(text.substr(at - 1, 2))) continue;
      const bool more = at + 1 < text.size() &&
                        kDenominatorSeparators.find(text[at]) != std::u32string_view::npos &&
                        SimpleUnitLength(text.substr(at + 1)) > 0;
      if (!more) break;
      ++at;
    }
    if (found.empty()) break;
    if (bracketed) {
      if (at >= text.size() || text[at] != U')') break;
      ++at;
    }
    denominators->insert(denominators->end(), found.begin(), found.end());
    position = at;
  }
  return position;
}

Rational PowerOfTen(int exponent) {
  std::int64_t power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return Rational(power);
}

std::string_view ScaleName(int exponent) {
  constexpr std::array<std::string_view, 13> kNames = {
      "", "十", "百", "千", "万", "十万", "百万", "千万", "亿", "十亿", "百亿", "千亿", "万亿"};
  return kNames[static_cast<std::size_t>(exponent)];
}

Rational FactorOf(const SimpleUnit& unit) {
  return *Rational::FromFraction(unit.numerator, unit.denominator);
}

}  // namespace

// The only code that sees the parts of a Unit.
struct UnitAccess {
  static Unit Simple(const SimpleUnit* entry, int exponent) {
    Unit unit;
    unit.entry_ = entry;
    unit.scale_ = static_cast<std::uint8_t>(exponent);
    return unit;
  }
  static Unit Composite(CompositeUnit composite) {
    Unit unit;
    unit.composite_ = std::make_shared<const CompositeUnit>(std::move(composite));
    return unit;
  }
  static Unit Renamed(const Unit& unit, std::string name) {
    CompositeUnit composite = *unit.composite_;
    composite.name = std::move(name);
    return Composite(std::move(composite));
  }
  static bool IsBareScale(const Unit& unit) {
    return unit.entry_ == nullptr && unit.composite_ == nullptr && unit.scale_ > 0;
  }
  static int Scale(const Unit& unit) { return unit.scale_; }
};

namespace {

// 人·次 and 人次 are one classifier; 吨·公里 is a unit of its own. Symbols used, 0 if none.
std::size_t TakeFactor(std::u32string_view text, Unit* unit) {
  const ScaledMatch factor = MatchScaled(text.substr(1));
  if (factor.unit == nullptr || factor.exponent > 0) return 0;
  const Unit other = UnitAccess::Simple(factor.unit, 0);
  const Unit joined = Unit::Parse(unit->name() + other.name());
  const std::string name = unit->name() + "·" + other.name();
  if (joined.dimension() == Dimension::kCount) {
    // 人·天 keeps its point, and is the classifier 人天 all the same.
    *unit = other.dimension() == Dimension::kCount
                ? joined
                : UnitAccess::Composite(
                      {name, joined.dimension(), joined.base_name(), joined.factor()});
    return 1 + factor.length;
  }
  const Result<Rational> product = Multiply(unit->factor(), other.factor());
  if (!product.ok()) return 0;
  *unit = UnitAccess::Composite(
      {name, Dimension::kOther, unit->base_name() + "·" + other.base_name(), *product});
  return 1 + factor.length;
}

}  // namespace

ScaleMatch MatchScale(std::u32string_view text) {
  constexpr std::u32string_view kFirsts = U"万亿千百十仟佰拾";
  if (text.empty() || text[0] < U'万' || kFirsts.find(text[0]) == std::u32string_view::npos)
    return {};
  for (const ScaleWord& scale : kScaleWords) {
    if (text.substr(0, scale.word.size()) == scale.word) return {scale.word.size(), scale.exponent};
  }
  return {};
}

std::size_t SimpleUnitLength(std::u32string_view text) { return MatchScaled(text).length; }

bool IsBareScale(const Unit& unit) { return UnitAccess::IsBareScale(unit); }

std::optional<Unit> WithoutScale(const Unit& unit) {
  const std::string name = unit.name();
  const FoldedText folded(name);
  const std::u32string_view symbols = folded.symbols();
  // 千瓦 begins like a scale word and is a unit of the table.
  const ScaledMatch match = MatchScaled(symbols);
  const bool is_table_unit = match.length > 0 && match.exponent == 0;
  const std::size_t scale = is_table_unit ? 0 : MatchScale(symbols).length;
  if (scale == 0) return std::nullopt;
  return Unit::Parse(ToUtf8(symbols.substr(scale)));
}

Unit MoneyOf(const Unit& bare_scale) {
  return UnitAccess::Simple(Table().Named("元"), UnitAccess::Scale(bare_scale));
}

bool IsMoneyOrRate(const Unit& unit) {
  if (unit.dimension() == Dimension::kMoney) return true;
  if (unit.dimension() != Dimension::kRate) return false;
  const std::string base = unit.base_name();
  return Unit::Parse(base.substr(0, base.find('/'))).dimension() == Dimension::kMoney;
}

Unit RatioUnit() {
  static constexpr SimpleUnit kRatio = {"", Dimension::kRatio, "1", 1, 1};
  return UnitAccess::Simple(&kRatio, 0);
}

Unit NamedUnit(std::string_view canonical_name) {
  const SimpleUnit* const entry = Table().Named(canonical_name);
  return entry == nullptr ? Unit() : UnitAccess::Simple(entry, 0);
}

UnitMatch MatchUnit(std::u32string_view text, bool money_row) {
  if (text.empty()) return {};
  const ScaledMatch match = MatchScaled(text);
  if (match.length == 0) return {};
  UnitMatch result;
  result.length = match.length;
  if (match.unit == nullptr) {
    // Only 万 and above are written for money without 元 (2万, 1亿).
    result.money_from_row = money_row && match.exponent >= 4;
    result.bare_scale = !result.money_from_row;
    result.unit =
        UnitAccess::Simple(result.money_from_row ? Table().Named("元") : nullptr, match.exponent);
    return result;
  }
  result.unit = UnitAccess::Simple(match.unit, match.exponent);
  std::u32string_view rest = text.substr(match.length);
  if (rest.empty()) return result;
  if (match.unit->dimension == Dimension::kCount && (rest[0] == U'(' || rest[0] == U'、')) {
    if (const std::size_t length = MatchAlternative(rest); length > 0) {
      const bool bracketed = rest[0] == U'(';
      const std::string other = bracketed ? ToUtf8(rest.substr(0, length))
                                          : "(" + ToUtf8(rest.substr(1, length - 1)) + ")";
      const std::string name = result.unit.name() + other;
      const std::string base = result.unit.base_name() + other;
      result.unit = UnitAccess::Composite({name, Dimension::kCount, base, result.unit.factor()});
      result.length += length;
      rest.remove_prefix(length);
      if (rest.empty()) return result;
    }
  }
  if (rest[0] == U'·' || rest[0] == U'*') {
    if (const std::size_t length = TakeFactor(rest, &result.unit); length > 0) {
      result.length += length;
      rest.remove_prefix(length);
      if (rest.empty()) return result;
    }
  }
  if (rest[0] != U'/') return result;
  std::vector<std::u32string_view> denominators;
  result.length += MatchDenominators(rest, &denominators);
  if (denominators.empty()) return result;
  result.unit = DividedBy(result.unit, denominators);
  // A rate over something the table does not know has no canonical writing: mg/Nm3 stays.
  if (!std::all_of(denominators.begin(), denominators.end(), IsKnownUnit)) {
    result.unit = UnitAccess::Renamed(result.unit, ToUtf8(text.substr(0, result.length)));
  }
  return result;
}

Unit UnknownUnit(std::u32string_view name, int scale_exponent) {
  const std::string text = ToUtf8(name);
  return UnitAccess::Composite({std::string(ScaleName(scale_exponent)) + text, Dimension::kOther,
                                text, PowerOfTen(scale_exponent)});
}

Unit DividedBy(const Unit& unit, const std::vector<std::u32string_view>& denominators) {
  // A rate that is divided again keeps its slash: 元/人 per 月 is 元/人·月.
  const bool is_rate = unit.dimension() == Dimension::kRate;
  std::string name = unit.name() + (is_rate ? "" : "/");
  std::string base = unit.base_name() + (is_rate ? "" : "/");
  Rational factor = unit.factor();
  std::string_view separator = is_rate ? "·" : "";
  for (const std::u32string_view denominator : denominators) {
    // 2年, 10万人: so many of a unit.
    std::u32string_view text = denominator;
    std::int64_t count = 0;
    for (; !text.empty() && IsDigit(text[0]) && count < 1'000'000; text.remove_prefix(1)) {
      count = count * 10 + static_cast<std::int64_t>(text[0] - U'0');
    }
    if (const std::int64_t small = SmallCount(text); small > 0) {
      count = small;
      text.remove_prefix(1);
    }
    const ScaledMatch match = MatchScaled(text);
    const Unit part =
        IsKnownUnit(text) ? UnitAccess::Simple(match.unit, match.exponent) : UnknownUnit(text);
    name.append(separator);
    if (count > 0) name += std::to_string(count);
    name += part.name();
    base.append(separator).append(part.base_name());
    separator = "·";
    Result<Rational> divided = Divide(factor, part.factor());
    if (divided.ok() && count > 0) divided = Divide(*divided, Rational(count));
    if (divided.ok()) factor = *divided;
  }
  return UnitAccess::Composite({name, Dimension::kRate, base, factor});
}

std::vector<std::pair<std::u32string_view, std::string_view>> UnitAliases() {
  std::vector<std::pair<std::u32string_view, std::string_view>> aliases;
  for (const auto& entry : Table().index().entries()) {
    aliases.emplace_back(entry.word, entry.value->name);
  }
  return aliases;
}

// --- Unit ---------------------------------------------------------------------------------------

Unit Unit::Parse(std::string_view text, bool money_row) {
  const FoldedText folded(text);
  const std::u32string_view symbols = folded.symbols();
  if (symbols.empty()) return {};
  const UnitMatch match = MatchUnit(symbols, money_row);
  return match.length == symbols.size() ? match.unit : UnknownUnit(symbols);
}

Dimension Unit::dimension() const {
  if (composite_ != nullptr) return composite_->dimension;
  return entry_ != nullptr ? entry_->dimension : Dimension::kNone;
}

std::string Unit::name() const {
  if (composite_ != nullptr) return composite_->name;
  std::string name(ScaleName(scale_));
  if (entry_ != nullptr) name += entry_->name;
  return name;
}

std::string Unit::base_name() const {
  if (composite_ != nullptr) return composite_->base_name;
  return entry_ != nullptr ? std::string(entry_->base_name) : std::string();
}

Rational Unit::factor() const {
  if (composite_ != nullptr) return composite_->factor;
  const Rational scale = PowerOfTen(scale_);
  if (entry_ == nullptr) return scale;
  const Rational own = FactorOf(*entry_);
  return scale_ == 0 ? own : *Multiply(scale, own);
}

bool operator==(const Unit& a, const Unit& b) {
  if (a.composite_ == nullptr && b.composite_ == nullptr) {
    return a.entry_ == b.entry_ && a.scale_ == b.scale_;
  }
  return a.composite_ != nullptr && b.composite_ != nullptr && *a.composite_ == *b.composite_;
}

namespace {

// A number with a scale word alone (2万) is commensurable with money as if 元 were written.
std::string ComparableBase(const Unit& unit) {
  return UnitAccess::IsBareScale(unit) ? "元" : unit.base_name();
}
Dimension ComparableDimension(const Unit& unit) {
  switch (unit.dimension()) {
    case Dimension::kRatio:
      return Dimension::kShare;
    case Dimension::kNone:
      return UnitAccess::IsBareScale(unit) ? Dimension::kMoney : Dimension::kNone;
    default:
      return unit.dimension();
  }
}

}  // namespace

UnitRelation Relate(const Unit& a, const Unit& b) {
  if (a == b) return UnitRelation::kSame;
  // Two scale words, or a scale word and a bare number, are both plain numbers.
  if (a.dimension() == Dimension::kNone && b.dimension() == Dimension::kNone) {
    return UnitRelation::kConvertible;
  }
  if (ComparableDimension(a) != ComparableDimension(b)) return UnitRelation::kIncommensurable;
  if (ComparableBase(a) == ComparableBase(b)) return UnitRelation::kConvertible;
  return a.dimension() == Dimension::kCount ? UnitRelation::kOtherClassifier
                                            : UnitRelation::kIncommensurable;
}

std::string_view DimensionName(Dimension dimension) {
  switch (dimension) {
#define JIXIAO_MEMBER(number, constant, name) \
  case Dimension::constant:                   \
    return name;
#include "jixiao/enums/dimension.def"
#undef JIXIAO_MEMBER
  }
  return "other";
}

}  // namespace jixiao
