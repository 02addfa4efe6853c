#include "report/layout.h"

#include <numeric>
#include <utility>

namespace jixiao::report {
namespace {

std::uint32_t WidthOf(const std::vector<FormCell>& cells) {
  return std::accumulate(
      cells.begin(), cells.end(), std::uint32_t{0},
      [](std::uint32_t sum, const FormCell& cell) { return sum + cell.columns; });
}

}  // namespace

std::string TextOf(const std::optional<Decimal>& figure) {
  return figure ? figure->ToString() : std::string();
}

Layout::Layout(Language language, Words title, const Model& model, const Project& project)
    : language_(language) {
  form_.title = In(title);
  if (model.department.year) {
    const std::string year = std::to_string(*model.department.year);
    form_.subtitle = In({"（", "("}) + year + In({"年度）", ")"});
  }
  form_.name = project.name;
  form_.code = project.code;
}

void Layout::SetWidths(const std::vector<std::uint32_t>& parts) {
  const std::uint32_t all = std::accumulate(parts.begin(), parts.end(), std::uint32_t{0});
  std::uint32_t sum = 0;
  std::uint32_t given = 0;
  for (const std::uint32_t part : parts) {
    sum += part;
    const std::uint32_t until = (100 * sum + all / 2) / all;
    form_.widths.push_back(until - given);
    given = until;
  }
}

void Layout::Add(std::vector<FormCell> cells, std::size_t wide, std::uint32_t covered) {
  cells[wide].columns += columns() - covered - WidthOf(cells);
  form_.rows.push_back(std::move(cells));
}

void Layout::AddEvenly(std::vector<FormCell> cells, std::uint32_t covered) {
  const std::uint32_t first = covered == 0 ? 1 : 0;  // The block's name keeps its column.
  const auto count = static_cast<std::uint32_t>(cells.size()) - first;
  const std::uint32_t room = columns() - covered - (first == 0 ? 0 : cells.front().columns);
  for (std::uint32_t i = 0; i < count; ++i) {
    cells[first + i].columns = room * (i + 1) / count - room * i / count;
  }
  form_.rows.push_back(std::move(cells));
}

void Layout::AddNames(std::vector<FormCell> names, std::uint32_t rows, Words name) {
  form_.heading = form_.rows.size();
  names.insert(names.begin(), Head(name, 1, rows));
  form_.rows.push_back(std::move(names));
}

std::vector<std::vector<std::uint32_t>> MergedRows(
    const std::vector<std::vector<std::string>>& cells, const std::vector<bool>& merged) {
  std::vector<std::vector<std::uint32_t>> heights(cells.size(),
                                                  std::vector<std::uint32_t>(merged.size(), 1));
  std::vector<std::size_t> tops(merged.size(), 0);
  for (std::size_t row = 1; row < cells.size(); ++row) {
    bool outer = true;  // All merged columns so far go on.
    for (std::size_t i = 0; i < merged.size(); ++i) {
      const bool goes_on =
          merged[i] && outer && cells[row][i] == cells[row - 1][i] && !cells[row][i].empty();
      if (merged[i]) outer = outer && goes_on;
      if (goes_on) {
        heights[row][i] = 0;
        ++heights[tops[i]][i];
      } else {
        tops[i] = row;
      }
    }
  }
  return heights;
}

}  // namespace jixiao::report
