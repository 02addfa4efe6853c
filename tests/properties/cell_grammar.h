// Cells as clerks write them, and as they damage them: a grammar of all forms of the language.
#ifndef JIXIAO_TESTS_PROPERTIES_CELL_GRAMMAR_H_
#define JIXIAO_TESTS_PROPERTIES_CELL_GRAMMAR_H_

#include <cstdint>
#include <string>

namespace jixiao::properties {

/// SplitMix64: the same sequence on every machine.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t Next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }
  std::uint64_t Below(std::uint64_t bound) { return Next() % bound; }
  bool OneIn(std::uint64_t times) { return Below(times) == 0; }

 private:
  std::uint64_t state_;
};

/// The next cell: most of them clean, a third with spaces, full-width forms or brackets, some
/// damaged as by hand, scanner or transport (lost, doubled and foreign characters and bytes).
std::string GenerateCell(Random& random);

}  // namespace jixiao::properties

#endif  // JIXIAO_TESTS_PROPERTIES_CELL_GRAMMAR_H_
