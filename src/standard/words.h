// The words of scoring standards, one table for each job, and ways to look them up.
#ifndef JIXIAO_STANDARD_WORDS_H_
#define JIXIAO_STANDARD_WORDS_H_

#include <cstddef>
#include <span>
#include <string_view>

namespace jixiao::standard {

using Symbols = std::u32string_view;
using Words = std::span<const Symbols>;

/// Length of the longest word that `text` starts with; 0: none.
std::size_t StartLength(Symbols text, Words words);
/// Length of the longest word that `text` ends with; 0: none.
std::size_t EndLength(Symbols text, Words words);
bool ContainsAny(Symbols text, Words words);
/// Where the first of the words stands; npos.
std::size_t FindAny(Symbols text, Words words);

// --- points
extern const Words kGiveVerbs;      ///< 得 计 加 …
extern const Words kTakeVerbs;      ///< 扣 减 …
extern const Words kNothing;        ///< 不得分 …
extern const Words kNoGain;         ///< 不加分 …
extern const Words kFullMarks;      ///< 得满分, 不扣分 …
extern const Words kWeightWords;    ///< 权重 分值 …: what a percentage is of
extern const Words kNotPoints;      ///< what behind N分 makes it a figure: 以上, 制 …
extern const Words kCapWords;       ///< 最多 最高 …
extern const Words kCapFillers;     ///< 扣 得 加 … behind a cap word
extern const Words kUntilGone;      ///< 扣完为止 …
extern const Words kAndSoOn;        ///< 以此类推 …
extern const Words kShareEnds;      ///< 得分 扣分 …: how 按…比例… ends
extern const Words kShareWords;     ///< 比例 进度 率 …
extern const Words kJudged;         ///< 酌情 适当 …
extern const Words kCircumstances;  ///< 情况 情节 …
extern const Words kMissingItem;    ///< 按缺项计分 …
extern const Words kBeforePoints;   ///< 的 则 均 …: between a condition and its points
extern const Words kWholeWords;     ///< 小时 供应 …: words whose last symbol is none of those
extern const Words kDistribute;     ///< 各 分别 均
extern const Words kScoringWords;   ///< what a text has that speaks of points
extern const Words kDoubtWords;     ///< 排名 系数 …: a clause that has one is not read
extern const Words kGradeWords;     ///< 等级 评优 …: it speaks of a grade, not of points

// --- conditions
extern const Words kLeadWords;  ///< 如 若 对 …
extern const Words kElseWords;
extern const Words kNegations;  ///< 不 未 没有 无 …
extern const Words kLastYear;
extern const Words kTargetNouns;
extern const Words kTargetAdjectives;
extern const Words kSettledWords;  ///< 含 不低于 超过 …: an end is settled
extern const Words kFillers;       ///< texts that are no standard

// --- each
extern const Words kAboveWords;
extern const Words kBelowWords;
extern const Words kShortWords;
extern const Words kLateWords;
extern const Words kCaseWords;

}  // namespace jixiao::standard

#endif  // JIXIAO_STANDARD_WORDS_H_
