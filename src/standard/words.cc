// The tables. A word that a new standard brings is added here and nowhere else.
#include "standard/words.h"

#include <algorithm>
#include <array>

namespace jixiao::standard {
namespace {

template <std::size_t N>
constexpr std::array<Symbols, N> Table(const Symbols (&words)[N]) {
  return std::to_array(words);
}

constexpr auto kGiveTable =
    Table({U"得",   U"可得", U"计得", U"得到", U"得分为", U"得分", U"计",   U"计分",
           U"计为", U"记",   U"记分", U"给",   U"评",     U"赋",   U"赋分", U"打",
           U"加",   U"加分", U"加计", U"奖",   U"奖励",   U"为"});
constexpr auto kTakeTable =
    Table({U"扣", U"扣减", U"扣除", U"扣分", U"减", U"减分", U"减去", U"倒扣", U"扣掉", U"倒扣分"});
constexpr auto kNothingTable = Table({U"不得分",
                                      U"不计分",
                                      U"不予计分",
                                      U"不予得分",
                                      U"不给分",
                                      U"不予给分",
                                      U"不记分",
                                      U"不予记分",
                                      U"不评分",
                                      U"得0分",
                                      U"计0分",
                                      U"记0分",
                                      U"为0分",
                                      U"评0分",
                                      U"得零分",
                                      U"计零分",
                                      U"记零分",
                                      U"为零分",
                                      U"零分",
                                      U"0分",
                                      U"得分为0分",
                                      U"得分为零",
                                      U"不得任何分",
                                      U"不得分数",
                                      U"一票否决",
                                      U"扣完全部分值",
                                      U"扣全部分",
                                      U"扣全分",
                                      U"扣全部分值",
                                      U"扣除全部分值",
                                      U"扣除全部分数",
                                      U"全部扣除",
                                      U"扣满分",
                                      U"扣完该项分",
                                      U"扣完本项分",
                                      U"分值全扣",
                                      U"全扣",
                                      U"扣完",
                                      U"不能得分",
                                      U"均不得分",
                                      U"按0分计",
                                      U"按0分计算",
                                      U"按零分计",
                                      U"扣除该项全部分值",
                                      U"扣该项全部分值",
                                      U"扣本项全部分值",
                                      U"扣完该项分值",
                                      U"扣完本项分值",
                                      U"扣除本项全部分值"});
constexpr auto kNoGainTable = Table({U"不加分", U"不予加分", U"不再加分", U"不另加分"});
constexpr auto kFullTable =
    Table({U"得满分",         U"计满分",       U"记满分",     U"给满分",     U"评满分",
           U"为满分",         U"按满分计算",   U"按满分计分", U"按满分计",   U"得全分",
           U"计全分",         U"记全分",       U"得全部分",   U"得全部分值", U"得全部分数",
           U"得该项满分",     U"得本项满分",   U"计总分值",   U"得总分",     U"得满分值",
           U"满分",           U"不扣分",       U"不予扣分",   U"得权重分",   U"得标准分",
           U"得分值",         U"得该项分值",   U"得本项分值", U"得全额分值", U"得全额分",
           U"得权重满分",     U"得全部权重分", U"得权重",     U"得该项分",   U"得本项分",
           U"得指标满分",     U"得分值满分",   U"可得满分",   U"得指标分值", U"得本项全部分值",
           U"得该项全部分值", U"计分值",       U"得100%",     U"不予减分",   U"不减分"});
constexpr auto kWeightTable = Table(
    {U"权重",   U"权重分",   U"分值",   U"满分",     U"该项",     U"本项",   U"此项",  U"总分",
     U"标准分", U"分数",     U"应得分", U"得分",     U"的",       U"全部",   U"分",    U"该指标",
     U"本指标", U"权重分值", U"相应",   U"标准分值", U"指标分值", U"总分值", U"权重值"});
constexpr auto kNotPointsTable =
    Table({U"以上", U"以下", U"以内", U"及", U"(含", U"(不含", U"制", U"钟", U"之", U"别",
           U"级",   U"析",   U"类",   U"工", U"配",  U"布",    U"解", U"散", U"管", U"包",
           U"含",   U"或以", U"公司", U"会", U"行",  U"局",    U"院", U"校", U"担", U"项",
           U"期",   U"批",   U"步",   U"段", U"区",  U"部",    U"支"});
constexpr auto kCapTable =
    Table({U"最多",       U"最高",       U"至多",       U"累计",       U"合计",     U"上限",
           U"不超过",     U"最高不超过", U"最多不超过", U"累计不超过", U"总计",     U"最大",
           U"封顶",       U"不得超过",   U"扣分最多",   U"扣分上限",   U"加分上限", U"扣分不超过",
           U"加分不超过", U"得分不超过", U"扣分最高",   U"加分最高",   U"加分最多", U"得分最高",
           U"得分最多",   U"以",         U"限",         U"累计最高",   U"累计最多"});
constexpr auto kCapFillerTable =
    Table({U"扣",       U"扣分", U"扣减", U"扣除", U"得",   U"得分", U"加",  U"加分", U"可",
           U"可得",     U"可加", U"可扣", U"计",   U"计分", U"记",   U"为",  U"减",   U"不超过",
           U"不得超过", U"只",   U"可以", U"至",   U"达",   U"本项", U"该项"});
constexpr auto kGoneTable = Table({U"扣完为止",
                                   U"直至扣完为止",
                                   U"直至扣完",
                                   U"直到扣完为止",
                                   U"直到扣完",
                                   U"扣完该项分为止",
                                   U"扣完本项分为止",
                                   U"扣完该项分值为止",
                                   U"扣完本项分值为止",
                                   U"扣完该项分数为止",
                                   U"扣完分值为止",
                                   U"扣完该指标分值为止",
                                   U"扣完本指标分值为止",
                                   U"扣完全部分值为止",
                                   U"扣至0分为止",
                                   U"扣至0分",
                                   U"扣至零分",
                                   U"扣至零分为止",
                                   U"扣到0分为止",
                                   U"扣到0分",
                                   U"扣完分数为止",
                                   U"扣完指标分值为止",
                                   U"扣完本项为止",
                                   U"扣完该项为止",
                                   U"该项分值扣完为止",
                                   U"本项分值扣完为止",
                                   U"该项分数扣完为止",
                                   U"分值扣完为止",
                                   U"加满为止",
                                   U"加完为止",
                                   U"得满为止",
                                   U"扣光为止",
                                   U"扣分扣完为止",
                                   U"扣完权重分为止",
                                   U"扣完权重分值为止",
                                   U"扣完权重为止",
                                   U"扣完即止",
                                   U"扣完止",
                                   U"不计负分",
                                   U"不得负分",
                                   U"不倒扣",
                                   U"扣完满分为止",
                                   U"最低0分",
                                   U"最低为0分",
                                   U"最低得0分",
                                   U"至扣完为止",
                                   U"扣至0为止",
                                   U"扣完指标分为止"});
constexpr auto kAndSoOnTable =
    Table({U"依次类推", U"以此类推", U"依此类推", U"依次递减", U"依次递推", U"以次类推"});
constexpr auto kShareEndTable = Table(
    {U"得分",        U"计分",       U"扣分",       U"给分",         U"赋分",         U"评分",
     U"记分",        U"打分",       U"折算得分",   U"折算",         U"扣减",         U"扣减分值",
     U"扣减分数",    U"计算得分",   U"计算分值",   U"计算",         U"核算",         U"计得分",
     U"得相应分",    U"得相应分值", U"得相应分数", U"扣减相应分",   U"扣减相应分值", U"折算分值",
     U"折算分数",    U"核定得分",   U"确定得分",   U"计算该项得分", U"扣除",         U"扣除分值",
     U"递减",        U"扣相应分",   U"扣相应分值", U"计",           U"得",           U"递减得分",
     U"递减计分",    U"计算扣分",   U"扣减得分",   U"相应扣分",     U"相应得分",     U"相应扣减",
     U"相应扣减分值"});
constexpr auto kShareTable = Table({U"比例", U"进度", U"率", U"占比", U"程度", U"百分比"});
constexpr auto kJudgedTable =
    Table({U"酌情",         U"酌",           U"适当",           U"视情",       U"视具体情况",
           U"视情况",       U"视情节",       U"视程度",         U"视情形",     U"根据情况",
           U"根据实际情况", U"根据具体情况", U"根据情节",       U"根据程度",   U"视实际情况",
           U"相应",         U"根据情节轻重", U"视情节轻重",     U"视严重程度", U"视情节严重程度",
           U"视完成情况",   U"根据完成情况", U"视问题严重程度", U"视情况酌情", U"视情酌情",
           U"按情况",       U"按情节",       U"按程度",         U"视问题情况", U"结合实际情况",
           U"综合"});
constexpr auto kCircumstanceTable = Table({U"情况", U"情节", U"程度", U"情形", U"实际"});
constexpr auto kMissingTable = Table(
    {U"按缺项考核计分", U"按缺项计分", U"按缺项处理", U"按缺项考核", U"作缺项处理", U"作为缺项",
     U"视为缺项",       U"不考核",     U"不纳入考核", U"不予考核",   U"不参与考核", U"不作考核",
     U"不适用",         U"不评价",     U"不予评价",   U"不参与评价", U"不纳入评价", U"不参与评分",
     U"不纳入评分",     U"不参加考核", U"不计入考核"});
constexpr auto kBeforeTable =
    Table({U"的",     U"则",     U"均",   U"各", U"本项",     U"该项",     U"此项",   U"该指标",
           U"本指标", U"一律",   U"直接", U"即", U"就",       U"可",       U"分别",   U"再",
           U"应",     U",",      U":",    U"、", U"共",       U"另",       U"将",     U"予以",
           U"一次性", U"则该项", U"时",   U"者", U"该项指标", U"本项指标", U"此指标", U"时,",
           U"每项",   U"-",      U"=",    U"也", U"都",       U"给予"});
constexpr auto kWholeWordTable =
    Table({U"小时", U"及时", U"按时", U"准时", U"工时", U"课时", U"学时", U"同时", U"实时",
           U"适时", U"限时", U"平时", U"定时", U"即时", U"临时", U"随时", U"供应", U"反应",
           U"响应", U"适应", U"对应", U"许可", U"认可", U"立即", U"成就", U"平均", U"人均",
           U"户均", U"年均", U"月均", U"公共", U"患者", U"读者", U"记者"});
constexpr auto kDistributeTable = Table({U"各", U"分别", U"每项"});
constexpr auto kScoringTable =
    Table({U"得分", U"扣分", U"加分",   U"计分",     U"记分", U"给分", U"减分", U"满分",
           U"分值", U"权重", U"扣",     U"酌情",     U"否决", U"排名", U"排序", U"名次",
           U"系数", U"折算", U"按比例", U"相应比例", U"赋分", U"评分"});
constexpr auto kDoubtTable = Table({U"排名", U"排序", U"名次", U"系数", U"平均分", U"平均数",
                                    U"平均值", U"算术平均", U"平均得分", U"折算", U"加权", U"倍"});
constexpr auto kGradeTable = Table(
    {U"等级", U"等次", U"评优", U"评先", U"先进", U"优秀资格", U"约谈", U"问责", U"通报批评"});

constexpr auto kLeadTable = Table(
    {U"如果", U"如", U"若", U"当", U"对于",  U"对", U"凡是", U"凡",   U"其中",   U"但",    U"只要",
     U"仅",   U"且", U"“",  U"”",  U"其中:", U"即", U"而",   U"经查", U"经核实", U"经抽查"});
constexpr auto kElseTable =
    Table({U"否则",         U"其余",           U"其余情况",       U"其他",       U"其他情况",
           U"其它",         U"其它情况",       U"反之",           U"否",         U"不符合",
           U"不符合要求",   U"不符合以上要求", U"不符合上述要求", U"不满足",     U"不满足要求",
           U"未达到要求",   U"达不到要求",     U"未达标",         U"不达标",     U"未达到",
           U"不达",         U"达不到",         U"未满足",         U"未完成",     U"没有完成",
           U"没完成",       U"除此之外",       U"除此以外",       U"不符",       U"未符合",
           U"未按要求",     U"未达要求",       U"其余情形",       U"其他情形",   U"以外",
           U"不达要求",     U"未达到标准",     U"不符合标准",     U"未实现",     U"未达成",
           U"逾期",         U"逾期完成",       U"超期",           U"延期",       U"未按时",
           U"未按期",       U"未及时",         U"未按时完成",     U"未按期完成", U"未及时完成",
           U"未按计划完成", U"不及时",         U"不按时",         U"逾期未完成", U"未如期完成"});
constexpr auto kNegationTable = Table({U"没有", U"尚未", U"未能", U"不能", U"不", U"未", U"没",
                                       U"无", U"非", U"否", U"缺乏", U"缺少"});
constexpr auto kLastYearTable =
    Table({U"上年度", U"上一年度", U"上一年", U"上年同期", U"上年", U"去年同期", U"去年", U"往年"});
constexpr auto kTargetNounTable =
    Table({U"目标值",   U"指标值", U"目标任务数", U"目标任务", U"任务目标", U"目标数", U"目标",
           U"指标",     U"任务数", U"任务量",     U"任务",     U"计划数",   U"计划值", U"计划目标",
           U"计划任务", U"计划",   U"预期值",     U"预期",     U"标准值",   U"预算数", U"预算金额",
           U"预算",     U"控制数", U"绩效目标",   U"预定目标", U"要求"});
constexpr auto kTargetAdjectiveTable = Table(
    {U"年度", U"当年",   U"全年", U"本年",   U"年初",   U"预期",       U"预定", U"既定", U"计划",
     U"规定", U"绩效",   U"设定", U"时序",   U"下达",   U"确定",       U"批复", U"实际", U"完成值",
     U"值",   U"的",     U"数",   U"完成数", U"实际值", U"实际完成值", U"考核", U"任务", U"上级",
     U"省",   U"市",     U"县",   U"控制",   U"制定",   U"制订",       U"设置", U"实施", U"按",
     U"按照", U"完成率", U"产出", U"了",     U"全部",   U"数量",       U"项目", U"指标", U"工作",
     U"年",   U"以",     U"内",   U"在",     U"之",     U"所",         U"并"});
constexpr auto kSettledTable =
    Table({U"含",     U"≥",      U"≤",    U"<",      U">",      U"不低于", U"不少于",
           U"不高于", U"不超过", U"不超", U"不大于", U"不小于", U"不多于", U"超过",
           U"高于",   U"低于",   U"少于", U"多于",   U"大于",   U"小于",   U"不足",
           U"不满",   U"等于",   U"=",    U"及以上", U"及以下", U"未达",   U"达不到",
           U"[",      U"未达到", U"至少", U"达到",   U"不到"});
constexpr auto kFillerTable =
    Table({U"评价要点", U"评分要点", U"考核要点", U"评价内容", U"指标解释", U"指标说明"});

constexpr auto kAboveTable =
    Table({U"超过", U"超出", U"超额", U"超", U"高于", U"高出", U"高", U"增加", U"增长", U"上升",
           U"提高", U"大于", U"多于", U"多", U"突破", U"增"});
constexpr auto kBelowTable =
    Table({U"低于", U"低", U"少于", U"少", U"减少", U"降低", U"下降", U"不足", U"小于", U"欠",
           U"欠缺", U"未达到", U"未达", U"减", U"降"});
constexpr auto kShortTable = Table({U"差", U"相差", U"偏离", U"偏差", U"相差于", U"差距"});
constexpr auto kLateTable =
    Table({U"推迟", U"延迟", U"逾期", U"延期", U"超期", U"拖延", U"滞后", U"延误", U"迟", U"晚",
           U"超时", U"推後", U"推后", U"延后", U"拖后", U"延长"});
constexpr auto kCaseTable =
    Table({U"出现", U"发现", U"发生",   U"有",   U"存在", U"查出",   U"查实",   U"缺",
           U"缺少", U"缺失", U"缺席",   U"漏",   U"漏报", U"漏填",   U"迟交",   U"迟报",
           U"违反", U"少",   U"被",     U"每",   U"因",   U"未按时", U"未完成", U"受到",
           U"收到", U"接到", U"出现了", U"错",   U"差错", U"不合格", U"如有",   U"凡有",
           U"若有", U"未",   U"退回",   U"逾期", U"新增", U"违规",   U"无"});

}  // namespace

const Words kGiveVerbs = kGiveTable;
const Words kTakeVerbs = kTakeTable;
const Words kNothing = kNothingTable;
const Words kNoGain = kNoGainTable;
const Words kFullMarks = kFullTable;
const Words kWeightWords = kWeightTable;
const Words kNotPoints = kNotPointsTable;
const Words kCapWords = kCapTable;
const Words kCapFillers = kCapFillerTable;
const Words kUntilGone = kGoneTable;
const Words kAndSoOn = kAndSoOnTable;
const Words kShareEnds = kShareEndTable;
const Words kShareWords = kShareTable;
const Words kJudged = kJudgedTable;
const Words kCircumstances = kCircumstanceTable;
const Words kMissingItem = kMissingTable;
const Words kBeforePoints = kBeforeTable;
const Words kWholeWords = kWholeWordTable;
const Words kDistribute = kDistributeTable;
const Words kScoringWords = kScoringTable;
const Words kDoubtWords = kDoubtTable;
const Words kGradeWords = kGradeTable;
const Words kLeadWords = kLeadTable;
const Words kElseWords = kElseTable;
const Words kNegations = kNegationTable;
const Words kLastYear = kLastYearTable;
const Words kTargetNouns = kTargetNounTable;
const Words kTargetAdjectives = kTargetAdjectiveTable;
const Words kSettledWords = kSettledTable;
const Words kFillers = kFillerTable;
const Words kAboveWords = kAboveTable;
const Words kBelowWords = kBelowTable;
const Words kShortWords = kShortTable;
const Words kLateWords = kLateTable;
const Words kCaseWords = kCaseTable;

std::size_t StartLength(Symbols text, Words words) {
  std::size_t longest = 0;
  for (const Symbols word : words) {
    if (word.size() > longest && text.starts_with(word)) longest = word.size();
  }
  return longest;
}

std::size_t EndLength(Symbols text, Words words) {
  std::size_t longest = 0;
  for (const Symbols word : words) {
    if (word.size() > longest && text.ends_with(word)) longest = word.size();
  }
  return longest;
}

bool ContainsAny(Symbols text, Words words) { return FindAny(text, words) != Symbols::npos; }

std::size_t FindAny(Symbols text, Words words) {
  std::size_t first = Symbols::npos;
  for (const Symbols word : words) first = std::min(first, text.find(word));
  return first;
}

}  // namespace jixiao::standard
