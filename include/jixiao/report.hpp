// Results as people look at them: the national forms that a unit prints, signs and files, and pages
// that sum up a department or a folder.
#ifndef JIXIAO_REPORT_HPP_
#define JIXIAO_REPORT_HPP_

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "jixiao/assess.hpp"
#include "jixiao/interchange.hpp"
#include "jixiao/language.hpp"
#include "jixiao/model.hpp"
#include "jixiao/monitor.hpp"
#include "jixiao/review.hpp"
#include "jixiao/status.hpp"
#include "jixiao/verify.hpp"

namespace jixiao {

/// What a cell of a form is, which says how it is shown.
enum class FormRole : std::int32_t {
  kHead = 0,       ///< Heads a column, a row or a block.
  kLabel = 1,      ///< The name of one thing: a level, a line of money.
  kFigure = 2,     ///< A number, a rate, a score or its bounds.
  kText = 3,       ///< Words that somebody wrote.
  kSignature = 4,  ///< A place to sign, without a border.
};
/// "head", "label", "figure", "text", "signature".
std::string_view FormRoleName(FormRole role);

struct FormCell {
  std::string text;  ///< Lines end in '\n'; empty: nobody has filled it in.
  FormRole role = FormRole::kText;
  std::uint32_t columns = 1;
  std::uint32_t rows = 1;
  std::uint32_t note = 0;  ///< The note of the annex that says how it came about, from 1; 0: none.

  friend bool operator==(const FormCell&, const FormCell&) = default;
};

/// How one figure came about, and what was found.
struct FormNote {
  std::string place;  ///< "3. 家数"
  std::string text;   ///< The explanation; may be empty.
  std::vector<Diagnostic> findings;
};

/// One form, laid out: the one description that HTML, Markdown, Excel and JSON render.
struct Form {
  std::string title;                  ///< 项目支出绩效自评表
  std::string subtitle;               ///< （2024年度）; empty where the year is not known.
  std::string name;                   ///< Of the project.
  std::string code;                   ///< Of the project; may be empty.
  std::vector<std::uint32_t> widths;  ///< Of each column, in percent of the form; their sum is 100.
  /// Cells from left to right; those that a span covers are left out.
  std::vector<std::vector<FormCell>> rows;
  std::size_t heading = 0;  ///< Index of the row above the indicators, repeated on a new sheet.
  /// How the scores or lights came about; no part of what is signed.
  std::vector<FormNote> annex;
};

/// Whether a form comes with its annex.
enum class Annex : std::int32_t { kWithout = 0, kWith = 1 };

/// The self-assessment form (项目支出绩效自评表, of departments 部门整体支出绩效自评表) of each
/// project in the national layout: head, money, goals, rows, total, signatures. A column that only
/// some tables have (评分标准) stands where a row fills it. Cells that nobody has filled in are
/// empty; a score that is not decided is empty too, and the total's bounds stand behind it. What
/// the form has a place for is in the model that ReadGrids gives for it.
///
/// Invalid argument where `model` cannot be the one that was assessed: other numbers of projects or
/// rows.
Result<std::vector<Form>> AssessmentForms(const Model& model, const Assessment& assessment,
                                          Language language, Annex annex = Annex::kWith);

/// The target form (绩效目标表) of each project: head, money, payment plan, goals, rows.
std::vector<Form> TargetForms(const Model& model, Language language);

/// The monitoring form (绩效运行监控表) of each project. Fails as AssessmentForms.
Result<std::vector<Form>> MonitoringForms(const Model& model, const Progress& progress,
                                          Language language, Annex annex = Annex::kWith);

/// {"format_version": 1, "forms": [{"title", "subtitle", "name", "code", "columns": [percent …],
/// "heading", "rows": [[{"text", "role", "columns", "rows", "note"} …] …], "annex": [{"place",
/// "text", "findings": [diagnostic …]} …]} …]}
std::string FormsToJson(std::span<const Form> forms, Language language,
                        JsonLayout layout = JsonLayout::kIndented);

/// One UTF-8 HTML document that needs nothing beside it and no script, a new sheet of A4 for each
/// form. Text is escaped, so that no cell can become markup.
std::string FormsToHtml(std::span<const Form> forms, Language language);

/// Pipe tables; a merged cell stands once, at its top left.
std::string FormsToMarkdown(std::span<const Form> forms, Language language);

/// A result with the model that it is of.
template <typename Result>
struct Filed {
  std::string file;  ///< Shown where there is more than one; may be empty.
  const Model* model = nullptr;
  const Result* result = nullptr;
};

/// Pages: one UTF-8 HTML document that needs nothing beside it and no script. A summary of all that
/// is filed (counts, bars, lights, the commonest findings), its rows linked to each project, where
/// every row is linked to its explanation and findings. Text is escaped.
///
/// Invalid argument where a model cannot be the one of its result.
Result<std::string> AssessmentPage(std::span<const Filed<Assessment>> filed, Language language);
Result<std::string> VerificationPage(std::span<const Filed<Verification>> filed, Language language);
Result<std::string> MonitoringPage(std::span<const Filed<Progress>> filed, Language language);
Result<std::string> ReviewPage(std::span<const Filed<std::vector<Finding>>> filed,
                               Language language);

}  // namespace jixiao

#endif  // JIXIAO_REPORT_HPP_
