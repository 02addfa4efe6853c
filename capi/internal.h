// What all C functions share: the exception guard, argument checks, versioned structs, handles and
// the conversion of values. Computes nothing of the domain: that is the C++ core's.
#ifndef JIXIAO_CAPI_INTERNAL_H_
#define JIXIAO_CAPI_INTERNAL_H_

#include <atomic>
#include <cstring>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "jixiao.h"
#include "jixiao/assess.hpp"
#include "jixiao/date.hpp"
#include "jixiao/decimal.hpp"
#include "jixiao/diagnostic.hpp"
#include "jixiao/interchange.hpp"
#include "jixiao/limits.hpp"
#include "jixiao/model.hpp"
#include "jixiao/monitor.hpp"
#include "jixiao/policy.hpp"
#include "jixiao/status.hpp"
#include "jixiao/threshold.hpp"
#include "jixiao/verify.hpp"
#include "jixiao/watch.hpp"

namespace jixiao::capi {

// ---- Handles: each opaque C type stands for one C++ type
// -----------------------------------------

class ThresholdHandle;
struct ActualHandle;
struct StandardHandle;
struct ModelHandle;
struct ErrorHandle;

template <typename Handle>
struct Behind;
template <>
struct Behind<jixiao_error> {
  using Type = ErrorHandle;
};
template <>
struct Behind<jixiao_text> {
  using Type = std::string;
};
template <>
struct Behind<jixiao_diagnostic> {
  using Type = Diagnostic;
};
template <>
struct Behind<jixiao_diagnostics> {
  using Type = std::vector<Diagnostic>;
};
template <>
struct Behind<jixiao_threshold> {
  using Type = ThresholdHandle;
};
template <>
struct Behind<jixiao_actual> {
  using Type = ActualHandle;
};
template <>
struct Behind<jixiao_standard> {
  using Type = StandardHandle;
};
template <>
struct Behind<jixiao_policy> {
  using Type = Policy;
};
template <>
struct Behind<jixiao_outcome> {
  using Type = RowAssessment;
};
template <>
struct Behind<jixiao_model> {
  using Type = ModelHandle;
};
template <>
struct Behind<jixiao_model_builder> {
  using Type = Model;
};
template <>
struct Behind<jixiao_assessment> {
  using Type = Assessment;
};
template <>
struct Behind<jixiao_verification> {
  using Type = Verification;
};
template <>
struct Behind<jixiao_progress> {
  using Type = Progress;
};

// The C++ object of a handle, const where the handle is.
template <typename Handle>
auto* Unwrap(Handle* handle) {
  using Type = typename Behind<std::remove_const_t<Handle>>::Type;
  return reinterpret_cast<std::conditional_t<std::is_const_v<Handle>, const Type, Type>*>(handle);
}

// Lends an object to the caller.
template <typename Handle>
const Handle* Lend(const typename Behind<Handle>::Type* object) {
  return reinterpret_cast<const Handle*>(object);
}

// Gives an object to the caller, who destroys it.
template <typename Handle>
void Give(Handle** out, std::unique_ptr<typename Behind<Handle>::Type> object) {
  *out = reinterpret_cast<Handle*>(object.release());
}

template <typename Handle>
void GiveCopy(Handle** out, typename Behind<Handle>::Type object) {
  Give(out, std::make_unique<typename Behind<Handle>::Type>(std::move(object)));
}

template <typename Handle>
void Destroy(Handle* handle) {
  delete Unwrap(handle);
}

struct ErrorHandle {
  StatusCode code;
  std::string message;
  std::vector<FieldFault> faults;
};

// What is known of the row that a cell stands on.
struct RowFacts {
  explicit RowFacts(const ThresholdContext& context)
      : name(context.name), kind(context.row_kind), year(context.year) {}
  std::string name;
  RowKind kind;
  int year;
};

// A threshold, and texts that the core makes on demand and that a caller borrows.
class ThresholdHandle {
 public:
  struct Texts {
    Texts(const Threshold& threshold, const RowFacts& row);
    bool has_base_value = false, has_lower_base = false, has_upper_base = false;
    std::string canonical, unit, base_unit, number, base_value;
    std::string lower, lower_base, upper, upper_base;
    std::vector<std::unique_ptr<ThresholdHandle>> parts;
    std::unique_ptr<ThresholdHandle> cap;
  };

  ThresholdHandle(Threshold threshold, RowFacts row)
      : threshold_(std::move(threshold)), row_(std::move(row)) {}
  ThresholdHandle(const ThresholdHandle&) = delete;
  ThresholdHandle& operator=(const ThresholdHandle&) = delete;
  ~ThresholdHandle() { delete texts_.load(std::memory_order_acquire); }

  const Threshold& threshold() const { return threshold_; }
  const RowFacts& row() const { return row_; }
  // Made by whoever asks first; when two threads ask at once, one of the two copies is kept.
  const Texts& texts() const;

 private:
  Threshold threshold_;
  RowFacts row_;
  mutable std::atomic<const Texts*> texts_{nullptr};
};

struct ActualHandle {
  ActualHandle(ActualValue actual, const ThresholdContext& context)
      : value(std::move(actual)), reading(value.reading(), RowFacts(context)) {}
  ActualValue value;
  ThresholdHandle reading;
};

// A standard, and what of its clauses a caller borrows.
struct StandardHandle {
  StandardHandle(Standard from, const ThresholdContext& context);
  struct Parts {
    std::string per_unit;
    std::unique_ptr<ThresholdHandle> figure, bound;
  };
  Standard standard;
  std::string canonical;
  std::vector<Parts> parts;  // by clause
};

struct ModelHandle {
  Model model;
  std::vector<Diagnostic> diagnostics;
  std::vector<CellAccount> account{};  // Of published tables only.
};

// ---- Guard
// -----------------------------------------------------------------------------------------

// What a failed call reports: a status, and the faults of a policy.
struct Failure {
  Status status;
  std::vector<FieldFault> faults;
};

// Writes *error and returns the status. Never fails: without memory for an error the error is one
// that says so and needs none.
std::int32_t Report(jixiao_error** error, Failure failure) noexcept;
std::int32_t ReportOutOfMemory(jixiao_error** error) noexcept;
std::int32_t ReportForeignException(jixiao_error** error) noexcept;

inline Failure ToFailure(Status status) { return {std::move(status), {}}; }
inline Failure ToFailure(Failure failure) { return failure; }

class Check;

// Runs the body of a function: nothing that is thrown in it leaves it.
template <typename Body>
std::int32_t Guard(jixiao_error** error, const Check& check, const Body& body) noexcept;

// ---- Checks of arguments
// ---------------------------------------------------------------------------

inline constexpr std::size_t kMaxStructSize = 4096;

// How many numbers an enum has (one of enum jixiao_enumeration), 0 for "not stated" included.
std::int32_t CountOf(std::int32_t enumeration) noexcept;

// Checks arguments in their order and keeps the first fault; allocates nothing.
class Check {
 public:
  Check& NotNull(const void* pointer, const char* name) noexcept {
    if (pointer == nullptr) Fail(StatusCode::kInvalidArgument, name, "must not be NULL");
    return *this;
  }
  // An output: a handle becomes NULL at once, so that a failed call leaves none.
  template <typename T>
  Check& Out(T* out) noexcept {
    if constexpr (std::is_pointer_v<T>) {
      if (out != nullptr) *out = nullptr;
    }
    return NotNull(out, "out");
  }
  Check& Bytes(const char* data, std::size_t size, const char* name) noexcept {
    if (data == nullptr && size != 0) {
      Fail(StatusCode::kInvalidArgument, name, "must not be NULL with a size other than 0");
    } else if (size > static_cast<std::size_t>(PTRDIFF_MAX)) {
      Fail(StatusCode::kInvalidArgument, name, "has a size that no text can have");
    }
    return *this;
  }
  Check& Text(const char* data, std::size_t size, const char* name) noexcept;
  // `enumeration` is one of enum jixiao_enumeration.
  Check& Enum(std::int32_t value, std::int32_t enumeration, const char* name) noexcept {
    if (value < 0 || value >= CountOf(enumeration)) {
      Fail(StatusCode::kInvalidArgument, name, "is not a value of its enum");
    }
    return *this;
  }
  Check& Flag(std::int32_t value, const char* name) noexcept {
    if (value != 0 && value != 1) Fail(StatusCode::kInvalidArgument, name, "is not 0 or 1");
    return *this;
  }
  Check& Stated(const jixiao_decimal* decimal, const char* name) noexcept {
    NotNull(decimal, name);
    if (ok() && decimal->stated != 1) {
      Fail(StatusCode::kInvalidArgument, name, "must be stated (stated = 1)");
    }
    return *this;
  }
  // A versioned struct that must be there: `out` of an accessor, or an input.
  template <typename Struct>
  Check& Versioned(const Struct* value, const char* name) noexcept {
    NotNull(value, name);
    return Optional(value, name);
  }
  // A versioned struct that may be NULL. Not looked at after a fault: what is wrong may be the
  // struct that it stands in.
  template <typename Struct>
  Check& Optional(const Struct* value, const char* name) noexcept {
    return value == nullptr || !ok() ? *this : StructSize(value->struct_size, name);
  }

  bool ok() const { return code_ == StatusCode::kOk; }
  Status status() const;

 private:
  Check& StructSize(std::size_t size, const char* name) noexcept {
    if (size < sizeof(std::size_t) || size > kMaxStructSize || size % sizeof(void*) != 0) {
      Fail(StatusCode::kInvalidArgument, name, "has a struct_size that cannot be");
    }
    return *this;
  }
  void Fail(StatusCode code, const char* name, const char* fault) noexcept {
    if (!ok()) return;
    code_ = code;
    name_ = name;
    fault_ = fault;
  }

  StatusCode code_ = StatusCode::kOk;
  const char* name_ = "";
  const char* fault_ = "";
};

template <typename Body>
std::int32_t Guard(jixiao_error** error, const Check& check, const Body& body) noexcept {
  if (error != nullptr) *error = nullptr;
  try {
    if (!check.ok()) return Report(error, ToFailure(check.status()));
    auto failure = ToFailure(body());
    return failure.status.ok() ? JIXIAO_STATUS_OK : Report(error, std::move(failure));
  } catch (const std::bad_alloc&) {
    return ReportOutOfMemory(error);
  } catch (...) {
    return ReportForeignException(error);
  }
}

Status InvalidArgument(const char* name, const char* fault);
Status IndexTooLarge(const char* name, std::size_t index, std::size_t count);

// Calls `use` with project `index` of a model, an assessment or whatever else has projects.
template <typename Project, typename Use>
Status WithProject(const std::vector<Project>& projects, std::size_t index, const Use& use) {
  if (index >= projects.size()) return IndexTooLarge("project", index, projects.size());
  return use(projects[index]);
}

// A part of a message: which of several texts it was.
Status Within(const char* what, const Status& status);

// ---- Versioned structs
// -----------------------------------------------------------------------------

// Copies what the caller's struct has of ours. An unknown rest must be zero.
template <typename Struct>
Status ReadStruct(const Struct* from, const char* name, Struct& to) {
  static_assert(std::is_trivially_copyable_v<Struct> && sizeof(Struct) % sizeof(void*) == 0);
  const std::size_t size = from->struct_size;
  std::memset(&to, 0, sizeof to);
  std::memcpy(&to, from, size < sizeof to ? size : sizeof to);
  const char* bytes = reinterpret_cast<const char*>(from);
  for (std::size_t i = sizeof to; i < size; ++i) {
    if (bytes[i] != 0) return InvalidArgument(name, "has fields that this version does not know");
  }
  return Status();
}

// Fills as much of the caller's struct as both know; its unknown rest becomes zero.
template <typename Struct>
void WriteStruct(Struct from, Struct* to) {
  static_assert(std::is_trivially_copyable_v<Struct> && sizeof(Struct) % sizeof(void*) == 0);
  const std::size_t size = to->struct_size;
  from.struct_size = size;
  std::memcpy(to, &from, size < sizeof from ? size : sizeof from);
  if (size > sizeof from) {
    std::memset(reinterpret_cast<char*>(to) + sizeof from, 0, size - sizeof from);
  }
}

// ---- Values
// ------------------------------------------------------------------------------------------

inline std::string_view Bytes(const char* data, std::size_t size) {
  return data == nullptr ? std::string_view() : std::string_view(data, size);
}
inline std::string_view Bytes(const jixiao_view& view) { return Bytes(view.data, view.size); }

inline jixiao_view View(std::string_view text) { return {text.data(), text.size()}; }
inline jixiao_view View(const std::string& text) { return View(std::string_view(text)); }
inline jixiao_view View(const std::optional<std::string>& text) {
  return text ? View(std::string_view(*text)) : jixiao_view{nullptr, 0};
}

inline jixiao_decimal ToC(const Decimal& value) {
  return {value.low(), value.high(), value.scale(), 1};
}
inline jixiao_decimal ToC(const std::optional<Decimal>& value) {
  return value ? ToC(*value) : jixiao_decimal{0, 0, 0, 0};
}
inline jixiao_date ToC(const std::optional<Date>& date) {
  return date ? jixiao_date{date->year, date->month, date->day} : jixiao_date{0, 0, 0};
}
inline jixiao_span ToC(const TextSpan& span) { return {span.begin, span.end}; }

template <typename Enum>
std::int32_t ToNumber(Enum value) {
  static_assert(std::is_enum_v<Enum>);
  return static_cast<std::int32_t>(value);
}
// 0 is "not stated" of enums whose members count from 1.
template <typename Enum>
std::int32_t ToNumber(const std::optional<Enum>& value) {
  return value ? ToNumber(*value) : 0;
}
template <typename Enum>
std::optional<Enum> Stated(std::int32_t number) {
  return number == 0 ? std::nullopt : std::optional<Enum>(static_cast<Enum>(number));
}

inline Language ToLanguage(std::int32_t number) { return static_cast<Language>(number); }
inline JsonLayout ToLayout(std::int32_t number) { return static_cast<JsonLayout>(number); }

// Reads fields of an input struct; the first fault stays.
class FieldReader {
 public:
  std::string_view Utf8(const jixiao_view& view, const char* name);
  std::string String(const jixiao_view& view, const char* name) {
    return std::string(Utf8(view, name));
  }
  std::optional<std::string> OptionalString(const jixiao_view& view, const char* name) {
    if (view.data == nullptr && view.size == 0) return std::nullopt;
    return String(view, name);
  }
  std::optional<Decimal> Amount(const jixiao_decimal& decimal, const char* name) {
    return Flag(decimal.stated, name) ? StatedAmount(decimal, name) : std::nullopt;
  }
  std::int32_t Enum(std::int32_t value, std::int32_t enumeration, const char* name) {
    return Within(value, 0, CountOf(enumeration) - 1, name);
  }
  // A day with its year; month 0: not stated.
  std::optional<Date> Day(const jixiao_date& date, const char* name);
  bool Flag(std::int32_t value, const char* name) { return Within(value, 0, 1, name) == 1; }
  // A budget year; 0: not stated.
  std::int32_t Year(std::int32_t value, const char* name) {
    return value == 0 ? 0 : Within(value, kFirstBudgetYear, kLastBudgetYear, name);
  }
  std::int32_t Within(std::int32_t value, std::int32_t least, std::int32_t greatest,
                      const char* name) {
    return value >= least && value <= greatest ? value : FailRange(value, least, greatest, name);
  }
  void Fail(Status status) {
    if (status_.ok()) status_ = std::move(status);
  }

  const Status& status() const { return status_; }

 private:
  std::optional<Decimal> StatedAmount(const jixiao_decimal& decimal, const char* name);
  // Reports the value and gives `least` in its stead.
  std::int32_t FailRange(std::int32_t value, std::int32_t least, std::int32_t greatest,
                         const char* name);

  Status status_;
};

// NULL, and one without a function, watch nothing. Lives as long as the call.
Status ReadWatch(const jixiao_watch* from, Watch& to);
// The views of the context stay borrowed from the caller's. NULL gives the defaults.
Status ReadContext(const jixiao_context* from, ThresholdContext& to);
Status ReadLimits(const jixiao_limits* from, Limits& to);
Status ReadDecimal(const jixiao_decimal* from, const char* name, Decimal& to);

}  // namespace jixiao::capi

#endif  // JIXIAO_CAPI_INTERNAL_H_
