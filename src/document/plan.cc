#include "document/plan.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

#include "document/text.h"

namespace jixiao::document {
namespace {

using std::string_view;

struct PlanDate {
  int month;
  int day;
  string_view name;
};
constexpr std::array<PlanDate, PlanReader::kDates> kPlanDates = {
    {{3, 31, "3月底"}, {6, 30, "6月底"}, {10, 31, "10月底"}, {12, 31, "12月底"}}};

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// A date or a figure inside a cell of the plan.
struct Token {
  enum class Kind { kDate, kFigure, kUnknown } kind = Kind::kUnknown;
  std::size_t date = 0;
  Decimal figure;
};

std::optional<std::size_t> DateOfMonth(int month) {
  for (std::size_t i = 0; i < kPlanDates.size(); ++i) {
    if (kPlanDates[i].month == month) return i;
  }
  return std::nullopt;
}

bool Take(string_view& text, string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

string_view TakeDigits(string_view& text) {
  std::size_t end = 0;
  while (end < text.size() && IsDigit(text[end])) ++end;
  const string_view digits = text.substr(0, end);
  text.remove_prefix(end);
  return digits;
}

// The month that `text` opens with, in figures or numerals, its 月 taken as well; 0 for none.
int TakeMonth(string_view& text) {
  string_view rest = text;
  int month = 0;
  if (const string_view digits = TakeDigits(rest); !digits.empty() && digits.size() <= 2) {
    for (const char digit : digits) month = month * 10 + (digit - '0');
  } else if (digits.empty()) {
    const std::size_t end = std::min(rest.find("月"), rest.size());
    if (end > 9) return 0;
    month = HanNumber(rest.substr(0, end));
    rest.remove_prefix(end);
  }
  if (month == 0 || !Take(rest, "月")) return 0;
  text = rest;
  return month;
}

void TakeDateEnd(string_view& text) {
  for (const string_view word : {"份", "底", "末", "底", "前"}) Take(text, word);
  string_view rest = text;
  const string_view day = TakeDigits(rest);
  if (!day.empty() && day.size() <= 2 && (Take(rest, "日") || Take(rest, "号"))) {
    Take(rest, "前");
    text = rest;
  }
}

Token TakeToken(string_view& text) {
  string_view rest = text;
  if (const string_view year = TakeDigits(rest); year.size() != 4 || !Take(rest, "年")) rest = text;
  Token token;
  if (const int month = TakeMonth(rest)) {
    TakeDateEnd(rest);
    const std::optional<std::size_t> date = DateOfMonth(month);
    token.kind = date ? Token::Kind::kDate : Token::Kind::kUnknown;
    token.date = date.value_or(0);
    text = rest;
    return token;
  }
  rest = text;
  string_view digits = TakeDigits(rest);
  if (!digits.empty() && rest.size() > 1 && rest.front() == '.' && IsDigit(rest[1])) {
    rest.remove_prefix(1);
    TakeDigits(rest);
  }
  digits = text.substr(0, text.size() - rest.size());
  Take(rest, "%");
  if (Result<Decimal> figure = Decimal::Parse(digits); figure.ok()) {
    token.kind = Token::Kind::kFigure;
    token.figure = *figure;
  }
  text = rest;
  return token;
}

// A space between two digits parts two figures ("25 50"); all others are noise ("12 月底").
std::string PartFigures(string_view cell) {
  std::string parted;
  for (std::size_t position = 0; position < cell.size();) {
    std::size_t end = position;
    while (const std::size_t space = SpaceLength(cell, end)) end += space;
    if (end == position) {
      parted.push_back(cell[position++]);
      continue;
    }
    const bool figures =
        !parted.empty() && IsDigit(parted.back()) && end < cell.size() && IsDigit(cell[end]);
    if (figures) parted.push_back(',');
    position = end;
  }
  return parted;
}

// A cell as dates and figures, or empty where anything else stands in it.
std::optional<std::vector<Token>> Tokenize(string_view cell) {
  if (TooLongForName(cell)) return std::nullopt;
  const std::string compact = Compact(PartFigures(cell));
  std::vector<Token> tokens;
  string_view rest = compact;
  while (!rest.empty()) {
    if (Take(rest, ":") || Take(rest, "(") || Take(rest, ")") || Take(rest, ",") ||
        Take(rest, "，") || Take(rest, "、") || Take(rest, ";") || Take(rest, "达到") ||
        Take(rest, "支出")) {
      continue;
    }
    const std::size_t before = rest.size();
    tokens.push_back(TakeToken(rest));
    if (tokens.back().kind == Token::Kind::kUnknown || rest.size() == before) return std::nullopt;
  }
  return tokens;
}

// Signs for "nothing here".
bool IsDash(string_view text) {
  const std::string compact = Compact(text);
  return compact.find_first_not_of("-/") == std::string::npos || compact == "—" ||
         compact == "——" || compact == "无";
}

}  // namespace

bool PlanReader::IsHeading(const Cell& cell) {
  const std::optional<std::vector<Token>> tokens = Tokenize(cell.text);
  return tokens && tokens->size() == 1 && tokens->front().kind == Token::Kind::kDate;
}

void PlanReader::AddCell(const Cell& cell, std::size_t column) {
  if (cell.empty() || IsDash(cell.text)) return;
  seen_ = true;
  const std::optional<std::vector<Token>> tokens = Tokenize(cell.text);
  if (!tokens) {
    findings_.Add(DiagnosticCode::kPlanUnreadable, cell, {Excerpt(cell.text)});
    return;
  }
  Date date = kDates;  // none as yet: the next figure has no date of its own
  for (const Token& token : *tokens) {
    if (token.kind == Token::Kind::kDate) {
      AddHeading(date, column);
      date = token.date;
      continue;
    }
    const Value value{token.figure, column, cell};
    if (date == kDates) {
      values_.push_back(value);
      continue;
    }
    findings_.Add(DiagnosticCode::kPlanDateInCell, cell, {Excerpt(cell.text)});
    Assign(date, value);
    date = kDates;
  }
  AddHeading(date, column);
}

void PlanReader::AddHeading(Date date, std::size_t column) {
  if (date < kDates && !heading_columns_[date]) heading_columns_[date] = column;
}

void PlanReader::Assign(Date date, const Value& value) {
  if (percents_[date]) {
    findings_.Add(DiagnosticCode::kPlanUnreadable, value.cell, {Excerpt(value.cell.text)});
    return;
  }
  percents_[date] = value.percent;
}

std::optional<PlanReader::Date> PlanReader::HeadingAt(std::size_t column) const {
  for (Date date = 0; date < kDates; ++date) {
    if (heading_columns_[date] == column) return date;
  }
  return std::nullopt;
}

std::optional<std::vector<PlanReader::Date>> PlanReader::ShiftedBy(std::ptrdiff_t shift) const {
  std::vector<Date> dates;
  for (const Value& value : values_) {
    const std::ptrdiff_t column = static_cast<std::ptrdiff_t>(value.column) + shift;
    const std::optional<Date> date =
        column < 0 ? std::nullopt : HeadingAt(static_cast<std::size_t>(column));
    if (!date || percents_[*date] || (!dates.empty() && *date <= dates.back())) return std::nullopt;
    dates.push_back(*date);
  }
  return dates;
}

bool PlanReader::AssignByColumns() {
  const std::optional<std::vector<Date>> dates = ShiftedBy(0);
  if (!dates) return false;
  for (std::size_t i = 0; i < values_.size(); ++i) Assign((*dates)[i], values_[i]);
  return true;
}

// Headings are merged over several columns, so a value stands to the right of its heading more
// often than to the left; between equal shifts the one to the left is taken.
bool PlanReader::AssignByShift() {
  std::vector<std::pair<std::ptrdiff_t, std::vector<Date>>> fitting;
  for (const std::optional<std::size_t>& heading : heading_columns_) {
    if (!heading) continue;
    const std::ptrdiff_t shift =
        static_cast<std::ptrdiff_t>(*heading) - static_cast<std::ptrdiff_t>(values_.front().column);
    if (std::optional<std::vector<Date>> dates = ShiftedBy(shift)) {
      fitting.emplace_back(shift, std::move(*dates));
    }
  }
  if (fitting.empty()) return false;
  std::sort(fitting.begin(), fitting.end(), [](const auto& a, const auto& b) {
    return std::pair(std::abs(a.first), a.first) < std::pair(std::abs(b.first), b.first);
  });
  const auto& [shift, dates] = fitting.front();
  for (std::size_t i = 0; i < values_.size(); ++i) Assign(dates[i], values_[i]);
  findings_.Add(DiagnosticCode::kPlanShifted, values_.front().cell,
                {std::to_string(std::abs(shift))});
  for (std::size_t other = 1; other < fitting.size(); ++other) {
    for (std::size_t i = 0; i < values_.size(); ++i) {
      uncertain_[dates[i]] = uncertain_[fitting[other].second[i]] = true;
    }
  }
  MarkRivals(dates);
  return true;
}

void PlanReader::AssignByOrder() {
  std::vector<Date> headed;
  std::vector<Date> open;
  for (Date date = 0; date < kDates; ++date) {
    if (percents_[date]) continue;
    open.push_back(date);
    if (heading_columns_[date]) headed.push_back(date);
  }
  findings_.Add(DiagnosticCode::kPlanByOrder, values_.front().cell);
  // As many values as dates: headings that are lacking do not matter.
  const std::vector<Date>& dates =
      values_.size() > headed.size() || values_.size() == open.size() ? open : headed;
  const bool one_to_one = values_.size() == open.size() || values_.size() == headed.size();
  std::vector<Date> chosen;
  for (std::size_t i = 0; i < values_.size(); ++i) {
    if (i >= dates.size()) {
      findings_.Add(DiagnosticCode::kPlanUnreadable, values_[i].cell,
                    {Excerpt(values_[i].cell.text)});
      continue;
    }
    Assign(dates[i], values_[i]);
    chosen.push_back(dates[i]);
  }
  if (!one_to_one) {
    for (const Date date : open) uncertain_[date] = true;
  }
  MarkRivals(chosen);
}

// The date that a value would have by its own column: that of the heading right above it, or the
// last date where its heading is lost and the value stands beyond all others.
std::optional<PlanReader::Date> PlanReader::RivalOf(const Value& value, Date chosen) const {
  std::optional<Date> rival = HeadingAt(value.column);
  constexpr Date kLast = kDates - 1;
  if (!rival && !heading_columns_[kLast] && !percents_[kLast]) {
    const auto last_heading = *std::max_element(heading_columns_.begin(), heading_columns_.end());
    if (last_heading && value.column > *last_heading) rival = kLast;
  }
  return rival == chosen ? std::nullopt : rival;
}

// Whether the values before and after the one at `index` of `count` find dates before and after
// `date`: a reading that leaves a value without a date does not fit.
bool PlanReader::LeavesRoom(Date date, std::size_t index, std::size_t count) {
  return index <= date && count - index - 1 <= kDates - 1 - date;
}

void PlanReader::MarkRivals(const std::vector<Date>& chosen) {
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    const std::optional<Date> rival = RivalOf(values_[i], chosen[i]);
    if (!rival || !LeavesRoom(*rival, i, chosen.size())) continue;
    uncertain_[chosen[i]] = uncertain_[*rival] = true;
    findings_.Add(DiagnosticCode::kPlanUncertain, values_[i].cell,
                  {Excerpt(values_[i].cell.text), std::string(kPlanDates[*rival].name)});
  }
}

void PlanReader::ReportMissing(const Cell& project_place) {
  const Cell& place = label_ ? *label_ : values_.empty() ? project_place : values_.front().cell;
  for (Date date = 0; date < kDates; ++date) {
    if (percents_[date]) continue;
    findings_.Add(DiagnosticCode::kPlanDateMissing, place, {std::string(kPlanDates[date].name)});
  }
}

std::vector<PaymentPlanEntry> PlanReader::Finish(const Cell& project_place) {
  if (!values_.empty() && !AssignByColumns() && !AssignByShift()) AssignByOrder();
  if (!empty()) ReportMissing(project_place);
  std::vector<PaymentPlanEntry> plan;
  for (Date date = 0; date < kDates; ++date) {
    plan.push_back(
        {kPlanDates[date].month, kPlanDates[date].day, percents_[date], uncertain_[date]});
  }
  return plan;
}

}  // namespace jixiao::document
