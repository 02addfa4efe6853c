#include "threshold/vocabulary.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "base/fold.h"
#include "jixiao/threshold.hpp"

namespace jixiao {
namespace {

using Entry = PrefixIndex<Word>::Entry;

// A cell in which the word has its role, and whether the parser saw it there.
struct Probe {
  std::string text;
  bool reached = false;
};

Probe ProbeComparison(const std::string& word, Comparator comparator, bool before) {
  const std::string text = before ? word + "5个" : "5个" + word;
  const Threshold threshold = Threshold::Parse(text);
  return {text, threshold.kind() == ThresholdKind::kQuantity &&
                    threshold.comparator() == comparator && !threshold.is_bare() &&
                    threshold.unit().name() == "个"};
}

Probe ProbeChange(const std::string& word, ChangeDirection direction) {
  const Threshold threshold = Threshold::Parse(word + "5%");
  return {word + "5%",
          threshold.kind() == ThresholdKind::kChange && threshold.direction() == direction};
}

Probe ProbeCompound(const std::string& word, Connective connective) {
  const std::string text = "≥5个" + word + "≥6家";
  const Threshold threshold = Threshold::Parse(text);
  return {text, threshold.kind() == ThresholdKind::kCompound && threshold.parts().size() == 2 &&
                    threshold.connective() == connective};
}

Probe ProbeKind(const std::string& text, ThresholdKind kind) {
  return {text, Threshold::Parse(text).kind() == kind};
}

Probe ProbeOf(const Entry& entry) {
  const std::string word = ToUtf8(entry.word);
  switch (entry.value.role) {
    case Role::kStrongBefore:
    case Role::kWeakBefore:
    case Role::kLevelUp:
    case Role::kLevelDown:
      return ProbeComparison(word, entry.value.comparator, true);
    case Role::kAfter:
    case Role::kApproxAfter:
      return ProbeComparison(word, entry.value.comparator, false);
    case Role::kVerbUp:
      return ProbeChange(word, ChangeDirection::kUp);
    case Role::kVerbDown:
      return ProbeChange(word, ChangeDirection::kDown);
    case Role::kReference: {
      const Threshold threshold = Threshold::Parse(word + "增长5%");
      return {word, threshold.kind() == ThresholdKind::kChange &&
                        threshold.reference() == entry.value.reference};
    }
    case Role::kAll:
    case Role::kList:
      return ProbeCompound(word, Connective::kAll);
    case Role::kAny:
      return ProbeCompound(word, Connective::kAny);
    case Role::kNeutral:
    case Role::kBetween:
      return ProbeKind(word + "5个", ThresholdKind::kQuantity);
    case Role::kAmong:
      return ProbeKind("5-6个" + word, ThresholdKind::kRange);
    case Role::kRespectively:
      return ProbeKind(word + "为5个和6家", ThresholdKind::kCompound);
    case Role::kVague: {
      const Threshold threshold = Threshold::Parse(word + "个");
      return {word, threshold.diagnostics().size() == 1 &&
                        threshold.diagnostics()[0].code == DiagnosticCode::kVagueCount};
    }
  }
  return {word, false};
}

TEST(Vocabulary, EveryEntryIsReached) {
  for (const Entry& entry : Vocabulary().entries()) {
    const Probe probe = ProbeOf(entry);
    EXPECT_TRUE(probe.reached) << probe.text;
  }
}

TEST(Vocabulary, NoWordStandsTwice) {
  std::set<std::u32string_view> words;
  for (const Entry& entry : Vocabulary().entries()) {
    EXPECT_TRUE(words.insert(entry.word).second) << ToUtf8(entry.word);
  }
}

TEST(Vocabulary, WordsAreWrittenAsTheyAreAfterFolding) {
  for (const Entry& entry : Vocabulary().entries()) {
    const FoldedText folded(ToUtf8(entry.word));
    EXPECT_EQ(folded.symbols(), entry.word) << ToUtf8(entry.word);
  }
}

struct ClassCase {
  std::string_view text;
  TextClass text_class;
};
constexpr ClassCase kClasses[] = {
    {"无", TextClass::kAbsence},
    {"不发生", TextClass::kAbsence},
    {"不出现通报现象", TextClass::kAbsence},
    {"杜绝", TextClass::kAbsence},
    {"及时", TextClass::kTimeliness},
    {"按期完工", TextClass::kTimeliness},
    {"符合要求", TextClass::kCompliance},
    {"达到支持条件", TextClass::kCompliance},
    {"达到功能区标准", TextClass::kCompliance},
    {"稳步提升", TextClass::kTrend},
    {"进一步深化", TextClass::kTrend},
    {"效果明显", TextClass::kExtent},
    {"良好", TextClass::kExtent},
    {"是", TextClass::kYesNo},
    {"否", TextClass::kYesNo},
    {"不明显", TextClass::kNone},
    {"不及时", TextClass::kNone},
    {"未达标", TextClass::kNone},
    {"美化环境", TextClass::kNone},
    {"无公害", TextClass::kNone},
};

TEST(Vocabulary, FirstClassThatFitsAndNegatedWordsNone) {
  for (const ClassCase& c : kClasses) {
    EXPECT_EQ(Threshold::Parse(c.text).text_class(), c.text_class) << c.text;
  }
}

struct AchievementCase {
  std::string_view text;
  std::optional<Achievement> achievement;
};
constexpr AchievementCase kAchievements[] = {
    {"达成", Achievement::kAchieved},
    {"达成预期指标", Achievement::kAchieved},
    {"全部完成", Achievement::kAchieved},
    {" 已完成。", Achievement::kAchieved},
    {"部分达成", Achievement::kPartly},
    {"部分达成并具有一定效果", Achievement::kPartly},
    {"基本完成", Achievement::kPartly},
    {"未达成且效果较差", Achievement::kNotAchieved},
    {"未完成", Achievement::kNotAchieved},
    {"完成得很好", std::nullopt},
    {"完成15家", std::nullopt},
    {"", std::nullopt},
};

TEST(Vocabulary, AchievementWordsAreTheWholeCell) {
  for (const AchievementCase& c : kAchievements) {
    EXPECT_EQ(ActualValue::Parse(c.text).achievement(), c.achievement) << c.text;
  }
}

struct RowKindCase {
  std::string_view name;
  RowKind kind;
};
constexpr RowKindCase kRowKinds[] = {
    {"数量指标", RowKind::kQuantity},
    {"质量指 标", RowKind::kQuality},
    {"时效", RowKind::kTimeliness},
    {"成本指标", RowKind::kCost},
    {"社会成本指标", RowKind::kCost},
    {"生态环境成本指标", RowKind::kCost},
    {"社会效益指标", RowKind::kBenefit},
    {"可持续影响指标", RowKind::kBenefit},
    {"环境效益", RowKind::kBenefit},
    {"服务对象满意度指标", RowKind::kSatisfaction},
    {"社会公众或服务对象满意度", RowKind::kSatisfaction},
    {"cost", RowKind::kCost},
    {"计划管理指标", RowKind::kUnknown},
    {"", RowKind::kUnknown},
};

TEST(Vocabulary, RowKindsByName) {
  for (const RowKindCase& c : kRowKinds) EXPECT_EQ(ParseRowKind(c.name), c.kind) << c.name;
}

}  // namespace
}  // namespace jixiao
