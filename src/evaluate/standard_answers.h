// What an actual answers to the clauses of a standard: 是；否；2 — 投诉：1；通报：0 — 健全 — 103%.
#ifndef JIXIAO_EVALUATE_STANDARD_ANSWERS_H_
#define JIXIAO_EVALUATE_STANDARD_ANSWERS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jixiao/standard.hpp"
#include "jixiao/threshold.hpp"

namespace jixiao {

/// One piece of an actual.
struct StandardAnswer {
  std::string text;                 ///< As written, without the label.
  std::u32string words;             ///< Folded.
  std::u32string label;             ///< Folded; empty where there is none.
  std::optional<bool> yes;          ///< 是, 否 and their like.
  std::optional<Threshold> figure;  ///< A figure or date whose words are the standard's own.
  std::u32string lead;              ///< What stood in front of the figure: 缺席 of 缺席1次.
};

/// Splits at semicolons and line ends; at commas where every piece is yes, no or a figure.
std::vector<StandardAnswer> ReadAnswers(std::string_view actual, const Standard& standard,
                                        const RowKind kind, int year);

/// Whether a word answer says that a condition holds (true), that it does not (false), or neither.
enum class Says { kNothing, kYes, kNo };
Says AnswerSays(const StandardAnswer& answer, const StandardCondition& condition,
                std::string_view row_name);
/// Equal words: outranks what other conditions make of the answer.
bool IsExactly(const StandardAnswer& answer, const StandardCondition& condition);
/// 无此类项目, 不涉及: what the row is about does not exist.
bool SaysNone(const StandardAnswer& answer);
/// The condition is that nothing occurred (无投诉), or that something did (有投诉, 发生事故).
bool IsAbsence(const StandardCondition& condition);
bool IsOccurrence(const StandardCondition& condition);

}  // namespace jixiao

#endif  // JIXIAO_EVALUATE_STANDARD_ANSWERS_H_
