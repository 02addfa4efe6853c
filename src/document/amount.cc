#include "document/amount.h"

#include <algorithm>

#include "document/labels.h"
#include "document/text.h"

namespace jixiao::document {
namespace {

using std::string_view;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// "1,234,567.8" without its separators; the text itself where the groups are not of three.
std::string WithoutSeparators(string_view text) {
  const std::size_t whole = std::min(text.find('.'), text.size());
  std::string digits;
  std::size_t group = 0;
  bool separated = false;
  for (std::size_t i = 0; i < whole; ++i) {
    if (text[i] != ',') {
      digits.push_back(text[i]);
      ++group;
      continue;
    }
    const bool fits = separated ? group == 3 : group >= 1 && group <= 4;
    if (!fits) return std::string(text);
    separated = true;
    group = 0;
  }
  if (separated && group != 3) return std::string(text);
  digits.append(text.substr(whole));
  return digits;
}

struct Amount {
  std::string digits;
  std::string_view unit;
};

// A compact amount as digits and what follows them; a note in brackets at its end says no more of
// it: "854万(其中…)".
Amount Split(string_view compact) {
  if (const std::size_t note = compact.find('(');
      note != string_view::npos && note > 0 && compact.ends_with(")")) {
    compact = compact.substr(0, note);
  }
  for (const string_view sign : {"¥", "￥", "人民币"}) {
    if (compact.starts_with(sign)) compact.remove_prefix(sign.size());
  }
  std::size_t end = 0;
  if (!compact.empty() && (compact.front() == '-' || compact.front() == '+')) ++end;
  while (end < compact.size() &&
         (IsDigit(compact[end]) || compact[end] == ',' || compact[end] == '.')) {
    ++end;
  }
  return {WithoutSeparators(compact.substr(0, end)), compact.substr(end)};
}

// value × 10^exponent, exactly.
std::optional<Decimal> Scaled(const Decimal& value, int exponent) {
  if (exponent < 0) {
    const Result<Decimal> moved =
        Decimal::FromHalves(value.high(), value.low(), value.scale() - exponent);
    return moved.ok() ? std::optional<Decimal>(*moved) : std::nullopt;
  }
  std::int64_t power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  const Result<Decimal> product = Multiply(value, Decimal(power));
  return product.ok() ? std::optional<Decimal>(*product) : std::nullopt;
}

}  // namespace

bool IsNotStated(string_view text) {
  if (text.size() > 24) return false;
  const std::string compact = Compact(text);
  return compact.find_first_not_of("-/") == std::string::npos || compact == "—" ||
         compact == "——" || compact == "－" || compact == "无";
}

bool LooksLikeAmount(string_view text) {
  if (text.empty() || TooLongForName(text)) return false;
  const std::string compact = Compact(text);
  const Amount amount = Split(compact);
  return Decimal::Parse(amount.digits).ok() && (amount.unit.empty() || MoneyExponent(amount.unit));
}

std::optional<Decimal> ReadAmount(const Cell& cell, string_view text, std::string& unit,
                                  Findings& findings) {
  if (IsNotStated(text)) return std::nullopt;
  const auto unreadable = [&]() -> std::optional<Decimal> {
    findings.Add(DiagnosticCode::kUnreadableAmount, cell, {Excerpt(text)});
    return std::nullopt;
  };
  if (TooLongForName(text)) return unreadable();
  std::string compact = Compact(text);
  for (std::size_t at = compact.find("，"); at != std::string::npos; at = compact.find("，")) {
    compact.replace(at, std::string("，").size(), ",");
  }
  const Amount amount = Split(compact);
  const Result<Decimal> value = Decimal::Parse(amount.digits);
  const std::optional<int> own = MoneyExponent(amount.unit);
  if (!value.ok() || (!amount.unit.empty() && !own)) return unreadable();
  if (!own || amount.unit == unit) return *value;
  const std::optional<int> header = MoneyExponent(unit);
  if (!header) {
    unit = std::string(amount.unit);
    return *value;
  }
  const std::optional<Decimal> converted = Scaled(*value, *own - *header);
  if (!converted) return unreadable();
  findings.Add(DiagnosticCode::kAmountUnitConverted, cell, {Excerpt(text), unit});
  return converted;
}

std::optional<Decimal> ReadFigure(const Cell& cell, string_view column, Findings& findings) {
  if (IsNotStated(cell.text)) return std::nullopt;
  if (!TooLongForName(cell.text)) {
    const std::string compact = Compact(cell.text);
    string_view figure = compact;
    for (const string_view end : {"分", "%"}) {
      if (figure.ends_with(end)) figure.remove_suffix(end.size());
    }
    if (const Result<Decimal> value = Decimal::Parse(figure); value.ok()) return *value;
  }
  findings.Add(DiagnosticCode::kUnreadableFigure, cell, {std::string(column), Excerpt(cell.text)});
  return std::nullopt;
}

}  // namespace jixiao::document
