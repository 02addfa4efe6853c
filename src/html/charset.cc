#include "html/charset.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <memory>
#include <optional>
#include <utility>

#include "base/utf8.h"

namespace jixiao::html {
namespace {

// A page states its encoding in its first bytes, or nowhere.
constexpr std::size_t kHeadBytes = 4096;

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string Lowered(std::string_view text) {
  std::string lowered(text);
  std::transform(lowered.begin(), lowered.end(), lowered.begin(), &Lower);
  return lowered;
}

bool IsNamePart(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':';
}

// <meta charset="gbk">, <meta … content="text/html; charset=gb2312">, <?xml encoding="gbk"?>
std::string StatedInPage(std::string_view bytes) {
  const std::string head = Lowered(bytes.substr(0, kHeadBytes));
  for (const std::string_view label : {"charset=", "encoding="}) {
    std::size_t at = head.find(label);
    if (at == std::string::npos) continue;
    at += label.size();
    while (at < head.size() && (head[at] == '"' || head[at] == '\'' || head[at] == ' ')) ++at;
    std::size_t end = at;
    while (end < head.size() && IsNamePart(head[end])) ++end;
    if (end > at) return head.substr(at, end - at);
  }
  return {};
}

struct Alias {
  std::string_view name;
  std::string_view meant;
};
// As browsers take them: the larger of two encodings that share a name.
constexpr auto kAliases = std::to_array<Alias>({{"gb2312", "gb18030"},
                                                {"gb_2312-80", "gb18030"},
                                                {"gbk", "gb18030"},
                                                {"x-gbk", "gb18030"},
                                                {"utf8", "utf-8"},
                                                {"unicode", "utf-16le"},
                                                {"utf-16", "utf-16le"},
                                                {"iso-8859-1", "windows-1252"},
                                                {"ascii", "windows-1252"},
                                                {"us-ascii", "windows-1252"}});

std::string Meant(std::string name) {
  const auto* const alias = std::find_if(kAliases.begin(), kAliases.end(),
                                         [&](const Alias& one) { return one.name == name; });
  return alias != kAliases.end() ? std::string(alias->meant) : name;
}

struct Mark {
  std::string_view bytes;
  std::string_view charset;
};
constexpr std::array<Mark, 3> kMarks = {
    {{"\xEF\xBB\xBF", "utf-8"}, {"\xFF\xFE", "utf-16le"}, {"\xFE\xFF", "utf-16be"}}};

// Bytes without a reading stand as U+FFFD.
struct Converted {
  std::string text;
  std::size_t replaced = 0;
};
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

Converted RepairUtf8(std::string_view bytes) {
  Converted converted;
  while (!bytes.empty()) {
    const std::size_t good = utf8::FirstInvalidByte(bytes);
    converted.text += bytes.substr(0, good);
    bytes.remove_prefix(good);
    if (bytes.empty()) break;
    converted.text += kReplacement;
    ++converted.replaced;
    bytes.remove_prefix(1);
  }
  return converted;
}

// Chinese text in UTF-8 with a few broken bytes can pass for GB18030; the many sequences of three
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
  return bad == 0 || good > 2 * bad;
}

struct Closer {
  void operator()(void* converter) const { iconv_close(converter); }
};

// Nothing where the system does not know the encoding.
std::optional<Converted> Convert(std::string_view bytes, const std::string& charset) {
  if (charset == "utf-8") return RepairUtf8(bytes);
  iconv_t opened = iconv_open("UTF-8", charset.c_str());
  if (opened == reinterpret_cast<iconv_t>(-1)) return std::nullopt;  // NOLINT: iconv's own form.
  const std::unique_ptr<void, Closer> converter(opened);
  Converted converted;
  converted.text.reserve(bytes.size() + bytes.size() / 2);
  std::array<char, 4096> block;
  char* from = const_cast<char*>(bytes.data());  // NOLINT: iconv does not write through it.
  std::size_t left = bytes.size();
  while (left != 0) {
    char* to = block.data();
    std::size_t room = block.size();
    const bool stopped =
        iconv(converter.get(), &from, &left, &to, &room) == static_cast<std::size_t>(-1);
    const int fault = errno;
    converted.text.append(block.data(), block.size() - room);
    if (!stopped || fault == E2BIG || left == 0) continue;
    converted.text += kReplacement;
    ++converted.replaced;
    ++from;
    --left;
  }
  return converted;
}

Diagnostic ReplacedBytes(std::size_t count, std::string_view charset) {
  return {.code = DiagnosticCode::kHtmlBytesReplaced,
          .arguments = {std::to_string(count), std::string(charset)},
          .source = DiagnosticSource::kDocument};
}

Diagnostic OtherCharset(std::string_view stated, std::string_view found) {
  return {.code = DiagnosticCode::kHtmlOtherCharset,
          .arguments = {std::string(stated), std::string(found)},
          .source = DiagnosticSource::kDocument};
}

Decoded Finish(Converted converted, std::string_view charset) {
  Decoded decoded{std::move(converted.text), {}};
  if (converted.replaced != 0) {
    decoded.diagnostics.push_back(ReplacedBytes(converted.replaced, charset));
  }
  return decoded;
}

}  // namespace

Decoded Decode(std::string_view bytes, std::string_view charset) {
  for (const Mark& mark : kMarks) {
    if (!bytes.starts_with(mark.bytes)) continue;
    bytes.remove_prefix(mark.bytes.size());
    if (auto converted = Convert(bytes, std::string(mark.charset))) {
      return Finish(*std::move(converted), mark.charset);
    }
  }
  std::string stated = charset.empty() ? StatedInPage(bytes) : Lowered(charset);
  // What no name has cannot be part of one.
  std::erase_if(stated, [](char c) { return !IsNamePart(c); });
  const std::string meant = Meant(stated);
  std::optional<Converted> as_stated;
  if (!stated.empty()) as_stated = Convert(bytes, meant);
  if (as_stated && as_stated->replaced == 0) return Finish(*std::move(as_stated), meant);

  // What is not as it is stated, or not stated: UTF-8 shows itself; Chinese text that is not UTF-8
  // is GB18030.
  const std::string_view found = IsMostlyUtf8(bytes) ? "utf-8" : "gb18030";
  auto as_found = Convert(bytes, std::string(found));
  const bool take_found = as_found && (!as_stated || as_found->replaced == 0);
  if (!take_found) {
    return as_stated ? Finish(*std::move(as_stated), meant) : Finish(RepairUtf8(bytes), "utf-8");
  }
  Decoded decoded = Finish(*std::move(as_found), found);
  if (!stated.empty()) decoded.diagnostics.push_back(OtherCharset(stated, found));
  return decoded;
}

}  // namespace jixiao::html
