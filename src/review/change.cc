#include "review/change.h"

#include <algorithm>
#include <string>

namespace jixiao::review {
namespace {

bool IsDoubted(const Threshold& target) {
  return std::any_of(target.diagnostics().begin(), target.diagnostics().end(),
                     [](const Diagnostic& d) { return d.severity() != Severity::kNote; });
}

// The suggestion that puts `text` in place of `span`, and the target as it then reads.
struct Draft {
  std::optional<Suggestion> suggestion;
  Threshold reading;
};

Draft Replace(const ProjectContext& project, const Row& row, const TextSpan& span,
              std::string_view text) {
  const Place place = PlaceOf(row, span);
  const std::string from(CellText(*project.project, row.number, place.field));
  if (place.span.begin > place.span.end || place.span.end > from.size()) return {};
  std::string to = from;
  to.replace(place.span.begin, place.span.end - place.span.begin, text);
  Indicator cells = *row.cells;
  (place.field == ModelField::kTarget   ? cells.target
   : place.field == ModelField::kSymbol ? *cells.symbol
                                        : *cells.unit) = to;
  return {Suggestion{place.field, from, to}, RowOf(*project.model, *project.project, cells).target};
}

}  // namespace

std::optional<Suggestion> WithComparator(const ProjectContext& project, const Row& row,
                                         Comparator comparator) {
  const TextSpan sign = row.target.comparator_span();
  const TextSpan number = row.target.number_span();
  const bool stands_behind = !sign.empty() && sign.begin > number.begin;
  if (stands_behind && comparator != Comparator::kLe) return std::nullopt;
  const TextSpan at = sign.empty() ? TextSpan{number.begin, number.begin} : sign;
  Draft draft = Replace(project, row, at, stands_behind ? "以内" : ComparatorSign(comparator));
  const Threshold& reading = draft.reading;
  const bool same = reading.kind() == ThresholdKind::kQuantity &&
                    reading.comparator() == comparator && !reading.is_bare() &&
                    reading.unit() == row.target.unit() && reading.base_value() == row.figure &&
                    !IsDoubted(reading);
  return same ? std::move(draft.suggestion) : std::nullopt;
}

std::optional<Suggestion> WithMoneyUnit(const ProjectContext& project, const Row& row,
                                        std::string_view unit, const Rational& yuan) {
  TextSpan at = row.target.unit_span();
  if (at.empty()) at = {row.target.number_span().end, row.target.number_span().end};
  Draft draft = Replace(project, row, at, unit);
  const Threshold& reading = draft.reading;
  const bool right = reading.kind() == ThresholdKind::kQuantity &&
                     reading.comparator() == row.target.comparator() &&
                     reading.unit().dimension() == Dimension::kMoney &&
                     reading.base_value() == yuan && reading.diagnostics().empty();
  return right ? std::move(draft.suggestion) : std::nullopt;
}

}  // namespace jixiao::review
