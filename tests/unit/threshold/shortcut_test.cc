#include "threshold/shortcut.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/fold.h"
#include "threshold/canonical.h"
#include "threshold/syntax.h"
#include "threshold/vocabulary.h"
#include "unit/unit_table.h"

namespace jixiao {
namespace {

std::vector<std::string> Fronts() {
  std::vector<std::string> fronts = {"",  "≥",  "≥ ", "≧", ">=", "＞", "＞=", "≤",  "<",
                                     "=", "==", "≈",  "~", " ",  "工", "每",  "、", "约"};
  for (const auto& entry : Vocabulary().entries()) fronts.push_back(ToUtf8(entry.word));
  return fronts;
}

std::vector<std::string> Backs() {
  std::vector<std::string> backs = {"",   "%",      " %",   "%以上", "％",    "%左右",    "人以内",
                                    "万", "万元",   " 元",  "元整",  "企业",  "人 以上",  "年",
                                    "月", "月底前", "日前", "/人",   "元/人", "人。",     "-",
                                    "%-", "%）",    "级",   "多人",  "余人",  "%完成",    "G基站",
                                    "成", "点",     ":30",  "比1",   "/3",    "亿元以上", "号"};
  for (const auto& [alias, name] : UnitAliases()) backs.push_back(ToUtf8(alias));
  return backs;
}

// Everything that the parse record shows, and the spans.
void ExpectSameReading(const std::string& text, const ThresholdContext& context) {
  const auto quick = ParseNode(text, context);
  const auto general = ParseGeneral(text, context);
  ASSERT_TRUE(SameMeaning(*quick, *general)) << text;
  ASSERT_EQ(quick->comparator_span, general->comparator_span) << text;
  ASSERT_EQ(quick->number_span, general->number_span) << text;
  ASSERT_EQ(quick->unit_span, general->unit_span) << text;
  ASSERT_EQ(quick->diagnostics, general->diagnostics) << text;
  ASSERT_EQ(quick->number.value.ToString(), general->number.value.ToString()) << text;
}

PlainContext PlainOf(const ThresholdContext& context) {
  return {.is_timeliness = context.row_kind == RowKind::kTimeliness,
          .share_may_exceed = TraitsOfName(context.name).share_may_exceed};
}

std::vector<DiagnosticCode> CodesOf(const Threshold& threshold) {
  std::vector<DiagnosticCode> codes;
  for (const Diagnostic& diagnostic : threshold.diagnostics()) codes.push_back(diagnostic.code);
  return codes;
}

// What a plain cell says must be what the parser reads.
void ExpectSame(const PlainCell& quick, const Threshold& general, const std::string& text) {
  EXPECT_EQ(quick.kind(), general.kind()) << text;
  std::vector<DiagnosticCode> notes;
  if (quick.note()) notes.push_back(*quick.note());
  EXPECT_EQ(notes, CodesOf(general)) << text;
  if (quick.kind() != general.kind()) return;
  if (quick.kind() == ThresholdKind::kRange) {
    EXPECT_EQ(Decimal(quick.number, quick.places), general.lower()->number.value) << text;
    EXPECT_EQ(Decimal(quick.upper, quick.upper_places), general.upper()->number.value) << text;
    EXPECT_TRUE(general.lower()->closed && general.upper()->closed) << text;
    EXPECT_EQ(PlainUnit(quick.unit), general.unit()) << text;
    return;
  }
  EXPECT_EQ(quick.comparator(), general.comparator()) << text;
  EXPECT_EQ(quick.bare, general.is_bare()) << text;
  if (quick.kind() == ThresholdKind::kDeadline) {
    const auto day = [](std::int64_t number) { return AddDays({1970, 1, 1}, number); };
    EXPECT_EQ(day(quick.number), general.date()) << text;
    EXPECT_EQ(day(quick.upper), general.date_start()) << text;
    EXPECT_FALSE(general.date_end()) << text;
    return;
  }
  EXPECT_EQ(general.number()->form, Number::Form::kPlain) << text;
  EXPECT_EQ(Decimal(quick.number, quick.places), general.number()->value) << text;
  EXPECT_EQ(PlainUnit(quick.unit), general.unit()) << text;
  EXPECT_FALSE(general.is_vague()) << text;
  if (quick.kind() == ThresholdKind::kChange) {
    EXPECT_EQ(quick.direction(), general.direction()) << text;
    EXPECT_TRUE(general.lower() == nullptr && general.upper() == nullptr) << text;
  }
}

// True where the shortcut takes it.
bool ExpectSamePlainCell(const std::string& text, const ThresholdContext& context,
                         ChangeFronts* fronts) {
  PlainCell quick;
  const PaddedCopy copy(text);
  if (!ReadPlainCell(copy.text(), PlainOf(context), fronts, &quick)) return false;
  if (!TakeUnitOfName(TraitsOfName(context.name), &quick)) return false;
  ExpectSame(quick, ThresholdNodes::Wrap(ParseGeneral(text, context)), text);
  return true;
}

bool ExpectSamePlainCell(const std::string& text, const ThresholdContext& context) {
  ChangeFronts fronts;
  return ExpectSamePlainCell(text, context, &fronts);
}

constexpr std::string_view kNumbers[] = {"5",
                                         "0",
                                         "90.25",
                                         "2023",
                                         "2023.12",
                                         "290",
                                         "8.31",
                                         "100.00",
                                         "999",
                                         "12345.5",
                                         "123456",
                                         "202312",
                                         "0012",
                                         "1.0",
                                         "44561",
                                         "20231231",
                                         "12",
                                         "1,234",
                                         "0.5",
                                         "1..2",
                                         "1 000",
                                         "-5",
                                         "5.",
                                         "123456789012345678901",
                                         "9999",
                                         "10000",
                                         "9999.5",
                                         "1990.1",
                                         "2199.12",
                                         "1899.5",
                                         "12345678",
                                         "1234567.1234567",
                                         "123456789.12345678"};

TEST(Shortcut, ReadsAsTheParserDoes) {
  const std::vector<std::string> fronts = Fronts();
  const std::vector<std::string> backs = Backs();
  // Each front and each back with each number; fronts and backs meet in a sample of all pairs.
  std::size_t turn = 0;
  for (const std::string_view number : kNumbers) {
    for (const std::string& front : fronts) {
      ExpectSameReading(front + std::string(number) + backs[turn++ % backs.size()], {});
      ExpectSameReading(front + std::string(number) + "%", {});
    }
    for (const std::string& back : backs) {
      ExpectSameReading(fronts[turn++ % 14] + std::string(number) + back, {});
      ExpectSameReading(std::string(number) + back, {});
    }
  }
}

TEST(Shortcut, ReadsAsTheParserDoesOnEveryKindOfRow) {
  for (const RowKind kind : {RowKind::kUnknown, RowKind::kQuantity, RowKind::kTimeliness,
                             RowKind::kCost, RowKind::kSatisfaction}) {
    for (const std::string_view name : {"", "完成率", "人数(人)", "补助资金"}) {
      ThresholdContext context;
      context.row_kind = kind;
      context.name = name;
      for (const std::string_view number : kNumbers) {
        for (const std::string_view back : {"", "%", "万", "万元", "人以上", "/人", "元/人"}) {
          for (const std::string_view front : {"", "≥", "不超过", "达到"}) {
            ExpectSameReading(std::string(front) + std::string(number) + std::string(back),
                              context);
          }
        }
      }
    }
  }
}

TEST(Shortcut, ReadsRangesAsTheParserDoes) {
  for (const std::string_view sign : {"-", "~", "--", "至", " - ", "－"}) {
    for (const std::string_view low : {"5", "10", "1.5", "20", "2023", "100", "1"}) {
      for (const std::string_view high : {"10", "12", "90.5", "2024", "1,000", "200"}) {
        for (const std::string& back : Backs()) {
          const std::string text = std::string(low) + std::string(sign) + std::string(high) + back;
          ExpectSameReading(text, {});
          ExpectSamePlainCell(text, {.row_kind = RowKind::kTimeliness});
        }
      }
    }
  }
}

TEST(Shortcut, IsTakenWhereItPays) {
  for (const std::string_view text : {"≥90.25%", "不低于90%", "90%以上", "4人", "≤558.42 万元",
                                      "475元/亩", "10-20人", "达到80%"}) {
    Threshold::Node node;
    EXPECT_TRUE(TakeShortcut(text, {}, &node)) << text;
  }
}

TEST(Shortcut, ReadsColumnsOfTheirOwnAsTheParserDoes) {
  ChangeFronts fronts;
  const char* const symbols[] = {"",     " ",  "≥",    "＞",   "≤ ", "=",       "<",
                                 "定性", "约", "正向", "达到", "≠",  "大于等于"};
  const char* const units[] = {"",   " ",  "%",  "％",     "个",   "万", "万元", "元/人",
                               "年", "日", "天", "台(套)", "箩筐", "m",  "亿"};
  const char* const texts[] = {"5",       "90.25",
                               "≥90",     "2023.12",
                               "290",     "290%",
                               "90%",     "5个",
                               "2万",     "4人以上",
                               "增长5%",  "10-20",
                               "10-20人", "2024年12月底前",
                               "0",       "44561",
                               "达到5",   "≤5",
                               "及时",    "12345678901234567890"};
  std::size_t taken = 0;
  for (const RowKind kind :
       {RowKind::kUnknown, RowKind::kQuantity, RowKind::kTimeliness, RowKind::kCost}) {
    for (const char* const name : {"", "培训人数", "完成率", "人数(人)", "补助资金", "增长率"}) {
      const ThresholdContext context{.row_kind = kind, .name = name};
      const bool money_row = kind == RowKind::kCost || TraitsOfName(name).names_money;
      for (const std::string text : texts) {
        PlainCell plain;
        const PaddedCopy copy(text);
        if (!ReadPlainCell(copy.text(), PlainOf(context), &fronts, &plain)) continue;
        for (const std::string_view symbol : symbols) {
          for (const std::string_view unit : units) {
            const auto says = PlainColumns::ReadSymbol(symbol);
            const auto has = PlainColumns::ReadUnit(unit, money_row);
            PlainCell cell = plain;
            if (!TakeUnitOfName(TraitsOfName(name), &cell)) continue;
            const bool blank = says && !says->stated && has && *has == 0;
            if (blank || !says || !has || !PlainColumns::Apply(*says, *has, &cell)) continue;
            ++taken;
            ExpectSame(cell, Threshold::ParseFields(symbol, text, unit, context),
                       std::string(symbol) + "|" + text + "|" + std::string(unit) + "|" + name);
          }
        }
      }
    }
  }
  EXPECT_GT(taken, 5000U);
}

TEST(Shortcut, ReadsChangesAsTheParserDoes) {
  // What changes are held against, of which there are many, and what else may stand there.
  std::vector<std::string> references = {"",         "每年",     "力争",     "不",
                                         "第三产业", "较2023年", "居民收入", "人均可支配收入",
                                         "全区2个",  "一般预算"};
  std::vector<std::string> verbs = {"", "率", "增幅"};
  std::size_t turn = 0;
  for (const auto& entry : Vocabulary().entries()) {
    const Role role = entry.value.role;
    if (role == Role::kReference && turn++ % 20 == 0) references.push_back(ToUtf8(entry.word));
    if (role == Role::kVerbUp || role == Role::kVerbDown) verbs.push_back(ToUtf8(entry.word));
  }
  std::size_t taken = 0;
  const std::vector<std::string> backs = Backs();
  for (const std::string& reference : references) {
    ChangeFronts fronts;
    for (const std::string& verb : verbs) {
      for (const char* const sign : {"", "≥", " ≤ ", "到", "不低于"}) {
        for (const std::string_view number : {"5", "0", "12.34", "150", "2023.12"}) {
          const std::string text = reference + verb + sign + std::string(number);
          const ThresholdContext context = {.row_kind =
                                                turn % 2 == 0 ? RowKind::kUnknown : RowKind::kCost};
          taken += ExpectSamePlainCell(text + "%", context, &fronts);
          taken += ExpectSamePlainCell(text + backs[turn++ % backs.size()], context, &fronts);
        }
      }
    }
  }
  EXPECT_GT(taken, 1000U);
}

TEST(ChangeFronts, AskTheParserOnceAndNotWithoutEnd) {
  ChangeFronts fronts;
  const PaddedCopy rise("较上年增长");
  const ChangeFront* const found = fronts.Find(rise.text());
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->direction, ChangeDirection::kUp);
  EXPECT_TRUE(found->bare);
  EXPECT_EQ(fronts.Find(PaddedCopy("不低于").text()), nullptr);
  EXPECT_EQ(fronts.Find(PaddedCopy("人均可支配收入比上年增长").text()), nullptr);  // too long
  // Full of what else was met, it knows no new ones, and still the old.
  for (int i = 0; i < 5000; ++i) {
    std::string front;
    for (int rest = i, letters = 0; letters < 4; ++letters, rest /= 10) {
      front += static_cast<char>('a' + rest % 10);
    }
    (void)fronts.Find(PaddedCopy(front).text());
  }
  EXPECT_EQ(fronts.Find(PaddedCopy("同比增长").text()), nullptr);
  EXPECT_NE(fronts.Find(rise.text()), nullptr);
}

TEST(Shortcut, ReadsCellsOfAnyShapeAsTheParserDoes) {
  std::size_t taken = 0;
  std::size_t turn = 0;
  const std::vector<std::string> backs = Backs();
  for (const std::string& front : Fronts()) {
    for (const std::string_view number : kNumbers) {
      for (int i = 0; i < 3; ++i) {
        const std::string& back = backs[turn++ % backs.size()];
        for (const RowKind kind : {RowKind::kUnknown, RowKind::kTimeliness}) {
          for (const char* const name : {"", "完成率", "收入增长"}) {
            const ThresholdContext context{.row_kind = kind, .name = name};
            taken += ExpectSamePlainCell(front + std::string(number) + back, context);
            taken += ExpectSamePlainCell(std::string(number) + "-" + std::string(number) + back,
                                         context);
          }
        }
      }
    }
  }
  EXPECT_GT(taken, 500U);
}

TEST(Shortcut, ReadsDatesAsTheParserDoes) {
  const char* const years[] = {"2023", "2024", "1999", "2100", "20235", "202", "02023"};
  const char* const months[] = {"8", "08", "2", "12", "13", "0", "", "008"};
  const char* const days[] = {"",     "15日", "1日", "31日", "30日", "29日",
                              "05日", "0日",  "日",  "32日", "15",   " 15 日 "};
  const char* const backs[] = {"",     "前",   "底前", "底",   "末",      "前完成", "底前完成",
                               "完成", "以后", "起",   "之前", "上旬",    "-9月",   "止",
                               "X",    "10家", "%",    "。",   "底前开工"};
  std::size_t taken = 0;
  const auto check = [&](const std::string& text, RowKind kind) {
    const ThresholdContext context{.year = 2022, .row_kind = kind};
    taken += ExpectSamePlainCell(text, context);
  };
  for (const RowKind kind : {RowKind::kUnknown, RowKind::kTimeliness, RowKind::kCost}) {
    for (const std::string year : years) {
      for (const std::string month : months) {
        for (const std::string day : days) {
          for (const std::string back : backs) {
            check(year + "年" + month + "月" + day + back, kind);
            check(year + " 年 " + month + " 月 " + day + " " + back, kind);
            check(year + "-" + month + "-" + day + back, kind);
          }
        }
      }
    }
  }
  EXPECT_GT(taken, 1000U);
}

}  // namespace
}  // namespace jixiao
