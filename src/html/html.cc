// HTML pages taken apart by libxml2. The only room that includes it. Does not keep a tree: cells
// are filled while the page is read.
#include "jixiao/html.hpp"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <array>
#include <exception>
#include <memory>
#include <string>
#include <utility>

#include "base/document_size.h"
#include "html/charset.h"
#include "html/page.h"

namespace jixiao {
namespace {

using html::Attributes;
using html::Page;

std::string_view View(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

// What the parser's calls write to. Nothing that is thrown passes through the parser.
struct Reader {
  explicit Reader(const Limits& limits) : page(limits) {}

  template <typename Use>
  void Contain(const Use& use) noexcept {
    if (thrown != nullptr || !page.status().ok() || is_too_deep) return;
    try {
      use();
    } catch (...) {
      thrown = std::current_exception();
    }
    if (thrown != nullptr || !page.status().ok()) xmlStopParser(context);
  }

  Page page;
  htmlParserCtxtPtr context = nullptr;
  std::exception_ptr thrown;
  bool is_too_deep = false;
};

Attributes AttributesOf(const xmlChar** given) {
  Attributes attributes;
  for (; given != nullptr && *given != nullptr; given += 2) {
    const std::string_view name = View(given[0]);
    const std::string_view value = View(given[1]);
    if (name == "rowspan") attributes.row_span = value;
    if (name == "colspan") attributes.column_span = value;
    if (name == "type") attributes.type = value;
    if (name == "value") attributes.value = value;
  }
  return attributes;
}

void StartElement(void* user, const xmlChar* name, const xmlChar** attributes) {
  Reader& reader = *static_cast<Reader*>(user);
  if (reader.context->nameNr > kMaxHtmlDepth) {
    reader.is_too_deep = true;
    xmlStopParser(reader.context);
  }
  reader.Contain([&] { reader.page.Open(View(name), AttributesOf(attributes)); });
}

void EndElement(void* user, const xmlChar* name) {
  Reader& reader = *static_cast<Reader*>(user);
  reader.Contain([&] { reader.page.Close(View(name)); });
}

void Characters(void* user, const xmlChar* text, int size) {
  Reader& reader = *static_cast<Reader*>(user);
  reader.Contain([&] {
    reader.page.Text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
  });
}

struct ContextCloser {
  void operator()(htmlParserCtxtPtr context) const { htmlFreeParserCtxt(context); }
};

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// The parser holds each attribute against all before it.
bool HasTooManyAttributes(std::string_view text) {
  int attributes = 0;
  char quote = '\0';
  bool in_tag = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (!in_tag) {
      in_tag =
          c == '<' && i + 1 < text.size() && Lower(text[i + 1]) >= 'a' && Lower(text[i + 1]) <= 'z';
      attributes = 0;
    } else if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = text[i - 1] == '=' ? c : '\0';
      ++attributes;
    } else if (c == '>') {
      in_tag = false;
    } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '/') {
      ++attributes;
    }
    if (attributes > 2 * kMaxHtmlAttributes) return true;
  }
  return false;
}

Status OutOfMemory() { return Status(StatusCode::kOutOfMemory, "the parser of HTML"); }

Status Parse(std::string_view text, Reader* reader) {
  htmlSAXHandler handler{};
  handler.startElement = &StartElement;
  handler.endElement = &EndElement;
  handler.characters = &Characters;
  handler.ignorableWhitespace = &Characters;
  // An empty text is no document to the parser.
  if (text.empty()) return Status();
  xmlInitParser();
  const std::unique_ptr<htmlParserCtxt, ContextCloser> context(
      htmlCreatePushParserCtxt(&handler, reader, nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8));
  if (context == nullptr) return OutOfMemory();
  reader->context = context.get();
  htmlCtxtUseOptions(context.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                        HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
  // What is pushed is copied: pieces keep the copy small.
  constexpr std::size_t kPiece = std::size_t{1} << 16;
  while (!text.empty() && reader->thrown == nullptr && reader->page.status().ok() &&
         !reader->is_too_deep) {
    const std::string_view piece = text.substr(0, kPiece);
    text.remove_prefix(piece.size());
    htmlParseChunk(context.get(), piece.data(), static_cast<int>(piece.size()), 0);
  }
  htmlParseChunk(context.get(), "", 0, 1);
  if (reader->thrown != nullptr) std::rethrow_exception(reader->thrown);
  if (reader->is_too_deep) {
    return Status(StatusCode::kLimitExceeded, "more than " + std::to_string(kMaxHtmlDepth) +
                                                  " elements open at once: markup never closed");
  }
  if (context->errNo == XML_ERR_NO_MEMORY) return OutOfMemory();
  return reader->page.status();
}

}  // namespace

Result<TextGrids> GridsFromHtml(std::string_view bytes, std::string_view charset,
                                const Limits& limits) {
  if (Status status = CheckDocumentSize("the page", bytes.size(), limits); !status.ok()) {
    return status;
  }
  html::Decoded decoded = html::Decode(bytes, charset);
  if (HasTooManyAttributes(decoded.text)) {
    return Status(StatusCode::kLimitExceeded,
                  "more than " + std::to_string(kMaxHtmlAttributes) + " attributes of one element");
  }
  Reader reader(limits);
  if (Status status = Parse(decoded.text, &reader); !status.ok()) return status;
  TextGrids grids{reader.page.Finish(), std::move(decoded.diagnostics)};
  if (!reader.page.status().ok()) return reader.page.status();
  return grids;
}

}  // namespace jixiao
