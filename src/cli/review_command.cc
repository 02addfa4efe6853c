// `jixiao review`: findings over the targets, and the model with the sure corrections.
#include <algorithm>
#include <iterator>
#include <utility>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/folder.h"
#include "cli/records.h"
#include "cli/review_text.h"
#include "jixiao/review.hpp"

namespace jixiao::cli {
namespace {

int ListRules(const CommonOptions& common) {
  Messages messages(common);
  Output output(common.output);
  output.Write(common.format == Format::kText ? RenderReviewRules(common.language)
                                              : ReviewRulesToJson(common.language) + "\n");
  return Finish(output, messages);
}

// All models one after the other, for one CSV over several files.
struct Everything {
  Model model;
  std::vector<Finding> findings;

  void Add(const Model& more, const std::vector<Finding>& found) {
    const std::size_t before = model.projects.size();
    model.projects.insert(model.projects.end(), more.projects.begin(), more.projects.end());
    for (const Finding& finding : found) {
      findings.push_back(finding);
      findings.back().project += before;
    }
  }
};

bool HasError(const std::vector<Finding>& findings) {
  return std::any_of(findings.begin(), findings.end(),
                     [](const Finding& f) { return f.severity == Severity::kError; });
}

// Findings as rows of the profile's own table.
int ReviewRecords(const CommonOptions& common, const ReviewOptions& options, Messages& messages) {
  const auto policy = LoadPolicy(options.policy, messages);
  if (!policy) return kUnusable;
  bool has_error = false;
  const int status = WriteRecords(
      common, options.files, options.profile, messages,
      [&](const RecordsReading& reading, RecordWriter& writer) {
        for (const RecordModel* of : ModelsOf(reading, RecordRole::kTargets, /*or_all=*/true)) {
          const std::vector<Finding> findings = ReviewModel(of->model, *policy);
          has_error = has_error || HasError(findings);
          Status added = writer.Add(*of, findings);
          if (!added.ok()) return added;
        }
        return Status();
      });
  return status == kFine && has_error ? kFindings : status;
}

}  // namespace

int RunReview(const CommonOptions& common, const ReviewOptions& options) {
  if (options.list_rules) return ListRules(common);
  Messages messages(common);
  if (common.format == Format::kRecords) return ReviewRecords(common, options, messages);
  if (options.profile) {
    messages.Error(Label{"--profile 需要 --format records", "--profile needs --format records"}.In(
        common.language));
    return kUnusable;
  }
  const auto files = ExpandPaths(options.files);
  if (!files.ok()) {
    messages.Error(files.status().message());
    return kUnusable;
  }
  if (options.corrected && files->size() != 1) {
    messages.Error(
        Label{"--corrected 只能用于一个文件", "--corrected takes one file"}.In(common.language));
    return kUnusable;
  }
  const auto policy = LoadPolicy(options.policy, messages);
  if (!policy) return kUnusable;

  Output output(common.output);
  Output corrected(options.corrected);
  Everything all;
  Folder<std::vector<Finding>> folder;
  bool any = false, has_error = false;
  ForEachModel(*files, messages, [&](const std::string& path, const Model& model) {
    const std::vector<Finding> findings = ReviewModel(model, *policy);
    has_error = has_error || HasError(findings);
    if (options.corrected) corrected.Write(ModelToJson(ApplySuggestions(model, findings)) + "\n");
    if (common.format == Format::kHtml) {
      folder.Add(NameOf(path, common.language), model, findings);
    } else if (common.format == Format::kCsv) {
      all.Add(model, findings);
    } else if (common.format == Format::kText) {
      output.Write(std::string(any ? "\n" : "") +
                   (files->size() > 1 ? NameOf(path, common.language) + "\n\n" : "") +
                   (options.summary ? RenderCounts(model, findings, common.language)
                                    : RenderFindings(model, findings, common.language)));
    } else if (files->size() > 1) {
      output.Write(JsonLine(path, "review",
                            FindingsToJson(findings, common.language, JsonLayout::kCompact)));
    } else {
      output.Write(FindingsToJson(findings, common.language) + "\n");
    }
    any = true;
  });
  if (!any) return kUnusable;
  if (common.format == Format::kCsv) {
    output.Write(FindingsToCsv(all.model, all.findings, common.language));
  }
  if (common.format == Format::kHtml) {
    output.Write(*ReviewPage(folder.filed(), common.language));
  }
  if (options.corrected) {
    if (const Status status = corrected.Commit(); !status.ok()) messages.Error(status.message());
  }
  const int status = Finish(output, messages);
  return status == kFine && has_error ? kFindings : status;
}

}  // namespace jixiao::cli
