// Outcome of a call: a Status, or a Result that holds a value or a Status.
//
// This is the first of the library's two families of errors: the *call* failed (bad argument, out
// of range, limit exceeded). Text that is questionable is not a failed call; it is reported as a
// list of diagnostics (diagnostic.hpp). No function of the library throws on bad input, except that
// std::bad_alloc may pass through C++ callers.
#ifndef JIXIAO_STATUS_HPP_
#define JIXIAO_STATUS_HPP_

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace jixiao {

/// Why a call failed. Numbers are stable: members are only ever appended.
enum class StatusCode : std::int32_t {
#define JIXIAO_MEMBER(number, constant, name) constant = (number),
#include "jixiao/enums/status.def"
#undef JIXIAO_MEMBER
};

/// Stable lower-case name of a code, such as "out_of_range". Never null.
std::string_view StatusCodeName(StatusCode code);

/// Success, or a code with a sentence that says what was wrong, where, and what would be right.
class [[nodiscard]] Status {
 public:
  Status() = default;
  Status(StatusCode code, std::string message) : code_(code), message_(std::move(message)) {}

  bool ok() const { return code_ == StatusCode::kOk; }
  StatusCode code() const { return code_; }
  const std::string& message() const { return message_; }

 private:
  StatusCode code_ = StatusCode::kOk;
  std::string message_;
};

/// A value or the Status that explains its absence, in the manner of std::expected.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}  // NOLINT
  /// A failure. An OK status, which is none, becomes kInternal.
  Result(Status status) : state_(std::in_place_index<1>, std::move(status)) {  // NOLINT
    if (!std::get<1>(state_).ok()) return;
    state_.template emplace<1>(StatusCode::kInternal, "a failure without a reason");
  }
  Result(StatusCode code, std::string message) : Result(Status(code, std::move(message))) {}

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  /// The value. A failed result has none: these throw std::bad_variant_access, in every build.
  const T& value() const& { return std::get<0>(state_); }
  T& value() & { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  const T& operator*() const& { return value(); }
  T& operator*() & { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }

  /// The failure; an OK status where there is a value.
  Status status() const { return ok() ? Status() : std::get<1>(state_); }
  StatusCode code() const { return ok() ? StatusCode::kOk : std::get<1>(state_).code(); }

 private:
  std::variant<T, Status> state_;
};

}  // namespace jixiao

#endif  // JIXIAO_STATUS_HPP_
