// Weights of a project's rows: stated, derived from the policy's profile, or unknown with a
// finding. Does not rescale what a table states.
#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "assess/apportion.h"
#include "assess/assess.h"
#include "assess/note.h"
#include "base/fold.h"
#include "base/text.h"
#include "jixiao/assess.hpp"
#include "taxonomy/level_name.h"

namespace jixiao {
namespace {

/// First levels that a profile can weigh, in the order in which hundredths are handed out.
enum class Pool : std::size_t { kCost, kOutput, kBenefit, kSatisfaction };
constexpr std::size_t kPools = 4;
constexpr std::array<std::string_view, kPools> kPoolNames = {"成本指标", "产出指标", "效益指标",
                                                             "满意度指标"};
std::size_t Index(Pool pool) { return static_cast<std::size_t>(pool); }

struct PoolWeights {
  std::array<std::optional<Decimal>, kPools> weight;
  std::optional<Decimal>& operator[](Pool pool) { return weight[Index(pool)]; }
  const std::optional<Decimal>& operator[](Pool pool) const { return weight[Index(pool)]; }
};

// Satisfaction without a weight of its own shares the pool of benefit.
std::optional<Pool> PoolOf(FirstLevel level, const WeightProfile& profile) {
  switch (level) {
    case FirstLevel::kCost:
      return profile.cost ? std::optional(Pool::kCost) : std::nullopt;
    case FirstLevel::kOutput:
      return Pool::kOutput;
    case FirstLevel::kBenefit:
      return Pool::kBenefit;
    case FirstLevel::kSatisfaction:
      return profile.satisfaction ? Pool::kSatisfaction : Pool::kBenefit;
    case FirstLevel::kUnknown:
      break;
  }
  return std::nullopt;
}

std::string RowNumber(std::size_t index) { return std::to_string(index + 1); }

/// One project's weights in the making.
class Weighing {
 public:
  Weighing(const Project& project, std::span<const WeighedRow> rows, const Policy& policy)
      : project_(project), rows_(rows), policy_(policy) {}

  ProjectWeights Run() {
    result_.rows.resize(rows_.size());
    SettleEitherOr();
    TakeStated();
    ShareLevels();
    profile_ = ChooseProfile();
    result_.execution = ExecutionWeight();
    if (HasUnstated()) Derive();
    AddTotals();
    return std::move(result_);
  }

 private:
  // --- Rows of which one is assessed

  void SettleEitherOr() {
    if (policy_.either_or.empty()) return;
    settled_.assign(rows_.begin(), rows_.end());
    rows_ = settled_;
    std::vector<std::string> names;
    names.reserve(rows_.size());
    for (const WeighedRow& row : rows_) names.push_back(Folded(row.name));
    for (const EitherOr& group : policy_.either_or) {
      std::vector<std::size_t> members;
      for (std::size_t i = 0; i < rows_.size(); ++i) {
        const auto is_row = [&](const std::string& name) { return Folded(name) == names[i]; };
        const bool is_member =
            std::any_of(group.indicators.begin(), group.indicators.end(), is_row);
        if (is_member) members.push_back(i);
      }
      if (members.size() > 1) ChooseOf(members);
    }
  }

  static std::string Folded(std::string_view name) { return ToUtf8(FoldedText(name).symbols()); }

  // The one with an actual, else the first that is applicable; two with an actual are a fault, and
  // then all stand as they are written.
  void ChooseOf(const std::vector<std::size_t>& members) {
    std::optional<std::size_t> chosen;
    bool answered = false;
    for (const std::size_t i : members) {
      if (!rows_[i].applicable || (chosen && !rows_[i].answered)) continue;
      if (answered) {
        return Note(result_.diagnostics, DiagnosticCode::kEitherOrBoth,
                    {RowNumber(*chosen), RowNumber(i)});
      }
      chosen = i;
      answered = rows_[i].answered;
    }
    LeaveOutAllBut(chosen.value_or(members.front()), members);
  }

  void LeaveOutAllBut(std::size_t chosen, const std::vector<std::size_t>& members) {
    WeighedRow& row = settled_[chosen];
    for (const std::size_t i : members) {
      if (i == chosen) continue;
      WeighedRow& other = settled_[i];
      if (!row.weight) row.weight = other.weight;
      if (other.weight && *other.weight != *row.weight) {
        Note(result_.diagnostics, DiagnosticCode::kEitherOrWeights,
             {RowNumber(chosen), RowNumber(i), row.weight->ToString(), other.weight->ToString()});
      }
      other.weight.reset();
      other.applicable = false;
      result_.rows[i].replaced_by = chosen + 1;
    }
  }

  // --- Stated weights

  void TakeStated() {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (!rows_[i].weight) continue;
      if (rows_[i].weight->sign() < 0) {
        Note(result_.diagnostics, DiagnosticCode::kNegativeWeight,
             {RowNumber(i), rows_[i].weight->ToString()});
      } else {
        result_.rows[i].weight = rows_[i].weight;
      }
    }
  }

  // --- Points that the table gives to levels

  using Key = std::pair<std::string, std::string>;
  using RowsByLevel = std::map<Key, std::vector<std::size_t>>;

  // By first level (second empty), and by both.
  RowsByLevel IndexLevels() const {
    RowsByLevel rows;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const std::string level1 = LevelName(rows_[i].level1);
      const std::string level2 = LevelName(rows_[i].level2);
      rows[{level1, ""}].push_back(i);
      if (!level2.empty()) rows[{level1, level2}].push_back(i);
    }
    return rows;
  }

  // What the table gives a level outranks what the policy's taxonomy gives it.
  void ShareLevels() {
    ShareLevelsOfTable();
    if (policy_.taxonomy) ShareLevelsOfTaxonomy(*policy_.taxonomy);
  }

  void ShareLevelsOfTaxonomy(const Taxonomy& taxonomy) {
    std::map<const void*, std::vector<std::size_t>> rows;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const TaxonomyPlace place = FindLevels(taxonomy, rows_[i].level1, rows_[i].level2);
      if (place.level1 != nullptr) rows[place.level1].push_back(i);
      if (place.level2 != nullptr) rows[place.level2].push_back(i);
    }
    std::set<const void*> given;
    for (const LevelWeight& level : project_.level_weights) {
      const TaxonomyPlace place = FindLevels(taxonomy, level.level1, level.level2);
      if (!level.weight) continue;
      if (level.level2.empty()) {
        given.insert(place.level1);
      } else {
        given.insert(place.level2);
      }
    }
    const auto share = [&](const void* level, const std::string& level1, const std::string& level2,
                           const std::optional<Decimal>& weight) {
      if (!weight || given.count(level) != 0) return;
      if (ShareLevel({level1, level2, weight}, rows[level])) {
        Note(result_.diagnostics, DiagnosticCode::kLevelWeightFromPolicy,
             {level2.empty() ? level1 : level2, weight->ToString()});
      }
    };
    for (const TaxonomyLevel& level : taxonomy.levels) {
      for (const TaxonomyLevel2& second : level.levels) {
        share(&second, level.name, second.name, second.weight);
      }
    }
    for (const TaxonomyLevel& level : taxonomy.levels) share(&level, level.name, "", level.weight);
  }

  // Second levels come first: a first level shares what they leave.
  void ShareLevelsOfTable() {
    if (project_.level_weights.empty()) return;
    const RowsByLevel rows = IndexLevels();
    for (const bool second : {true, false}) {
      for (const LevelWeight& level : project_.level_weights) {
        const Key key(LevelName(level.level1), LevelName(level.level2));
        if (!level.weight || key.second.empty() == second) continue;
        const auto at = rows.find(key);
        ShareLevel(level, at != rows.end() ? at->second : std::vector<std::size_t>());
      }
    }
  }

  // True where rows took a share.
  bool ShareLevel(const LevelWeight& level, const std::vector<std::size_t>& rows) {
    const std::string name = level.level2.empty() ? level.level1 : level.level2;
    const std::string points = level.weight->ToString();
    const auto note = [&](DiagnosticCode code, std::vector<std::string> arguments) {
      Note(result_.diagnostics, code, std::move(arguments));
      return false;
    };
    if (level.weight->sign() < 0) {
      return note(DiagnosticCode::kLevelWeightInvalid, {name, points});
    }
    Decimal stated;
    std::vector<std::size_t> unstated;
    for (const std::size_t i : rows) {
      if (result_.rows[i].weight) stated = Sum(stated, *result_.rows[i].weight);
      if (IsUnstated(i)) unstated.push_back(i);
    }
    if (!unstated.empty() && stated < *level.weight) {
      return ShareOut(*level.weight, stated, unstated);
    }
    if (rows.empty()) {
      if (level.weight->is_zero()) return false;
      return note(DiagnosticCode::kLevelWeightUnused, {name, points});
    }
    if (unstated.empty() && stated == *level.weight) return false;
    return note(DiagnosticCode::kLevelWeightDiffers, {name, points, stated.ToString()});
  }

  // What `stated` leaves of `pool` goes evenly to `rows`. False where nothing is left.
  bool ShareOut(const Decimal& pool, const Decimal& stated, const std::vector<std::size_t>& rows) {
    const Result<Decimal> left = Subtract(pool, stated);
    const auto weights =
        left.ok() && left->sign() > 0 ? ApportionEvenly(*left, rows.size()) : std::nullopt;
    for (std::size_t k = 0; weights && k < rows.size(); ++k) {
      result_.rows[rows[k]] = {(*weights)[k], true};
    }
    return weights.has_value();
  }

  bool IsUnstated(std::size_t i) const { return rows_[i].applicable && !result_.rows[i].weight; }
  // Makes its first level present: a row that is not applicable leaves before the split only where
  // its weight would have been derived; a stated weight stays, and the total is scaled instead.
  bool Counts(std::size_t i) const { return rows_[i].applicable || result_.rows[i].weight; }
  bool HasUnstated() const {
    for (std::size_t i = 0; i < result_.rows.size(); ++i) {
      if (IsUnstated(i)) return true;
    }
    return false;
  }
  FirstLevel LevelOf(std::size_t i) const { return rows_[i].level; }

  const WeightProfile& ChooseProfile() const {
    if (!policy_.weights_without_cost) return policy_.weights;
    for (std::size_t i = 0; i < result_.rows.size(); ++i) {
      if (Counts(i) && LevelOf(i) == FirstLevel::kCost) return policy_.weights;
    }
    return *policy_.weights_without_cost;
  }

  // The stated weight; else what all stated rows leave of 100, if that is a usual one; else the
  // policy's.
  Decimal ExecutionWeight() {
    const std::optional<Decimal>& stated = project_.budget.weight;
    if (stated && stated->sign() >= 0) return *stated;
    if (stated) {
      Note(result_.diagnostics, DiagnosticCode::kExecutionWeightInvalid, {stated->ToString()});
    }
    if (!HasUnstated() && !result_.rows.empty()) {
      const Result<Decimal> left = Subtract(Decimal(100), StatedSum());
      if (left.ok() && left->sign() >= 0 && *left <= Decimal(20)) {
        Note(result_.diagnostics, DiagnosticCode::kExecutionWeightFromRows, {left->ToString()});
        return *left;
      }
    }
    if (policy_.taxonomy && policy_.taxonomy->execution) return *policy_.taxonomy->execution;
    return profile_.execution;
  }

  Decimal StatedSum() const {
    Decimal sum;
    for (const RowWeight& row : result_.rows) {
      if (row.weight) sum = Sum(sum, *row.weight);
    }
    return sum;
  }

  // Weights are short numbers; one that does not fit leaves the sum as it was, which is then not
  // 100 and reported.
  static Decimal Sum(const Decimal& a, const Decimal& b) {
    const Result<Decimal> sum = Add(a, b);
    return sum.ok() ? *sum : a;
  }

  void Derive() {
    NoteUnderivable();
    const PoolWeights pools = WeighPools();
    for (std::size_t pool = 0; pool < kPools; ++pool) Split(static_cast<Pool>(pool), pools);
  }

  std::optional<Pool> PoolOfRow(std::size_t i) const { return PoolOf(LevelOf(i), profile_); }

  void NoteUnderivable() {
    for (std::size_t i = 0; i < result_.rows.size(); ++i) {
      if (!IsUnstated(i) || PoolOfRow(i)) continue;
      const bool unknown = LevelOf(i) == FirstLevel::kUnknown;
      Note(result_.diagnostics,
           unknown ? DiagnosticCode::kFirstLevelUnknown : DiagnosticCode::kFirstLevelWithoutWeight,
           {RowNumber(i), std::string(rows_[i].level1)});
      has_underivable_ = true;
    }
  }

  bool IsPresent(Pool pool) const {
    for (std::size_t i = 0; i < result_.rows.size(); ++i) {
      if (Counts(i) && PoolOfRow(i) == pool) return true;
    }
    return false;
  }

  // The profile's weights of the first levels that are there.
  PoolWeights WeighPools() {
    PoolWeights pools;
    pools[Pool::kCost] = profile_.cost;
    pools[Pool::kOutput] = profile_.output;
    pools[Pool::kBenefit] = profile_.benefit;
    pools[Pool::kSatisfaction] = profile_.satisfaction;
    if (profile_.satisfaction && !IsPresent(Pool::kSatisfaction)) {
      pools[Pool::kBenefit] = Sum(profile_.benefit, *profile_.satisfaction);
      pools[Pool::kSatisfaction].reset();
    }
    if (DropMissing(pools)) Scale(pools);
    return pools;
  }

  // A first level that is only unreadable is not missing: then nothing is scaled.
  bool DropMissing(PoolWeights& pools) {
    bool dropped = false;
    for (std::size_t i = 0; i < kPools; ++i) {
      std::optional<Decimal>& weight = pools.weight[i];
      if (!weight || IsPresent(static_cast<Pool>(i))) continue;
      if (!weight->is_zero() && !has_underivable_) {
        Note(result_.diagnostics, DiagnosticCode::kFirstLevelMissing, {std::string(kPoolNames[i])});
        dropped = true;
      }
      weight.reset();
    }
    return dropped;
  }

  void Scale(PoolWeights& pools) const {
    std::vector<Decimal> shares;
    for (const auto& weight : pools.weight) shares.push_back(weight.value_or(Decimal(0)));
    const bool all_zero = std::all_of(shares.begin(), shares.end(),
                                      [](const Decimal& share) { return share.is_zero(); });
    const Result<Decimal> total = Subtract(Decimal(100), result_.execution);
    if (all_zero || !total.ok() || total->sign() < 0) return;
    const auto scaled = Apportion(*total, shares);
    if (!scaled) return;
    for (std::size_t i = 0; i < kPools; ++i) {
      if (pools.weight[i]) pools.weight[i] = (*scaled)[i];
    }
  }

  // What the stated rows of the pool leave goes evenly to the others.
  void Split(Pool pool, const PoolWeights& pools) {
    Decimal stated;
    std::vector<std::size_t> unstated;
    for (std::size_t i = 0; i < result_.rows.size(); ++i) {
      if (PoolOfRow(i) != pool) continue;
      if (result_.rows[i].weight) stated = Sum(stated, *result_.rows[i].weight);
      if (IsUnstated(i)) unstated.push_back(i);
    }
    if (unstated.empty()) return;
    if (ShareOut(pools[pool].value_or(Decimal(0)), stated, unstated)) return;
    for (const std::size_t i : unstated) {
      Note(result_.diagnostics, DiagnosticCode::kNoWeightLeft, {RowNumber(i)});
    }
  }

  void AddTotals() {
    result_.total = result_.execution;
    result_.applicable_total = result_.execution;
    for (std::size_t i = 0; i < result_.rows.size(); ++i) {
      const std::optional<Decimal>& weight = result_.rows[i].weight;
      if (!weight) continue;
      result_.total = Sum(result_.total, *weight);
      if (rows_[i].applicable) {
        result_.applicable_total = Sum(result_.applicable_total, *weight);
      }
    }
    result_.total = result_.total.Trimmed();
    result_.applicable_total = result_.applicable_total.Trimmed();
    if (result_.total != Decimal(100)) {
      Note(result_.diagnostics, DiagnosticCode::kWeightSum, {result_.total.ToString()});
    }
  }

  const Project& project_;  // but for its rows
  std::span<const WeighedRow> rows_;
  std::vector<WeighedRow> settled_;  // The rows, where the policy has some left out.
  const Policy& policy_;
  WeightProfile profile_;
  ProjectWeights result_;
  bool has_underivable_ = false;
};

}  // namespace

ProjectWeights WeightsOf(const Project& project, const Policy& policy) {
  return WeightsOf(project, WeighedRowsOf(project), policy);
}

std::vector<WeighedRow> WeighedRowsOf(const Project& project) {
  std::vector<WeighedRow> rows;
  rows.reserve(project.indicators.size());
  for (const Indicator& row : project.indicators) {
    const bool answered = HasText(row.actual) || row.achievement || row.degree;
    rows.push_back({row.level1, row.level2, row.level3, answered, ParseFirstLevel(row.level1),
                    row.weight, row.applicable});
  }
  return rows;
}

std::optional<Decimal> ScaledFrom(std::span<const WeighedRow> rows, const ProjectWeights& weights) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::optional<Decimal>& weight = weights.rows[i].weight;
    if (!rows[i].applicable && weight && !weight->is_zero()) return weights.applicable_total;
  }
  return std::nullopt;
}

ProjectWeights WeightsOf(const Project& project, std::span<const WeighedRow> rows,
                         const Policy& policy) {
  return Weighing(project, rows, policy).Run();
}

}  // namespace jixiao
