// Driver for machines without libFuzzer: replays a corpus, then seeded mutations of it.
// usage: PROGRAM CORPUS [RUNS [SECONDS]]    CORPUS is a folder of inputs, or a file with one a line
// The input at work when the program ends badly is written to `failed-input`.
#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "fuzz/fuzz_target.h"
#include "properties/cell_grammar.h"

// Present in sanitizer builds only.
extern "C" __attribute__((weak)) void __sanitizer_set_death_callback(void (*callback)());

namespace jixiao::fuzz {
namespace {

std::string current_input;

void KeepInput() {
  if (std::FILE* file = std::fopen("failed-input", "wb")) {
    std::fwrite(current_input.data(), 1, current_input.size(), file);
    std::fclose(file);
    std::fputs("the input is in the file failed-input\n", stderr);
  }
}

extern "C" void OnSignal(int signal) {
  KeepInput();
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

void Run(std::string input) {
  current_input = std::move(input);
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(current_input.data()),
                         current_input.size());
}

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> ReadCorpus(const std::filesystem::path& path) {
  std::vector<std::string> corpus;
  if (std::filesystem::is_directory(path)) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(path)) files.push_back(entry);
    std::sort(files.begin(), files.end());
    for (const auto& file : files) corpus.push_back(ReadFile(file));
  } else {
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) corpus.push_back(line);
  }
  return corpus;
}

// A few bytes that parsers stumble over.
constexpr std::array<std::string_view, 16> kPieces = {
    "\"",           ",", "\n", "\r\n", "\t", "|",       "{",  "]", "\xFF",
    "\xEF\xBB\xBF", "≥", "%",  "一",   "年", "\\u0000", "1e9"};

std::string Mutated(const std::vector<std::string>& corpus, properties::Random& random) {
  std::string input = corpus[random.Below(corpus.size())];
  for (std::uint64_t times = 1 + random.Below(4); times > 0; --times) {
    const std::size_t at = random.Below(input.size() + 1);
    const std::size_t length = random.Below(std::min<std::size_t>(input.size() - at, 40) + 1);
    const std::string& other = corpus[random.Below(corpus.size())];
    switch (random.Below(6)) {
      case 0:
        input.erase(at, length);
        break;
      case 1:
        input.insert(at, input.substr(at, length));
        break;
      case 2:
        input.insert(at, kPieces[random.Below(kPieces.size())]);
        break;
      case 3:
        if (at < input.size()) input[at] = static_cast<char>(random.Below(256));
        break;
      case 4:
        input.insert(at, other.substr(random.Below(other.size() + 1), random.Below(40)));
        break;
      default:
        input.resize(at);
    }
  }
  return input;
}

int Main(const std::filesystem::path& path, std::uint64_t runs, std::uint64_t seconds) {
  const std::vector<std::string> corpus = ReadCorpus(path);
  if (corpus.empty()) {
    std::fprintf(stderr, "%s: no inputs\n", path.c_str());
    return 2;
  }
  std::signal(SIGABRT, OnSignal);
  std::signal(SIGSEGV, OnSignal);
  if (__sanitizer_set_death_callback != nullptr) __sanitizer_set_death_callback(KeepInput);

  Run({});
  for (const std::string& input : corpus) Run(input);
  properties::Random random(1);
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
  std::uint64_t done = 0;
  while (done < runs && std::chrono::steady_clock::now() < end) {
    Run(Mutated(corpus, random));
    ++done;
  }
  std::printf("%zu inputs and %llu mutations\n", corpus.size(),
              static_cast<unsigned long long>(done));
  return 0;
}

}  // namespace
}  // namespace jixiao::fuzz

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: %s CORPUS [RUNS [SECONDS]]\n", argv[0]);
    return 2;
  }
  const std::uint64_t runs = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 20'000;
  const std::uint64_t seconds = argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 5;
  return jixiao::fuzz::Main(argv[1], runs, seconds);
}
