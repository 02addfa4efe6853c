// Mid-year progress against the plan.
#include "jixiao/monitor.hpp"

#include "internal.h"

using namespace jixiao::capi;  // NOLINT
using jixiao::MoneyProgress;
using jixiao::Progress;
using jixiao::ProjectProgress;
using jixiao::RowProgress;
using jixiao::Status;

int32_t jixiao_monitor(const jixiao_model* model, const jixiao_policy* policy, const char* as_of,
                       size_t as_of_size, const jixiao_watch* watch, jixiao_progress** out,
                       jixiao_error** error) {
  const Check check = Check()
                          .NotNull(model, "model")
                          .Bytes(as_of, as_of_size, "as_of")
                          .Optional(watch, "watch")
                          .Out(out);
  return Guard(error, check, [&]() -> Status {
    const auto date = jixiao::Date::Parse(Bytes(as_of, as_of_size));
    if (!date || !date->has_year()) {
      return Status(jixiao::StatusCode::kInvalidFormat,
                    "as_of must be a day with its year, such as 2024-07-31");
    }
    const jixiao::Policy& rules = policy == nullptr ? jixiao::DefaultPolicy() : *Unwrap(policy);
    jixiao::Watch told;
    if (Status status = ReadWatch(watch, told); !status.ok()) return status;
    auto progress = MonitorModel(Unwrap(model)->model, *date, rules, told);
    if (!progress.ok()) return progress.status();
    GiveCopy(out, std::move(*progress));
    return Status();
  });
}

void jixiao_progress_destroy(jixiao_progress* progress) { Destroy(progress); }

int32_t jixiao_progress_get(const jixiao_progress* progress, jixiao_progress_info* out,
                            jixiao_error** error) {
  return Guard(error, Check().NotNull(progress, "progress").Versioned(out, "out"), [&] {
    const Progress& from = *Unwrap(progress);
    WriteStruct({.struct_size = 0,
                 .as_of = {from.as_of.year, from.as_of.month, from.as_of.day},
                 .reserved = 0,
                 .project_count = from.projects.size()},
                out);
    return Status();
  });
}

int32_t jixiao_progress_project(const jixiao_progress* progress, size_t project,
                                jixiao_project_progress* out, jixiao_error** error) {
  return Guard(error, Check().NotNull(progress, "progress").Versioned(out, "out"), [&] {
    return WithProject(Unwrap(progress)->projects, project, [&](const ProjectProgress& from) {
      WriteStruct({.struct_size = 0,
                   .code = View(from.code),
                   .name = View(from.name),
                   .light = ToNumber(from.light),
                   .reserved = 0,
                   .row_count = from.rows.size()},
                  out);
      return Status();
    });
  });
}

int32_t jixiao_progress_money(const jixiao_progress* progress, size_t project,
                              jixiao_money_progress* out, jixiao_error** error) {
  return Guard(error, Check().NotNull(progress, "progress").Versioned(out, "out"), [&] {
    return WithProject(Unwrap(progress)->projects, project, [&](const ProjectProgress& from) {
      const MoneyProgress& money = from.money;
      WriteStruct({.struct_size = 0,
                   .planned_percent = ToC(money.planned_percent),
                   .expected = ToC(money.expected),
                   .spent = ToC(money.spent),
                   .rate = ToC(money.rate),
                   .deviation = View(money.deviation),
                   .why = Lend<jixiao_diagnostic>(&money.why),
                   .diagnostics = Lend<jixiao_diagnostics>(&money.diagnostics),
                   .light = ToNumber(money.light),
                   .reserved = 0},
                  out);
      return Status();
    });
  });
}

int32_t jixiao_progress_row(const jixiao_progress* progress, size_t project, size_t row,
                            jixiao_row_progress* out, jixiao_error** error) {
  return Guard(error, Check().NotNull(progress, "progress").Versioned(out, "out"), [&] {
    return WithProject(Unwrap(progress)->projects, project, [&](const ProjectProgress& from) {
      if (row >= from.rows.size()) return IndexTooLarge("row", row, from.rows.size());
      const RowProgress& one = from.rows[row];
      WriteStruct({.struct_size = 0,
                   .level1 = View(one.level1),
                   .level2 = View(one.level2),
                   .level3 = View(one.level3),
                   .target = View(one.target),
                   .actual = View(one.actual),
                   .expected_by_now = View(one.expected_by_now),
                   .deviation = View(one.deviation),
                   .cause = View(one.cause),
                   .likelihood = View(one.likelihood),
                   .reason = View(one.reason),
                   .rate = ToC(one.rate),
                   .why = Lend<jixiao_diagnostic>(&one.why),
                   .diagnostics = Lend<jixiao_diagnostics>(&one.diagnostics),
                   .light = ToNumber(one.light),
                   .reserved = 0},
                  out);
      return Status();
    });
  });
}

int32_t jixiao_progress_to_json(const jixiao_progress* progress, int32_t language, int32_t layout,
                                jixiao_text** out, jixiao_error** error) {
  const Check check = Check()
                          .NotNull(progress, "progress")
                          .Enum(language, JIXIAO_ENUMERATION_LANGUAGE, "language")
                          .Enum(layout, JIXIAO_ENUMERATION_LAYOUT, "layout")
                          .Out(out);
  return Guard(error, check, [&] {
    GiveCopy(out, ProgressToJson(*Unwrap(progress), ToLanguage(language), ToLayout(layout)));
    return Status();
  });
}

int32_t jixiao_progress_to_csv(const jixiao_progress* progress, int32_t language, jixiao_text** out,
                               jixiao_error** error) {
  const Check check = Check()
                          .NotNull(progress, "progress")
                          .Enum(language, JIXIAO_ENUMERATION_LANGUAGE, "language")
                          .Out(out);
  return Guard(error, check, [&] {
    GiveCopy(out, ProgressToCsv(*Unwrap(progress), ToLanguage(language)));
    return Status();
  });
}
