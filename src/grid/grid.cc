#include "jixiao/grid.hpp"

#include <array>
#include <utility>

#include "base/utf8.h"

namespace jixiao {
namespace {

Status TooMuch(std::string_view what, std::size_t limit, std::string_view field) {
  return Status(StatusCode::kLimitExceeded,
                "more than " + std::to_string(limit) + " " + std::string(what) +
                    ": split the document, or raise Limits::" + std::string(field));
}

}  // namespace

std::string_view GridSurfaceName(GridSurface surface) {
  constexpr std::array<std::string_view, 7> kNames = {"structured", "prose",  "tabs", "pipes",
                                                      "commas",     "spaces", "lines"};
  const auto index = static_cast<std::size_t>(surface);
  return index < kNames.size() ? kNames[index] : std::string_view();
}

Status GridBuilder::AddGrid(std::string_view name) {
  if (grids_.size() >= limits_.cells) return TooMuch("grids", limits_.cells, "cells");
  if (!utf8::IsValid(name)) return Status(StatusCode::kInvalidUtf8, "a grid's name is no UTF-8");
  grids_.emplace_back();
  grids_.back().name = std::string(name);
  return {};
}

Status GridBuilder::AddRow() {
  if (cells_ >= limits_.cells) return TooMuch("rows and cells", limits_.cells, "cells");
  if (grids_.empty()) grids_.emplace_back();
  grids_.back().rows.emplace_back();
  ++cells_;  // an empty row costs as a cell does
  return {};
}

Status GridBuilder::AddCell(std::string_view text, std::uint32_t row_span,
                            std::uint32_t column_span, std::string_view place) {
  if (cells_ >= limits_.cells) return TooMuch("rows and cells", limits_.cells, "cells");
  const std::size_t bytes = text.size() + place.size();
  if (bytes > limits_.line_bytes)
    return TooMuch("bytes in a cell", limits_.line_bytes, "line_bytes");
  if (bytes > limits_.document_bytes - bytes_) {
    return TooMuch("bytes", limits_.document_bytes, "document_bytes");
  }
  if (!utf8::IsValid(text) || !utf8::IsValid(place)) {
    return Status(StatusCode::kInvalidUtf8, "a cell's text is no UTF-8: decode it first");
  }
  if (grids_.empty() || grids_.back().rows.empty()) {
    if (Status status = AddRow(); !status.ok()) return status;
  }
  GridCell cell;
  cell.text = std::string(text);
  cell.row_span = row_span;
  cell.column_span = column_span;
  cell.place = std::string(place);
  grids_.back().rows.back().push_back(std::move(cell));
  ++cells_;
  bytes_ += bytes;
  return {};
}

std::vector<Grid> GridBuilder::Take() {
  cells_ = bytes_ = 0;
  return std::exchange(grids_, {});
}

}  // namespace jixiao
