// Answers operations on decimals and fractions, one per line, for numeric_differential.py.
//
// A line is an operation and its arguments, separated by tabs; the answer is a line with the
// result, or the name of the failure after an exclamation mark. A line that is no operation ends
// the program with status 2: the two sides of the test disagree about the protocol.
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <iostream>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "jixiao/decimal.hpp"
#include "jixiao/rational.hpp"

namespace {

using jixiao::Decimal;
using jixiao::Rational;
using jixiao::Result;
using jixiao::RoundingMode;

using Arguments = std::vector<std::string_view>;

template <typename T>
std::string Answer(const Result<T>& result) {
  if (!result.ok()) return "!" + std::string(jixiao::StatusCodeName(result.code()));
  return result->ToString();
}

std::string Answer(std::strong_ordering order) { return order < 0 ? "-1" : order > 0 ? "1" : "0"; }

Decimal D(std::string_view text) { return Decimal::Parse(text).value(); }
Rational R(std::string_view text) { return Rational::Parse(text).value(); }

int Number(std::string_view text) {
  int number = -1000;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

RoundingMode Mode(std::string_view text) { return static_cast<RoundingMode>(Number(text)); }

std::string Halves(const Decimal& value) {
  return std::to_string(value.high()) + " " + std::to_string(value.low()) + " " +
         std::to_string(value.scale());
}

std::string FromHalves(const Arguments& a) {
  std::int64_t high = 0;
  std::uint64_t low = 0;
  std::from_chars(a[0].data(), a[0].data() + a[0].size(), high);
  std::from_chars(a[1].data(), a[1].data() + a[1].size(), low);
  return Answer(Decimal::FromHalves(high, low, Number(a[2])));
}

struct Operation {
  std::size_t arguments;
  std::string (*run)(const Arguments&);
};

// clang-format off
const std::unordered_map<std::string_view, Operation> kOperations = {
    {"parse", {1, [](const Arguments& a) { return Answer(Decimal::Parse(a[0])); }}},
    {"halves", {1, [](const Arguments& a) { return Halves(D(a[0])); }}},
    {"from_halves", {3, FromHalves}},
    {"trim", {1, [](const Arguments& a) { return D(a[0]).Trimmed().ToString(); }}},
    {"negate", {1, [](const Arguments& a) { return D(a[0]).Negated().ToString(); }}},
    {"add", {2, [](const Arguments& a) { return Answer(Add(D(a[0]), D(a[1]))); }}},
    {"subtract", {2, [](const Arguments& a) { return Answer(Subtract(D(a[0]), D(a[1]))); }}},
    {"multiply", {2, [](const Arguments& a) { return Answer(Multiply(D(a[0]), D(a[1]))); }}},
    {"divide", {4, [](const Arguments& a) {
       return Answer(Divide(D(a[0]), D(a[1]), Number(a[2]), Mode(a[3]))); }}},
    {"round", {3, [](const Arguments& a) {
       return Answer(D(a[0]).Round(Number(a[1]), Mode(a[2]))); }}},
    {"compare", {2, [](const Arguments& a) { return Answer(Compare(D(a[0]), D(a[1]))); }}},
    {"compare_ratios", {4, [](const Arguments& a) {
       return Answer(CompareRatios(D(a[0]), D(a[1]), D(a[2]), D(a[3]))); }}},
    {"fraction_parse", {1, [](const Arguments& a) { return Answer(Rational::Parse(a[0])); }}},
    {"fraction_of", {2, [](const Arguments& a) {
       return Answer(Rational::FromFraction(D(a[0]), D(a[1]))); }}},
    {"fraction_add", {2, [](const Arguments& a) { return Answer(Add(R(a[0]), R(a[1]))); }}},
    {"fraction_subtract", {2, [](const Arguments& a) {
       return Answer(Subtract(R(a[0]), R(a[1]))); }}},
    {"fraction_multiply", {2, [](const Arguments& a) {
       return Answer(Multiply(R(a[0]), R(a[1]))); }}},
    {"fraction_divide", {2, [](const Arguments& a) { return Answer(Divide(R(a[0]), R(a[1]))); }}},
    {"fraction_compare", {2, [](const Arguments& a) { return Answer(Compare(R(a[0]), R(a[1]))); }}},
    {"fraction_round", {3, [](const Arguments& a) {
       return Answer(R(a[0]).Round(Number(a[1]), Mode(a[2]))); }}},
    {"fraction_to_decimal", {1, [](const Arguments& a) { return Answer(R(a[0]).ToDecimal()); }}},
};
// clang-format on

void Split(std::string_view line, Arguments* fields) {
  fields->clear();
  for (std::size_t tab = line.find('\t'); tab != std::string_view::npos; tab = line.find('\t')) {
    fields->push_back(line.substr(0, tab));
    line.remove_prefix(tab + 1);
  }
  fields->push_back(line);
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  std::string line;
  Arguments fields;
  while (std::getline(std::cin, line)) {
    Split(line, &fields);
    const auto operation = kOperations.find(fields.front());
    fields.erase(fields.begin());
    if (operation == kOperations.end() || operation->second.arguments != fields.size()) {
      std::cerr << "not an operation: " << line << "\n";
      return 2;
    }
    std::cout << operation->second.run(fields) << '\n';
  }
  return 0;
}
