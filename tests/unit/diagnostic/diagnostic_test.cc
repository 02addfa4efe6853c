#include "jixiao/diagnostic.hpp"

#include <gtest/gtest.h>

#include <set>

namespace jixiao {
namespace {

constexpr DiagnosticCode kAll[] = {
#define JIXIAO_DIAGNOSTIC(number, constant, name, severity, zh, en) DiagnosticCode::constant,
#include "jixiao/diagnostic_codes.def"
#undef JIXIAO_DIAGNOSTIC
};

TEST(Diagnostic, NamesAreUniqueAndFound) {
  std::set<std::string_view> names;
  for (const DiagnosticCode code : kAll) {
    EXPECT_TRUE(names.insert(DiagnosticName(code)).second) << DiagnosticName(code);
    EXPECT_EQ(FindDiagnosticCode(DiagnosticName(code)), code);
  }
}

TEST(Diagnostic, EveryCodeHasAMessageInBothLanguages) {
  for (const DiagnosticCode code : kAll) {
    const Diagnostic diagnostic{.code = code, .arguments = {"a", "b", "c", "d"}};
    EXPECT_NE(diagnostic.Message(Language::kChinese), "") << DiagnosticName(code);
    EXPECT_NE(diagnostic.Message(Language::kEnglish), "") << DiagnosticName(code);
    EXPECT_EQ(diagnostic.Message(Language::kEnglish).find('{'), std::string::npos);
  }
}

TEST(Diagnostic, ArgumentsFillTheirSlots) {
  const Diagnostic diagnostic{.code = DiagnosticCode::kComparatorConflict,
                              .arguments = {"≥", "以下"}};
  EXPECT_EQ(diagnostic.Message(Language::kEnglish), "'≥' and '以下' disagree; '≥' is used");
}

TEST(Diagnostic, UnknownNameIsNotFound) { EXPECT_EQ(FindDiagnosticCode("nonsense"), std::nullopt); }

}  // namespace
}  // namespace jixiao
