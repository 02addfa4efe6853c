// Each function with its first, second … allocation failing, until it succeeds: every run ends in
// success or a clean status, with nothing leaked (AddressSanitizer) and nothing half done. Once as
// std::bad_alloc and once as an exception that nobody knows.
#include <gtest/gtest.h>

#include <cerrno>
#include <cstdlib>
#include <functional>
#include <new>

#include "calls.h"

namespace {

enum class Failing { kNever, kOnce, kFromThereOn };
struct ForeignException {};

// Of the thread under test; everything else in the process allocates as always.
thread_local Failing g_failing = Failing::kNever;
thread_local bool g_foreign = false;
thread_local long g_left = 0;
thread_local bool g_fired = false;

bool Fails() {
  if (g_failing == Failing::kNever || g_left-- > 0) return false;
  g_fired = true;
  if (g_failing == Failing::kOnce) g_failing = Failing::kNever;
  return true;
}

void* Allocate(std::size_t size, std::size_t alignment) {
  if (Fails()) {
    if (g_foreign) throw ForeignException();
    throw std::bad_alloc();
  }
  const std::size_t rounded = (size + alignment - 1) / alignment * alignment;
  void* memory = alignment <= alignof(std::max_align_t)
                     ? std::malloc(size == 0 ? 1 : size)
                     : std::aligned_alloc(alignment, rounded == 0 ? alignment : rounded);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

// Not inlined: GCC would see free() meet a pointer from new and warn.
[[gnu::noinline]] void Free(void* memory) { std::free(memory); }

}  // namespace

void* operator new(std::size_t size) { return Allocate(size, 1); }
void* operator new[](std::size_t size) { return Allocate(size, 1); }
void* operator new(std::size_t size, std::align_val_t alignment) {
  return Allocate(size, static_cast<std::size_t>(alignment));
}
void* operator new[](std::size_t size, std::align_val_t alignment) {
  return Allocate(size, static_cast<std::size_t>(alignment));
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return Fails() ? nullptr : std::malloc(size == 0 ? 1 : size);
}
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept {
  return Fails() ? nullptr : std::malloc(size == 0 ? 1 : size);
}
void operator delete(void* memory) noexcept { Free(memory); }
void operator delete[](void* memory) noexcept { Free(memory); }
void operator delete(void* memory, std::size_t) noexcept { Free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { Free(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { Free(memory); }
void operator delete[](void* memory, std::align_val_t) noexcept { Free(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { Free(memory); }
void operator delete[](void* memory, std::size_t, std::align_val_t) noexcept { Free(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { Free(memory); }
void operator delete[](void* memory, const std::nothrow_t&) noexcept { Free(memory); }

namespace jixiao::capi_test {
namespace {

struct Mode {
  const char* name;
  Failing failing;
  bool foreign;
};
constexpr Mode kModes[] = {{"one allocation fails", Failing::kOnce, false},
                           {"all fail from there on", Failing::kFromThereOn, false},
                           {"a foreign exception", Failing::kOnce, true}};

// Runs `call` with allocation 1, 2 … failing until no allocation is left to fail. `call` frees what
// it got. Returns how many allocations there were.
long FailEachAllocation(const std::string& name, int32_t expected,
                        const std::function<int32_t(jixiao_error**)>& call) {
  long allocations = 0;
  for (const Mode& mode : kModes) {
    for (long n = 0;; ++n) {
      jixiao_error* error = nullptr;
      g_foreign = mode.foreign;
      g_left = n;
      g_fired = false;
      g_failing = mode.failing;
      const int32_t status = call(&error);
      g_failing = Failing::kNever;

      const std::string where = name + ", " + mode.name + ", allocation " + std::to_string(n + 1);
      EXPECT_EQ(jixiao_error_status(error), status) << where;
      EXPECT_EQ(*jixiao_error_message(error) == '\0', status == JIXIAO_STATUS_OK) << where;
      jixiao_error_destroy(error);
      if (!g_fired) {
        EXPECT_EQ(status, expected) << where;
        allocations = n;
        break;
      }
      const int32_t clean = mode.foreign ? JIXIAO_STATUS_INTERNAL : JIXIAO_STATUS_OUT_OF_MEMORY;
      // Some allocations can be done without (a sort's buffer, the text of an error).
      EXPECT_TRUE(status == clean || status == expected || status == JIXIAO_STATUS_OUT_OF_MEMORY)
          << where << ": " << status;
      if (::testing::Test::HasFailure() || n > 100'000) return n;
    }
  }
  return allocations;
}

// Frees the results that a call gave; without failure there are none where the status says so.
template <typename T>
void Collect(T argument) {
  if constexpr (std::is_pointer_v<T> && std::is_pointer_v<std::remove_pointer_t<T>>) {
    if constexpr (!std::is_const_v<std::remove_pointer_t<std::remove_pointer_t<T>>>) {
      if (argument != nullptr) Destroy(*argument);
      if (argument != nullptr) *argument = nullptr;
    }
  }
  if constexpr (ArrowResult<T>) {
    if (!IsInput(*argument)) Release(argument);
  }
}

TEST(Allocation, EachThatFailsGivesACleanStatus) {
  const Inputs in;
  Outputs out;
  long all = 0;
  VisitCalls(in, out, [&](const Call& call, auto function, auto... arguments) {
    all += FailEachAllocation(call.name, call.expected, [&](jixiao_error** error) {
      const int32_t status = function(arguments..., error);
      const Failing failing = g_failing;
      g_failing = Failing::kNever;
      (Collect(arguments), ...);
      g_failing = failing;
      return status;
    });
  });
  EXPECT_GT(all, 1000) << "so few allocations that nothing was tested";
}

// Calls that fail for their own reason, and calls whose work is done only the first time.
TEST(Allocation, FailingCallsFailCleanlyToo) {
  const std::string_view policy = Inputs::kFaultyPolicy;
  FailEachAllocation("a faulty policy", JIXIAO_STATUS_INVALID_FORMAT, [&](jixiao_error** error) {
    jixiao_policy* none = nullptr;
    return jixiao_policy_from_json(policy.data(), policy.size(), &none, error);
  });
  FailEachAllocation("an unknown policy", JIXIAO_STATUS_NOT_FOUND, [&](jixiao_error** error) {
    jixiao_text* none = nullptr;
    return jixiao_assess_json(kModelJson.data(), kModelJson.size(), nullptr, 0, "a", 1, nullptr,
                              &none, nullptr, error);
  });
  FailEachAllocation("no JSON", JIXIAO_STATUS_INVALID_FORMAT, [&](jixiao_error** error) {
    jixiao_model* none = nullptr;
    return jixiao_model_from_json("{", 1, nullptr, &none, error);
  });
}

TEST(Allocation, TheFirstLookAtAThreshold) {
  for (const std::string_view cell :
       {"≥558.42 万元", "80%-90%", "≥2家，≥10人", "核定支出的50%，最高不超100万元"}) {
    FailEachAllocation(std::string(cell), JIXIAO_STATUS_OK, [&](jixiao_error** error) {
      const Failing failing = g_failing;
      g_failing = Failing::kNever;
      const auto threshold = Threshold(cell);
      g_failing = failing;
      auto info = Versioned<jixiao_threshold_info>();
      return jixiao_threshold_get(threshold.get(), &info, error);
    });
  }
}

TEST(Allocation, AFailedCallLeavesABuilderAsItWas) {
  const Inputs in;
  for (long n = 0; n < 200; ++n) {
    auto builder = Make<jixiao_model_builder>(&jixiao_model_builder_create, in.model.get());
    g_left = n;
    g_foreign = false;
    g_fired = false;
    g_failing = Failing::kOnce;
    const int32_t status =
        jixiao_model_builder_set_indicator(builder.get(), 0, 0, &in.indicator, nullptr);
    const int32_t added = status == JIXIAO_STATUS_OK ? jixiao_model_builder_add_project(
                                                           builder.get(), &in.project, nullptr)
                                                     : status;
    g_failing = Failing::kNever;
    const auto model = Make<jixiao_model>(&jixiao_model_builder_finish, builder.get());
    const auto department = Get<jixiao_department>(&jixiao_model_department, model.get());
    EXPECT_EQ(department.project_count, added == JIXIAO_STATUS_OK ? 2U : 1U);
    const auto row =
        Get<jixiao_indicator>(&jixiao_model_indicator, model.get(), std::size_t{0}, std::size_t{0});
    EXPECT_EQ(String(row.level3), status == JIXIAO_STATUS_OK ? "" : "企业数");
    if (!g_fired) return;
  }
  FAIL() << "never succeeded";
}

// A stream's functions return errno codes; nothing that is thrown leaves them either.
TEST(Allocation, PullingAStreamFailsCleanly) {
  const Inputs in;
  using Open = int32_t (*)(ArrowArrayStream*, const jixiao_batch_options*, ArrowArrayStream*,
                           jixiao_error**);
  const std::pair<Open, const jixiao_batch_options*> streams[] = {
      {&jixiao_batch_evaluate_stream, &in.batch_options},
      {&jixiao_batch_assess_stream, &in.assess_options}};
  for (const auto& [open, options] : streams) {
    bool succeeded = false;
    for (long n = 0; n < 100'000 && !succeeded; ++n) {
      ArrowArrayStream out{};
      ASSERT_EQ(open(in.row_source->stream(), options, &out, nullptr), JIXIAO_STATUS_OK);
      g_left = n;
      g_foreign = false;
      g_fired = false;
      g_failing = Failing::kOnce;
      ArrowArray array{};
      const int code = out.get_next(&out, &array);
      g_failing = Failing::kNever;
      EXPECT_TRUE(code == 0 || code == ENOMEM) << code;
      EXPECT_EQ(array.release != nullptr, code == 0);
      succeeded = !g_fired;
      Release(&array);
      Release(&out);
    }
    EXPECT_TRUE(succeeded);
  }
}

}  // namespace
}  // namespace jixiao::capi_test
