// Bytes of a file → UTF-8 text. Tells which encoding it took; does not guess between two that
// fit.
#ifndef JIXIAO_CLI_ENCODING_H_
#define JIXIAO_CLI_ENCODING_H_

#include <string>
#include <string_view>

#include "jixiao/status.hpp"

namespace jixiao::cli {

struct DecodedText {
  std::string text;           ///< Without a byte order mark.
  std::string_view encoding;  ///< "UTF-8", "UTF-16LE", "UTF-16BE" or "GB18030".
};

/// By byte order mark; else UTF-8 where all of it is; else UTF-16 where zero bytes show it without
/// doubt; else GB18030 where all of it is. Text that is UTF-8 but for a few bytes is returned as it
/// stands, for the reader to report them. kInvalidFormat where nothing fits.
Result<DecodedText> DecodeText(std::string bytes);

}  // namespace jixiao::cli

#endif  // JIXIAO_CLI_ENCODING_H_
