// Tokens → threshold: which number is the value, what binds it, and how several values combine.
#ifndef JIXIAO_THRESHOLD_SYNTAX_H_
#define JIXIAO_THRESHOLD_SYNTAX_H_

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "threshold/coverage.h"
#include "threshold/node.h"

namespace jixiao {

/// What a cell is read as. Words that turn its meaning round make a target text, and an actual one
/// with a reversal.
enum class ReadAs : std::uint8_t { kTarget, kActual };

/// Reads one cell into a new node. Never fails.
std::shared_ptr<Threshold::Node> ParseNode(std::string_view text, const ThresholdContext& context,
                                           ReadAs read_as = ReadAs::kTarget);

/// The same without the shortcut of shortcut.h, whose tables it fills.
std::shared_ptr<Threshold::Node> ParseGeneral(std::string_view text,
                                              const ThresholdContext& context,
                                              ReadAs read_as = ReadAs::kTarget);

/// What became of the characters of a cell, in order: every byte of `text` but what folding leaves
/// out. Empty where nothing was read as a value: then all of it is the text, or the fault.
struct CoveredSpan {
  TextSpan span;
  PieceKind kind;
};
std::vector<CoveredSpan> Coverage(std::string_view text, const ThresholdContext& context,
                                  ReadAs read_as = ReadAs::kTarget);

/// Compares the ends of a range in the base unit: true where no value can lie between them.
bool IsEmptyRange(const Bound& lower, const Bound& upper);

}  // namespace jixiao

#endif  // JIXIAO_THRESHOLD_SYNTAX_H_
