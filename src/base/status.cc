#include "jixiao/status.hpp"

#include <array>
#include <cstddef>

namespace jixiao {
namespace {

constexpr std::array<std::string_view, 11> kNames = {"ok",
                                                     "invalid_argument",
                                                     "out_of_range",
                                                     "inexact",
                                                     "division_by_zero",
                                                     "limit_exceeded",
                                                     "invalid_utf8",
                                                     "invalid_format",
                                                     "not_found",
                                                     "out_of_memory",
                                                     "internal"};

}  // namespace

std::string_view StatusCodeName(StatusCode code) {
  const auto index = static_cast<std::size_t>(code);
  return index < kNames.size() ? kNames[index] : "unknown";
}

}  // namespace jixiao
