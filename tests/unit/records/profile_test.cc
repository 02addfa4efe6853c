// Profiles: built in, as JSON, and every fault of one.
#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_replace.h"
#include "jixiao/records.hpp"

namespace jixiao {
namespace {

TEST(RecordProfile, BuiltInOnesAreSoundAndComeBackAsTheyWentOut) {
  ASSERT_EQ(RecordProfiles().size(), 2U);
  for (const char* const name : {"ministry", "vendor"}) {
    const RecordProfile* const profile = FindRecordProfile(name);
    ASSERT_NE(profile, nullptr) << name;
    EXPECT_TRUE(Validate(*profile).empty()) << name;
    const auto read = RecordProfileFromJson(RecordProfileToJson(*profile));
    ASSERT_TRUE(read.ok()) << name;
    EXPECT_TRUE(read->faults.empty()) << name;
    EXPECT_EQ(read->profile, *profile) << name;
  }
  EXPECT_EQ(FindRecordProfile("none"), nullptr);
}

TEST(RecordProfile, EachFaultHasOneMessageThatNamesItsPlace) {
  const struct {
    const char* part;
    const char* instead;
    const char* field;
  } cases[] = {
      {R"("name": "vendor")", R"("name": "Vendor")", "name"},
      {R"("project": "pro_code")", R"("project": "")", "keys.project"},
      {R"("year": "fiscal_year")", R"("year": "pro_code")", "keys.year"},
      {R"("1": "≥")", R"("1": "或者")", "signs.1"},
      {R"("money_unit": "元")", R"("money_unit": "米")", "money_unit"},
      {R"("money_unit": "元")", R"("money_unit": 1)", "money_unit"},
      {R"("money_unit": "元")", R"("currency": "元")", "currency"},
      {R"("role": "money")", R"("role": "cash")", "tables[3].role"},
      {R"("level3": [)", R"("level4": [)", "tables[1].fields.level4"},
      {R"("spent": ["year_exe_amt"])", R"("goal": ["year_exe_amt"], "spent": ["a"])",
       "tables[3].fields.goal"},
      {R"("opening": ["reply_amt"])", R"("opening": ["cur_amt"])", "tables[3].fields.adjusted[0]"},
      {R"("fund_source": ["found_type_name"])", R"("fund_source": [])",
       "tables[3].fields.fund_source"},
      {R"("needs": ["PM_PERF_SELF_BGT"])", R"("needs": ["NOWHERE"])", "tables[2].needs[0]"},
      {R"("table": "PM_PERF_SELF_EVAL")", R"("table": "PM_PERF_SELF_BGT")", "tables[4].table"},
      {R"("findings_table": "JIXIAO_FINDING")", R"("findings_table": "PM_PERF_SELF_EVAL")",
       "findings_table"},
      {R"("yes": ["2"])", R"("yes": [])", "live.yes"},
      {R"("no": ["1"])", R"("no": ["2"])", "live.no[0]"},
  };
  const std::string vendor =
      RecordProfileToJson(*FindRecordProfile("vendor"), JsonLayout::kCompact);
  const std::string spaced = absl::StrReplaceAll(vendor, {{"\":", "\": "}, {",\"", ", \""}});
  for (const auto& one : cases) {
    const std::size_t at = spaced.find(one.part);
    ASSERT_NE(at, std::string::npos) << one.part;
    std::string changed = spaced;
    changed.replace(at, std::string(one.part).size(), one.instead);
    const auto read = RecordProfileFromJson(changed);
    ASSERT_TRUE(read.ok()) << one.instead;
    ASSERT_EQ(read->faults.size(), 1U) << one.instead;
    EXPECT_EQ(read->faults[0].field, one.field);
    EXPECT_FALSE(read->faults[0].message.zh.empty());
    EXPECT_FALSE(read->faults[0].message.en.empty());
  }
}

TEST(RecordProfile, OtherTextIsNoProfile) {
  EXPECT_EQ(RecordProfileFromJson("[").code(), StatusCode::kInvalidFormat);
  EXPECT_EQ(RecordProfileFromJson(R"({"name": "a"})").code(), StatusCode::kInvalidFormat);
}

}  // namespace
}  // namespace jixiao
