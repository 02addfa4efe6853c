// What a row's name says that it measures, against what its target does.
#ifndef JIXIAO_REVIEW_MEASURE_OF_NAME_H_
#define JIXIAO_REVIEW_MEASURE_OF_NAME_H_

#include "review/context.h"

namespace jixiao::review {

/// kShare, kCount or kMoney where the ending of name or description says so; else kNone.
Measure MeasureOfName(const Row& row);

/// Name and target measure different things, so that it is not the row's kind that is wrong.
bool ContradictsName(const Row& row);

struct MeasureName {
  const char* zh;
  const char* en;
};
MeasureName NameOf(Measure measure);

}  // namespace jixiao::review

#endif  // JIXIAO_REVIEW_MEASURE_OF_NAME_H_
