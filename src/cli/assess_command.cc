// `jixiao assess`: the scored self-assessment, every row explained.
#include <algorithm>
#include <iterator>
#include <utility>

#include "cli/actuals.h"
#include "cli/assessment_text.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/folder.h"
#include "cli/records.h"
#include "jixiao/report.hpp"

namespace jixiao::cli {
namespace {

// Writes assessments in the form that was asked for, one call per file.
class Writer {
 public:
  Writer(const CommonOptions& common, const AssessOptions& options, bool several, Output& output)
      : common_(common), options_(options), several_(several), output_(output) {}

  void Write(const std::string& path, Model model, Assessment assessment) {
    if (options_.form) {
      Append(*AssessmentForms(model, assessment, common_.language, Annex::kWithout), forms_);
    } else if (common_.format == Format::kHtml) {
      page_.Add(NameOf(path, common_.language), std::move(model), assessment);
    } else if (common_.format == Format::kJson) {
      WriteJson(path, assessment);
    } else if (common_.format != Format::kCsv && !options_.summary) {
      WriteText(model, assessment);
    }
    // What no table over all files is made of is not kept.
    if (common_.format != Format::kCsv && !HasSummary()) return;
    all_.policy = assessment.policy;
    std::move(assessment.projects.begin(), assessment.projects.end(),
              std::back_inserter(all_.projects));
  }

  void Finish() {
    if (options_.form) {
      output_.Write(RenderForms(forms_, common_));
    } else if (common_.format == Format::kHtml) {
      output_.Write(*AssessmentPage(page_.filed(), common_.language));
    } else if (common_.format == Format::kCsv) {
      output_.Write(AssessmentToCsv(all_, common_.language));
    } else if (HasSummary() && (options_.summary || all_.projects.size() > 1)) {
      output_.Write(RenderSummary(all_, common_.language, style()));
    }
  }

 private:
  bool HasSummary() const {
    return common_.format == Format::kText || common_.format == Format::kMarkdown;
  }
  TextStyle style() const {
    return common_.format == Format::kMarkdown ? TextStyle::kMarkdown : TextStyle::kTerminal;
  }
  void WriteJson(const std::string& path, const Assessment& assessment) {
    if (several_) {
      output_.Write(JsonLine(path, "assessment",
                             AssessmentToJson(assessment, common_.language, JsonLayout::kCompact)));
    } else {
      output_.Write(AssessmentToJson(assessment, common_.language) + "\n");
    }
  }
  void WriteText(const Model& model, const Assessment& assessment) {
    for (std::size_t i = 0; i < assessment.projects.size(); ++i) {
      output_.Write(RenderProject(model.projects[i], assessment.projects[i], assessment.policy,
                                  common_.language, style()));
      output_.Write("\n\n");
    }
  }

  const CommonOptions& common_;
  const AssessOptions& options_;
  bool several_;
  Output& output_;
  Assessment all_;
  std::vector<Form> forms_;
  Folder<Assessment> page_;
};

// Rows of tables, assessed: as any other model, or back into the rows.
int AssessRecords(const CommonOptions& common, const AssessOptions& options, Messages& messages) {
  const auto policy = LoadPolicy(options.policy, messages);
  if (!policy) return kUnusable;
  if (options.actuals) {
    messages.Error(Label{"--actuals 与 --profile、--format records 不能同时使用",
                         "--actuals does not go with --profile or --format records"}
                       .In(common.language));
    return kUnusable;
  }
  const auto models_of = [](const RecordsReading& reading) {
    return ModelsOf(reading, RecordRole::kSelfAssessment, /*or_all=*/true);
  };
  if (common.format == Format::kRecords) {
    return WriteRecords(common, options.files, options.profile, messages,
                        [&](const RecordsReading& reading, RecordWriter& writer) {
                          for (const RecordModel* of : models_of(reading)) {
                            const Status status = writer.Add(*of, AssessModel(of->model, *policy));
                            if (!status.ok()) return status;
                          }
                          return Status();
                        });
  }
  const auto profile = LoadProfile(*options.profile, messages);
  if (!profile) return kUnusable;
  const auto loaded = LoadRecords(options.files, *profile, messages);
  if (!loaded || loaded->reading.models.empty()) return kUnusable;
  const std::vector<const RecordModel*> models = models_of(loaded->reading);
  Output output(common.output);
  Writer writer(common, options, models.size() > 1, output);
  for (const RecordModel* of : models) {
    writer.Write(NameOf(*of), of->model, AssessModel(of->model, *policy));
  }
  writer.Finish();
  return Finish(output, messages);
}

}  // namespace

int RunAssess(const CommonOptions& common, const AssessOptions& options) {
  Messages messages(common);
  if (options.form && !IsFormFormat(common, messages)) return kUnusable;
  if (options.profile || common.format == Format::kRecords) {
    return AssessRecords(common, options, messages);
  }
  const auto files = ExpandPaths(options.files);
  if (!files.ok()) {
    messages.Error(files.status().message());
    return kUnusable;
  }
  const auto policy = LoadPolicy(options.policy, messages);
  if (!policy) return kUnusable;
  std::optional<Actuals> actuals;
  if (!Actuals::Load(options.actuals, messages, actuals)) return kUnusable;

  Output output(common.output);
  Writer writer(common, options, files->size() > 1, output);
  bool any = false;
  ForEachModel(*files, messages, [&](const std::string& path, Model model) {
    if (model.projects.empty()) return;
    if (actuals) {
      auto filled = actuals->ApplyTo(model, messages);
      if (!filled) return;
      model = *std::move(filled);
    }
    Assessment assessment = AssessModel(model, *policy);
    writer.Write(path, std::move(model), std::move(assessment));
    any = true;
  });
  if (actuals) actuals->ReportUnmatched(messages);
  if (!any) return kUnusable;
  writer.Finish();
  return Finish(output, messages);
}

}  // namespace jixiao::cli
