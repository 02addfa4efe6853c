#include "threshold/numeral.h"

#include <array>
#include <cstdint>
#include <string>

#include "base/compiler.h"

namespace jixiao {
namespace {

using Wide = Uint128;

constexpr Wide kLimit = Wide{10'000'000'000'000'000'000U} * Wide{10'000'000'000'000'000'000U};

// --- ASCII digits ---------------------------------------------------------------------------

// Exactly three digits behind a comma, and no more.
bool IsThousandsGroup(const FoldedText& text, std::size_t comma) {
  for (std::size_t i = comma + 1; i <= comma + 3; ++i) {
    if (!IsDigit(text.at(i)) || text.gap_before(i)) return false;
  }
  return !IsDigit(text.at(comma + 4));
}

Result<Decimal> ToDecimal(bool negative, const std::string& digits, std::size_t places) {
  std::string plain = negative ? "-" : "";
  plain += digits.substr(0, digits.size() - places);
  if (places > 0) plain += "." + digits.substr(digits.size() - places);
  return Decimal::Parse(plain);
}

// --- Chinese numerals -----------------------------------------------------------------------

int UnitPower(char32_t c) {
  switch (c) {
    case U'十':
    case U'拾':
      return 1;
    case U'百':
    case U'佰':
      return 2;
    case U'千':
    case U'仟':
      return 3;
    case U'万':
      return 4;
    case U'亿':
      return 8;
    default:
      return 0;
  }
}

Wide Power(int exponent) {
  Wide power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

bool AreNeighbours(Wide first, Wide second) {
  return first > 0 && (second == first + 1 || (first == 3 && second == 5));
}

// Reads the digits and units of one numeral. 万 and 亿 may stand in any order: what is already
// read is multiplied by a unit that is not smaller than the last one (X万Y亿 is (X×10⁴+Y)×10⁸).
class NumeralReader {
 public:
  // False: the text is no numeral.
  bool Take(char32_t c) {
    const int digit = DigitValue(c);
    if (digit == 0) return TakeZero();
    if (digit > 0) return TakeDigit(static_cast<Wide>(digit));
    if (c == U'廿') return TakeTens(2);
    if (c == U'卅') return TakeTens(3);
    const int power = UnitPower(c);
    return power >= 4 ? TakeBigUnit(power) : power > 0 && TakeUnit(power);
  }

  // A figure in digits: the 3456 of 12万3456.
  bool TakeFigure(Wide value, bool one_digit) {
    if (digit_ != kNone || implied_ten_) return false;
    const int last = section_ != 0 || last_unit_ != 0 ? last_unit_ : last_big_;
    if (last > 0 && value >= Power(last)) return false;
    digit_ = value;
    digit_direct_ = one_digit;
    return true;
  }

  // Adds what is pending: 一百五 is 150, 一百零五 is 105.
  bool Finish() {
    if (digit_ != kNone) {
      const int last = section_ != 0 || last_unit_ != 0 ? last_unit_ : last_big_;
      const bool colloquial = last > 1 && !after_zero_ && digit_direct_ && !vague_;
      section_ += digit_ * (colloquial ? Power(last - 1) : 1);
    }
    total_ += section_;
    return total_ < kLimit;
  }

  Wide total() const { return total_; }
  bool vague() const { return vague_; }

 private:
  static constexpr Wide kNone = ~Wide{0};

  bool TakeZero() {
    if (digit_ != kNone) return false;
    after_zero_ = true;
    return true;
  }

  bool TakeDigit(Wide digit) {
    if (digit_ != kNone) {
      // 十七八, 三五百: two neighbours are "about", from the lower up.
      if (vague_ || !digit_direct_ || !AreNeighbours(digit_, digit)) return false;
      vague_ = true;
      return true;
    }
    digit_ = digit;
    digit_direct_ = true;
    return true;
  }

  bool TakeTens(Wide tens) {
    if (digit_ != kNone) return false;
    digit_ = tens;
    return TakeUnit(1);
  }

  bool TakeUnit(int power) {
    if (last_unit_ != 0 && power >= last_unit_) return false;
    if (digit_ == kNone) {
      // Only 十 may stand without a digit in front (十五, 一百一十 is usual, 一百十 is heard).
      if (power != 1) return false;
      implied_ten_ = total_ == 0 && section_ == 0;
      digit_ = 1;
    }
    section_ += digit_ * Power(power);
    digit_ = kNone;
    after_zero_ = false;
    last_unit_ = power;
    return true;
  }

  bool TakeBigUnit(int power) {
    if (digit_ != kNone) section_ += digit_;
    digit_ = kNone;
    if (section_ == 0 && total_ == 0) return false;
    if (last_big_ != 0 && power < last_big_) {
      if (section_ == 0) return false;
      total_ += section_ * Power(power);
    } else {
      total_ += section_;
      if (total_ >= kLimit / Power(power)) return false;
      total_ *= Power(power);
    }
    section_ = 0;
    last_unit_ = 0;
    implied_ten_ = false;
    last_big_ = power;
    after_zero_ = false;
    return true;
  }

  Wide total_ = 0;
  Wide section_ = 0;
  Wide digit_ = kNone;
  int last_unit_ = 0;
  int last_big_ = 0;
  bool after_zero_ = false;
  bool digit_direct_ = false;
  bool implied_ten_ = false;  // 十 without a digit in front, which no digits may follow
  bool vague_ = false;
};

std::string WideToString(Wide value) {
  std::string digits;
  do {
    digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(value % 10)));
    value /= 10;
  } while (value != 0);
  return digits;
}

// 二〇二三: digits only, read one by one.
bool AllDigits(std::u32string_view run, std::string* digits) {
  for (const char32_t c : run) {
    const int digit = DigitValue(c);
    if (digit < 0) return false;
    digits->push_back(static_cast<char>('0' + digit));
  }
  return !digits->empty();
}

bool ReadInteger(std::u32string_view run, std::string* digits, bool* vague) {
  if (AllDigits(run, digits)) {
    *vague = run.size() == 2 && AreNeighbours(static_cast<Wide>(DigitValue(run[0])),
                                              static_cast<Wide>(DigitValue(run[1])));
    if (*vague) digits->resize(1);
    return true;
  }
  digits->clear();
  NumeralReader reader;
  for (const char32_t c : run) {
    if (!reader.Take(c)) return false;
  }
  if (!reader.Finish()) return false;
  *vague = reader.vague();
  *digits = WideToString(reader.total());
  return true;
}

// The symbols at the end of a run that its unit may own: 一百千瓦, 五百两.
std::size_t UnitTail(std::u32string_view run) {
  if (run.size() < 2) return 0;
  return run.back() == U'两' || UnitPower(run.back()) >= 3 ? 1 : 0;
}

// A trailing 万 or 亿 is left to the unit: 二十万 is 20 with scale 4.
int TrailingScale(std::u32string_view run) {
  const int power = run.size() > 1 ? UnitPower(run.back()) : 0;
  return power >= 4 ? power : 0;
}

}  // namespace

int DigitValue(char32_t c) {
  if (IsDigit(c)) return static_cast<int>(c - U'0');
  switch (c) {
    case U'〇':
    case U'零':
      return 0;
    case U'一':
    case U'壹':
    case U'弌':
      return 1;
    case U'二':
    case U'两':
    case U'贰':
      return 2;
    case U'三':
    case U'叁':
    case U'参':  // 參, which is folded to 参; the scanner asks for a scale word behind it
      return 3;
    case U'四':
    case U'肆':
      return 4;
    case U'五':
    case U'伍':
      return 5;
    case U'六':
    case U'陆':
      return 6;
    case U'七':
    case U'柒':
      return 7;
    case U'八':
    case U'捌':
      return 8;
    case U'九':
    case U'玖':
      return 9;
    default:
      return -1;
  }
}

bool IsChineseNumeral(char32_t c) {
  return c >= 0x3007 && (DigitValue(c) >= 0 || UnitPower(c) > 0 || c == U'廿' || c == U'卅');
}

Numeral ReadDigits(const FoldedText& text, std::size_t begin, bool thousands) {
  std::size_t i = begin;
  const bool negative = text.at(i) == U'-';
  if (negative || text.at(i) == U'+') ++i;
  if (!IsDigit(text.at(i))) return {};
  Numeral numeral;
  std::int64_t coefficient = 0;
  std::size_t count = 0;
  std::size_t group = 0;
  std::size_t places = 0;
  bool point = false;
  const std::size_t first = i;
  for (; i < text.size(); ++i) {
    const char32_t c = text.at(i);
    if (IsDigit(c)) {
      if (i > first && text.gap_before(i) && IsDigit(text.at(i - 1))) {
        numeral.fault = NumeralFault::kBroken;
        break;
      }
      if (count < 18) coefficient = coefficient * 10 + static_cast<std::int64_t>(c - U'0');
      ++count;
      ++group;
      if (point) ++places;
    } else if (c == U'.' && !point && IsDigit(text.at(i + 1))) {
      point = true;
    } else if (c == U',' && thousands && !point && group <= 3 && IsThousandsGroup(text, i)) {
      group = 0;
    } else {
      break;
    }
  }
  numeral.length = i - begin;
  const char32_t next = text.at(i);
  const bool second_point = next == U'.' && (IsDigit(text.at(i + 1)) || text.at(i + 1) == U'.');
  const bool letter_digit = (next == U'O' || next == U'o' || next == U'l' || next == U'I') &&
                            (IsDigit(text.at(i + 1)) || text.at(i + 1) == U'%');
  if (second_point || letter_digit) numeral.fault = NumeralFault::kBroken;
  if (numeral.fault == NumeralFault::kBroken) {
    // The whole run is one broken number, so that nothing of it is read as another.
    while (i < text.size() && (IsDigit(text.at(i)) || text.at(i) == U'.' || text.at(i) == U'O' ||
                               text.at(i) == U'o' || text.at(i) == U'l' || text.at(i) == U'I')) {
      ++i;
    }
    numeral.length = i - begin;
    return numeral;
  }
  if (count <= 18) {
    numeral.value = Decimal(negative ? -coefficient : coefficient, static_cast<int>(places));
    return numeral;
  }
  std::string digits;
  for (std::size_t j = first; j < i; ++j) {
    if (IsDigit(text.at(j))) digits.push_back(static_cast<char>(text.at(j)));
  }
  const Result<Decimal> value = ToDecimal(negative, digits, places);
  if (!value.ok()) {
    numeral.fault = NumeralFault::kOutOfRange;
  } else {
    numeral.value = *value;
  }
  return numeral;
}

Numeral ReadChineseNumeral(std::u32string_view text) {
  std::size_t end = 0;
  while (end < text.size() && IsChineseNumeral(text[end])) ++end;
  if (end == 0) return {};
  const std::u32string_view integer = text.substr(0, end);
  std::size_t length = end;
  std::u32string_view fraction;
  int outer_scale = 0;
  if (end < text.size() && text[end] == U'点') {
    std::size_t last = end + 1;
    while (last < text.size() && DigitValue(text[last]) >= 0) ++last;
    fraction = text.substr(end + 1, last - end - 1);
    if (fraction.empty()) return {};
    length = last;
    if (last < text.size()) outer_scale = UnitPower(text[last]);
    if (outer_scale > 0) ++length;
    if (outer_scale > 0 && outer_scale < 4) return {};
  }
  Numeral numeral;
  numeral.length = length;
  numeral.scale = fraction.empty() ? TrailingScale(integer) : outer_scale;
  std::string digits;
  const bool of_unit = integer.size() > 1 && integer.back() == U'两' && fraction.empty() &&
                       UnitPower(integer[integer.size() - 2]) > 0;
  const bool whole = !of_unit && ReadInteger(integer, &digits, &numeral.vague);
  if (!whole) {
    const std::size_t tail = UnitTail(integer);
    if (tail == 0 || !fraction.empty()) return {};
    const std::u32string_view rest = integer.substr(0, integer.size() - tail);
    if (!ReadInteger(rest, &digits, &numeral.vague)) return {};
    numeral.length = rest.size();
    numeral.scale = TrailingScale(rest);
  }
  if (fraction.empty() && numeral.scale > 0) {
    digits.resize(digits.size() - static_cast<std::size_t>(numeral.scale));
  }
  std::string places;
  if (!fraction.empty() && !AllDigits(fraction, &places)) return {};
  const Result<Decimal> value = ToDecimal(false, digits + places, places.size());
  if (!value.ok()) {
    numeral.fault = NumeralFault::kOutOfRange;
  } else {
    numeral.value = *value;
  }
  return numeral;
}

bool IsScaleCharacter(char32_t c) { return UnitPower(c) > 0; }

Numeral ReadMixedNumeral(const FoldedText& text, std::size_t begin) {
  constexpr std::size_t kMostDigits = 18;
  NumeralReader reader;
  std::size_t i = begin;
  while (i < text.size() && (IsDigit(text.at(i)) || IsChineseNumeral(text.at(i)))) {
    if (!IsDigit(text.at(i))) {
      if (!reader.Take(text.at(i++))) return {};
      continue;
    }
    if (i > begin && text.gap_before(i)) break;
    const std::size_t first = i;
    Wide value = 0;
    for (; IsDigit(text.at(i)) && (i == first || !text.gap_before(i)); ++i) {
      if (i - first == kMostDigits) return {};
      value = value * 10 + (text.at(i) - U'0');
    }
    if (!reader.TakeFigure(value, i - first == 1)) return {};
  }
  if (!reader.Finish()) return {};
  Numeral numeral;
  numeral.length = i - begin;
  numeral.vague = reader.vague();
  const int last = UnitPower(text.at(i - 1));
  numeral.scale = last >= 4 ? last : 0;
  std::string digits = WideToString(reader.total());
  digits.resize(digits.size() - static_cast<std::size_t>(numeral.scale));
  const Result<Decimal> value = ToDecimal(false, digits, 0);
  if (!value.ok()) {
    numeral.fault = NumeralFault::kOutOfRange;
  } else {
    numeral.value = *value;
  }
  return numeral;
}

}  // namespace jixiao
