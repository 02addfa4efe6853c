// Choosing a policy, shared by policy.cc and the call that does all in one.
#ifndef JIXIAO_CAPI_POLICY_H_
#define JIXIAO_CAPI_POLICY_H_

#include <memory>
#include <string_view>

#include "internal.h"

namespace jixiao::capi {

// A valid policy, or a failure that lists all of its faults.
Failure ReadPolicy(std::string_view json, std::unique_ptr<Policy>& policy);
// kNotFound, with the names that there are.
Status FindPreset(std::string_view name, const Policy*& policy);

}  // namespace jixiao::capi

#endif  // JIXIAO_CAPI_POLICY_H_
