#include "jixiao/threshold.hpp"

#include <gtest/gtest.h>

#include <ctime>
#include <set>
#include <string>
#include <vector>

#include "golden_lines.h"
#include "jixiao/interchange.hpp"
#include "jixiao/limits.hpp"

namespace jixiao {
namespace {

using Json = nlohmann::json;

// A context whose texts live as long as the case.
struct GoldenContext {
  explicit GoldenContext(const Json& json)
      : unit(json.value("unit", "")), name(json.value("name", "")), kind(json.value("kind", "")) {
    context.header_unit = unit;
    context.name = name;
    context.year = json.value("year", 0);
    context.row_kind = ParseRowKind(kind);
  }
  std::string unit;
  std::string name;
  std::string kind;
  ThresholdContext context;
};

// The parse record with the codes of its diagnostics in place of their messages and places.
Json RecordWithCodes(const Threshold& threshold) {
  Json record = Json::parse(ThresholdToJson(threshold, Language::kEnglish));
  Json codes = Json::array();
  for (const Json& diagnostic : record["diagnostics"]) codes.push_back(diagnostic["code"]);
  record.erase("text");
  record["diagnostics"] = codes;
  return record;
}

bool SpanIsInside(const TextSpan& span, const std::string& text) {
  const auto boundary = [&text](std::uint32_t at) {
    return at == text.size() ||
           (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U);
  };
  return span.begin <= span.end && boundary(span.begin) && boundary(span.end);
}

class GoldenThresholds : public testing::TestWithParam<std::string> {};

// Each line: text, context, and every field of the parse record.
TEST_P(GoldenThresholds, RecordIsAsReadByHand) {
  for (const Json& c : GoldenLines(GetParam())) {
    const GoldenContext context(c.value("context", Json::object()));
    const std::string text = c["text"];
    EXPECT_EQ(RecordWithCodes(Threshold::Parse(text, context.context)), c["record"]) << text;
  }
}

TEST_P(GoldenThresholds, CanonicalTextParsesToAnEqualThreshold) {
  for (const Json& c : GoldenLines(GetParam())) {
    const GoldenContext context(c.value("context", Json::object()));
    const std::string text = c["text"];
    const Threshold threshold = Threshold::Parse(text, context.context);
    if (threshold.kind() == ThresholdKind::kInvalid) continue;
    const Threshold again = Threshold::Parse(threshold.canonical(), context.context);
    EXPECT_TRUE(again == threshold) << text << " → " << threshold.canonical();
    EXPECT_EQ(again.canonical(), threshold.canonical()) << text;
  }
}

TEST_P(GoldenThresholds, SpansLieOnCharacterBoundaries) {
  for (const Json& c : GoldenLines(GetParam())) {
    const std::string text = c["text"];
    const Threshold threshold = Threshold::Parse(text);
    EXPECT_TRUE(SpanIsInside(threshold.comparator_span(), text)) << text;
    EXPECT_TRUE(SpanIsInside(threshold.number_span(), text)) << text;
    EXPECT_TRUE(SpanIsInside(threshold.unit_span(), text)) << text;
    for (const Diagnostic& diagnostic : threshold.diagnostics()) {
      EXPECT_TRUE(SpanIsInside(diagnostic.span, text)) << text;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Files, GoldenThresholds,
                         testing::Values("thresholds.jsonl", "funing_targets.jsonl"));

// Cells of published documents with readings by hand; kind, comparator and value must agree.
TEST(Threshold, PublishedCells) {
  for (const Json& c : GoldenLines("published_cells.jsonl")) {
    const std::string text = c["text"];
    const Threshold threshold = Threshold::Parse(text);
    EXPECT_EQ(ThresholdKindName(threshold.kind()), c["kind"].get<std::string>()) << text;
    if (c.contains("comparator") && threshold.kind() == ThresholdKind::kQuantity) {
      EXPECT_EQ(ComparatorName(threshold.comparator()), c["comparator"].get<std::string>()) << text;
    }
    if (c.contains("value") && threshold.number() != nullptr && !c.contains("value2")) {
      const Result<Decimal> value = Decimal::Parse(c["value"].get<std::string>());
      ASSERT_TRUE(value.ok()) << text;
      EXPECT_EQ(threshold.number()->value, *value) << text;
    }
  }
}

TEST(Threshold, SpansNameThePartsOfTheOriginal) {
  const std::string text = "完成率 ≥ ５58.42 万 元";
  const Threshold threshold = Threshold::Parse(text);
  const auto slice = [&text](TextSpan span) {
    return text.substr(span.begin, span.end - span.begin);
  };
  EXPECT_EQ(slice(threshold.comparator_span()), "≥");
  EXPECT_EQ(slice(threshold.number_span()), "５58.42");
  EXPECT_EQ(slice(threshold.unit_span()), "万 元");
}

struct FieldsCase {
  std::string_view symbol;
  std::string_view value;
  std::string_view unit;
  std::string_view canonical;  // empty: invalid
  std::vector<DiagnosticCode> codes;
};

TEST(Threshold, ColumnsOfTheirOwn) {
  using Code = DiagnosticCode;
  const std::vector<FieldsCase> cases = {
      {"≥", "95", "%", "≥95%", {Code::kUnitFromRow}},
      {"大于等于", "85", "户", "≥85户", {Code::kUnitFromRow}},
      {"＝", "100", "百分比", "=100%", {Code::kUnitFromRow}},
      {"", "4", "人", "4人", {Code::kUnitFromRow}},
      {"定性", "基本建立", "", "基本建立", {}},
      {"定性", "95", "%", "95", {}},
      {"≤", "≥5", "个", "≥5个", {Code::kComparatorConflict, Code::kUnitFromRow}},
      {"≥", "95%", "%", "≥95%", {}},
      {"≥", "95%", "个", "≥95%", {Code::kUnitConflict}},
      {"≥", "及时", "次", "及时", {}},
      {"≤", "12、15", "万元", "≤12万元；≤15万元", {}},
      {"正向", "10", "人", "10人", {Code::kUnitFromRow}},
      {"≥", "", "%", "", {Code::kEmptyCell}},
      {"", "", "", "", {Code::kEmptyCell}},
      {"≤", "2024年6月底", "", "≤2024-06-30", {}},
  };
  for (const FieldsCase& c : cases) {
    const Threshold threshold = Threshold::ParseFields(c.symbol, c.value, c.unit);
    EXPECT_EQ(threshold.canonical(), c.canonical) << c.symbol << c.value << c.unit;
    std::vector<DiagnosticCode> codes;
    for (const Diagnostic& diagnostic : threshold.diagnostics()) codes.push_back(diagnostic.code);
    EXPECT_EQ(codes, c.codes) << c.symbol << c.value << c.unit;
  }
}

TEST(Threshold, AFigureBesideItsUnitIsNoDay) {
  const ThresholdContext context = {.year = 2024, .row_kind = RowKind::kTimeliness};
  EXPECT_EQ(Threshold::Parse("1.10", context).kind(), ThresholdKind::kDeadline);
  EXPECT_EQ(Threshold::ParseFields("≥", "1.10", "分钟", context).kind(), ThresholdKind::kQuantity);
  EXPECT_EQ(Threshold::ParseFields("", "1.10", "分钟", context).unit().name(), "分钟");
}

TEST(Threshold, FieldsJoinTheirTextByTabs) {
  const Threshold threshold = Threshold::ParseFields("≥", "95", "%");
  EXPECT_EQ(threshold.text(), "≥\t95\t%");
  EXPECT_EQ(threshold.number_span(), (TextSpan{4, 6}));
}

TEST(Threshold, EqualityIgnoresWritingAndNotes) {
  EXPECT_EQ(Threshold::Parse("不低于90%"), Threshold::Parse("≥ ９０ ％"));
  EXPECT_EQ(Threshold::Parse("90.0%"), Threshold::Parse("90%"));
  EXPECT_FALSE(Threshold::Parse("≥90%") == Threshold::Parse(">90%"));
  EXPECT_FALSE(Threshold::Parse("2万元") == Threshold::Parse("20000元"));
  EXPECT_FALSE(Threshold::Parse("=5") == Threshold::Parse("5"));
}

TEST(Threshold, DefaultIsEmptyAndInvalid) {
  const Threshold threshold;
  EXPECT_EQ(threshold.kind(), ThresholdKind::kInvalid);
  EXPECT_EQ(threshold.canonical(), "");
  EXPECT_EQ(threshold.number(), nullptr);
}

struct BeforeCase {
  const char* text;
  bool is_before;
  const char* canonical;
};
// Whether "before a day" includes it is the policy's: the day stands as written.
constexpr BeforeCase kBefores[] = {
    {"2024年8月31日前", true, "2024-08-31前"}, {"2024年8月31日之前完成", true, "2024-08-31前"},
    {"2024-08-31前", true, "2024-08-31前"},    {"8月31日前", true, "8月31日前"},
    {"2024年8月31日", false, "≤2024-08-31"},   {"不晚于2024年8月31日", false, "≤2024-08-31"},
    {"2024年8月底前", false, "≤2024-08-31"},   {"2024年8月上旬前", false, "≤2024-08-10"},
    {"2024年8月31日后", false, "≥2024-08-31"},
};

TEST(Threshold, KeepsTheDayThatIsWrittenAndWhetherItIsBefore) {
  for (const BeforeCase& c : kBefores) {
    const Threshold threshold = Threshold::Parse(c.text);
    EXPECT_EQ(threshold.kind(), ThresholdKind::kDeadline) << c.text;
    EXPECT_EQ(threshold.is_before(), c.is_before) << c.text;
    EXPECT_EQ(threshold.canonical(), c.canonical) << c.text;
    EXPECT_EQ(Threshold::Parse(threshold.canonical()), threshold) << c.text;
  }
}

TEST(Threshold, ADayThatTheBudgetYearLacksIsNoDate) {
  for (const char* text : {"2月29日", "2月29日前", "2月29日至3月5日", "2月1日至2月29日"}) {
    const Threshold common = Threshold::Parse(text, {.year = 2023});
    EXPECT_EQ(common.kind(), ThresholdKind::kInvalid) << text;
    ASSERT_FALSE(common.diagnostics().empty()) << text;
    EXPECT_EQ(common.diagnostics().back().code, DiagnosticCode::kInvalidDate) << text;
    EXPECT_NE(Threshold::Parse(text, {.year = 2024}).kind(), ThresholdKind::kInvalid) << text;
  }
}

TEST(Threshold, CanonicalTextIsMadeOnce) {
  const Threshold threshold = Threshold::Parse("≥ 558.42 万元");
  const Threshold copy = threshold;  // NOLINT(performance-unnecessary-copy-initialization)
  EXPECT_EQ(&threshold.canonical(), &copy.canonical());
}

struct HostileCase {
  std::string text;
  DiagnosticCode code;
};

TEST(Threshold, HostileTextIsInvalidWithAReason) {
  const std::vector<HostileCase> cases = {
      {"\xFF\xFE", DiagnosticCode::kInvalidUtf8},
      {"≥90\xE4\xB8", DiagnosticCode::kInvalidUtf8},
      {std::string("5\0人", 5), DiagnosticCode::kNulByte},
      {std::string(kMaxCellBytes + 1, '1'), DiagnosticCode::kLimitExceeded},
      {std::string(kMaxCellBytes, '1'), DiagnosticCode::kNumberOutOfRange},
      {"", DiagnosticCode::kEmptyCell},
      {" \n\t　", DiagnosticCode::kEmptyCell},
  };
  for (const HostileCase& c : cases) {
    const Threshold threshold = Threshold::Parse(c.text);
    EXPECT_EQ(threshold.kind(), ThresholdKind::kInvalid) << c.text.substr(0, 20);
    ASSERT_EQ(threshold.diagnostics().size(), 1U) << c.text.substr(0, 20);
    EXPECT_EQ(DiagnosticName(threshold.diagnostics()[0].code), DiagnosticName(c.code));
  }
}

std::string Repeated(std::string_view unit, std::size_t bytes) {
  std::string text;
  while (text.size() + unit.size() <= bytes) text += unit;
  return text;
}

// Processor time, so that a busy machine does not fail the test: a linear parser needs some tens of
// milliseconds for each text, a quadratic one minutes.
TEST(Threshold, CostIsLinearInTheText) {
  for (const std::string_view unit :
       {"1",     "(",      "[",  ")",      "≥",      "，", "1,", "1,000", "每",     "5个",
        "5个、", "一",     "-",  "年",     "2023年", "1-", "不", "((1",   "（含）", "X",
        "1.",    "≥5个且", "x1", "百分之", "提高",   "第", "5/", "比"}) {
    const std::string text = Repeated(unit, std::size_t{256} << 10);
    const std::clock_t start = std::clock();
    const Threshold threshold = Threshold::Parse(text);
    EXPECT_LT(std::clock() - start, 3 * CLOCKS_PER_SEC) << unit;
    EXPECT_EQ(threshold.text().size(), text.size());
  }
}

struct ActualCase {
  std::string_view text;
  ThresholdKind kind;
  bool sign_ignored;
};
constexpr ActualCase kActuals[] = {
    {"19,800元", ThresholdKind::kQuantity, false},
    {"92.5%", ThresholdKind::kQuantity, false},
    {"2023年8月15日", ThresholdKind::kDeadline, false},
    {"15家", ThresholdKind::kQuantity, false},
    {"≥266米", ThresholdKind::kQuantity, true},
    {"＞5", ThresholdKind::kQuantity, true},
    {"95%以上", ThresholdKind::kQuantity, false},
    {"=5", ThresholdKind::kQuantity, false},
    {"80-90%", ThresholdKind::kRange, false},
    {"较上年增长5%", ThresholdKind::kChange, false},
    {"效果明显", ThresholdKind::kQualitative, false},
};

TEST(ActualValue, SignsDoNotBelongAndAreReported) {
  for (const ActualCase& c : kActuals) {
    const ActualValue actual = ActualValue::Parse(c.text);
    EXPECT_EQ(ThresholdKindName(actual.reading().kind()), ThresholdKindName(c.kind)) << c.text;
    bool reported = false;
    for (const Diagnostic& diagnostic : actual.reading().diagnostics()) {
      reported = reported || diagnostic.code == DiagnosticCode::kSignIgnored;
    }
    EXPECT_EQ(reported, c.sign_ignored) << c.text;
    EXPECT_FALSE(actual.is_missing()) << c.text;
  }
}

TEST(ActualValue, NothingWrittenIsMissing) {
  EXPECT_TRUE(ActualValue::Parse("").is_missing());
  EXPECT_TRUE(ActualValue::Parse(" 　\n").is_missing());
  EXPECT_FALSE(ActualValue::Parse("无").is_missing());
  EXPECT_FALSE(ActualValue::Parse("\xFF").is_missing());
}

TEST(ActualValue, DatesKeepTheDaysTheyCanMean) {
  EXPECT_EQ(ActualValue::Parse("2023年7月").reading().date_start(), (Date{2023, 7, 1}));
  EXPECT_EQ(ActualValue::Parse("2023年7月").reading().date(), (Date{2023, 7, 31}));
  EXPECT_EQ(ActualValue::Parse("2023年7月底前").reading().date_start(), std::nullopt);
}

}  // namespace
}  // namespace jixiao
