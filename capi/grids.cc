// Grids: tables taken out of text, HTML or JSON, or handed over cell by cell.
#include <iterator>

#include "internal.h"
#include "jixiao/document.hpp"
#include "jixiao/grid.hpp"
#include "jixiao/html.hpp"

namespace jixiao::capi {

template <>
struct Behind<jixiao_grids> {
  using Type = TextGrids;
};
template <>
struct Behind<jixiao_grid_builder> {
  using Type = GridBuilder;
};

namespace {

// `read` takes a text apart within limits.
template <typename Read>
int32_t GiveGrids(const char* text, size_t size, const jixiao_limits* limits, jixiao_grids** out,
                  jixiao_error** error, const Check& check, const Read& read) {
  return Guard(error, check, [&]() -> Status {
    Limits most;
    if (Status status = ReadLimits(limits, most); !status.ok()) return status;
    auto grids = read(Bytes(text, size), most);
    if (!grids.ok()) return grids.status();
    GiveCopy(out, std::move(*grids));
    return Status();
  });
}

Check CheckText(const char* text, size_t size, const jixiao_limits* limits, jixiao_grids** out) {
  return Check().Bytes(text, size, "text").Optional(limits, "limits").Out(out);
}

}  // namespace
}  // namespace jixiao::capi

using namespace jixiao::capi;  // NOLINT
using jixiao::Limits;
using jixiao::Status;
using jixiao::TextGrids;

int32_t jixiao_grids_from_text(const char* text, size_t size, const jixiao_limits* limits,
                               jixiao_grids** out, jixiao_error** error) {
  return GiveGrids(text, size, limits, out, error, CheckText(text, size, limits, out),
                   &jixiao::GridsFromText);
}

int32_t jixiao_grids_from_html(const char* text, size_t size, const char* charset,
                               size_t charset_size, const jixiao_limits* limits, jixiao_grids** out,
                               jixiao_error** error) {
  const Check check = CheckText(text, size, limits, out).Bytes(charset, charset_size, "charset");
  return GiveGrids(text, size, limits, out, error, check,
                   [&](std::string_view page, const Limits& most) {
                     return jixiao::GridsFromHtml(page, Bytes(charset, charset_size), most);
                   });
}

int32_t jixiao_grids_from_json(const char* text, size_t size, const jixiao_limits* limits,
                               jixiao_grids** out, jixiao_error** error) {
  return GiveGrids(text, size, limits, out, error, CheckText(text, size, limits, out),
                   &jixiao::GridsFromJson);
}

void jixiao_grids_destroy(jixiao_grids* grids) { Destroy(grids); }

int32_t jixiao_grids_diagnostics(const jixiao_grids* grids, const jixiao_diagnostics** out,
                                 jixiao_error** error) {
  return Guard(error, Check().NotNull(grids, "grids").Out(out), [&] {
    *out = Lend<jixiao_diagnostics>(&Unwrap(grids)->diagnostics);
    return Status();
  });
}

int32_t jixiao_grids_to_json(const jixiao_grids* grids, int32_t layout, jixiao_text** out,
                             jixiao_error** error) {
  const Check check =
      Check().NotNull(grids, "grids").Enum(layout, JIXIAO_ENUMERATION_LAYOUT, "layout").Out(out);
  return Guard(error, check, [&] {
    GiveCopy(out, GridsToJson(Unwrap(grids)->grids, ToLayout(layout)));
    return Status();
  });
}

int32_t jixiao_model_from_grids(const jixiao_grids* grids, const jixiao_limits* limits,
                                jixiao_model** out, jixiao_error** error) {
  const Check check = Check().NotNull(grids, "grids").Optional(limits, "limits").Out(out);
  return Guard(error, check, [&]() -> Status {
    jixiao::ReadOptions options;
    if (Status status = ReadLimits(limits, options.limits); !status.ok()) return status;
    auto reading = jixiao::ReadGrids(Unwrap(grids)->grids, options);
    if (!reading.ok()) return reading.status();
    // What was questionable about the bytes comes before what was about the tables.
    std::vector<jixiao::Diagnostic> diagnostics = Unwrap(grids)->diagnostics;
    diagnostics.insert(diagnostics.end(), std::make_move_iterator(reading->diagnostics.begin()),
                       std::make_move_iterator(reading->diagnostics.end()));
    GiveCopy(out, {std::move(reading->model), std::move(diagnostics), std::move(reading->account)});
    return Status();
  });
}

int32_t jixiao_grid_builder_create(const jixiao_limits* limits, jixiao_grid_builder** out,
                                   jixiao_error** error) {
  return Guard(error, Check().Optional(limits, "limits").Out(out), [&]() -> Status {
    Limits most;
    if (Status status = ReadLimits(limits, most); !status.ok()) return status;
    Give(out, std::make_unique<jixiao::GridBuilder>(most));
    return Status();
  });
}

void jixiao_grid_builder_destroy(jixiao_grid_builder* builder) { Destroy(builder); }

int32_t jixiao_grid_builder_add_grid(jixiao_grid_builder* builder, const char* name, size_t size,
                                     jixiao_error** error) {
  return Guard(error, Check().NotNull(builder, "builder").Text(name, size, "name"),
               [&] { return Unwrap(builder)->AddGrid(Bytes(name, size)); });
}

int32_t jixiao_grid_builder_add_row(jixiao_grid_builder* builder, jixiao_error** error) {
  return Guard(error, Check().NotNull(builder, "builder"),
               [&] { return Unwrap(builder)->AddRow(); });
}

int32_t jixiao_grid_builder_add_cell(jixiao_grid_builder* builder, const jixiao_grid_cell* cell,
                                     jixiao_error** error) {
  return Guard(error, Check().NotNull(builder, "builder").Versioned(cell, "cell"), [&]() -> Status {
    jixiao_grid_cell given;
    if (Status status = ReadStruct(cell, "cell", given); !status.ok()) return status;
    FieldReader read;
    const std::string_view text = read.Utf8(given.text, "cell.text");
    const std::string_view place = read.Utf8(given.place, "cell.place");
    if (!read.status().ok()) return read.status();
    return Unwrap(builder)->AddCell(text, given.rows == 0 ? 1 : given.rows,
                                    given.columns == 0 ? 1 : given.columns, place);
  });
}

int32_t jixiao_grid_builder_finish(jixiao_grid_builder* builder, jixiao_grids** out,
                                   jixiao_error** error) {
  return Guard(error, Check().NotNull(builder, "builder").Out(out), [&] {
    auto grids = std::make_unique<TextGrids>();
    grids->grids = Unwrap(builder)->Take();
    Give(out, std::move(grids));
    return Status();
  });
}
