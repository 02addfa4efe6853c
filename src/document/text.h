// Text of cells: spaces, keys for look-up, markup, enumerators, page numbers.
//
// Pure functions over UTF-8. Nothing here knows what a project is.
#ifndef JIXIAO_DOCUMENT_TEXT_H_
#define JIXIAO_DOCUMENT_TEXT_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/spaces.h"

namespace jixiao::document {

using text::SpaceLength;
using text::Trim;

/// `text` without any space and with full-width ASCII forms narrowed: the form names are compared
/// in.
std::string Compact(std::string_view text);
/// Whether `text` is longer than any name of the form; such text is never compared with names.
inline bool TooLongForName(std::string_view text) { return text.size() > 160; }

/// Whether the code point is a Chinese character (an ideograph, not punctuation).
bool IsIdeograph(char32_t value);
/// `text` without the spaces that stand between two Chinese characters; empty optional where there
/// are none.
std::optional<std::string> JoinSplitWords(std::string_view text);
/// Appends the rest of a text that a line break had cut: a space only between ASCII letters or
/// digits, for which joining would make another word.
void AppendContinuation(std::string& text, std::string_view rest);

/// `text` without HTML tags and with character entities decoded; empty optional where there are
/// none. Only names of real tags count, so that "<5" and "<项目>" stay.
std::optional<std::string> RemoveMarkup(std::string_view text);

/// A number that opens an item of a list: "1.", "2、", "(3)", "③", "四、", "（五）", "目标6：".
struct Enumerator {
  enum class Style {
    kDot,
    kComma,
    kBracketed,
    kHalfBracket,
    kCircled,
    kHan,
    kHanBracketed,
    kNamed
  };
  Style style = Style::kDot;
  int number = 0;
  std::size_t length = 0;  ///< Bytes, with the spaces inside but not those after it.
};
/// The enumerator at `position`. "11.58" and "2、3家" hold none; "1.2024年" does.
std::optional<Enumerator> EnumeratorAt(std::string_view text, std::size_t position);
/// `text` without the enumerator it begins with.
std::string_view WithoutEnumerator(std::string_view text);

/// Value of a short run of Chinese numerals (一 to 九十九), 0 where it is none.
int HanNumber(std::string_view text);

/// Whether the whole text is a page number: "12", "- 12 -", "第 12 页", "12/30".
bool IsPageNumber(std::string_view text);
/// `text` without leader dots and the page number they lead to; the same where there are none.
std::string_view WithoutPageTail(std::string_view text);
/// `text` without the signs of a Markdown heading or of bold type.
std::string_view WithoutMarkdown(std::string_view text);

/// A year from 1900 to 2099 followed by 年, in digits or in Chinese numerals.
std::optional<int> FindYear(std::string_view text);

/// At most about 120 bytes of `text`, cut between characters, for a message.
std::string Excerpt(std::string_view text);

}  // namespace jixiao::document

#endif  // JIXIAO_DOCUMENT_TEXT_H_
