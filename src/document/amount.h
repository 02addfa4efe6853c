// Amounts and figures of cells → exact decimals. Does not guess: what is no figure stays empty and
// is reported with its text.
#ifndef JIXIAO_DOCUMENT_AMOUNT_H_
#define JIXIAO_DOCUMENT_AMOUNT_H_

#include <optional>
#include <string>
#include <string_view>

#include "document/row.h"
#include "jixiao/decimal.hpp"

namespace jixiao::document {

/// Whether the cell says that nothing is stated: empty, "-", "—", "/", "无".
bool IsNotStated(std::string_view text);

/// An amount in the header's `unit`, with its digits as written ("564.00", "1,234.50"). A unit in
/// the cell wins: where it differs from the header's the amount is converted exactly, with a
/// diagnostic; where the header has none it becomes the header's.
std::optional<Decimal> ReadAmount(const Cell& cell, std::string_view text, std::string& unit,
                                  Findings& findings);

/// A weight or a score: "10", "22.5", "10分", "10%". `column` names it in the diagnostic.
std::optional<Decimal> ReadFigure(const Cell& cell, std::string_view column, Findings& findings);

/// Whether the text is a figure with or without a unit of money; nothing is reported.
bool LooksLikeAmount(std::string_view text);

}  // namespace jixiao::document

#endif  // JIXIAO_DOCUMENT_AMOUNT_H_
