#include "review/measure_of_name.h"

#include <array>
#include <string_view>

#include "review/rules.h"
#include "review/words.h"

namespace jixiao::review {
namespace {

// 企业数量（个） without its bracket, 帮扶次数。 without its stop.
std::string_view Stem(std::string_view text) {
  while (text.ends_with("。")) text.remove_suffix(std::string_view("。").size());
  const std::size_t open = text.rfind('(');
  if (text.ends_with(')') && open != std::string_view::npos) text = text.substr(0, open);
  return text;
}

Measure MeasureOfText(std::string_view text) {
  const std::string_view stem = Stem(text);
  if (!EndOf(stem, kShareEndings).empty() && EndOf(stem, kOtherRates).empty()) {
    return Measure::kShare;
  }
  if (!EndOf(stem, kCountEndings).empty()) return Measure::kCount;
  if (!EndOf(stem, kMoneyEndings).empty() && EndOf(stem, kFeesAsVerbs).empty()) {
    return Measure::kMoney;
  }
  return Measure::kNone;
}

struct Clash {
  Measure name;
  Measure target;
};
// Money in a name may stand for what is done with it (支付工程费 100%), so only a number of things
// contradicts it.
constexpr auto kClashes = std::to_array<Clash>({
    {Measure::kShare, Measure::kCount},
    {Measure::kShare, Measure::kMoney},
    {Measure::kCount, Measure::kShare},
    {Measure::kCount, Measure::kMoney},
    {Measure::kMoney, Measure::kCount},
});

}  // namespace

Measure MeasureOfName(const Row& row) {
  const Measure measure = MeasureOfText(row.name);
  return measure != Measure::kNone ? measure : MeasureOfText(row.description);
}

bool ContradictsName(const Row& row) {
  const Measure named = MeasureOfName(row);
  // 群众满意数量占总数的比例: a number in the name, a share in the description.
  if (row.measure == Measure::kShare && row.SaysAny(kShareWords)) return false;
  for (const Clash& clash : kClashes) {
    if (clash.name == named && clash.target == row.measure) return true;
  }
  return false;
}

MeasureName NameOf(Measure measure) {
  switch (measure) {
    case Measure::kCount:
      return {"数量", "a number of things"};
    case Measure::kShare:
      return {"比例", "a share"};
    case Measure::kMoney:
      return {"金额", "an amount of money"};
    case Measure::kMoneyRate:
      return {"单位金额", "a rate of money"};
    default:
      return {"其他量", "another measure"};
  }
}

void NameMeasureMismatch(const ProjectContext& project, Report& report) {
  for (const Row& row : project.rows) {
    if (!ContradictsName(row)) continue;
    const MeasureName named = NameOf(MeasureOfName(row));
    const MeasureName target = NameOf(row.measure);
    report.OfCell(row, ModelField::kLevel3,
                  {row.cells->level3, named.zh, row.cells->target, target.zh, named.en, target.en});
  }
}

}  // namespace jixiao::review
