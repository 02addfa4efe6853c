#include "cli/encoding.h"

#include <iconv.h>

#include <array>
#include <cstddef>
#include <optional>
#include <utility>

#include "base/utf8.h"

namespace jixiao::cli {
namespace {

struct Mark {
  std::string_view bytes;
  std::string_view encoding;
};
constexpr std::array<Mark, 3> kMarks = {{
    {"\xEF\xBB\xBF", "UTF-8"},
    {"\xFF\xFE", "UTF-16LE"},
    {"\xFE\xFF", "UTF-16BE"},
}};

// All of the bytes in UTF-8, or nothing where one of them does not fit the encoding.
std::optional<std::string> Convert(std::string_view bytes, std::string_view encoding) {
  iconv_t converter = iconv_open("UTF-8", std::string(encoding).c_str());
  if (converter == reinterpret_cast<iconv_t>(-1)) return std::nullopt;  // NOLINT: iconv's own form.
  std::string input(bytes);
  std::string text(2 * bytes.size() + 16,
                   '\0');  // No character grows to more than twice its bytes.
  char* from = input.data();
  char* to = text.data();
  std::size_t left = input.size();
  std::size_t room = text.size();
  const bool converted = iconv(converter, &from, &left, &to, &room) != static_cast<std::size_t>(-1);
  iconv_close(converter);
  if (!converted || left != 0) return std::nullopt;
  text.resize(text.size() - room);
  return text;
}

bool HasControls(std::string_view text) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 && c != '\t' && c != '\r' && c != '\n' && c != '\f') return true;
  }
  return false;
}

// Text of 16-bit units has zero bytes (those of line ends, digits, commas) on one side only.
std::optional<DecodedText> DecodeUnmarkedUtf16(std::string_view bytes) {
  if (bytes.size() % 2 != 0) return std::nullopt;
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < bytes.size(); ++i) zeros[i % 2] += bytes[i] == '\0' ? 1U : 0U;
  if ((zeros[0] == 0) == (zeros[1] == 0)) return std::nullopt;
  const std::string_view encoding = zeros[1] != 0 ? "UTF-16LE" : "UTF-16BE";
  auto text = Convert(bytes, encoding);
  if (!text || HasControls(*text)) return std::nullopt;
  return DecodedText{std::move(*text), encoding};
}

// UTF-8 of Chinese text with a few broken bytes can pass for GB18030; the many sequences of three
// bytes that are right show what it is.
bool IsMostlyUtf8(std::string_view bytes) {
  std::size_t good = 0;
  std::size_t bad = 0;
  std::size_t position = 0;
  while (position < bytes.size()) {
    const utf8::CodePoint point = utf8::Decode(bytes, position);
    good += point.length >= 3 ? 1U : 0U;
    bad += point.length == 0 ? 1U : 0U;
    position += point.length == 0 ? 1 : point.length;
  }
  return good > 2 * bad;
}

}  // namespace

Result<DecodedText> DecodeText(std::string bytes) {
  for (const Mark& mark : kMarks) {
    if (std::string_view(bytes).substr(0, mark.bytes.size()) != mark.bytes) continue;
    bytes.erase(0, mark.bytes.size());
    if (mark.encoding == "UTF-8") return DecodedText{std::move(bytes), mark.encoding};
    auto text = Convert(bytes, mark.encoding);
    if (text) return DecodedText{std::move(*text), mark.encoding};
    return Status(StatusCode::kInvalidFormat,
                  "begins as " + std::string(mark.encoding) +
                      " text and does not go on as such; save the file again as UTF-8");
  }
  const bool has_zero = bytes.find('\0') != std::string::npos;
  if (has_zero) {
    if (auto decoded = DecodeUnmarkedUtf16(bytes)) return *std::move(decoded);
  }
  if (utf8::IsValid(bytes) || IsMostlyUtf8(bytes)) return DecodedText{std::move(bytes), "UTF-8"};
  if (!has_zero) {
    auto text = Convert(bytes, "GB18030");
    if (text) return DecodedText{std::move(*text), "GB18030"};
  }
  return Status(StatusCode::kInvalidFormat,
                "byte " + std::to_string(utf8::FirstInvalidByte(bytes)) +
                    ": neither UTF-8 nor UTF-16 nor GB18030 text; if it is a document or a "
                    "spreadsheet, save it as text or CSV first");
}

}  // namespace jixiao::cli
