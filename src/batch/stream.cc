// The tasks over a stream: an array at a time, so that memory does not grow with the stream.
// Does not assess a project whose rows do not stand together, for it would have to keep them all.
#include <cerrno>
#include <new>
#include <set>
#include <string>
#include <utility>

#include "batch/project_sheet.h"
#include "batch/tasks.h"
#include "jixiao/batch.hpp"

namespace jixiao::batch {
namespace {

// Projects grow from array to array; more rows than this are not one project.
constexpr std::size_t kMostProjectRows = 1'000'000;

class Stream {
 public:
  Stream(Task task, const Policy* policy, const BatchOptions& options)
      : task_(task), options_(options) {
    if (policy != nullptr) policy_ = *policy;
    // The views of the options end with the call that made the stream.
    Keep(&options_.context.header_unit, &header_unit_);
    Keep(&options_.context.name, &name_);
    Keep(&options_.context.description, &description_);
  }
  ~Stream() {
    if (in_.release != nullptr) in_.release(&in_);
  }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  /// Asks for the schema, which may fail; `rows` stays the caller's.
  Status Open(ArrowArrayStream* rows) {
    ArrowSchema schema{};
    if (const int code = rows->get_schema(rows, &schema); code != 0) {
      return Status(StatusCode::kInvalidArgument, SourceError(rows, code));
    }
    schema_ = OwnedSchema(schema);
    return Table::CheckSchema(*schema_.get(), task_);
  }
  void Adopt(ArrowArrayStream* rows) {
    in_ = *rows;
    rows->release = nullptr;
  }

  int GetSchema(ArrowSchema* out) {
    return Contain(out, [&] {
      *out = (task_ == Task::kParse      ? ParseSchema()
              : task_ == Task::kEvaluate ? EvaluateSchema()
                                         : AssessSchema())
                 .Take();
      return 0;
    });
  }
  int GetNext(ArrowArray* out) {
    // After a failure there is no telling which rows would be missing.
    if (failed_ != 0) return failed_;
    const int code =
        Contain(out, [&] { return task_ == Task::kAssess ? NextProjects(out) : Next(out); });
    failed_ = code;
    return code;
  }
  const char* last_error() const { return error_.empty() ? nullptr : error_.c_str(); }

 private:
  static void Keep(std::string_view* view, std::string* text) {
    *text = *view;
    *view = *text;
  }

  static std::string SourceError(ArrowArrayStream* source, int code) {
    const char* const said =
        source->get_last_error == nullptr ? nullptr : source->get_last_error(source);
    return "the stream of rows failed (" + std::to_string(code) + ")" +
           (said == nullptr ? "" : ": " + std::string(said));
  }

  // Nothing that is thrown leaves a function of a C struct.
  template <typename Out, typename Body>
  int Contain(Out* out, const Body& body) noexcept {
    *out = Out{};
    try {
      return body();
    } catch (const std::bad_alloc&) {
      error_.clear();
      return ENOMEM;
    } catch (...) {
      error_.clear();
      return EIO;
    }
  }

  int Fail(int code, std::string message) {
    error_ = std::move(message);
    return code;
  }

  // The next array that has rows; its release is null at the end of the stream.
  int Pull(OwnedArray* array) {
    do {
      ArrowArray next{};
      if (const int code = in_.get_next(&in_, &next); code != 0) {
        return Fail(code, SourceError(&in_, code));
      }
      *array = OwnedArray(next);
    } while (array->get()->release != nullptr && array->get()->length == 0);
    return 0;
  }

  int Next(ArrowArray* out) {
    OwnedArray array;
    if (const int code = Pull(&array); code != 0) return code;
    if (array->release == nullptr) return 0;
    const Result<Table> table = Table::Import(*schema_.get(), *array.get(), task_);
    if (!table.ok()) return Fail(EINVAL, table.status().message());
    *out = (task_ == Task::kParse ? ParseTable(*table, options_)
                                  : EvaluateTable(*table, policy_, options_))
               .Take();
    return 0;
  }

  int NextProjects(ArrowArray* out) {
    while (closed_.empty() && !ended_) {
      OwnedArray array;
      if (const int code = Pull(&array); code != 0) return code;
      if (array->release == nullptr) {
        ended_ = true;
        if (!open_.rows.empty()) Close();
        break;
      }
      const Result<Table> table = Table::Import(*schema_.get(), *array.get(), task_);
      if (!table.ok()) return Fail(EINVAL, table.status().message());
      if (const int code = Collect(*table); code != 0) return code;
    }
    if (closed_.empty()) return 0;
    std::vector<ProjectSheet> sheets = std::move(closed_);
    closed_.clear();
    const auto count = static_cast<std::int64_t>(sheets.size());
    closed_rows_ = 0;
    *out = AssessSheets(std::move(sheets), given_, policy_, options_).Take();
    given_ += count;
    return 0;
  }

  int Collect(const Table& table) {
    const RowFields fields(table);
    for (std::int64_t row = 0; row < table.rows(); ++row) {
      std::string scratch;
      std::string key(ProjectKey(table, row, &scratch));
      if (!open_.rows.empty() && key != open_key_) Close();
      if (open_.rows.empty() && !seen_.insert(key).second) {
        return Fail(EINVAL, "the rows of project '" + key +
                                "' do not stand together; sort the stream by project");
      }
      if (open_.rows.size() == kMostProjectRows) {
        return Fail(EINVAL, "more than a million rows of one project");
      }
      open_key_ = std::move(key);
      open_.AddRow(table, fields, row, static_cast<std::int64_t>(open_.rows.size()));
    }
    return 0;
  }

  // Rows of the result follow each other project by project.
  void Close() {
    for (std::int64_t& row : open_.rows) row += closed_rows_;
    closed_rows_ += static_cast<std::int64_t>(open_.rows.size());
    closed_.push_back(std::move(open_));
    open_ = ProjectSheet();
  }

  Task task_;
  BatchOptions options_;
  std::string header_unit_;
  std::string name_;
  std::string description_;
  Policy policy_;
  ArrowArrayStream in_{};
  OwnedSchema schema_;
  std::string error_;
  int failed_ = 0;

  // Of assessments: the project whose rows still come, those that are whole, and the codes that
  // were seen. Whoever chooses codes can make hashes meet; in a tree nothing is gained by that.
  ProjectSheet open_;
  std::string open_key_;
  std::vector<ProjectSheet> closed_;
  std::int64_t closed_rows_ = 0;
  std::int64_t given_ = 0;
  std::set<std::string> seen_;
  bool ended_ = false;
};

Stream* StreamOf(ArrowArrayStream* stream) { return static_cast<Stream*>(stream->private_data); }

int GetSchema(ArrowArrayStream* stream, ArrowSchema* out) {
  return StreamOf(stream)->GetSchema(out);
}
int GetNext(ArrowArrayStream* stream, ArrowArray* out) { return StreamOf(stream)->GetNext(out); }
const char* GetLastError(ArrowArrayStream* stream) { return StreamOf(stream)->last_error(); }
void ReleaseStream(ArrowArrayStream* stream) {
  delete StreamOf(stream);
  stream->release = nullptr;
}

}  // namespace

Status OpenStream(Task task, ArrowArrayStream* rows, const Policy* policy,
                  const BatchOptions& options, ArrowArrayStream* out) {
  if (rows->release == nullptr)
    return Status(StatusCode::kInvalidArgument, "the stream is released");
  if (rows->get_schema == nullptr || rows->get_next == nullptr) {
    return Status(StatusCode::kInvalidArgument, "the stream has no functions");
  }
  auto stream = std::make_unique<Stream>(task, policy, options);
  if (Status status = stream->Open(rows); !status.ok()) return status;
  stream->Adopt(rows);
  out->get_schema = &GetSchema;
  out->get_next = &GetNext;
  out->get_last_error = &GetLastError;
  out->release = &ReleaseStream;
  out->private_data = stream.release();
  return Status();
}

}  // namespace jixiao::batch
