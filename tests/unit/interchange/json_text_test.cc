#include "interchange/json_text.h"

#include <gtest/gtest.h>

#include <string>

#include "base/utf8.h"

namespace jixiao::interchange {
namespace {

JsonText Parsed(std::string_view text) {
  auto parsed = JsonText::Parse(text, Limits());
  EXPECT_TRUE(parsed.ok()) << parsed.status().message();
  return std::move(parsed).value();
}

std::string_view Slice(std::string_view text, TextSpan span) {
  return text.substr(span.begin, span.end - span.begin);
}

TEST(JsonText, KeepsTheDigitsOfANumberAsWritten) {
  for (const std::string_view digits :
       {"0", "-7", "2.50", "0.10", "123456789012345678901234567890.12", "1e3", "-0.5E+2"}) {
    EXPECT_EQ(Parsed(digits).root().text(), digits);
  }
}

TEST(JsonText, KeepsRepeatedKeysInTheirOrder) {
  const JsonText text = Parsed(R"({"a": "1", "b": "2", "a": "3"})");
  const auto members = text.root().children();
  ASSERT_EQ(members.size(), 3U);
  EXPECT_EQ(members[0].key(), "a");
  EXPECT_EQ(members[1].key(), "b");
  EXPECT_EQ(members[2].key(), "a");
  EXPECT_EQ(members[2].text(), "3");
}

TEST(JsonText, ChildrenAreThoseOfTheValueItself) {
  const JsonText text = Parsed(R"([[1, [2, 3]], {"k": [4]}, 5])");
  const auto elements = text.root().children();
  ASSERT_EQ(elements.size(), 3U);
  EXPECT_EQ(elements[0].children().size(), 2U);
  EXPECT_EQ(elements[1].children().front().key(), "k");
  EXPECT_EQ(elements[2].text(), "5");
  EXPECT_TRUE(elements[2].children().empty());
}

TEST(JsonText, SpansCoverTheValueInTheBytesOfTheText) {
  const std::string_view text =
      "\xEF\xBB\xBF{ \"名\" : \"值\\n\",\n \"n\":12.5,\"t\":[true ,null]\n}";
  const JsonText parsed = Parsed(text);
  const auto members = parsed.root().children();
  ASSERT_EQ(members.size(), 3U);
  EXPECT_EQ(Slice(text, members[0].span()), "\"值\\n\"");
  EXPECT_EQ(Slice(text, members[1].span()), "12.5");
  EXPECT_EQ(Slice(text, members[2].span()), "[true ,null]");
  EXPECT_EQ(Slice(text, members[2].children()[0].span()), "true");
  EXPECT_EQ(Slice(text, members[2].children()[1].span()), "null");
}

TEST(JsonText, WhatIsNoJsonIsNotQuotedInTheMessage) {
  // A quotation would be cut inside a character, or be as long as the text.
  for (const std::string& text :
       {std::string("≥90%"), "\"" + std::string(100000, '9'), std::string("{\"名\": 值}")}) {
    const auto parsed = JsonText::Parse(text, Limits());
    ASSERT_FALSE(parsed.ok());
    const std::string message(parsed.status().message());
    EXPECT_TRUE(utf8::IsValid(message)) << message;
    EXPECT_LT(message.size(), 200U);
    EXPECT_NE(message.find("not valid JSON: syntax error"), std::string::npos) << message;
  }
}

TEST(JsonText, LinesAreCountedFromOne) {
  const JsonText text = Parsed("{\n\"a\":\n1,\n\n\"b\": 2}");
  const auto members = text.root().children();
  EXPECT_EQ(text.root().line(), 1U);
  EXPECT_EQ(members[0].line(), 3U);
  EXPECT_EQ(members[1].line(), 5U);
}

TEST(JsonText, SyntaxErrorNamesLineAndByte) {
  const auto parsed = JsonText::Parse("{\n  \"a\": 1,\n  oops\n}", Limits());
  ASSERT_FALSE(parsed.ok());
  EXPECT_EQ(parsed.code(), StatusCode::kInvalidFormat);
  EXPECT_EQ(parsed.status().message().rfind("line 3, byte 14: ", 0), 0U)
      << parsed.status().message();
}

TEST(JsonText, TextAfterTheDocumentIsRefused) {
  EXPECT_EQ(JsonText::Parse("{} {}", Limits()).code(), StatusCode::kInvalidFormat);
}

TEST(JsonText, NestingBeyondTheLimitIsRefusedWithoutRecursion) {
  const std::string deep(1'000'000, '[');
  EXPECT_EQ(JsonText::Parse(deep, Limits()).code(), StatusCode::kLimitExceeded);
  const std::string allowed =
      std::string(JsonText::kMaxDepth, '[') + std::string(JsonText::kMaxDepth, ']');
  EXPECT_TRUE(JsonText::Parse(allowed, Limits()).ok());
}

TEST(JsonText, SizeBeyondTheLimitIsRefused) {
  Limits limits;
  limits.document_bytes = 10;
  EXPECT_EQ(JsonText::Parse("[1,2,3,4,5]", limits).code(), StatusCode::kLimitExceeded);
  EXPECT_TRUE(JsonText::Parse("[1,2,3,4]", limits).ok());
}

TEST(JsonText, ElementsOfAllListsTogetherAreLimited) {
  Limits limits;
  limits.rows = 4;
  EXPECT_TRUE(JsonText::Parse(R"({"a":[1,[2]],"b":[{"c":5,"d":6}]})", limits).ok());
  EXPECT_EQ(JsonText::Parse(R"({"a":[1,[2]],"b":[{"c":5},6]})", limits).code(),
            StatusCode::kLimitExceeded);
}

TEST(JsonText, InvalidUtf8IsRefusedWithItsByte) {
  const auto parsed = JsonText::Parse("[\"\xC3\x28\"]", Limits());
  ASSERT_EQ(parsed.code(), StatusCode::kInvalidUtf8);
  EXPECT_NE(parsed.status().message().find("byte 2"), std::string::npos);
}

}  // namespace
}  // namespace jixiao::interchange
