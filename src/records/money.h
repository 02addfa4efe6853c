// Amounts of a project by source → its budget. Refuses to convert in silence: an amount that seems
// to be in another unit than the profile's is reported.
#ifndef JIXIAO_RECORDS_MONEY_H_
#define JIXIAO_RECORDS_MONEY_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interchange/diagnostic_list.h"
#include "jixiao/model.hpp"
#include "jixiao/records.hpp"
#include "records/layout.h"

namespace jixiao::records {

/// Opening, adjusted and spent.
inline constexpr std::array<RecordValue, 3> kAmounts = {
    RecordValue::kOpening, RecordValue::kAdjusted, RecordValue::kSpent};

struct MoneyRow {
  RecordPlace place;
  BudgetLineKind kind = BudgetLineKind::kOther;
  std::array<std::optional<Decimal>, kAmounts.size()> amounts;
};

class MoneyReader {
 public:
  MoneyReader(const RecordProfile& profile, interchange::DiagnosticList& diagnostics)
      : profile_(profile), diagnostics_(diagnostics) {}

  bool IsSum(std::string_view source) const;
  /// One row of a table, which is row `place`.
  MoneyRow ReadRow(const RecordTable& table, const RowView& row, const RecordPlace& place);
  /// Adds up the sources of `project`, and holds `sums` against them; without any source the sums
  /// are what is known.
  Budget Add(const std::vector<RecordTable>& tables, const std::string& project,
             const std::vector<MoneyRow>& sources, const std::vector<MoneyRow>& sums);

 private:
  std::optional<Decimal> ReadAmount(const RecordTable& table, const RecordCell& cell,
                                    const RecordPlace& place);
  std::optional<Decimal> Sum(const std::vector<RecordTable>& tables, const std::string& project,
                             const std::vector<MoneyRow>& sources, std::size_t amount);
  void CheckSums(const std::vector<RecordTable>& tables, const std::vector<MoneyRow>& sums,
                 std::size_t amount, const Decimal& sum);
  void CheckProportions(const std::vector<RecordTable>& tables, const MoneyRow& row);
  void CheckSize(const std::vector<RecordTable>& tables, const Budget& budget,
                 const std::vector<MoneyRow>& rows);
  void ReportUnit(const std::vector<RecordTable>& tables, const MoneyRow& row, std::size_t amount,
                  const Decimal& value);
  std::string NameOf(const RecordTable& table, std::size_t amount) const;

  const RecordProfile& profile_;
  interchange::DiagnosticList& diagnostics_;
};

}  // namespace jixiao::records

#endif  // JIXIAO_RECORDS_MONEY_H_
