// The text of a scoring standard → clauses. Walks the folded text once; at each place a phrase
// about points may start (phrase.h), and what stands before it since the last one is its condition
// (condition.h, per.h). Does not drop anything: text without points is kept as a requirement,
// text that speaks of points and was not understood as a clause of kind kUnread.
#include "jixiao/standard.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/fold.h"
#include "standard/condition.h"
#include "standard/data.h"
#include "standard/per.h"
#include "standard/phrase.h"
#include "standard/words.h"

namespace jixiao {
namespace standard {
namespace {

bool IsHard(char32_t c) { return c == U';' || c == U'。'; }
bool IsCircled(char32_t c) { return c >= U'①' && c <= U'⑳'; }

class Walker {
 public:
  Walker(const FoldedText& text, const ThresholdContext& context, Standard::Data* data)
      : text_(text), context_(context), data_(data), in_brackets_(text.size(), false) {
    FindBrackets();
  }

  // False: more clauses than are read.
  bool Walk() {
    while (at_ < text_.size()) {
      if (data_->clauses.size() > Standard::kMaxClauses) return false;
      if (TakeEnumerator()) continue;
      const Phrase phrase = ReadPhrase(text_, at_);
      if (phrase.kind != PhraseKind::kNone) {
        Apply(phrase);
        at_ = phrase.end;
        start_ = at_;
        numbered_ = false;
      } else {
        TakeSymbol();
      }
    }
    Flush(at_);
    return data_->clauses.size() <= Standard::kMaxClauses;
  }

 private:
  // Semicolons inside brackets that close do not end a clause.
  void FindBrackets() {
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < text_.size(); ++i) {
      if (text_.at(i) == U'(') open.push_back(i);
      if (text_.at(i) != U')' || open.empty()) continue;
      const std::size_t begin = open.back();
      open.pop_back();
      if (open.empty())
        std::fill(in_brackets_.begin() + static_cast<std::ptrdiff_t>(begin),
                  in_brackets_.begin() + static_cast<std::ptrdiff_t>(i), true);
    }
  }

  bool AtClauseStart() const {
    if (at_ == start_) return true;
    const char32_t before = text_.at(at_ - 1);
    return IsHard(before) || before == U':';
  }

  // ①, 1., 1、, (1), 一、, 一是.
  std::size_t EnumeratorLength() const {
    const char32_t c = text_.at(at_);
    if (IsCircled(c)) {
      const char32_t next = text_.at(at_ + 1);
      return next == U'.' || next == U'、' || next == U',' ? 2 : 1;
    }
    if (!AtClauseStart()) return 0;
    std::size_t at = at_;
    const bool bracket = c == U'(';
    if (bracket) ++at;
    const std::size_t digits = at;
    while (IsDigit(text_.at(at)) && at < digits + 2) ++at;
    constexpr std::u32string_view kNumerals = U"一二三四五六七八九十";
    if (at == digits && kNumerals.find(text_.at(at)) != std::u32string_view::npos) ++at;
    if (at == digits) return 0;
    const char32_t mark = text_.at(at);
    if (bracket) return mark == U')' ? at + 1 - at_ : 0;
    const bool marks = mark == U'.' || mark == U'、' || mark == U')' ||
                       (mark == U'是' && !IsDigit(text_.at(digits)));
    return marks && !IsDigit(text_.at(at + 1)) ? at + 1 - at_ : 0;
  }

  bool TakeEnumerator() {
    const std::size_t length = EnumeratorLength();
    if (length == 0) return false;
    Flush(at_);
    at_ += length;
    start_ = at_;
    numbered_ = true;
    ++sentence_;
    return true;
  }

  void TakeSymbol() {
    const char32_t c = text_.at(at_);
    if (IsHard(c) && !in_brackets_[at_]) {
      Flush(at_);
      start_ = at_ + 1;
      numbered_ = false;
      if (c == U'。') ++sentence_;
    }
    ++at_;
  }

  std::string Slice(std::size_t begin, std::size_t end) const {
    return ToUtf8(text_.symbols().substr(begin, end - begin));
  }

  // Text since the last phrase that no points follow.
  void Flush(std::size_t end) {
    std::size_t begin = start_;
    Trim(text_, &begin, &end);
    start_ = at_;
    if (begin >= end) return;
    const Symbols part = text_.symbols().substr(begin, end - begin);
    if (const auto begun = FindPartUnits(text_, begin, end); begun && !data_->clauses.empty()) {
      return SetBegun(*begun);
    }
    const bool definition = part.find(U'=') != Symbols::npos && part.find(U'扣') == Symbols::npos &&
                            part.find(U"分值") == Symbols::npos;
    const bool speaks = ContainsAny(part, kScoringWords) && !definition;
    if (speaks && !ContainsAny(part, kGradeWords) && !IsTitle(part)) {
      AddUnread(begin, end);
      return;
    }
    data_->requirements.push_back({Slice(begin, end), text_.span(begin, end), numbered_});
  }

  // 扣分标准:, 评分标准, 评分依据: they only say what follows.
  static bool IsTitle(Symbols part) {
    static constexpr std::array<Symbols, 9> kTitles = {U"评分标准", U"扣分标准", U"计分标准",
                                                       U"评分依据", U"评分方法", U"计分方法",
                                                       U"评分规则", U"得分标准", U"计分办法"};
    return StartLength(part, Words(kTitles)) == part.size();
  }

  StandardClause NewClause(std::size_t begin, std::size_t end) const {
    StandardClause clause;
    clause.text = Slice(begin, end);
    clause.span = text_.span(begin, end);
    clause.sentence = sentence_;
    return clause;
  }

  void AddUnread(std::size_t begin, std::size_t end) {
    StandardClause clause = NewClause(begin, end);
    clause.kind = ClauseKind::kUnread;
    // What it holds under may still be a figure: then it does not touch a row elsewhere.
    std::size_t comma = begin;
    while (comma < end && text_.at(comma) != U',') ++comma;
    const StandardCondition condition = ReadCondition(text_, begin, comma, context_);
    if (condition.kind == ConditionKind::kFigure) clause.condition = condition;
    data_->diagnostics.push_back(
        {.code = DiagnosticCode::kStandardUnread, .span = clause.span, .arguments = {clause.text}});
    data_->clauses.push_back(std::move(clause));
  }

  void Apply(const Phrase& phrase) {
    switch (phrase.kind) {
      case PhraseKind::kCap:
      case PhraseKind::kUntilGone:
      case PhraseKind::kAndSoOn:
        return Close(phrase);
      case PhraseKind::kNoGain:
      case PhraseKind::kWeight:
        return Flush(phrase.begin);
      default:
        return Build(phrase);
    }
  }

  // What ends the clause before: 最多扣5分, 扣完为止, 以此类推.
  void Close(const Phrase& phrase) {
    const std::size_t clauses = data_->clauses.size();
    Flush(phrase.begin);
    if (data_->clauses.empty() || data_->clauses.size() != clauses) return;
    StandardClause& last = data_->clauses.back();
    if (phrase.kind == PhraseKind::kAndSoOn) last.continues = true;
    if (phrase.kind != PhraseKind::kCap) return;
    if (last.kind == ClauseKind::kAward && single_) {
      last.kind = ClauseKind::kPerCase;
      last.per = single_->per;
    }
    last.cap = phrase.points.most;
  }

  // 不足5%按5%计算: about a begun unit, not about points.
  bool SaysBegun(const Phrase& phrase) {
    static constexpr std::array<Symbols, 3> kShortOf = {U"不足", U"不满", U"未满"};
    std::size_t begin = start_;
    std::size_t end = phrase.end;
    Trim(text_, &begin, &end);
    Symbols part = text_.symbols().substr(begin, end - begin);
    if (part.starts_with(U'(')) part.remove_prefix(1);
    if (StartLength(part, Words(kShortOf)) == 0) return false;
    const std::optional<BegunUnits> begun = FindPartUnits(text_, begin, end);
    if (!begun || data_->clauses.empty()) return false;
    SetBegun(*begun);
    return true;
  }

  void SetBegun(BegunUnits begun) {
    for (StandardClause& clause : data_->clauses) {
      const bool counts =
          clause.kind == ClauseKind::kPerUnit || clause.kind == ClauseKind::kPerCase;
      if (counts && !clause.per.begun) clause.per.begun = begun;
    }
  }

  // 工作完成情况:全部完成 …: what stands before the colon names the whole.
  void SplitTitle(std::size_t end) {
    for (std::size_t at = end; at > start_ + 1; --at) {
      if (text_.at(at - 1) != U':' || at == end || IsDigit(text_.at(at - 2))) continue;
      const std::size_t resume = at_;
      at_ = at;
      Flush(at - 1);
      at_ = resume;
      return;
    }
  }

  void Build(const Phrase& phrase) {
    if (SaysBegun(phrase)) return;
    SplitTitle(phrase.begin);
    std::size_t begin = start_;
    std::size_t end = phrase.begin;
    const std::size_t written = end;
    Trim(text_, &begin, &end);
    single_.reset();
    StandardClause clause = NewClause(begin, phrase.end);
    clause.points = phrase.points;
    clause.takes = phrase.takes;
    clause.below_zero = phrase.below_zero;
    clause.adds = phrase.adds;
    if (begin >= end && phrase.below_zero && !data_->clauses.empty()) {
      data_->clauses.back().below_zero = true;
      return;
    }
    if (ContainsAny(text_.symbols().substr(begin, end - begin), kDoubtWords)) {
      return AddUnread(begin, phrase.end);
    }
    switch (phrase.kind) {
      case PhraseKind::kNothing:
        clause.kind = ClauseKind::kVeto;
        clause.takes = true;
        return AddWithCondition(std::move(clause), begin, end, written);
      case PhraseKind::kJudgement:
        clause.kind = ClauseKind::kJudgement;
        return AddWithCondition(std::move(clause), begin, end, written);
      case PhraseKind::kMissingItem:
        clause.kind = ClauseKind::kNotApplicable;
        return AddWithCondition(std::move(clause), begin, end, written);
      case PhraseKind::kShare:
        clause.kind = ClauseKind::kProportion;
        clause.takes = false;
        clause.points = {Decimal(100), Decimal(100), true};
        return AddWithCondition(std::move(clause), begin, end, written);
      case PhraseKind::kFormula:
        return AddFormula(std::move(clause), phrase, begin, end);
      default:
        return AddPoints(std::move(clause), phrase, begin, end, written);
    }
  }

  void AddWithCondition(StandardClause clause, std::size_t begin, std::size_t end,
                        std::size_t written) {
    const Symbols before = text_.symbols().substr(begin, written - begin);
    const bool each = ContainsAny(
        before.substr(before.size() - std::min<std::size_t>(before.size(), 3)), kDistribute);
    const Symbols all = text_.symbols().substr(begin, end - begin);
    if (each && all.find(U'、') != Symbols::npos) return AddEach(clause, begin, end);
    clause.condition = ReadCondition(text_, begin, end, context_);
    if (clause.condition.kind == ConditionKind::kAlways && clause.kind != ClauseKind::kProportion &&
        clause.kind != ClauseKind::kJudgement) {
      clause.kind = ClauseKind::kUnread;
      data_->diagnostics.push_back({.code = DiagnosticCode::kStandardUnread,
                                    .span = clause.span,
                                    .arguments = {clause.text}});
    }
    data_->clauses.push_back(std::move(clause));
  }

  // 无计划、无措施的分别扣1分: one clause for each.
  void AddEach(const StandardClause& model, std::size_t begin, std::size_t end) {
    while (begin < end) {
      std::size_t stop = begin;
      while (stop < end && text_.at(stop) != U'、') ++stop;
      StandardClause clause = model;
      std::size_t from = begin;
      std::size_t to = stop;
      Trim(text_, &from, &to);
      clause.condition = ReadCondition(text_, from, to, context_);
      if (from < to) data_->clauses.push_back(std::move(clause));
      begin = stop + 1;
    }
  }

  void AddPoints(StandardClause clause, const Phrase& phrase, std::size_t begin, std::size_t end,
                 std::size_t written) {
    if (begin >= end && !phrase.has_verb) return;  // (5分): the weight, said again
    // 制度建设(3分): a heading over what follows.
    if (!phrase.has_verb && (text_.at(phrase.end) == U':' || text_.at(phrase.end + 1) == U':')) {
      return Flush(phrase.begin);
    }
    clause.kind = phrase.takes ? ClauseKind::kDeduction : ClauseKind::kAward;
    const std::optional<PerMatch> per = FindPer(text_, begin, end);
    const bool written_each = per && text_.at(per->begin) == U'每';
    // 平均每户增收达到2000元: the figure behind is the condition.
    const bool counts = per && !HasDigit(per->end, end);
    if (counts && (written_each || phrase.takes))
      return AddPer(std::move(clause), *per, begin, end);
    single_ = per;
    if (IsEachOfAbove(begin, written)) {
      clause.kind = ClauseKind::kEachItem;
      data_->clauses.push_back(std::move(clause));
      return;
    }
    AddWithCondition(std::move(clause), begin, end, written);
  }

  bool HasDigit(std::size_t begin, std::size_t end) const {
    for (std::size_t at = begin; at < end; ++at) {
      if (IsDigit(text_.at(at))) return true;
    }
    return false;
  }

  // 以上各1分, 以上指标每项1分.
  bool IsEachOfAbove(std::size_t begin, std::size_t written) const {
    static constexpr std::array<Symbols, 3> kAbove = {U"以上", U"上述", U"各项"};
    const Symbols before = text_.symbols().substr(begin, written - begin);
    return StartLength(before, Words(kAbove)) > 0 && EndLength(before, kDistribute) > 0 &&
           before.size() <= 8;
  }

  void AddPer(StandardClause clause, const PerMatch& match, std::size_t begin, std::size_t end) {
    clause.per = match.per;
    if (match.each_item && !clause.takes) {
      clause.kind = ClauseKind::kEachItem;
      data_->clauses.push_back(std::move(clause));
      return;
    }
    clause.kind =
        match.per.direction == PerDirection::kCase ? ClauseKind::kPerCase : ClauseKind::kPerUnit;
    clause.per.begun = FindPartUnits(text_, begin, end);
    std::size_t from = begin;
    std::size_t to = match.begin;
    Trim(text_, &from, &to);
    if (clause.kind == ClauseKind::kPerUnit) {
      // Of what stands before, the part next to the step says from where it counts.
      std::size_t part = to;
      while (part > from && text_.at(part - 1) != U',') --part;
      std::size_t part_end = to;
      Trim(text_, &part, &part_end);
      StandardCondition condition = ReadCondition(text_, part, part_end, context_);
      if (condition.kind == ConditionKind::kWords && part > from) {
        std::size_t whole_end = to;
        condition = ReadCondition(text_, from, whole_end, context_);
      }
      clause.condition = condition;
    } else {
      clause.condition = ReadCondition(text_, from, to, context_);
      if (clause.condition.kind != ConditionKind::kElse)
        clause.condition.kind = from < to ? ConditionKind::kWords : ConditionKind::kAlways;
    }
    data_->clauses.push_back(std::move(clause));
  }

  // 得分=完成率×分值, 得分=(实际/计划)×10分, 得分=(1-超支率)×分值.
  void AddFormula(StandardClause clause, const Phrase& phrase, std::size_t begin, std::size_t end) {
    const bool definition =
        text_.symbols().substr(begin, end - begin).find(U'=') != Symbols::npos &&
        text_.symbols().substr(begin, end - begin).find_first_of(U"/÷") != Symbols::npos;
    if (!definition) clause.condition = ReadCondition(text_, begin, end, context_);
    if (ReadRate(phrase.body_begin, phrase.body_end, &clause)) {
      clause.kind = ClauseKind::kProportion;
      data_->clauses.push_back(std::move(clause));
      return;
    }
    AddUnread(begin < end ? begin : phrase.begin, phrase.end);
  }

  static bool IsTimes(char32_t c) {
    return c == U'×' || c == U'*' || c == U'x' || c == U'X' || c == U'✕';
  }

  // The rate and what it is a share of.
  bool ReadRate(std::size_t begin, std::size_t end, StandardClause* clause) const {
    clause->points = {Decimal(100), Decimal(100), true};
    std::size_t rate_end = end;
    if (!TakeFactorBehind(begin, &rate_end, clause) &&
        !TakeFactorInFront(&begin, rate_end, clause)) {
      return false;
    }
    Symbols rate = text_.symbols().substr(begin, rate_end - begin);
    const auto strip = [&rate] {
      while (rate.size() >= 2 && rate.front() == U'(' && rate.find(U')') == rate.size() - 1) {
        rate = rate.substr(1, rate.size() - 2);
      }
    };
    strip();
    if (rate.starts_with(U"1-") || rate.starts_with(U"100%-")) {
      rate.remove_prefix(rate.find(U'-') + 1);
      clause->complement = true;
      strip();
    }
    static constexpr std::array<Symbols, 3> kPercent = {U"×100%", U"*100%", U"x100%"};
    rate.remove_suffix(EndLength(rate, Words(kPercent)));
    strip();
    if (rate.empty()) return false;
    for (const char32_t c : rate) {
      if (IsDigit(c) || IsTimes(c) || c == U'+' || c == U'-' || c == U'=') return false;
    }
    const auto slashes =
        std::count_if(rate.begin(), rate.end(), [](char32_t c) { return c == U'/' || c == U'÷'; });
    if (slashes > 1) return false;
    if (slashes == 1) {
      clause->own_rate = !IsTargetRatio(rate);
      return !clause->complement || clause->own_rate;
    }
    static constexpr std::array<Symbols, 6> kRates = {U"率",   U"比例", U"百分比",
                                                      U"占比", U"度",   U"比重"};
    clause->own_rate = true;
    return EndLength(rate, Words(kRates)) > 0;
  }

  // 实际…/目标…
  static bool IsTargetRatio(Symbols rate) {
    const std::size_t slash = std::min(rate.find(U'/'), rate.find(U'÷'));
    const Symbols below = rate.substr(slash + 1);
    return ContainsAny(below, kTargetNouns) || below.find(U'应') != Symbols::npos;
  }

  // ×分值, ×10分, ×10 at the end.
  bool TakeFactorBehind(std::size_t begin, std::size_t* end, StandardClause* clause) const {
    for (std::size_t at = *end; at > begin; --at) {
      if (!IsTimes(text_.at(at - 1))) continue;
      if (!IsWholePoints(at, *end, clause)) return false;
      *end = at - 1;
      return true;
    }
    return false;
  }
  bool TakeFactorInFront(std::size_t* begin, std::size_t end, StandardClause* clause) const {
    for (std::size_t at = *begin; at < end; ++at) {
      if (!IsTimes(text_.at(at))) continue;
      if (!IsWholePoints(*begin, at, clause)) return false;
      *begin = at + 1;
      return true;
    }
    return false;
  }
  bool IsWholePoints(std::size_t begin, std::size_t end, StandardClause* clause) const {
    Symbols factor = text_.symbols().substr(begin, end - begin);
    const NumberMatch number = ReadNumber(text_, begin);
    if (number.length > 0) {
      const Symbols behind = factor.substr(number.length);
      if (!behind.empty() && behind != U"分") return false;
      clause->points = {number.value, number.value, false};
      return true;
    }
    while (!factor.empty()) {
      const std::size_t length = StartLength(factor, kWeightWords);
      if (length == 0) return false;
      factor.remove_prefix(length);
    }
    return end > begin;
  }

  const FoldedText& text_;
  const ThresholdContext& context_;
  Standard::Data* data_;
  std::vector<bool> in_brackets_;
  std::size_t at_ = 0;
  std::size_t start_ = 0;
  std::size_t sentence_ = 0;
  bool numbered_ = false;
  std::optional<PerMatch> single_;  // of the last award: 有一次…得1分, until a cap says it repeats
};

StandardState StateOf(const Standard::Data& data) {
  const auto unread = static_cast<std::size_t>(std::count_if(
      data.clauses.begin(), data.clauses.end(),
      [](const StandardClause& clause) { return clause.kind == ClauseKind::kUnread; }));
  if (data.clauses.empty()) return StandardState::kNotStated;
  if (unread == 0) return StandardState::kRead;
  return unread == data.clauses.size() ? StandardState::kUnread : StandardState::kReadInPart;
}

void Refuse(Standard::Data* data, Diagnostic why) {
  data->state = StandardState::kUnread;
  data->clauses.clear();
  data->requirements.clear();
  data->diagnostics = {std::move(why)};
}

void Read(const ThresholdContext& context, Standard::Data* data) {
  if (data->text.size() > Standard::kMaxBytes) {
    return Refuse(data, {.code = DiagnosticCode::kLimitExceeded,
                         .arguments = {std::to_string(Standard::kMaxBytes)}});
  }
  const FoldedText folded(data->text);
  if (folded.bad_byte() != FoldedText::npos) {
    const auto at = static_cast<std::uint32_t>(folded.bad_byte());
    return Refuse(data, {.code = data->text[at] == '\0' ? DiagnosticCode::kNulByte
                                                        : DiagnosticCode::kInvalidUtf8,
                         .span = {at, at}});
  }
  if (folded.size() == 0) return;
  Walker walker(folded, context, data);
  if (!walker.Walk()) {
    return Refuse(data, {.code = DiagnosticCode::kStandardTooLong,
                         .arguments = {std::to_string(Standard::kMaxClauses)}});
  }
  Relate(data);
  data->state = StateOf(*data);
  if (data->state == StandardState::kNotStated) {
    data->diagnostics.push_back({.code = DiagnosticCode::kStandardNotStated,
                                 .span = folded.span(0, folded.size()),
                                 .arguments = {data->text}});
  }
}

const std::shared_ptr<const Standard::Data>& EmptyData() {
  static const auto* const empty =
      new std::shared_ptr<const Standard::Data>(std::make_shared<Standard::Data>());
  return *empty;
}

}  // namespace
}  // namespace standard

std::string_view StandardStateName(StandardState state) {
  switch (state) {
#define JIXIAO_MEMBER(number, constant, name) \
  case StandardState::constant:               \
    return name;
#include "jixiao/enums/standard_state.def"
#undef JIXIAO_MEMBER
  }
  return "unknown";
}

std::string_view ClauseKindName(ClauseKind kind) {
  switch (kind) {
#define JIXIAO_MEMBER(number, constant, name) \
  case ClauseKind::constant:                  \
    return name;
#include "jixiao/enums/clause_kind.def"
#undef JIXIAO_MEMBER
  }
  return "unknown";
}

std::string_view ConditionKindName(ConditionKind kind) {
  switch (kind) {
#define JIXIAO_MEMBER(number, constant, name) \
  case ConditionKind::constant:               \
    return name;
#include "jixiao/enums/condition_kind.def"
#undef JIXIAO_MEMBER
  }
  return "unknown";
}

std::string_view StandardRelationName(StandardRelation relation) {
  switch (relation) {
#define JIXIAO_MEMBER(number, constant, name) \
  case StandardRelation::constant:            \
    return name;
#include "jixiao/enums/standard_relation.def"
#undef JIXIAO_MEMBER
  }
  return "unknown";
}

std::string_view PerDirectionName(PerDirection direction) {
  switch (direction) {
#define JIXIAO_MEMBER(number, constant, name) \
  case PerDirection::constant:                \
    return name;
#include "jixiao/enums/per_direction.def"
#undef JIXIAO_MEMBER
  }
  return "unknown";
}

Standard::Standard() : data_(standard::EmptyData()) {}

Standard Standard::Parse(std::string_view text, const ThresholdContext& context) {
  auto data = std::make_shared<Data>();
  data->text = text;
  standard::Read(context, data.get());
  return Standard(std::move(data));
}

StandardState Standard::state() const { return data_->state; }
const std::string& Standard::text() const { return data_->text; }
std::string Standard::canonical() const { return standard::WriteCanonical(data_->clauses); }
const std::vector<StandardClause>& Standard::clauses() const { return data_->clauses; }
const std::vector<StandardRequirement>& Standard::requirements() const {
  return data_->requirements;
}
const std::vector<Diagnostic>& Standard::diagnostics() const { return data_->diagnostics; }

}  // namespace jixiao
