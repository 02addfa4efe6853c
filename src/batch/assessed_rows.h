// What is known of the projects of rows before the rows are judged.
#ifndef JIXIAO_BATCH_ASSESSED_ROWS_H_
#define JIXIAO_BATCH_ASSESSED_ROWS_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "assess/assess.h"
#include "batch/arrow_export.h"
#include "batch/record.h"
#include "jixiao/assess.hpp"
#include "jixiao/decimal.hpp"
#include "jixiao/diagnostic.hpp"

namespace jixiao::batch {

/// Of one project: its year, and what its total takes beside its rows.
struct ProjectHead {
  int year = 0;        ///< 0: none is stated, or two differ.
  ExecutionRate rate;  ///< Where the policy asks for it.
  Decimal weight_total;
  Decimal applicable_weight;
  Decimal execution_weight;
  std::optional<Decimal> scaled_from;
  Decimal execution_lower;
  Decimal execution_upper;
  bool execution_scored = false;
  std::optional<DiagnosticCode> weights_code;    ///< Of the findings about weights and levels.
  std::optional<DiagnosticCode> execution_code;  ///< Of those about budget execution.
  std::optional<DiagnosticCode> fault;           ///< The project's own columns.
  std::uint8_t row_fault = 0;                    ///< A row's columns; written by several threads.
};

/// The rows of a table with their projects and weights, which stand in output columns.
class AssessedRows {
 public:
  /// `projects`: the number of each row's project.
  AssessedRows(const OutputColumn& projects, const OutputColumn& weights, std::int64_t rows,
               std::size_t count)
      : projects_(projects),
        weights_(weights),
        heads_(count),
        left_out_(static_cast<std::size_t>(rows)),
        faults_(static_cast<std::size_t>(rows)) {}

  ProjectHead& head(std::size_t project) { return heads_[project]; }

  int YearOf(std::int64_t row) const { return HeadOf(row).year; }

  /// Another row is assessed in place of this one. Rows may be left out by several threads.
  void LeaveOut(std::int64_t row) { left_out_[static_cast<std::size_t>(row)] = 1; }
  bool IsLeftOut(std::int64_t row) const { return left_out_[static_cast<std::size_t>(row)] != 0; }

  /// The weight, or none; `fault`: why it is not the one that is written.
  void PutWeight(std::int64_t row, const std::optional<Coefficient>& weight,
                 const std::optional<DiagnosticCode>& fault) {
    if (fault) faults_[static_cast<std::size_t>(row)] = static_cast<std::int16_t>(*fault);
    if (!weight) return;
    weights_.values<Coefficient>()[row] = *weight;
    weights_.SetValidRun(row, row + 1);
  }
  std::optional<Decimal> WeightOf(std::int64_t row) const {
    if (!weights_.IsValid(row)) return std::nullopt;
    const Coefficient& weight = weights_.values<Coefficient>()[row];
    constexpr std::uint64_t kWhole = 1'000'000;
    static_assert(kScorePlaces == 6);
    if (weight.high == 0 && weight.low % kWhole == 0) {
      return Decimal(static_cast<std::int64_t>(weight.low / kWhole));
    }
    const Result<Decimal> value = Decimal::FromHalves(weight.high, weight.low, kScorePlaces);
    return value.ok() ? std::optional(value->Trimmed()) : std::nullopt;
  }
  std::optional<DiagnosticCode> WeightFaultOf(std::int64_t row) const {
    const std::int16_t fault = faults_[static_cast<std::size_t>(row)];
    return fault == 0 ? std::nullopt : std::optional(static_cast<DiagnosticCode>(fault));
  }
  /// Something of the row's columns cannot be read. From any thread.
  void NoteFault(std::int64_t row) {
    std::atomic_ref<std::uint8_t>(heads_[ProjectOf(row)].row_fault)
        .store(1, std::memory_order_relaxed);
  }

 private:
  std::size_t ProjectOf(std::int64_t row) const {
    return static_cast<std::size_t>(projects_.values<std::int64_t>()[row]);
  }
  const ProjectHead& HeadOf(std::int64_t row) const { return heads_[ProjectOf(row)]; }

  const OutputColumn& projects_;
  const OutputColumn& weights_;
  std::vector<ProjectHead> heads_;
  std::vector<std::uint8_t> left_out_;
  std::vector<std::int16_t> faults_;  // of each row's weight; 0: none
};

}  // namespace jixiao::batch

#endif  // JIXIAO_BATCH_ASSESSED_ROWS_H_
