// Where the cells of published tables went → JSON. Only written, never read.
#include "interchange/json_document.h"
#include "jixiao/interchange.hpp"

namespace jixiao {

std::string AccountToJson(const std::vector<CellAccount>& account, JsonLayout layout) {
  using interchange::Json;
  Json tables = Json::array();
  for (const CellAccount& table : account) {
    Json json = Json::object();
    json["table"] = table.table;
    json["cells"] = table.cells;
    json["used"] = table.used;
    json["headings"] = table.headings;
    json["extra"] = table.extra;
    json["reported"] = table.reported;
    tables.push_back(std::move(json));
  }
  Json document = Json::object();
  document["format_version"] = 1;
  document["tables"] = std::move(tables);
  return document.Dump(layout);
}

}  // namespace jixiao
