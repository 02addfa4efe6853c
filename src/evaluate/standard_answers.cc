// Reads answers by what they say, never by what they may have meant: an answer counts for a clause
// only in the clause's own words, as yes or no, or as a figure.
#include "evaluate/standard_answers.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/fold.h"

namespace jixiao {
namespace {

using Symbols = std::u32string_view;

template <std::size_t N>
std::size_t StartOf(Symbols text, const std::array<Symbols, N>& words) {
  std::size_t longest = 0;
  for (const Symbols word : words) {
    if (text.starts_with(word)) longest = std::max(longest, word.size());
  }
  return longest;
}
template <std::size_t N>
bool IsOneOf(Symbols text, const std::array<Symbols, N>& words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

constexpr auto kYes = std::to_array<Symbols>({U"是", U"有", U"√", U"✓", U"Y", U"y", U"yes", U"符合",
                                              U"达标", U"满足", U"对", U"达到要求", U"符合要求"});
constexpr auto kNo =
    std::to_array<Symbols>({U"否", U"无", U"×", U"N", U"n", U"no", U"不符合", U"未达标", U"不达标",
                            U"不满足", U"不符合要求", U"没有", U"不是", U"x", U"X"});
constexpr auto kNegations =
    std::to_array<Symbols>({U"没有", U"尚未", U"未能", U"未", U"不", U"没", U"无", U"非"});
constexpr auto kDone = std::to_array<Symbols>({U"已经", U"已", U"均", U"全部", U"都"});
// Before a word they change what it says: 基本健全 is not 健全.
constexpr auto kDegrees = std::to_array<Symbols>(
    {U"不",   U"未", U"没", U"无", U"非", U"基本", U"较",     U"比较", U"部分", U"难", U"欠",
     U"一般", U"很", U"有", U"更", U"太", U"够",   U"大部分", U"否",   U"尚",   U"半"});
constexpr auto kAbsences =
    std::to_array<Symbols>({U"无", U"没有", U"未发生", U"不发生", U"未出现", U"不存在", U"未发现",
                            U"没有发生", U"没有出现", U"零", U"未"});
constexpr auto kOccurrences = std::to_array<Symbols>(
    {U"有", U"发生", U"出现", U"存在", U"发现", U"如有", U"凡有", U"因", U"被"});

bool EndsInDegree(Symbols text) {
  return std::any_of(kDegrees.begin(), kDegrees.end(),
                     [&](Symbols word) { return text.ends_with(word); });
}

std::u32string Plain(Symbols text) {
  constexpr Symbols kDropped = U",.;:!?()“”\"'·、。的了《》<>";
  std::u32string plain;
  for (const char32_t c : text) {
    if (kDropped.find(c) == Symbols::npos) plain += c;
  }
  return plain;
}

// One writing for negations, and for words of having and getting.
std::u32string Normal(Symbols text) {
  std::u32string plain = Plain(text);
  struct Pair {
    Symbols from;
    Symbols to;
  };
  static constexpr auto kPairs = std::to_array<Pair>({{U"没有", U"未"},
                                                      {U"尚未", U"未"},
                                                      {U"未能", U"未"},
                                                      {U"获得", U"获"},
                                                      {U"荣获", U"获"},
                                                      {U"建立了", U"建立"}});
  for (const Pair& pair : kPairs) {
    for (std::size_t at = plain.find(pair.from); at != std::u32string::npos;
         at = plain.find(pair.from, at + 1)) {
      plain.replace(at, pair.from.size(), pair.to);
    }
  }
  return plain;
}

// "完成" is said of 完成年度任务, "健全" of 财务制度健全, but not of 基本健全.
bool Matches(Symbols said, Symbols condition) {
  if (said == U"获") return condition.starts_with(said);
  if (said.size() < 2 || condition.empty()) return said == condition;
  if (condition.starts_with(said)) return true;
  if (condition.ends_with(said)) {
    return !EndsInDegree(condition.substr(0, condition.size() - said.size()));
  }
  if (condition.size() >= 2 && said.ends_with(condition)) {
    return !EndsInDegree(said.substr(0, said.size() - condition.size()));
  }
  return false;
}

std::u32string Unlabelled(Symbols text, Symbols label) {
  return std::u32string(text.substr(label.empty() ? 0 : label.size() + 1));
}

bool IsWordChar(char32_t c) { return IsHan(c); }

// The figure of a piece whose other words are the standard's: 缺席1次, 完成80%.
std::optional<Threshold> FigureOf(Symbols piece, Symbols standard, RowKind kind, int year,
                                  std::u32string* lead) {
  std::size_t at = 0;
  while (at < piece.size() && IsWordChar(piece[at]) &&
         std::u32string_view(U"〇零一二两三四五六七八九十百千半").find(piece[at]) ==
             Symbols::npos) {
    ++at;
  }
  const Symbols before = piece.substr(0, at);
  if (at == piece.size()) return std::nullopt;
  if (!before.empty()) {
    static constexpr auto kNeutral = std::to_array<Symbols>(
        {U"实际", U"完成", U"达到", U"共", U"为", U"达", U"实际完成", U"共计", U"约"});
    const bool known = IsOneOf(before, kNeutral) || standard.find(before) != Symbols::npos;
    if (!known || StartOf(before, kNegations) > 0 || before == U"约") return std::nullopt;
  }
  ThresholdContext context;
  context.row_kind = kind;
  context.year = year;
  const Threshold figure = Threshold::Parse(ToUtf8(piece.substr(at)), context);
  const bool quantity = figure.kind() == ThresholdKind::kQuantity;
  const bool dated =
      figure.kind() == ThresholdKind::kDeadline || figure.kind() == ThresholdKind::kPeriod;
  if (!quantity && !dated) return std::nullopt;
  if (quantity && (figure.comparator() != Comparator::kEq || figure.is_vague()))
    return std::nullopt;
  for (const Diagnostic& diagnostic : figure.diagnostics()) {
    if (diagnostic.severity() != Severity::kNote &&
        diagnostic.code != DiagnosticCode::kYearUnknown &&
        diagnostic.code != DiagnosticCode::kShareAboveOne) {
      return std::nullopt;
    }
  }
  const std::u32string noun(FoldedText(figure.noun()).symbols());
  if (!noun.empty() && standard.find(noun) == Symbols::npos) return std::nullopt;
  *lead = before;
  return figure;
}

StandardAnswer ReadPiece(Symbols piece, Symbols standard, RowKind kind, int year) {
  StandardAnswer answer;
  const std::size_t colon = piece.find(U':');
  // 1:1.5 is a figure.
  const bool labelled = colon != Symbols::npos && colon > 0 && IsHan(piece[colon - 1]);
  if (labelled) answer.label = piece.substr(0, colon);
  answer.words = Unlabelled(piece, answer.label);
  answer.text = ToUtf8(answer.words);
  if (IsOneOf(Symbols(answer.words), kYes)) answer.yes = true;
  if (IsOneOf(Symbols(answer.words), kNo)) answer.yes = false;
  if (!answer.yes) answer.figure = FigureOf(answer.words, standard, kind, year, &answer.lead);
  return answer;
}

std::vector<Symbols> SplitAt(Symbols text, Symbols separators) {
  std::vector<Symbols> pieces;
  // More pieces than any standard has clauses are no list of answers.
  constexpr std::size_t kMostPieces = 2 * Standard::kMaxClauses;
  const Symbols whole = text;
  while (true) {
    if (pieces.size() > kMostPieces) return {whole};
    const std::size_t stop = text.find_first_of(separators);
    if (stop != 0 && !text.empty()) pieces.push_back(text.substr(0, stop));
    if (stop == Symbols::npos) return pieces;
    text.remove_prefix(stop + 1);
  }
}

}  // namespace

std::vector<StandardAnswer> ReadAnswers(std::string_view actual, const Standard& standard,
                                        const RowKind kind, int year) {
  const FoldedText folded(actual);
  const FoldedText rules(standard.text());
  std::vector<StandardAnswer> answers;
  const auto read = [&](const std::vector<Symbols>& pieces) {
    answers.clear();
    for (const Symbols piece : pieces) {
      answers.push_back(ReadPiece(piece, rules.symbols(), kind, year));
    }
  };
  read(SplitAt(folded.symbols(), U";。"));
  if (answers.size() != 1) return answers;
  const std::vector<Symbols> by_comma = SplitAt(folded.symbols(), U";。,、");
  if (by_comma.size() < 2) return answers;
  std::vector<StandardAnswer> whole = answers;
  read(by_comma);
  const bool plain = std::all_of(answers.begin(), answers.end(), [](const StandardAnswer& answer) {
    return answer.yes || answer.figure;
  });
  return plain ? answers : whole;
}

bool SaysNone(const StandardAnswer& answer) {
  static constexpr auto kWhole =
      std::to_array<Symbols>({U"不涉及", U"不适用", U"未涉及", U"无此项", U"无", U"没有", U"未发生",
                              U"未出现", U"未发现", U"没有发生", U"没有出现", U"没有发现"});
  static constexpr auto kThis =
      std::to_array<Symbols>({U"无此类", U"无此项", U"无该项", U"无该类", U"没有此类", U"没有此项",
                              U"没有该项", U"没有该类", U"无相关", U"没有相关", U"无本项"});
  const std::u32string words = Plain(answer.words);
  return IsOneOf(Symbols(words), kWhole) || StartOf(Symbols(words), kThis) > 0;
}

bool IsAbsence(const StandardCondition& condition) {
  static constexpr auto kSpans =
      std::to_array<Symbols>({U"全年", U"年度", U"年内", U"当年", U"本年度"});
  const std::u32string text = Plain(FoldedText(condition.text).symbols());
  return StartOf(Symbols(text).substr(StartOf(Symbols(text), kSpans)), kAbsences) > 0;
}

bool IsOccurrence(const StandardCondition& condition) {
  return StartOf(Plain(FoldedText(condition.text).symbols()), kOccurrences) > 0;
}

bool IsExactly(const StandardAnswer& answer, const StandardCondition& condition) {
  return Normal(answer.words) == Normal(FoldedText(condition.text).symbols());
}

Says AnswerSays(const StandardAnswer& answer, const StandardCondition& condition,
                std::string_view row_name) {
  if (answer.yes) return *answer.yes ? Says::kYes : Says::kNo;
  std::u32string said = Normal(answer.words);
  std::u32string text = Normal(FoldedText(condition.text).symbols());
  if (said == text) return Says::kYes;
  if (SaysNone(answer) && IsAbsence(condition)) return Says::kYes;
  for (std::size_t cut = StartOf(Symbols(said), kDone); cut > 0;
       cut = StartOf(Symbols(said), kDone)) {
    said.erase(0, cut);
  }
  const std::u32string name = Normal(FoldedText(row_name).symbols());
  if (!name.empty() && text.starts_with(name) && text.size() > name.size())
    text.erase(0, name.size());
  // 以上指标,不达标: what is said of it is the last part.
  if (said.empty()) return Says::kNothing;
  if (Matches(said, text)) return Says::kYes;
  const std::size_t not_said = StartOf(Symbols(said), kNegations);
  const std::size_t not_text = StartOf(Symbols(text), kNegations);
  if (not_said > 0 && not_text == 0 && said.size() > not_said &&
      Matches(Symbols(said).substr(not_said), text)) {
    return Says::kNo;
  }
  if (not_text > 0 && not_said == 0 && text.size() > not_text &&
      Matches(said, Symbols(text).substr(not_text))) {
    return Says::kNo;
  }
  return Says::kNothing;
}

}  // namespace jixiao
