#include "standard/phrase.h"

#include <algorithm>
#include <array>

#include "standard/words.h"
#include "threshold/numeral.h"

namespace jixiao::standard {
namespace {

// How far a phrase such as 按…比例得分 may reach: what bounds the work at each symbol.
constexpr std::size_t kReach = 40;

bool IsSeparator(char32_t c) { return c == U',' || c == U';' || c == U'。' || c == U'\0'; }

// Reads on from one place; every Take moves behind what it took.
class Reader {
 public:
  Reader(const FoldedText& text, std::size_t at) : text_(&text), at_(at) {}

  std::size_t at() const { return at_; }
  char32_t Now() const { return text_->at(at_); }
  Symbols Rest() const {
    return at_ < text_->size() ? text_->symbols().substr(at_, kReach) : Symbols();
  }
  bool Take(Words words) {
    const std::size_t length = StartLength(Rest(), words);
    at_ += length;
    return length > 0;
  }
  bool Take(char32_t c) {
    if (Now() != c) return false;
    ++at_;
    return true;
  }
  std::optional<Decimal> TakeNumber() {
    const NumberMatch number = ReadNumber(*text_, at_);
    at_ += number.length;
    return number.length > 0 ? std::optional(number.value) : std::nullopt;
  }
  void Move(std::size_t symbols) { at_ += symbols; }

 private:
  const FoldedText* text_;
  std::size_t at_;
};

Phrase Found(PhraseKind kind, std::size_t begin, const Reader& reader) {
  Phrase phrase;
  phrase.kind = kind;
  phrase.begin = begin;
  phrase.end = reader.at();
  return phrase;
}

Phrase WordPhrase(const FoldedText& text, std::size_t at, PhraseKind kind, Words words) {
  // The 0分 of 10分 is none.
  if (at > 0 && IsDigit(text.at(at)) && (IsDigit(text.at(at - 1)) || text.at(at - 1) == U'.')) {
    return {};
  }
  Reader reader(text, at);
  return reader.Take(words) ? Found(kind, at, reader) : Phrase();
}

// 最多扣5分, 累计不超过3分, 上限5分.
Phrase ReadCap(const FoldedText& text, std::size_t at) {
  Reader reader(text, at);
  if (!reader.Take(kCapWords)) return {};
  while (reader.Take(kCapWords) || reader.Take(kCapFillers)) {
  }
  const std::optional<Decimal> points = reader.TakeNumber();
  if (!points || !reader.Take(U'分')) return {};
  static constexpr std::array<Symbols, 4> kEnds = {U"为止", U"封顶", U"为限", U"为上限"};
  reader.Take(Words(kEnds));
  Phrase phrase = Found(PhraseKind::kCap, at, reader);
  phrase.points = {*points, *points, false};
  return phrase;
}

// 扣完30分为止, 加满5分为止.
Phrase ReadUntilPoints(const FoldedText& text, std::size_t at) {
  static constexpr std::array<Symbols, 6> kStarts = {U"扣完", U"直至扣完", U"直到扣完",
                                                     U"扣满", U"加满",     U"加至"};
  static constexpr std::array<Symbols, 2> kEnds = {U"为止", U"止"};
  Reader reader(text, at);
  if (!reader.Take(Words(kStarts))) return {};
  const std::optional<Decimal> points = reader.TakeNumber();
  if (!points || !reader.Take(U'分') || !reader.Take(Words(kEnds))) return {};
  Phrase phrase = Found(PhraseKind::kCap, at, reader);
  phrase.points = {*points, *points, false};
  return phrase;
}

// What follows the 分 of a figure that is none of points: 90分以上, 百分制.
bool IsFigure(const Reader& reader) { return StartLength(reader.Rest(), kNotPoints) > 0; }

struct Amount {
  StandardPoints points;
  bool found = false;
};

// 80%权重分, 权重的80%, 一半分值.
Amount ReadShareOfWeight(Reader& reader) {
  Reader ahead = reader;
  while (ahead.Take(kWeightWords)) {
  }
  static constexpr std::array<Symbols, 3> kHalves = {U"一半", U"半数", U"50%"};
  Amount amount;
  if (ahead.Take(Words(kHalves))) {
    amount.points = {Decimal(50), Decimal(50), true};
  } else {
    const std::optional<Decimal> percent = ahead.TakeNumber();
    if (!percent || !ahead.Take(U'%') || *percent > Decimal(100)) return {};
    amount.points = {*percent, *percent, true};
    static constexpr std::array<Symbols, 3> kDashes = {U"-", U"~", U"至"};
    if (ahead.Take(Words(kDashes))) {
      const std::optional<Decimal> other = ahead.TakeNumber();
      if (!other || !ahead.Take(U'%') || *other > Decimal(100)) return {};
      amount.points.least = std::min(*percent, *other);
      amount.points.most = std::max(*percent, *other);
    }
  }
  if (IsFigure(ahead)) return {};
  while (ahead.Take(kWeightWords)) {
  }
  amount.found = true;
  reader = ahead;
  return amount;
}

// 5分, 1-3分, 1分至3分.
Amount ReadPoints(Reader& reader) {
  Reader ahead = reader;
  const std::optional<Decimal> first = ahead.TakeNumber();
  if (!first) return {};
  static constexpr std::array<Symbols, 4> kDashes = {U"-", U"~", U"至", U"到"};
  const bool marked = ahead.Take(U'分');
  Reader behind = ahead;
  Amount amount{{*first, *first, false}, true};
  if (behind.Take(Words(kDashes))) {
    const std::optional<Decimal> second = behind.TakeNumber();
    if (second && behind.Take(U'分')) {
      amount.points.least = std::min(*first, *second);
      amount.points.most = std::max(*first, *second);
      ahead = behind;
      if (IsFigure(ahead)) return {};
      reader = ahead;
      return amount;
    }
  }
  if (!marked || IsFigure(ahead)) return {};
  reader = ahead;
  return amount;
}

bool IsOneOf(char32_t c, Symbols symbols) { return symbols.find(c) != Symbols::npos; }

// The 加 of 增加, the 减 of 递减, the 计 of 累计.
bool IsInsideWord(char32_t before, char32_t verb) {
  switch (verb) {
    case U'加':
      return IsOneOf(before, U"增添参叠附");
    case U'减':
      return IsOneOf(before, U"递缩核增");
    case U'计':
      return IsOneOf(before, U"累统合总预审设会共");
    case U'得':
      return IsOneOf(before, U"取获");
    default:
      return false;
  }
}

// 得5分, 扣权重的10%, 按60%计分.
Phrase ReadVerbPoints(const FoldedText& text, std::size_t at) {
  Reader reader(text, at);
  if (at > 0 && IsInsideWord(text.at(at - 1), text.at(at))) return {};
  const bool takes = StartLength(reader.Rest(), kTakeVerbs) > 0;
  const bool below_zero = reader.Rest().starts_with(U"倒扣");
  if (!reader.Take(takes ? kTakeVerbs : kGiveVerbs)) return {};
  static constexpr std::array<Symbols, 6> kFillers = {U"该项", U"本项", U"此项",
                                                      U":",    U"=",    U"总分"};
  Reader behind_fillers = reader;
  behind_fillers.Take(Words(kFillers));
  Amount amount = ReadPoints(behind_fillers);
  if (amount.found) {
    reader = behind_fillers;
  } else if (IsOneOf(text.at(at), U"得计扣记给")) {  // 完成率为100%, 增加1% are figures.
    amount = ReadShareOfWeight(reader);
  }
  if (!amount.found) return {};
  Phrase phrase = Found(PhraseKind::kPoints, at, reader);
  phrase.points = amount.points;
  phrase.takes = takes;
  phrase.below_zero = below_zero;
  phrase.adds = text.at(at) == U'加' || text.at(at) == U'奖';
  phrase.has_verb = true;
  return phrase;
}

// 按80%计分.
Phrase ReadByPercent(const FoldedText& text, std::size_t at) {
  Reader reader(text, at);
  if (!reader.Take(U'按')) return {};
  const Amount amount = ReadShareOfWeight(reader);
  if (!amount.found) return {};
  static constexpr std::array<Symbols, 8> kEnds = {U"计分", U"得分", U"计算", U"给分",
                                                   U"计",   U"评分", U"赋分", U"记分"};
  if (!reader.Take(Words(kEnds))) return {};
  Phrase phrase = Found(PhraseKind::kPoints, at, reader);
  phrase.points = amount.points;
  phrase.has_verb = true;
  return phrase;
}

// (1分), ,1分, 优5分: no verb, so only where nothing else claims the number.
Phrase ReadBarePoints(const FoldedText& text, std::size_t at) {
  if (at > 0 && (IsDigit(text.at(at - 1)) || text.at(at - 1) == U'.' || text.at(at - 1) == U'-' ||
                 text.at(at - 1) == U'、' || text.at(at - 1) == U'~' || text.at(at - 1) == U'≥' ||
                 text.at(at - 1) == U'≤' || text.at(at - 1) == U'>' || text.at(at - 1) == U'<')) {
    return {};
  }
  Reader reader(text, at);
  const Amount amount = ReadPoints(reader);
  if (!amount.found) return {};
  const char32_t next = reader.Now();
  const bool closed = IsSeparator(next) || next == U')' || next == U'、' || next == U':';
  const bool new_item = at > 0 && (text.at(at - 1) == U'(' || IsSeparator(text.at(at - 1)));
  if (!closed && !new_item) return {};
  // 满意度90分,得5分: the first is the figure.
  Reader behind = reader;
  behind.Take(U',');
  if (ReadVerbPoints(text, behind.at()).kind != PhraseKind::kNone ||
      StartLength(behind.Rest(), kFullMarks) > 0) {
    return {};
  }
  Phrase phrase = Found(PhraseKind::kPoints, at, reader);
  phrase.points = amount.points;
  return phrase;
}

Phrase ReadFull(const FoldedText& text, std::size_t at) {
  Reader reader(text, at);
  if (!reader.Take(kFullMarks)) return {};
  // 满分5分 says the weight again, 得满分的80% is a share of it.
  Reader behind = reader;
  static constexpr std::array<Symbols, 4> kAre = {U"为", U"是", U":", U"="};
  const bool says = behind.Take(Words(kAre));
  if (const std::optional<Decimal> weight = behind.TakeNumber(); weight && behind.Take(U'分')) {
    if (!IsFigure(behind)) {
      Phrase phrase = Found(PhraseKind::kWeight, at, behind);
      phrase.points = {*weight, *weight, false};
      return phrase;
    }
  }
  if (says || reader.Now() == U'×' || reader.Now() == U'*' || reader.Now() == U'/') return {};
  Phrase phrase = Found(PhraseKind::kPoints, at, reader);
  phrase.points = {Decimal(100), Decimal(100), true};
  phrase.has_verb = true;
  return phrase;
}

// 得分 alone, before a separator: the full points.
Phrase ReadPlainScore(const FoldedText& text, std::size_t at) {
  static constexpr std::array<Symbols, 2> kScore = {U"得分", U"计分"};
  Reader reader(text, at);
  if (at == 0 || !reader.Take(Words(kScore)) || !IsSeparator(reader.Now())) return {};
  if (IsSeparator(text.at(at - 1))) return {};
  Phrase phrase = Found(PhraseKind::kPoints, at, reader);
  phrase.points = {Decimal(100), Decimal(100), true};
  phrase.has_verb = true;
  return phrase;
}

// 按完成比例得分, 得相应比例分.
Phrase ReadShare(const FoldedText& text, std::size_t at) {
  Reader reader(text, at);
  static constexpr std::array<Symbols, 8> kOpeners = {
      U"按", U"根据", U"依据", U"按照", U"得相应比例", U"扣相应比例", U"得对应比例", U"同比例"};
  const Symbols rest = reader.Rest();
  const bool by_ratio = rest.starts_with(U"得相应比例") || rest.starts_with(U"得对应比例") ||
                        rest.starts_with(U"扣相应比例") || rest.starts_with(U"同比例");
  if (!reader.Take(Words(kOpeners))) return {};
  std::size_t length = 0;
  const Symbols body = reader.Rest();
  while (length < body.size() && !IsSeparator(body[length])) {
    if (StartLength(body.substr(length), kShareEnds) > 0 &&
        (by_ratio || ContainsAny(body.substr(0, length), kShareWords))) {
      break;
    }
    if (IsDigit(body[length])) return {};
    ++length;
  }
  const Symbols before = body.substr(0, length);
  if (by_ratio && (length >= body.size() || IsSeparator(body[length]))) {
    reader.Move(length);
    Phrase phrase = Found(PhraseKind::kShare, at, reader);
    phrase.takes = rest.starts_with(U"扣");
    return phrase;
  }
  if (length >= body.size() || IsSeparator(body[length])) return {};
  if (!by_ratio && !ContainsAny(before, kShareWords)) return {};
  reader.Move(length);
  const bool takes = reader.Now() == U'扣' || reader.Rest().starts_with(U"相应扣");
  reader.Take(kShareEnds);
  static constexpr std::array<Symbols, 6> kTails = {U"分值", U"分数", U"该项得分",
                                                    U"得分", U"分",   U"相应分值"};
  reader.Take(Words(kTails));
  Phrase phrase = Found(PhraseKind::kShare, at, reader);
  phrase.takes = takes;
  return phrase;
}

// 得分=完成率×分值, to the end of the sentence.
Phrase ReadFormula(const FoldedText& text, std::size_t at) {
  static constexpr std::array<Symbols, 8> kScores = {U"得分",     U"指标得分",     U"本项得分",
                                                     U"该项得分", U"该项指标得分", U"本指标得分",
                                                     U"实际得分", U"计分"};
  Reader reader(text, at);
  if (!reader.Take(Words(kScores)) || !reader.Take(U'=')) return {};
  Phrase phrase;
  phrase.body_begin = reader.at();
  while (reader.Now() != U';' && reader.Now() != U'。' && reader.Now() != U',' &&
         reader.Now() != U'\0') {
    reader.Move(1);
  }
  Phrase found = Found(PhraseKind::kFormula, at, reader);
  found.body_begin = phrase.body_begin;
  found.body_end = reader.at();
  return found;
}

// 酌情扣分, 视情况扣1-3分, 视具体情况扣分.
Phrase ReadJudgement(const FoldedText& text, std::size_t at) {
  Reader reader(text, at);
  const Symbols start = reader.Rest();
  if (!reader.Take(kJudged)) return {};
  if (start.starts_with(U"视") || start.starts_with(U"根据") || start.starts_with(U"按")) {
    // 视情节严重程度: up to the last word of circumstance that is near.
    for (int i = 0; i < 6 && !IsSeparator(reader.Now()) && !reader.Take(kCircumstances); ++i) {
      if (StartLength(reader.Rest(), kTakeVerbs) > 0 ||
          StartLength(reader.Rest(), kGiveVerbs) > 0 || StartLength(reader.Rest(), kJudged) > 0) {
        break;
      }
      reader.Move(1);
    }
    reader.Take(kJudged);
  }
  static constexpr std::array<Symbols, 3> kMayNot = {U"不得分或", U"予以", U"给予"};
  reader.Take(Words(kMayNot));
  const bool takes = StartLength(reader.Rest(), kTakeVerbs) > 0;
  if (!reader.Take(kTakeVerbs) && !reader.Take(kGiveVerbs)) return {};
  Phrase phrase;
  const Amount amount = ReadPoints(reader);
  static constexpr std::array<Symbols, 8> kTails = {
      U"分值", U"分数", U"分", U"或者不得分", U"或不得分", U"相应分值", U"相应分", U"或不计分"};
  while (reader.Take(Words(kTails))) {
  }
  phrase = Found(PhraseKind::kJudgement, at, reader);
  // 酌情扣2分 may mean exactly 2 or up to 2: bounds from nothing.
  if (amount.found) phrase.points = {Decimal(0), amount.points.most, false};
  if (!amount.found) phrase.points = {Decimal(0), Decimal(100), true};
  phrase.takes = takes;
  phrase.has_verb = true;
  return phrase;
}

// 不得分或酌情扣分.
Phrase ReadNothingOrJudged(const FoldedText& text, std::size_t at) {
  static constexpr std::array<Symbols, 4> kOr = {U"不得分或", U"不得分或者", U"不计分或",
                                                 U"不计分或者"};
  Reader reader(text, at);
  if (!reader.Take(Words(kOr))) return {};
  Phrase phrase = ReadJudgement(text, reader.at());
  phrase.begin = at;
  return phrase;
}

}  // namespace

NumberMatch ReadNumber(const FoldedText& text, std::size_t at) {
  NumberMatch match;
  if (IsDigit(text.at(at))) {
    const Numeral numeral = ReadDigits(text, at, false);
    if (numeral.length == 0 || numeral.fault != NumeralFault::kNone) return match;
    return {numeral.value, numeral.length};
  }
  if (text.at(at) == U'半') return {Decimal(5, 1), 1};
  constexpr std::size_t kLongestNumeral = 8;
  std::size_t length = 0;
  while (length < kLongestNumeral && IsChineseNumeral(text.at(at + length))) ++length;
  // 百分点 begins with a numeral and is none.
  while (length > 0 && text.at(at + length - 1) == U'百' && text.at(at + length) == U'分') --length;
  if (length == 0) return match;
  const Numeral numeral = ReadChineseNumeral(text.symbols().substr(at, length));
  if (numeral.length != length || numeral.fault != NumeralFault::kNone || numeral.scale != 0) {
    return match;
  }
  return {numeral.value, length};
}

Phrase ReadPhrase(const FoldedText& text, std::size_t at) {
  // The longer reading first: 扣完为止 before 扣完, 得满分的80% before 得满分.
  for (const auto read : {&ReadUntilPoints, &ReadCap}) {
    if (const Phrase phrase = read(text, at); phrase.kind != PhraseKind::kNone) return phrase;
  }
  if (const Phrase gone = WordPhrase(text, at, PhraseKind::kUntilGone, kUntilGone);
      gone.kind != PhraseKind::kNone) {
    return gone;
  }
  if (const Phrase on = WordPhrase(text, at, PhraseKind::kAndSoOn, kAndSoOn);
      on.kind != PhraseKind::kNone) {
    return on;
  }
  if (const Phrase judged = ReadNothingOrJudged(text, at); judged.kind != PhraseKind::kNone) {
    return judged;
  }
  if (const Phrase none = WordPhrase(text, at, PhraseKind::kNothing, kNothing);
      none.kind != PhraseKind::kNone) {
    return none;
  }
  if (const Phrase none = WordPhrase(text, at, PhraseKind::kNoGain, kNoGain);
      none.kind != PhraseKind::kNone) {
    return none;
  }
  for (const auto read : {&ReadFormula, &ReadVerbPoints, &ReadByPercent, &ReadFull, &ReadShare,
                          &ReadJudgement, &ReadPlainScore}) {
    if (const Phrase phrase = read(text, at); phrase.kind != PhraseKind::kNone) return phrase;
  }
  if (const Phrase missing = WordPhrase(text, at, PhraseKind::kMissingItem, kMissingItem);
      missing.kind != PhraseKind::kNone) {
    return missing;
  }
  return ReadBarePoints(text, at);
}

}  // namespace jixiao::standard
