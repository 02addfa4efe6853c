// Statuses, errors and owned text; the guard's reports and the checks of arguments. Does not fail
// while reporting a failure: without memory there is still an error to show.
#include "base/utf8.h"
#include "internal.h"

namespace jixiao::capi {
namespace {

// Stands for an error that no memory was left for. Its address is all there is to it.
constexpr char kNoMemoryForError = 0;

const jixiao_error* OutOfMemoryError() {
  return reinterpret_cast<const jixiao_error*>(&kNoMemoryForError);
}

}  // namespace

std::int32_t ReportOutOfMemory(jixiao_error** error) noexcept {
  if (error != nullptr) *error = const_cast<jixiao_error*>(OutOfMemoryError());
  return JIXIAO_STATUS_OUT_OF_MEMORY;
}

std::int32_t Report(jixiao_error** error, Failure failure) noexcept {
  const StatusCode code = failure.status.code();
  if (error == nullptr) return ToNumber(code);
  try {
    Give(error, std::make_unique<ErrorHandle>(
                    ErrorHandle{code, failure.status.message(), std::move(failure.faults)}));
  } catch (...) {
    return ReportOutOfMemory(error);
  }
  return ToNumber(code);
}

std::int32_t ReportForeignException(jixiao_error** error) noexcept {
  try {
    return Report(error, ToFailure(Status(StatusCode::kInternal,
                                          "an unexpected exception; please report this")));
  } catch (...) {
    return ReportOutOfMemory(error);
  }
}

Check& Check::Text(const char* data, std::size_t size, const char* name) noexcept {
  Bytes(data, size, name);
  if (ok() && !utf8::IsValid(capi::Bytes(data, size))) {
    Fail(StatusCode::kInvalidUtf8, name, "is not valid UTF-8");
  }
  return *this;
}

Status Check::status() const {
  return ok() ? Status() : Status(code_, std::string(name_) + " " + fault_);
}

Status InvalidArgument(const char* name, const char* fault) {
  return Status(StatusCode::kInvalidArgument, std::string(name) + " " + fault);
}

Status IndexTooLarge(const char* name, std::size_t index, std::size_t count) {
  return Status(StatusCode::kInvalidArgument, std::string(name) + " " + std::to_string(index) +
                                                  " is past the end; there are " +
                                                  std::to_string(count));
}

Status Within(const char* what, const Status& status) {
  return Status(status.code(), std::string(what) + ": " + status.message());
}

std::string_view FieldReader::Utf8(const jixiao_view& view, const char* name) {
  if (view.data == nullptr && view.size == 0) return {};
  const Check check = Check().Text(view.data, view.size, name);
  if (check.ok()) return Bytes(view);
  Fail(check.status());
  return {};
}

std::optional<Decimal> FieldReader::StatedAmount(const jixiao_decimal& decimal, const char* name) {
  Decimal value;
  if (Status status = ReadDecimal(&decimal, name, value); !status.ok()) Fail(std::move(status));
  return value;
}

std::optional<Date> FieldReader::Day(const jixiao_date& date, const char* name) {
  if (date.year == 0 && date.month == 0 && date.day == 0) return std::nullopt;
  Date day;
  day.year = static_cast<std::int16_t>(Within(date.year, 1, 9999, name));
  day.month = static_cast<std::uint8_t>(Within(date.month, 1, 12, name));
  day.day = static_cast<std::uint8_t>(Within(date.day, 1, 31, name));
  if (status_.ok() && !day.IsValid()) Fail(InvalidArgument(name, "is no day"));
  return day;
}

std::int32_t FieldReader::FailRange(std::int32_t value, std::int32_t least, std::int32_t greatest,
                                    const char* name) {
  Fail(Status(StatusCode::kInvalidArgument, std::string(name) + " " + std::to_string(value) +
                                                " is not between " + std::to_string(least) +
                                                " and " + std::to_string(greatest)));
  return least;
}

Status ReadContext(const jixiao_context* from, ThresholdContext& to) {
  if (from == nullptr) return Status();
  jixiao_context context;
  if (Status status = ReadStruct(from, "context", context); !status.ok()) return status;
  FieldReader read;
  to.header_unit = read.Utf8(context.header_unit, "context.header_unit");
  to.name = read.Utf8(context.name, "context.name");
  to.description = read.Utf8(context.description, "context.description");
  to.year = read.Year(context.year, "context.year");
  to.row_kind = static_cast<RowKind>(
      read.Enum(context.row_kind, JIXIAO_ENUMERATION_ROW_KIND, "context.row_kind"));
  return read.status();
}

Status ReadWatch(const jixiao_watch* from, Watch& to) {
  if (from == nullptr) return Status();
  jixiao_watch watch;
  if (Status status = ReadStruct(from, "watch", watch); !status.ok()) return status;
  if (watch.report == nullptr) return Status();
  to = [report = watch.report, user = watch.user](std::uint64_t done, std::uint64_t total) {
    return report(user, done, total) == 0;
  };
  return Status();
}

Status ReadLimits(const jixiao_limits* from, Limits& to) {
  if (from == nullptr) return Status();
  jixiao_limits limits;
  if (Status status = ReadStruct(from, "limits", limits); !status.ok()) return status;
  const auto set = [](std::uint64_t given, std::size_t& limit) {
    if (given != 0) limit = static_cast<std::size_t>(given);
  };
  set(limits.document_bytes, to.document_bytes);
  set(limits.line_bytes, to.line_bytes);
  set(limits.rows, to.rows);
  set(limits.cells, to.cells);
  set(limits.projects, to.projects);
  return Status();
}

}  // namespace jixiao::capi

using namespace jixiao::capi;  // NOLINT: the functions of this file are this namespace's face

void jixiao_error_destroy(jixiao_error* error) {
  if (error != OutOfMemoryError()) Destroy(error);
}

int32_t jixiao_error_status(const jixiao_error* error) {
  if (error == nullptr) return JIXIAO_STATUS_OK;
  return error == OutOfMemoryError() ? JIXIAO_STATUS_OUT_OF_MEMORY : ToNumber(Unwrap(error)->code);
}

const char* jixiao_error_message(const jixiao_error* error) {
  if (error == nullptr) return "";
  return error == OutOfMemoryError() ? "out of memory" : Unwrap(error)->message.c_str();
}

size_t jixiao_error_fault_count(const jixiao_error* error) {
  return error == nullptr || error == OutOfMemoryError() ? 0 : Unwrap(error)->faults.size();
}

int32_t jixiao_error_fault(const jixiao_error* from, size_t index, jixiao_fault* out,
                           jixiao_error** error) {
  // An error that is asked about stays where it is, even where the answer's own error would go.
  if (from != nullptr && error != nullptr && *error == from) error = nullptr;
  return Guard(error, Check().NotNull(from, "from").Versioned(out, "out"), [&] {
    const size_t count = jixiao_error_fault_count(from);
    if (index >= count) return IndexTooLarge("index", index, count);
    const jixiao::FieldFault& fault = Unwrap(from)->faults[index];
    WriteStruct({.struct_size = 0,
                 .field = View(fault.field),
                 .message_zh = View(fault.message.zh),
                 .message_en = View(fault.message.en),
                 .line = fault.line},
                out);
    return jixiao::Status();
  });
}

void jixiao_text_destroy(jixiao_text* text) { Destroy(text); }

const char* jixiao_text_data(const jixiao_text* text) {
  return text == nullptr ? "" : Unwrap(text)->c_str();
}

size_t jixiao_text_size(const jixiao_text* text) {
  return text == nullptr ? 0 : Unwrap(text)->size();
}
