#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "jixiao/interchange.hpp"

namespace jixiao {
namespace {

using Json = nlohmann::ordered_json;

Json Record(std::string_view text, Language language = Language::kChinese) {
  const std::string line = ThresholdToJson(Threshold::Parse(text), language);
  EXPECT_EQ(line.find('\n'), std::string::npos);
  return Json::parse(line);
}

std::vector<std::string> KeysOf(const Json& record) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : record.items()) keys.push_back(key);
  return keys;
}

TEST(ThresholdJson, FieldsStandOnlyForTheKindsThatHaveThem) {
  using Keys = std::vector<std::string>;
  const std::pair<std::string_view, Keys> cases[] = {
      {"≥90%",
       {"text", "kind", "comparator", "value", "unit", "dimension", "base_value", "base_unit",
        "canonical", "diagnostics"}},
      {"4人",
       {"text", "kind", "comparator", "bare", "value", "unit", "dimension", "base_value",
        "base_unit", "canonical", "diagnostics"}},
      {"80%-90%",
       {"text", "kind", "unit", "dimension", "base_unit", "lower", "upper", "canonical",
        "diagnostics"}},
      {"2023年8月底前", {"text", "kind", "comparator", "date", "canonical", "diagnostics"}},
      {"2023年1月至6月", {"text", "kind", "date", "date_end", "canonical", "diagnostics"}},
      {"效果明显", {"text", "kind", "class", "canonical", "diagnostics"}},
      {"", {"text", "kind", "diagnostics"}},
  };
  for (const auto& [text, keys] : cases) EXPECT_EQ(KeysOf(Record(text)), keys) << text;
}

TEST(ThresholdJson, ValuesAreDecimalStringsAndBasesExact) {
  const Json money = Record("≥558.42 万元");
  EXPECT_EQ(money["value"], "558.42");
  EXPECT_EQ(money["unit"], "万元");
  EXPECT_EQ(money["dimension"], "money");
  EXPECT_EQ(money["base_value"], "5584200");
  EXPECT_EQ(money["base_unit"], "元");
  EXPECT_EQ(Record("≥1亩")["base_value"], "2000/3");
  EXPECT_EQ(Record("≥90%")["base_value"], "0.9");
}

TEST(ThresholdJson, BoundsNameValueBaseAndWhetherTheyAreClosed) {
  const Json range = Record("[80%,90%)");
  EXPECT_EQ(range["lower"], (Json{{"value", "80"}, {"base_value", "0.8"}, {"closed", true}}));
  EXPECT_EQ(range["upper"], (Json{{"value", "90"}, {"base_value", "0.9"}, {"closed", false}}));
}

TEST(ThresholdJson, CapAndPartsAreRecordsThemselves) {
  const Json share = Record("核定支出的 50%，最高不超 100 万元");
  EXPECT_EQ(share["kind"], "capped_share");
  EXPECT_EQ(share["value"], "50");
  EXPECT_EQ(share["of"], "核定支出");
  EXPECT_EQ(share["cap"]["kind"], "quantity");
  EXPECT_EQ(share["cap"]["base_value"], "1000000");
  const Json compound = Record("≥2家，≥10人");
  EXPECT_EQ(compound["connective"], "all");
  ASSERT_EQ(compound["parts"].size(), 2U);
  EXPECT_EQ(compound["parts"][1]["value"], "10");
}

TEST(ThresholdJson, ChangeHasDirectionAndReference) {
  const Json change = Record("比上年下降10%");
  EXPECT_EQ(change["kind"], "change");
  EXPECT_EQ(change["direction"], "down");
  EXPECT_EQ(change["reference"], "上年");
}

TEST(ThresholdJson, ClassOfUnknownProseIsNull) {
  EXPECT_TRUE(Record("见附件说明")["class"].is_null());
}

TEST(ThresholdJson, DiagnosticsSpeakTheLanguageAskedFor) {
  const Json zh = Record("≥ 家", Language::kChinese)["diagnostics"][0];
  const Json en = Record("≥ 家", Language::kEnglish)["diagnostics"][0];
  EXPECT_EQ(zh["code"], en["code"]);
  EXPECT_EQ(zh["severity"], "error");
  EXPECT_NE(zh["message"], en["message"]);
  EXPECT_TRUE(zh.contains("begin") && zh.contains("end"));
}

TEST(ThresholdJson, BytesThatAreNotUtf8BecomeTheReplacementCharacter) {
  EXPECT_EQ(Record("a\xFF\x62")["text"], "a\uFFFD\x62");
}

}  // namespace
}  // namespace jixiao
