// The first question to a document of any kind: whether it is one of a size that can be read.
#ifndef JIXIAO_BASE_DOCUMENT_SIZE_H_
#define JIXIAO_BASE_DOCUMENT_SIZE_H_

#include <cstddef>
#include <string_view>

#include "jixiao/limits.hpp"
#include "jixiao/status.hpp"

namespace jixiao {

/// kLimitExceeded where a document has more bytes than the limits allow, or than a TextSpan can
/// count, whatever the limits say. `what` is its name in the message, such as "the CSV".
Status CheckDocumentSize(std::string_view what, std::size_t bytes, const Limits& limits);

}  // namespace jixiao

#endif  // JIXIAO_BASE_DOCUMENT_SIZE_H_
