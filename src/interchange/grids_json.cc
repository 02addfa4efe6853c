// Grids ⇄ JSON: tables that a host, or another program, has taken apart.
#include <limits>
#include <utility>

#include "interchange/json_document.h"
#include "interchange/json_fields.h"
#include "interchange/json_text.h"
#include "jixiao/grid.hpp"
#include "jixiao/interchange.hpp"

namespace jixiao::interchange {
namespace {

struct GridList {
  std::vector<Grid> grids;
};

// The version is checked before the rest is read.
bool SkipVersion(JsonReader&, const JsonValue&, GridList&) { return true; }
Json WriteVersion(const GridList&) { return 1; }

// A count of any size: one that is too large passes the table's edge anyway.
template <std::uint32_t GridCell::*kSpan>
bool ReadSpan(JsonReader& reader, const JsonValue& value, GridCell& cell) {
  if (value.kind() != JsonKind::kNumber) return reader.ReportType(value, "number");
  constexpr std::uint64_t kMost = std::numeric_limits<std::uint32_t>::max();
  std::uint64_t span = 0;
  for (const char c : value.text()) {
    if (c < '0' || c > '9') return reader.ReportValue(value, "1, 2, 3 …");
    span = std::min(span * 10 + static_cast<std::uint64_t>(c - '0'), kMost);
  }
  if (span == 0) return reader.ReportValue(value, "1, 2, 3 …");
  cell.*kSpan = static_cast<std::uint32_t>(span);
  return true;
}

template <std::uint32_t GridCell::*kSpan>
Json WriteSpan(const GridCell& cell) {
  return cell.*kSpan;
}

}  // namespace

template <>
struct JsonFields<GridCell> {
  using T = GridCell;
  static constexpr Field<T> kFields[] = {
      MakeField<&T::text, T>("text"),
      {"rows", ReadSpan<&T::row_span>, WriteSpan<&T::row_span>},
      {"columns", ReadSpan<&T::column_span>, WriteSpan<&T::column_span>},
      MakeField<&T::place, T>("place"),
  };
};

template <>
struct JsonFields<Grid> {
  using T = Grid;
  static constexpr Field<T> kFields[] = {
      MakeField<&T::name, T>("name"),
      MakeField<&T::rows, T>("rows"),
  };
};

template <>
struct JsonFields<GridList> {
  using T = GridList;
  static constexpr Field<T> kFields[] = {
      {"format_version", SkipVersion, WriteVersion},
      MakeField<&T::grids, T>("grids"),
  };
};

}  // namespace jixiao::interchange

namespace jixiao {

Result<TextGrids> GridsFromJson(std::string_view text, const Limits& limits) {
  Limits of_lists = limits;
  of_lists.rows = limits.cells;
  const auto json = interchange::JsonText::Parse(text, of_lists);
  if (!json.ok()) return json.status();
  const interchange::JsonValue root = json->root();
  if (const Status status = interchange::CheckFormatVersion(root); !status.ok()) return status;

  interchange::GridList list;
  interchange::JsonReader reader;
  ReadJson(reader, root, list);
  return TextGrids{std::move(list.grids), reader.TakeDiagnostics()};
}

std::string GridsToJson(const std::vector<Grid>& grids, JsonLayout layout) {
  return interchange::WriteJson(interchange::GridList{grids}).Dump(layout);
}

}  // namespace jixiao
