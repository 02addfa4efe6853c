// What a fuzz target is to both drivers, libFuzzer's and replay_main.cc.
#ifndef JIXIAO_TESTS_FUZZ_FUZZ_TARGET_H_
#define JIXIAO_TESTS_FUZZ_FUZZ_TARGET_H_

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace jixiao::fuzz {

inline std::string_view Text(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// Ends the run: the driver keeps the input.
[[noreturn]] inline void Fail(const std::string& fault) {
  std::fprintf(stderr, "property broken: %s\n", fault.c_str());
  std::abort();
}

inline void Require(bool holds, const char* property) {
  if (!holds) Fail(property);
}

}  // namespace jixiao::fuzz

#endif  // JIXIAO_TESTS_FUZZ_FUZZ_TARGET_H_
