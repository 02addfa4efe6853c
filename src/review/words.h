// Words of the field that names and descriptions of indicators are made of. A word stands here
// once, in the list of what it tells; lists are apart by spaces, for ContainsAny and EndOf.
#ifndef JIXIAO_REVIEW_WORDS_H_
#define JIXIAO_REVIEW_WORDS_H_

#include <string_view>

namespace jixiao::review {

/// Name or description speaks of a share.
inline constexpr std::string_view kShareWords =
    "率 比例 占比 比重 百分 % 程度 满意度 占总 之比 比值";

/// A name that ends so is of a share …
inline constexpr std::string_view kShareEndings = "率 比例 占比 比重 百分比 满意度";
/// … unless it ends so: figures of another kind, although they are called 率.
inline constexpr std::string_view kOtherRates =
    "效率 速率 频率 功率 分辨率 汇率 利率 税率 倍率 概率 费率 容积率 周转率 生产率 产出率 出生率 "
    "死亡率 "
    "发病率 事故率 曝光率 点击率";
/// A name that ends so is of a number of things.
inline constexpr std::string_view kCountEndings =
    "数量 人数 家数 户数 次数 个数 件数 场次 人次 户次 台数 套数 项数 项目数 企业数 单位数 总人数 "
    "头数";
/// A name that ends so is of an amount of money.
inline constexpr std::string_view kMoneyEndings = "费 费用 经费 工资 薪酬 金额";
/// … unless it ends so: what people do, or need not do.
inline constexpr std::string_view kFeesAsVerbs =
    "免费 消费 收费 缴费 续费 付费 计费 降费 退费 减费";

/// Money that the project itself pays out.
inline constexpr std::string_view kSpendingWords =
    "费 工资 薪 补贴 补助 津贴 奖金 奖补 保险 救助金 抚恤 支出 慰问金 补偿金 生活金";
/// Money that comes of the project, or that others pay.
inline constexpr std::string_view kEffectWords =
    "收入 产值 产量 带动 拉动 撬动 社会资金 社会资本 引进 成交 销售 贷款 融资 招商 税 研发 节约 "
    "节省 减少 降低 "
    "利润 投资额 增加值 免费 消费 费率 减免";
/// Of a cost row: the whole of the cost.
inline constexpr std::string_view kTotalWords = "总 合计 控制 预算";
/// Of a cost row: the cost of one thing, a standard.
inline constexpr std::string_view kStandardWords =
    "标准 人均 户均 车均 亩均 平均 每 单价 单位 单个 单项 单次 单座 定额 均";
/// A saving: more is better, although the row is one of cost.
inline constexpr std::string_view kSavingWords =
    "节约 节省 节支 降低 下降 减少 压减 压缩 缩减 核减 结余 收益 回报 增收";
/// A share on a cost row of which more is better.
inline constexpr std::string_view kPositiveCostShares =
    "执行 使用率 利用率 支付率 到位 合规 达标 准确 完成 自筹 配套 覆盖 发放率 拨付率";

/// Shares of a whole, which cannot pass 100 %.
inline constexpr std::string_view kBoundedShares =
    "满意 合格率 覆盖率 及时率 及时性 准确率 到位率 发放率 达标率 普及率 参与率 占比 比重 优良率 "
    "优秀率 通过率 "
    "成活率 知晓率 公开率 支付率 拨付率 兑现率 保障率 完好率 出勤率 回复率 办结率 处理率 整改率 "
    "回收率 参保率 "
    "巩固率 就业率 使用率 合规率 验收率 完整率 真实率 正确率 按时率 按期率 执行率";
/// … unless they are of growth, or may count others than planned.
inline constexpr std::string_view kUnboundedShares =
    "增长 增幅 提升 提高 增加 毛入学 超 计划完成率 同比";

/// A benefit row with one of these tells of work done, which is an output.
inline constexpr std::string_view kOutputShares =
    "发放率 发放完成率 拨付率 支付率 资金到位率 补助到位率 任务完成率 工作完成率 项目完成率 完工率 "
    "竣工率 "
    "验收合格率 及时率";
/// An output row with one of these tells of an effect.
inline constexpr std::string_view kBenefitWords = "带动 拉动 撬动";

/// Words of time, beside which a number of things on a timeliness row may be right.
inline constexpr std::string_view kTimeWords =
    "及时 按时 按期 准时 延 逾 超 期 限 时 月 季 年 日 天 周 进度";
/// A count of these is of faults, which quality limits.
inline constexpr std::string_view kFaultWords =
    "事故 差错 错误 投诉 违规 违纪 违法 缺陷 故障 问题 案件 返工 信访 舆情 处罚 通报 奖";
/// What a description of satisfaction may speak of.
inline constexpr std::string_view kSatisfactionWords = "满意 投诉 好评 认可 认同 评价 评分 肯定 赞";

}  // namespace jixiao::review

#endif  // JIXIAO_REVIEW_WORDS_H_
