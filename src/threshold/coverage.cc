#include "threshold/coverage.h"

#include <algorithm>
#include <string_view>

#include "threshold/acceptance.h"

namespace jixiao {
namespace {

using std::size_t;
using View = std::u32string_view;

// Where a token stands.
enum class Place : std::uint8_t {
  kLabel,    // in front of a value, or where no value is near
  kBound,    // between a comparison and its value, where nothing may stand
  kNoun,     // behind a value
  kBracket,  // in a note
  kWords,    // in a condition in words
};

class Accounting {
 public:
  Accounting(const Cell& cell, const CellParts& values) : cell_(cell), values_(values) {
    taken_.resize(cell.TokenCount(), false);
    places_.resize(cell.TokenCount(), Place::kLabel);
  }

  std::vector<Piece> Run(const std::vector<size_t>& text_clauses) {
    for (const Clause& clause : values_.clauses) {
      if (clause.in_bracket) SetPlace(clause.begin, clause.end, Place::kBracket);
    }
    for (const size_t i : text_clauses) {
      SetPlace(values_.clauses[i].begin, values_.clauses[i].end, Place::kWords);
    }
    for (const Part& part : values_.parts) Take(part);
    for (const size_t token : values_.asides) Take(token);
    for (size_t token = 0; token < cell_.TokenCount(); ++token) Settle(token);
    Add(end_, cell_.text.size(), PieceKind::kRead);
    return std::move(pieces_);
  }

 private:
  void SetPlace(size_t begin, size_t end, Place place) {
    for (size_t token = begin; token < end; ++token) places_[token] = place;
  }

  // --- What the grammar took --------------------------------------------------------------------

  void Take(size_t token) {
    if (token != kNoToken) taken_[token] = true;
  }

  void Take(const Part& part) {
    const size_t last = part.last_value();
    for (size_t token = part.value; token <= last; ++token) Take(token);
    for (const Comparison* comparison :
         {&part.sign, &part.before, &part.weak, &part.after, &part.reversed_sign}) {
      Take(comparison->token);
    }
    if (part.tolerance && !part.has_center) Take(part.value - 1);  // ±5%
    // A date is never "about".
    if (!part.is_date) Take(part.approx.token);
    for (const size_t token : part.pers) Take(token);
    for (const size_t token : part.absorbed) Take(token);
    Take(part.unit_token);
    if (part.change) {
      Take(part.verb);
      Take(part.reference_token);
    }
    const size_t nearest = std::min({part.sign.token, part.before.token});
    if (nearest < part.value) SetPlaceOfText(nearest + 1, part.value, Place::kBound);
    SetPlaceOfText(last + 1, std::max(part.end_token, last + 1), Place::kNoun);
    // 90%≤x≤95%: the name between the two signs.
    if (part.reversed_sign.found()) Take(VariableBehind(part.reversed_sign.token));
  }

  size_t VariableBehind(size_t sign) const {
    return cell_.Is(sign + 1, TokenKind::kText) ? sign + 1 : kNoToken;
  }

  void SetPlaceOfText(size_t begin, size_t end, Place place) {
    for (size_t token = begin; token < end && token < cell_.TokenCount(); ++token) {
      if (places_[token] == Place::kLabel) places_[token] = place;
    }
  }

  // --- What became of each token ----------------------------------------------------------------

  void Settle(size_t token) {
    const Token& at = cell_.At(token);
    Add(end_, at.begin, PieceKind::kRead);  // quotation marks, and brackets around a unit
    if (taken_[token]) return Add(at.begin, at.end, PieceKind::kRead);
    switch (at.kind) {
      case TokenKind::kComma:
      case TokenKind::kOpen:
      case TokenKind::kClose:
      case TokenKind::kInclusive:
      case TokenKind::kExclusive:
        return Add(at.begin, at.end, PieceKind::kRead);
      case TokenKind::kUnread:
        return SettleUnread(at);
      case TokenKind::kWord:
        return Add(at.begin, at.end, KindOfWord(token));
      case TokenKind::kText:
        return SettleText(token);
      case TokenKind::kDate:
        return Add(at.begin, at.end, KindOfDate(token));
      case TokenKind::kQuantity:
        return Add(at.begin, at.end, KindOfFigure(token));
      default:
        return Add(at.begin, at.end, Aside(token).value_or(PieceKind::kUnread));
    }
  }

  // A note, or a condition in words, is read as it stands.
  std::optional<PieceKind> Aside(size_t token) const {
    if (places_[token] == Place::kBracket) return PieceKind::kNote;
    if (places_[token] == Place::kWords) return PieceKind::kRead;
    return std::nullopt;
  }

  // ⟨…⟩ without its brackets.
  void SettleUnread(const Token& at) {
    const bool closed = at.end > at.begin + 1 && cell_.text.at(at.end - 1) == U'⟩';
    const size_t inner = at.begin + 1;
    const size_t last = closed ? at.end - 1 : at.end;
    if (inner >= last) return Add(at.begin, at.end, PieceKind::kUnread);
    Add(at.begin, inner, PieceKind::kRead);
    Add(inner, last, PieceKind::kUnread);
    Add(last, at.end, PieceKind::kRead);
  }

  PieceKind KindOfWord(size_t token) const {
    if (const auto aside = Aside(token); aside) return *aside;
    switch (cell_.At(token).word.role) {
      case Role::kNeutral:
      case Role::kWeakBefore:
        return PieceKind::kNeutral;
      case Role::kAll:
      case Role::kAny:
      case Role::kList:
      case Role::kBetween:
      case Role::kAmong:
      case Role::kRespectively:
        return PieceKind::kRead;
      case Role::kVerbUp:
      case Role::kVerbDown:
      case Role::kLevelUp:
      case Role::kLevelDown:
        return places_[token] == Place::kBound ? PieceKind::kUnread : PieceKind::kName;
      case Role::kReference:
        // 较上年提高到90% is a level, whatever last year's was.
        return BeforeLevel(token) ? PieceKind::kNeutral : PieceKind::kUnread;
      default:
        return PieceKind::kUnread;
    }
  }
  bool BeforeLevel(size_t token) const {
    for (size_t next = token + 1; next < cell_.TokenCount() && next < token + 4; ++next) {
      if (cell_.IsWord(next, Role::kLevelUp) || cell_.IsWord(next, Role::kLevelDown)) return true;
    }
    return false;
  }

  // 2024年完成15家: a year beside a value says when.
  PieceKind KindOfDate(size_t token) const {
    if (const auto aside = Aside(token); aside) return *aside;
    const DateMatch& date = cell_.DateOf(token);
    return date.weak && !date.before && !date.after ? PieceKind::kNeutral : PieceKind::kUnread;
  }

  PieceKind KindOfFigure(size_t token) const {
    if (const auto aside = Aside(token); aside) return *aside;
    // 一次性通过率: a numeral inside a name.
    if (cell_.QuantityOf(token).chinese && places_[token] != Place::kBound && InsideText(token)) {
      return PieceKind::kName;
    }
    return InRowWords(cell_.At(token).begin, cell_.At(token).end) ? PieceKind::kNeutral
                                                                  : PieceKind::kUnread;
  }

  bool InsideText(size_t token) const {
    return cell_.Is(token + 1, TokenKind::kText) &&
           cell_.At(token + 1).begin == cell_.At(token).end;
  }

  // --- Text -------------------------------------------------------------------------------------

  void SettleText(size_t token) {
    const Token& at = cell_.At(token);
    if (const auto aside = Aside(token); aside) return Add(at.begin, at.end, *aside);
    if (InRowWords(at.begin, at.end)) return Add(at.begin, at.end, PieceKind::kNeutral);
    for (size_t begin = at.begin; begin < at.end;) {
      const PieceKind kind = KindOfSymbol(token, begin);
      size_t end = begin + 1;
      while (end < at.end && KindOfSymbol(token, end) == kind) ++end;
      Add(begin, end, kind);
      begin = end;
    }
  }

  PieceKind KindOfSymbol(size_t token, size_t at) const {
    const Place place = places_[token];
    const char32_t c = cell_.text.at(at);
    if (IsUnknownUnit(at)) return PieceKind::kRead;
    if (place == Place::kBound) return PieceKind::kUnread;
    if (IsHan(c)) {
      return place == Place::kNoun && StartsNoNoun(token, at) ? PieceKind::kUnread
                                                              : PieceKind::kName;
    }
    if (c == U':' && at > 0 && !IsDigit(cell_.text.at(at - 1))) return PieceKind::kRead;
    if (place == Place::kLabel && InIdentifier(token, at)) return PieceKind::kName;
    if (IsLetter(c)) return InName(token, at) ? PieceKind::kName : PieceKind::kUnread;
    constexpr View kJoints = U"、·-/&";
    const bool joint = kJoints.find(c) != View::npos && at > 0 &&
                       IsNameSymbol(cell_.text.at(at - 1)) && IsNameSymbol(cell_.text.at(at + 1));
    return joint ? PieceKind::kName : PieceKind::kUnread;
  }
  static bool IsNameSymbol(char32_t c) { return IsHan(c) || IsLetter(c); }

  // PM2.5, CO2: digits that letters begin.
  bool InIdentifier(size_t token, size_t at) const {
    size_t begin = at;
    const auto inside = [this](size_t i) {
      return IsLetter(cell_.text.at(i)) || IsDigit(cell_.text.at(i)) || cell_.text.at(i) == U'.';
    };
    if (!inside(at)) return false;
    constexpr size_t kLongest = 16;
    while (begin > cell_.At(token).begin && at - begin < kLongest && inside(begin - 1)) --begin;
    size_t end = at;
    bool letter = false;
    for (size_t i = begin; i < cell_.At(token).end && i - begin < kLongest && inside(i); ++i) {
      letter = letter || IsLetter(cell_.text.at(i));
      end = i + 1;
    }
    return letter && end - begin > 1;
  }

  // Letters are part of a label (GDP增长, A类企业), and of a noun where Chinese stands around them;
  // beside a figure they may be a damaged digit.
  bool InName(size_t token, size_t at) const {
    constexpr size_t kFar = 16;  // a longer run of letters is no damaged figure
    size_t begin = at;
    while (begin > 0 && at - begin < kFar && IsLetter(cell_.text.at(begin - 1))) --begin;
    size_t end = at + 1;
    while (end - at < kFar && IsLetter(cell_.text.at(end))) ++end;
    const bool beside_figure =
        (begin > 0 && IsDigit(cell_.text.at(begin - 1))) || IsDigit(cell_.text.at(end));
    if (beside_figure) return false;
    if (places_[token] == Place::kLabel) {
      return end - begin > 1 || IsHan(cell_.text.at(end)) || cell_.Is(token + 1, TokenKind::kSign);
    }
    return begin > cell_.At(token).begin && IsHan(cell_.text.at(begin - 1)) && end - begin > 1;
  }

  // Directly behind a value, words of place and measure are no noun: 12.31前, 4年半.
  bool StartsNoNoun(size_t token, size_t at) const {
    constexpr View kNoNoun = U"前后底末初半来多余几第内外上下左右";
    return at == cell_.At(token).begin && token > 0 &&
           kNoNoun.find(cell_.text.at(at)) != View::npos &&
           (cell_.IsValue(token - 1) || cell_.IsWord(token - 1, Role::kAfter));
  }

  bool IsUnknownUnit(size_t at) const {
    for (const Part& part : values_.parts) {
      const size_t length = UnknownUnitLength(cell_, part);
      if (length > 0 && at >= part.noun_begin && at < part.noun_begin + length) return true;
    }
    return false;
  }

  bool InRowWords(size_t begin, size_t end) const {
    if (end - begin < 2) return false;
    const View words = cell_.Symbols(begin, end);
    for (const std::string_view row : {cell_.context.name, cell_.context.description}) {
      // A name is short; a hostile one is not searched for every word.
      constexpr size_t kLongestName = 512;
      if (row.empty() || row.size() > kLongestName) continue;
      if (FoldedText(row).symbols().find(words) != View::npos) return true;
    }
    return false;
  }

  void Add(size_t begin, size_t end, PieceKind kind) {
    end_ = std::max(end_, end);
    if (begin >= end) return;
    if (!pieces_.empty() && pieces_.back().kind == kind && pieces_.back().end == begin) {
      pieces_.back().end = end;
      return;
    }
    pieces_.push_back({begin, end, kind});
  }

  const Cell& cell_;
  const CellParts& values_;
  std::vector<bool> taken_;
  std::vector<Place> places_;
  std::vector<Piece> pieces_;
  size_t end_ = 0;
};

}  // namespace

std::vector<Piece> AccountFor(const Cell& cell, const CellParts& values,
                              const std::vector<size_t>& text_clauses) {
  return Accounting(cell, values).Run(text_clauses);
}

}  // namespace jixiao
