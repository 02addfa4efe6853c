// What a Threshold holds. Filled by syntax.cc, read-only afterwards.
#ifndef JIXIAO_THRESHOLD_NODE_H_
#define JIXIAO_THRESHOLD_NODE_H_

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "jixiao/threshold.hpp"

namespace jixiao {

struct Threshold::Node {
  // Parts that few thresholds have.
  struct Rare {
    std::optional<Bound> lower;
    std::optional<Bound> upper;
    std::string noun;
    std::string label;
    std::string reference;
    std::string of;
    std::string unread;
    Reversal reversal = Reversal::kNone;  // of an actual
    TextSpan reversal_span;
    std::string comparator_text;  // of a part of a compound, whose spans count in the whole cell
    std::optional<Threshold> cap;
    std::vector<Threshold> parts;
  };

  Node() {}  // NOLINT: a defaulted one would zero the whole node first
  Node(const Node&) = delete;
  Node& operator=(const Node&) = delete;
  ~Node() { delete canonical.load(std::memory_order_relaxed); }

  std::string text;
  /// The part of `text` that was read as the value; empty: all of it (columns of their own have
  /// symbol and unit beside it).
  TextSpan body;
  ThresholdKind kind = ThresholdKind::kInvalid;
  Comparator comparator = Comparator::kEq;
  bool bare = false;
  bool before = false;  ///< See Threshold::is_before.
  bool vague = false;
  bool has_number = false;
  ChangeDirection direction = ChangeDirection::kUp;
  Connective connective = Connective::kAll;
  Number number;
  Unit unit;
  std::optional<Date> date;
  std::optional<Date> date_end;
  std::optional<Date> date_start;
  TextSpan comparator_span;
  TextSpan number_span;
  TextSpan unit_span;
  std::vector<Diagnostic> diagnostics;
  std::unique_ptr<Rare> rare;
  /// The canonical text once it was asked for; the first thread's counts.
  mutable std::atomic<const std::string*> canonical = nullptr;

  Rare& Rarely() {
    if (rare == nullptr) rare = std::make_unique<Rare>();
    return *rare;
  }
  void Report(DiagnosticCode code, TextSpan span, std::vector<std::string> arguments = {}) {
    diagnostics.push_back({code, span, 0, std::move(arguments)});
  }
};

/// The way from a threshold to its node and back.
struct ThresholdNodes {
  static Threshold Wrap(std::shared_ptr<const Threshold::Node> node) {
    return Threshold(std::move(node));
  }
  static const Threshold::Node& Of(const Threshold& threshold) { return *threshold.node_; }
};

}  // namespace jixiao

#endif  // JIXIAO_THRESHOLD_NODE_H_
