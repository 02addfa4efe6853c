#include "records/money.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_replace.h"
#include "base/spaces.h"
#include "jixiao/rational.hpp"
#include "jixiao/threshold.hpp"
#include "jixiao/unit.hpp"

namespace jixiao::records {
namespace {

// Between two amounts of one row, and of a whole project in yuan, no more than this is plausible: a
// proportion of 10 000 is that of 万元 to 元.
constexpr std::int64_t kGreatestProportion = 5'000;
constexpr std::int64_t kLeastYuan = 1'000;
constexpr std::int64_t kMostYuan = 1'000'000'000'000;
// Of a fen in yuan.
constexpr int kYuanPlaces = 2;

std::string RowNumber(const RecordPlace& place) { return std::to_string(place.row + 1); }

// 500,000.00 is one figure; 5,00 is none.
std::optional<Decimal> ReadFigure(std::string_view text) {
  const std::size_t comma = text.find(',');
  if (comma == std::string_view::npos) {
    const Result<Decimal> plain = Decimal::Parse(text);
    return plain.ok() ? std::optional(*plain) : std::nullopt;
  }
  const std::size_t point = std::min(text.find('.'), text.size());
  for (std::size_t at = point; at > comma; at -= 4) {
    if (at < comma + 4 || text[at - 4] != ',') return std::nullopt;
    if (at - 4 == comma) break;
  }
  const Result<Decimal> figure =
      Decimal::Parse(absl::StrReplaceAll(std::string(text), {{",", ""}}));
  return figure.ok() ? std::optional(*figure) : std::nullopt;
}

// 元 in one unit of the profile.
Rational YuanPer(const std::string& unit) { return Unit::Parse(unit).factor(); }

// Places that an amount in `unit` may have down to a fen.
int PlacesOf(const std::string& unit) {
  int places = kYuanPlaces;
  const Rational yuan = YuanPer(unit);
  for (Rational power(10); power <= yuan; ++places) {
    const Result<Rational> next = Multiply(power, Rational(10));
    if (!next.ok()) break;
    power = *next;
  }
  return places;
}

// An amount with its unit written beside it, in `unit`; empty where the text is none.
std::optional<Decimal> ReadWrittenUnit(std::string_view text, const std::string& unit) {
  const Threshold read = Threshold::Parse(text);
  const std::optional<Rational> yuan = read.base_value();
  const bool is_amount = read.kind() == ThresholdKind::kQuantity && read.is_bare() && yuan &&
                         read.unit().dimension() == Dimension::kMoney;
  if (!is_amount || read.unit().base_name() != "元") return std::nullopt;
  const Result<Rational> amount = Divide(*yuan, YuanPer(unit));
  if (!amount.ok()) return std::nullopt;
  const Result<Decimal> decimal = amount->Round(PlacesOf(unit), RoundingMode::kNever);
  return decimal.ok() ? std::optional(*decimal) : std::nullopt;
}

std::optional<Decimal>* Member(Budget& budget, std::size_t amount) {
  const std::array<std::optional<Decimal>*, kAmounts.size()> members = {
      &budget.total, &budget.adjusted, &budget.spent};
  return members[amount];
}

bool IsMuchMore(const Decimal& a, const Decimal& b) {
  const Result<Decimal> most = Multiply(b, Decimal(kGreatestProportion));
  return most.ok() && a > *most;
}

// What is carried over is fiscal money too.
bool IsFiscal(const MoneyRow& row) { return row.kind != BudgetLineKind::kOther; }

std::optional<Decimal> OpeningOf(const std::vector<MoneyRow>& rows, bool fiscal) {
  std::optional<Decimal> sum;
  for (const MoneyRow& row : rows) {
    if (IsFiscal(row) != fiscal) continue;
    if (!row.amounts[0]) return std::nullopt;
    const Result<Decimal> next = Add(sum.value_or(Decimal(0)), *row.amounts[0]);
    if (!next.ok()) return std::nullopt;
    sum = *next;
  }
  return sum;
}

}  // namespace

bool MoneyReader::IsSum(std::string_view source) const {
  return std::find(profile_.sums.begin(), profile_.sums.end(), source) != profile_.sums.end();
}

std::string MoneyReader::NameOf(const RecordTable& table, std::size_t amount) const {
  const RecordTableProfile* const profile = FindTable(profile_, table.name);
  const RecordField* const field =
      profile == nullptr ? nullptr : FindValue(*profile, kAmounts[amount]);
  return field == nullptr ? std::string(RecordValueName(kAmounts[amount])) : field->names.front();
}

MoneyRow MoneyReader::ReadRow(const RecordTable& table, const RowView& row,
                              const RecordPlace& place) {
  MoneyRow read;
  read.place = place;
  const std::string_view source = row.Text(RecordValue::kFundSource);
  for (const RecordSource& known : profile_.sources) {
    if (source.find(known.contains) == std::string_view::npos) continue;
    read.kind = known.kind;
    break;
  }
  for (std::size_t i = 0; i < kAmounts.size(); ++i) {
    if (const RecordCell* const cell = row.Find(kAmounts[i])) {
      read.amounts[i] = ReadAmount(table, *cell, place);
    }
  }
  return read;
}

std::optional<Decimal> MoneyReader::ReadAmount(const RecordTable& table, const RecordCell& cell,
                                               const RecordPlace& place) {
  const std::string_view text = text::Trim(cell.text);
  const std::vector<std::string> about = {table.name, RowNumber(place), table.fields[cell.field],
                                          std::string(text)};
  const auto report = [&](DiagnosticCode code, std::string last) {
    std::vector<std::string> arguments = about;
    arguments.push_back(std::move(last));
    diagnostics_.Add({.code = code, .arguments = std::move(arguments)});
  };
  std::optional<Decimal> amount = ReadFigure(text);
  if (!amount) {
    amount = ReadWrittenUnit(text, profile_.money_unit);
    if (amount) report(DiagnosticCode::kRecordMoneyUnit, profile_.money_unit);
  } else if (amount->Trimmed().scale() > PlacesOf(profile_.money_unit)) {
    report(DiagnosticCode::kRecordMoneyUnit, profile_.money_unit);
  }
  if (!amount || amount->sign() < 0) {
    report(DiagnosticCode::kRecordCellInvalid, "500000.00 (" + profile_.money_unit + ")");
    return std::nullopt;
  }
  return amount;
}

std::optional<Decimal> MoneyReader::Sum(const std::vector<RecordTable>& tables,
                                        const std::string& project,
                                        const std::vector<MoneyRow>& sources, std::size_t amount) {
  const auto states = [amount](const MoneyRow& row) { return row.amounts[amount].has_value(); };
  if (std::none_of(sources.begin(), sources.end(), states)) return std::nullopt;
  std::optional<Decimal> sum = Decimal(0);
  for (const MoneyRow& row : sources) {
    if (!states(row)) {
      const RecordTable& table = tables[row.place.table];
      diagnostics_.Add(
          {.code = DiagnosticCode::kRecordAmountMissing,
           .arguments = {table.name, RowNumber(row.place), NameOf(table, amount), project}});
      sum.reset();
    } else if (sum) {
      const Result<Decimal> next = jixiao::Add(*sum, *row.amounts[amount]);
      sum = next.ok() ? std::optional(*next) : std::nullopt;
    }
  }
  return sum;
}

void MoneyReader::CheckSums(const std::vector<RecordTable>& tables,
                            const std::vector<MoneyRow>& sums, std::size_t amount,
                            const Decimal& sum) {
  const MoneyRow* differing = nullptr;
  for (const MoneyRow& row : sums) {
    if (!row.amounts[amount]) continue;
    if (*row.amounts[amount] == sum) return;
    if (differing == nullptr) differing = &row;
  }
  if (differing == nullptr) return;
  const RecordTable& table = tables[differing->place.table];
  diagnostics_.Add({.code = DiagnosticCode::kRecordSumDiffers,
                    .arguments = {table.name, RowNumber(differing->place), NameOf(table, amount),
                                  differing->amounts[amount]->ToString(), sum.ToString()}});
}

void MoneyReader::ReportUnit(const std::vector<RecordTable>& tables, const MoneyRow& row,
                             std::size_t amount, const Decimal& value) {
  const RecordTable& table = tables[row.place.table];
  diagnostics_.Add({.code = DiagnosticCode::kRecordMoneyUnit,
                    .arguments = {table.name, RowNumber(row.place), NameOf(table, amount),
                                  value.ToString(), profile_.money_unit}});
}

// Amounts of one row that are thousands of times one another.
void MoneyReader::CheckProportions(const std::vector<RecordTable>& tables, const MoneyRow& row) {
  std::size_t least = kAmounts.size(), most = kAmounts.size();
  for (std::size_t i = 0; i < kAmounts.size(); ++i) {
    if (!row.amounts[i] || row.amounts[i]->is_zero()) continue;
    if (least == kAmounts.size() || *row.amounts[i] < *row.amounts[least]) least = i;
    if (most == kAmounts.size() || *row.amounts[i] > *row.amounts[most]) most = i;
  }
  if (least == kAmounts.size()) return;
  if (IsMuchMore(*row.amounts[most], *row.amounts[least])) {
    ReportUnit(tables, row, least, *row.amounts[least]);
  }
}

// A project of a few yuan, or of more than a trillion.
void MoneyReader::CheckSize(const std::vector<RecordTable>& tables, const Budget& budget,
                            const std::vector<MoneyRow>& rows) {
  const std::size_t amount = budget.adjusted ? 1 : 0;
  const std::optional<Decimal>& whole = budget.adjusted ? budget.adjusted : budget.total;
  if (!whole || whole->is_zero() || rows.empty()) return;
  const Result<Rational> exact = Rational::FromDecimal(*whole);
  if (!exact.ok()) return;
  const Result<Rational> yuan = Multiply(*exact, YuanPer(profile_.money_unit));
  const bool is_plausible =
      yuan.ok() && *yuan >= Rational(kLeastYuan) && *yuan <= Rational(kMostYuan);
  if (!is_plausible) ReportUnit(tables, rows.front(), amount, *whole);
}

Budget MoneyReader::Add(const std::vector<RecordTable>& tables, const std::string& project,
                        const std::vector<MoneyRow>& sources, const std::vector<MoneyRow>& sums) {
  const std::vector<MoneyRow>& rows = sources.empty() ? sums : sources;
  Budget budget;
  budget.unit = profile_.money_unit;
  if (sources.empty() && !sums.empty()) {
    for (std::size_t i = 0; i < kAmounts.size(); ++i) *Member(budget, i) = sums.front().amounts[i];
  }
  if (!sources.empty()) {
    for (std::size_t i = 0; i < kAmounts.size(); ++i) {
      std::optional<Decimal> sum = Sum(tables, project, sources, i);
      if (sum) CheckSums(tables, sums, i, *sum);
      *Member(budget, i) = sum;
    }
    budget.fiscal = OpeningOf(sources, true);
    budget.other = OpeningOf(sources, false);
    for (const MoneyRow& row : sources) {
      budget.lines.push_back({row.kind, row.amounts[0], row.amounts[1], row.amounts[2]});
    }
  }
  for (const MoneyRow& row : rows) CheckProportions(tables, row);
  CheckSize(tables, budget, rows);
  return budget;
}

}  // namespace jixiao::records
