#include "document/department_reader.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "document/heads.h"
#include "document/labels.h"

namespace jixiao::document {
namespace {

using std::string_view;

constexpr std::array<string_view, 7> kOverallNames = {
    "总体绩效目标", "部门总体绩效目标", "总体目标",          "年度总体绩效目标",
    "整体绩效目标", "部门整体目标",     "部门总体绩效总目标"};
constexpr std::array<string_view, 6> kItemNames = {"分项绩效目标",     "部门分项绩效目标",
                                                   "分项目标",         "分项绩效目标及指标",
                                                   "年度分项绩效目标", "主要分项绩效目标"};
constexpr std::array<string_view, 7> kSafeguardNames = {"工作保障措施",
                                                        "保障措施",
                                                        "绩效保障措施",
                                                        "实现年度发展规划目标的保障措施",
                                                        "实现绩效目标的保障措施",
                                                        "工作保障措施及要求",
                                                        "实施保障措施"};
constexpr std::array<string_view, 6> kPartNames = {"部门整体绩效目标",     "预算项目绩效目标",
                                                   "部门预算项目绩效目标", "项目绩效目标",
                                                   "部门绩效目标",         "专项项目绩效目标"};
constexpr std::array<string_view, 24> kBodyEnds = {
    "局",   "委员会", "办公室", "中心", "厅",   "院",   "学校",   "中学",
    "小学", "馆",     "总站",   "所",   "政府", "部",   "协会",   "委",
    "处",   "大学",   "医院",   "总队", "支队", "公司", "联合会", "本级"};

template <std::size_t kSize>
bool Contains(const std::array<string_view, kSize>& names, string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool EndsLikeBody(string_view text) {
  return std::any_of(kBodyEnds.begin(), kBodyEnds.end(),
                     [&](string_view end) { return text.ends_with(end); });
}

std::string Joined(string_view text) {
  std::optional<std::string> joined = JoinSplitWords(text);
  return joined ? *joined : std::string(text);
}

// A paragraph after a blank line stays one; a line that follows at once is the same paragraph.
void AppendLine(std::string& text, string_view line, bool adjacent) {
  if (!text.empty() && !adjacent) text.push_back('\n');
  if (adjacent) {
    AppendContinuation(text, line);
  } else {
    text.append(line);
  }
}

bool IsFilingTitle(string_view text) {
  return text.find("绩效") != string_view::npos &&
         (text.find("预算") != string_view::npos || text.find("文本") != string_view::npos ||
          text.find("项目支出") != string_view::npos);
}

// The body named inside a title: "2024年某局部门预算绩效文本".
string_view NameInTitle(string_view title) {
  std::size_t begin = title.find("年");
  begin = begin == string_view::npos ? 0 : begin + 3;
  string_view name = Trim(title.substr(begin));
  if (name.starts_with("度")) name.remove_prefix(3);
  const std::size_t end = std::min(
      {name.find("部门预算"), name.find("预算"), name.find("项目支出"), name.find("绩效")});
  name = Trim(name.substr(0, std::min(end, name.size())));
  if (name.empty() && begin > 0) {  // "某局2024年部门预算绩效文本"
    std::size_t year = title.find("年");
    while (year > 0 &&
           ((title[year - 1] >= '0' && title[year - 1] <= '9') || title[year - 1] == ' ')) {
      --year;
    }
    name = Trim(title.substr(0, year));
  }
  return EndsLikeBody(name) ? name : string_view();
}

}  // namespace

string_view DepartmentReader::IssuerOf(string_view text) {
  constexpr string_view kDrawnUp = "编制";
  if (TooLongForName(text)) return {};
  if (text.ends_with(kDrawnUp)) return Trim(text.substr(0, text.size() - kDrawnUp.size()));
  for (const string_view label : {"编制单位", "编制部门", "填报单位", "填报部门", "申报单位"}) {
    if (!text.starts_with(label)) continue;
    for (const string_view colon : {"：", ":"}) {
      if (text.substr(label.size()).starts_with(colon)) {
        return Trim(text.substr(label.size() + colon.size()));
      }
    }
  }
  return {};
}

std::optional<DepartmentReader::Heading> DepartmentReader::HeadingOf(string_view text) {
  if (TooLongForName(text)) return std::nullopt;
  text = WithoutEnumerator(WithoutMarkdown(text));
  std::string key = NameOf(text).key;
  const std::size_t part = key.find("部分");
  if (key.starts_with("第") && part != std::string::npos && part <= 9) {
    return Heading{key.substr(0, part), Section::kNone};
  }
  if (Contains(kOverallNames, key)) return Heading{std::move(key), Section::kOverall};
  if (Contains(kItemNames, key)) return Heading{std::move(key), Section::kItems};
  if (Contains(kSafeguardNames, key)) return Heading{std::move(key), Section::kSafeguards};
  if (Contains(kPartNames, key)) return Heading{std::move(key), Section::kNone};
  return std::nullopt;
}

bool DepartmentReader::IsHeading(string_view text) { return HeadingOf(text).has_value(); }

// Contents end where a heading returns that they have listed, or where a sentence stands.
bool DepartmentReader::SkipContents(string_view text, const std::optional<Heading>& heading,
                                    bool page) {
  if (!in_contents_) return page;
  if (page) {
    if (heading) contents_.insert(heading->key);
    return true;
  }
  const bool returns = heading && !contents_.insert(heading->key).second;
  const bool sentence = !heading && text.find("。") != string_view::npos;
  if (returns || sentence) in_contents_ = false;
  return in_contents_;
}

void DepartmentReader::Accept(const Row& row) {
  const string_view whole = row.cells[row.FirstFilled()].text;
  for (const Cell& cell : row.cells) findings_.Take(cell, Fate::kUsed);
  const string_view text = WithoutPageTail(WithoutMarkdown(whole));
  const bool page = text.size() != WithoutMarkdown(whole).size() || row.FilledCells() == 2;
  const std::optional<Heading> heading = HeadingOf(text);
  if (!TooLongForName(text) && NameOf(text).key == "目录") {
    in_contents_ = true;
    section_ = section_ == Section::kCover ? Section::kNone : section_;
    return;
  }
  if (SkipContents(text, heading, page)) return;
  if (heading) {
    section_ = heading->section;
    open_field_ = nullptr;
    return;
  }
  switch (section_) {
    case Section::kCover:
      return AcceptCover(row, text);
    case Section::kNone:
      return;
    case Section::kOverall:
      return AppendLine(read_.overall_goal, text, row.adjacent);
    case Section::kItems:
      return AcceptItem(text, row.adjacent);
    case Section::kSafeguards:
      return AcceptSafeguard(text, row.adjacent);
  }
}

void DepartmentReader::AcceptCover(const Row& row, string_view text) {
  if (const string_view issuer = IssuerOf(text); !issuer.empty()) {
    issuer_ = Joined(issuer);
    issuer_cell_ = row.cells[row.FirstFilled()];
    return;
  }
  if (TooLongForName(text)) return;
  const std::optional<int> year = FindYear(text);
  if (IsFilingTitle(text)) {
    if (year && !cover_year_) cover_year_ = year;
    cover_name_closed_ = true;
    if (const string_view name = NameInTitle(text); !name.empty()) cover_name_ = Joined(name);
    return;
  }
  if (year) {
    if (!dated_year_) dated_year_ = year;
    return;
  }
  if (EndsLikeBody(text) && body_line_.empty()) body_line_ = Joined(text);
  if (cover_name_closed_) return;
  if (!row.adjacent) cover_name_.clear();
  AppendContinuation(cover_name_, Joined(text));
}

// Items carry one style of number; lines with another one belong to the text of an item.
void DepartmentReader::AcceptItem(string_view text, bool adjacent) {
  const std::optional<Enumerator> number = EnumeratorAt(text, 0);
  if (number && (!item_style_ || number->style == *item_style_)) {
    item_style_ = number->style;
    read_.goals.push_back({std::string(Trim(text.substr(number->length))), {}, {}});
    open_field_ = &read_.goals.back().title;
    return;
  }
  if (read_.goals.empty()) read_.goals.emplace_back();
  DepartmentGoal& goal = read_.goals.back();
  constexpr string_view kGoal = "绩效目标";
  constexpr string_view kIndicators = "绩效指标";
  const bool is_goal = text.starts_with(kGoal);
  if (is_goal || text.starts_with(kIndicators)) {
    string_view rest = Trim(text.substr(kGoal.size()));
    for (const string_view colon : {"：", ":"}) {
      if (!rest.starts_with(colon)) continue;
      open_field_ = is_goal ? &goal.goal : &goal.indicators;
      return AppendLine(*open_field_, Trim(rest.substr(colon.size())), false);
    }
  }
  if (open_field_ == nullptr || (open_field_ == &goal.title && !adjacent)) {
    open_field_ = &goal.goal;
  }
  AppendLine(*open_field_, text, adjacent);
}

void DepartmentReader::AcceptSafeguard(string_view text, bool adjacent) {
  const std::optional<Enumerator> number = EnumeratorAt(text, 0);
  const string_view body = number ? Trim(text.substr(number->length)) : text;
  if (number || read_.safeguards.empty()) {
    read_.safeguards.emplace_back(body);
  } else {
    AppendLine(read_.safeguards.back(), body, adjacent);
  }
}

void DepartmentReader::OfferYear(int year) {
  if (!offered_year_) offered_year_ = year;
}

void DepartmentReader::OfferDoubtfulYear(int year) {
  if (!dated_year_) dated_year_ = year;
}

void DepartmentReader::OfferName(const std::string& name) {
  if (offered_name_.empty()) offered_name_ = name;
}

void DepartmentReader::Finish(Department& department) {
  if (!EndsLikeBody(cover_name_)) cover_name_.clear();
  // A body that the tables name outranks a line that merely ends like one.
  if (cover_name_.empty()) cover_name_ = offered_name_.empty() ? body_line_ : offered_name_;
  department.name = issuer_.empty() ? cover_name_ : issuer_;
  if (!issuer_.empty() && !cover_name_.empty() && cover_name_ != issuer_) {
    findings_.Add(DiagnosticCode::kIssuerConflict, issuer_cell_, {issuer_, cover_name_});
  }
  department.year = year();
  department.overall_goal = std::move(read_.overall_goal);
  department.goals = std::move(read_.goals);
  department.safeguards = std::move(read_.safeguards);
  if (department.name.empty()) findings_.Add(DiagnosticCode::kDepartmentMissing, TextSpan{}, 1);
  if (!department.year) findings_.Add(DiagnosticCode::kYearMissing, TextSpan{}, 1);
}

}  // namespace jixiao::document
