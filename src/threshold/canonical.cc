#include "threshold/canonical.h"

#include <array>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/fold.h"
#include "threshold/syntax.h"

namespace jixiao {
namespace {

using Node = Threshold::Node;

// A number of months needs its 个: 3月 is March.
std::string Amount(const Number& number, const Unit& unit, bool vague) {
  if (unit.name() == "月") return absl::StrCat(number.ToString(), vague ? "余" : "", "个月");
  return absl::StrCat(number.ToString(), vague ? "余" : "", unit.name());
}

std::string Sign(const Node& node) {
  return node.bare ? std::string() : std::string(ComparatorSign(node.comparator));
}

std::string Interval(const Node& node) {
  const Bound& lower = *node.rare->lower;
  const Bound& upper = *node.rare->upper;
  return absl::StrCat(lower.closed ? "[" : "(", Amount(lower.number, node.unit, false), ",",
                      Amount(upper.number, node.unit, false), upper.closed ? "]" : ")");
}

// A date without a year in words: ISO 8601 has no writing that people know.
std::string DateText(const Date& date) {
  if (date.has_year()) return date.ToString();
  if (date.day == 0) return absl::StrCat(static_cast<int>(date.month), "月底");
  return absl::StrCat(static_cast<int>(date.month), "月", static_cast<int>(date.day), "日");
}

std::string ReferenceText(std::string_view reference) {
  constexpr auto kTexts = std::to_array<std::pair<std::string_view, std::string_view>>({
      {"上年", "较上年"},
      {"同期", "同比"},
      {"环比", "环比"},
      {"前年", "较前年"},
      {"基期", "较基期"},
  });
  for (const auto& [name, text] : kTexts) {
    if (name == reference) return std::string(text);
  }
  return reference.empty() ? std::string() : "较" + std::string(reference);
}

std::string ChangeText(const Node& node) {
  const std::string reference =
      node.rare != nullptr ? ReferenceText(node.rare->reference) : std::string();
  const std::string_view verb = node.direction == ChangeDirection::kUp ? "增长" : "下降";
  const bool range = node.rare != nullptr && node.rare->lower.has_value();
  const std::string amount =
      range ? Interval(node) : Sign(node) + Amount(node.number, node.unit, node.vague);
  return absl::StrCat(reference, std::string(verb), amount);
}

// NOLINTBEGIN(misc-no-recursion): compounds nest one level, and caps hold no cap.
std::string Constructed(const Node& node);

std::string CompoundText(const Node& node) {
  std::string text;
  for (const Threshold& part : node.rare->parts) {
    if (!text.empty()) text += node.connective == Connective::kAny ? "或" : "；";
    absl::StrAppend(&text, part.label(), Constructed(ThresholdNodes::Of(part)));
  }
  return text;
}

// The writing of each kind, before it is checked.
std::string Constructed(const Node& node) {
  switch (node.kind) {
    case ThresholdKind::kQuantity:
      return Sign(node) + Amount(node.number, node.unit, node.vague);
    case ThresholdKind::kRange:
      return Interval(node);
    case ThresholdKind::kDeadline:
      if (node.before) return DateText(*node.date) + "前";
      return std::string(ComparatorSign(node.comparator)) + DateText(*node.date);
    case ThresholdKind::kPeriod:
      return absl::StrCat(DateText(*node.date), "至", DateText(*node.date_end));
    case ThresholdKind::kChange:
      return ChangeText(node);
    case ThresholdKind::kCappedShare:
      return absl::StrCat(
          node.rare->of, "×", Amount(node.number, node.unit, false), "≤",
          Amount(ThresholdNodes::Of(*node.rare->cap).number, node.rare->cap->unit(), false));
    case ThresholdKind::kCompound:
      return CompoundText(node);
    case ThresholdKind::kQualitative:
      return FoldedBody(node);
    case ThresholdKind::kInvalid:
      return {};
  }
  return {};
}
// NOLINTEND(misc-no-recursion)

// What was left over, behind the value: ⟨…⟩ for each piece.
std::string UnreadText(const Node& node) {
  if (node.rare == nullptr || node.rare->unread.empty()) return {};
  std::string text = "⟨";
  for (const char c : node.rare->unread) {
    if (c == ' ') {
      text += "⟩⟨";
    } else {
      text += c;
    }
  }
  return text + "⟩";
}

bool SameBound(const std::optional<Bound>& a, const std::optional<Bound>& b) {
  if (a.has_value() != b.has_value()) return false;
  return !a || (a->closed == b->closed && a->number.form == b->number.form &&
                a->number.value == b->number.value && a->number.second == b->number.second);
}

// NOLINTNEXTLINE(misc-no-recursion): compounds nest one level, and caps hold no cap.
bool SameRare(const Node& a, const Node& b) {
  static const Node::Rare kEmpty;
  const Node::Rare& x = a.rare != nullptr ? *a.rare : kEmpty;
  const Node::Rare& y = b.rare != nullptr ? *b.rare : kEmpty;
  if (!SameBound(x.lower, y.lower) || !SameBound(x.upper, y.upper)) return false;
  if (x.reference != y.reference || x.of != y.of || x.unread != y.unread) return false;
  if (x.cap.has_value() != y.cap.has_value()) return false;
  if (x.cap && !SameMeaning(ThresholdNodes::Of(*x.cap), ThresholdNodes::Of(*y.cap))) return false;
  if (x.parts.size() != y.parts.size()) return false;
  for (std::size_t i = 0; i < x.parts.size(); ++i) {
    if (x.parts[i].label() != y.parts[i].label()) return false;
    if (!SameMeaning(ThresholdNodes::Of(x.parts[i]), ThresholdNodes::Of(y.parts[i]))) return false;
  }
  return true;
}

}  // namespace

std::string FoldedBody(const Node& node) {
  std::string_view body = node.text;
  if (!node.body.empty()) body = body.substr(node.body.begin, node.body.end - node.body.begin);
  const FoldedText folded(body);
  std::string text;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const auto narrow = [](char32_t c) { return c < 0x80; };
    // A space in front of digits parts them from a scale word (9万 3元 is no 90003元).
    const bool parts = IsDigit(folded.at(i)) || (narrow(folded.at(i)) && narrow(folded.at(i - 1)));
    if (folded.gap_before(i) && parts) text += ' ';
    AppendUtf8(folded.at(i), &text);
  }
  return text;
}

// A writing that would be read back as something else (a label that holds a sign, a figure that is
// a month where a date is expected) gives way to the folded text, which is read exactly as the
// original was.
std::string CanonicalText(const Node& node) {
  std::string text = Constructed(node) + UnreadText(node);
  if (node.kind == ThresholdKind::kQualitative || node.kind == ThresholdKind::kInvalid) return text;
  for (const RowKind row_kind : {RowKind::kUnknown, RowKind::kTimeliness}) {
    ThresholdContext context;
    context.row_kind = row_kind;
    if (!SameMeaning(node, *ParseNode(text, context))) return FoldedBody(node);
  }
  return text;
}

// NOLINTNEXTLINE(misc-no-recursion): see SameRare.
bool SameMeaning(const Node& a, const Node& b) {
  const bool same_head = a.kind == b.kind && a.comparator == b.comparator && a.bare == b.bare &&
                         a.vague == b.vague && a.has_number == b.has_number &&
                         a.direction == b.direction && a.connective == b.connective &&
                         a.date == b.date && a.date_end == b.date_end && a.before == b.before;
  if (!same_head) return false;
  if (a.has_number && (a.number.form != b.number.form || !(a.number.value == b.number.value) ||
                       !(a.number.second == b.number.second))) {
    return false;
  }
  if (!(a.unit == b.unit) || !SameRare(a, b)) return false;
  return a.kind != ThresholdKind::kQualitative || FoldedBody(a) == FoldedBody(b);
}

}  // namespace jixiao
