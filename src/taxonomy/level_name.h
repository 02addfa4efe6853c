// The names of levels as they are compared.
#ifndef JIXIAO_TAXONOMY_LEVEL_NAME_H_
#define JIXIAO_TAXONOMY_LEVEL_NAME_H_

#include <string>
#include <string_view>

namespace jixiao {

/// A level's name without what its printing adds: spaces and line breaks, 指标, a weight in
/// brackets. "产 出 指标（50分）" and "产出" are one level.
std::string LevelName(std::string_view text);

/// What a policy or a taxonomy may be called: lower-case letters, digits and hyphens.
bool IsDataName(std::string_view name);

}  // namespace jixiao

#endif  // JIXIAO_TAXONOMY_LEVEL_NAME_H_
