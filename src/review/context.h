// What all rules look at: each row with its cells folded and its target parsed, once per review.
#ifndef JIXIAO_REVIEW_CONTEXT_H_
#define JIXIAO_REVIEW_CONTEXT_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jixiao/model.hpp"
#include "jixiao/policy.hpp"
#include "jixiao/rational.hpp"
#include "jixiao/review.hpp"
#include "jixiao/row.hpp"
#include "jixiao/threshold.hpp"

namespace jixiao::review {

/// What a target measures, as far as its form tells.
enum class Measure : std::int32_t {
  kNone = 0,       ///< Text, dates, bare numbers, conditions of several measures.
  kCount = 1,      ///< A number of things.
  kShare = 2,      ///< A percentage, also a change by percent.
  kMoney = 3,      ///< An amount of money.
  kMoneyRate = 4,  ///< Money by something: 元/人·月.
  kOther = 5,      ///< Any other unit.
};

/// One row. Texts are folded: without spaces, in half-width signs.
struct Row {
  const Indicator* cells = nullptr;
  std::uint32_t number = 0;  ///< Counted from 1.
  FirstLevel level1 = FirstLevel::kUnknown;
  RowKind kind = RowKind::kUnknown;
  /// A cost in money: a cost row, but not one of social or ecological cost (2021 taxonomy).
  bool is_economic_cost = false;
  std::string level2, name, description, target_text;
  Threshold target;
  ActualValue actual;
  Measure measure = Measure::kNone;
  /// Value of a plain quantity in the base unit, such as 元.
  std::optional<Rational> figure;

  bool Says(std::string_view word) const {
    return name.find(word) != std::string::npos || description.find(word) != std::string::npos;
  }
  bool SaysAny(std::string_view words) const;
  /// An amount in 元, not a rate, range or change.
  bool IsAmount() const { return measure == Measure::kMoney && figure.has_value(); }
};

/// One project of a model.
struct ProjectContext {
  const Model* model = nullptr;
  const Project* project = nullptr;
  const Policy* policy = nullptr;
  std::size_t index = 0;
  int year = 0;  ///< Budget year; 0 where not known.
  std::vector<Row> rows;
  std::optional<Rational> budget;  ///< In 元; the larger one of opening and adjusted budget.
  std::optional<Rational> header;  ///< 元 in one header unit: 10000 for 万元.

  /// Some project of the model states a payment plan: the form has one.
  bool form_has_plan = false;
  /// Some project of the model states a code.
  bool form_has_code = false;
  /// Index of the first project with the same code, this one where it is the first.
  std::size_t first_with_code = 0;

  /// An amount of 元 in the header unit: "1.87万元".
  std::string Amount(const Rational& yuan) const;
  /// "1.87万元" as stated; only where there is a budget.
  std::string BudgetText() const;
};

/// What a project must know of the whole model.
class ModelContext {
 public:
  explicit ModelContext(const Model& model);
  ProjectContext Project(const Model& model, std::size_t index, const Policy& policy) const;

 private:
  bool form_has_plan_ = false;
  std::map<std::string, std::size_t> first_with_code_;
};

/// Folded UTF-8: no spaces, half-width signs. Bytes that are not UTF-8 end the text.
std::string Fold(std::string_view text);
bool IsBlank(std::string_view text);
bool HasYearEnd(const Project& project);

/// One of `words`, which are apart by spaces, stands in `text`.
bool ContainsAny(std::string_view text, std::string_view words);
/// The word of `words` that `text` ends with, the longest; empty where none.
std::string_view EndOf(std::string_view text, std::string_view words);

/// The place of a span of row.target.text() in the cell that it came from.
struct Place {
  ModelField field = ModelField::kTarget;
  TextSpan span;
};
Place PlaceOf(const Row& row, const TextSpan& span);
/// The text of the cell.
std::string_view CellText(const Project& project, std::uint32_t row, ModelField field);
std::string* CellText(Project& project, std::uint32_t row, ModelField field);

}  // namespace jixiao::review

#endif  // JIXIAO_REVIEW_CONTEXT_H_
