#include "cli/context.h"

#include <charconv>
#include <string_view>

#include "cli/nearest.h"

namespace jixiao::cli {
namespace {

bool ReadYear(std::string_view text, int& year) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
  return error == std::errc() && end == text.data() + text.size() && year >= 1 && year <= 9999;
}

bool ReadKind(std::string_view text, RowKind& kind) {
  kind = ParseRowKind(text);
  return kind != RowKind::kUnknown;
}

Status Set(const std::string& setting, Context& context) {
  const std::size_t equals = setting.find('=');
  const std::string key = setting.substr(0, equals);
  const std::string value = equals == std::string::npos ? "" : setting.substr(equals + 1);
  const auto failed = [&](const std::string& reason) {
    return Status(StatusCode::kInvalidArgument, "--context " + setting + ": " + reason);
  };
  if (equals == std::string::npos) return failed("write KEY=VALUE");
  if (key == "unit") {
    context.unit = value;
  } else if (key == "name") {
    context.name = value;
  } else if (key == "description") {
    context.description = value;
  } else if (key == "year") {
    if (!ReadYear(value, context.year)) return failed("the year must be 1 to 9999");
  } else if (key == "kind") {
    if (!ReadKind(value, context.kind)) {
      return failed(
          "the kind must be one of quantity, quality, timeliness, cost, benefit, "
          "satisfaction, or the field's own name");
    }
  } else {
    const auto nearest = Nearest(key, {"unit", "year", "kind", "name", "description"});
    return failed("the key must be one of unit, year, kind, name, description" +
                  (nearest ? "; perhaps " + *nearest + "?" : std::string()));
  }
  return Status();
}

}  // namespace

ThresholdContext Context::View() const {
  ThresholdContext context;
  context.header_unit = unit;
  context.year = year;
  context.row_kind = kind;
  context.name = name;
  context.description = description;
  return context;
}

Result<Context> ParseContext(const std::vector<std::string>& settings) {
  Context context;
  for (const std::string& setting : settings) {
    if (const Status status = Set(setting, context); !status.ok()) return status;
  }
  return context;
}

}  // namespace jixiao::cli
