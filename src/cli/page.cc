#include "cli/page.h"

#include <algorithm>
#include <array>

#include "cli/display_width.h"
#include "report/figures.h"
#include "report/markdown.h"

namespace jixiao::cli {

using report::EscapedForMarkdown;

void Page::Title(const std::string& text) {
  text_ += is_markdown() ? "## " + EscapedForMarkdown(text) + "\n\n"
                         : text + "\n" + std::string(kPageWidth, '=') + "\n";
}

void Page::Heading(const std::string& text) {
  text_ += is_markdown() ? "\n### " + EscapedForMarkdown(text) + "\n\n" : "\n" + text + "\n";
}

void Page::Line(const std::string& text) {
  text_ += is_markdown() ? EscapedForMarkdown(text) + "  \n" : text + "\n";
}

void Page::Add(const Table& table) {
  text_ += "\n" + (is_markdown() ? RenderMarkdown(table) : RenderText(table));
}

void Page::Item(const std::string& mark, const std::string& text, std::size_t level) {
  if (is_markdown()) {
    text_ += std::string(2 * level, ' ') + "- " + EscapedForMarkdown(mark) +
             (mark.empty() ? "" : " ") + EscapedForMarkdown(text) + "\n";
    return;
  }
  const std::string indent(2 + 4 * level, ' ');
  const bool ends_wide = mark.ends_with("：");
  const std::string hang(std::max<std::size_t>(DisplayWidth(mark) + (ends_wide ? 0 : 1), 4), ' ');
  const auto lines = Wrap(text, kPageWidth - indent.size() - hang.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    text_ += indent;
    text_ += i == 0 ? mark + hang.substr(DisplayWidth(mark)) : hang;
    text_ += lines[i] + "\n";
  }
}

void Page::Finding(const Diagnostic& diagnostic, std::size_t level, const std::string& place) {
  const auto severity = static_cast<std::size_t>(diagnostic.severity());
  Item(place + kSeverities[severity].In(language_) + In("：", ":"),
       diagnostic.Message(language_) + " [" + std::string(DiagnosticName(diagnostic.code)) + "]",
       level);
}

void Page::Diagnostics(const std::vector<Diagnostic>& diagnostics, std::size_t level) {
  for (const Diagnostic& diagnostic : diagnostics) Finding(diagnostic, level);
}

std::string PercentOf(const std::optional<Decimal>& rate) { return report::PercentText(rate, "—"); }

std::string ScoreOf(const std::optional<Decimal>& score, const std::optional<Decimal>& lower,
                    const std::optional<Decimal>& upper) {
  return report::ScoreText(score, lower, upper, "—");
}

}  // namespace jixiao::cli
