// Spaces of any kind in UTF-8: what published text is full of.
#ifndef JIXIAO_BASE_SPACES_H_
#define JIXIAO_BASE_SPACES_H_

#include <cstddef>
#include <string_view>

namespace jixiao::text {

/// Bytes of the space, or zero-width character, that begins at `position`; 0 where none does.
std::size_t SpaceLength(std::string_view text, std::size_t position);
/// `text` without spaces of any kind at both ends.
std::string_view Trim(std::string_view text);

}  // namespace jixiao::text

#endif  // JIXIAO_BASE_SPACES_H_
