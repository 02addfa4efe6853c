// The threshold room: text → tokens → syntax → an immutable threshold. It reads what a careful
// clerk would read and says where it cannot; it does not judge (evaluate) or correct
// (review).
#include "jixiao/threshold.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/fold.h"
#include "threshold/canonical.h"
#include "threshold/node.h"
#include "threshold/row_context.h"
#include "threshold/syntax.h"
#include "threshold/vocabulary.h"
#include "unit/unit_table.h"

namespace jixiao {
namespace {

using Node = Threshold::Node;

template <typename Enum, std::size_t N>
std::string_view NameOf(Enum value, const std::array<std::string_view, N>& names) {
  const auto index = static_cast<std::size_t>(value);
  return index < N ? names[index] : std::string_view("unknown");
}

const std::shared_ptr<const Node>& EmptyNode() {
  static const std::shared_ptr<const Node>* const node =
      new std::shared_ptr<const Node>(std::make_shared<const Node>());
  return *node;
}

const std::string& EmptyString() {
  static const std::string* const empty = new std::string();
  return *empty;
}

// --- Columns of their own -------------------------------------------------------------------

bool IsBlank(std::string_view text) { return FoldedText(text).size() == 0; }

// At most two digits before a point, and digits behind it: 8.10, 1.5.
bool IsShortFigure(std::string_view text) {
  const FoldedText folded(text);
  const std::u32string_view symbols = folded.symbols();
  const std::size_t point = symbols.find(U'.');
  if (point == 0 || point > 2 || point + 1 == symbols.size()) return false;
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    if (i != point && !IsDigit(symbols[i])) return false;
  }
  return true;
}

// The comparison that a symbol column names (≥, 大于等于, ＝); empty for 定性, 正向 and the
// unknown.
std::optional<Comparator> SymbolComparator(std::string_view symbol) {
  const std::shared_ptr<Node> probe = ParseNode(std::string(symbol) + "1", {});
  const bool names_one =
      probe->kind == ThresholdKind::kQuantity && !probe->bare && probe->rare == nullptr;
  return names_one ? std::optional(probe->comparator) : std::nullopt;
}

bool TakesUnit(const Node& node) {
  return (node.kind == ThresholdKind::kQuantity || node.kind == ThresholdKind::kRange ||
          node.kind == ThresholdKind::kChange) &&
         node.number.form == Number::Form::kPlain;
}

// The unit column serves a bare number; a unit in the cell wins.
void ApplyUnitColumn(std::string_view column, TextSpan span, bool money_row, Node* node) {
  if (!TakesUnit(*node) || IsBlank(column)) return;
  const Unit unit = Unit::Parse(column, money_row);
  const bool scaled_money = IsBareScale(node->unit) && unit == NamedUnit("元");
  if (node->unit.is_none() || scaled_money) {
    node->unit = scaled_money ? MoneyOf(node->unit) : unit;
    node->Report(DiagnosticCode::kUnitFromRow, span, {node->unit.name(), "度量单位"});
  } else if (!(node->unit == unit)) {
    node->Report(DiagnosticCode::kUnitConflict, span, {node->unit.name(), unit.name()});
  }
}

}  // namespace

// --- Names ----------------------------------------------------------------------------------

std::string_view ThresholdKindName(ThresholdKind kind) {
  switch (kind) {
#define JIXIAO_MEMBER(number, constant, name) \
  case ThresholdKind::constant:               \
    return name;
#include "jixiao/enums/kind.def"
#undef JIXIAO_MEMBER
  }
  return "unknown";
}

std::string_view ComparatorName(Comparator comparator) {
  switch (comparator) {
#define JIXIAO_MEMBER(number, constant, name) \
  case Comparator::constant:                  \
    return name;
#include "jixiao/enums/comparator.def"
#undef JIXIAO_MEMBER
  }
  return "unknown";
}

std::string_view ComparatorSign(Comparator comparator) {
  static constexpr std::array<std::string_view, 7> kSigns = {"≥", ">", "≤", "<", "=", "≠", "≈"};
  return NameOf(comparator, kSigns);
}

std::string_view TextClassName(TextClass text_class) {
  switch (text_class) {
#define JIXIAO_MEMBER(number, constant, name) \
  case TextClass::constant:                   \
    return name;
#include "jixiao/enums/text_class.def"
#undef JIXIAO_MEMBER
  }
  return "unknown";
}

std::string_view ReversalName(Reversal reversal) {
  static constexpr std::array<std::string_view, 6> kNames = {
      "none", "not_met", "above_target", "below_target", "saved", "unclear"};
  return NameOf(reversal, kNames);
}

// --- Number ---------------------------------------------------------------------------------

std::string Number::ToString() const {
  switch (form) {
    case Form::kFraction:
      return value.ToString() + "/" + second.ToString();
    case Form::kProportion:
      return value.ToString() + ":" + second.ToString();
    case Form::kPlain:
      break;
  }
  return value.ToString();
}

Result<Rational> Number::ToRational() const {
  return form == Form::kPlain ? Rational::FromDecimal(value)
                              : Rational::FromFraction(value, second);
}

// --- Threshold ------------------------------------------------------------------------------

Threshold::Threshold() : node_(EmptyNode()) {}

Threshold Threshold::Parse(std::string_view text, const ThresholdContext& context) {
  return Threshold(ParseNode(text, context));
}

Threshold Threshold::ParseFields(std::string_view symbol, std::string_view value,
                                 std::string_view unit, const ThresholdContext& row_context) {
  const std::string blank_symbol(symbol.size(), ' ');
  const std::string blank_unit(unit.size(), ' ');
  const auto unit_begin = static_cast<std::uint32_t>(symbol.size() + value.size() + 2);
  const TextSpan body = {static_cast<std::uint32_t>(symbol.size() + 1), unit_begin - 1};
  // Columns that do not count are blanked, so that spans keep referring to the three joined.
  const auto joined = [&](std::string_view s, std::string_view u) {
    return std::string(s) + "\t" + std::string(value) + "\t" + std::string(u);
  };
  ThresholdContext context = row_context;
  // 8.10 on a row of dates is a day, but not where it has a unit.
  if (!IsBlank(unit) && IsShortFigure(value)) context.row_kind = RowKind::kUnknown;
  std::shared_ptr<Node> node = ParseNode(joined(blank_symbol, blank_unit), context);
  const bool qualitative = FoldedText(symbol).symbols() == U"定性";
  if (node->kind == ThresholdKind::kCompound && !IsBlank(unit)) {
    node = ParseNode(joined(blank_symbol, unit), context);  // 4、3、2 beside %
  }
  if (qualitative && node->kind != ThresholdKind::kInvalid) {
    node = std::make_shared<Node>();
    node->kind = ThresholdKind::kQualitative;
  } else if (const std::optional<Comparator> column = SymbolComparator(symbol); column) {
    const bool has_own = !node->bare && (node->kind == ThresholdKind::kQuantity ||
                                         node->kind == ThresholdKind::kChange);
    const TextSpan span = {0, static_cast<std::uint32_t>(symbol.size())};
    if (has_own && node->comparator != *column) {
      node->Report(DiagnosticCode::kComparatorConflict, span,
                   {std::string(ComparatorSign(node->comparator)), std::string(symbol)});
    } else if (node->kind != ThresholdKind::kQualitative && node->kind != ThresholdKind::kInvalid &&
               !has_own) {
      const std::string_view kept_unit = node->kind == ThresholdKind::kCompound ? unit : blank_unit;
      node = ParseNode(joined(symbol, kept_unit), context);
    }
  }
  node->text = joined(symbol, unit);
  node->body = body;
  ApplyUnitColumn(unit, {unit_begin, static_cast<std::uint32_t>(node->text.size())},
                  IsMoneyRow(row_context), node.get());
  return Threshold(std::move(node));
}

ThresholdKind Threshold::kind() const { return node_->kind; }
const std::string& Threshold::text() const { return node_->text; }
const std::string& Threshold::canonical() const {
  const std::string* text = node_->canonical.load(std::memory_order_acquire);
  if (text != nullptr) return *text;
  auto made = std::make_unique<const std::string>(CanonicalText(*node_));
  const bool first = node_->canonical.compare_exchange_strong(
      text, made.get(), std::memory_order_acq_rel, std::memory_order_acquire);
  return first ? *made.release() : *text;
}
const std::vector<Diagnostic>& Threshold::diagnostics() const { return node_->diagnostics; }
Comparator Threshold::comparator() const { return node_->comparator; }
bool Threshold::is_bare() const { return node_->bare; }
const Number* Threshold::number() const { return node_->has_number ? &node_->number : nullptr; }
const Unit& Threshold::unit() const { return node_->unit; }

std::optional<Rational> Threshold::base_value() const {
  if (!node_->has_number) return std::nullopt;
  return BaseOf({node_->number, true});
}

bool Threshold::is_vague() const { return node_->vague; }

const std::string& Threshold::noun() const {
  return node_->rare != nullptr ? node_->rare->noun : EmptyString();
}
const Bound* Threshold::lower() const {
  return node_->rare != nullptr && node_->rare->lower ? &*node_->rare->lower : nullptr;
}
const Bound* Threshold::upper() const {
  return node_->rare != nullptr && node_->rare->upper ? &*node_->rare->upper : nullptr;
}

std::optional<Rational> Threshold::BaseOf(const Bound& bound) const {
  const Result<Rational> value = bound.number.ToRational();
  if (!value.ok()) return std::nullopt;
  const Result<Rational> base = Multiply(*value, node_->unit.factor());
  return base.ok() ? std::optional(*base) : std::nullopt;
}

std::optional<Date> Threshold::date() const { return node_->date; }
bool Threshold::is_before() const { return node_->before; }
std::optional<Date> Threshold::date_end() const { return node_->date_end; }
std::optional<Date> Threshold::date_start() const { return node_->date_start; }
ChangeDirection Threshold::direction() const { return node_->direction; }
const std::string& Threshold::reference() const {
  return node_->rare != nullptr ? node_->rare->reference : EmptyString();
}
const std::string& Threshold::of() const {
  return node_->rare != nullptr ? node_->rare->of : EmptyString();
}
const Threshold* Threshold::cap() const {
  return node_->rare != nullptr && node_->rare->cap ? &*node_->rare->cap : nullptr;
}
const std::vector<Threshold>& Threshold::parts() const {
  static const std::vector<Threshold>* const none = new std::vector<Threshold>();
  return node_->rare != nullptr ? node_->rare->parts : *none;
}
Connective Threshold::connective() const { return node_->connective; }
const std::string& Threshold::label() const {
  return node_->rare != nullptr ? node_->rare->label : EmptyString();
}

const std::string& Threshold::unread() const {
  return node_->rare != nullptr ? node_->rare->unread : EmptyString();
}

TextClass Threshold::text_class() const {
  if (node_->kind != ThresholdKind::kQualitative) return TextClass::kNone;
  return ClassifyText(FoldedText(FoldedBody(*node_)).symbols());
}

std::string_view Threshold::comparator_text() const {
  if (node_->rare != nullptr && !node_->rare->comparator_text.empty()) {
    return node_->rare->comparator_text;
  }
  const TextSpan span = node_->comparator_span;
  return std::string_view(node_->text).substr(span.begin, span.end - span.begin);
}

TextSpan Threshold::comparator_span() const { return node_->comparator_span; }
TextSpan Threshold::number_span() const { return node_->number_span; }
TextSpan Threshold::unit_span() const { return node_->unit_span; }

bool operator==(const Threshold& a, const Threshold& b) { return SameMeaning(*a.node_, *b.node_); }

// --- Actual values --------------------------------------------------------------------------

ActualValue ActualValue::Parse(std::string_view text, const ThresholdContext& context) {
  ActualValue actual;
  const std::shared_ptr<Node> node = ParseNode(text, context, ReadAs::kActual);
  const TextSpan sign = node->comparator_span;
  const bool has_sign =
      node->kind == ThresholdKind::kQuantity && !sign.empty() &&
      node->comparator != Comparator::kEq &&
      SymbolComparator(text.substr(sign.begin, sign.end - sign.begin)).has_value() &&
      !IsHan(FoldedText(text.substr(sign.begin, sign.end - sign.begin)).at(0));
  if (has_sign) {
    node->Report(DiagnosticCode::kSignIgnored, sign,
                 {std::string(text.substr(sign.begin, sign.end - sign.begin))});
  }
  const FoldedText folded(text);
  actual.missing_ = folded.size() == 0 && folded.bad_byte() == FoldedText::npos;
  actual.achievement_ = ParseAchievement(text);
  if (node->rare != nullptr) {
    actual.reversal_ = node->rare->reversal;
    actual.reversal_span_ = node->rare->reversal_span;
  }
  actual.reading_ = ThresholdNodes::Wrap(node);
  return actual;
}

}  // namespace jixiao
