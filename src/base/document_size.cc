#include "base/document_size.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>

namespace jixiao {

Status CheckDocumentSize(std::string_view what, std::size_t bytes, const Limits& limits) {
  constexpr std::size_t kMost = std::numeric_limits<std::uint32_t>::max();
  const std::size_t limit = std::min(limits.document_bytes, kMost);
  if (bytes <= limit) return Status();
  std::string message(what);
  message += " is longer than the limit of " + std::to_string(limit) + " bytes: split it";
  if (limit < kMost) message += ", or raise Limits::document_bytes";
  return Status(StatusCode::kLimitExceeded, std::move(message));
}

}  // namespace jixiao
