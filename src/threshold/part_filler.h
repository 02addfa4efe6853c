// One part → one node: comparison, number and unit, range, change, date.
#ifndef JIXIAO_THRESHOLD_PART_FILLER_H_
#define JIXIAO_THRESHOLD_PART_FILLER_H_

#include "threshold/cell.h"
#include "threshold/node.h"
#include "threshold/parts.h"

namespace jixiao {

/// The comparison of a part, with conflicts reported on `node`. `token` is the sign or word that
/// decided, kNoToken where nothing is written.
struct Decision {
  Comparator comparator = Comparator::kEq;
  bool bare = false;
  std::size_t token = kNoToken;
};
Decision DecideComparison(const Cell& cell, const Part& part, Threshold::Node* node);

/// Fills a node from a part of any kind.
void FillPart(const Cell& cell, const Part& part, Threshold::Node* node);

/// Number, unit and their spans alone, for a share with a cap.
void FillNumber(const Cell& cell, const Part& part, Threshold::Node* node);

}  // namespace jixiao

#endif  // JIXIAO_THRESHOLD_PART_FILLER_H_
