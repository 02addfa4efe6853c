// Paragraphs and tables for people: on a terminal, or as Markdown.
#ifndef JIXIAO_CLI_PAGE_H_
#define JIXIAO_CLI_PAGE_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/common.h"
#include "cli/table.h"

namespace jixiao::cli {

enum class TextStyle { kTerminal, kMarkdown };

/// Writes paragraphs in either style.
class Page {
 public:
  Page(Language language, TextStyle style) : language_(language), style_(style) {}

  bool is_markdown() const { return style_ == TextStyle::kMarkdown; }
  std::string In(std::string_view zh, std::string_view en) const {
    return Label{zh, en}.In(language_);
  }
  Language language() const { return language_; }

  void Title(const std::string& text);
  void Heading(const std::string& text);
  void Line(const std::string& text);
  void Add(const Table& table);
  /// A paragraph behind a mark ("3."), its later lines indented.
  void Item(const std::string& mark, const std::string& text, std::size_t level = 0);
  /// A diagnostic behind its severity, or behind `place` and its severity.
  void Finding(const Diagnostic& diagnostic, std::size_t level, const std::string& place = "");
  void Diagnostics(const std::vector<Diagnostic>& diagnostics, std::size_t level);

  std::string Take() { return std::move(text_); }

 private:
  Language language_;
  TextStyle style_;
  std::string text_;
};

/// 0.9950 as "99.50%"; a dash where there is none.
std::string PercentOf(const std::optional<Decimal>& rate);

/// The score, or the bounds between which it lies; a dash where there are none.
std::string ScoreOf(const std::optional<Decimal>& score, const std::optional<Decimal>& lower,
                    const std::optional<Decimal>& upper);

}  // namespace jixiao::cli

#endif  // JIXIAO_CLI_PAGE_H_
