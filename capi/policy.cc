// Policies: the built-in ones are lent for the life of the program, those from JSON are owned.
#include "policy.h"

using namespace jixiao::capi;  // NOLINT
using jixiao::Policy;
using jixiao::Status;

namespace jixiao::capi {

Failure ReadPolicy(std::string_view json, std::unique_ptr<Policy>& policy) {
  auto reading = PolicyFromJson(json);
  if (!reading.ok()) return {reading.status(), {}};
  if (!reading->faults.empty()) {
    const FieldFault& first = reading->faults.front();
    const std::string place = first.line == 0 ? "" : "line " + std::to_string(first.line) + ": ";
    Status status(StatusCode::kInvalidFormat, place + first.field + ": " + first.message.en);
    return {std::move(status), std::move(reading->faults)};
  }
  policy = std::make_unique<Policy>(std::move(reading->policy));
  return {};
}

Status FindPreset(std::string_view name, const Policy*& policy) {
  policy = FindPolicy(name);
  if (policy != nullptr) return Status();
  std::string message = "no built-in policy \"" + std::string(name) + "\"; there are";
  for (const Policy& known : Policies()) message += " " + known.name;
  return Status(StatusCode::kNotFound, std::move(message));
}

}  // namespace jixiao::capi

size_t jixiao_policy_preset_count(void) { return jixiao::Policies().size(); }

int32_t jixiao_policy_preset_at(size_t index, const jixiao_policy** out, jixiao_error** error) {
  return Guard(error, Check().Out(out), [&] {
    const auto policies = jixiao::Policies();
    if (index >= policies.size()) return IndexTooLarge("index", index, policies.size());
    *out = Lend<jixiao_policy>(&policies[index]);
    return Status();
  });
}

int32_t jixiao_policy_preset(const char* name, size_t size, const jixiao_policy** out,
                             jixiao_error** error) {
  return Guard(error, Check().Text(name, size, "name").Out(out), [&] {
    const Policy* policy = nullptr;
    Status status = FindPreset(Bytes(name, size), policy);
    *out = Lend<jixiao_policy>(policy);
    return status;
  });
}

int32_t jixiao_policy_from_json(const char* text, size_t size, jixiao_policy** out,
                                jixiao_error** error) {
  return Guard(error, Check().Bytes(text, size, "text").Out(out), [&] {
    std::unique_ptr<Policy> policy;
    Failure failure = ReadPolicy(Bytes(text, size), policy);
    Give(out, std::move(policy));
    return failure;
  });
}

void jixiao_policy_destroy(jixiao_policy* policy) { Destroy(policy); }

int32_t jixiao_policy_get(const jixiao_policy* policy, jixiao_policy_info* out,
                          jixiao_error** error) {
  return Guard(error, Check().NotNull(policy, "policy").Versioned(out, "out"), [&] {
    const Policy& from = *Unwrap(policy);
    WriteStruct({.struct_size = 0,
                 .name = View(from.name),
                 .title_zh = View(from.title.zh),
                 .title_en = View(from.title.en),
                 .description_zh = View(from.description.zh),
                 .description_en = View(from.description.en)},
                out);
    return Status();
  });
}

int32_t jixiao_policy_to_json(const jixiao_policy* policy, int32_t layout, jixiao_text** out,
                              jixiao_error** error) {
  const Check check =
      Check().NotNull(policy, "policy").Enum(layout, JIXIAO_ENUMERATION_LAYOUT, "layout").Out(out);
  return Guard(error, check, [&] {
    GiveCopy(out, PolicyToJson(*Unwrap(policy), ToLayout(layout)));
    return Status();
  });
}
