// Models: reading, walking, building, writing. The structs of the walk are those of the building.
#include "jixiao/model.hpp"

#include "internal.h"
#include "jixiao/date.hpp"
#include "jixiao/document.hpp"
#include "jixiao/row.hpp"

namespace jixiao::capi {
namespace {

template <typename Range>
Status CheckIndex(const char* name, std::size_t index, const Range& range) {
  return index < range.size() ? Status() : IndexTooLarge(name, index, range.size());
}

// Calls `use` with element `index` of one of a project's lists.
template <typename List, typename Use>
Status WithItem(const jixiao_model* model, std::size_t project, List Project::*list,
                std::size_t index, const Use& use) {
  return WithProject(Unwrap(model)->model.projects, project, [&](const Project& from) {
    if (Status status = CheckIndex("index", index, from.*list); !status.ok()) return status;
    use((from.*list)[index]);
    return Status();
  });
}

Status ReadDepartment(const jixiao_department* given, Department& to) {
  jixiao_department from;
  if (Status status = ReadStruct(given, "department", from); !status.ok()) return status;
  FieldReader read;
  to.code = read.String(from.code, "department.code");
  to.name = read.String(from.name, "department.name");
  to.unit_name = read.String(from.unit_name, "department.unit_name");
  to.overall_goal = read.String(from.overall_goal, "department.overall_goal");
  const std::int32_t year = read.Year(from.year, "department.year");
  to.year = year == 0 ? std::nullopt : std::optional<int>(year);
  read.Within(from.reserved, 0, 0, "department.reserved");
  return read.status();
}

Status ReadDepartmentGoal(const jixiao_department_goal* given, DepartmentGoal& to) {
  jixiao_department_goal from;
  if (Status status = ReadStruct(given, "goal", from); !status.ok()) return status;
  FieldReader read;
  to.title = read.String(from.title, "goal.title");
  to.goal = read.String(from.goal, "goal.goal");
  to.indicators = read.String(from.indicators, "goal.indicators");
  return read.status();
}

Status ReadProject(const jixiao_project* given, Project& to) {
  jixiao_project from;
  if (Status status = ReadStruct(given, "project", from); !status.ok()) return status;
  FieldReader read;
  to.code = read.String(from.code, "project.code");
  to.name = read.String(from.name, "project.name");
  to.purpose = read.String(from.purpose, "project.purpose");
  to.score = read.Amount(from.score, "project.score");
  to.budget.unit = read.String(from.budget_unit, "project.budget_unit");
  to.budget.total = read.Amount(from.total, "project.total");
  to.budget.fiscal = read.Amount(from.fiscal, "project.fiscal");
  to.budget.other = read.Amount(from.other, "project.other");
  to.budget.adjusted = read.Amount(from.adjusted, "project.adjusted");
  to.budget.spent = read.Amount(from.spent, "project.spent");
  to.budget.weight = read.Amount(from.budget_weight, "project.budget_weight");
  to.budget.score = read.Amount(from.budget_score, "project.budget_score");
  to.kind = Stated<TableKind>(read.Enum(from.kind, JIXIAO_ENUMERATION_TABLE_KIND, "project.kind"));
  to.implementer = read.String(from.implementer, "project.implementer");
  to.department_score = read.Amount(from.department_score, "project.department_score");
  if (from.budget_reason.data != nullptr) {
    to.budget.reason = read.String(from.budget_reason, "project.budget_reason");
  }
  to.as_of = read.Day(from.as_of, "project.as_of");
  read.Within(from.reserved, 0, 0, "project.reserved");
  read.Within(from.reserved2, 0, 0, "project.reserved2");
  return read.status();
}

Status ReadPlanEntry(const jixiao_plan_entry* given, PaymentPlanEntry& to) {
  jixiao_plan_entry from;
  if (Status status = ReadStruct(given, "entry", from); !status.ok()) return status;
  FieldReader read;
  to.month = read.Within(from.month, 1, 12, "entry.month");
  to.day = read.Within(from.day, 1, 31, "entry.day");
  to.percent = read.Amount(from.percent, "entry.percent");
  to.uncertain = read.Flag(from.uncertain, "entry.uncertain");
  read.Within(from.reserved, 0, 0, "entry.reserved");
  const Date date{0, static_cast<std::uint8_t>(to.month), static_cast<std::uint8_t>(to.day)};
  if (!date.IsValid()) read.Fail(InvalidArgument("entry.day", "is no day of its month"));
  return read.status();
}

Status ReadBudgetLine(const jixiao_budget_line* given, BudgetLine& to) {
  jixiao_budget_line from;
  if (Status status = ReadStruct(given, "line", from); !status.ok()) return status;
  FieldReader read;
  to.kind = static_cast<BudgetLineKind>(
      read.Enum(from.kind, JIXIAO_ENUMERATION_BUDGET_LINE_KIND, "line.kind"));
  to.opening = read.Amount(from.opening, "line.opening");
  to.adjusted = read.Amount(from.adjusted, "line.adjusted");
  to.spent = read.Amount(from.spent, "line.spent");
  read.Within(from.reserved, 0, 0, "line.reserved");
  return read.status();
}

Status ReadIndicator(const jixiao_indicator* given, Indicator& to) {
  jixiao_indicator from;
  if (Status status = ReadStruct(given, "indicator", from); !status.ok()) return status;
  FieldReader read;
  to.level1 = read.String(from.level1, "indicator.level1");
  to.level2 = read.String(from.level2, "indicator.level2");
  to.level3 = read.String(from.level3, "indicator.level3");
  to.description = read.String(from.description, "indicator.description");
  to.target = read.String(from.target, "indicator.target");
  to.symbol = read.OptionalString(from.symbol, "indicator.symbol");
  to.unit = read.OptionalString(from.unit, "indicator.unit");
  to.direction = read.OptionalString(from.direction, "indicator.direction");
  to.basis = read.String(from.basis, "indicator.basis");
  to.weight = read.Amount(from.weight, "indicator.weight");
  to.actual = read.OptionalString(from.actual, "indicator.actual");
  to.degree = read.Amount(from.degree, "indicator.degree");
  to.base = read.OptionalString(from.base, "indicator.base");
  to.score = read.Amount(from.score, "indicator.score");
  to.deduction = read.Amount(from.deduction, "indicator.deduction");
  to.reason = read.OptionalString(from.reason, "indicator.reason");
  to.achievement = Stated<Achievement>(
      read.Enum(from.achievement, JIXIAO_ENUMERATION_ACHIEVEMENT, "indicator.achievement"));
  to.applicable = !read.Flag(from.not_applicable, "indicator.not_applicable");
  to.cause = read.OptionalString(from.cause, "indicator.cause");
  to.likelihood = read.OptionalString(from.likelihood, "indicator.likelihood");
  to.standard = read.OptionalString(from.standard, "indicator.standard");
  to.definition = read.OptionalString(from.definition, "indicator.definition");
  to.forecast = read.OptionalString(from.forecast, "indicator.forecast");
  to.source = read.OptionalString(from.source, "indicator.source");
  to.last_year = read.OptionalString(from.last_year, "indicator.last_year");
  return read.status();
}

Status ReadLevelWeight(const jixiao_level_weight* given, LevelWeight& to) {
  jixiao_level_weight from;
  if (Status status = ReadStruct(given, "weight", from); !status.ok()) return status;
  FieldReader read;
  to.level1 = read.String(from.level1, "weight.level1");
  to.level2 = read.String(from.level2, "weight.level2");
  to.weight = read.Amount(from.weight, "weight.weight");
  return read.status();
}

Status ReadLabelledText(const jixiao_labelled_text* given, LabelledText& to) {
  jixiao_labelled_text from;
  if (Status status = ReadStruct(given, "cell", from); !status.ok()) return status;
  FieldReader read;
  to.label = read.String(from.label, "cell.label");
  to.text = read.String(from.text, "cell.text");
  return read.status();
}

Status LastProject(jixiao_model_builder* builder, Project*& project) {
  auto& projects = Unwrap(builder)->projects;
  if (projects.empty()) return InvalidArgument("builder", "has no project yet; add one first");
  project = &projects.back();
  return Status();
}

Status LastIndicator(jixiao_model_builder* builder, Indicator*& indicator) {
  Project* project = nullptr;
  if (Status status = LastProject(builder, project); !status.ok()) return status;
  if (project->indicators.empty()) {
    return InvalidArgument("builder", "has no indicator in its last project; add one first");
  }
  indicator = &project->indicators.back();
  return Status();
}

// Fills `out` with one of a row's labelled texts.
Status WriteLabelledText(const jixiao_model* model, std::size_t project, std::size_t row,
                         std::vector<LabelledText> Indicator::*list, std::size_t index,
                         jixiao_labelled_text* out) {
  Status status;
  Status found = WithItem(model, project, &Project::indicators, row, [&](const Indicator& from) {
    status = CheckIndex("index", index, from.*list);
    if (!status.ok()) return;
    const LabelledText& cell = (from.*list)[index];
    WriteStruct({.struct_size = 0, .label = View(cell.label), .text = View(cell.text)}, out);
  });
  return found.ok() ? status : found;
}

// The first of a model's faults.
Status StatusOf(const std::vector<ModelFault>& faults) {
  if (faults.empty()) return Status();
  return Status(StatusCode::kInvalidArgument,
                faults[0].field + ": " + faults[0].fault.Message(Language::kEnglish));
}

// Reads a piece whole and only then adds it, so that a failure changes nothing.
template <typename C, typename Piece>
Status AddTo(std::vector<Piece>& list, const C* given, Status (*read)(const C*, Piece&)) {
  Piece piece;
  Status status = read(given, piece);
  if (status.ok()) list.push_back(std::move(piece));
  return status;
}

}  // namespace
}  // namespace jixiao::capi

using namespace jixiao::capi;  // NOLINT
using jixiao::Indicator;
using jixiao::Limits;
using jixiao::Model;
using jixiao::Project;
using jixiao::Status;

int32_t jixiao_model_from_json(const char* text, size_t size, const jixiao_limits* limits,
                               jixiao_model** out, jixiao_error** error) {
  const Check check = Check().Bytes(text, size, "text").Optional(limits, "limits").Out(out);
  return Guard(error, check, [&]() -> Status {
    Limits most;
    if (Status status = ReadLimits(limits, most); !status.ok()) return status;
    auto reading = jixiao::ModelFromJson(Bytes(text, size), most);
    if (!reading.ok()) return reading.status();
    GiveCopy(out, {std::move(reading->model), std::move(reading->diagnostics)});
    return Status();
  });
}

int32_t jixiao_model_from_text(const char* text, size_t size, const jixiao_limits* limits,
                               jixiao_model** out, jixiao_error** error) {
  const Check check = Check().Bytes(text, size, "text").Optional(limits, "limits").Out(out);
  return Guard(error, check, [&]() -> Status {
    jixiao::ReadOptions options;
    if (Status status = ReadLimits(limits, options.limits); !status.ok()) return status;
    auto reading = jixiao::ReadDocument(Bytes(text, size), options);
    if (!reading.ok()) return reading.status();
    GiveCopy(out, {std::move(reading->model), std::move(reading->diagnostics),
                   std::move(reading->account)});
    return Status();
  });
}

void jixiao_model_destroy(jixiao_model* model) { Destroy(model); }

int32_t jixiao_model_diagnostics(const jixiao_model* model, const jixiao_diagnostics** out,
                                 jixiao_error** error) {
  return Guard(error, Check().NotNull(model, "model").Out(out), [&] {
    *out = Lend<jixiao_diagnostics>(&Unwrap(model)->diagnostics);
    return Status();
  });
}

int32_t jixiao_model_account(const jixiao_model* model, int32_t layout, jixiao_text** out,
                             jixiao_error** error) {
  const Check check =
      Check().NotNull(model, "model").Enum(layout, JIXIAO_ENUMERATION_LAYOUT, "layout").Out(out);
  return Guard(error, check, [&] {
    GiveCopy(out, AccountToJson(Unwrap(model)->account, ToLayout(layout)));
    return Status();
  });
}

int32_t jixiao_model_to_json(const jixiao_model* model, int32_t layout, jixiao_text** out,
                             jixiao_error** error) {
  const Check check =
      Check().NotNull(model, "model").Enum(layout, JIXIAO_ENUMERATION_LAYOUT, "layout").Out(out);
  return Guard(error, check, [&] {
    GiveCopy(out, ModelToJson(Unwrap(model)->model, ToLayout(layout)));
    return Status();
  });
}

int32_t jixiao_model_department(const jixiao_model* model, jixiao_department* out,
                                jixiao_error** error) {
  return Guard(error, Check().NotNull(model, "model").Versioned(out, "out"), [&] {
    const Model& whole = Unwrap(model)->model;
    const jixiao::Department& from = whole.department;
    WriteStruct({.struct_size = 0,
                 .code = View(from.code),
                 .name = View(from.name),
                 .unit_name = View(from.unit_name),
                 .overall_goal = View(from.overall_goal),
                 .year = from.year.value_or(0),
                 .reserved = 0,
                 .goal_count = from.goals.size(),
                 .safeguard_count = from.safeguards.size(),
                 .project_count = whole.projects.size()},
                out);
    return Status();
  });
}

int32_t jixiao_model_department_goal(const jixiao_model* model, size_t index,
                                     jixiao_department_goal* out, jixiao_error** error) {
  return Guard(error, Check().NotNull(model, "model").Versioned(out, "out"), [&] {
    const auto& goals = Unwrap(model)->model.department.goals;
    if (Status status = CheckIndex("index", index, goals); !status.ok()) return status;
    const jixiao::DepartmentGoal& from = goals[index];
    WriteStruct({.struct_size = 0,
                 .title = View(from.title),
                 .goal = View(from.goal),
                 .indicators = View(from.indicators)},
                out);
    return Status();
  });
}

int32_t jixiao_model_safeguard(const jixiao_model* model, size_t index, jixiao_view* out,
                               jixiao_error** error) {
  return Guard(error, Check().NotNull(model, "model").Out(out), [&] {
    const auto& safeguards = Unwrap(model)->model.department.safeguards;
    if (Status status = CheckIndex("index", index, safeguards); !status.ok()) return status;
    *out = View(safeguards[index]);
    return Status();
  });
}

int32_t jixiao_model_project(const jixiao_model* model, size_t project, jixiao_project* out,
                             jixiao_error** error) {
  return Guard(error, Check().NotNull(model, "model").Versioned(out, "out"), [&] {
    return WithProject(Unwrap(model)->model.projects, project, [&](const Project& from) {
      WriteStruct({.struct_size = 0,
                   .code = View(from.code),
                   .name = View(from.name),
                   .purpose = View(from.purpose),
                   .score = ToC(from.score),
                   .budget_unit = View(from.budget.unit),
                   .total = ToC(from.budget.total),
                   .fiscal = ToC(from.budget.fiscal),
                   .other = ToC(from.budget.other),
                   .adjusted = ToC(from.budget.adjusted),
                   .spent = ToC(from.budget.spent),
                   .budget_weight = ToC(from.budget.weight),
                   .budget_score = ToC(from.budget.score),
                   .goal_count = from.goals.size(),
                   .plan_count = from.payment_plan.size(),
                   .budget_line_count = from.budget.lines.size(),
                   .indicator_count = from.indicators.size(),
                   .kind = ToNumber(from.kind),
                   .reserved = 0,
                   .implementer = View(from.implementer),
                   .department_score = ToC(from.department_score),
                   .as_of = ToC(from.as_of),
                   .reserved2 = 0,
                   .level_weight_count = from.level_weights.size(),
                   .budget_reason = View(from.budget.reason)},
                  out);
      return Status();
    });
  });
}

int32_t jixiao_model_goal(const jixiao_model* model, size_t project, size_t index, jixiao_view* out,
                          jixiao_error** error) {
  return Guard(error, Check().NotNull(model, "model").Out(out), [&] {
    return WithItem(model, project, &Project::goals, index,
                    [&](const std::string& goal) { *out = View(goal); });
  });
}

int32_t jixiao_model_plan_entry(const jixiao_model* model, size_t project, size_t index,
                                jixiao_plan_entry* out, jixiao_error** error) {
  return Guard(error, Check().NotNull(model, "model").Versioned(out, "out"), [&] {
    return WithItem(model, project, &Project::payment_plan, index,
                    [&](const jixiao::PaymentPlanEntry& from) {
                      WriteStruct({.struct_size = 0,
                                   .month = from.month,
                                   .day = from.day,
                                   .percent = ToC(from.percent),
                                   .uncertain = from.uncertain ? 1 : 0,
                                   .reserved = 0},
                                  out);
                    });
  });
}

int32_t jixiao_model_budget_line(const jixiao_model* model, size_t project, size_t index,
                                 jixiao_budget_line* out, jixiao_error** error) {
  return Guard(error, Check().NotNull(model, "model").Versioned(out, "out"), [&] {
    return WithProject(Unwrap(model)->model.projects, project, [&](const Project& owner) {
      const auto& lines = owner.budget.lines;
      if (Status status = CheckIndex("index", index, lines); !status.ok()) return status;
      const jixiao::BudgetLine& from = lines[index];
      WriteStruct({.struct_size = 0,
                   .opening = ToC(from.opening),
                   .adjusted = ToC(from.adjusted),
                   .spent = ToC(from.spent),
                   .kind = ToNumber(from.kind),
                   .reserved = 0},
                  out);
      return Status();
    });
  });
}

int32_t jixiao_model_indicator(const jixiao_model* model, size_t project, size_t index,
                               jixiao_indicator* out, jixiao_error** error) {
  return Guard(error, Check().NotNull(model, "model").Versioned(out, "out"), [&] {
    return WithItem(model, project, &Project::indicators, index,
                    [&](const jixiao::Indicator& from) {
                      WriteStruct({.struct_size = 0,
                                   .level1 = View(from.level1),
                                   .level2 = View(from.level2),
                                   .level3 = View(from.level3),
                                   .description = View(from.description),
                                   .target = View(from.target),
                                   .symbol = View(from.symbol),
                                   .unit = View(from.unit),
                                   .direction = View(from.direction),
                                   .basis = View(from.basis),
                                   .weight = ToC(from.weight),
                                   .actual = View(from.actual),
                                   .degree = ToC(from.degree),
                                   .base = View(from.base),
                                   .score = ToC(from.score),
                                   .deduction = ToC(from.deduction),
                                   .reason = View(from.reason),
                                   .achievement = ToNumber(from.achievement),
                                   .not_applicable = from.applicable ? 0 : 1,
                                   .first_level = ToNumber(jixiao::ParseFirstLevel(from.level1)),
                                   .row_kind = ToNumber(jixiao::RowKindOf(from)),
                                   .cause = View(from.cause),
                                   .likelihood = View(from.likelihood),
                                   .standard = View(from.standard),
                                   .definition = View(from.definition),
                                   .forecast = View(from.forecast),
                                   .source = View(from.source),
                                   .other_target_count = from.other_targets.size(),
                                   .extra_count = from.extra.size(),
                                   .last_year = View(from.last_year)},
                                  out);
                    });
  });
}

int32_t jixiao_model_level_weight(const jixiao_model* model, size_t project, size_t index,
                                  jixiao_level_weight* out, jixiao_error** error) {
  return Guard(error, Check().NotNull(model, "model").Versioned(out, "out"), [&] {
    return WithItem(model, project, &Project::level_weights, index,
                    [&](const jixiao::LevelWeight& from) {
                      WriteStruct({.struct_size = 0,
                                   .level1 = View(from.level1),
                                   .level2 = View(from.level2),
                                   .weight = ToC(from.weight)},
                                  out);
                    });
  });
}

int32_t jixiao_model_other_target(const jixiao_model* model, size_t project, size_t row,
                                  size_t index, jixiao_labelled_text* out, jixiao_error** error) {
  return Guard(error, Check().NotNull(model, "model").Versioned(out, "out"), [&] {
    return WriteLabelledText(model, project, row, &Indicator::other_targets, index, out);
  });
}

int32_t jixiao_model_extra(const jixiao_model* model, size_t project, size_t row, size_t index,
                           jixiao_labelled_text* out, jixiao_error** error) {
  return Guard(error, Check().NotNull(model, "model").Versioned(out, "out"), [&] {
    return WriteLabelledText(model, project, row, &Indicator::extra, index, out);
  });
}

int32_t jixiao_model_context(const jixiao_model* model, size_t project, size_t index,
                             jixiao_context* out, jixiao_error** error) {
  return Guard(error, Check().NotNull(model, "model").Versioned(out, "out"), [&] {
    return WithProject(Unwrap(model)->model.projects, project, [&](const Project& owner) {
      if (Status s = CheckIndex("index", index, owner.indicators); !s.ok()) return s;
      const jixiao::ThresholdContext from =
          ContextOf(Unwrap(model)->model, owner, owner.indicators[index]);
      WriteStruct({.struct_size = 0,
                   .header_unit = View(from.header_unit),
                   .name = View(from.name),
                   .description = View(from.description),
                   .year = from.year,
                   .row_kind = ToNumber(from.row_kind)},
                  out);
      return Status();
    });
  });
}

int32_t jixiao_model_builder_create(const jixiao_model* start, jixiao_model_builder** out,
                                    jixiao_error** error) {
  return Guard(error, Check().Out(out), [&] {
    GiveCopy(out, start == nullptr ? Model() : Unwrap(start)->model);
    return Status();
  });
}

void jixiao_model_builder_destroy(jixiao_model_builder* builder) { Destroy(builder); }

int32_t jixiao_model_builder_set_department(jixiao_model_builder* builder,
                                            const jixiao_department* department,
                                            jixiao_error** error) {
  const Check check = Check().NotNull(builder, "builder").Versioned(department, "department");
  return Guard(error, check, [&] {
    jixiao::Department stated;
    Status status = ReadDepartment(department, stated);
    if (status.ok()) {
      jixiao::Department& kept = Unwrap(builder)->department;
      stated.goals = std::move(kept.goals);
      stated.safeguards = std::move(kept.safeguards);
      kept = std::move(stated);
    }
    return status;
  });
}

int32_t jixiao_model_builder_add_department_goal(jixiao_model_builder* builder,
                                                 const jixiao_department_goal* goal,
                                                 jixiao_error** error) {
  const Check check = Check().NotNull(builder, "builder").Versioned(goal, "goal");
  return Guard(error, check,
               [&] { return AddTo(Unwrap(builder)->department.goals, goal, &ReadDepartmentGoal); });
}

int32_t jixiao_model_builder_add_safeguard(jixiao_model_builder* builder, const char* text,
                                           size_t size, jixiao_error** error) {
  return Guard(error, Check().NotNull(builder, "builder").Text(text, size, "text"), [&] {
    Unwrap(builder)->department.safeguards.emplace_back(Bytes(text, size));
    return Status();
  });
}

int32_t jixiao_model_builder_add_project(jixiao_model_builder* builder,
                                         const jixiao_project* project, jixiao_error** error) {
  const Check check = Check().NotNull(builder, "builder").Versioned(project, "project");
  return Guard(error, check,
               [&] { return AddTo(Unwrap(builder)->projects, project, &ReadProject); });
}

int32_t jixiao_model_builder_set_project(jixiao_model_builder* builder, size_t index,
                                         const jixiao_project* project, jixiao_error** error) {
  const Check check = Check().NotNull(builder, "builder").Versioned(project, "project");
  return Guard(error, check, [&] {
    auto& projects = Unwrap(builder)->projects;
    if (Status status = CheckIndex("index", index, projects); !status.ok()) return status;
    Project stated;
    Status status = ReadProject(project, stated);
    if (status.ok()) {
      Project& kept = projects[index];
      stated.budget.lines = std::move(kept.budget.lines);
      stated.payment_plan = std::move(kept.payment_plan);
      stated.goals = std::move(kept.goals);
      stated.level_weights = std::move(kept.level_weights);
      stated.indicators = std::move(kept.indicators);
      kept = std::move(stated);
    }
    return status;
  });
}

int32_t jixiao_model_builder_add_goal(jixiao_model_builder* builder, const char* text, size_t size,
                                      jixiao_error** error) {
  return Guard(error, Check().NotNull(builder, "builder").Text(text, size, "text"), [&] {
    Project* project = nullptr;
    Status status = LastProject(builder, project);
    if (status.ok()) project->goals.emplace_back(Bytes(text, size));
    return status;
  });
}

int32_t jixiao_model_builder_add_plan_entry(jixiao_model_builder* builder,
                                            const jixiao_plan_entry* entry, jixiao_error** error) {
  return Guard(error, Check().NotNull(builder, "builder").Versioned(entry, "entry"), [&] {
    Project* project = nullptr;
    Status status = LastProject(builder, project);
    return status.ok() ? AddTo(project->payment_plan, entry, &ReadPlanEntry) : status;
  });
}

int32_t jixiao_model_builder_add_budget_line(jixiao_model_builder* builder,
                                             const jixiao_budget_line* line, jixiao_error** error) {
  return Guard(error, Check().NotNull(builder, "builder").Versioned(line, "line"), [&] {
    Project* project = nullptr;
    Status status = LastProject(builder, project);
    return status.ok() ? AddTo(project->budget.lines, line, &ReadBudgetLine) : status;
  });
}

int32_t jixiao_model_builder_add_indicator(jixiao_model_builder* builder,
                                           const jixiao_indicator* indicator,
                                           jixiao_error** error) {
  const Check check = Check().NotNull(builder, "builder").Versioned(indicator, "indicator");
  return Guard(error, check, [&] {
    Project* project = nullptr;
    Status status = LastProject(builder, project);
    return status.ok() ? AddTo(project->indicators, indicator, &ReadIndicator) : status;
  });
}

int32_t jixiao_model_builder_add_level_weight(jixiao_model_builder* builder,
                                              const jixiao_level_weight* weight,
                                              jixiao_error** error) {
  return Guard(error, Check().NotNull(builder, "builder").Versioned(weight, "weight"), [&] {
    Project* project = nullptr;
    Status status = LastProject(builder, project);
    return status.ok() ? AddTo(project->level_weights, weight, &ReadLevelWeight) : status;
  });
}

int32_t jixiao_model_builder_add_other_target(jixiao_model_builder* builder,
                                              const jixiao_labelled_text* target,
                                              jixiao_error** error) {
  return Guard(error, Check().NotNull(builder, "builder").Versioned(target, "target"), [&] {
    Indicator* row = nullptr;
    Status status = LastIndicator(builder, row);
    return status.ok() ? AddTo(row->other_targets, target, &ReadLabelledText) : status;
  });
}

int32_t jixiao_model_builder_add_extra(jixiao_model_builder* builder,
                                       const jixiao_labelled_text* extra, jixiao_error** error) {
  return Guard(error, Check().NotNull(builder, "builder").Versioned(extra, "extra"), [&] {
    Indicator* row = nullptr;
    Status status = LastIndicator(builder, row);
    return status.ok() ? AddTo(row->extra, extra, &ReadLabelledText) : status;
  });
}

int32_t jixiao_model_builder_set_indicator(jixiao_model_builder* builder, size_t project,
                                           size_t index, const jixiao_indicator* indicator,
                                           jixiao_error** error) {
  const Check check = Check().NotNull(builder, "builder").Versioned(indicator, "indicator");
  return Guard(error, check, [&] {
    auto& projects = Unwrap(builder)->projects;
    if (Status status = CheckIndex("project", project, projects); !status.ok()) return status;
    auto& rows = projects[project].indicators;
    if (Status status = CheckIndex("index", index, rows); !status.ok()) return status;
    jixiao::Indicator stated;
    Status status = ReadIndicator(indicator, stated);
    if (status.ok()) {
      stated.other_targets = std::move(rows[index].other_targets);
      stated.extra = std::move(rows[index].extra);
      rows[index] = std::move(stated);
    }
    return status;
  });
}

int32_t jixiao_model_builder_finish(jixiao_model_builder* builder, jixiao_model** out,
                                    jixiao_error** error) {
  return Guard(error, Check().NotNull(builder, "builder").Out(out), [&] {
    Status status = StatusOf(Validate(*Unwrap(builder)));
    if (!status.ok()) return status;
    auto handle = std::make_unique<ModelHandle>();
    std::swap(handle->model, *Unwrap(builder));
    Give(out, std::move(handle));
    return status;
  });
}
