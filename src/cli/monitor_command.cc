// `jixiao monitor`: mid-year progress against the plan, as lights.
#include "cli/records.h"
#include "cli/report_command.h"
#include "jixiao/monitor.hpp"
#include "report/words.h"

namespace jixiao::cli {
namespace {

std::string Named(Light light, const Page& page) {
  return report::LightWords(light).In(page.language());
}

std::string With(const std::optional<Decimal>& amount, const std::string& unit) {
  return amount ? amount->Trimmed().ToString() + unit : "—";
}

void AddRows(const Budget& budget, const ProjectProgress& project, Page& page) {
  Table table{{{"#", 3, true},
               {page.In("三级指标", "Indicator"), 22},
               {page.In("年度指标值", "Annual target"), 14},
               {page.In("执行情况", "Done"), 14},
               {page.In("应完成", "Expected"), 14},
               {page.In("偏差", "Deviation"), 14},
               {page.In("进度", "Rate"), 9, true},
               {page.In("预警", "Light"), 6}},
              {}};
  const MoneyProgress& money = project.money;
  table.rows.push_back({"0", page.In("预算执行", "budget execution"),
                        With(budget.adjusted ? budget.adjusted : budget.total, budget.unit),
                        With(money.spent, budget.unit), With(money.expected, budget.unit),
                        money.deviation.value_or("—"), PercentOf(money.rate),
                        Named(money.light, page)});
  for (const RowProgress& row : project.rows) {
    table.rows.push_back({std::to_string(table.rows.size()), row.level3, row.target,
                          row.actual.value_or(""), row.expected_by_now.value_or("—"),
                          row.deviation.value_or("—"), PercentOf(row.rate),
                          Named(row.light, page)});
  }
  page.Add(table);
}

void AddInput(const std::optional<std::string>& text, const std::string& mark, Page& page) {
  if (text) page.Item(mark, *text, 1);
}

void AddReasons(const ProjectProgress& project, Page& page) {
  page.Heading(page.In("预警说明", "Why each light"));
  page.Item("0.", page.In("预算执行：", "Budget execution: ") +
                      project.money.why.Message(page.language()));
  page.Diagnostics(project.money.diagnostics, 1);
  for (std::size_t i = 0; i < project.rows.size(); ++i) {
    const RowProgress& row = project.rows[i];
    page.Item(std::to_string(i + 1) + ".",
              row.level3 + page.In("：", ": ") + row.why.Message(page.language()));
    AddInput(row.cause, page.In("原因类别：", "Cause:"), page);
    AddInput(row.reason, page.In("偏差原因：", "Reason:"), page);
    AddInput(row.likelihood, page.In("完成可能性：", "Likelihood:"), page);
    page.Diagnostics(row.diagnostics, 1);
  }
}

std::string Render(const Model& model, const Progress& progress, std::size_t index,
                   Language language, TextStyle style) {
  const ProjectProgress& project = progress.projects[index];
  Page page(language, style);
  page.Title(project.name.empty() ? project.code : project.name);
  page.Line(page.In("项目编码 ", "Code ") + (project.code.empty() ? "—" : project.code) +
            page.In("　监控日 ", "   As of ") + progress.as_of.ToString() +
            page.In("　预警 ", "   Light ") + Named(project.light, page));
  AddRows(model.projects[index].budget, project, page);
  AddReasons(project, page);
  return page.Take();
}

// Lights and reasons in the rows of monitoring, and in the profile's table of findings.
int MonitorRecords(const CommonOptions& common, const MonitorOptions& options, const Date& as_of) {
  Messages messages(common);
  const auto policy = LoadPolicy(options.policy, messages);
  if (!policy) return kUnusable;
  return WriteRecords(
      common, options.files, options.profile, messages,
      [&](const RecordsReading& reading, RecordWriter& writer) {
        for (const RecordModel* of : ModelsOf(reading, RecordRole::kMonitoring, /*or_all=*/false)) {
          const Status status = writer.Add(*of, MonitorModel(of->model, as_of, *policy));
          if (!status.ok()) return status;
        }
        return Status();
      });
}

std::string Summarize(const Progress& progress, Language language, TextStyle style) {
  Page page(language, style);
  Table table{{{"#", 4, true},
               {page.In("项目编码", "Code"), 22},
               {page.In("项目名称", "Name"), 54},
               {page.In("资金进度", "Money"), 9, true},
               {page.In("预警", "Light"), 6}},
              {}};
  for (const ProjectProgress& project : progress.projects) {
    table.rows.push_back({std::to_string(table.rows.size() + 1), project.code, project.name,
                          PercentOf(project.money.rate), Named(project.light, page)});
  }
  page.Title(page.In("汇总", "Summary"));
  page.Add(table);
  return page.Take();
}

}  // namespace

int RunMonitor(const CommonOptions& common, const MonitorOptions& options) {
  const auto as_of = Date::Parse(options.as_of);
  if (!as_of || !as_of->has_year()) {
    Messages(common).Error(Label{"--as-of 应为带年份的日期，如 2024-07-31，不能是 ",
                                 "--as-of takes a day with its year, such as 2024-07-31, not "}
                               .In(common.language) +
                           options.as_of);
    return kUnusable;
  }
  if (common.format == Format::kRecords) return MonitorRecords(common, options, *as_of);
  if (options.profile) {
    Messages(common).Error(
        Label{"--profile 需要 --format records", "--profile needs --format records"}.In(
            common.language));
    return kUnusable;
  }
  Progress all;
  all.as_of = *as_of;
  const Report<Progress> report{
      .name = "progress",
      .compute = [&](const Model& model,
                     const Policy& policy) { return MonitorModel(model, *as_of, policy); },
      .to_json = ProgressToJson,
      .to_csv = ProgressToCsv,
      .render = Render,
      .summarize = Summarize,
      .to_page = MonitoringPage,
      .to_forms =
          [](const Model& model, const Progress& progress, Language language) {
            return MonitoringForms(model, progress, language, Annex::kWithout);
          },
  };
  return RunReport(common, options, report, all);
}

}  // namespace jixiao::cli
