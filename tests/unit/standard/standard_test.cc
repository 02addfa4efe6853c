#include "jixiao/standard.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace jixiao {
namespace {

std::string KindsOf(const Standard& standard) {
  std::string kinds;
  for (const StandardClause& clause : standard.clauses()) {
    kinds += (kinds.empty() ? "" : " ") + std::string(ClauseKindName(clause.kind));
  }
  return kinds;
}

struct KindCase {
  const char* text;
  const char* state;
  const char* kinds;
};

TEST(Standard, ATextIsReadClauseByClause) {
  const std::vector<KindCase> cases = {
      {"", "not_stated", ""},
      {"年度工作安排", "not_stated", ""},
      {"合格率=合格数/总数×100%", "not_stated", ""},
      {"评价要点：①流程规范；②材料完整。", "not_stated", ""},
      {"达到95%得5分", "read", "award"},
      {"达到95%得5分，否则不得分", "read", "award veto"},
      {"每低1个百分点扣0.5分，扣完为止", "read", "per_unit"},
      {"每发现一处扣1分", "read", "per_case"},
      {"缺一项扣1分", "read", "per_case"},
      {"材料不全的扣2分", "read", "deduction"},
      {"未建章立制的不得分", "read", "veto"},
      {"未完成的按比例得分", "read", "proportion"},
      {"得分=达标率×分值", "read", "proportion"},
      {"落实不力的酌情扣分", "read", "judgement"},
      {"没有该任务的按缺项处理", "read", "not_applicable"},
      {"以上每项2分", "read", "each_item"},
      {"无措施、无记录的分别扣1分", "read", "deduction deduction"},
      {"台账完整（1分），更新及时（1分）", "read", "award award"},
      {"达到95%得5分，其他按名次折算", "read_in_part", "award unread"},
      {"按系数折算得分", "unread", "unread"},
  };
  for (const KindCase& c : cases) {
    const Standard standard = Standard::Parse(c.text);
    EXPECT_EQ(StandardStateName(standard.state()), c.state) << c.text;
    EXPECT_EQ(KindsOf(standard), c.kinds) << c.text;
  }
}

TEST(Standard, AStepNamesItsSizeUnitAndBound) {
  const Standard standard = Standard::Parse("覆盖率达到90%得8分，每低0.5个百分点扣1分，最多扣4分");
  ASSERT_EQ(standard.clauses().size(), 2U);
  const StandardClause& step = standard.clauses()[1];
  EXPECT_EQ(step.kind, ClauseKind::kPerUnit);
  EXPECT_TRUE(step.takes);
  EXPECT_EQ(step.per.size, Decimal(5, 1));
  EXPECT_EQ(step.per.direction, PerDirection::kBelow);
  ASSERT_TRUE(step.per.bound.has_value());
  EXPECT_EQ(step.per.bound->canonical(), "≥90%");
  EXPECT_EQ(step.cap, Decimal(4));
}

TEST(Standard, SpansReferToTheOriginalBytes) {
  const std::string text = "达标 得５分；未达标 不得分。";
  const Standard standard = Standard::Parse(text);
  ASSERT_EQ(standard.clauses().size(), 2U);
  const TextSpan span = standard.clauses()[0].span;
  EXPECT_EQ(text.substr(span.begin, span.end - span.begin), "达标 得５分");
}

TEST(Standard, AnElseAnswersTheAwardBeforeIt) {
  const Standard standard = Standard::Parse("档案齐全得3分，不齐全不得分");
  ASSERT_EQ(standard.clauses().size(), 2U);
  EXPECT_EQ(standard.clauses()[1].instead_of, 0U);
}

TEST(Standard, HostileTextIsRefusedOrReadNeverFatal) {
  EXPECT_EQ(Standard::Parse("\xFF\xFE").state(), StandardState::kUnread);
  EXPECT_EQ(Standard::Parse(std::string("得5分\0", 8)).state(), StandardState::kUnread);
  std::string many;
  for (int i = 0; i < 70; ++i) many += "每错一处扣1分；";
  const Standard standard = Standard::Parse(many);
  EXPECT_EQ(standard.state(), StandardState::kUnread);
  ASSERT_FALSE(standard.diagnostics().empty());
  EXPECT_EQ(standard.diagnostics()[0].code, DiagnosticCode::kStandardTooLong);
}

TEST(Standard, ATextBeyondTheLimitIsNotRead) {
  std::string text = "达到95%得5分";
  text.append(Standard::kMaxBytes, ' ');
  const Standard standard = Standard::Parse(text);
  EXPECT_EQ(standard.state(), StandardState::kUnread);
  EXPECT_EQ(standard.diagnostics()[0].code, DiagnosticCode::kLimitExceeded);
}

}  // namespace
}  // namespace jixiao
