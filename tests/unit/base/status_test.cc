#include "jixiao/status.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace jixiao {
namespace {

TEST(StatusCodeName, IsStable) {
  const std::pair<StatusCode, std::string_view> kCases[] = {
      {StatusCode::kOk, "ok"},
      {StatusCode::kInvalidArgument, "invalid_argument"},
      {StatusCode::kOutOfRange, "out_of_range"},
      {StatusCode::kInexact, "inexact"},
      {StatusCode::kDivisionByZero, "division_by_zero"},
      {StatusCode::kLimitExceeded, "limit_exceeded"},
      {StatusCode::kInvalidUtf8, "invalid_utf8"},
      {StatusCode::kInvalidFormat, "invalid_format"},
      {StatusCode::kNotFound, "not_found"},
      {StatusCode::kOutOfMemory, "out_of_memory"},
      {StatusCode::kInternal, "internal"},
  };
  std::int32_t number = 0;
  for (const auto& [code, name] : kCases) {
    EXPECT_EQ(static_cast<std::int32_t>(code), number++) << name;
    EXPECT_EQ(StatusCodeName(code), name);
  }
}

TEST(StatusCodeName, OfANumberThatIsNoneIsUnknown) {
  EXPECT_EQ(StatusCodeName(static_cast<StatusCode>(99)), "unknown");
  EXPECT_EQ(StatusCodeName(static_cast<StatusCode>(-1)), "unknown");
}

TEST(Status, IsOkUnlessTold) {
  EXPECT_TRUE(Status().ok());
  EXPECT_EQ(Status().message(), "");
  const Status status(StatusCode::kNotFound, "no policy of that name");
  EXPECT_FALSE(status.ok());
  EXPECT_EQ(status.code(), StatusCode::kNotFound);
  EXPECT_EQ(status.message(), "no policy of that name");
}

TEST(Result, HoldsAValueOrTheStatusThatExplainsItsAbsence) {
  const Result<int> value = 7;
  EXPECT_TRUE(value.ok());
  EXPECT_TRUE(static_cast<bool>(value));
  EXPECT_EQ(*value, 7);
  EXPECT_EQ(value.code(), StatusCode::kOk);
  EXPECT_TRUE(value.status().ok());

  const Result<int> failure(StatusCode::kInexact, "needs rounding");
  EXPECT_FALSE(failure.ok());
  EXPECT_FALSE(static_cast<bool>(failure));
  EXPECT_EQ(failure.code(), StatusCode::kInexact);
  EXPECT_EQ(failure.status().message(), "needs rounding");
}

TEST(Result, ThatFailedHasNoValueToGive) {
  Result<int> failed(StatusCode::kOutOfRange, "too large");
  EXPECT_THROW((void)failed.value(), std::bad_variant_access);
  EXPECT_THROW((void)*failed, std::bad_variant_access);
  EXPECT_THROW((void)std::move(failed).value(), std::bad_variant_access);
}

TEST(Result, MadeFromAnOkStatusIsAFailureNevertheless) {
  const Result<int> result{Status()};
  EXPECT_FALSE(result.ok());
  EXPECT_EQ(result.code(), StatusCode::kInternal);
  EXPECT_FALSE(result.status().message().empty());
}

TEST(Result, GivesItsValueAway) {
  Result<std::unique_ptr<int>> result = std::make_unique<int>(7);
  const std::unique_ptr<int> taken = *std::move(result);
  EXPECT_EQ(*taken, 7);

  Result<std::string> text = std::string("a");
  *text += "b";
  EXPECT_EQ(text->size(), 2U);
  EXPECT_EQ(text.value(), "ab");
}

}  // namespace
}  // namespace jixiao
