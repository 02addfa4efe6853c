// Rows of the integrated budget system: collected, joined to models, and filled with results.
#include "jixiao/records.hpp"

#include "internal.h"
#include "review_handle.h"

namespace jixiao::capi {
namespace {

// Rows are collected in `collected` until they are joined; then `writer` has them.
struct RecordsHandle {
  explicit RecordsHandle(RecordProfile of) : profile(std::move(of)) {}
  RecordProfile profile;
  Records collected;
  RecordsReading reading;
  std::optional<RecordWriter> writer;

  const Records& rows() const { return writer ? writer->records() : collected; }
};

Status NotJoined() {
  return Status(StatusCode::kInvalidArgument, "call jixiao_records_join before");
}

Failure ReadProfile(std::string_view name_or_json, std::unique_ptr<RecordsHandle>& made) {
  if (const RecordProfile* known = FindRecordProfile(name_or_json)) {
    made = std::make_unique<RecordsHandle>(*known);
    return {};
  }
  if (name_or_json.find('{') == std::string_view::npos) {
    std::string message = "no built-in profile \"" + std::string(name_or_json) + "\"; there are";
    for (const RecordProfile& profile : RecordProfiles()) message += " " + profile.name;
    return {Status(StatusCode::kNotFound, std::move(message)), {}};
  }
  auto reading = RecordProfileFromJson(name_or_json);
  if (!reading.ok()) return {reading.status(), {}};
  if (!reading->faults.empty()) {
    const FieldFault& first = reading->faults.front();
    Status status(StatusCode::kInvalidFormat, first.field + ": " + first.message.en);
    return {std::move(status), std::move(reading->faults)};
  }
  made = std::make_unique<RecordsHandle>(std::move(reading->profile));
  return {};
}

// `read` makes tables within limits; they go behind those that are there.
template <typename Read>
Status Collect(RecordsHandle& records, const jixiao_limits* limits, const Read& read) {
  if (records.writer) {
    return Status(StatusCode::kInvalidArgument, "the records are joined; add all rows before");
  }
  Limits most;
  if (Status status = ReadLimits(limits, most); !status.ok()) return status;
  Result<Records> more = read(most);
  if (!more.ok()) return more.status();
  AppendRecords(*std::move(more), records.collected);
  return Status();
}

// Uses model `index` of joined records.
template <typename Use>
Status WithModel(RecordsHandle& records, std::size_t index, const Use& use) {
  if (!records.writer) return NotJoined();
  const std::vector<RecordModel>& models = records.reading.models;
  if (index >= models.size()) return IndexTooLarge("index", index, models.size());
  return use(models[index]);
}

}  // namespace

template <>
struct Behind<jixiao_records> {
  using Type = RecordsHandle;
};

}  // namespace jixiao::capi

using namespace jixiao::capi;  // NOLINT
using jixiao::Limits;
using jixiao::RecordModel;
using jixiao::Status;

size_t jixiao_record_profile_count(void) { return jixiao::RecordProfiles().size(); }

int32_t jixiao_record_profile_to_json(size_t index, int32_t layout, jixiao_text** out,
                                      jixiao_error** error) {
  const Check check = Check().Enum(layout, JIXIAO_ENUMERATION_LAYOUT, "layout").Out(out);
  return Guard(error, check, [&] {
    const auto profiles = jixiao::RecordProfiles();
    if (index >= profiles.size()) return IndexTooLarge("index", index, profiles.size());
    GiveCopy(out, RecordProfileToJson(profiles[index], ToLayout(layout)));
    return Status();
  });
}

int32_t jixiao_records_create(const char* profile, size_t size, jixiao_records** out,
                              jixiao_error** error) {
  return Guard(error, Check().Text(profile, size, "profile").Out(out), [&] {
    std::unique_ptr<RecordsHandle> made;
    Failure failure = ReadProfile(Bytes(profile, size), made);
    Give(out, std::move(made));
    return failure;
  });
}

void jixiao_records_destroy(jixiao_records* records) { Destroy(records); }

int32_t jixiao_records_add_json(jixiao_records* records, const char* text, size_t size,
                                const jixiao_limits* limits, jixiao_error** error) {
  const Check check =
      Check().NotNull(records, "records").Bytes(text, size, "text").Optional(limits, "limits");
  return Guard(error, check, [&] {
    return Collect(*Unwrap(records), limits, [&](const Limits& most) {
      return jixiao::RecordsFromJson(Bytes(text, size), most);
    });
  });
}

int32_t jixiao_records_add_csv(jixiao_records* records, const char* table, size_t table_size,
                               const char* text, size_t size, const jixiao_limits* limits,
                               jixiao_error** error) {
  const Check check = Check()
                          .NotNull(records, "records")
                          .Text(table, table_size, "table")
                          .Bytes(text, size, "text")
                          .Optional(limits, "limits");
  return Guard(error, check, [&] {
    return Collect(*Unwrap(records), limits, [&](const Limits& most) {
      return jixiao::RecordsFromCsv(Bytes(table, table_size), Bytes(text, size), most);
    });
  });
}

int32_t jixiao_records_add_arrow(jixiao_records* records, const char* table, size_t table_size,
                                 const struct ArrowSchema* schema, const struct ArrowArray* rows,
                                 const jixiao_limits* limits, jixiao_error** error) {
  const Check check = Check()
                          .NotNull(records, "records")
                          .Text(table, table_size, "table")
                          .NotNull(schema, "schema")
                          .NotNull(rows, "rows")
                          .Optional(limits, "limits");
  return Guard(error, check, [&] {
    return Collect(*Unwrap(records), limits, [&](const Limits& most) {
      return jixiao::RecordsFromArrow(Bytes(table, table_size), *schema, *rows, most);
    });
  });
}

int32_t jixiao_records_join(jixiao_records* records, const jixiao_limits* limits, size_t* out,
                            jixiao_error** error) {
  const Check check =
      Check().NotNull(records, "records").Optional(limits, "limits").NotNull(out, "out");
  return Guard(error, check, [&]() -> Status {
    RecordsHandle& handle = *Unwrap(records);
    Limits most;
    if (Status status = ReadLimits(limits, most); !status.ok()) return status;
    if (!handle.writer) {
      auto reading = ModelsFromRecords(handle.collected, handle.profile, most);
      if (!reading.ok()) return reading.status();
      handle.reading = *std::move(reading);
      handle.writer.emplace(std::move(handle.collected), handle.profile);
    }
    *out = handle.reading.models.size();
    return Status();
  });
}

int32_t jixiao_records_diagnostics(const jixiao_records* records, const jixiao_diagnostics** out,
                                   jixiao_error** error) {
  return Guard(error, Check().NotNull(records, "records").Out(out), [&] {
    const RecordsHandle& handle = *Unwrap(records);
    *out = Lend<jixiao_diagnostics>(handle.writer ? &handle.reading.diagnostics
                                                  : &handle.collected.diagnostics);
    return Status();
  });
}

int32_t jixiao_records_role(jixiao_records* records, size_t index, jixiao_view* out,
                            jixiao_error** error) {
  return Guard(error, Check().NotNull(records, "records").NotNull(out, "out"), [&] {
    return WithModel(*Unwrap(records), index, [&](const RecordModel& of) {
      *out = View(jixiao::RecordRoleName(of.role));
      return Status();
    });
  });
}

int32_t jixiao_model_from_records(jixiao_records* records, size_t index, jixiao_model** out,
                                  jixiao_error** error) {
  return Guard(error, Check().NotNull(records, "records").Out(out), [&] {
    return WithModel(*Unwrap(records), index, [&](const RecordModel& of) {
      GiveCopy(out, {of.model, Unwrap(records)->reading.diagnostics});
      return Status();
    });
  });
}

int32_t jixiao_assessment_to_records(jixiao_records* records, size_t index,
                                     const jixiao_assessment* assessment, jixiao_error** error) {
  const Check check = Check().NotNull(records, "records").NotNull(assessment, "assessment");
  return Guard(error, check, [&] {
    return WithModel(*Unwrap(records), index, [&](const RecordModel& of) {
      return Unwrap(records)->writer->Add(of, *Unwrap(assessment));
    });
  });
}

int32_t jixiao_progress_to_records(jixiao_records* records, size_t index,
                                   const jixiao_progress* progress, jixiao_error** error) {
  const Check check = Check().NotNull(records, "records").NotNull(progress, "progress");
  return Guard(error, check, [&] {
    return WithModel(*Unwrap(records), index, [&](const RecordModel& of) {
      return Unwrap(records)->writer->Add(of, *Unwrap(progress));
    });
  });
}

int32_t jixiao_review_to_records(jixiao_records* records, size_t index, const jixiao_review* review,
                                 jixiao_error** error) {
  const Check check = Check().NotNull(records, "records").NotNull(review, "review");
  return Guard(error, check, [&] {
    return WithModel(*Unwrap(records), index, [&](const RecordModel& of) {
      return Unwrap(records)->writer->Add(of, Unwrap(review)->findings);
    });
  });
}

int32_t jixiao_records_to_json(const jixiao_records* records, int32_t layout, jixiao_text** out,
                               jixiao_error** error) {
  const Check check = Check()
                          .NotNull(records, "records")
                          .Enum(layout, JIXIAO_ENUMERATION_LAYOUT, "layout")
                          .Out(out);
  return Guard(error, check, [&] {
    GiveCopy(out, RecordsToJson(Unwrap(records)->rows(), ToLayout(layout)));
    return Status();
  });
}
