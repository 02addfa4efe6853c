#include "threshold/coverage.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/fold.h"
#include "golden_lines.h"
#include "jixiao/threshold.hpp"
#include "threshold/reversal.h"
#include "threshold/syntax.h"

namespace jixiao {
namespace {

// Each piece of the text with the letter of its kind, as in R[≥90%]U[注1].
std::string Described(const std::string& text, ReadAs read_as, const ThresholdContext& context) {
  constexpr std::string_view kLetters = "RNCBU";
  std::string described;
  for (const CoveredSpan& covered : Coverage(text, context, read_as)) {
    described += kLetters[static_cast<std::size_t>(covered.kind)];
    described += "[" + text.substr(covered.span.begin, covered.span.end - covered.span.begin) + "]";
  }
  return described;
}

struct CoverageCase {
  std::string_view text;
  std::string_view pieces;
  std::string_view name{};
};

// R read, N neutral, C a name, B in brackets, U left over.
TEST(Coverage, EveryCharacterIsAccountedFor) {
  constexpr CoverageCase kCases[] = {
      {"≥90%", "R[≥90%]"},
      {"力争≥90%", "N[力争]R[≥90%]"},
      {"合格率≥90%", "C[合格率]R[≥90%]"},
      {"37个社区", "R[37个]C[社区]"},
      {"20万元（含税）", "R[20万元（]B[含税]R[）]"},
      {"≥90%注1", "R[≥90%]C[注]U[1]"},
      {"≥↑5%", "R[≥]U[↑]R[5%]"},
      {"≥85%70%", "R[≥85%]U[70%]"},
      {"4次×30人", "R[4次]U[×]R[30人]"},
      {"不超过预算的5%", "R[不超过]N[预算]U[的]R[5%]"},
      {"同比5%", "U[同比]R[5%]"},
      {"PM10浓度≤35", "C[PM10浓度]R[≤35]"},
      {"B-7类站点≥5个", "N[B-7类站点]R[≥5个]", "B-7类站点"},
      {"95%≥x≥90%", "R[95%≥x≥90%]"},
      {"“≥”90%", "R[“≥”90%]"},
      {"15家，不发生事故", "R[15家，不发生事故]"},
      {"2024年完成15家", "N[2024年]R[完成15家]"},
      {"90%⟨注⟩", "R[90%⟨]U[注]R[⟩]"},
  };
  for (const CoverageCase& c : kCases) {
    const std::string text(c.text);
    EXPECT_EQ(Described(text, ReadAs::kTarget, {.name = c.name}), c.pieces) << text;
  }
}

TEST(Coverage, WhatIsLeftOverStandsInTheCanonicalText) {
  const Threshold threshold = Threshold::Parse("≥85%70%");
  EXPECT_EQ(threshold.unread(), "70%");
  EXPECT_EQ(threshold.canonical(), "≥85%⟨70%⟩");
  EXPECT_EQ(Threshold::Parse(threshold.canonical()), threshold);
}

TEST(Coverage, ManyPiecesAreReportedInBoundedNumber) {
  std::string text = "90%";
  for (int i = 0; i < 1000; ++i) text += "#家";
  EXPECT_LE(Threshold::Parse(text).diagnostics().size(), 16U);
}

TEST(Coverage, ACellHasAtMostSixtyFourConditions) {
  std::string text = "≥1家";
  for (int i = 1; i < 64; ++i) text += "，≥1家";
  EXPECT_EQ(Threshold::Parse(text).kind(), ThresholdKind::kCompound);
  const Threshold more = Threshold::Parse(text + "，≥1家");
  EXPECT_EQ(more.kind(), ThresholdKind::kInvalid);
  ASSERT_EQ(more.diagnostics().size(), 1U);
  EXPECT_EQ(more.diagnostics()[0].code, DiagnosticCode::kLimitExceeded);
}

// --- Words that turn the meaning round ----------------------------------------------------------

// Where a noun, a label, a note or a neutral word may stand.
std::vector<std::string> CellsWith(const std::string& word) {
  return {word + "15家",           "15家" + word,
          word + "完成15家",       "力争" + word + "15家",
          "15家企业" + word,       "企业" + word + "15家",
          "15家（" + word + "）",  "15家(企业" + word + ")",
          "全年" + word + "共15家"};
}

bool HasWarning(const Threshold& threshold) {
  for (const Diagnostic& diagnostic : threshold.diagnostics()) {
    if (diagnostic.severity() != Severity::kNote) return true;
  }
  return false;
}

// A denied comparison has a reading of its own: 不足15家 is fewer than 15.
bool ComparesOtherwise(const Threshold& threshold) {
  return threshold.kind() == ThresholdKind::kQuantity &&
         (threshold.comparator() == Comparator::kLt || threshold.comparator() == Comparator::kLe ||
          threshold.comparator() == Comparator::kNe || threshold.comparator() == Comparator::kGt);
}

TEST(Reversal, EachWordIsNoticedInATargetWhereverItStands) {
  for (const std::u32string_view entry : ReversingWords(false)) {
    const std::string word = ToUtf8(entry);
    for (const std::string& text : CellsWith(word)) {
      const Threshold threshold = Threshold::Parse(text);
      EXPECT_TRUE(HasWarning(threshold) || ComparesOtherwise(threshold))
          << text << " → " << threshold.canonical();
    }
  }
}

TEST(Reversal, EachWordIsNoticedInAnActualWhereverItStands) {
  for (const std::u32string_view entry : ReversingWords(true)) {
    const std::string word = ToUtf8(entry);
    for (const std::string& text : CellsWith(word)) {
      const ActualValue actual = ActualValue::Parse(text);
      const Threshold& reading = actual.reading();
      EXPECT_TRUE(actual.reversal() != Reversal::kNone || HasWarning(reading) ||
                  ComparesOtherwise(reading) || reading.kind() == ThresholdKind::kQualitative)
          << text << " → " << reading.canonical();
    }
  }
}

struct ReversalCase {
  std::string_view text;
  Reversal reversal;
  std::string_view reading;
};

TEST(Reversal, InAnActual) {
  constexpr ReversalCase kCases[] = {
      {"15家", Reversal::kNone, "15家"},
      {"未完成15家", Reversal::kNotMet, "≥15家"},
      {"尚未完成15家", Reversal::kNotMet, "≥15家"},
      {"15家未完成", Reversal::kNotMet, "15家"},
      {"未在2024年6月30日前完成", Reversal::kNotMet, {}},
      {"2024年6月30日前未完成", Reversal::kNotMet, {}},
      {"只有12家", Reversal::kNone, "12家"},
      {"超支5万元", Reversal::kAboveTarget, "5万元"},
      {"超支了5万元", Reversal::kAboveTarget, "5万元"},
      {"比计划多3家", Reversal::kAboveTarget, "3家"},
      {"比目标少3家", Reversal::kBelowTarget, "3家"},
      {"还差3家", Reversal::kBelowTarget, "3家"},
      {"较目标低2个百分点", Reversal::kBelowTarget, "2百分点"},
      {"较目标低2%", Reversal::kUnclear, "2%"},
      {"超支10%", Reversal::kUnclear, "10%"},
      {"节约5万元", Reversal::kSaved, "5万元"},
      {"节约5%", Reversal::kUnclear, "5%"},
      {"预计15家", Reversal::kUnclear, {}},
      {"应完成15家", Reversal::kUnclear, {}},
      {"在建3座", Reversal::kUnclear, {}},
      {"15家（未验收）", Reversal::kUnclear, {}},
      {"超5万元", Reversal::kUnclear, {}},
      {"剩余5家", Reversal::kUnclear, {}},
      {"超额完成5家", Reversal::kUnclear, {}},
      {"推迟至2025年1月", Reversal::kUnclear, {}},
      {"完成率90%，未完成率10%", Reversal::kUnclear, {}},
      {"按计划完成15家", Reversal::kNone, {}},
      {"15家无障碍站点", Reversal::kNone, "15家"},
  };
  for (const ReversalCase& c : kCases) {
    const ActualValue actual = ActualValue::Parse(c.text);
    EXPECT_EQ(ReversalName(actual.reversal()), ReversalName(c.reversal)) << c.text;
    if (!c.reading.empty()) {
      EXPECT_EQ(actual.reading().canonical(), c.reading) << c.text;
    }
  }
}

TEST(Reversal, ARowOfThatNameCountsIt) {
  EXPECT_EQ(ActualValue::Parse("未完成3个", {.name = "未完成项目数"}).reversal(), Reversal::kNone);
  EXPECT_EQ(ActualValue::Parse("不合格率2%", {.name = "产品不合格率"}).reversal(), Reversal::kNone);
  EXPECT_NE(ActualValue::Parse("不合格率2%", {.name = "产品合格率"}).reversal(), Reversal::kNone);
}

TEST(Reversal, APlanIsNothingButThatInATarget) {
  EXPECT_EQ(Threshold::Parse("计划15家").canonical(), "15家");
  EXPECT_TRUE(Threshold::Parse("计划15家").diagnostics().empty());
}

// --- Files --------------------------------------------------------------------------------------

// The pieces of a text follow each other, and leave out only what folding leaves out.
TEST(Coverage, PiecesOfGoldenCellsTile) {
  for (const char* const name : {"thresholds.jsonl", "published_cells.jsonl"}) {
    for (const nlohmann::json& line : GoldenLines(name)) {
      const std::string text = line["text"];
      for (const ReadAs read_as : {ReadAs::kTarget, ReadAs::kActual}) {
        const std::vector<CoveredSpan> pieces = Coverage(text, {}, read_as);
        if (pieces.empty()) continue;
        std::size_t end = 0;
        for (const CoveredSpan& piece : pieces) {
          EXPECT_EQ(FoldedText(text.substr(end, piece.span.begin - end)).size(), 0U) << text;
          end = piece.span.end;
        }
        EXPECT_EQ(FoldedText(text.substr(end)).size(), 0U) << text;
      }
    }
  }
}

}  // namespace
}  // namespace jixiao
