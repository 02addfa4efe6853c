// Decimals by value: two halves and a scale, checked on the way in.
#include "internal.h"

namespace jixiao::capi {

Status ReadDecimal(const jixiao_decimal* from, const char* name, Decimal& to) {
  const Result<Decimal> value = Decimal::FromHalves(from->high, from->low, from->scale);
  if (!value.ok()) return Within(name, value.status());
  to = *value;
  return Status();
}

namespace {

Status Write(const Result<Decimal>& result, jixiao_decimal* out) {
  if (result.ok()) *out = ToC(*result);
  return result.status();
}

std::int32_t Order(std::strong_ordering order) { return order < 0 ? -1 : order > 0 ? 1 : 0; }

// Reads `a`, computes, writes `out`.
template <typename Operation>
std::int32_t Unary(const jixiao_decimal* a, jixiao_decimal* out, jixiao_error** error,
                   const Operation& operation) noexcept {
  return Guard(error, Check().Stated(a, "value").Out(out), [&]() -> Status {
    Decimal value;
    if (Status status = ReadDecimal(a, "value", value); !status.ok()) return status;
    return Write(operation(value), out);
  });
}

// Reads `a` and `b`, computes, writes `out`.
template <typename Out, typename Operation>
std::int32_t Binary(const jixiao_decimal* a, const jixiao_decimal* b, Out* out,
                    jixiao_error** error, const Operation& operation) noexcept {
  return Guard(error, Check().Stated(a, "a").Stated(b, "b").Out(out), [&]() -> Status {
    Decimal left;
    Decimal right;
    if (Status status = ReadDecimal(a, "a", left); !status.ok()) return status;
    if (Status status = ReadDecimal(b, "b", right); !status.ok()) return status;
    return operation(left, right);
  });
}

}  // namespace
}  // namespace jixiao::capi

using namespace jixiao::capi;  // NOLINT
using jixiao::Decimal;
using jixiao::Result;
using jixiao::Status;

int32_t jixiao_decimal_parse(const char* text, size_t size, jixiao_decimal* out,
                             jixiao_error** error) {
  return Guard(error, Check().Bytes(text, size, "text").Out(out),
               [&] { return Write(Decimal::Parse(Bytes(text, size)), out); });
}

int32_t jixiao_decimal_format(const jixiao_decimal* value, jixiao_text** out,
                              jixiao_error** error) {
  return Guard(error, Check().Stated(value, "value").Out(out), [&]() -> Status {
    Decimal decimal;
    if (Status status = ReadDecimal(value, "value", decimal); !status.ok()) return status;
    GiveCopy(out, decimal.ToString());
    return Status();
  });
}

int32_t jixiao_decimal_compare(const jixiao_decimal* a, const jixiao_decimal* b, int32_t* out,
                               jixiao_error** error) {
  return Binary(a, b, out, error, [&](const Decimal& left, const Decimal& right) {
    *out = Order(Compare(left, right));
    return Status();
  });
}

int32_t jixiao_decimal_compare_ratios(const jixiao_decimal* a, const jixiao_decimal* b,
                                      const jixiao_decimal* c, const jixiao_decimal* d,
                                      int32_t* out, jixiao_error** error) {
  const Check check = Check().Stated(a, "a").Stated(b, "b").Stated(c, "c").Stated(d, "d").Out(out);
  return Guard(error, check, [&]() -> Status {
    const jixiao_decimal* from[] = {a, b, c, d};
    const char* const names[] = {"a", "b", "c", "d"};
    Decimal values[4];
    for (int i = 0; i < 4; ++i) {
      if (Status status = ReadDecimal(from[i], names[i], values[i]); !status.ok()) return status;
    }
    if (values[1].sign() <= 0) return InvalidArgument("b", "must be positive");
    if (values[3].sign() <= 0) return InvalidArgument("d", "must be positive");
    *out = Order(CompareRatios(values[0], values[1], values[2], values[3]));
    return Status();
  });
}

int32_t jixiao_decimal_add(const jixiao_decimal* a, const jixiao_decimal* b, jixiao_decimal* out,
                           jixiao_error** error) {
  return Binary(a, b, out, error, [&](const Decimal& left, const Decimal& right) {
    return Write(Add(left, right), out);
  });
}

int32_t jixiao_decimal_subtract(const jixiao_decimal* a, const jixiao_decimal* b,
                                jixiao_decimal* out, jixiao_error** error) {
  return Binary(a, b, out, error, [&](const Decimal& left, const Decimal& right) {
    return Write(Subtract(left, right), out);
  });
}

int32_t jixiao_decimal_multiply(const jixiao_decimal* a, const jixiao_decimal* b,
                                jixiao_decimal* out, jixiao_error** error) {
  return Binary(a, b, out, error, [&](const Decimal& left, const Decimal& right) {
    return Write(Multiply(left, right), out);
  });
}

int32_t jixiao_decimal_divide(const jixiao_decimal* a, const jixiao_decimal* b, int32_t scale,
                              int32_t rounding, jixiao_decimal* out, jixiao_error** error) {
  return Binary(a, b, out, error, [&](const Decimal& left, const Decimal& right) {
    const auto mode = static_cast<jixiao::RoundingMode>(rounding);
    return Write(Divide(left, right, scale, mode), out);
  });
}

int32_t jixiao_decimal_round(const jixiao_decimal* value, int32_t scale, int32_t rounding,
                             jixiao_decimal* out, jixiao_error** error) {
  return Unary(value, out, error, [&](const Decimal& decimal) {
    return decimal.Round(scale, static_cast<jixiao::RoundingMode>(rounding));
  });
}

int32_t jixiao_decimal_negate(const jixiao_decimal* value, jixiao_decimal* out,
                              jixiao_error** error) {
  return Unary(value, out, error,
               [](const Decimal& decimal) -> Result<Decimal> { return decimal.Negated(); });
}

int32_t jixiao_decimal_trim(const jixiao_decimal* value, jixiao_decimal* out,
                            jixiao_error** error) {
  return Unary(value, out, error,
               [](const Decimal& decimal) -> Result<Decimal> { return decimal.Trimmed(); });
}
