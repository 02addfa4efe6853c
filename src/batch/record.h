// What a threshold comes to as one row of columns.
#ifndef JIXIAO_BATCH_RECORD_H_
#define JIXIAO_BATCH_RECORD_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "jixiao/date.hpp"
#include "jixiao/decimal.hpp"
#include "jixiao/threshold.hpp"
#include "threshold/shortcut.h"

namespace jixiao::batch {

/// Places of amounts in the columns of BatchParse; of scores; of rates and completion.
inline constexpr int kAmountPlaces = 10;
inline constexpr int kScorePlaces = 6;
inline constexpr int kRatePlaces = 4;

/// The coefficient of a decimal128, in its two halves.
struct Coefficient {
  std::uint64_t low = 0;
  std::int64_t high = 0;
};
/// `value` at `places`; empty where that would round or not fit.
std::optional<Coefficient> AtPlaces(const Decimal& value, int places);

/// Days since 1970-01-01, as date32 counts them.
std::int32_t DayNumber(const Date& date);

/// Units by number: each name once, in the order of first use.
class UnitNumbers {
 public:
  UnitNumbers() : plain_(PlainUnitCount(), kNew) {}
  std::int32_t OfPlain(std::size_t plain_unit) {
    const std::int32_t known = plain_[plain_unit];
    return known != kNew ? known : (plain_[plain_unit] = Of(PlainUnit(plain_unit)));
  }
  /// −1 for no unit.
  std::int32_t Of(const Unit& unit);
  const std::vector<std::string>& names() const { return names_; }

 private:
  static constexpr std::int32_t kNew = -2;
  std::vector<std::int32_t> plain_;
  std::vector<std::string> names_;
  std::unordered_map<std::string, std::int32_t> numbers_;
};

/// A reading as BatchParse shows it. Numbers of names are −1 where null.
struct Record {
  enum Amount : std::size_t { kValue, kLower, kUpper };
  std::array<std::optional<Coefficient>, 3> amounts;
  std::optional<std::int32_t> date;
  std::optional<std::int32_t> date_end;
  std::optional<bool> lower_closed;
  std::optional<bool> upper_closed;
  std::int32_t unit = -1;
  std::int16_t code = -1;
  std::int8_t severity = -1;
  std::int8_t kind = 0;
  std::int8_t comparator = -1;
  std::int8_t dimension = -1;
  std::int8_t direction = -1;
  std::int8_t text_class = -1;
  bool bare = false;
};
Record RecordOf(const Threshold& threshold, UnitNumbers* units);

}  // namespace jixiao::batch

#endif  // JIXIAO_BATCH_RECORD_H_
