#include "interchange/json_text.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/document_size.h"
#include "base/utf8.h"

namespace jixiao::interchange {
namespace {

// Tells how far the lexer has read: its callbacks carry no position.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, std::size_t* count) : at_(at), count_(count) {}
  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    ++at_;
    ++*count_;
    return *this;
  }
  CountingIterator operator++(int) {
    CountingIterator before = *this;
    ++*this;
    return before;
  }
  bool operator==(const CountingIterator& other) const { return at_ == other.at_; }

 private:
  const char* at_;
  std::size_t* count_;
};

}  // namespace

// Receives nlohmann_json's events. Never stores a `double`: the lexer hands over the digits.
class TreeBuilder : public nlohmann::json_sax<nlohmann::ordered_json> {
 public:
  TreeBuilder(std::string_view text, std::size_t max_elements)
      : text_(text), max_elements_(max_elements) {
    if (text.substr(0, utf8::kByteOrderMark.size()) == utf8::kByteOrderMark) {
      token_begin_ = utf8::kByteOrderMark.size();
    }
  }

  std::size_t* count() { return &read_; }
  Status TakeStatus() { return std::move(status_); }
  JsonText TakeTree() { return std::move(tree_); }

  bool null() override { return Add(JsonKind::kNull, ""); }
  bool boolean(bool value) override { return Add(JsonKind::kBoolean, value ? "true" : "false"); }
  bool number_integer(number_integer_t value) override { return AddNumber(absl::StrCat(value)); }
  bool number_unsigned(number_unsigned_t value) override { return AddNumber(absl::StrCat(value)); }
  bool number_float(number_float_t, const string_t& digits) override {
    std::string text = digits;
    // The lexer writes the decimal point of the host's locale into its buffer.
    const auto is_point = [](char c) {
      return std::string_view("0123456789+-eE").find(c) == std::string_view::npos;
    };
    std::replace_if(text.begin(), text.end(), is_point, '.');
    return AddNumber(text);
  }
  bool string(string_t& value) override { return Add(JsonKind::kString, value); }
  bool binary(binary_t&) override { return false; }  // JSON text has none.
  bool start_object(std::size_t) override { return Open(JsonKind::kObject); }
  bool start_array(std::size_t) override { return Open(JsonKind::kArray); }
  bool end_object() override { return Close(); }
  bool end_array() override { return Close(); }

  bool key(string_t& value) override {
    key_begin_ = tree_.strings_.size();
    tree_.strings_ += value;
    Advance();
    return true;
  }

  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::json::exception& error) override {
    const std::size_t at = std::min(position == 0 ? 0 : position - 1, text_.size());
    const auto line =
        1 + std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    std::string_view reason = error.what();
    // "[json.exception.parse_error.101] parse error at line 1, column 2: …": ours names the place.
    if (const auto colon = reason.find(": "); colon != std::string_view::npos) {
      reason.remove_prefix(colon + 2);
    }
    status_ = Status(
        StatusCode::kInvalidFormat,
        absl::StrCat("line ", line, ", byte ", at, ": not valid JSON: ", WithoutLastRead(reason)));
    return false;
  }

 private:
  // "…; last read: '"≥'; expected …" quotes the text without end, cut inside a character at times.
  static std::string WithoutLastRead(std::string_view reason) {
    const auto quoted = reason.find("; last read: ");
    if (quoted == std::string_view::npos) return std::string(reason);
    const auto expected = reason.rfind("; expected ");
    std::string kept(reason.substr(0, quoted));
    if (expected != std::string_view::npos && expected > quoted) kept += reason.substr(expected);
    return kept;
  }

  struct Place {
    TextSpan span;
    std::uint32_t line;
  };

  // Between two tokens stand only spaces and separators, so the token just read begins at the first
  // other byte after the one before.
  Place Advance(std::size_t overread = 0) {
    const auto is_between = [](char c) {
      return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == ',' || c == ':';
    };
    while (token_begin_ < text_.size() && is_between(text_[token_begin_])) CountLine();
    const Place place{
        {static_cast<std::uint32_t>(token_begin_), static_cast<std::uint32_t>(read_ - overread)},
        line_};
    while (token_begin_ < read_ - overread) CountLine();
    return place;
  }
  void CountLine() {
    if (text_[token_begin_] == '\n') ++line_;
    ++token_begin_;
  }

  // Only the end of a number is seen by reading one byte more, unless the text ends there.
  bool AddNumber(std::string_view digits) {
    const bool at_end = read_ == text_.size() && text_.back() >= '0' && text_.back() <= '9';
    return Add(JsonKind::kNumber, digits, at_end ? 0 : 1);
  }

  bool Add(JsonKind kind, std::string_view value, std::size_t overread = 0) {
    const Place place = Advance(overread);
    const std::size_t text_begin = tree_.strings_.size();
    if (key_begin_ == kNoKey) {
      if (elements_++ > max_elements_) return TooManyElements();  // The document is one itself.
      key_begin_ = text_begin;
    }
    tree_.strings_ += value;
    tree_.nodes_.push_back({kind, place.line, place.span, key_begin_, text_begin,
                            tree_.strings_.size(), tree_.nodes_.size() + 1});
    key_begin_ = kNoKey;
    return true;
  }

  bool TooManyElements() {
    status_ = Status(StatusCode::kLimitExceeded,
                     absl::StrCat("line ", line_, ": more than the limit of ", max_elements_,
                                  " elements of lists; split the file"));
    return false;
  }

  bool Open(JsonKind kind) {
    if (open_.size() == JsonText::kMaxDepth) {
      status_ = Status(StatusCode::kLimitExceeded,
                       absl::StrCat("line ", line_, ": nested deeper than ", JsonText::kMaxDepth,
                                    " levels; check that the file is a jixiao file"));
      return false;
    }
    open_.push_back(tree_.nodes_.size());
    return Add(kind, "");
  }
  bool Close() {
    Advance();
    JsonText::Node& node = tree_.nodes_[open_.back()];
    node.after = tree_.nodes_.size();
    node.span.end = static_cast<std::uint32_t>(token_begin_);
    open_.pop_back();
    return true;
  }

  static constexpr std::size_t kNoKey = static_cast<std::size_t>(-1);
  std::string_view text_;
  std::size_t max_elements_;
  std::size_t elements_ = 0;
  std::size_t read_ = 0;
  std::size_t token_begin_ = 0;
  std::uint32_t line_ = 1;
  std::size_t key_begin_ = kNoKey;
  std::vector<std::size_t> open_;
  Status status_;
  JsonText tree_;
};

std::string_view JsonKindName(JsonKind kind) {
  constexpr std::array<std::string_view, 6> kNames = {"null",   "boolean", "number",
                                                      "string", "array",   "object"};
  return kNames[static_cast<std::size_t>(kind)];
}

JsonKind JsonValue::kind() const { return owner_->nodes_[index_].kind; }
std::string_view JsonValue::text() const {
  const JsonText::Node& node = owner_->nodes_[index_];
  return std::string_view(owner_->strings_)
      .substr(node.text_begin, node.text_end - node.text_begin);
}
std::string_view JsonValue::key() const {
  const JsonText::Node& node = owner_->nodes_[index_];
  return std::string_view(owner_->strings_)
      .substr(node.key_begin, node.text_begin - node.key_begin);
}
TextSpan JsonValue::span() const { return owner_->nodes_[index_].span; }
std::uint32_t JsonValue::line() const { return owner_->nodes_[index_].line; }
std::vector<JsonValue> JsonValue::children() const {
  std::vector<JsonValue> values;
  const std::size_t after = owner_->nodes_[index_].after;
  for (std::size_t i = index_ + 1; i < after; i = owner_->nodes_[i].after) {
    values.push_back(JsonValue(*owner_, i));
  }
  return values;
}

Result<JsonText> JsonText::Parse(std::string_view text, const Limits& limits) {
  if (Status status = CheckDocumentSize("the JSON", text.size(), limits); !status.ok()) {
    return status;
  }
  if (const std::size_t invalid = utf8::FirstInvalidByte(text); invalid != text.size()) {
    return Status(StatusCode::kInvalidUtf8,
                  absl::StrCat("byte ", invalid, " is not valid UTF-8; save the file as UTF-8"));
  }
  TreeBuilder builder(text, limits.rows);
  const CountingIterator begin(text.data(), builder.count());
  const CountingIterator end(text.data() + text.size(), builder.count());
  if (!nlohmann::ordered_json::sax_parse(begin, end, &builder)) return builder.TakeStatus();
  return builder.TakeTree();
}

}  // namespace jixiao::interchange
