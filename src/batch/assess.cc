// Rows grouped by project, with each project's total and grade: first the weights of each project,
// then the rows in the order of the table, then the total of each project. Decides nothing itself:
// the rules are those of WeightsOf, AssessBudgetExecution, EvaluateRow and TotalOf. Does not
// state a total over a value that could not be read.
#include "assess/assess.h"

#include <algorithm>
#include <atomic>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/text.h"
#include "batch/assess_columns.h"
#include "batch/assessed_rows.h"
#include "batch/block.h"
#include "batch/names.h"
#include "batch/project_sheet.h"
#include "batch/row_result.h"
#include "batch/tasks.h"
#include "batch/text_memory.h"
#include "batch/workers.h"

namespace jixiao::batch {
namespace {

const NameList& NoNames() {
  static const NameList* const none = new NameList();
  return *none;
}

// --- Projects -----------------------------------------------------------------------------------

/// Which rows are one project; projects in the order of their first rows.
class Groups {
 public:
  /// Writes the number of each row's project.
  Groups(const Table& table, std::int64_t* numbers) {
    Number(table, numbers);
    begins_.insert(begins_.begin(), 0);
    for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
    if (!std::is_sorted(numbers, numbers + table.rows())) Sort(table.rows(), numbers);
  }

  std::size_t size() const { return begins_.size() - 1; }

  /// Calls `work` with the runs of neighbouring rows of a project.
  template <typename Work>
  void ForEachRun(std::size_t project, const Work& work) const {
    const std::int64_t end = begins_[project + 1];
    if (order_.empty()) return work(begins_[project], end);
    for (std::int64_t i = begins_[project]; i < end;) {
      std::int64_t next = i + 1;
      while (next < end && At(next) == At(next - 1) + 1) ++next;
      work(At(i), At(next - 1) + 1);
      i = next;
    }
  }
  template <typename Work>
  void ForEachRow(std::size_t project, const Work& work) const {
    ForEachRun(project, [&](std::int64_t begin, std::int64_t end) {
      for (std::int64_t row = begin; row < end; ++row) work(row);
    });
  }

 private:
  std::int64_t At(std::int64_t i) const { return order_[static_cast<std::size_t>(i)]; }

  // Leaves the number of rows of each project in begins_.
  void Number(const Table& table, std::int64_t* numbers) {
    std::unordered_map<std::string, std::int64_t> known;
    std::string scratch;
    std::string last_key;
    std::int64_t last = -1;
    for (std::int64_t row = 0; row < table.rows(); ++row) {
      const std::string_view key = ProjectKey(table, row, &scratch);
      if (last < 0 || key != last_key) {
        last_key = key;
        last = known.try_emplace(last_key, static_cast<std::int64_t>(known.size())).first->second;
        begins_.resize(known.size());
      }
      numbers[row] = last;
      ++begins_[static_cast<std::size_t>(last)];
    }
  }

  void Sort(std::int64_t rows, const std::int64_t* numbers) {
    std::vector<std::int64_t> next = begins_;
    order_.resize(static_cast<std::size_t>(rows));
    for (std::int64_t row = 0; row < rows; ++row) {
      order_[static_cast<std::size_t>(next[static_cast<std::size_t>(numbers[row])]++)] = row;
    }
  }

  std::vector<std::int64_t> begins_;  // of each project, and the end
  std::vector<std::int64_t> order_;   // the rows project by project; empty: they stand so
};

/// Each project once, by whichever thread is free; `make` makes what a thread works with.
template <typename Make>
void ForEachProject(std::size_t projects, int threads, const Make& make) {
  constexpr std::size_t kAtOnce = 32;
  std::atomic<std::size_t> next{0};
  const std::size_t most = std::max<std::size_t>(1, projects / kAtOnce);
  RunInThreads(std::min(most, static_cast<std::size_t>(threads)), [&](std::size_t) {
    auto worker = make();
    for (std::size_t i = next.fetch_add(kAtOnce); i < projects; i = next.fetch_add(kAtOnce)) {
      const std::size_t end = std::min(projects, i + kAtOnce);
      for (std::size_t project = i; project < end; ++project) worker.Run(project);
    }
  });
}

/// Writes what is the same on each row of a project.
class ProjectColumns {
 public:
  ProjectColumns(const Groups& groups, const std::vector<OutputColumn>& out)
      : groups_(groups), out_(out) {}

  template <typename T>
  void Put(std::size_t project, std::size_t column, const std::optional<T>& value) const {
    if (!value) return;
    groups_.ForEachRun(project, [&](std::int64_t begin, std::int64_t end) {
      T* const values = out_[column].values<T>();
      std::fill(values + begin, values + end, *value);
      out_[column].SetValidRun(begin, end);
    });
  }
  void PutTrue(std::size_t project, std::size_t column) const {
    groups_.ForEachRun(project, [&](std::int64_t begin, std::int64_t end) {
      out_[column].SetTrueRun(begin, end);
    });
  }

 private:
  const Groups& groups_;
  const std::vector<OutputColumn>& out_;
};

// `code` where the value is stated and does not fit.
std::optional<Coefficient> Fitted(const std::optional<Decimal>& value, int places,
                                  std::optional<DiagnosticCode>* code) {
  if (!value) return std::nullopt;
  const std::optional<Coefficient> fitted = AtPlaces(*value, places);
  if (!fitted) *code = MoreSevere(DiagnosticCode::kColumnScaleExceeded, *code);
  return fitted;
}

// --- Weights ------------------------------------------------------------------------------------

/// The first pass: of each project its weights and its budget execution.
class Weigher {
 public:
  Weigher(const Table& table, const Policy& policy, const Groups& groups,
          const std::vector<OutputColumn>& out, AssessedRows* assessed)
      : table_(table),
        fields_(table),
        policy_(policy),
        groups_(groups),
        out_(out),
        columns_(groups, out),
        assessed_(*assessed) {}

  void Run(std::size_t number) {
    ProjectHead& head = assessed_.head(number);
    rows_.clear();
    faults_.clear();
    ProjectFields of_project;
    bool unknown_second_level = false;
    groups_.ForEachRow(number, [&](std::int64_t row) {
      TakeRow(row);
      of_project.Take(table_, fields_, row);
      unknown_second_level = unknown_second_level || !HasKnownSecondLevel(row);
    });
    head.year = of_project.year.value_or(0);
    head.fault = of_project.fault;
    Project project;
    project.budget = of_project.budget;
    const bool asks_rate = !policy_.total_caps.empty() || policy_.alarm_points;
    if (asks_rate) head.rate = RateOf(of_project.budget, policy_);
    const ProjectWeights weights = WeightsOf(project, rows_, policy_);
    head.weight_total = weights.total;
    head.applicable_weight = weights.applicable_total;
    head.execution_weight = weights.execution;
    head.scaled_from = ScaledFrom(rows_, weights);
    head.weights_code = ShownCode(weights.diagnostics);
    if (unknown_second_level) {
      head.weights_code = MoreSevere(head.weights_code, DiagnosticCode::kSecondLevelUnknown);
    }
    PutWeights(number, weights);
    PutExecution(number,
                 AssessBudgetExecution(project.budget, weights.execution, policy_, Explain::kNo),
                 &head);
  }

 private:
  std::string_view Text(Field field, std::int64_t row) const {
    const Column& column = table_[field];
    return column.IsNull(row) ? std::string_view() : column.Text(row);
  }

  void TakeRow(std::int64_t row) {
    std::optional<DiagnosticCode> fault;
    WeighedRow weighed;
    weighed.level1 = Text(Field::kLevel1, row);
    weighed.level2 = Text(Field::kLevel2, row);
    weighed.level = LevelAt(row);
    weighed.weight = fields_.Figure(Field::kWeight, row, &fault);
    weighed.applicable = fields_.IsApplicable(row);
    if (!policy_.either_or.empty()) {
      weighed.name = Text(Field::kLevel3, row);
      weighed.answered = IsAnswered(row);
    }
    rows_.push_back(std::move(weighed));
    faults_.push_back(fault);
  }

  bool IsAnswered(std::int64_t row) {
    std::optional<DiagnosticCode> fault;
    const Column& actual = table_[Field::kActual];
    const std::string_view text =
        actual.IsNull(row) ? std::string_view() : actual.Cell(row, &scratch_).value_or("?");
    return HasText(std::string(text)) || fields_.AchievementAt(row, &fault) ||
           fields_.Figure(Field::kDegree, row, &fault);
  }

  FirstLevel LevelAt(std::int64_t row) {
    const Column& column = table_[Field::kLevel1];
    if (column.IsNull(row)) return FirstLevel::kUnknown;
    const PaddedText text = column.PaddedTextAt(row, &scratch_);
    return Remember(text, 0, &levels_, [&] { return ParseFirstLevel(text.view()); });
  }

  bool HasKnownSecondLevel(std::int64_t row) {
    const Column& column = table_[Field::kLevel2];
    if (column.IsNull(row)) return true;
    const PaddedText text = column.PaddedTextAt(row, &scratch_);
    if (policy_.taxonomy && text.size != 0) {
      return IsKnownSecondLevel(Text(Field::kLevel1, row), text.view(), policy_);
    }
    return text.size == 0 || Remember(text, 0, &second_levels_, [&] {
             return ParseRowKind(text.view()) != RowKind::kUnknown;
           });
  }

  void PutWeights(std::size_t number, const ProjectWeights& weights) {
    std::size_t i = 0;
    groups_.ForEachRow(number, [&](std::int64_t row) {
      const RowWeight& weight = weights.rows[i];
      std::optional<DiagnosticCode> fault = faults_[i++];
      const std::optional<Coefficient> fitted = Fitted(weight.weight, kScorePlaces, &fault);
      assessed_.PutWeight(row, fitted, fault);
      if (fault) assessed_.NoteFault(row);
      if (weight.replaced_by != 0) assessed_.LeaveOut(row);
      if (weight.derived) out_[kOutWeightDerived].SetTrueRun(row, row + 1);
    });
  }

  void PutExecution(std::size_t number, const BudgetExecution& execution, ProjectHead* head) {
    head->execution_lower = execution.score_lower;
    head->execution_upper = execution.score_upper;
    head->execution_scored = execution.score.has_value();
    head->execution_code = ShownCode(execution.diagnostics);
    const auto put = [&](std::size_t column, const std::optional<Decimal>& value, int places) {
      columns_.Put(number, column, Fitted(value, places, &head->execution_code));
    };
    put(kOutExecutionRate, execution.rate, kRatePlaces);
    put(kOutExecutionWeight, execution.weight, kScorePlaces);
    put(kOutExecutionScore, execution.score, kScorePlaces);
    put(kOutExecutionLower, execution.score_lower, kScorePlaces);
    put(kOutExecutionUpper, execution.score_upper, kScorePlaces);
  }

  const Table& table_;
  RowFields fields_;
  const Policy& policy_;
  const Groups& groups_;
  const std::vector<OutputColumn>& out_;
  ProjectColumns columns_;
  AssessedRows& assessed_;
  std::vector<WeighedRow> rows_;
  std::vector<std::optional<DiagnosticCode>> faults_;  // of the same rows' columns
  TextMemory<FirstLevel> levels_;
  TextMemory<bool> second_levels_;
  std::string scratch_;
};

// --- Totals -------------------------------------------------------------------------------------

/// The last pass: of each project its total.
class Adder {
 public:
  Adder(const Policy& policy, const Groups& groups, const std::vector<OutputColumn>& out,
        AssessedRows* assessed)
      : policy_(policy), groups_(groups), out_(out), columns_(groups, out), assessed_(*assessed) {}

  void Run(std::size_t number) {
    const ProjectHead& head = assessed_.head(number);
    rows_.clear();
    groups_.ForEachRow(number, [&](std::int64_t row) { rows_.push_back(RowAt(row)); });
    const TotalInput input = {.execution = {.scored = head.execution_scored,
                                            .lower = head.execution_lower,
                                            .upper = head.execution_upper},
                              .rate = head.rate,
                              .weight_total = head.weight_total,
                              .applicable_weight = head.applicable_weight,
                              .execution_weight = head.execution_weight,
                              .scaled_from = head.scaled_from,
                              .department_score = std::nullopt};
    Put(number, head, TotalOf(input, rows_, policy_));
  }

 private:
  ScoredRow RowAt(std::int64_t row) const {
    const auto status = static_cast<OutcomeStatus>(out_[kOutStatus].values<std::int8_t>()[row]);
    return {.applicable = status != OutcomeStatus::kNotApplicable,
            .scored = out_[kOutScore].IsValid(row),
            .lower = Score(kOutScoreLower, row),
            .upper = Score(kOutScoreUpper, row)};
  }
  std::optional<Decimal> Score(std::size_t column, std::int64_t row) const {
    if (!out_[column].IsValid(row)) return std::nullopt;
    const Coefficient& value = out_[column].values<Coefficient>()[row];
    const Result<Decimal> score = Decimal::FromHalves(value.high, value.low, kScorePlaces);
    return score.ok() ? std::optional(*score) : std::nullopt;
  }

  void Put(std::size_t number, const ProjectHead& head, ProjectTotal total) {
    std::optional<DiagnosticCode> code = head.weights_code;
    if (total.undetermined > 0) code = MoreSevere(code, DiagnosticCode::kTotalProvisional);
    if (head.scaled_from) code = MoreSevere(code, DiagnosticCode::kTotalScaled);
    code = MoreSevere(code, ShownCode(total.diagnostics));
    code = MoreSevere(code, head.execution_code);
    // A value that could not be read might have changed the total.
    std::optional<DiagnosticCode> fault = head.fault;
    if (head.row_fault != 0) fault = MoreSevere(fault, DiagnosticCode::kColumnValueUnreadable);
    if (fault) {
      total = ProjectTotal();
      total.undetermined = 1;
    }
    const auto put = [&](std::size_t column, const std::optional<Decimal>& value) {
      columns_.Put(number, column, Fitted(value, kScorePlaces, &code));
    };
    put(kOutTotal, total.total);
    put(kOutTotalLower, total.lower);
    put(kOutTotalUpper, total.upper);
    put(kOutWeightTotal, head.weight_total);
    put(kOutScaledFrom, head.scaled_from);
    if (total.grade != nullptr) {
      const auto grade = static_cast<std::int8_t>(total.grade - policy_.grades.data());
      columns_.Put(number, kOutGrade, std::optional(grade));
    }
    if (total.undetermined > 0) columns_.PutTrue(number, kOutProvisional);
    if (fault) code = MoreSevere(fault, code);
    if (code) columns_.Put(number, kOutProjectCode, std::optional(CodeIndex(*code)));
  }

  const Policy& policy_;
  const Groups& groups_;
  const std::vector<OutputColumn>& out_;
  ProjectColumns columns_;
  AssessedRows& assessed_;
  std::vector<ScoredRow> rows_;
};

}  // namespace

OwnedSchema AssessSchema() { return SchemaOf(AssessTypes(NoNames())); }

OwnedArray AssessTable(const Table& table, const Policy& policy, const BatchOptions& options) {
  NameList grades;
  for (const Grade& grade : policy.grades) grades.push_back(grade.name);
  std::vector<OutputColumn> out = MakeColumns(AssessTypes(grades), table.rows());
  const Groups groups(table, out[kOutProject].values<std::int64_t>());
  AssessedRows assessed(out[kOutProject], out[kOutWeight], table.rows(), groups.size());
  ForEachProject(groups.size(), options.threads,
                 [&] { return Weigher(table, policy, groups, out, &assessed); });
  EvaluateRows(table, policy, options, out, &assessed);
  ForEachProject(groups.size(), options.threads,
                 [&] { return Adder(policy, groups, out, &assessed); });
  return FinishTable(table.rows(), &out);
}

}  // namespace jixiao::batch
