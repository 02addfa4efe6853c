// `jixiao evaluate TARGET ACTUAL`: one outcome with its explanation.
#include <utility>

#include "cli/assessment_text.h"
#include "cli/commands.h"
#include "cli/context.h"
#include "cli/files.h"

namespace jixiao::cli {
namespace {

Status InvalidOption(const std::string& name, const std::string& value, const std::string& right) {
  return Status(StatusCode::kInvalidArgument, "--" + name + " " + value + ": write " + right);
}

Status ReadDecimal(const std::string& name, const std::optional<std::string>& text,
                   std::optional<Decimal>& target) {
  if (!text) return Status();
  const auto decimal = Decimal::Parse(*text);
  if (!decimal.ok() || decimal->sign() < 0) {
    return InvalidOption(name, *text, "a decimal that is not negative, such as 12.5");
  }
  target = *decimal;
  return Status();
}

Status ReadAchievement(const std::optional<std::string>& text, RowInput& row) {
  if (!text) return Status();
  for (const Achievement achievement :
       {Achievement::kAchieved, Achievement::kPartly, Achievement::kNotAchieved}) {
    if (*text == AchievementName(achievement)) row.achievement = achievement;
  }
  if (!row.achievement) row.achievement = ParseAchievement(*text);
  return row.achievement ? Status()
                         : InvalidOption("achievement", *text, "achieved, partly or not_achieved");
}

Status ReadDirection(const std::optional<std::string>& text, RowInput& row) {
  if (!text) return Status();
  row.direction = ParseRowDirection(*text);
  return row.direction ? Status() : InvalidOption("direction", *text, "positive or inverse");
}

Status ReadInput(const EvaluateOptions& options, RowInput& row) {
  for (const Status& status :
       {ReadDecimal("weight", options.weight, row.weight),
        ReadDecimal("degree", options.degree, row.degree),
        ReadDecimal("deduction", options.deduction, row.deduction),
        ReadAchievement(options.achievement, row), ReadDirection(options.direction, row)}) {
    if (!status.ok()) return status;
  }
  row.base = options.base;
  row.standard = options.standard;
  row.last_year = options.last_year;
  return Status();
}

}  // namespace

int RunEvaluate(const CommonOptions& common, const EvaluateOptions& options) {
  Messages messages(common);
  const auto context = ParseContext(options.context);
  if (!context.ok()) {
    messages.Error(context.status().message());
    return kUnusable;
  }
  const auto policy = LoadPolicy(options.policy, messages);
  if (!policy) return kUnusable;
  RowInput input;
  if (const Status status = ReadInput(options, input); !status.ok()) {
    messages.Error(status.message());
    return kUnusable;
  }

  RowAssessment assessment;
  assessment.level3 = context->name;
  assessment.target = options.target;
  assessment.actual = options.actual;
  assessment.outcome =
      EvaluateRow(RowOf(options.target, options.actual, context->View(), input), *policy);

  Output output(common.output);
  output.Write(common.format == Format::kText ? RenderOutcome(assessment, common.language)
                                              : RowToJson(assessment, common.language) + "\n");
  return Finish(output, messages);
}

}  // namespace jixiao::cli
