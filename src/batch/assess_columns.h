// The columns of BatchAssess.
#ifndef JIXIAO_BATCH_ASSESS_COLUMNS_H_
#define JIXIAO_BATCH_ASSESS_COLUMNS_H_

#include <cstddef>
#include <vector>

#include "batch/arrow_export.h"
#include "batch/names.h"
#include "batch/row_result.h"

namespace jixiao::batch {

/// Behind those of RowOut.
enum AssessOut : std::size_t {
  kOutWeight = kRowOutCount,
  kOutWeightDerived,
  kOutProject,
  kOutTotal,
  kOutTotalLower,
  kOutTotalUpper,
  kOutWeightTotal,
  kOutScaledFrom,
  kOutGrade,
  kOutProvisional,
  kOutExecutionRate,
  kOutExecutionWeight,
  kOutExecutionScore,
  kOutExecutionLower,
  kOutExecutionUpper,
  kOutProjectCode,
};

/// `grades`: the policy's, which outlive the columns.
inline std::vector<OutputColumn::Type> AssessTypes(const NameList& grades) {
  std::vector<OutputColumn::Type> types(RowOutTypes().begin(), RowOutTypes().end());
  types.insert(types.end(), {{"weight", "d:38,6", 128},
                             {"weight_derived", "b", 1, false},
                             {"project", "l", 64, false},
                             {"total", "d:38,6", 128},
                             {"total_lower", "d:38,6", 128},
                             {"total_upper", "d:38,6", 128},
                             {"weight_total", "d:38,6", 128},
                             {"scaled_from", "d:38,6", 128},
                             {"grade", "c", 8, true, &grades},
                             {"provisional", "b", 1, false},
                             {"execution_rate", "d:38,4", 128},
                             {"execution_weight", "d:38,6", 128},
                             {"execution_score", "d:38,6", 128},
                             {"execution_lower", "d:38,6", 128},
                             {"execution_upper", "d:38,6", 128},
                             {"project_code", "s", 16, true, &CodeNames()}});
  return types;
}

}  // namespace jixiao::batch

#endif  // JIXIAO_BATCH_ASSESS_COLUMNS_H_
