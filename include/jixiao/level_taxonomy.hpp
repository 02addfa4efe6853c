// The levels of a form as data: their names, aliases, order and weights.
//
// Department tables (部门整体) have first and second levels of their own, which differ from place
// to place. A Taxonomy holds one such set; it can be written as JSON, copied and changed, and be
// part of a policy, which then shares out its weights.
#ifndef JIXIAO_LEVEL_TAXONOMY_HPP_
#define JIXIAO_LEVEL_TAXONOMY_HPP_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jixiao/decimal.hpp"
#include "jixiao/language.hpp"

namespace jixiao {

/// A second level (二级指标) of a form.
struct TaxonomyLevel2 {
  std::string name;
  std::vector<std::string> aliases;
  std::optional<Decimal> weight;  ///< In points of 100.

  friend bool operator==(const TaxonomyLevel2&, const TaxonomyLevel2&) = default;
};

/// A first level (一级指标) of a form.
struct TaxonomyLevel {
  std::string name;
  std::vector<std::string> aliases;
  std::optional<Decimal> weight;  ///< In points of 100; none: the table states it, or nobody.
  std::vector<TaxonomyLevel2> levels;

  friend bool operator==(const TaxonomyLevel&, const TaxonomyLevel&) = default;
};

struct Taxonomy {
  std::string name;  ///< Lower-case letters, digits and hyphens.
  LocalizedText title;
  LocalizedText description;  ///< Says where the levels were seen.
  /// Points of budget execution beside the levels; 0 where it is a row among others. None: as the
  /// policy's profile has it.
  std::optional<Decimal> execution;
  std::vector<TaxonomyLevel> levels;  ///< In the order of the form.

  friend bool operator==(const Taxonomy&, const Taxonomy&) = default;
};

/// The built-in taxonomies. Live as long as the program.
std::span<const Taxonomy> Taxonomies();
/// The built-in taxonomy of that name, or null.
const Taxonomy* FindTaxonomy(std::string_view name);

/// One thing that is wrong with a file of data.
struct FieldFault {
  std::string field;  ///< Path in the file: "levels[0].weight".
  LocalizedText message;
  std::uint32_t line = 0;  ///< Line of the file, counted from 1; 0 without a file.

  friend bool operator==(const FieldFault&, const FieldFault&) = default;
};

/// Everything that is wrong with `taxonomy`, in the order of its fields: a name that is empty or
/// that two levels share, a weight below 0, second levels that do not come to their first level's
/// weight, first levels that with `execution` do not come to 100.
std::vector<FieldFault> Validate(const Taxonomy& taxonomy);

/// Where a row stands in a taxonomy.
struct TaxonomyPlace {
  const TaxonomyLevel* level1 = nullptr;
  const TaxonomyLevel2* level2 = nullptr;  ///< Null where its second level is not known.
};
/// By the names of a row's levels as printed, with their noise; null where no level has the name.
TaxonomyPlace FindLevels(const Taxonomy& taxonomy, std::string_view level1,
                         std::string_view level2);

}  // namespace jixiao

#endif  // JIXIAO_LEVEL_TAXONOMY_HPP_
