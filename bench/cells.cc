#include "cells.h"

#include <array>
#include <cstdint>
#include <map>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace jixiao::bench {
namespace {

// SplitMix64: short, and the same everywhere, which std::uniform_int_distribution is not.
class Random {
 public:
  std::uint64_t Next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }
  std::uint64_t Below(std::uint64_t bound) { return Next() % bound; }
  template <std::size_t N>
  std::string_view Pick(const std::array<std::string_view, N>& choices) {
    return choices[Below(N)];
  }

 private:
  std::uint64_t state_ = 20240101;
};

using namespace std::string_view_literals;

constexpr std::array kAtLeast = {"≥"sv,        "≥ "sv,   "≥"sv,  "不低于"sv, "不少于"sv,
                                 "大于等于"sv, "达到"sv, ">="sv, ""sv};
constexpr std::array kAtMost = {"≤"sv,      "≤ "sv,       "≤"sv,     "不超过"sv,
                                "不高于"sv, "小于等于"sv, "控制在"sv};
constexpr std::array kClassifiers = {"家"sv,   "人"sv,  "个"sv, "次"sv,    "项"sv,   "户"sv,
                                     "件"sv,   "场"sv,  "期"sv, "份"sv,    "人次"sv, "台"sv,
                                     "公里"sv, " 家"sv, "亩"sv, "平方米"sv};
constexpr std::array kMoney = {"万元"sv, " 万元"sv, "元"sv,   "万元"sv,
                               "亿元"sv, "元/人"sv, "元/月"sv};
constexpr std::array kSubjects = {"群众生活水平"sv, "生态环境"sv, "企业竞争力"sv, "公共服务能力"sv,
                                  "工作效率"sv,     "就业机会"sv, "产业结构"sv,   "社会影响"sv,
                                  "办学条件"sv,     "基础设施"sv, "干部素质"sv,   "行业发展"sv,
                                  "居民收入"sv,     "营商环境"sv, "安全水平"sv};
constexpr std::array kExtent = {"明显"sv, "显著"sv, "有效"sv, "持续"sv,
                                "稳步"sv, "不断"sv, "逐步"sv, "进一步"sv};
constexpr std::array kVerbs = {"提升"sv, "提高"sv, "改善"sv, "优化"sv,
                               "增强"sv, "加强"sv, "增长"sv, "促进"sv};
constexpr std::array kPlain = {"及时"sv,   "效果明显"sv, "符合要求"sv, "按期完成"sv,
                               "不发生"sv, "良好"sv,     "是"sv};

// A figure with one to five digits and up to two places; short ones are commoner.
std::string Figure(Random& random) {
  constexpr std::array<std::uint64_t, 5> kBounds = {100, 1000, 10'000, 100'000, 1000};
  std::string text = std::to_string(1 + random.Below(kBounds[random.Below(kBounds.size())]));
  const std::uint64_t places = random.Below(3);
  if (places > 0) text += '.' + std::to_string(10 + random.Below(90)).substr(0, places);
  return text;
}

std::string Percent(Random& random) {
  std::string text = std::to_string(random.Below(101));
  if (random.Below(2) == 0) text += '.' + std::to_string(10 + random.Below(90));
  return text + '%';
}

std::string Share(Random& random) {
  switch (random.Below(4)) {
    case 0:
      return Percent(random) + "以上";
    case 1:
      return std::string(random.Pick(kAtMost)) + Percent(random);
    default:
      return std::string(random.Pick(kAtLeast)) + Percent(random);
  }
}

std::string Count(Random& random) {
  return std::string(random.Pick(kAtLeast)) + Figure(random) +
         std::string(random.Pick(kClassifiers));
}

std::string Money(Random& random) {
  return std::string(random.Pick(kAtMost)) + Figure(random) + std::string(random.Pick(kMoney));
}

std::string Deadline(Random& random) {
  const std::string year = std::to_string(2015 + random.Below(20));
  const std::string month = std::to_string(1 + random.Below(12));
  const std::string day = std::to_string(1 + random.Below(28));
  switch (random.Below(4)) {
    case 0:
      return year + "年" + month + "月底前";
    case 1:
      return year + " 年 " + month + " 月 " + day + " 日前";
    case 2:
      return year + "-" + month + "-" + day;
    default:
      return year + "年" + month + "月" + day + "日前完成";
  }
}

std::string Range(Random& random) {
  const std::uint64_t low = 1 + random.Below(500);
  const std::string_view unit = random.Pick(kClassifiers);
  return std::to_string(low) + "-" + std::to_string(low + 1 + random.Below(500)) +
         std::string(unit);
}

std::string Change(Random& random) {
  constexpr std::array kFronts = {"同比增长≥"sv, "较上年增长"sv, "比上年下降"sv, "增长"sv};
  return std::string(random.Pick(kFronts)) + Percent(random);
}

std::string Words(Random& random) {
  if (random.Below(3) == 0) return std::string(random.Pick(kPlain));
  return std::string(random.Pick(kSubjects)) + std::string(random.Pick(kExtent)) +
         std::string(random.Pick(kVerbs));
}

enum class Kind { kShare, kFigure, kDeadline, kRange, kChange, kWords };
struct Draft {
  Kind kind;
  std::string text;
};

Draft DraftOf(Random& random) {
  const std::uint64_t draw = random.Below(100);
  if (draw < 25) return {Kind::kShare, Share(random)};
  if (draw < 55) return {Kind::kFigure, Count(random)};
  if (draw < 75) return {Kind::kFigure, Money(random)};
  if (draw < 85) return {Kind::kDeadline, Deadline(random)};
  if (draw < 88) return {Kind::kRange, Range(random)};
  if (draw < 91) return {Kind::kChange, Change(random)};
  return {Kind::kWords, Words(random)};
}

std::string Cell(Random& random) { return DraftOf(random).text; }

// What is filled in beside a target: the target's kind and unit, now and then without the unit, and
// for words one of the form's own or free text.
constexpr std::array kAnswers = {"达成"sv,     "达成"sv,     "完成"sv,   "已完成"sv,
                                 "部分达成"sv, "基本完成"sv, "未达成"sv, "明显改善"sv};

std::string_view UnitOf(std::string_view cell) {
  const std::size_t digit = cell.find_last_of("0123456789");
  std::string_view unit = cell.substr(digit + 1);
  if (unit.ends_with("以上"sv)) unit.remove_suffix("以上"sv.size());
  return unit;
}

std::string ActualDay(Random& random, std::string_view target) {
  const std::string year(target.substr(target.find("20"), 4));
  return year + "年" + std::to_string(1 + random.Below(12)) + "月" +
         std::to_string(1 + random.Below(28)) + "日";
}

std::string ActualOf(Random& random, const Draft& target) {
  switch (target.kind) {
    case Kind::kShare:
      return Percent(random);
    case Kind::kFigure: {
      const std::string figure = Figure(random);
      return random.Below(8) == 0 ? figure : figure + std::string(UnitOf(target.text));
    }
    case Kind::kDeadline:
      return ActualDay(random, target.text);
    case Kind::kRange:
      return std::to_string(1 + random.Below(700)) + std::string(UnitOf(target.text));
    case Kind::kChange:
      return "增长" + Percent(random);
    case Kind::kWords:
      break;
  }
  return std::string(random.Pick(kAnswers));
}

}  // namespace

std::vector<std::string> DistinctCells(std::size_t count) {
  Random random;
  std::unordered_set<std::string> seen;
  std::vector<std::string> cells;
  cells.reserve(count);
  while (cells.size() < count) {
    std::string cell = Cell(random);
    if (seen.insert(cell).second) cells.push_back(std::move(cell));
  }
  return cells;
}

std::vector<std::string> RepeatedCells(std::size_t rows, std::size_t distinct) {
  const std::vector<std::string> vocabulary = DistinctCells(distinct);
  Random random;
  std::vector<std::string> cells;
  cells.reserve(rows);
  while (cells.size() < rows) cells.push_back(vocabulary[random.Below(distinct)]);
  return cells;
}

Rows DrawnRows(std::size_t count) {
  Random random;
  Rows rows;
  for (std::size_t i = 0; i < count; ++i) {
    const Draft target = DraftOf(random);
    rows.actuals.push_back(ActualOf(random, target));
    rows.targets.push_back(target.text);
  }
  return rows;
}

Rows RepeatedRows(std::size_t count, std::size_t distinct) {
  Random random;
  // Texts by what may stand beside each other: kind and unit.
  std::map<std::pair<Kind, std::string>, Rows> classes;
  std::vector<std::pair<const std::string*, const Rows*>> targets;
  std::unordered_set<std::string> seen;
  while (seen.size() < distinct) {
    const Draft target = DraftOf(random);
    if (!seen.insert(target.text).second) continue;
    const bool has_unit = target.kind == Kind::kFigure || target.kind == Kind::kRange;
    Rows& peers = classes[{target.kind, has_unit ? std::string(UnitOf(target.text)) : ""}];
    peers.targets.push_back(target.text);
    peers.actuals.push_back(ActualOf(random, target));
  }
  for (const auto& [key, peers] : classes) {
    for (const std::string& text : peers.targets) targets.emplace_back(&text, &peers);
  }
  Rows rows;
  for (std::size_t i = 0; i < count; ++i) {
    const auto& [text, peers] = targets[random.Below(targets.size())];
    rows.targets.push_back(*text);
    rows.actuals.push_back(peers->actuals[random.Below(peers->actuals.size())]);
  }
  return rows;
}

FormRows DrawnFormRows(std::size_t count) {
  constexpr std::array kSymbols = {"≥"sv, "≥"sv, "≥"sv, "≤"sv, "="sv, ""sv};
  constexpr std::array kUnits = {"个"sv, "人"sv, "次"sv, "万元"sv, "家"sv, "户"sv};
  constexpr std::array kLevels = {"数量指标"sv, "质量指标"sv, "成本指标"sv, "社会效益指标"sv,
                                  "满意度指标"sv};
  constexpr std::array kThings = {"培训"sv, "检查"sv, "设备"sv, "项目"sv, "服务"sv, "宣传"sv};
  constexpr std::array kRates = {"完成率"sv, "合格率"sv, "及时率"sv, "满意度"sv};
  constexpr std::array kMeasures = {"人数"sv, "数量"sv, "次数"sv, "成本"sv, "覆盖面"sv};
  Random random;
  FormRows rows;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint64_t draw = random.Below(10);
    const bool days = draw == 0;
    const bool share = draw >= 6;
    const std::string unit(days ? "天"sv : share ? "%"sv : random.Pick(kUnits));
    const auto figure = [&] {
      if (days) return std::to_string(1 + random.Below(90));
      return share ? std::to_string(40 + random.Below(61)) : Figure(random);
    };
    const std::string value = figure();
    std::string actual = figure();
    if (random.Below(2) == 0) actual += unit;
    rows.symbols.emplace_back(random.Pick(kSymbols));
    rows.values.push_back(value);
    rows.units.push_back(unit);
    rows.level2.emplace_back(days ? "时效指标"sv : random.Pick(kLevels));
    rows.level3.push_back(std::string(random.Pick(kThings)) +
                          std::string(share ? random.Pick(kRates) : random.Pick(kMeasures)));
    rows.actuals.push_back(actual);
    rows.weights.push_back(std::to_string(2 + random.Below(14)));
    rows.directions.emplace_back(rows.symbols.back() == "≤" ? "反向" : "正向");
  }
  return rows;
}

}  // namespace jixiao::bench
