// The files of tests/golden and data, for all tests alike. A missing file fails the test.
#ifndef JIXIAO_TESTS_GOLDEN_LINES_H_
#define JIXIAO_TESTS_GOLDEN_LINES_H_

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

namespace jixiao {

inline std::string WholeFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file.good()) << path;
  return {std::istreambuf_iterator<char>(file), {}};
}

/// A file of tests/golden.
inline std::string GoldenFile(const std::string& name) {
  return WholeFile(JIXIAO_TEST_GOLDEN_DIR "/" + name);
}
/// A file of data.
inline std::string DataFile(const std::string& name) {
  return WholeFile(JIXIAO_TEST_DATA_DIR "/" + name);
}

/// The lines of a file of tests/golden, of which there is at least one.
inline std::vector<nlohmann::json> GoldenLines(const std::string& name) {
  std::istringstream text(GoldenFile(name));
  std::vector<nlohmann::json> lines;
  for (std::string line; std::getline(text, line);) lines.push_back(nlohmann::json::parse(line));
  EXPECT_FALSE(lines.empty()) << name;
  return lines;
}

}  // namespace jixiao

#endif  // JIXIAO_TESTS_GOLDEN_LINES_H_
