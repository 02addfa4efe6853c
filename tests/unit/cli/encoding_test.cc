#include "cli/encoding.h"

#include <gtest/gtest.h>
#include <iconv.h>

#include <string>

namespace jixiao::cli {
namespace {

constexpr std::string_view kText = "项目编码,指标值\r\n13030624P00530210007P,≥558.42 万元\r\n";

std::string Encoded(std::string_view text, const char* encoding) {
  const iconv_t converter = iconv_open(encoding, "UTF-8");
  std::string input(text);
  std::string output(4 * text.size() + 8, '\0');
  char* from = input.data();
  char* to = output.data();
  std::size_t left = input.size();
  std::size_t room = output.size();
  EXPECT_EQ(iconv(converter, &from, &left, &to, &room), 0U);
  iconv_close(converter);
  output.resize(output.size() - room);
  return output;
}

TEST(DecodeText, EveryEncodingThatASpreadsheetSaves) {
  struct Case {
    std::string bytes;
    std::string_view encoding;
  };
  const std::string text(kText);
  const Case cases[] = {
      {text, "UTF-8"},
      {"\xEF\xBB\xBF" + text, "UTF-8"},
      {"\xFF\xFE" + Encoded(text, "UTF-16LE"), "UTF-16LE"},
      {"\xFE\xFF" + Encoded(text, "UTF-16BE"), "UTF-16BE"},
      {Encoded(text, "UTF-16LE"), "UTF-16LE"},
      {Encoded(text, "UTF-16BE"), "UTF-16BE"},
      {Encoded(text, "GB18030"), "GB18030"},
  };
  for (const Case& c : cases) {
    const auto decoded = DecodeText(c.bytes);
    ASSERT_TRUE(decoded.ok()) << decoded.status().message();
    EXPECT_EQ(decoded->text, kText);
    EXPECT_EQ(decoded->encoding, c.encoding);
  }
}

TEST(DecodeText, CharactersOutsideTheBasicPlaneSurvive) {
  const std::string text = "姓名：𠮷\n";
  for (const char* const encoding : {"UTF-16LE", "UTF-16BE", "GB18030"}) {
    const auto decoded = DecodeText(Encoded(text, encoding));
    ASSERT_TRUE(decoded.ok()) << encoding;
    EXPECT_EQ(decoded->text, text) << encoding;
  }
}

TEST(DecodeText, EmptyFileIsEmptyText) {
  EXPECT_EQ(DecodeText("")->text, "");
  EXPECT_EQ(DecodeText("\xEF\xBB\xBF")->text, "");
}

TEST(DecodeText, AFewBrokenBytesDoNotTurnUtf8IntoGb18030) {
  const std::string text = std::string(kText) + "\xE7\x9B" + std::string(kText);
  const auto decoded = DecodeText(text);
  ASSERT_TRUE(decoded.ok());
  EXPECT_EQ(decoded->encoding, "UTF-8");
  EXPECT_EQ(decoded->text, text);  // For the reader to report.
}

TEST(DecodeText, AZeroByteInUtf8IsLeftForTheReader) {
  const std::string text = std::string(kText) + '\0';
  EXPECT_EQ(DecodeText(text)->text, text);
}

TEST(DecodeText, WhatIsNoTextIsRefused) {
  const std::string zip("PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00\x21\x00\xFF\xFE\x80\x81", 18);
  EXPECT_EQ(DecodeText(zip).code(), StatusCode::kInvalidFormat);
  EXPECT_EQ(DecodeText(std::string("\xFF\xFE\x00\xD8z\0", 6)).code(), StatusCode::kInvalidFormat);
  EXPECT_EQ(DecodeText("\x80\x81\xFF").code(), StatusCode::kInvalidFormat);
}

}  // namespace
}  // namespace jixiao::cli
