// Tokens → clauses and parts: which comparison, verb, label and noun belongs to which value.
#ifndef JIXIAO_THRESHOLD_PART_READER_H_
#define JIXIAO_THRESHOLD_PART_READER_H_

#include "threshold/cell.h"
#include "threshold/parts.h"

namespace jixiao {

/// Reads all values of a cell, whether or not they will count. Units written once for a list or
/// a range are copied to each member, which is why the cell's quantities change.
CellParts ReadParts(Cell* cell);

/// A unit or scale word written once holds for both: 5-10万元, 80%-90, 8千-1万元.
void BorrowUnit(const Quantity& from, Quantity* to);

}  // namespace jixiao

#endif  // JIXIAO_THRESHOLD_PART_READER_H_
