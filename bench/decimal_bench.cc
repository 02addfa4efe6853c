// Decimals against strtod, which reads the same bytes into less, and against Boost's integers and
// decimal floats, which a host might pick instead. Compare the figures of one run only.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <boost/multiprecision/cpp_dec_float.hpp>
#include <boost/multiprecision/cpp_int.hpp>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "jixiao/decimal.hpp"
#include "jixiao/rational.hpp"

namespace jixiao {
namespace {

namespace mp = boost::multiprecision;
using Int256 = mp::number<mp::cpp_int_backend<256, 256, mp::signed_magnitude, mp::checked, void>>;
using Float50 = mp::cpp_dec_float_50;

// What stands in the cells of target tables: counts, shares, money in 万元 and 元. Their number is
// large enough to keep the branch predictor from learning them by heart.
std::vector<std::string> Figures() {
  constexpr std::array<std::string_view, 12> kShapes = {"558.42", "100000",  "0.12", "95",
                                                        "100",    "1250.00", "3",    "12345678.90",
                                                        "98.5",   "564.00",  "20",   "4.123456"};
  std::vector<std::string> figures;
  std::uint32_t state = 20240607;
  for (int i = 0; i < 4096; ++i) {
    state = state * 1664525U + 1013904223U;
    std::string figure(kShapes[(state >> 16U) % kShapes.size()]);
    for (std::size_t at = 0; at < figure.size(); ++at) {
      state = state * 1664525U + 1013904223U;
      const bool leads = at == 0 && figure.size() > 1 && figure[1] != '.';
      if (figure[at] != '.')
        figure[at] = static_cast<char>((leads ? '1' : '0') + (state >> 20U) % 9);
    }
    figures.push_back(figure);
  }
  return figures;
}

std::vector<std::string> Only(std::string_view figure) {
  return std::vector<std::string>(64, std::string(figure));
}

template <typename Run>
void ForEach(benchmark::State& state, const std::vector<std::string>& figures, Run run) {
  for (auto _ : state) {
    for (const std::string& figure : figures) run(figure);
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(figures.size()));
}

// --- Reading. One item is one figure. -----------------------------------------------------------

void Strtod(benchmark::State& state, const std::vector<std::string>& figures) {
  ForEach(state, figures, [](const std::string& figure) {
    const std::size_t digit = figure.find_first_of("0123456789");
    benchmark::DoNotOptimize(std::strtod(figure.c_str() + digit, nullptr));
  });
}

void Parse(benchmark::State& state, const std::vector<std::string>& figures) {
  ForEach(state, figures,
          [](const std::string& figure) { benchmark::DoNotOptimize(Decimal::Parse(figure)); });
}

void ParseFloat50(benchmark::State& state, const std::vector<std::string>& figures) {
  ForEach(state, figures,
          [](const std::string& figure) { benchmark::DoNotOptimize(Float50(figure)); });
}

void ToString(benchmark::State& state) {
  std::vector<Decimal> values;
  for (const std::string& figure : Figures()) values.push_back(Decimal::Parse(figure).value());
  for (auto _ : state) {
    for (const Decimal& value : values) benchmark::DoNotOptimize(value.ToString());
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(values.size()));
}

BENCHMARK_CAPTURE(Strtod, mixed, Figures());
BENCHMARK_CAPTURE(Parse, mixed, Figures());
BENCHMARK_CAPTURE(ParseFloat50, mixed, Figures());
BENCHMARK_CAPTURE(Strtod, 558.42, Only("558.42"));
BENCHMARK_CAPTURE(Parse, 558.42, Only("558.42"));
BENCHMARK_CAPTURE(Strtod, 100000, Only("100000"));
BENCHMARK_CAPTURE(Parse, 100000, Only("100000"));
BENCHMARK_CAPTURE(Strtod, 0.12, Only("0.12"));
BENCHMARK_CAPTURE(Parse, 0.12, Only("0.12"));
BENCHMARK_CAPTURE(Strtod, 95, Only("95"));
BENCHMARK_CAPTURE(Parse, 95, Only("95"));
BENCHMARK_CAPTURE(Strtod, 19_digits, Only("12345678901234567.89"));
BENCHMARK_CAPTURE(Parse, 19_digits, Only("12345678901234567.89"));
BENCHMARK_CAPTURE(Strtod, 38_digits, Only("123456789012345678901234567890123456.78"));
BENCHMARK_CAPTURE(Parse, 38_digits, Only("123456789012345678901234567890123456.78"));
BENCHMARK(ToString);

// --- Arithmetic. One item is one operation on neighbouring figures.
// -------------------------------

template <typename Number>
Number Read(const std::string& figure);

template <>
Decimal Read<Decimal>(const std::string& figure) {
  return Decimal::Parse(figure).value();
}

/// At six places, as a hand-made fixed-point number would be.
template <typename Integer>
Integer ReadFixed(const std::string& figure) {
  const Decimal value = Decimal::Parse(figure)->Round(6, RoundingMode::kNever).value();
  return Integer(value.low());
}

template <>
Int256 Read<Int256>(const std::string& figure) {
  return ReadFixed<Int256>(figure);
}

template <>
mp::cpp_int Read<mp::cpp_int>(const std::string& figure) {
  return ReadFixed<mp::cpp_int>(figure);
}

template <>
Float50 Read<Float50>(const std::string& figure) {
  return Float50(figure);
}

template <>
Rational Read<Rational>(const std::string& figure) {
  return Rational::Parse(figure).value();
}

template <typename Number, typename Run>
void ForPairs(benchmark::State& state, Run run) {
  std::vector<Number> values;
  for (const std::string& figure : Figures()) {
    values.push_back(Read<Number>(figure));
    if (values.back() == Number(0)) values.back() = Number(1);
  }
  for (auto _ : state) {
    for (std::size_t i = 0; i + 1 < values.size(); ++i) run(values[i], values[i + 1]);
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(values.size() - 1));
}

void CompareDecimal(benchmark::State& state) {
  ForPairs<Decimal>(
      state, [](const Decimal& a, const Decimal& b) { benchmark::DoNotOptimize(Compare(a, b)); });
}

void AddDecimal(benchmark::State& state) {
  ForPairs<Decimal>(
      state, [](const Decimal& a, const Decimal& b) { benchmark::DoNotOptimize(Add(a, b)); });
}

void MultiplyAndRoundDecimal(benchmark::State& state) {
  ForPairs<Decimal>(state, [](const Decimal& a, const Decimal& b) {
    benchmark::DoNotOptimize(Multiply(a, b)->Round(2, RoundingMode::kHalfUp));
  });
}

void DivideDecimal(benchmark::State& state) {
  ForPairs<Decimal>(state, [](const Decimal& a, const Decimal& b) {
    benchmark::DoNotOptimize(Divide(a, b, 4, RoundingMode::kHalfUp));
  });
}

void RatioOfDecimals(benchmark::State& state) {
  const Decimal six(6);
  const Decimal ten(10);
  ForPairs<Decimal>(state, [&](const Decimal& a, const Decimal& b) {
    benchmark::DoNotOptimize(CompareRatios(a, b, six, ten));
  });
}

template <typename Integer>
void CompareInteger(benchmark::State& state) {
  ForPairs<Integer>(
      state, [](const Integer& a, const Integer& b) { benchmark::DoNotOptimize(a.compare(b)); });
}

template <typename Number>
void AddNumber(benchmark::State& state) {
  ForPairs<Number>(
      state, [](const Number& a, const Number& b) { benchmark::DoNotOptimize(Number(a + b)); });
}

/// a × b at twelve places, brought to two, halves up.
template <typename Integer>
void MultiplyAndRoundInteger(benchmark::State& state) {
  const Integer step(10'000'000'000);
  const Integer half(5'000'000'000);
  ForPairs<Integer>(state, [&](const Integer& a, const Integer& b) {
    benchmark::DoNotOptimize(Integer((Integer(a * b) + half) / step));
  });
}

template <typename Integer>
void DivideInteger(benchmark::State& state) {
  const Integer step(20'000);
  ForPairs<Integer>(state, [&](const Integer& a, const Integer& b) {
    benchmark::DoNotOptimize(Integer((Integer(a * step) / b + 1) / 2));
  });
}

template <typename Integer>
void RatioOfIntegers(benchmark::State& state) {
  const Integer six(6);
  const Integer ten(10);
  ForPairs<Integer>(state, [&](const Integer& a, const Integer& b) {
    benchmark::DoNotOptimize(Integer(a * ten).compare(Integer(six * b)));
  });
}

void DivideFloat50(benchmark::State& state) {
  ForPairs<Float50>(
      state, [](const Float50& a, const Float50& b) { benchmark::DoNotOptimize(Float50(a / b)); });
}

void AddRational(benchmark::State& state) {
  ForPairs<Rational>(
      state, [](const Rational& a, const Rational& b) { benchmark::DoNotOptimize(Add(a, b)); });
}

void MultiplyRational(benchmark::State& state) {
  ForPairs<Rational>(state, [](const Rational& a, const Rational& b) {
    benchmark::DoNotOptimize(Multiply(a, b));
  });
}

void CompareRational(benchmark::State& state) {
  ForPairs<Rational>(
      state, [](const Rational& a, const Rational& b) { benchmark::DoNotOptimize(Compare(a, b)); });
}

BENCHMARK(CompareDecimal);
BENCHMARK(CompareInteger<Int256>);
BENCHMARK(CompareInteger<mp::cpp_int>);
BENCHMARK(AddDecimal);
BENCHMARK(AddNumber<Int256>);
BENCHMARK(AddNumber<mp::cpp_int>);
BENCHMARK(AddNumber<Float50>);
BENCHMARK(MultiplyAndRoundDecimal);
BENCHMARK(MultiplyAndRoundInteger<Int256>);
BENCHMARK(MultiplyAndRoundInteger<mp::cpp_int>);
BENCHMARK(DivideDecimal);
BENCHMARK(DivideInteger<Int256>);
BENCHMARK(DivideInteger<mp::cpp_int>);
BENCHMARK(DivideFloat50);
BENCHMARK(RatioOfDecimals);
BENCHMARK(RatioOfIntegers<Int256>);
BENCHMARK(RatioOfIntegers<mp::cpp_int>);
BENCHMARK(AddRational);
BENCHMARK(MultiplyRational);
BENCHMARK(CompareRational);

}  // namespace
}  // namespace jixiao
