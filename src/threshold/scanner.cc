#include "threshold/scanner.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "threshold/numeral.h"
#include "unit/unit_table.h"

namespace jixiao {
namespace {

using std::size_t;
using namespace std::string_view_literals;
using View = std::u32string_view;

bool Contains(View set, char32_t c) { return set.find(c) != View::npos; }

constexpr View kCommas = U",;。!?";
// Symbols that say nothing wherever they stand: quotation marks, and the rules of a form.
constexpr View kNoise = U"_\\\"'“”‘’「」『』`";
constexpr View kSignSymbols = U"≥≤><=≠≈";

// Comparison sign of one or two symbols; length 0: none.
struct SignMatch {
  Comparator comparator = Comparator::kEq;
  size_t length = 0;
};
constexpr View kSignJoints = U"/或、及";

// ≥或=, >/=, <、=: a sign in pieces. Length 0: none.
SignMatch MatchSignInPieces(View text) {
  constexpr View kOpenSigns = U"><≥≤";
  const size_t sign = kOpenSigns.find(text[0]);
  if (sign == View::npos || text.size() < 3 || !Contains(kSignJoints, text[1])) return {};
  const size_t joint = text.substr(1).starts_with(U"或者") ? 2 : 1;
  if (text.size() <= 1 + joint || text[1 + joint] != U'=') return {};
  return {sign % 2 == 0 ? Comparator::kGe : Comparator::kLe, 2 + joint};
}

SignMatch MatchSign(View text) {
  if (const SignMatch pieces = MatchSignInPieces(text); pieces.length > 0) return pieces;
  if (text.size() > 1 && !Contains(U"≥≤><=≠≈!", text[1])) {
    const size_t single = U"≥≤><=≠≈"sv.find(text[0]);
    constexpr std::array<Comparator, 7> kSingle = {
        Comparator::kGe, Comparator::kLe, Comparator::kGt,    Comparator::kLt,
        Comparator::kEq, Comparator::kNe, Comparator::kApprox};
    return single == View::npos ? SignMatch{} : SignMatch{kSingle[single], 1};
  }
  struct Sign {
    View text;
    Comparator comparator;
  };
  constexpr auto kSigns = std::to_array<Sign>({
      {U">=", Comparator::kGe},
      {U"=>", Comparator::kGe},
      {U"≥=", Comparator::kGe},
      {U"<=", Comparator::kLe},
      {U"=<", Comparator::kLe},
      {U"≤=", Comparator::kLe},
      {U"<>", Comparator::kNe},
      {U"!=", Comparator::kNe},
      {U"==", Comparator::kEq},
      {U"≈=", Comparator::kApprox},
      {U"≥", Comparator::kGe},
      {U"≤", Comparator::kLe},
      {U">", Comparator::kGt},
      {U"<", Comparator::kLt},
      {U"=", Comparator::kEq},
      {U"≠", Comparator::kNe},
      {U"≈", Comparator::kApprox},
  });
  for (const Sign& sign : kSigns) {
    if (text.substr(0, sign.text.size()) == sign.text) return {sign.comparator, sign.text.size()};
  }
  return {};
}

// Characters that may come first in a date without digits (年底, 上半年, 第三季度, 十二月).
bool MayStartDateWord(char32_t c) {
  return Contains(U"年本当今全上下第次明翌来后去前", c) || IsChineseNumeral(c);
}

// What may start with a Chinese character; most start nothing, and are prose.
enum Start : std::uint8_t {
  kStartsWord = 1,
  kStartsDate = 2,
  kStartsNumeral = 4,
  kStartsOther = 8,  // an ordinal, 每, 人民币, 比2022年
};
class MeaningTable {
 public:
  MeaningTable() {
    for (char32_t c = 0x3007; c < 0x10000; ++c) {
      starts_[c] = static_cast<std::uint8_t>(
          (Vocabulary().Starts(c) ? kStartsWord : 0) | (MayStartDateWord(c) ? kStartsDate : 0) |
          (IsChineseNumeral(c) ? kStartsNumeral : 0) |
          (Contains(U"第每人不含一比较与同半负前翻零高低多少增减长短", c) ? kStartsOther : 0));
    }
  }
  std::uint8_t Of(char32_t c) const { return c < starts_.size() ? starts_[c] : std::uint8_t{0}; }
  bool Has(char32_t c) const { return Of(c) != 0; }

 private:
  std::array<std::uint8_t, 0x10000> starts_{};
};
const MeaningTable& Meanings() {
  static const MeaningTable* const table = new MeaningTable();
  return *table;
}

Result<Decimal> ScaleBy(const Decimal& value, int exponent) {
  std::int64_t power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return Multiply(value, Decimal(power));
}

class Scanner {
 public:
  Scanner(const FoldedText& text, const ScanOptions& options, ScannedText* out)
      : text_(text), options_(options), out_(*out) {}

  void Run() {
    FindEnumerators();
    while (position_ < text_.size()) Next();
    UnwrapBrackets();
  }

 private:
  View Rest(size_t from) const { return text_.symbols().substr(std::min(from, text_.size())); }

  const Token* Last() const { return out_.tokens.empty() ? nullptr : &out_.tokens.back(); }
  bool LastIs(TokenKind kind) const { return Last() != nullptr && Last()->kind == kind; }
  bool LastIsWord(Role role) const { return LastIs(TokenKind::kWord) && Last()->word.role == role; }

  // The token before ends a value.
  bool BehindValue() const {
    return LastIs(TokenKind::kQuantity) || LastIs(TokenKind::kDate) ||
           LastIs(TokenKind::kInclusive) || LastIs(TokenKind::kExclusive) ||
           LastIsWord(Role::kAfter) || LastIsWord(Role::kApproxAfter);
  }
  // 5天(之内)
  bool InBracketBehindValue() const {
    const size_t count = out_.tokens.size();
    return LastIs(TokenKind::kOpen) && count > 1 && IsValueAt(count - 2);
  }

  // The token before asks for a number.
  bool NumberIsDue() const {
    const Token* const last = Last();
    if (last == nullptr) return true;
    switch (last->kind) {
      case TokenKind::kSign:
      case TokenKind::kPer:
      case TokenKind::kComma:
      case TokenKind::kOpen:
      case TokenKind::kRange:
      case TokenKind::kTolerance:
        return true;
      case TokenKind::kWord:
        return last->word.role != Role::kReference;
      default:
        return false;
    }
  }

  Token& Emit(TokenKind kind, size_t length) {
    const auto begin = static_cast<std::uint32_t>(position_);
    position_ += length;
    if (kind == TokenKind::kText && LastIs(TokenKind::kText)) {
      out_.tokens.back().end = static_cast<std::uint32_t>(position_);
      return out_.tokens.back();
    }
    Token token;
    token.kind = kind;
    token.begin = begin;
    token.end = static_cast<std::uint32_t>(position_);
    out_.tokens.push_back(token);
    return out_.tokens.back();
  }

  void Next() {
    const char32_t c = text_.at(position_);
    if (SkipEnumerator() || SkipNoise(c) || ReadUnitInFront(c)) return;
    if (IsDigit(c)) {
      if (!ReadIdentifierTail() && !ReadCodeNumber() && !ReadIdentifierHead()) ReadNumber();
    } else if (IsHan(c)) {
      ReadHan(c);
    } else if (Contains(kSignSymbols, c) || c == U'!') {
      ReadSign();
    } else if (IsLetter(c)) {
      ReadLetters();
    } else {
      ReadPunctuation(c);
    }
  }

  bool SkipNoise(char32_t c) {
    const bool colon = c == U':' && (out_.tokens.empty() || NextToComparison());
    if (!colon && !Contains(kNoise, c)) return false;
    ++position_;
    return true;
  }
  size_t BehindNoise(size_t at) const {
    while (at < text_.size() && Contains(kNoise, text_.at(at))) ++at;
    return at;
  }

  // %≥90, (%)90, (家)≥15: a unit at the start of a clause, in brackets or with a sign behind it.
  bool ReadUnitInFront(char32_t c) {
    const bool starts =
        out_.tokens.empty() || LastIs(TokenKind::kComma) || LastIs(TokenKind::kOpen);
    if (!starts || IsDigit(c) || c == U'(' || Contains(kSignSymbols, c)) return false;
    const UnitMatch match = MatchUnit(Rest(position_), options_.money_row);
    if (match.length == 0 || match.bare_scale) return false;
    const size_t end = position_ + match.length;
    const bool bracketed = LastIs(TokenKind::kOpen) && text_.at(end) == U')';
    if (!bracketed && !Contains(kSignSymbols, text_.at(end))) return false;
    if (bracketed && !(IsDigit(text_.at(end + 1)) || Contains(kSignSymbols, text_.at(end + 1)))) {
      return false;
    }
    Quantity quantity;
    quantity.unit = match.unit;
    quantity.has_unit = true;
    quantity.unit_begin = static_cast<std::uint32_t>(position_);
    quantity.unit_end = static_cast<std::uint32_t>(end);
    Token& token = Emit(TokenKind::kUnit, match.length);
    token.index = static_cast<std::uint32_t>(out_.quantities.size());
    out_.quantities.push_back(quantity);
    return true;
  }

  // 5G基站, 3D打印: a figure, letters that are no unit, and a word.
  bool ReadIdentifierHead() {
    size_t letters = position_ + 1;
    if (!IsLetter(text_.at(letters)) || NextToComparison()) return false;
    if (MatchUnit(Rest(letters), false).length > 0) return false;
    while (IsLetter(text_.at(letters))) ++letters;
    if (!IsHan(text_.at(letters)) || text_.at(position_ + 1) == U'O' ||
        text_.at(position_ + 1) == U'l') {
      return false;
    }
    Emit(TokenKind::kText, letters - position_);
    return true;
  }

  // 010-12345678, 0086: a leading zero starts a number of a telephone or a document.
  bool ReadCodeNumber() {
    if (text_.at(position_) != U'0' || !IsDigit(text_.at(position_ + 1)) ||
        text_.gap_before(position_ + 1)) {
      return false;
    }
    size_t end = position_;
    while (IsDigit(text_.at(end))) ++end;
    if (MayBeDate(end)) return false;
    while (IsDigit(text_.at(end)) || (text_.at(end) == U'-' && IsDigit(text_.at(end + 1)))) ++end;
    Emit(TokenKind::kText, end - position_);
    return true;
  }

  // --- Numbered lists ---------------------------------------------------------------------

  // "1.… 2.…", "1、…2、…", "(1)…(2)…", "①…②…": the enumerators separate clauses. Only a list that
  // starts the cell at one and has a second member counts; a single "1." in front of text does too.
  void FindEnumerators() {
    const char32_t start = text_.at(0);
    if (start != U'1' && start != U'(' && start != U'①') return;
    size_t length = EnumeratorLength(0, 1);
    if (length == 0) return;
    const size_t first_length = length;
    int wanted = 2;
    for (size_t i = first_length; i < text_.size() && wanted < 100; ++i) {
      const bool circled = text_.at(i) >= U'①' && text_.at(i) <= U'⑳';
      const bool boundary = circled || text_.gap_before(i) || !IsDigit(text_.at(i - 1));
      if (!boundary || text_.at(i - 1) == U'.') continue;
      length = EnumeratorLength(i, wanted);
      if (length == 0) continue;
      enumerators_.push_back({i, length});
      i += length - 1;
      ++wanted;
    }
    const bool digits_follow = IsDigit(text_.at(first_length));
    if (!enumerators_.empty() || !digits_follow) {
      enumerators_.insert(enumerators_.begin(), {0, first_length});
    }
    // "1.5 2.5" is a broken number, not a list of 5 and 5.
    if (enumerators_.size() > 1 && digits_follow && !ContentHasWords()) enumerators_.clear();
  }

  bool ContentHasWords() const {
    return std::any_of(text_.symbols().begin(), text_.symbols().end(), IsHan);
  }

  size_t EnumeratorLength(size_t at, int number) const {
    if (number <= 20 && text_.at(at) == U'①' + static_cast<char32_t>(number) - 1) return 1;
    const bool bracket = text_.at(at) == U'(';
    size_t i = bracket ? at + 1 : at;
    const std::string digits = std::to_string(number);
    for (const char digit : digits) {
      if (text_.at(i) != static_cast<char32_t>(digit)) return 0;
      ++i;
    }
    if (bracket) return text_.at(i) == U')' ? i + 1 - at : 0;
    const bool mark = text_.at(i) == U'.' || text_.at(i) == U'、' || text_.at(i) == U')';
    // 1.2吨 is a decimal; 1.2021年8月 an item that starts with a year.
    if (text_.at(i) == U'.' && IsDigit(text_.at(i + 1)) && !YearStands(i + 1)) return 0;
    return mark ? i + 1 - at : 0;
  }

  bool YearStands(size_t at) const {
    for (size_t i = at; i < at + 4; ++i) {
      if (!IsDigit(text_.at(i))) return false;
    }
    return text_.at(at + 4) == U'年' || text_.at(at + 4) == U'-';
  }

  bool SkipEnumerator() {
    if (next_enumerator_ >= enumerators_.size()) return false;
    const auto [begin, length] = enumerators_[next_enumerator_];
    if (position_ != begin) return false;
    ++next_enumerator_;
    Emit(TokenKind::kComma, length);
    return true;
  }

  // --- Numbers ----------------------------------------------------------------------------

  // Digits that a letter precedes belong to a name: PM2.5, GB3095, COVID-19.
  bool ReadIdentifierTail() {
    if (position_ == 0 || text_.gap_before(position_)) return false;
    const char32_t before = text_.at(position_ - 1);
    const bool hyphenated = before == U'-' && position_ >= 2 && IsLetter(text_.at(position_ - 2));
    if (!(IsLetter(before) || hyphenated) || !LastIs(TokenKind::kText)) return false;
    size_t end = position_;
    while (IsDigit(text_.at(end)) || IsLetter(text_.at(end)) ||
           (text_.at(end) == U'.' && IsDigit(text_.at(end + 1)))) {
      ++end;
    }
    Emit(TokenKind::kText, end - position_);
    return true;
  }

  // 8:30, 9时, 15号: clock times and numbers of documents are text. Symbols to skip, 0 if none.
  size_t ClockOrSerial(size_t end_of_digits) const {
    const char32_t next = text_.at(end_of_digits);
    const bool clock = next == U':' && IsDigit(text_.at(end_of_digits + 1)) &&
                       IsDigit(text_.at(end_of_digits + 2)) &&
                       !IsDigit(text_.at(end_of_digits + 3)) && end_of_digits - position_ <= 2 &&
                       !NextToComparison() && !BehindRatioName();
    if (clock) return end_of_digits + 3 - position_;
    // 30日前 without a month names a day of some month.
    const bool day =
        (next == U'日' || next == U'号') &&
        (text_.at(end_of_digits + 1) == U'前' || Rest(end_of_digits + 1).starts_with(U"之前") ||
         Rest(end_of_digits + 1).starts_with(U"以前"));
    if (day) return end_of_digits + 2 - position_;
    if (next == U'号' || (next == U'时' && text_.at(end_of_digits + 1) != U'长')) {
      return end_of_digits + 1 - position_;
    }
    return 0;
  }
  // 师生比1:18
  bool BehindRatioName() const { return position_ > 0 && text_.at(position_ - 1) == U'比'; }
  bool NextToComparison() const {
    return LastIs(TokenKind::kSign) || LastIsWord(Role::kStrongBefore) ||
           LastIsWord(Role::kWeakBefore);
  }

  // What may follow the first digits of a date: 2023年, 2023-12, 8月, 1-12月, 3季度, 20231231.
  bool MayBeDate(size_t end_of_digits) const {
    const size_t digits = end_of_digits - position_;
    switch (text_.at(end_of_digits)) {
      case U'年':
      case U'月':
      case U'季':
        return true;
      case U'.':
      case U'/':
        return digits == 4 || (digits <= 2 && ShortDateFollows(end_of_digits));
      case U'、':
        return digits == 4 || (digits <= 2 && MonthListFollows(end_of_digits));
      case U'-':
      case U'~':
      case U'至':
      case U'到':
        return digits == 4 || (digits <= 2 && MonthFollows(end_of_digits));
      default:
        return digits == 8;
    }
  }

  // 6.30前, 24/12/31: months and days without a year, or a year of two digits.
  bool ShortDateFollows(size_t at) const {
    return options_.row_kind == RowKind::kTimeliness && IsDigit(text_.at(at + 1));
  }

  // 3、6、9月: the month sign stands behind the last.
  bool MonthListFollows(size_t at) const {
    constexpr size_t kLongestList = 48;
    const size_t last = at + kLongestList;
    while (at < last && text_.at(at) == U'、' && IsDigit(text_.at(at + 1))) {
      ++at;
      for (int i = 0; i < 2 && IsDigit(text_.at(at)); ++i) ++at;
    }
    return text_.at(at) == U'月' && text_.at(at + 1) != U'前';
  }

  // 1-12月: the month sign stands behind the second number.
  bool MonthFollows(size_t at) const {
    while (Contains(U"-~至到", text_.at(at)) && at < text_.size()) ++at;
    for (int i = 0; i < 2 && IsDigit(text_.at(at)); ++i) ++at;
    return text_.at(at) == U'月' || text_.at(at) == U'季';
  }

  void ReadNumber() {
    size_t end = position_;
    while (IsDigit(text_.at(end)) && end - position_ < 9) ++end;
    if (MayBeDate(end) && ReadDateHere()) return;
    if (const size_t length = ClockOrSerial(end); length > 0) {
      Emit(TokenKind::kText, length);
      return;
    }
    const Numeral digits =
        ReadDigits(text_, position_, position_ > interval_comma_ || !InInterval());
    if (ReadMixed(digits)) return;
    ReadQuantity(digits, position_);
  }

  // 3万5, 12万3456元, 2点5万元: digits among scale words. True where something was read.
  bool ReadMixed(const Numeral& digits) {
    const size_t end = position_ + digits.length;
    if (text_.at(end) == U'点') return ReadSpokenPoint(digits, end);
    size_t behind = end;
    while (IsScaleCharacter(text_.at(behind))) ++behind;
    if (behind == end || digits.fault != NumeralFault::kNone) return false;
    const bool goes_on =
        (IsDigit(text_.at(behind)) && !text_.gap_before(behind)) || ScaleGoesOn(end, behind);
    if (!goes_on) return false;
    const bool whole = digits.value.scale() == 0 && digits.length < 16;
    const Numeral numeral = whole ? ReadMixedNumeral(text_, position_) : Numeral{};
    if (numeral.length < behind - position_) {
      Emit(TokenKind::kBroken, behind - position_);
      return true;
    }
    ReadQuantity(numeral, position_);
    return true;
  }
  // 5万两千, 3万零500, 10万万; but 5万一期 and 1千零食 are not.
  bool ScaleGoesOn(size_t end, size_t behind) const {
    const int digit = DigitValue(text_.at(behind));
    if (digit == 0) return IsDigit(text_.at(behind + 1)) || DigitValue(text_.at(behind + 1)) > 0;
    if (digit > 0) {
      return IsScaleCharacter(text_.at(behind + 1)) || !IsHan(text_.at(behind + 1)) ||
             SimpleUnitLength(Rest(behind + 1)) > 0;
    }
    // 5万千瓦: the last of them belongs to the unit.
    const bool of_unit =
        Contains(U"千百", text_.at(behind - 1)) && SimpleUnitLength(Rest(behind - 1)) > 1;
    return MatchScale(Rest(end)).length < behind - end && !of_unit;
  }

  // 95点5%, 2点5万元; 10点30分 is a time of the day.
  bool ReadSpokenPoint(const Numeral& digits, size_t point) {
    size_t end = point + 1;
    while (IsDigit(text_.at(end)) && !text_.gap_before(end)) ++end;
    const size_t places = end - point - 1;
    const bool fits = places > 0 && places < 10 && digits.fault == NumeralFault::kNone &&
                      digits.value.scale() == 0 && digits.length < 16;
    if (!fits || text_.at(end) == U'分' || MatchUnit(Rest(end), options_.money_row).length == 0) {
      return false;
    }
    const Numeral fraction = ReadDigits(text_, point + 1);
    std::int64_t power = 1;
    for (size_t i = 0; i < places; ++i) power *= 10;
    const Result<Decimal> shifted = Multiply(digits.value, Decimal(power));
    const Result<Decimal> sum = shifted.ok() ? Add(*shifted, fraction.value) : shifted;
    const Result<Decimal> value =
        sum.ok() ? Multiply(*sum, Decimal(1, static_cast<int>(places))) : sum;
    if (!value.ok()) return false;
    Numeral numeral;
    numeral.value = *value;
    numeral.length = end - position_;
    ReadQuantity(numeral, position_);
    return true;
  }

  bool ReadDateHere() {
    const DateMatch match = ReadDate(text_, position_, options_.row_kind);
    if (match.length == 0) return false;
    Token& token = Emit(TokenKind::kDate, match.length);
    token.index = static_cast<std::uint32_t>(out_.dates.size());
    out_.dates.push_back(match);
    return true;
  }

  // A number read at `begin` (position_ may stand in front of it, at a currency sign), with what
  // belongs to it: fraction, scale, unit.
  void ReadQuantity(const Numeral& numeral, size_t begin, bool chinese = false) {
    if (numeral.fault == NumeralFault::kBroken || CommaBreaks(begin + numeral.length)) {
      Emit(TokenKind::kBroken, begin + numeral.length - position_);
      return;
    }
    Quantity quantity;
    quantity.number.value = numeral.value;
    quantity.vague = numeral.vague;
    quantity.out_of_range = numeral.fault == NumeralFault::kOutOfRange;
    quantity.chinese = chinese;
    quantity.number_begin = static_cast<std::uint32_t>(begin);
    size_t end = begin + numeral.length;
    if (numeral.scale == 0 && !chinese) end = ReadPower(end, &quantity);
    if (numeral.scale == 0) end = ReadSecondTerm(end, &quantity);
    if (end == FoldedText::npos) {
      Emit(TokenKind::kBroken, BrokenProportion(begin + numeral.length) - position_);
      return;
    }
    quantity.number_end = static_cast<std::uint32_t>(end);
    end = ReadVague(end, &quantity);
    end = ReadUnit(end, numeral.scale, &quantity);
    if (!quantity.has_unit) end = ReadUnitInBrackets(end, &quantity);
    end = ReadHalf(end, &quantity);
    if (chinese && !quantity.has_unit && IsProse(end)) {
      Emit(TokenKind::kText, numeral.length);
      return;
    }
    if (!MergeIntoSmallerUnit(quantity, end)) EmitQuantity(quantity, end);
  }

  // ≥1,00人, 95,5%, 12,34,567: a comma directly between digits that parts no thousands.
  bool CommaBreaks(size_t end) const {
    return text_.at(end) == U',' && end != interval_comma_ && !text_.gap_before(end) &&
           !text_.gap_before(end + 1) && IsDigit(text_.at(end + 1)) && IsDigit(text_.at(end - 1));
  }

  // 1:0 is no proportion.
  size_t BrokenProportion(size_t mark) const {
    size_t end = mark + 1;
    while (IsDigit(text_.at(end)) || (text_.at(end) == U'.' && IsDigit(text_.at(end + 1)))) ++end;
    return end;
  }

  // 1.2×10^5, 10^6, 10⁶. Any other product is left to stand unread.
  size_t ReadPower(size_t end, Quantity* quantity) const {
    const char32_t mark = text_.at(end);
    const bool product =
        Contains(U"×xX*·", mark) && text_.at(end + 1) == U'1' && text_.at(end + 2) == U'0';
    const bool alone = quantity->number.value == Decimal(10);
    if (!product && !alone) return end;
    size_t at = product ? end + 3 : end;
    const bool caret = text_.at(at) == U'^';
    if (caret) ++at;
    constexpr View kRaised = U"⁰¹²³⁴⁵⁶⁷⁸⁹";
    int exponent = 0;
    size_t digits = 0;
    for (; digits < 2; ++digits, ++at) {
      const char32_t c = text_.at(at);
      const size_t raised = kRaised.find(c);
      if (caret ? !IsDigit(c) : raised == View::npos) break;
      exponent = exponent * 10 + (caret ? static_cast<int>(c - U'0') : static_cast<int>(raised));
    }
    if (digits == 0 || exponent > 18 || exponent == 0) return end;
    const Result<Decimal> value =
        ScaleBy(quantity->number.value, product ? exponent : exponent - 1);
    if (!value.ok()) return end;
    quantity->number.value = value->Trimmed();
    return at;
  }

  // 90(%), 50(万元), 20(单位:万元), 2(次/年). The end of what was read.
  size_t ReadUnitInBrackets(size_t end, Quantity* quantity) const {
    if (text_.at(end) != U'(') return end;
    size_t from = end + 1;
    if (Rest(from).starts_with(U"单位")) from += 2;
    if (from > end + 1 && Contains(U":为是", text_.at(from))) ++from;
    const UnitMatch match = MatchUnit(Rest(from), options_.money_row);
    if (match.length == 0 || text_.at(from + match.length) != U')') return end;
    quantity->unit = match.unit;
    quantity->has_unit = true;
    quantity->bare_scale = match.bare_scale;
    quantity->money_from_row = match.money_from_row;
    quantity->unit_begin = static_cast<std::uint32_t>(from);
    quantity->unit_end = static_cast<std::uint32_t>(from + match.length);
    return from + match.length + 1;
  }

  static bool IsMeasured(const Unit& unit) {
    switch (unit.dimension()) {
      case Dimension::kTime:
      case Dimension::kMass:
      case Dimension::kLength:
      case Dimension::kArea:
      case Dimension::kVolume:
        return true;
      default:
        return unit == NamedUnit("倍");
    }
  }
  static bool AddHalf(Quantity* quantity) {
    if (quantity->number.form != Number::Form::kPlain || quantity->number.value.scale() != 0) {
      return false;
    }
    const Result<Decimal> sum = Add(quantity->number.value, Decimal(5, 1));
    if (sum.ok()) quantity->number.value = *sum;
    return sum.ok();
  }

  // 3年半, 一吨半; 1个半小时, 2个半月. The end of what was read.
  size_t ReadHalf(size_t end, Quantity* quantity) const {
    if (text_.at(end) != U'半') return end;
    const bool classifier = quantity->unit == NamedUnit("个");
    const UnitMatch behind = MatchUnit(Rest(end + 1), false);
    if (classifier && IsMeasured(behind.unit)) {
      if (!AddHalf(quantity)) return end;
      quantity->unit = behind.unit;
      quantity->unit_begin = static_cast<std::uint32_t>(end + 1);
      quantity->unit_end = static_cast<std::uint32_t>(end + 1 + behind.length);
      return end + 1 + behind.length;
    }
    const bool ends = !IsHan(text_.at(end + 1)) || Vocabulary().Longest(Rest(end + 1)) != nullptr;
    return ends && IsMeasured(quantity->unit) && AddHalf(quantity) ? end + 1 : end;
  }

  // 半小时, 半年内, 半个月, 半成.
  bool ReadLeadingHalf() {
    if (!NumberIsDue() && !NextToComparison()) return false;
    size_t from = position_ + 1;
    Quantity quantity;
    quantity.number.value = Decimal(5, 1);
    quantity.has_unit = quantity.chinese = true;
    quantity.number_begin = static_cast<std::uint32_t>(position_);
    quantity.number_end = static_cast<std::uint32_t>(from);
    if (text_.at(from) == U'成' && IsTenths(from)) {
      quantity.number.value = Decimal(5);
      quantity.unit = NamedUnit("%");
      EmitQuantity(quantity, from + 1);
      return true;
    }
    const UnitMatch match = MatchUnit(Rest(from), false);
    if (!IsMeasured(match.unit)) return false;
    quantity.unit = match.unit;
    quantity.unit_begin = static_cast<std::uint32_t>(from);
    quantity.unit_end = static_cast<std::uint32_t>(from + match.length);
    EmitQuantity(quantity, from + match.length);
    return true;
  }

  // 负5%, 负百分之五, 零下5度.
  bool ReadNegative() {
    if (!NumberIsDue() && !LastIs(TokenKind::kRange)) return false;
    const size_t mark = Rest(position_).starts_with(U"零下") ? 2 : 1;
    const size_t from = position_ + mark;
    const char32_t next = text_.at(from);
    if (!IsDigit(next) && !IsChineseNumeral(next)) return false;
    const size_t start = position_;
    const size_t tokens = out_.tokens.size();
    position_ = from;
    if (IsDigit(next)) {
      ReadQuantity(ReadDigits(text_, position_), position_);
    } else if (!ReadNumberWords(next) && !ReadChineseQuantity()) {
      position_ = start;
      return false;
    }
    if (out_.tokens.size() == tokens || !LastIs(TokenKind::kQuantity)) return true;
    Quantity& quantity = out_.quantities.back();
    const Result<Decimal> negated = Subtract(Decimal(0), quantity.number.value);
    if (negated.ok()) quantity.number.value = *negated;
    quantity.number_begin = static_cast<std::uint32_t>(start);
    out_.tokens.back().begin = static_cast<std::uint32_t>(start);
    if (mark == 2 && quantity.unit == NamedUnit("千瓦时")) quantity.unit = NamedUnit("℃");
    return true;
  }

  // 前三, 前10%: a rank, not a count. 前三季度 is a date.
  bool ReadRank() {
    if (BehindValue()) return false;
    size_t end = position_ + 1;
    while (IsDigit(text_.at(end)) || IsChineseNumeral(text_.at(end))) ++end;
    if (end == position_ + 1) return false;
    if (text_.at(end) == U'%') ++end;
    Emit(TokenKind::kText, end - position_);
    return true;
  }

  // 翻一番, 翻番: an increase by 100 %; 翻两番 by 300 %.
  bool ReadDoubling() {
    size_t end = position_ + 1;
    const int digit = std::max(DigitValue(text_.at(end)), 0);
    if (digit > 0) ++end;
    if (text_.at(end) != U'番' || digit > 9) return false;
    Token& verb = Emit(TokenKind::kWord, 1);
    verb.word.role = Role::kVerbUp;
    Quantity quantity;
    quantity.number.value = Decimal(((std::int64_t{1} << std::max(digit, 1)) - 1) * 100);
    quantity.unit = NamedUnit("%");
    quantity.has_unit = true;
    quantity.number_begin = static_cast<std::uint32_t>(position_);
    quantity.number_end = static_cast<std::uint32_t>(end + 1);
    EmitQuantity(quantity, end + 1);
    return true;
  }

  // 比上年高5%, 较去年少3起.
  bool ReadAdjective() {
    if (!LastIsWord(Role::kReference) || Last()->end != position_) return false;
    const Adjective adjective = MatchAdjective(Rest(position_));
    if (adjective.length == 0 || !NumberFollows(position_ + adjective.length)) return false;
    Token& token = Emit(TokenKind::kWord, adjective.length);
    token.word.role = adjective.direction == ChangeDirection::kUp ? Role::kVerbUp : Role::kVerbDown;
    return true;
  }

  // 三级, 三公: a Chinese numeral without a unit in front of more text counts nothing.
  bool IsProse(size_t end) const {
    if (!IsHan(text_.at(end))) return IsLetter(text_.at(end));
    const auto* const entry = Vocabulary().Longest(Rest(end));
    if (entry == nullptr) return true;
    switch (entry->value.role) {
      case Role::kAfter:
      case Role::kApproxAfter:
      case Role::kAll:
      case Role::kAny:
      case Role::kList:
      case Role::kAmong:
      case Role::kStrongBefore:
        return false;
      default:
        return entry->word != U"至" && entry->word != U"到";
    }
  }

  // 1年零3个月: 零 between the two is spoken.
  bool JoinsLast() const {
    if (Last()->end == position_) return true;
    return Last()->end + 1 == position_ && text_.at(Last()->end) == U'零';
  }
  // 1米5, 1米75: one or two digits and nothing behind them.
  bool IsTail(const Quantity& small, size_t end) const {
    return small.number.form == Number::Form::kPlain && small.number.value.scale() == 0 &&
           small.number.value > Decimal(0) && small.number.value < Decimal(100) &&
           !IsHan(text_.at(end));
  }

  // 1小时30分钟, 3公里500米: one value in the smaller unit. False: the two do not go together.
  bool MergeIntoSmallerUnit(const Quantity& second, size_t end) {
    if (!LastIs(TokenKind::kQuantity) || !JoinsLast()) return false;
    Quantity& large = out_.quantities[Last()->index];
    Quantity small = second;
    if (large.unit == NamedUnit("小时") && small.unit == NamedUnit("分")) {
      small.unit = NamedUnit("分钟");
    }
    if (large.unit == NamedUnit("分") && small.unit == NamedUnit("秒")) {
      large.unit = NamedUnit("分钟");
    }
    if (large.unit == NamedUnit("米") && !small.has_unit && IsTail(second, end)) {
      small.unit = NamedUnit(second.number.value < Decimal(10) ? "分米" : "厘米");
    }
    const Dimension dimension = large.unit.dimension();
    const bool measured = dimension == Dimension::kTime || dimension == Dimension::kLength ||
                          dimension == Dimension::kMass;
    const bool plain = large.number.form == Number::Form::kPlain &&
                       small.number.form == Number::Form::kPlain && !large.vague && !small.vague;
    if (!measured || !plain || Relate(large.unit, small.unit) != UnitRelation::kConvertible) {
      return false;
    }
    const Result<Rational> ratio = Divide(large.unit.factor(), small.unit.factor());
    const Result<Decimal> factor =
        ratio.ok() ? ratio->ToDecimal() : Result<Decimal>(ratio.status());
    if (!factor.ok() || small.number.value >= *factor) return false;
    const Result<Decimal> scaled = Multiply(large.number.value, *factor);
    const Result<Decimal> sum = scaled.ok() ? Add(*scaled, small.number.value) : scaled;
    if (!sum.ok()) return false;
    large.number.value = *sum;
    large.unit = small.unit;
    large.number_end = small.number_end;
    large.unit_begin = small.unit_begin;
    large.unit_end = small.unit_end;
    position_ = end;
    out_.tokens.back().end = static_cast<std::uint32_t>(end);
    return true;
  }

  void EmitQuantity(const Quantity& quantity, size_t end) {
    Token& token = Emit(TokenKind::kQuantity, end - position_);
    token.index = static_cast<std::uint32_t>(out_.quantities.size());
    out_.quantities.push_back(quantity);
  }

  // 2/3, 1:1.5, 3比1, 三分之二. Returns the end of the number.
  size_t ReadSecondTerm(size_t end, Quantity* quantity) {
    const char32_t mark = text_.at(end);
    const bool fraction = mark == U'/';
    if (fraction) {
      // 3/万: of ten thousand.
      const ScaleMatch scale = MatchScale(Rest(end + 1));
      const bool alone = scale.length > 0 && scale.exponent >= 2 &&
                         MatchUnit(Rest(end + 1), false).length == scale.length &&
                         !IsHan(text_.at(end + 1 + scale.length));
      const Result<Decimal> second = ScaleBy(Decimal(1), alone ? scale.exponent : 0);
      if (alone && second.ok()) {
        quantity->number.form = Number::Form::kFraction;
        quantity->number.second = *second;
        return end + 1 + scale.length;
      }
    }
    if (!fraction && mark != U':' && mark != U'比') return end;
    if (!IsDigit(text_.at(end + 1)) || text_.gap_before(end + 1)) {
      if (!IsDigit(text_.at(end + 1))) return end;
    }
    const Numeral second = ReadDigits(text_, end + 1);
    if (second.length == 0 || second.fault != NumeralFault::kNone) return end;
    if (second.value.is_zero()) return FoldedText::npos;
    quantity->number.form = fraction ? Number::Form::kFraction : Number::Form::kProportion;
    quantity->number.second = second.value;
    end += 1 + second.length;
    // 8/10万: of so many.
    const bool rounded =
        second.value == Decimal(1) || second.value == Decimal(10) || second.value == Decimal(100);
    if (!fraction || !rounded || text_.at(end) != U'万') return end;
    if (MatchUnit(Rest(end), false).length > 1) return end;
    const Result<Decimal> scaled = ScaleBy(second.value, 4);
    if (scaled.ok()) quantity->number.second = *scaled;
    return end + 1;
  }

  // 50余人, 300多万元
  size_t ReadVague(size_t end, Quantity* quantity) {
    const char32_t c = text_.at(end);
    const bool much = c == U'多' && !Contains(U"于数样", text_.at(end + 1));
    const bool about = c == U'来' && (quantity->chinese || SimpleUnitLength(Rest(end + 1)) > 0);
    if (c != U'余' && !much && !about) return end;
    quantity->vague = true;
    return end + 1;
  }

  size_t ReadUnit(size_t begin, int scale, Quantity* quantity) {
    size_t end = begin;
    if (text_.at(end) == U'成' && IsTenths(end) && ToPercent(quantity)) {
      if (text_.at(end + 1) != U'半') return end + 1;
      const Result<Decimal> sum = Add(quantity->number.value, Decimal(5));
      if (sum.ok()) quantity->number.value = *sum;
      return end + 2;
    }
    end = BehindNoise(end);
    // A scale that the numeral ends with (二十万元) is matched again together with its unit.
    const size_t from = scale == 0 ? end : end - 1;
    if (const size_t length = ReadVagueScale(from, quantity); length > 0) return from + length;
    if (scale != 0) quantity->number_end = static_cast<std::uint32_t>(from);
    if (text_.at(from) == U'/' && !IsDigit(text_.at(from + 1))) {
      return ReadRateWithoutNumerator(from, quantity);
    }
    const UnitMatch match = MatchUnit(Rest(from), options_.money_row);
    if (match.length == 0) {
      quantity->unit = quantity->number.form == Number::Form::kPlain ? Unit() : RatioUnit();
      quantity->has_unit = quantity->number.form != Number::Form::kPlain;
      return end;
    }
    quantity->unit = match.unit;
    if (match.unit == NamedUnit("半天")) CountHalfDays(quantity);
    quantity->has_unit = true;
    quantity->bare_scale = match.bare_scale;
    quantity->money_from_row = match.money_from_row;
    quantity->unit_begin = static_cast<std::uint32_t>(from);
    quantity->unit_end = static_cast<std::uint32_t>(from + match.length);
    return ReadSmallMoney(from + match.length, quantity);
  }

  // 3个半天 are 1.5天.
  static void CountHalfDays(Quantity* quantity) {
    const Result<Decimal> days = Multiply(quantity->number.value, Decimal(5, 1));
    if (!days.ok() || quantity->number.form != Number::Form::kPlain) return;
    quantity->number.value = days->Trimmed();
    quantity->unit = NamedUnit("天");
  }

  // 1万余人: the scale word stands in front of 余. Symbols used, 0 if none.
  size_t ReadVagueScale(size_t from, Quantity* quantity) {
    const ScaleMatch scale = MatchScale(Rest(from));
    const char32_t mark = text_.at(from + scale.length);
    if (scale.length == 0 || (mark != U'余' && mark != U'多')) return 0;
    std::u32string unit(Rest(from).substr(0, scale.length));
    unit.append(Rest(from + scale.length + 1).substr(0, 16));
    const UnitMatch match = MatchUnit(unit, options_.money_row);
    if (match.length == 0) return 0;
    quantity->vague = true;
    quantity->unit = match.unit;
    quantity->has_unit = true;
    quantity->bare_scale = match.bare_scale;
    quantity->unit_begin = static_cast<std::uint32_t>(from);
    quantity->unit_end = static_cast<std::uint32_t>(from + match.length + 1);
    return match.length + 1;
  }

  // 成 behind a number counts tenths, unless it starts a word (成立, 成本).
  bool IsTenths(size_t at) const {
    return !Contains(U"立为果效员功就本熟长交年人", text_.at(at + 1));
  }
  static bool ToPercent(Quantity* quantity) {
    const Result<Decimal> value = Multiply(quantity->number.value, Decimal(10));
    if (!value.ok() || quantity->number.form != Number::Form::kPlain) return false;
    quantity->number.value = value->Trimmed();
    quantity->unit = NamedUnit("%");
    quantity->has_unit = true;
    return true;
  }

  // 5元3角2分, 壹拾元零壹分: what follows 元 is added to it.
  size_t ReadSmallMoney(size_t end, Quantity* quantity) {
    const bool may_follow = IsDigit(text_.at(end)) || IsChineseNumeral(text_.at(end));
    if (!may_follow || !(quantity->unit == NamedUnit("元"))) return end;
    struct Part {
      char32_t unit;
      int places;
    };
    for (const Part& part : {Part{U'角', 1}, Part{U'毛', 1}, Part{U'分', 2}}) {
      const Numeral numeral = IsDigit(text_.at(end)) ? ReadDigits(text_, end)
                                                     : ReadChineseNumeral(Rest(end).substr(0, 4));
      const bool fits = numeral.length > 0 && numeral.fault == NumeralFault::kNone &&
                        numeral.scale == 0 && numeral.value.scale() == 0 &&
                        text_.at(end + numeral.length) == part.unit;
      if (!fits) continue;
      const Result<Decimal> fraction = Multiply(numeral.value, Decimal(1, part.places));
      const Result<Decimal> sum = fraction.ok() ? Add(quantity->number.value, *fraction) : fraction;
      if (!sum.ok()) return end;
      quantity->number.value = *sum;
      end += numeral.length + 1;
    }
    return end;
  }

  // 300/人: 元/人 on a money row, else a rate of its own.
  size_t ReadRateWithoutNumerator(size_t slash, Quantity* quantity) {
    std::u32string with_numerator = U"元";
    const View rest = Rest(slash).substr(0, 16);
    with_numerator.append(rest);
    const UnitMatch match = MatchUnit(with_numerator, false);
    if (match.length <= 2) return slash;
    const size_t length = match.length - 1;
    quantity->unit = options_.money_row ? match.unit : UnknownUnit(rest.substr(0, length));
    quantity->has_unit = true;
    quantity->no_numerator = options_.money_row;
    quantity->unit_begin = static_cast<std::uint32_t>(slash);
    quantity->unit_end = static_cast<std::uint32_t>(slash + length);
    return slash + length;
  }

  // --- Chinese characters -----------------------------------------------------------------

  void ReadHan(char32_t c) {
    const MeaningTable& meaning = Meanings();
    if (!meaning.Has(c)) {
      size_t end = position_ + 1;
      while (end < text_.size() && IsHan(text_.at(end)) && !meaning.Has(text_.at(end))) ++end;
      Emit(TokenKind::kText, end - position_);
      return;
    }
    const std::uint8_t starts = meaning.Of(c);
    if ((starts & kStartsOther) != 0) {
      if (c == U'第' && ReadOrdinal()) return;
      if (ReadAdjective()) return;
      if (c == U'半' && ReadLeadingHalf()) return;
      if (c == U'一' && ReadTimesAPeriod()) return;
      if ((c == U'不' || c == U'含') && ReadInclusionOfDay()) return;
      if ((c == U'负' || Rest(position_).starts_with(U"零下")) && ReadNegative()) return;
      if (c == U'翻' && ReadDoubling()) return;
      if (c == U'零' && LastIs(TokenKind::kQuantity) && IsDigit(text_.at(position_ + 1))) {
        ++position_;  // 1年零3个月
        return;
      }
      if (ReadYearReference(c)) return;
      if (c == U'每' && ReadPer()) return;
      if (ReadCurrencyWord()) return;
    }
    if ((starts & kStartsDate) != 0 && ReadDateHere()) return;
    if (c == U'前' && ReadRank()) return;
    const bool numeral = (starts & kStartsNumeral) != 0;
    if (numeral && ReadNumberWords(c)) return;
    const auto* const entry = Vocabulary().Longest(Rest(position_));
    if (entry != nullptr && WordCounts(entry->word, entry->value)) {
      EmitWord(entry->word.size(), entry->value);
      return;
    }
    if (numeral && NumberIsDue() && ReadChineseQuantity()) return;
    Emit(TokenKind::kText, 1);
  }

  // 比2022年, 较2020年度: what a change is held against. The word's slice is the reference.
  bool ReadYearReference(char32_t c) {
    if (!Contains(U"比较与同", c)) return false;
    const size_t from = position_ + 1;
    size_t end = from;
    while (IsDigit(text_.at(end)) && end - from < 5) ++end;
    if (end - from != 4 || text_.at(end) != U'年') return false;
    ++end;
    if (Contains(U"度底末", text_.at(end))) ++end;
    Token& token = Emit(TokenKind::kWord, end - position_);
    token.word.role = Role::kReference;
    token.index = static_cast<std::uint32_t>(from);
    if (Rest(position_).starts_with(U"相比") || Rest(position_).starts_with(U"同期"))
      position_ += 2;
    return true;
  }

  // 第三方, 第2次; 第三季度 is a date.
  bool ReadOrdinal() {
    if (ReadDateHere()) return true;
    size_t end = position_ + 1;
    while (IsDigit(text_.at(end)) || IsChineseNumeral(text_.at(end))) ++end;
    Emit(TokenKind::kText, end - position_);
    return true;
  }

  // 十四五期间: the name of a plan.
  bool NamesFiveYearPlan() const {
    return text_.at(position_) == U'十' && DigitValue(text_.at(position_ + 1)) > 0 &&
           text_.at(position_ + 2) == U'五' && SimpleUnitLength(Rest(position_ + 3)) == 0;
  }

  bool ReadChineseQuantity() {
    if (text_.at(position_) == U'参' && !IsScaleCharacter(text_.at(position_ + 1))) return false;
    if (NamesFiveYearPlan() || Rest(position_).starts_with(U"十四五期") ||
        Rest(position_).starts_with(U"十五五期")) {
      Emit(TokenKind::kText, 3);
      return true;
    }
    Numeral numeral = ReadChineseNumeral(Rest(position_));
    if (numeral.length == 0) return false;
    const size_t end = position_ + numeral.length;
    if (IsDigit(text_.at(end)) && !text_.gap_before(end)) {
      numeral = ReadMixedNumeral(text_, position_);
      if (numeral.length <= end - position_) {
        Emit(TokenKind::kBroken, end - position_);
        return true;
      }
    }
    // 十余家, 三年级: the unit decides whether this is a count at all; prose is left to syntax.
    ReadQuantity(numeral, position_, true);
    return true;
  }

  // 百分之九十, 千分之五, 三分之二, 九成五, 一半.
  bool ReadNumberWords(char32_t c) {
    size_t end = position_;
    while (IsChineseNumeral(text_.at(end)) && end - position_ < 24) ++end;
    if (text_.at(end) == U'分' && text_.at(end + 1) == U'之') return ReadFractionWords(end);
    const bool tenths =
        text_.at(end) == U'成' && end - position_ <= 2 && NumberIsDue() && IsTenths(end);
    if (tenths) return ReadTenths(end);
    if (c == U'一' && text_.at(position_ + 1) == U'半' && NumberIsDue()) {
      Quantity quantity;
      quantity.number = {Number::Form::kFraction, Decimal(1), Decimal(2)};
      quantity.unit = RatioUnit();
      quantity.has_unit = quantity.chinese = true;
      quantity.number_begin = static_cast<std::uint32_t>(position_);
      quantity.number_end = static_cast<std::uint32_t>(position_ + 2);
      EmitQuantity(quantity, position_ + 2);
      return true;
    }
    return false;
  }

  // `end` is where 分之 stands.
  bool ReadFractionWords(size_t end) {
    const View whole = Rest(position_).substr(0, end - position_);
    const size_t from = end + 2;
    Numeral part =
        IsDigit(text_.at(from)) ? ReadDigits(text_, from) : ReadChineseNumeral(Rest(from));
    if (part.length == 0 && text_.at(from) == U'百') {
      part.value = Decimal(100);
      part.length = 1;
    }
    if (part.length == 0 || part.fault != NumeralFault::kNone || part.scale != 0) return false;
    Quantity quantity;
    quantity.number.value = part.value;
    quantity.number_begin = static_cast<std::uint32_t>(position_);
    quantity.number_end = static_cast<std::uint32_t>(from + part.length);
    quantity.has_unit = true;
    if (whole == U"百" || whole == U"一百") {
      quantity.unit = NamedUnit("%");
    } else if (whole == U"千" || whole == U"仟") {
      quantity.unit = NamedUnit("‰");
    } else {
      // 万分之三 is 一万分之三.
      const bool begins_with_scale = IsScaleCharacter(whole[0]) && whole[0] != U'十';
      const std::u32string written = (begins_with_scale ? U"一" : U"") + std::u32string(whole);
      const Numeral denominator = ReadChineseNumeral(written);
      const Result<Decimal> second = ScaleBy(denominator.value, denominator.scale);
      const bool usable = denominator.length == written.size() && !denominator.vague &&
                          second.ok() && !second->is_zero();
      if (!usable) return false;
      quantity.number.form = Number::Form::kFraction;
      quantity.number.second = *second;
      quantity.unit = RatioUnit();
    }
    EmitQuantity(quantity, from + part.length);
    return true;
  }

  // 九成 is 90 %, 九成五 95 %.
  bool ReadTenths(size_t end) {
    const Numeral tens = ReadChineseNumeral(Rest(position_).substr(0, end - position_));
    if (tens.length != end - position_) return false;
    size_t last = end + 1;
    Result<Decimal> value = Multiply(tens.value, Decimal(10));
    const bool half = text_.at(last) == U'半';
    if (const int digit = half ? 5 : DigitValue(text_.at(last)); digit > 0 && value.ok()) {
      value = Add(*value, Decimal(digit));
      ++last;
    }
    if (!value.ok()) return false;
    Quantity quantity;
    quantity.number.value = *value;
    quantity.unit = NamedUnit("%");
    quantity.has_unit = quantity.chinese = true;
    quantity.number_begin = static_cast<std::uint32_t>(position_);
    quantity.number_end = static_cast<std::uint32_t>(last);
    EmitQuantity(quantity, last);
    return true;
  }

  // 人民币5万元
  bool ReadCurrencyWord() {
    if (!Rest(position_).starts_with(U"人民币") || !IsDigit(text_.at(position_ + 3))) return false;
    ReadMoney(position_ + 3, "元");
    return true;
  }

  // 每年, 每家企业, 每千人: a denominator with the noun behind it.
  bool ReadPer() {
    size_t end = position_ + 1;
    while (IsDigit(text_.at(end))) ++end;
    if (end == position_ + 1) {
      const Numeral many = ReadChineseNumeral(Rest(end).substr(0, 6));
      if (SimpleUnitLength(Rest(end + many.length)) > 0) end += many.length;
    }
    const size_t unit = SimpleUnitLength(Rest(end));
    end += unit;
    size_t noun = 0;
    while (IsHan(text_.at(end)) && noun < 6 && !StartsWord(end)) {
      ++end;
      ++noun;
    }
    if (unit == 0 && noun == 0) return false;
    const size_t unit_end = unit > 0 ? end - noun : end;
    Token& token = Emit(TokenKind::kPer, end - position_);
    token.index = static_cast<std::uint32_t>(unit_end);
    return true;
  }

  // 一年2次, 一周三次: so many in each.
  bool ReadTimesAPeriod() {
    if (!NumberIsDue()) return false;
    const UnitMatch period = MatchUnit(Rest(position_ + 1), false);
    // 一季度 is the first.
    if (period.unit.dimension() != Dimension::kTime || period.unit == NamedUnit("季度"))
      return false;
    const size_t at = position_ + 1 + period.length;
    const Numeral count =
        IsDigit(text_.at(at)) ? ReadDigits(text_, at) : ReadChineseNumeral(Rest(at).substr(0, 8));
    if (count.length == 0 || text_.gap_before(at)) return false;
    const UnitMatch counted = MatchUnit(Rest(at + count.length), false);
    if (counted.unit.dimension() != Dimension::kCount) return false;
    Token& token = Emit(TokenKind::kPer, at - position_);
    token.index = static_cast<std::uint32_t>(at);
    return true;
  }

  bool StartsWord(size_t at) const {
    return text_.at(at) == U'每' || IsChineseNumeral(text_.at(at)) ||
           Vocabulary().Longest(Rest(at)) != nullptr;
  }

  // A word that is common in prose counts only next to a number.
  bool WordCounts(View word, const Word& meaning) const {
    if (meaning.role == Role::kList) return BehindValue() || LastIs(TokenKind::kClose);
    if (meaning.role == Role::kAny) {
      return BehindValue() || LastIs(TokenKind::kClose) || NumberFollows(position_ + word.size());
    }
    if (meaning.role == Role::kNeutral && (word == U"至" || word == U"到")) {
      return NumberFollows(position_ + word.size());
    }
    if (meaning.binds_previous) return BehindValue() || InBracketBehindValue();
    if (meaning.role == Role::kAmong) return BehindValue();
    if (meaning.binds_next) return NumberFollows(position_ + word.size());
    return true;
  }

  // A number, a sign, or a word that asks for a number stands at `at`.
  bool NumberFollows(size_t at) const {
    const char32_t c = text_.at(at);
    if (IsDigit(c) || Contains(kSignSymbols, c) || c == U'¥' || c == U'±' || c == U'每')
      return true;
    if (c == U'-' || c == U'+') return IsDigit(text_.at(at + 1));
    if (c == U'半') return IsMeasured(MatchUnit(Rest(at + 1), false).unit);
    if (c == U'负') return IsDigit(text_.at(at + 1)) || IsChineseNumeral(text_.at(at + 1));
    if (IsChineseNumeral(c) && IsFractionInWords(at)) return true;
    if (IsChineseNumeral(c)) return ReadChineseNumeral(Rest(at).substr(0, 40)).length > 0;
    const auto* const entry = Vocabulary().Longest(Rest(at));
    return entry != nullptr &&
           (entry->value.role == Role::kStrongBefore ||
            (entry->value.role == Role::kWeakBefore && IsDigit(text_.at(at + entry->word.size()))));
  }

  // 百分之…, 万分之…
  bool IsFractionInWords(size_t at) const {
    size_t end = at;
    while (IsChineseNumeral(text_.at(end)) && end - at < 24) ++end;
    return text_.at(end) == U'分' && text_.at(end + 1) == U'之';
  }

  void EmitWord(size_t length, const Word& meaning) {
    const bool is_range = meaning.role == Role::kNeutral && BehindValue() &&
                          (text_.at(position_) == U'至' || text_.at(position_) == U'到') &&
                          length == 1;
    const bool negated = meaning.role == Role::kStrongBefore && TakeNegation();
    Token& token = Emit(is_range ? TokenKind::kRange : TokenKind::kWord, length);
    token.word = meaning;
    if (!negated) return;
    --token.begin;
    token.word.comparator = Negated(meaning.comparator);
  }

  // 不 or 未 in front of a comparison that the vocabulary does not hold with it turns it round.
  bool TakeNegation() {
    if (!LastIs(TokenKind::kText) || Last()->end != position_) return false;
    const char32_t before = text_.at(position_ - 1);
    if (before != U'不' && before != U'未' && before != U'非' && before != U'没') return false;
    Token& text = out_.tokens.back();
    if (--text.end == text.begin) out_.tokens.pop_back();
    return true;
  }
  static Comparator Negated(Comparator comparator) {
    switch (comparator) {
      case Comparator::kGe:
        return Comparator::kLt;
      case Comparator::kGt:
        return Comparator::kLe;
      case Comparator::kLe:
        return Comparator::kGt;
      case Comparator::kLt:
        return Comparator::kGe;
      case Comparator::kEq:
        return Comparator::kNe;
      case Comparator::kNe:
        return Comparator::kEq;
      default:
        return comparator;
    }
  }

  // --- Signs, letters, punctuation --------------------------------------------------------

  void ReadSign() {
    const SignMatch match = MatchSign(Rest(position_));
    if (match.length == 0) {
      Emit(TokenKind::kComma, 1);  // a lone '!'
      return;
    }
    const bool negated = TakeNegation();
    Token& token = Emit(TokenKind::kSign, match.length);
    token.word.comparator = negated ? Negated(match.comparator) : match.comparator;
    if (negated) --token.begin;
  }

  void ReadLetters() {
    for (const View code : {View(U"RMB"), View(U"CNY"), View(U"USD"), View(U"EUR"), View(U"HKD")}) {
      if (Rest(position_).starts_with(code) && IsDigit(text_.at(position_ + code.size()))) {
        const Unit unit = Unit::Parse(ToUtf8(code));
        ReadMoney(position_ + code.size(), unit.base_name());
        return;
      }
    }
    size_t end = position_;
    while (IsLetter(text_.at(end))) ++end;
    Emit(TokenKind::kText, end - position_);
  }

  // A currency sign in front of the number: the unit behind it may still be a scale (¥5万).
  void ReadMoney(size_t begin, std::string_view currency) {
    const size_t known = out_.quantities.size();
    ReadQuantity(ReadDigits(text_, begin), begin);
    if (out_.quantities.size() == known) return;
    Quantity& quantity = out_.quantities.back();
    if (quantity.bare_scale) {
      quantity.unit = Unit::Parse(quantity.unit.name() + std::string(currency));
    } else if (!quantity.has_unit) {
      quantity.unit = NamedUnit(currency);
    }
    quantity.has_unit = true;
    quantity.bare_scale = false;
  }

  void ReadPunctuation(char32_t c) {
    if (c == U'⟨') {
      size_t end = position_ + 1;
      while (end < text_.size() && text_.at(end) != U'⟩') ++end;
      Emit(TokenKind::kUnread, std::min(end + 1, text_.size()) - position_);
    } else if (c == U'(' || c == U'[') {
      if (ReadInclusion()) return;
      FindIntervalComma();
      Emit(TokenKind::kOpen, 1);
    } else if (c == U')' || c == U']') {
      Emit(TokenKind::kClose, 1);
    } else if (c == U'±') {
      Emit(TokenKind::kTolerance, 1);
    } else if (c == U'¥' && IsDigit(text_.at(position_ + 1))) {
      ReadMoney(position_ + 1, "元");
    } else if (c == U'$' && IsDigit(text_.at(position_ + 1))) {
      ReadMoney(position_ + 1, "美元");
    } else if (c == U'-' || c == U'~' || c == U'+') {
      ReadDash(c);
    } else if (c == U'、' || c == U'&') {
      const auto* const entry = Vocabulary().Longest(Rest(position_));
      if (entry != nullptr && WordCounts(entry->word, entry->value)) {
        EmitWord(1, entry->value);
      } else {
        Emit(TokenKind::kText, 1);
      }
    } else if (Contains(kCommas, c)) {
      Emit(position_ == interval_comma_ ? TokenKind::kRange : TokenKind::kComma, 1);
    } else if (c == U'.' && IsDigit(text_.at(position_ + 1)) && NumberIsDue()) {
      size_t end = position_ + 1;
      while (IsDigit(text_.at(end))) ++end;
      Emit(TokenKind::kBroken, end - position_);
    } else if (c == U'.' && BehindValue()) {
      Emit(TokenKind::kComma, 1);
    } else {
      Emit(TokenKind::kText, 1);
    }
  }

  // -10~-5, -10--5: the last dash is the sign of the other end.
  bool SignAtEndOf(size_t end) const {
    if (end - position_ < 2 || text_.at(end - 1) != U'-' || !IsDigit(text_.at(end))) return false;
    const bool negative_start =
        LastIs(TokenKind::kQuantity) && out_.quantities[Last()->index].number.value.sign() < 0;
    return negative_start || text_.at(end - 2) == U'~';
  }

  void ReadDash(char32_t c) {
    if (BehindValue() && c != U'+') {
      size_t end = position_;
      while (text_.at(end) == U'-' || text_.at(end) == U'~') ++end;
      if (SignAtEndOf(end)) --end;
      Emit(TokenKind::kRange, end - position_);
      return;
    }
    if (c == U'~' && NumberIsDue() && IsDigit(text_.at(position_ + 1))) {
      Emit(TokenKind::kSign, 1).word.comparator = Comparator::kApprox;
      return;
    }
    const bool sign_of_number = c != U'~' && IsDigit(text_.at(position_ + 1)) &&
                                !text_.gap_before(position_ + 1) &&
                                (NumberIsDue() || LastIs(TokenKind::kSign));
    if (sign_of_number) {
      ReadQuantity(ReadDigits(text_, position_), position_);
      return;
    }
    Emit(TokenKind::kText, 1);
  }

  // [80,90): the comma between two numbers in brackets, one of them square, or that can be no
  // thousands separator.
  void FindIntervalComma() {
    const auto number_at = [this](size_t at) {
      return IsDigit(text_.at(at)) || (text_.at(at) == U'-' && IsDigit(text_.at(at + 1)));
    };
    if (!number_at(position_ + 1)) return;
    constexpr size_t kLongestEnd = 48;
    size_t i = position_ + 1;
    const auto inside = [this](size_t at) { return !Contains(U",()[]", text_.at(at)); };
    while (i < text_.size() && inside(i) && i - position_ < kLongestEnd) ++i;
    if (text_.at(i) != U',' || !number_at(i + 1)) return;
    const size_t comma = i++;
    while (i < text_.size() && inside(i) && i - comma < kLongestEnd) ++i;
    const char32_t close = text_.at(i);
    if (close != U')' && close != U']') return;
    const bool square = text_.at(position_) == U'[' || close == U']';
    const Numeral grouped = ReadDigits(text_, position_ + 1);
    if (square || position_ + 1 + grouped.length <= comma) interval_comma_ = comma;
  }
  bool InInterval() const { return interval_comma_ != FoldedText::npos; }

  // (含), (含本数), (含60分), (不含), (不含本数): brackets that close or open an end.
  bool ReadInclusion() {
    // 5次(含)以上, and 不超过(含)5次.
    if (!BehindValue() && !NextToComparison()) return false;
    size_t i = position_ + 1;
    const bool exclusive = text_.at(i) == U'不';
    if (exclusive) ++i;
    if (text_.at(i) != U'含') return false;
    ++i;
    size_t close = i;
    while (close < text_.size() && text_.at(close) != U')' && close - i < 12) ++close;
    if (text_.at(close) != U')') return false;
    const View content = Rest(i).substr(0, close - i);
    const bool names_end = content.empty() || content.starts_with(U"本") ||
                           content.starts_with(U"当") || IsDigit(content[0]) ||
                           IsChineseNumeral(content[0]);
    if (!names_end) return false;
    Emit(exclusive ? TokenKind::kExclusive : TokenKind::kInclusive, close + 1 - position_);
    return true;
  }

  // 6月30日前，不含当日: the same without brackets.
  bool ReadInclusionOfDay() {
    if (!BehindValue() && !LastIs(TokenKind::kComma)) return false;
    const bool exclusive = text_.at(position_) == U'不';
    const View rest = Rest(position_ + (exclusive ? 1 : 0));
    for (const View day : {View(U"含当日"), View(U"含当天"), View(U"含本日"), View(U"含本数")}) {
      if (!rest.starts_with(day)) continue;
      if (LastIs(TokenKind::kComma)) out_.tokens.pop_back();
      Emit(exclusive ? TokenKind::kExclusive : TokenKind::kInclusive,
           day.size() + (exclusive ? 1 : 0));
      return true;
    }
    return false;
  }

  // --- Brackets that hold a piece of the value ------------------------------------------------

  bool IsAt(size_t token, TokenKind kind) const {
    return token < out_.tokens.size() && out_.tokens[token].kind == kind;
  }
  bool IsWordAt(size_t token, Role role) const {
    return IsAt(token, TokenKind::kWord) && out_.tokens[token].word.role == role;
  }
  bool IsValueAt(size_t token) const {
    return IsAt(token, TokenKind::kQuantity) || IsAt(token, TokenKind::kDate);
  }
  bool IsComparisonAt(size_t token) const {
    return IsAt(token, TokenKind::kSign) || IsWordAt(token, Role::kStrongBefore);
  }

  // (≥)90%, 90%(以上), 5天(以内), 15家(至少), 5万元(每人), (%)90, ≥(90)%: the brackets go, what
  // they hold stays.
  void UnwrapBrackets() {
    auto& tokens = out_.tokens;
    const auto open = [](const Token& token) { return token.kind == TokenKind::kOpen; };
    if (std::none_of(tokens.begin(), tokens.end(), open)) return;
    if (WholeIsBracketed()) {
      tokens.erase(tokens.begin());
      tokens.pop_back();
    }
    size_t kept = 0;
    for (size_t i = 0; i < tokens.size(); ++i) {
      const size_t length = IsAt(i, TokenKind::kOpen) ? PieceInBrackets(i) : 0;
      if (length == 0) {
        tokens[kept++] = tokens[i];
        continue;
      }
      const bool behind_value = i > 0 && IsValueAt(i - 1);
      for (size_t piece = i + 1; piece <= i + length; ++piece) {
        Token token = tokens[piece];
        const bool comparison = IsComparisonAt(piece);
        if (comparison && behind_value) {
          token.kind = TokenKind::kWord;
          token.word.role = Role::kAfter;
        }
        tokens[kept++] = token;
      }
      i += length + 1;
    }
    tokens.resize(kept);
    TakeUnitBehind();
  }

  // [≥15家]: one pair of brackets around all there is.
  bool WholeIsBracketed() const {
    const auto& tokens = out_.tokens;
    if (tokens.size() < 4 || tokens.front().kind != TokenKind::kOpen ||
        tokens.back().kind != TokenKind::kClose) {
      return false;
    }
    bool comparison = false;
    for (size_t i = 1; i + 1 < tokens.size(); ++i) {
      if (tokens[i].kind == TokenKind::kOpen || tokens[i].kind == TokenKind::kClose) return false;
      comparison = comparison || IsComparisonAt(i) || IsWordAt(i, Role::kAfter);
    }
    return comparison;
  }

  // Tokens between the brackets that open at `open`; 0 where they are no piece of a value.
  size_t PieceInBrackets(size_t open) const {
    const bool behind = open > 0 && IsValueAt(open - 1);
    size_t length = 0;
    while (IsAt(open + 1 + length, TokenKind::kPer)) ++length;
    if (length > 0) return behind && IsAt(open + 1 + length, TokenKind::kClose) ? length : 0;
    if (!IsAt(open + 2, TokenKind::kClose)) return 0;
    const size_t inner = open + 1;
    const size_t next = open + 3;
    if (IsWordAt(inner, Role::kAfter) || IsWordAt(inner, Role::kApproxAfter)) return behind ? 1 : 0;
    if (IsComparisonAt(inner)) return behind != IsValueAt(next) ? 1 : 0;
    if (IsAt(inner, TokenKind::kUnit)) return IsComparisonAt(next) || IsValueAt(next) ? 1 : 0;
    return IsAt(inner, TokenKind::kQuantity) && open > 0 && IsComparisonAt(open - 1) ? 1 : 0;
  }

  // ≥(90)%: the unit stands behind the bracket that has gone.
  void TakeUnitBehind() {
    auto& tokens = out_.tokens;
    size_t kept = 0;
    for (size_t i = 0; i < tokens.size(); ++i) {
      Token& last = tokens[kept > 0 ? kept - 1 : 0];
      if (kept > 0 && last.kind == TokenKind::kQuantity && TakesUnit(last, tokens[i])) {
        last.end = tokens[i].end;
      } else {
        tokens[kept++] = tokens[i];
      }
    }
    tokens.resize(kept);
  }
  bool TakesUnit(const Token& number, const Token& behind) {
    Quantity& quantity = out_.quantities[number.index];
    if (behind.kind != TokenKind::kText || quantity.has_unit || number.end + 1 != behind.begin) {
      return false;
    }
    const UnitMatch match = MatchUnit(Rest(behind.begin), options_.money_row);
    if (match.length != behind.end - behind.begin) return false;
    quantity.unit = match.unit;
    quantity.has_unit = true;
    quantity.unit_begin = behind.begin;
    quantity.unit_end = behind.end;
    return true;
  }

  struct Enumerator {
    size_t begin;
    size_t length;
  };

  const FoldedText& text_;
  const ScanOptions& options_;
  ScannedText& out_;
  size_t position_ = 0;
  absl::InlinedVector<Enumerator, 4> enumerators_;
  size_t next_enumerator_ = 0;
  size_t interval_comma_ = FoldedText::npos;
};

}  // namespace

void Scan(const FoldedText& text, const ScanOptions& options, ScannedText* out) {
  Scanner(text, options, out).Run();
}

}  // namespace jixiao
