// Which numbers of a cell are its value, and which are part of its prose.
#ifndef JIXIAO_THRESHOLD_ACCEPTANCE_H_
#define JIXIAO_THRESHOLD_ACCEPTANCE_H_

#include <cstddef>
#include <vector>

#include "threshold/cell.h"
#include "threshold/parts.h"

namespace jixiao {

/// Drops the parts whose number is not the value.
void KeepValues(const Cell& cell, CellParts* parts);

/// Part `i` is a share and the next an upper bound in money: 核定支出的50%，最高不超100万元.
bool FollowedByCap(const Cell& cell, const PartList& parts, std::size_t i);

/// Symbols of a unit that the table does not know, directly behind a part's number: letters (15M)
/// or a short noun. 0: none.
std::size_t UnknownUnitLength(const Cell& cell, const Part& part);

}  // namespace jixiao

#endif  // JIXIAO_THRESHOLD_ACCEPTANCE_H_
