// HTML in the making. The only place where text becomes markup: whatever is added as text is
// escaped.
#ifndef JIXIAO_REPORT_HTML_H_
#define JIXIAO_REPORT_HTML_H_

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jixiao/report.hpp"
#include "report/layout.h"

namespace jixiao::report {

/// Text as markup shows it: marks escaped, line breaks as <br>, bytes that HTML may not hold as
/// U+FFFD.
std::string Escaped(std::string_view text);

/// One document: written from its top, closed by Take.
class Html {
 public:
  Html(Language language, std::string_view title);

  Language language() const { return language_; }
  std::string In(Words words) const { return words.In(language_); }

  void Raw(std::string_view markup) { text_ += markup; }
  void Text(std::string_view text) { text_ += Escaped(text); }
  /// <tag attributes>text</tag>
  void Element(std::string_view tag, std::string_view text, std::string_view attributes = "");
  void Link(std::string_view target, std::string_view text);
  void Findings(std::span<const Diagnostic> findings);

  std::string Take();

 private:
  Language language_;
  std::string text_;
};

/// The form and its annex as a section with this id, whose notes link to its figures and back.
/// `bars`: markup beside the notes, in their order; may be shorter.
void AddForm(const Form& form, const std::string& id, Html& html,
             std::span<const std::string> bars = {});

/// The id of a form's note.
std::string NoteId(const std::string& form, std::size_t note);

}  // namespace jixiao::report

#endif  // JIXIAO_REPORT_HTML_H_
