// What the tests of the C functions share: owned handles, views, small inputs.
#ifndef JIXIAO_TESTS_CAPI_SUPPORT_H_
#define JIXIAO_TESTS_CAPI_SUPPORT_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "jixiao.h"
#include "properties/arrow_columns.h"

namespace jixiao::capi_test {

// clang-format off
inline void Destroy(jixiao_error* handle) { jixiao_error_destroy(handle); }
inline void Destroy(jixiao_text* handle) { jixiao_text_destroy(handle); }
inline void Destroy(jixiao_diagnostics* handle) { jixiao_diagnostics_destroy(handle); }
inline void Destroy(jixiao_threshold* handle) { jixiao_threshold_destroy(handle); }
inline void Destroy(jixiao_actual* handle) { jixiao_actual_destroy(handle); }
inline void Destroy(jixiao_standard* handle) { jixiao_standard_destroy(handle); }
inline void Destroy(jixiao_policy* handle) { jixiao_policy_destroy(handle); }
inline void Destroy(jixiao_outcome* handle) { jixiao_outcome_destroy(handle); }
inline void Destroy(jixiao_model* handle) { jixiao_model_destroy(handle); }
inline void Destroy(jixiao_model_builder* handle) { jixiao_model_builder_destroy(handle); }
inline void Destroy(jixiao_assessment* handle) { jixiao_assessment_destroy(handle); }
inline void Destroy(jixiao_review* handle) { jixiao_review_destroy(handle); }
inline void Destroy(jixiao_verification* handle) { jixiao_verification_destroy(handle); }
inline void Destroy(jixiao_grids* handle) { jixiao_grids_destroy(handle); }
inline void Destroy(jixiao_records* handle) { jixiao_records_destroy(handle); }
inline void Destroy(jixiao_grid_builder* handle) { jixiao_grid_builder_destroy(handle); }
inline void Destroy(jixiao_progress* handle) { jixiao_progress_destroy(handle); }
// clang-format on

struct Destroyer {
  template <typename Handle>
  void operator()(Handle* handle) const {
    Destroy(handle);
  }
};
template <typename Handle>
using Owned = std::unique_ptr<Handle, Destroyer>;

// Calls a function whose last arguments are `Handle** out, jixiao_error** error`; null on failure.
template <typename Handle, typename... Parameters, typename... Arguments>
Owned<Handle> Make(int32_t (*function)(Parameters...), Arguments... arguments) {
  Handle* out = nullptr;
  const int32_t status = function(arguments..., &out, nullptr);
  return Owned<Handle>(status == JIXIAO_STATUS_OK ? out : nullptr);
}

template <typename Struct>
Struct Versioned() {
  Struct value{};
  value.struct_size = sizeof value;
  return value;
}

// Calls a function whose last arguments are `Struct* out, jixiao_error** error`.
template <typename Struct, typename... Parameters, typename... Arguments>
Struct Get(int32_t (*function)(Parameters...), Arguments... arguments) {
  Struct out = Versioned<Struct>();
  if (function(arguments..., &out, nullptr) != JIXIAO_STATUS_OK) out = Struct{};
  return out;
}

// ---- Arrow structs

template <typename T>
concept ArrowStruct = std::is_same_v<T, ArrowArray> || std::is_same_v<T, ArrowSchema> ||
    std::is_same_v<T, ArrowArrayStream>;
// `ArrowArray*` and its like: a result that the caller releases.
template <typename T>
concept ArrowResult = std::is_pointer_v<T> && ArrowStruct<std::remove_pointer_t<T>>;

// Of the streams of a call, the one that goes in.
template <ArrowStruct T>
bool IsInput([[maybe_unused]] const T& value) {
  if constexpr (std::is_same_v<T, ArrowArrayStream>) return properties::Source::IsSource(value);
  return false;
}

template <ArrowStruct T>
void Release(T* value) {
  if (value->release != nullptr) value->release(value);
}

inline jixiao_view View(std::string_view text) { return {text.data(), text.size()}; }
inline std::string String(const jixiao_view& view) {
  return view.data == nullptr ? "(not stated)" : std::string(view.data, view.size);
}
inline std::string String(const Owned<jixiao_text>& text) {
  return std::string(jixiao_text_data(text.get()), jixiao_text_size(text.get()));
}
inline std::string String(const jixiao_decimal& value) {
  if (value.stated == 0) return "(not stated)";
  return String(Make<jixiao_text>(&jixiao_decimal_format, &value));
}
inline jixiao_decimal Decimal(std::string_view text) {
  jixiao_decimal value{};
  jixiao_decimal_parse(text.data(), text.size(), &value, nullptr);
  return value;
}
inline std::string Name(int32_t enumeration, int32_t value) {
  jixiao_view name{};
  jixiao_enum_name(enumeration, value, &name, nullptr);
  return String(name);
}

inline Owned<jixiao_threshold> Threshold(std::string_view text,
                                         const jixiao_context* context = nullptr) {
  return Make<jixiao_threshold>(&jixiao_threshold_parse, text.data(), text.size(), context);
}
inline Owned<jixiao_actual> Actual(std::string_view text, const jixiao_context* context = nullptr) {
  return Make<jixiao_actual>(&jixiao_actual_parse, text.data(), text.size(), context);
}
inline Owned<jixiao_model> ModelOf(std::string_view json) {
  return Make<jixiao_model>(&jixiao_model_from_json, json.data(), json.size(), nullptr);
}

// A filing of one project: small, and with something in every list.
inline constexpr std::string_view kModelJson = R"({
  "format_version": 1,
  "department": {"code": "001", "name": "某局", "unit_name": "某局本级", "year": 2024,
    "overall_goal": "总目标", "goals": [{"title": "甲", "goal": "乙", "indicators": "丙"}],
    "safeguards": ["制度"]},
  "projects": [{
    "code": "P1", "name": "项目一",
    "budget": {"unit": "万元", "total": "2.00", "fiscal": "2.00", "other": null,
      "adjusted": null, "spent": "1.98", "weight": null, "score": null,
      "lines": [{"kind": "fiscal", "opening": "2.00", "adjusted": null, "spent": null}]},
    "purpose": "用途",
    "payment_plan": [{"by": "06-30", "percent": "50"}, {"by": "12-31", "percent": null}],
    "goals": ["目标一"], "kind": "self_assessment", "as_of": "2024-12-31",
    "level_weights": [{"level1": "产出指标", "level2": "", "weight": "50"}],
    "indicators": [
      {"level1": "产出指标", "level2": "数量指标", "level3": "企业数", "description": "家数",
       "target": "≥15家", "actual": "16家", "other_targets": {"上年完成值": "14家"},
       "extra": {"责任科室": "某科"}},
      {"level1": "产出指标", "level2": "成本指标", "level3": "控制", "target": "≤2万",
       "actual": "19,800元", "surprise": 1},
      {"level1": "效益指标", "level2": "社会效益指标", "level3": "效果", "target": "明显"},
      {"level1": "满意度指标", "level2": "满意度", "level3": "满意度", "target": "≥90%",
       "actual": "92.5%"}]}]})";

inline constexpr std::string_view kGridsJson = R"({"format_version": 1, "grids": [
  {"name": "表1", "surprise": 1, "rows": [[{"text": "项目名称", "place": "A1"},
    {"text": "甲", "columns": 3}], [{"text": "预算数"}, {"text": "2.00", "columns": 3}]]}]})";
inline constexpr std::string_view kPage =
    "<html><body><p>表题<table><tr><td colspan=2>项目名称<td>甲</table>";

inline constexpr std::string_view kRecordsJson = R"({
  "PM_SELF_EVAL_INDICATOR": [{"pro_code": "P1", "lv1_perf_ind_name": "产出指标",
    "lv2_perf_ind_name": "数量指标", "lv3_perf_ind_name": "场次", "kpi_val": "≥4场",
    "ind_comp": "4场", "ind_weight": "90"}],
  "PM_PERF_SELF_BGT": [{"pro_code": "P1", "cur_amt": "20000.00", "year_exe_amt": "20000.00"}]})";
inline constexpr std::string_view kRecordsCsv = "pro_code,kpi_target\nP1,办好\n";

// Claims a score that a known rule gives. One row: each allocation of verifying it fails in turn.
inline constexpr std::string_view kClaimingJson = R"({
  "format_version": 1,
  "projects": [{"code": "P1", "budget": {"weight": "10", "score": "10"},
    "indicators": [{"level1": "产出指标", "target": "≤10", "weight": "90", "actual": "12",
                    "score": "72"}]}]})";

inline constexpr std::string_view kActualsCsv =
    "项目编码,项目名称,一级指标,二级指标,三级指标,指标值,分值,实际完成值,评价等次,达成度,计算基数,"
    "扣分,是否适用,偏差原因\n"
    "P1,项目一,效益指标,社会效益指标,效果,明显,,达成,,,,,,\n"
    "P9,无此项目,效益指标,社会效益指标,效果,明显,,达成,,,,,,\n";

}  // namespace jixiao::capi_test

#endif  // JIXIAO_TESTS_CAPI_SUPPORT_H_
