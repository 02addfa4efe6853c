#include "document/heads.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "document/amount.h"
#include "document/labels.h"
#include "document/text.h"

namespace jixiao::document {
namespace {

using std::string_view;

// --- Morphemes ---------------------------------------------------------------------------------

enum Morpheme : std::uint8_t {
  // when
  kFirst,
  kAdjustedWhen,
  kAnnual,
  kLast,
  kPart,
  kLong,
  // of what
  kGoal,
  kIndicator,
  kPerformance,
  kExpected,
  kForecastWord,
  kPlanned,
  kSet,
  kDeclared,
  kStandardWord,
  kProject,
  kBodyWord,
  kSupervising,
  kBudget,
  kFund,
  // done or wanted
  kReal,
  kDone,
  kExecuted,
  kUsed,
  kArrived,
  kImplement,
  kNot,
  // what
  kValue,
  kCount,
  kAmount,
  kRatio,
  kState,
  kContent,
  kNameWord,
  kCodeWord,
  kNumberWord,
  kDescribe,
  kExplain,
  kFormula,
  kBasisWord,
  kSymbolWord,
  kNature,
  kKind,
  kDirectionWord,
  kMeasure,
  kUnitWord,
  kPoints,
  kScored,
  kDeducted,
  kCauseWord,
  kAnalysis,
  kRemedy,
  kRemarkWord,
  kEvidence,
  kLevelOne,
  kLevelTwo,
  kLevelThree,
  kSerial,
  kDeviation,
  kLikely,
  kSelf,
  kEvaluate,
  kPerson,
  kPurposeWord,
  kScale,
  kSum,
  kFiscalWord,
  kCarry,
  kOtherWord,
  kWhole,
  kRuleWord,
  kSpecific,
  kYearWord,
  kQuantity,
  kDetail,
  kOpinion,
  kConclusion,
  kIssue,
  kDateWord,
  kGradeWord,
  kStageWord,
  kOwn,
  kNoise,
};

class Set {
 public:
  constexpr Set() = default;
  constexpr Set(std::initializer_list<Morpheme> morphemes) {
    for (const Morpheme morpheme : morphemes) Add(morpheme);
  }
  constexpr void Add(Morpheme morpheme) {
    bits_[morpheme / 64U] |= std::uint64_t{1} << (morpheme % 64U);
  }
  constexpr bool Has(Morpheme morpheme) const {
    return (bits_[morpheme / 64U] >> (morpheme % 64U) & 1U) != 0;
  }
  constexpr bool HasAll(const Set& other) const {
    return (bits_[0] & other.bits_[0]) == other.bits_[0] &&
           (bits_[1] & other.bits_[1]) == other.bits_[1];
  }
  constexpr bool HasAny(const Set& other) const {
    return (bits_[0] & other.bits_[0]) != 0 || (bits_[1] & other.bits_[1]) != 0;
  }
  constexpr bool empty() const { return bits_[0] == 0 && bits_[1] == 0; }

 private:
  std::array<std::uint64_t, 2> bits_ = {0, 0};
};

struct Word {
  string_view text;
  Morpheme morpheme;
};

constexpr Word kWords[] = {
    {"年初", kFirst},
    {"初始", kFirst},
    {"批复", kFirst},
    {"期初", kFirst},
    {"原定", kFirst},
    {"年初批复", kFirst},
    {"下达", kFirst},
    {"调整后", kAdjustedWhen},
    {"调整", kAdjustedWhen},
    {"变动后", kAdjustedWhen},
    {"变更后", kAdjustedWhen},
    {"追加后", kAdjustedWhen},
    {"调整变动后", kAdjustedWhen},
    {"年中调整", kAdjustedWhen},
    {"年度调整", kAdjustedWhen},
    {"最终", kAdjustedWhen},
    {"年度", kAnnual},
    {"全年", kAnnual},
    {"当年", kAnnual},
    {"本年", kAnnual},
    {"今年", kAnnual},
    {"年末", kAnnual},
    {"年终", kAnnual},
    {"本年度", kAnnual},
    {"当年度", kAnnual},
    {"本次", kAnnual},
    {"上年", kLast},
    {"上年度", kLast},
    {"去年", kLast},
    {"历史", kLast},
    {"以前年度", kLast},
    {"往年", kLast},
    {"上一年", kLast},
    {"上一年度", kLast},
    {"前三年", kLast},
    {"近三年", kLast},
    {"前年", kLast},
    {"以往", kLast},
    {"历年", kLast},
    {"半年", kPart},
    {"上半年", kPart},
    {"中期", kPart},
    {"截至", kPart},
    {"截止", kPart},
    {"季度", kPart},
    {"监控期", kPart},
    {"目前", kPart},
    {"当前", kPart},
    {"阶段性", kPart},
    {"监控", kPart},
    {"长期", kLong},
    {"中长期", kLong},
    {"实施期", kLong},
    {"五年", kLong},
    {"三年", kLong},
    {"规划期", kLong},
    {"总体实施期", kLong},
    {"项目实施期", kLong},
    {"项目期", kLong},
    {"目标", kGoal},
    {"指标", kIndicator},
    {"绩效", kPerformance},
    {"预期", kExpected},
    {"期望", kExpected},
    {"应达到", kExpected},
    {"拟完成", kExpected},
    {"应完成", kExpected},
    {"拟实现", kExpected},
    {"拟达到", kExpected},
    {"应达", kExpected},
    {"拟", kExpected},
    {"预计", kForecastWord},
    {"预测", kForecastWord},
    {"预估", kForecastWord},
    {"计划", kPlanned},
    {"设定", kSet},
    {"设置", kSet},
    {"制定", kSet},
    {"确定", kSet},
    {"取值", kSet},
    {"申报", kDeclared},
    {"填报", kDeclared},
    {"编报", kDeclared},
    {"编制", kDeclared},
    {"自评表", kDeclared},
    {"申请", kDeclared},
    {"安排", kFirst},
    {"标准", kStandardWord},
    {"准则", kStandardWord},
    {"项目", kProject},
    {"专项", kProject},
    {"政策", kProject},
    {"转移支付", kProject},
    {"任务", kProject},
    {"活动", kProject},
    {"部门", kBodyWord},
    {"单位", kUnitWord},
    {"机构", kBodyWord},
    {"科室", kBodyWord},
    {"处室", kBodyWord},
    {"股室", kBodyWord},
    {"主管", kSupervising},
    {"主管部门", kSupervising},
    {"业务主管", kSupervising},
    {"归口", kSupervising},
    {"预算", kBudget},
    {"资金", kFund},
    {"经费", kFund},
    {"款项", kFund},
    {"投资", kFund},
    {"投入", kFund},
    {"收入", kFund},
    {"实际", kReal},
    {"实绩", kReal},
    {"完成", kDone},
    {"实现", kDone},
    {"达成", kDone},
    {"达到", kDone},
    {"落实", kDone},
    {"执行", kExecuted},
    {"支出", kUsed},
    {"使用", kUsed},
    {"开支", kUsed},
    {"决算", kUsed},
    {"到位", kArrived},
    {"实施", kImplement},
    {"承担", kImplement},
    {"建设", kImplement},
    {"承办", kImplement},
    {"未", kNot},
    {"没有", kNot},
    {"值", kValue},
    {"数值", kValue},
    {"数", kCount},
    {"数额", kAmount},
    {"额", kAmount},
    {"金额", kAmount},
    {"额度", kAmount},
    {"率", kRatio},
    {"比率", kRatio},
    {"比例", kRatio},
    {"占比", kRatio},
    {"系数", kRatio},
    {"情况", kState},
    {"状况", kState},
    {"进展", kState},
    {"进度", kState},
    {"程度", kState},
    {"结果", kState},
    {"现状", kState},
    {"成效", kState},
    {"内容", kContent},
    {"名称", kNameWord},
    {"编码", kCodeWord},
    {"代码", kCodeWord},
    {"编号", kNumberWord},
    {"描述", kDescribe},
    {"说明", kExplain},
    {"解释", kExplain},
    {"释义", kExplain},
    {"定义", kExplain},
    {"内涵", kExplain},
    {"含义", kExplain},
    {"公式", kFormula},
    {"计算", kFormula},
    {"计算方法", kFormula},
    {"算法", kFormula},
    {"依据", kBasisWord},
    {"符号", kSymbolWord},
    {"比较", kSymbolWord},
    {"运算", kSymbolWord},
    {"性质", kNature},
    {"属性", kNature},
    {"类型", kKind},
    {"类别", kKind},
    {"分类", kKind},
    {"种类", kKind},
    {"方向", kDirectionWord},
    {"方向性", kDirectionWord},
    {"计量", kMeasure},
    {"度量", kMeasure},
    {"计量单位", kMeasure},
    {"度量单位", kMeasure},
    {"分值", kPoints},
    {"权重", kPoints},
    {"权数", kPoints},
    {"标准分", kPoints},
    {"标准分值", kPoints},
    {"满分", kPoints},
    {"分数", kPoints},
    {"比重", kPoints},
    {"基准分", kPoints},
    {"参考分值", kPoints},
    {"配分", kPoints},
    {"得分", kScored},
    {"评分", kScored},
    {"自评分", kScored},
    {"打分", kScored},
    {"评分值", kScored},
    {"得分值", kScored},
    {"实得分", kScored},
    {"实际得分", kScored},
    {"评价分", kScored},
    {"考核分", kScored},
    {"自评分值", kScored},
    {"扣分", kDeducted},
    {"扣减", kDeducted},
    {"原因", kCauseWord},
    {"分析", kAnalysis},
    {"措施", kRemedy},
    {"整改", kRemedy},
    {"改进", kRemedy},
    {"建议", kRemedy},
    {"纠偏", kRemedy},
    {"备注", kRemarkWord},
    {"附注", kRemarkWord},
    {"佐证", kEvidence},
    {"证明", kEvidence},
    {"材料", kEvidence},
    {"资料", kEvidence},
    {"附件", kEvidence},
    {"来源", kEvidence},
    {"取数", kEvidence},
    {"一级", kLevelOne},
    {"二级", kLevelTwo},
    {"三级", kLevelThree},
    {"四级", kLevelThree},
    {"1级", kLevelOne},
    {"2级", kLevelTwo},
    {"3级", kLevelThree},
    {"序号", kSerial},
    {"行次", kSerial},
    {"行号", kSerial},
    {"偏差", kDeviation},
    {"偏离", kDeviation},
    {"差异", kDeviation},
    {"差距", kDeviation},
    {"可能性", kLikely},
    {"自评", kSelf},
    {"自我", kSelf},
    {"评价", kEvaluate},
    {"考核", kEvaluate},
    {"评估", kEvaluate},
    {"评审", kEvaluate},
    {"复核", kEvaluate},
    {"审核", kEvaluate},
    {"考评", kEvaluate},
    {"核查", kEvaluate},
    {"等次", kGradeWord},
    {"等级", kGradeWord},
    {"负责人", kPerson},
    {"联系人", kPerson},
    {"经办人", kPerson},
    {"填表人", kPerson},
    {"填报人", kPerson},
    {"制表人", kPerson},
    {"制表", kPerson},
    {"审核人", kPerson},
    {"电话", kPerson},
    {"联系电话", kPerson},
    {"联系方式", kPerson},
    {"联系", kPerson},
    {"签字", kPerson},
    {"签章", kPerson},
    {"盖章", kPerson},
    {"公章", kPerson},
    {"评价人", kPerson},
    {"分管领导", kPerson},
    {"领导", kPerson},
    {"用途", kPurposeWord},
    {"规模", kScale},
    {"总额", kSum},
    {"总计", kSum},
    {"合计", kSum},
    {"小计", kSum},
    {"总和", kSum},
    {"总金额", kSum},
    {"总数", kSum},
    {"总量", kSum},
    {"总预算", kSum},
    {"总投资", kSum},
    {"总收入", kSum},
    {"财政", kFiscalWord},
    {"中央", kFiscalWord},
    {"省", kFiscalWord},
    {"市", kFiscalWord},
    {"县", kFiscalWord},
    {"区", kFiscalWord},
    {"省级", kFiscalWord},
    {"市级", kFiscalWord},
    {"县级", kFiscalWord},
    {"区级", kFiscalWord},
    {"州", kFiscalWord},
    {"州级", kFiscalWord},
    {"盟", kFiscalWord},
    {"旗", kFiscalWord},
    {"上级", kFiscalWord},
    {"本级", kFiscalWord},
    {"地方", kFiscalWord},
    {"拨款", kFiscalWord},
    {"补助", kFiscalWord},
    {"一般公共预算", kFiscalWord},
    {"政府性基金", kFiscalWord},
    {"国有资本经营", kFiscalWord},
    {"乡镇", kFiscalWord},
    {"拨付", kFiscalWord},
    {"下级", kFiscalWord},
    {"街道", kFiscalWord},
    {"专项转移支付", kProject},
    {"结转", kCarry},
    {"结余", kCarry},
    {"其他", kOtherWord},
    {"其它", kOtherWord},
    {"自筹", kOtherWord},
    {"社会", kOtherWord},
    {"专户", kOtherWord},
    {"管理", kNoise},
    {"事业", kOtherWord},
    {"经营", kOtherWord},
    {"非税", kOtherWord},
    {"自有", kOwn},
    {"单位资金", kOtherWord},
    {"单位自有", kOtherWord},
    {"配套", kOtherWord},
    {"总体", kWhole},
    {"整体", kWhole},
    {"总", kWhole},
    {"综合", kWhole},
    {"最终得分", kWhole},
    {"细则", kRuleWord},
    {"规则", kRuleWord},
    {"办法", kRuleWord},
    {"要点", kRuleWord},
    {"方法", kRuleWord},
    {"具体", kSpecific},
    {"核心", kSpecific},
    {"个性", kSpecific},
    {"共性", kSpecific},
    {"关键", kSpecific},
    {"明细", kSpecific},
    {"细化", kSpecific},
    {"年份", kYearWord},
    {"数量", kQuantity},
    {"基本支出", kDetail},
    {"项目支出", kDetail},
    {"人员经费", kDetail},
    {"公用经费", kDetail},
    {"按", kDetail},
    {"意见", kOpinion},
    {"结论", kConclusion},
    {"问题", kIssue},
    {"经验", kIssue},
    {"填表说明", kIssue},
    {"时间", kDateWord},
    {"日期", kDateWord},
    {"期限", kDateWord},
    {"周期", kDateWord},
    {"起止", kDateWord},
    {"开始", kDateWord},
    {"结束", kDateWord},
    {"起始", kDateWord},
    {"概述", kContent},
    {"概况", kContent},
    {"综述", kContent},
    {"简介", kContent},
    {"立项", kStageWord},
    {"的", kNoise},
    {"及", kNoise},
    {"和", kNoise},
    {"与", kNoise},
    {"或", kNoise},
    {"并", kNoise},
    {"其中", kNoise},
    {"其", kNoise},
    {"主要", kNoise},
    {"以及", kNoise},
    {"、", kNoise},
    {"/", kNoise},
    {"·", kNoise},
    {"-", kNoise},
    {",", kNoise},
    {"，", kNoise},
    {"*", kNoise},
    {":", kNoise},
    {";", kNoise},
    {"；", kNoise},
    {"。", kNoise},
    {".", kNoise},
    {"—", kNoise},
    {"到", kNoise},
    {"等", kNoise},
    {"级", kNoise},
    {"情形", kState},
    {"需", kNoise},
    {"要", kNoise},
    {"栏", kNoise},
    {"列", kNoise},
    {"表", kNoise},
    {"有关", kNoise},
    {"相关", kNoise},
    {"所属", kNoise},
    {"该", kNoise},
    {"各", kNoise},
    {"下一步", kNoise},
    {"下步", kNoise},
    {"采取", kNoise},
    {"大", kNoise},
    {"财务", kNoise},
    {"分", kNoise},
    {"月", kPart},
    {"累计", kNoise},
    {"基本", kNoise},
    {"设立", kStageWord},
};

// Labels that are no composition: field names of systems, old words.
struct Whole {
  string_view text;
  Column column;
};
constexpr Whole kWholeColumns[] = {
    {"lv1perfindname", Column::kLevel1},
    {"lv2perfindname", Column::kLevel2},
    {"lv3perfindname", Column::kLevel3},
    {"kpicontent", Column::kDescription},
    {"kpievalstd", Column::kStandard},
    {"kpival", Column::kTarget},
    {"kpiremark", Column::kRemark},
    {"indcomp", Column::kActual},
    {"indweight", Column::kWeight},
    {"evalscore", Column::kScore},
    {"devianaly", Column::kReason},
    {"perfcomp", Column::kActual},
    {"estperfannual", Column::kForecast},
    {"anadevreasons", Column::kReason},
    {"computesign", Column::kSymbol},
    {"indexval", Column::kTarget},
    {"targetvalue", Column::kTarget},
    {"meterunit", Column::kUnit},
    {"scorerule", Column::kStandard},
    {"weight", Column::kWeight},
    {"proname", Column::kProjectName},
    {"procode", Column::kProjectCode},
    {"经费保障", Column::kCause},
    {"制度保障", Column::kCause},
    {"人员保障", Column::kCause},
    {"硬件条件保障", Column::kCause},
    {"确定能", Column::kLikelihood},
    {"有可能", Column::kLikelihood},
    {"完全不可能", Column::kLikelihood},
    {"优", Column::kTarget},
    {"良", Column::kOtherTarget},
    {"中", Column::kOtherTarget},
    {"差", Column::kOtherTarget},
    {"值", Column::kTarget},
    {"依据", Column::kBasis},
};

constexpr std::pair<string_view, string_view> kTraditional[] = {
    {"項", "项"}, {"績", "绩"}, {"標", "标"}, {"級", "级"}, {"實", "实"}, {"際", "际"},
    {"執", "执"}, {"數", "数"}, {"預", "预"}, {"額", "额"}, {"單", "单"}, {"財", "财"},
    {"資", "资"}, {"據", "据"}, {"確", "确"}, {"權", "权"}, {"評", "评"}, {"說", "说"},
    {"説", "说"}, {"質", "质"}, {"產", "产"}, {"濟", "济"}, {"態", "态"}, {"續", "续"},
    {"響", "响"}, {"滿", "满"}, {"務", "务"}, {"對", "对"}, {"稱", "称"}, {"碼", "码"},
    {"門", "门"}, {"備", "备"}, {"註", "注"}, {"體", "体"}, {"總", "总"}, {"結", "结"},
    {"轉", "转"}, {"餘", "余"}, {"擬", "拟"}, {"達", "达"}, {"當", "当"}, {"況", "况"},
    {"進", "进"}, {"計", "计"}, {"劃", "划"}, {"設", "设"}, {"專", "专"}, {"報", "报"},
    {"內", "内"}, {"釋", "释"}, {"義", "义"}, {"類", "类"}, {"負", "负"}, {"責", "责"},
    {"聯", "联"}, {"話", "话"}, {"時", "时"}, {"間", "间"}, {"開", "开"}, {"終", "终"},
};

// What more than the form's words may stand in a label: a name of a place, a number of a list.
constexpr std::size_t kMaxUnknown = 6;

// A label as the set of what it is made of.
struct Phrase {
  Set set;
  std::size_t known = 0;    // bytes that morphemes cover
  std::size_t unknown = 0;  // bytes that none covers
  std::optional<int> year;
};

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// "1-6月", "1至7月", "截至9月底", "2023年", "3月底" at the start of `text`: bytes, or 0.
std::size_t TakeTime(string_view text, Phrase& phrase) {
  std::size_t end = 0;
  while (end < text.size() && IsDigit(text[end])) ++end;
  if (end == 0) return 0;
  if (end == 4 && text.substr(end).starts_with("年")) {
    phrase.year =
        (text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 + (text[3] - '0');
    end += 3;
    if (text.substr(end).starts_with("度")) end += 3;
    return end;
  }
  std::size_t rest = end;
  for (const string_view dash : {"-", "—", "~", "至", "到", "－"}) {
    if (text.substr(rest).starts_with(dash)) {
      rest += dash.size();
      while (rest < text.size() && IsDigit(text[rest])) ++rest;
      break;
    }
  }
  if (text.substr(rest).starts_with("月")) {
    rest += 3;
    for (const string_view tail : {"底", "末", "份"}) {
      if (text.substr(rest).starts_with(tail)) rest += 3;
    }
    phrase.set.Add(kPart);
    return rest;
  }
  return 0;
}

// The words in order, so that those with a common beginning stand together.
constexpr auto kSortedWords = [] {
  std::array<Word, std::size(kWords)> sorted{};
  std::copy(std::begin(kWords), std::end(kWords), sorted.begin());
  std::sort(sorted.begin(), sorted.end(),
            [](const Word& a, const Word& b) { return a.text < b.text; });
  return sorted;
}();

const Word* LongestWord(string_view text) {
  // The words that open with the first character of `text`, the longest of which is wanted.
  const string_view character = text.substr(0, static_cast<unsigned char>(text[0]) < 0x80U ? 1 : 3);
  const auto* const from =
      std::lower_bound(kSortedWords.begin(), kSortedWords.end(), character,
                       [](const Word& word, string_view key) { return word.text < key; });
  const Word* best = nullptr;
  for (const auto* word = from; word != kSortedWords.end() && word->text.starts_with(character);
       ++word) {
    if (text.starts_with(word->text) &&
        (best == nullptr || word->text.size() > best->text.size())) {
      best = word;
    }
  }
  return best;
}

Phrase PhraseOf(string_view key) {
  Phrase phrase;
  for (std::size_t position = 0; position < key.size();) {
    const string_view rest = key.substr(position);
    if (const std::size_t time = TakeTime(rest, phrase)) {
      phrase.known += time;
      position += time;
      continue;
    }
    if (const Word* const word = LongestWord(rest)) {
      phrase.set.Add(word->morpheme);
      phrase.known += word->text.size();
      position += word->text.size();
      continue;
    }
    const auto lead = static_cast<unsigned char>(rest.front());
    const std::size_t length = lead < 0x80U ? 1 : lead < 0xE0U ? 2 : lead < 0xF0U ? 3 : 4;
    phrase.unknown += std::min(length, rest.size());
    if (phrase.unknown > kMaxUnknown) break;  // no label, whatever follows
    position += length;
  }
  return phrase;
}

// --- Combinations ------------------------------------------------------------------------------

// The first combination that fits decides. `all` must be in the phrase, one of `any` (where it
// names some), none of `none`.
template <typename Role>
struct Combination {
  Role role;
  Set all;
  Set any;
  Set none;
};

template <typename Role, std::size_t kSize>
Role Decide(const Combination<Role> (&combinations)[kSize], const Set& set, Role missing) {
  for (const Combination<Role>& entry : combinations) {
    if (set.HasAll(entry.all) && (entry.any.empty() || set.HasAny(entry.any)) &&
        !set.HasAny(entry.none)) {
      return entry.role;
    }
  }
  return missing;
}

constexpr Set kNothing{};

constexpr Combination<Column> kColumns[] = {
    {Column::kNumber, {kSerial}, kNothing, kNothing},
    {Column::kLikelihood, {kLikely}, kNothing, kNothing},
    {Column::kBasis, {kBasisWord}, kNothing, {kEvaluate, kScored, kCauseWord, kEvidence}},
    {Column::kBasis, {kBasisWord, kSet}, kNothing, kNothing},
    {Column::kStandard, {kStandardWord}, {kScored, kDeducted, kEvaluate}, {kBasisWord}},
    {Column::kStandard, {kRuleWord}, {kScored, kDeducted, kEvaluate, kPoints}, kNothing},
    {Column::kStandard, {kDeducted, kExplain}, kNothing, kNothing},
    {Column::kReason, {kCauseWord}, kNothing, kNothing},
    {Column::kReason, {kDeviation}, {kAnalysis, kRemedy, kExplain, kState}, kNothing},
    {Column::kReason, {kRemedy}, kNothing, {kEvaluate, kOpinion}},
    {Column::kRate, {kDeviation}, kNothing, kNothing},
    {Column::kRemark, {kRemarkWord}, kNothing, kNothing},
    {Column::kRemark, {kEvidence}, kNothing, kNothing},
    {Column::kGrade, {kGradeWord}, kNothing, kNothing},
    {Column::kSymbol, {kSymbolWord}, kNothing, {kExplain}},
    {Column::kDirection, {kDirectionWord}, kNothing, kNothing},
    {Column::kUnit, {kMeasure}, kNothing, kNothing},
    {Column::kUnit,
     {kUnitWord},
     {kIndicator, kValue, kQuantity},
     {kNameWord, kCodeWord, kSelf, kScored, kBudget}},
    {Column::kRemark, {kKind, kValue}, kNothing, kNothing},
    {Column::kRate, {kScored, kRatio}, kNothing, kNothing},
    {Column::kOtherScore, {kScored}, {kSupervising, kBodyWord, kFiscalWord}, {kSelf}},
    {Column::kOtherScore,
     {kScored, kEvaluate},
     kNothing,
     {kSelf, kIndicator, kPerformance, kStandardWord}},
    {Column::kStandard, {kPoints, kExplain}, kNothing, kNothing},
    {Column::kScore, {kScored}, kNothing, {kPoints}},
    {Column::kWeight, {kPoints}, kNothing, {kNameWord}},
    {Column::kMoney, {kBudget}, {kCount, kAmount, kSum}, {kIndicator}},
    {Column::kMoney, {kFund}, {kAmount, kSum}, {kIndicator}},
    {Column::kForecast, {kForecastWord}, {kDone, kReal, kState, kValue, kAnnual}, kNothing},
    {Column::kOtherTarget,
     {kLast},
     {kDone, kReal, kValue, kGoal, kCount, kState, kIndicator},
     kNothing},
    {Column::kTarget,
     {kExpected},
     {kDone, kValue, kGoal, kCount, kIndicator},
     {kDescribe, kExplain}},
    {Column::kRate, {kRatio}, {kDone, kExecuted, kReal}, kNothing},
    {Column::kTarget, {kPlanned}, {kDone, kValue, kCount, kIndicator, kGoal}, {kReal}},
    {Column::kPartActual, {kPart}, {kDone, kReal, kExecuted}, kNothing},
    {Column::kActual,
     {kDone},
     {kValue, kCount, kState, kReal, kAnnual, kAmount, kContent, kIndicator, kQuantity},
     {kNot, kExplain}},
    {Column::kActual,
     {kReal},
     {kValue, kCount, kState, kIndicator, kAmount, kQuantity, kUsed, kExecuted},
     {kExplain}},
    {Column::kActual, {kExecuted}, {kValue, kState}, {kBudget, kFund, kExplain}},
    {Column::kReason, {kNot, kDone}, kNothing, kNothing},
    {Column::kActual, {kDone, kExplain}, kNothing, kNothing},
    {Column::kProjectName, {kProject, kNameWord}, kNothing, {kIndicator, kBodyWord, kUnitWord}},
    {Column::kProjectCode, {kProject}, {kCodeWord, kNumberWord}, {kIndicator}},
    {Column::kBody, {kNameWord}, {kBodyWord, kUnitWord, kSupervising}, {kIndicator}},
    {Column::kBody, {kSupervising}, kNothing, {kIndicator}},
    {Column::kBody, {kUnitWord}, {kBudget, kDeclared, kImplement, kUsed}, {kIndicator, kGoal}},
    {Column::kBody, {kBodyWord}, {kBudget, kDeclared, kImplement, kUsed}, {kIndicator, kGoal}},
    {Column::kDescription, {kDescribe}, kNothing, kNothing},
    {Column::kDefinition, {kIndicator}, {kExplain, kFormula}, kNothing},
    {Column::kDefinition, {kFormula}, kNothing, kNothing},
    {Column::kTarget,
     {kValue},
     {kIndicator, kGoal, kStandardWord, kPerformance, kAnnual, kFirst, kAdjustedWhen, kLong, kSet,
      kDeclared},
     {kExplain}},
    {Column::kLevel1, {kLevelOne}, {kIndicator, kGoal, kNameWord, kKind, kContent}, {kValue}},
    {Column::kLevel2, {kLevelTwo}, {kIndicator, kGoal, kNameWord, kKind, kContent}, {kValue}},
    {Column::kLevel3, {kLevelThree}, {kIndicator, kGoal, kNameWord, kKind, kContent}, {kValue}},
    {Column::kSymbol, {kIndicator, kNature}, kNothing, kNothing},
    {Column::kClass, {kIndicator, kKind}, kNothing, kNothing},
    {Column::kTarget, {kGoal, kAnnual}, kNothing, {kWhole, kState, kContent, kExplain}},
    {Column::kTarget, {kGoal, kIndicator}, kNothing, {kNameWord, kContent, kExplain}},
    {Column::kTarget, {kPerformance, kStandardWord}, kNothing, kNothing},
    {Column::kTarget, {kIndicator, kStandardWord}, kNothing, kNothing},
    {Column::kTarget,
     {kIndicator},
     {kAnnual, kFirst, kAdjustedWhen, kLong},
     {kNameWord, kContent, kPerformance}},
    {Column::kLevel3, {kIndicator}, {kNameWord, kContent, kSpecific, kEvaluate}, kNothing},
    {Column::kBlock, {kIndicator, kPerformance}, kNothing, {kGoal}},
    {Column::kLevel3, {kIndicator}, kNothing, {kWhole}},
    {Column::kRemark, {kExplain}, kNothing, {kProject, kBudget}},
};

constexpr Combination<Label> kLabels[] = {
    {Label::kClosing, {kOpinion}, kNothing, kNothing},
    {Label::kClosing, {kConclusion}, kNothing, kNothing},
    {Label::kClosing, {kIssue}, kNothing, kNothing},
    {Label::kPerson, {kPerson}, kNothing, {kScored}},
    {Label::kDepartmentScore, {kScored}, {kSupervising, kFiscalWord}, {kExecuted, kRatio}},
    {Label::kTotalScore, {kScored}, {kWhole, kSum}, {kExecuted}},
    {Label::kClosing, {kSelf}, {kState, kGradeWord}, {kScored, kBudget}},
    {Label::kClosing, {kEvaluate}, {kGradeWord}, kNothing},
    {Label::kClosing, {kRemedy}, kNothing, {kCauseWord, kGoal}},
    {Label::kClosing, {kRemarkWord}, kNothing, kNothing},
    {Label::kExecutionWeight, {kExecuted, kPoints}, kNothing, kNothing},
    {Label::kExecutionScore, {kExecuted, kScored}, kNothing, kNothing},
    {Label::kReason, {kCauseWord}, kNothing, kNothing},
    {Label::kReason, {kDeviation}, kNothing, kNothing},
    {Label::kScore, {kScored}, kNothing, {kStandardWord, kGoal, kIndicator, kProject}},
    {Label::kWeight, {kPoints}, kNothing, {kGoal, kIndicator, kProject}},
    {Label::kPlan, {kPlanned}, {kUsed, kExecuted}, {kGoal, kIndicator, kCount, kAmount, kDateWord}},
    {Label::kPurpose, {kPurposeWord}, kNothing, {kScale, kBudget}},
    {Label::kMoneySection, {kScale}, kNothing, {kUnitWord}},
    {Label::kAttribute, {kDateWord}, kNothing, {kGoal, kIndicator}},
    {Label::kCode, {kProject, kCodeWord}, kNothing, {kIndicator}},
    {Label::kMisnamedCode, {kProject, kNumberWord}, kNothing, {kIndicator}},
    {Label::kName,
     {kProject, kNameWord},
     kNothing,
     {kUnitWord, kBodyWord, kIndicator, kSupervising}},
    {Label::kName, {kNameWord}, {kFund, kBudget}, {kUnitWord, kBodyWord, kIndicator, kSupervising}},
    {Label::kImplementer, {kImplement}, {kUnitWord, kBodyWord}, kNothing},
    {Label::kImplementer, {kUnitWord}, {kUsed, kExecuted}, {kGoal}},
    {Label::kSupervisor, {kSupervising}, kNothing, {kGoal, kIndicator, kScored}},
    {Label::kSupervisor,
     {kBodyWord},
     {kBudget, kNameWord, kDeclared, kProject, kFiscalWord, kUnitWord},
     {kGoal, kIndicator, kPerson, kScored, kKind, kPerformance}},
    {Label::kSupervisor,
     {kUnitWord},
     {kNameWord, kDeclared, kBudget},
     {kGoal, kIndicator, kAmount, kCount}},
    {Label::kImplementer, {kUnitWord, kProject}, kNothing, {kGoal, kIndicator, kUsed}},
    {Label::kPlan, {kPlanned, kFund}, kNothing, {kGoal, kIndicator, kCount, kAmount}},
    {Label::kReachedGoals, {kGoal, kDone}, kNothing, {kIndicator, kRatio, kExpected}},
    {Label::kReachedGoals, {kDone, kState}, kNothing, {kIndicator, kBudget, kFund, kProject}},
    {Label::kExpectedGoals,
     {kGoal},
     {kExpected, kSet, kFirst, kAdjustedWhen},
     {kIndicator, kValue}},
    {Label::kGoals,
     {kGoal},
     kNothing,
     {kIndicator, kValue, kDeclared, kBasisWord, kStandardWord, kCauseWord, kNameWord, kLevelOne,
      kLevelTwo}},
    {Label::kIndicatorSection,
     {kIndicator},
     {kPerformance, kAnnual},
     {kGoal, kValue, kNameWord, kExplain, kDescribe}},
    {Label::kAttribute, {kKind}, kNothing, {kIndicator, kGoal}},
    {Label::kAttribute, {kNature}, kNothing, {kIndicator, kGoal}},
    {Label::kAttribute, {kStageWord}, kNothing, {kIndicator}},
    {Label::kAttribute, {kProject}, {kContent, kExplain, kState}, {kBudget, kFund, kIndicator}},
    {Label::kForecastSpent, {kForecastWord}, {kExecuted, kUsed}, kNothing},
    {Label::kRate, {kRatio}, {kExecuted, kArrived, kUsed}, kNothing},
    {Label::kRate, {kState}, {kArrived, kUsed}, {kFund, kBudget}},
    {Label::kMoneySection, {kState}, {kFund, kBudget}, {kGoal}},
    {Label::kMoneySection, {kFund, kDeclared}, kNothing, {kSum, kAmount, kCount}},
    {Label::kMoneySection, {kBudget, kDeclared}, kNothing, {kSum, kAmount, kCount}},
    {Label::kMoneyDetail, {kDetail}, kNothing, {kBudget}},
    {Label::kCarriedOver, {kCarry}, kNothing, kNothing},
    {Label::kTotal, {kSum}, kNothing, {kExecuted}},
    {Label::kSpent, {kExecuted}, {kCount, kAmount, kSum}, kNothing},
    {Label::kSpent, {kUsed}, {kCount, kAmount, kSum, kReal}, {kBudget}},
    {Label::kSpent, {kArrived}, {kCount, kAmount}, kNothing},
    {Label::kSpent, {kReal}, {kExecuted, kUsed}, kNothing},
    {Label::kAdjusted, {kAdjustedWhen}, {kBudget, kFund, kCount, kAmount}, kNothing},
    {Label::kOpening, {kFirst}, {kBudget, kFund, kCount, kAmount}, {kOtherWord}},
    {Label::kAdjusted, {kAnnual, kBudget}, {kCount, kAmount}, {kFiscalWord, kOtherWord}},
    {Label::kAdjusted, {kAnnual, kBudget}, kNothing, {kFiscalWord, kOtherWord, kFund, kDeclared}},
    {Label::kOther,
     {kOtherWord},
     {kFund, kFiscalWord, kCount, kAmount, kUsed, kBudget, kCarry},
     {kGoal, kIndicator}},
    {Label::kOther, {kOwn}, kNothing, kNothing},
    {Label::kFiscal,
     {kFiscalWord},
     {kFund, kFiscalWord, kBudget},
     {kGoal, kIndicator, kProject, kBodyWord, kUnitWord}},
    {Label::kTotal, {kBudget}, {kCount, kAmount}, kNothing},
    {Label::kTotal, {kAmount}, {kAnnual, kProject, kFund}, {kGoal, kIndicator}},
    {Label::kTotal, {kBudget, kProject}, kNothing, kNothing},
    {Label::kMoneySection, {kFund}, {kProject, kAnnual, kBudget, kState}, {kPlanned}},
    {Label::kMoneySection, {kBudget}, {kExecuted}, {kRatio}},
};

struct WholeLabel {
  string_view text;
  Label label;
};
constexpr WholeLabel kWholeLabels[] = {
    {"合计", Label::kTotalScore},
    {"总计", Label::kTotalScore},
    {"总分", Label::kTotalScore},
    {"总得分", Label::kTotalScore},
    {"小计", Label::kTotalScore},
    {"总分值", Label::kTotalScore},
    {"自评总分", Label::kTotalScore},
    {"预算数", Label::kTotal},
    {"执行数", Label::kSpent},
    {"总额", Label::kTotal},
    {"资金用途", Label::kPurpose},
    {"年度", Label::kYear},
    {"预算年度", Label::kYear},
    {"绩效年度", Label::kYear},
    {"年份", Label::kYear},
    {"所属年度", Label::kYear},
    {"项目年度", Label::kYear},
    {"申报年度", Label::kYear},
    {"备注", Label::kClosing},
    {"注", Label::kClosing},
    {"说明", Label::kClosing},
    {"其他说明", Label::kClosing},
    {"项目单位", Label::kImplementer},
    {"预算单位", Label::kImplementer},
    {"执行率", Label::kRate},
    {"支出率", Label::kRate},
    {"资金使用计划", Label::kPlan},
    {"资金支出计划", Label::kPlan},
    {"绩效目标", Label::kGoals},
    {"附件", Label::kClosing},
    {"单位名称", Label::kSupervisor},
    {"部门名称", Label::kSupervisor},
    {"经费", Label::kMoneySection},
    {"其他资金", Label::kOther},
    {"单位资金", Label::kOther},
    {"社会资金", Label::kOther},
    {"预算资金", Label::kMoneySection},
    {"总预算", Label::kTotal},
    {"其他需说明的问题", Label::kClosing},
    {"其他需要说明的问题", Label::kClosing},
    {"存在问题", Label::kClosing},
    {"结余", Label::kCarriedOver},
};

// The table in order of its characters.
constexpr auto kSortedTraditional = [] {
  std::array<std::pair<string_view, string_view>, std::size(kTraditional)> sorted{};
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    sorted[i].first = kTraditional[i].first;
    sorted[i].second = kTraditional[i].second;
  }
  std::sort(sorted.begin(), sorted.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  return sorted;
}();

std::string Simplified(std::string text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (static_cast<unsigned char>(text[i]) < 0xE4U) continue;
    const string_view character = string_view(text).substr(i, 3);
    const auto* const found =
        std::lower_bound(kSortedTraditional.begin(), kSortedTraditional.end(), character,
                         [](const auto& pair, string_view key) { return pair.first < key; });
    if (found != kSortedTraditional.end() && found->first == character) {
      text.replace(i, 3, found->second);
    }
    i += 2;
  }
  return text;
}

void RemoveAll(string_view& key, std::initializer_list<string_view> affixes) {
  for (bool again = true; again;) {
    again = false;
    for (const string_view affix : affixes) {
      while (key.starts_with(affix) && key.size() > affix.size()) {
        key.remove_prefix(affix.size());
        again = true;
      }
    }
  }
}

// Takes the bracketed parts out of a compact name; a bracket that is not closed stays.
Name SplitBrackets(string_view compact) {
  Name name;
  int depth = 0;
  for (std::size_t i = 0; i < compact.size(); ++i) {
    const char c = compact[i];
    const bool opens = c == '(' || compact.substr(i).starts_with("【") || c == '[' ||
                       compact.substr(i).starts_with("〔");
    const bool closes = c == ')' || compact.substr(i).starts_with("】") || c == ']' ||
                        compact.substr(i).starts_with("〕");
    if (opens || closes) {
      if (opens && depth == 0 && !name.note.empty()) name.note.push_back(';');
      depth = opens ? depth + 1 : std::max(depth - 1, 0);
      if (static_cast<unsigned char>(c) >= 0x80U) i += 2;
      continue;
    }
    (depth > 0 ? name.note : name.key).push_back(c);
  }
  return name;
}

bool IsLabel(const Phrase& phrase) {
  return phrase.unknown <= kMaxUnknown && phrase.unknown * 2 <= phrase.known;
}

// "METER_UNIT" and "meterUnit" are the same field.
std::string FieldNameOf(string_view key) {
  std::string name(key);
  std::erase(name, '_');
  for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return name;
}

// What ends like the name of a form is a title, whatever it is made of.
bool IsTitle(string_view key) { return key.ends_with("表") && key.size() > 12; }

int RankOf(const Phrase& phrase, string_view note) {
  const Set& set = phrase.set;
  if (set.Has(kLast)) return -3;
  if (set.Has(kPart) || set.Has(kLong)) return -2;
  if (set.Has(kAdjustedWhen) || note.find("调整") != string_view::npos) return 3;
  if (set.Has(kFirst)) return 1;
  return set.Has(kAnnual) ? 2 : 0;
}

}  // namespace

Name NameOf(string_view text) {
  constexpr std::size_t kLongestLabel = 96;
  if (text.empty() || text.size() > kLongestLabel) return {};
  Name name = SplitBrackets(Simplified(Compact(WithoutEnumerator(text))));
  string_view key = name.key;
  for (bool again = true; again;) {
    again = false;
    for (const string_view end : {":", "*", "。", "、"}) {
      if (!key.ends_with(end)) continue;
      key.remove_suffix(end.size());
      again = true;
    }
  }
  RemoveAll(key, {"其中:", "其中", "*", "★", "☆", "·", ":"});
  name.key = std::string(key);
  return name;
}

Heading HeadingOf(string_view text) {
  const Name name = NameOf(text);
  if (name.key.empty()) return {};
  const std::string whole_key = FieldNameOf(name.key);
  for (const Whole& whole : kWholeColumns) {
    if (whole.text == whole_key) return {whole.column, whole.text == "优" ? 1 : 0, std::nullopt};
  }
  if (name.key == "单位") return {Column::kUnit, 0, std::nullopt};
  if (LevelsOfKey(name.key).any() || IsTitle(name.key)) return {};
  const Phrase phrase = PhraseOf(name.key);
  if (!IsLabel(phrase)) return {};
  Heading heading;
  heading.column = Decide(kColumns, phrase.set, Column::kNone);
  heading.rank = RankOf(phrase, name.note);
  heading.year = phrase.year;
  if (heading.column == Column::kTarget && phrase.set.Has(kPart)) {
    heading.column = Column::kOtherTarget;
  }
  return heading;
}

std::optional<int> LastMonth(string_view text) {
  if (text.size() > 200) return std::nullopt;
  const std::string compact = Compact(text);
  constexpr string_view kMonth = "月";
  for (std::size_t at = compact.rfind(kMonth); at != std::string::npos && at > 0;
       at = compact.rfind(kMonth, at - 1)) {
    std::size_t begin = at;
    while (begin > 0 && IsDigit(compact[begin - 1])) --begin;
    if (begin == at || at - begin > 2) continue;
    int month = 0;
    for (std::size_t i = begin; i < at; ++i) month = month * 10 + (compact[i] - '0');
    if (month >= 1 && month <= 12) return month;
  }
  if (compact.find("上半年") != std::string::npos) return 6;
  return std::nullopt;
}

std::optional<int> PeriodRank(string_view text) {
  const Name name = NameOf(text);
  if (name.key.empty()) return std::nullopt;
  const Phrase phrase = PhraseOf(name.key);
  if (!IsLabel(phrase) || !phrase.set.HasAny({kGoal, kIndicator})) return std::nullopt;
  if (!phrase.set.HasAny({kLong, kAnnual})) return std::nullopt;
  return RankOf(phrase, name.note);
}

bool CanStandUnder(Column below, Column above) {
  const auto level = [](Column column) {
    return column == Column::kLevel1 || column == Column::kLevel2 || column == Column::kLevel3 ||
           column == Column::kClass;
  };
  const auto value = [](Column column) {
    return column == Column::kTarget || column == Column::kOtherTarget ||
           column == Column::kSymbol || column == Column::kUnit || column == Column::kDirection;
  };
  switch (above) {
    case Column::kBlock:
      return level(below) || value(below);
    case Column::kTarget:
    case Column::kStandard:
      return value(below);
    case Column::kReason:
      return below == Column::kCause || below == Column::kReason || below == Column::kRemark;
    case Column::kLikelihood:
      return below == Column::kLikelihood;
    case Column::kActual:
    case Column::kPartActual:
      return below == Column::kActual || below == Column::kUnit || below == Column::kRate;
    default:
      return false;
  }
}

Label LabelOf(string_view text) {
  const Name name = NameOf(text);
  if (name.key.empty()) return Label::kNone;
  for (const WholeLabel& whole : kWholeLabels) {
    if (whole.text == name.key) return whole.label;
  }
  if (name.key.find(':') != std::string::npos) return Label::kNone;  // with its value
  if (IsDigit(name.key.back()) || IsTitle(name.key) || LevelsOfKey(name.key).any()) {
    return Label::kNone;
  }
  const Phrase phrase = PhraseOf(name.key);
  if (!IsLabel(phrase)) return Label::kNone;
  return Decide(kLabels, phrase.set, Label::kNone);
}

LabelledValue LabelledValueOf(string_view text) {
  constexpr string_view kOfWhich = "其中";
  if (text.starts_with(kOfWhich)) {
    text = Trim(text.substr(kOfWhich.size()));
    for (const string_view colon : {":", "："}) {
      if (text.starts_with(colon)) text.remove_prefix(colon.size());
    }
    text = Trim(text);
  }
  const string_view head = text.substr(0, 80);
  const std::size_t colon = std::min(head.find(':'), head.find("："));
  if (colon != string_view::npos) {
    const string_view value = Trim(text.substr(colon + (text[colon] == ':' ? 1 : 3)));
    if (value.empty()) return {};
    return {LabelOf(text.substr(0, colon)), value};
  }
  // "上级资金16": a source of money with its sum right behind.
  const std::size_t digit = head.find_first_of("0123456789");
  if (digit == string_view::npos || digit == 0 || !LooksLikeAmount(text.substr(digit))) return {};
  const Label label = LabelOf(text.substr(0, digit));
  const bool money = label == Label::kTotal || label == Label::kFiscal || label == Label::kOther ||
                     label == Label::kCarriedOver;
  return money ? LabelledValue{label, text.substr(digit)} : LabelledValue{};
}

}  // namespace jixiao::document
