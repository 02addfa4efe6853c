#include "properties/cell_grammar.h"

#include <array>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace jixiao::properties {
namespace {

struct Rule {
  std::string_view name;
  std::string_view alternatives;  // separated by |, with <rule> where another one stands
};

// No rule reaches itself. An alternative that should come oftener stands more than once.
constexpr std::array kGrammar = {
    Rule{"cell",
         "<quantity>|<quantity>|<quantity>|<quantity>|<quantity>|<range>|<range>|<deadline>|"
         "<deadline>|<period>|<duration>|<change>|<level>|<capped>|<compound>|<compound>|<words>|"
         "<text>|<broken>|<spoken>|<turned>|<bracketed>"},
    // What people say, what turns meaning round, what brackets hold
    Rule{"spoken",
         "<integer>万<digit>|<integer>万零<integer>元|<integer>亿<integer>万元|<integer>点<digit>%|"
         "<cn>年半|<integer>个半小时|半年内|<cn>吨半|<cn>成半|<cn><cn>家|十<cn><cn>人|<cn><cn>十个|"
         "负<integer>%|零下<digit>度|-<integer><dash>-<integer>%|<digit>×10^<digit>人|10^<digit>|"
         "<integer>次×<integer>人|<integer>小时<integer>分|<cn>年零<digit>个月|<digit>米<digit>|"
         "<digit>/10万|<cn>万分之<cn>|<integer>元每<classifier>|每<cn>年<digit>次|一年<digit>次|"
         "<integer>人·天|<integer>吨·公里|翻<cn>番|<up>了<percent>|比上年高<percent>|"
         "高于去年<integer>起|較去年少<integer>個|參拾萬圓整|<integer>,<digit><digit>元|"
         "次年<month>月底前|<integer>年底前|明年<month>月<day>日|<month>月<day>-<day>日|"
         "<year>年<month>.<day>前|<month>、<month>、<month>月|<month>月至次年<month>月|"
         "前三季度|<digit>-<digit>季度|<date>前（不含）|<date>前，不含当日"},
    Rule{"turning",
         "未|没有|无法|不必|预计|计划|应|将|差|还差|超支|超额|节约|结余|在建|推迟|比目标少|"
         "较目标高|未完成|仅完成|只有|不一定|非|剩余|取消"},
    Rule{"turned",
         "<turning><amount>|<amount><turning>|<turning>完成<amount>|<amount>（<turning>）|"
         "<date>前<turning>|<turning>在<date>前完成|<turning><before><amount>|不<sign><amount>|"
         "严禁超过<percent>|没有低于<percent>"},
    Rule{"bracketed",
         "<number>（<unit>）|（<unit>）<number>|（<sign>）<amount>|<amount>（<after>）|"
         "<amount>（<before>）|[<quantity>]|<unit>≥<number>|<amount>（每<classifier>）|"
         "<before>（<number>）<unit>|<amount>（<quantity>）|<amount>（<date>前）|<amount>⟨<words>⟩|"
         "大于（等于）<amount>|小于、等于<amount>|≥或=<amount>|>/=<amount>|“<sign>”<amount>|"
         "<sign>_<number>_<unit>|<amount>注<digit>|<amount><amount>|<sign>：<amount>"},
    // Numbers
    Rule{"digit", "0|1|2|3|4|5|6|7|8|9"},
    Rule{"first", "1|2|3|4|5|6|7|8|9"},
    Rule{"integer",
         "<digit>|<first><digit>|<first><digit>|<first><digit><digit>|"
         "<first><digit><digit><digit>|<first><digit><digit><digit><digit><digit>|100|90|0"},
    Rule{"decimal",
         "<integer>.<digit>|<integer>.<digit><digit>|<integer>.<digit><digit><digit><digit>"},
    Rule{"grouped",
         "<first>,<digit><digit><digit>|<first><digit>,<digit><digit><digit>.<digit><digit>|"
         "<first>，<digit><digit><digit>|<first>,<digit><digit><digit>,<digit><digit><digit>"},
    Rule{"plain",
         "<integer>|<integer>|<integer>|<integer>|<decimal>|<decimal>|<grouped>|-<integer>|"
         "+<decimal>|<integer>.0|00<digit>"},
    Rule{"cn", "一|二|两|三|四|五|六|七|八|九"},
    Rule{"numeral",
         "<cn>|十|十<cn>|<cn>十|<cn>十<cn>|<cn>百|<cn>百<cn>十<cn>|一千零五|<cn>万|二十万|三点五|"
         "零|〇|"
         "壹仟贰佰|叁拾伍|伍佰|廿|卅五|一七二零|一千一百一十一万|<cn>亿<cn>千万|一亿亿|半|百"},
    Rule{"scaled",
         "<plain>万|<plain>亿|<integer>千|<integer>百万|<integer>千万|<plain>百|<integer>万<"
         "integer>"},
    Rule{"fraction", "<first>/<first>|三分之二|<cn>分之<cn>|<integer>/<integer>|一半"},
    Rule{"proportion", "1:<decimal>|<first>：<first>|<first>∶<first>|<first>比<first>|10:1"},
    Rule{"vague",
         "十余|几十|若干|<integer>余|五百多|<integer>多|数百|近<integer>|上百|几|百余|<integer>来"},
    Rule{"number", "<plain>|<plain>|<plain>|<plain>|<plain>|<scaled>|<numeral>|<vague>"},
    // Units
    Rule{"classifier",
         "家|人|个|次|项|户|件|起|篇|场|期|批|份|套|台|辆|人次|户次|台(套)|项（个）|处|座|条|支|部|"
         "名|"
         "所|头|只|册|班|本|幅|块|段|间|架|艘|株|村|镇"},
    Rule{"money",
         "元|万元|万元|万元|亿元|千元|百万元|千万元|万|亿|￥|美元|人民币|万美元|港元|万元整"},
    Rule{"share", "%|%|%|％|百分比|个百分点|百分点|‰|成"},
    Rule{"measure",
         "亩|公顷|㎡|平方米|平方公里|公里|米|千米|km|厘米|m|M2|立方米|m³|吨|公斤|斤|kg|千瓦|千瓦时|"
         "兆瓦|"
         "度|升|分|毫克/立方米|mg/Nm3|dB|M|xyz"},
    Rule{"time", "年|个月|月|周|天|日|小时|分钟|工作日|个工作日|季度|秒|学期"},
    Rule{"rate",
         "元/人·月|元/亩|次/年|万元/公里|吨/日|元/人、天|次/季度|元/人/月|/人|元/平方米|人次/年|"
         "万元/台·年|元每人|个/万人|件/百人"},
    Rule{"unit",
         "||<classifier>|<classifier>|<classifier>|<share>|<share>|<share>|<money>|<money>|"
         "<measure>|<time>|<rate>"},
    Rule{"amount",
         "<number><unit>|<number><unit>|<number><unit>|<number><unit>|百分之<numeral>|"
         "千分之<cn>|百分之<integer>|<fraction>|<proportion>|￥<plain>|壹拾元零壹分|<cn>成|"
         "<integer>元<digit>角<digit>分|<integer>万<integer>元"},
    Rule{"percent", "<integer>%|<integer>%|<decimal>%|<integer>％|<integer>百分比|百分之<numeral>"},
    // Comparison
    Rule{"sign", "≥|≥|≤|≤|≧|⩾|>=|=>|＞=|〉=|≮|≦|⩽|<=|=<|≯|>|<|＞|＜|〉|〈|=|═|＝|≠|≈|≥≥|＞＝|± "},
    Rule{"before",
         "大于等于|大于或等于|不低于|不少于|不小于|不得低于|至少|最少|最低|达到|达|完成|大于|高于|"
         "多于|"
         "超过|超|小于等于|小于或等于|不高于|不超过|不超|不多于|不大于|最高不超|至多|最多|控制在|"
         "降到|"
         "小于|低于|少于|不足|不满|等于|为|不等于|约|大约|不得高于|不能超过|不应低于|给予最高|"
         "保持在|"
         "不得超过|最高不超过|严格控制在|需达到"},
    Rule{"after",
         "以上|及以上|（含）以上|之上|以下|及以下|（含）以下|以内|之内|内|左右|（含）|(不含)|("
         "含本数)|"
         "以上（含<integer>）|及以上(含)|以外|上下|±3%|±<integer>"},
    Rule{"front",
         "力争|确保|应|需|计划|一般|全年|全区|共|每年|举办|完成|实施|建设|预计|共计|合格率|满意度|"
         "发放"},
    Rule{"noun", "基层医疗机构|培训|企业|贫困户|村卫生室|宣传活动|的补助|完成|到位"},
    Rule{"per", "每年|每月|每人每月|每户|平均每家企业每月|每季度|人均|每生每年|每天|每人"},
    Rule{"quantity",
         "<amount>|<sign><amount>|<sign><amount>|<sign><amount>|<sign><amount>|<before><amount>|"
         "<before><amount>|<amount><after>|<amount><after>|<front><before><amount>|"
         "<front><amount><after>|<sign><amount><after>|<before><amount><after>|<sign><before><"
         "amount>|"
         "<amount><noun>|<front><amount><noun>|<per><amount>|<sign><percent>|<sign><percent>|"
         "<sign> "
         "<percent>|<per><before><amount>|<amount>±<amount>|<amount><sign>|<front><number><unit>"},
    // Ranges
    Rule{"dash", "-|－|–|—|~|～|至|到|--|－－|——"},
    Rule{"range",
         "<number><unit><dash><number><unit>|<number><dash><number><unit>|<percent><dash><percent>|"
         "<integer><dash><integer><unit>|<percent>≤x≤<percent>|<integer>≤X<<integer>|"
         "[<integer>,<integer>)|(<integer>，<integer>]|［<percent>，<percent>］|大于<amount>小于<"
         "amount>|"
         "≥<amount>且<<amount>|≥<amount>，≤<amount>|介于<amount>和<amount>之间|"
         "在<amount><dash><amount>之间|<amount>以上<amount>以下|不低于<amount>不高于<amount>|"
         "<amount>（不含）<dash><amount>|一百二十到一百五十万元|<numeral><dash><numeral><unit>"},
    // Dates and durations
    Rule{"year", "2023|2024|2024|2024|2025|2021|２０２４|24|1999"},
    Rule{"month", "1|2|2|3|6|8|9|10|11|12|12|06|0|13"},
    Rule{"day", "1|5|10|15|20|28|29|29|30|31|31|05|0|32"},
    Rule{"date",
         "<year>年<month>月<day>日|<year>年<month>月|<year>年<month>月底|<year>年|<year>年底|"
         "<month>月底|<month>月<day>日|<year>-<month>-<day>|<year>.<month>.<day>|<year>/<month>/"
         "<day>|"
         "<year>/"
         "<month>|<year>.<month>|<year>-<month>|年底|年内|当年|第四季度|第<cn>季度|上半年|下半年|"
         "<month>月上旬|<month>月中旬|<month>月下旬|<year>年第三季度|<year>年上半年|<month>月末|"
         "全年|"
         "<year>年<month>月份|十二月底|本年度|次年<month>月|44,561|45291|<year>年末|年中"},
    Rule{"deadline",
         "<date>|<date>前|<date>前|<date>之前|<date>以前|<date>前完成|<date>之前完成|≤<date>|"
         "<before><date>|<date>完成|<date>到位|完成时间为<date>|不早于<date>|<date>以后|于<date>"
         "前发放|"
         "截至<date>|<front><date>前|<date>前<noun>|<date>止|<date>及以前|<date>内"},
    Rule{"period",
         "<date><dash><date>|<year>.<month><dash><year>.<month>|<month>-<month>月|"
         "<year>年<month>月至<month>月|<year>年1月<dash>12月|<year>年|全年|<year>-<year>年|"
         "<month>月<dash><month>月|<year>.1.1-<year>.12.31"},
    Rule{"duration",
         "≤<integer>天|<integer>个工作日内|<integer>小时以内|<number><time>|<sign><number><time>|"
         "<integer><time>内|不超过<number><time>|<integer>分钟之内|<numeral>个月内"},
    // Changes and levels
    Rule{"up", "增长|提高|提升|上升|增加|增幅|同比增长|增长率"},
    Rule{"down", "下降|降低|减少|压减|压缩|缩小|降幅|下降率"},
    Rule{"against", "同比|较上年|比上年|环比|较上年同期|与上年相比||||比去年|较年初"},
    Rule{"change",
         "<against><up><sign><percent>|<against><up><percent><after>|<against><down><percent>|"
         "<up><amount>|<down><amount>|<against><up><number>个百分点|<up><percent><dash><percent>|"
         "<up><before><percent>|<against><down><sign><amount>|<up>比例<sign><percent>|"
         "<front><against><up><percent>|<against><up>或<down><percent>|<up><percent>左右"},
    Rule{"level",
         "<up>到<amount>|<up>至<amount>|<down>至<amount>|降至<amount>|压缩至<amount>以内|"
         "<up>为<amount>|控制到<amount>|<up>至<amount><after>|由<amount><up>到<amount>"},
    // Composite
    Rule{"capped",
         "核定支出的 <percent>，最高不超 <amount>|按投资额的<percent>给予最高不超过<amount>补助|"
         "不超过<amount>的<percent>|<percent>，且不超过<amount>|按照固定资产投资额的<percent>补助，"
         "最高<amount>"},
    Rule{"separator", "，|,|；|;|且|和|、|或|及|并且|，且|或者| |\n|。"},
    Rule{"part",
         "<quantity>|<sign><amount>|<sign><amount>|<before><amount>|<date>前|<percent>|<words>|"
         "数量<sign><amount>|合格率<sign><percent>|<number><unit>|<change>"},
    Rule{"compound",
         "<part><separator><part>|<part><separator><part>|<part><separator><part><separator><part>|"
         "1.<part> 2.<part>|1、<part>；2、<part>；3、<part>|①<part>②<part>|（1）<part>（2）<part>|"
         "分别为<amount>和<amount>|分别达<percent>和<percent><after>|<percent>、<percent>、<"
         "percent><after>|"
         "≥<number><unit>、<number><unit>|<deadline>完成<percent>|<sign><number>、<number>、<"
         "number><unit>"},
    // Words
    Rule{"words",
         "效果明显|及时|稳步提升|不出现通报现象|达到支持条件|进一步深化|无|是|否|零|不发生|杜绝|"
         "按时|"
         "符合要求|合规|达标|显著提升|有效改善|良好|未达标|不及时|逐步提高|优|长期|持续影响|定性|"
         "完成|"
         "已完成|按期完成|全部|不超预算|≤辖区平均标准|高于全国平均水平|每季度|一事一议|三公|三级|"
         "合格"},
    Rule{"text",
         "各乡镇达到全覆盖|科技特派员|第<cn>次会议|<numeral>级以上标准|Ⅲ类水质|完成<number>"
         "号文件要求|"
         "根据〔<year>〕<integer>号文执行|上午8:30开门|GDP><decimal>万元|见附件<digit>|A级<number><"
         "unit>|"
         "依据<date>会议纪要|a|x≥|abc<number>|中型灌区<number><unit>改造<text2>"},
    Rule{"text2", "<amount>|<words>|<date>|"},
    Rule{"broken",
         "≥|≥ 家|≧ "
         "%|9O%|1O0<unit>|工5%|80%-|-|——|/|**月**日前|%|<unit>|≥≤<number>|<number>..<number>|"
         "<number>.|.<number>|<plain>元整元|点零|十一十二|三点|<sign><sign><number>|290%|<number><"
         "number>|"
         "<sign><unit>|<number>,<number>|（<number><unit>|<number><unit>）|((<number>))|《<number>"
         "》|"
         "<integer><digit><integer><digit><integer><digit><integer><digit><integer><digit><integer>"
         "<integer><digit><integer><digit><integer><digit><integer><digit><integer><digit><"
         "integer>"},
};

using Alternatives = std::vector<std::string_view>;

const std::unordered_map<std::string_view, Alternatives>& Grammar() {
  static const auto& grammar = *[] {
    auto* rules = new std::unordered_map<std::string_view, Alternatives>;
    for (const Rule& rule : kGrammar) {
      std::size_t begin = 0;
      while (begin <= rule.alternatives.size()) {
        const std::size_t end =
            std::min(rule.alternatives.find('|', begin), rule.alternatives.size());
        (*rules)[rule.name].push_back(rule.alternatives.substr(begin, end - begin));
        begin = end + 1;
      }
    }
    return rules;
  }();
  return grammar;
}

// `<` that opens no rule stands for itself.
void Expand(std::string_view text, Random& random, std::string& out) {
  while (!text.empty()) {
    const std::size_t close = text.front() == '<' ? text.find('>') : std::string_view::npos;
    const auto rule = close == std::string_view::npos ? Grammar().end()
                                                      : Grammar().find(text.substr(1, close - 1));
    if (rule == Grammar().end()) {
      out += text.front();
      text.remove_prefix(1);
      continue;
    }
    Expand(rule->second[random.Below(rule->second.size())], random, out);
    text.remove_prefix(close + 1);
  }
}

std::size_t CharacterLength(std::string_view text, std::size_t position) {
  std::size_t length = 1;
  while (position + length < text.size() &&
         (static_cast<unsigned char>(text[position + length]) & 0xC0U) == 0x80U) {
    ++length;
  }
  return length;
}

// The full-width form of a printable ASCII character: U+FF01 to U+FF5E.
std::string FullWidth(char ascii) {
  const auto code = static_cast<unsigned>(static_cast<unsigned char>(ascii)) - 0x21U + 0xFF01U;
  return {static_cast<char>(0xE0U | (code >> 12U)),
          static_cast<char>(0x80U | ((code >> 6U) & 0x3FU)),
          static_cast<char>(0x80U | (code & 0x3FU))};
}

constexpr std::array<std::string_view, 9> kSpaces = {" ",  " ",      " ",      "  ",    "\t",
                                                     "\n", "\u3000", "\u00A0", "\u200B"};
constexpr std::array<std::string_view, 6> kNotes = {"（含）",   "(按年计)", "（少儿、成人等）",
                                                    "(不含税)", "（3人）",  "【注】"};
constexpr std::array<std::string_view, 16> kForeign = {"O",        "l",      "工", "*", "?", "。",
                                                       "(",        "）",     "x",  ".", "-", "\xFF",
                                                       "\xE4\xB8", "\uFEFF", "、", "%"};

// Writing that changes nothing of what a cell means: spaces, full-width forms, a note in brackets.
std::string Noisy(std::string_view cell, Random& random) {
  const bool wide = random.OneIn(2);
  const std::uint64_t spacing = 3 + random.Below(10);
  std::string out;
  for (std::size_t i = 0; i < cell.size();) {
    const std::size_t length = CharacterLength(cell, i);
    if (random.OneIn(spacing)) out += kSpaces[random.Below(kSpaces.size())];
    const char byte = cell[i];
    if (wide && length == 1 && byte > ' ' && byte < '\x7F' && random.OneIn(2)) {
      out += FullWidth(byte);
    } else {
      out += cell.substr(i, length);
    }
    i += length;
  }
  if (random.OneIn(4)) out += kNotes[random.Below(kNotes.size())];
  return out;
}

// Damage: a character lost, doubled, or replaced by something foreign, up to three times.
std::string Damaged(std::string_view cell, Random& random) {
  std::string out(cell);
  for (std::uint64_t times = 1 + random.Below(3); times > 0 && !out.empty(); --times) {
    std::size_t at = random.Below(out.size());
    while (at > 0 && (static_cast<unsigned char>(out[at]) & 0xC0U) == 0x80U) --at;
    const std::size_t length = CharacterLength(out, at);
    const std::string_view foreign = kForeign[random.Below(kForeign.size())];
    switch (random.Below(4)) {
      case 0:
        out.erase(at, length);
        break;
      case 1:
        out.insert(at, out.substr(at, length));
        break;
      case 2:
        out.replace(at, length, foreign);
        break;
      default:
        out.insert(at, foreign);
    }
  }
  return out;
}

}  // namespace

std::string GenerateCell(Random& random) {
  std::string cell;
  Expand("<cell>", random, cell);
  const std::uint64_t draw = random.Below(10);
  if (draw < 3) return Noisy(cell, random);
  if (draw == 3) return Damaged(cell, random);
  return cell;
}

}  // namespace jixiao::properties
