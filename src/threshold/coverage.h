// What became of every character of a cell: read, neutral, a name, a note, or left over.
//
// The last step of a reading. The grammar takes tokens; what it took, and what it left, is settled
// here once, so that no form of the language can lose a character without a word.
#ifndef JIXIAO_THRESHOLD_COVERAGE_H_
#define JIXIAO_THRESHOLD_COVERAGE_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "threshold/cell.h"
#include "threshold/parts.h"

namespace jixiao {

enum class PieceKind : std::uint8_t {
  kRead,     ///< Taken by the grammar; also punctuation.
  kNeutral,  ///< A word of the table of neutral words, or of the row's own name or description.
  kName,     ///< A noun behind a value, or a label in front of it.
  kNote,     ///< In brackets beside the value.
  kUnread,
};

/// Symbols [begin, end) of the folded text.
struct Piece {
  std::size_t begin = 0;
  std::size_t end = 0;
  PieceKind kind = PieceKind::kRead;
};

/// The pieces of a cell that has values, in order and without a gap. `text_clauses` are the clauses
/// that became conditions in words.
std::vector<Piece> AccountFor(const Cell& cell, const CellParts& values,
                              const std::vector<std::size_t>& text_clauses);

}  // namespace jixiao

#endif  // JIXIAO_THRESHOLD_COVERAGE_H_
