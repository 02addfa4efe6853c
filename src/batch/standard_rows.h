// Rows with a scoring standard of their own. Texts repeat in a column, so each standard is read
// once, and each row that says the same as one before is judged once. Refuses to know what a
// standard is worth: EvaluateRow does.
#ifndef JIXIAO_BATCH_STANDARD_ROWS_H_
#define JIXIAO_BATCH_STANDARD_ROWS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "batch/arrow_import.h"
#include "batch/row_result.h"
#include "batch/text_memory.h"
#include "jixiao/row.hpp"
#include "jixiao/standard.hpp"

namespace jixiao::batch {

class StandardRows {
 public:
  explicit StandardRows(const Table& table);

  /// A standard is written on the row.
  bool IsOn(std::int64_t row) const;

  /// Standard and last year's figure of the row, for a row that is judged by itself.
  void Fill(std::int64_t row, const ThresholdContext& context, Row* to);

  /// What `judge` makes of the row, once for all rows with the same cells, context, weight and
  /// direction.
  template <typename Judge>
  RowResult Remembered(std::int64_t row, const ThresholdContext& context, const Row& input,
                       const Judge& judge) {
    const PaddedText key = KeyOf(row, context, input);
    if (key.size > TextKey::kLongest) return judge();
    const TextKey found(key, 0);
    if (const std::uint32_t* const known = memory_.Find(found)) return results_[*known];
    const RowResult result = judge();
    if (memory_.full()) {
      memory_.Forget();
      results_.clear();
    }
    if (memory_.Add(found, static_cast<std::uint32_t>(results_.size()))) results_.push_back(result);
    return result;
  }

 private:
  // More distinct standards than a table has rows of its own are read again.
  static constexpr std::size_t kMostStandards = std::size_t{1} << 12U;

  struct Known {
    std::uint64_t number = 0;
    Standard standard;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const;
  };

  /// `number` of equal texts is equal, of others never, until all are forgotten.
  const Known& StandardAt(std::int64_t row, const ThresholdContext& context);
  PaddedText KeyOf(std::int64_t row, const ThresholdContext& context, const Row& input);

  const Table& table_;
  bool has_column_;
  std::uint64_t last_number_ = 0;
  std::unordered_map<std::string, Known, Hash, std::equal_to<>> standards_;
  TextMemory<std::uint32_t> memory_;  // rows to results
  std::vector<RowResult> results_;
  std::string key_;
  std::string scratch_;
};

}  // namespace jixiao::batch

#endif  // JIXIAO_BATCH_STANDARD_ROWS_H_
