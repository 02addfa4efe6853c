// `jixiao read` and `jixiao template`: a file's model, and the form for its actual values.
#include <utility>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/folder.h"
#include "cli/records.h"
#include "cli/table.h"

namespace jixiao::cli {
namespace {

std::string TextOf(const std::optional<Decimal>& value) { return value ? value->ToString() : "—"; }

std::string PlanOf(const Project& project) {
  std::string plan;
  for (const PaymentPlanEntry& entry : project.payment_plan) {
    plan += (plan.empty() ? "" : " ") + TextOf(entry.percent) + (entry.uncertain ? "?" : "");
  }
  return plan;
}

std::string SummaryOf(const std::string& name, const Model& model, Language language) {
  const auto in = [&](std::string_view zh, std::string_view en) {
    return Label{zh, en}.In(language);
  };
  const Department& department = model.department;
  std::size_t rows = 0;
  Table table{{{"#", 4, true},
               {in("项目编码", "Code"), 22},
               {in("项目名称", "Name"), 40},
               {in("预算数", "Budget"), 14, true},
               {in("支出计划 %", "Payment plan %"), 22},
               {in("指标", "Rows"), 6, true}},
              {}};
  for (const Project& project : model.projects) {
    rows += project.indicators.size();
    table.rows.push_back({std::to_string(table.rows.size() + 1), project.code, project.name,
                          TextOf(project.budget.total) + project.budget.unit, PlanOf(project),
                          std::to_string(project.indicators.size())});
  }
  return name + "\n" + in("部门：", "Department: ") + department.name +
         (department.year ? in("　年度：", "  Year: ") + std::to_string(*department.year) : "") +
         "\n" + in("项目 ", "Projects ") + std::to_string(model.projects.size()) +
         in(" 个，指标 ", ", indicators ") + std::to_string(rows) +
         in(" 项，部门分项目标 ", ", itemised goals ") + std::to_string(department.goals.size()) +
         in(" 项，保障措施 ", ", safeguards ") + std::to_string(department.safeguards.size()) +
         in(" 项", "") + "\n\n" + RenderText(table);
}

// The models of rows; of several, one a line.
int ReadRecords(const CommonOptions& common, const ReadingOptions& options, Messages& messages) {
  const auto profile = LoadProfile(*options.profile, messages);
  if (!profile) return kUnusable;
  const auto loaded = LoadRecords(options.files, *profile, messages);
  if (!loaded || loaded->reading.models.empty()) return kUnusable;
  const std::vector<RecordModel>& models = loaded->reading.models;
  Output output(common.output);
  for (const RecordModel& of : models) {
    if (common.format == Format::kText) {
      output.Write((&of == &models.front() ? "" : "\n") +
                   SummaryOf(NameOf(of), of.model, common.language));
    } else if (models.size() == 1) {
      output.Write(ModelToJson(of.model) + "\n");
    } else {
      output.Write(JsonLine(NameOf(of), "model", ModelToJson(of.model, JsonLayout::kCompact)));
    }
  }
  return Finish(output, messages);
}

}  // namespace

int RunRead(const CommonOptions& common, const ReadingOptions& options) {
  Messages messages(common);
  if (options.account) messages.AskForAccount();
  if (options.form && !IsFormFormat(common, messages)) return kUnusable;
  if (options.profile) return ReadRecords(common, options, messages);
  const auto files = ExpandPaths(options.files);
  if (!files.ok()) {
    messages.Error(files.status().message());
    return kUnusable;
  }
  Output output(common.output);
  bool is_first = true;
  std::vector<Form> forms;
  ForEachModel(*files, messages, [&](const std::string& path, const Model& model) {
    if (options.form) {
      Append(TargetForms(model, common.language), forms);
    } else if (common.format == Format::kText) {
      output.Write(is_first ? "" : "\n");
      output.Write(SummaryOf(NameOf(path, common.language), model, common.language));
    } else if (files->size() == 1) {
      output.Write(ModelToJson(model) + "\n");
    } else {
      output.Write(JsonLine(path, "model", ModelToJson(model, JsonLayout::kCompact)));
    }
    is_first = false;
  });
  if (options.form && !is_first) output.Write(RenderForms(forms, common));
  return is_first ? kUnusable : Finish(output, messages);
}

int RunTemplate(const CommonOptions& common, const std::vector<std::string>& arguments) {
  Messages messages(common);
  const auto files = ExpandPaths(arguments);
  if (!files.ok()) {
    messages.Error(files.status().message());
    return kUnusable;
  }
  Model all;
  ForEachModel(*files, messages, [&](const std::string&, Model model) {
    for (Project& project : model.projects) all.projects.push_back(std::move(project));
  });
  if (all.projects.empty()) return kUnusable;
  Output output(common.output);
  output.Write(TemplateCsv(all));
  return Finish(output, messages);
}

}  // namespace jixiao::cli
