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

}  // namespace
}  // namespace jixiao
