// What stands on a row beside its target and its actual.
#ifndef JIXIAO_BATCH_ROW_FIELDS_H_
#define JIXIAO_BATCH_ROW_FIELDS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "batch/arrow_import.h"
#include "jixiao/decimal.hpp"
#include "jixiao/diagnostic.hpp"
#include "jixiao/evaluate.hpp"

namespace jixiao::batch {

/// Reads the columns of one row; what cannot be read is noted, not guessed.
class RowFields {
 public:
  explicit RowFields(const Table& table);

  /// A figure that is stated. One that cannot be read is not, and `fault` says so. Blank text is
  /// not stated.
  std::optional<Decimal> Figure(Field field, std::int64_t row,
                                std::optional<DiagnosticCode>* fault) const;
  std::optional<Achievement> AchievementAt(std::int64_t row,
                                           std::optional<DiagnosticCode>* fault) const;
  /// Text that names no direction is kDirectionUnknown.
  std::optional<RowDirection> DirectionAt(std::int64_t row,
                                          std::optional<DiagnosticCode>* fault) const;
  bool IsApplicable(std::int64_t row) const;
  /// Empty for null and for blank text.
  std::string_view Text(Field field, std::int64_t row) const;

  /// A column beside weight and direction says something on the row: it is not applicable, or one
  /// of the others is stated.
  bool HasAssessors(std::int64_t row) const;

 private:
  const Table& table_;
  bool has_assessors_;
};

}  // namespace jixiao::batch

#endif  // JIXIAO_BATCH_ROW_FIELDS_H_
