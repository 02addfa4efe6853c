#include "report/words.h"

#include <array>
#include <cstddef>

namespace jixiao::report {
namespace {

constexpr std::array<Words, 3> kSeverities = {
    {{"提示", "note"}, {"警告", "warning"}, {"错误", "error"}}};
constexpr std::array<Words, 4> kGroups = {{{"完整性", "completeness"},
                                           {"相关性", "relevance"},
                                           {"适当性", "appropriateness"},
                                           {"可行性", "feasibility"}}};
constexpr std::array<Words, 21> kFields = {{{"项目编码", "code"},
                                            {"项目名称", "name"},
                                            {"预算数", "budget"},
                                            {"资金支出计划", "payment plan"},
                                            {"绩效目标", "goals"},
                                            {"绩效指标", "indicators"},
                                            {"一级指标", "first level"},
                                            {"二级指标", "second level"},
                                            {"三级指标", "third level"},
                                            {"绩效指标描述", "description"},
                                            {"指标值", "target"},
                                            {"指标性质", "symbol"},
                                            {"度量单位", "unit"},
                                            {"指标方向性", "direction"},
                                            {"指标值确定依据", "basis"},
                                            {"分值", "weight"},
                                            {"实际完成值", "actual"},
                                            {"得分", "score"},
                                            {"偏差原因", "reason"},
                                            {"执行率说明", "reason of the execution rate"},
                                            {"评分标准", "scoring standard"}}};
constexpr std::array<Words, 5> kLights = {
    {{"—", "—"}, {"红", "red"}, {"黄", "yellow"}, {"绿", "green"}, {"蓝", "blue"}}};

template <std::size_t kSize, typename Enum>
Words Of(const std::array<Words, kSize>& words, Enum value) {
  const auto index = static_cast<std::size_t>(value);
  return index < kSize ? words[index] : Words{};
}

std::string_view Stated(const std::optional<std::string>& text) {
  return text ? std::string_view(*text) : std::string_view();
}

}  // namespace

Words SeverityWords(Severity severity) { return Of(kSeverities, severity); }
Words GroupWords(FindingGroup group) { return Of(kGroups, group); }
Words FieldWords(ModelField field) { return Of(kFields, field); }
Words LightWords(Light light) { return Of(kLights, light); }

std::string_view FieldText(const Indicator& row, ModelField field) {
  switch (field) {
    case ModelField::kLevel1:
      return row.level1;
    case ModelField::kLevel2:
      return row.level2;
    case ModelField::kLevel3:
      return row.level3;
    case ModelField::kDescription:
      return row.description;
    case ModelField::kTarget:
      return row.target;
    case ModelField::kSymbol:
      return Stated(row.symbol);
    case ModelField::kUnit:
      return Stated(row.unit);
    case ModelField::kDirection:
      return Stated(row.direction);
    case ModelField::kBasis:
      return row.basis;
    case ModelField::kActual:
      return Stated(row.actual);
    case ModelField::kReason:
      return Stated(row.reason);
    case ModelField::kStandard:
      return Stated(row.standard);
    default:
      return {};
  }
}

}  // namespace jixiao::report
