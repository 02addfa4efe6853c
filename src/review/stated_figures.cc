// Figures in a row's own words, and in the goals, against its target.
#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/fold.h"
#include "review/rules.h"

namespace jixiao::review {
namespace {

using View = std::u32string_view;

bool IsFigure(char32_t c) { return IsDigit(c) || c == U'.'; }

// Where words and numbers part.
bool IsBreak(char32_t c) { return View(U",.;:!?()。、；，：").find(c) != View::npos; }

bool EndsWithAny(View text, std::initializer_list<View> words, View* without) {
  for (const View word : words) {
    if (text.size() > word.size() && text.ends_with(word)) {
      *without = text.substr(0, text.size() - word.size());
      return true;
    }
  }
  return false;
}

// A number in a text: what stands before it, and how number and unit read.
struct Stated {
  View before;
  View text;  ///< Number and unit.
  Threshold reading;
};

// Each run of digits of `symbols` that begins a quantity, where `wanted(before)` takes the text in
// front of it. Ends of ranges, dates and enumerators are none.
template <typename Wanted>
std::vector<Stated> FiguresIn(View symbols, const Wanted& wanted) {
  std::vector<Stated> figures;
  constexpr std::size_t kMost = 24;  // Symbols of a number with its unit.
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    if (!IsDigit(symbols[i])) continue;
    const std::size_t begin = i;
    while (i < symbols.size() && IsFigure(symbols[i])) ++i;
    std::size_t end = i--;
    const View before = symbols.substr(0, begin);
    const bool continues = begin > 0 && View(U"-~/").find(symbols[begin - 1]) != View::npos;
    if (continues || !wanted(before)) continue;
    while (end < symbols.size() && end - begin < kMost && !IsBreak(symbols[end]) &&
           !IsDigit(symbols[end])) {
      ++end;
    }
    const View text = symbols.substr(begin, end - begin);
    Threshold reading = Threshold::Parse(ToUtf8(text));
    if (reading.kind() == ThresholdKind::kQuantity && reading.base_value()) {
      figures.push_back({before, text, std::move(reading)});
    }
  }
  return figures;
}

bool Comparable(const Threshold& a, const Row& row) {
  const UnitRelation relation = Relate(a.unit(), row.target.unit());
  return row.figure && !row.target.unit().is_none() &&
         (relation == UnitRelation::kSame || relation == UnitRelation::kConvertible);
}

// The text of number and unit alone, without what follows.
std::string TextOf(const Threshold& figure) {
  return figure.number()->ToString() + figure.unit().name();
}

// 监测企业 of 监测企业总数.
View Stem(View name) {
  View stem = name;
  while (EndsWithAny(
      stem, {U"。", U"总数", U"数量", U"人数", U"家数", U"户数", U"次数", U"个数", U"总量", U"数"},
      &stem)) {
  }
  return stem;
}

// 监测企业 of 监测企业数不少于.
View WithoutFillers(View before) {
  View rest = before;
  while (
      EndsWithAny(rest,
                  {U"总数", U"数量", U"人数", U"家数", U"户数", U"次数", U"数", U"共", U"达到",
                   U"达", U"为", U"不少于", U"不低于", U"至少", U"超过", U"约", U":", U"≥", U">"},
                  &rest)) {
  }
  return rest;
}

constexpr std::size_t kKey = 4;  // Symbols that a name and a goal must share.

std::size_t CommonSuffix(View a, View b) {
  const std::size_t most = std::min(a.size(), b.size());
  std::size_t n = 0;
  while (n < most && a[a.size() - 1 - n] == b[b.size() - 1 - n]) ++n;
  return n;
}

// The last symbols of a row's name or description, by which goals are searched; empty for a short
// one.
View KeyOf(View stem) { return stem.size() < kKey ? View() : stem.substr(stem.size() - kKey); }

// Name and description of a row, without the words that only say "number of".
struct Stems {
  explicit Stems(const Row& row)
      : name(FoldedText(row.name).symbols()), description(FoldedText(row.description).symbols()) {}
  std::array<View, 2> All() const { return {Stem(name), Stem(description)}; }

  std::u32string name, description;
};

// The figures of the goals that some row may be named by.
class GoalFigures {
 public:
  explicit GoalFigures(const ProjectContext& project) {
    for (const Row& row : project.rows) {
      const Stems stems(row);
      for (const View stem : stems.All()) by_key_[std::u32string(KeyOf(stem))];
    }
    by_key_.erase(std::u32string());
    texts_.reserve(project.project->goals.size());
    for (const std::string& goal : project.project->goals) {
      texts_.emplace_back(FoldedText(goal).symbols());
      const auto wanted = [this](View before) { return Same(WithoutFillers(before)) != nullptr; };
      for (Stated& figure : FiguresIn(texts_.back(), wanted)) {
        figure.before = WithoutFillers(figure.before);
        auto& same = *Same(figure.before);
        // More of one name are a list, not a statement.
        if (same.size() < kMost) same.push_back(std::move(figure));
      }
    }
  }

  // The figure whose words share most with the row's name or description.
  const Stated* Find(const Row& row) {
    const Stems stems(row);
    const Stated* best = nullptr;
    std::size_t longest = 0;
    for (const View stem : stems.All()) {
      const auto* const same = Same(stem);
      if (same == nullptr) continue;
      for (const Stated& figure : *same) {
        const std::size_t common = CommonSuffix(stem, figure.before);
        if (common <= longest || !Comparable(figure.reading, row)) continue;
        longest = common;
        best = &figure;
      }
    }
    return best;
  }

 private:
  static constexpr std::size_t kMost = 8;
  std::vector<Stated>* Same(View text) {
    const auto found = by_key_.find(KeyOf(text));
    return found == by_key_.end() ? nullptr : &found->second;
  }

  std::vector<std::u32string> texts_;
  std::map<std::u32string, std::vector<Stated>, std::less<>> by_key_;
};

bool IsPlain(const Row& row) {
  return row.target.kind() == ThresholdKind::kQuantity && row.figure.has_value();
}

// The figure that a text ends with: 培训农民500人.
std::optional<Stated> LastFigure(View symbols) {
  while (!symbols.empty() && IsBreak(symbols.back())) symbols.remove_suffix(1);
  std::vector<Stated> figures = FiguresIn(symbols, [](View) { return true; });
  if (figures.size() != 1 || figures[0].before.size() + figures[0].text.size() != symbols.size()) {
    return std::nullopt;
  }
  // With words behind the unit the number tells the thing counted (10人以上企业), not how many.
  if (!figures[0].reading.noun().empty()) return std::nullopt;
  return std::move(figures[0]);
}

}  // namespace

void DescriptionFigure(const ProjectContext& project, Report& report) {
  for (const Row& row : project.rows) {
    if (!IsPlain(row)) continue;
    for (const ModelField field : {ModelField::kLevel3, ModelField::kDescription}) {
      const bool is_name = field == ModelField::kLevel3;
      const std::u32string symbols(FoldedText(is_name ? row.name : row.description).symbols());
      const std::optional<Stated> figure = LastFigure(symbols);
      if (!figure || !Comparable(figure->reading, row)) continue;
      if (figure->reading.base_value() == row.figure) continue;
      report.OfCell(row, field,
                    {is_name ? row.cells->level3 : row.cells->description, TextOf(figure->reading),
                     row.cells->target});
    }
  }
}

void GoalFigure(const ProjectContext& project, Report& report) {
  GoalFigures goals(project);
  for (const Row& row : project.rows) {
    if (!IsPlain(row)) continue;
    const Stated* const figure = goals.Find(row);
    if (figure == nullptr || figure->reading.base_value() == row.figure) continue;
    // The words of the goal that name the indicator, and the figure.
    const std::size_t words = std::min<std::size_t>(figure->before.size(), 12);
    const View name = figure->before.substr(figure->before.size() - words);
    report.OfTarget(row, {ToUtf8(name) + TextOf(figure->reading), row.cells->target});
  }
}

}  // namespace jixiao::review
