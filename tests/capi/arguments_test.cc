// Each function with each of its arguments wrong in turn: always a status, never a crash, and no
// result where the call failed. The wrong values follow from the types of the parameters.
#include <gtest/gtest.h>

#include <cstring>
#include <string>
#include <tuple>
#include <type_traits>
#include <vector>

#include "calls.h"

namespace jixiao::capi_test {
namespace {

template <typename T>
concept HasStructSize = requires(T value) {
  value.struct_size;
};

// `Handle**`: a result that the caller owns.
template <typename T>
constexpr bool kIsOwnedResult =
    std::is_pointer_v<T>&& std::is_pointer_v<std::remove_pointer_t<T>> &&
    !std::is_const_v<std::remove_pointer_t<std::remove_pointer_t<T>>> &&
    !std::is_same_v<T, jixiao_error**>;

template <typename... Parameters>
class Probe {
 public:
  using Function = int32_t (*)(Parameters...);
  using Arguments = std::tuple<Parameters...>;
  static constexpr std::size_t kCount = sizeof...(Parameters) - 1;  // without the error

  Probe(const Call& call, Function function, Arguments good)
      : call_(call), function_(function), good_(std::move(good)) {}

  void Run() {
    Expect(good_, call_.expected, "as it should be");
    ForEach(std::make_index_sequence<kCount>());
  }

 private:
  template <std::size_t... I>
  void ForEach(std::index_sequence<I...>) {
    (Vary<I>(), ...);
  }

  template <std::size_t I>
  auto With(std::tuple_element_t<I, Arguments> value) {
    Arguments changed = good_;
    std::get<I>(changed) = value;
    return changed;
  }
  template <std::size_t I>
  std::string At(const char* what) {
    return "argument " + std::to_string(I) + " " + what;
  }

  template <std::size_t I>
  void Vary() {
    using T = std::tuple_element_t<I, Arguments>;
    if constexpr (std::is_same_v<T, const char*>) {
      VaryText<I>();
    } else if constexpr (std::is_pointer_v<T>) {
      const int32_t expected =
          call_.nullable.contains(I) ? JIXIAO_STATUS_OK : int32_t{JIXIAO_STATUS_INVALID_ARGUMENT};
      Expect(With<I>(nullptr), expected, At<I>("NULL"));
      if constexpr (HasStructSize<std::remove_pointer_t<T>>) VaryStruct<I>();
      if constexpr (std::is_same_v<T, const jixiao_decimal*>) VaryDecimal<I>();
    } else if constexpr (std::is_same_v<T, int32_t>) {
      for (const int32_t wrong : {-1, 1 << 20, INT32_MIN}) {
        Expect(With<I>(wrong), JIXIAO_STATUS_INVALID_ARGUMENT, At<I>("not of its enum"));
      }
    } else {
      static_assert(std::is_same_v<T, std::size_t>);
      Expect(With<I>(SIZE_MAX), JIXIAO_STATUS_INVALID_ARGUMENT, At<I>("too large"));
    }
  }

  template <std::size_t I>
  void VaryText() {
    Expect(With<I>(nullptr), JIXIAO_STATUS_INVALID_ARGUMENT, At<I>("NULL with a size"));
    static constexpr char kNoUtf8[] = "\xFF\xFE";
    Arguments bad = With<I>(kNoUtf8);
    std::get<I + 1>(bad) = 2;
    Expect(bad, call_.bad_text, At<I>("not UTF-8"));
    Arguments empty = With<I>(nullptr);
    std::get<I + 1>(empty) = 0;
    ExpectSomeStatus(empty, At<I>("empty"));
  }

  template <std::size_t I>
  void VaryDecimal() {
    jixiao_decimal wrong = *std::get<I>(good_);
    for (const int32_t stated : {0, 2, -1}) {
      wrong.stated = stated;
      Expect(With<I>(&wrong), JIXIAO_STATUS_INVALID_ARGUMENT, At<I>("not stated"));
    }
    wrong.stated = 1;
    for (const int32_t scale : {-1, 39, INT32_MAX}) {
      wrong.scale = scale;
      Expect(With<I>(&wrong), JIXIAO_STATUS_OUT_OF_RANGE, At<I>("with a scale that cannot be"));
    }
    wrong.scale = 0;
    wrong.high = INT64_MAX;
    Expect(With<I>(&wrong), JIXIAO_STATUS_OUT_OF_RANGE, At<I>("of 39 digits"));
  }

  template <std::size_t I>
  void VaryStruct() {
    using Pointer = std::tuple_element_t<I, Arguments>;
    using Struct = std::remove_const_t<std::remove_pointer_t<Pointer>>;
    constexpr bool kIsInput = std::is_const_v<std::remove_pointer_t<Pointer>>;
    constexpr std::size_t kRoom = 8192;
    alignas(Struct) static char room[kRoom];
    auto* value = reinterpret_cast<Struct*>(room);
    const auto prepare = [&](std::size_t size, char rest) {
      std::memset(room, rest, kRoom);
      std::memcpy(room, std::get<I>(good_), sizeof(Struct));
      value->struct_size = size;
    };

    for (const std::size_t size : {std::size_t{0}, std::size_t{4}, sizeof(Struct) - 1,
                                   sizeof(Struct) + 1, std::size_t{4104}, SIZE_MAX}) {
      prepare(size, 0);
      Expect(With<I>(value), JIXIAO_STATUS_INVALID_ARGUMENT,
             At<I>("with a struct_size that cannot be"));
    }
    for (std::size_t size = sizeof(std::size_t); size < sizeof(Struct); size += sizeof(void*)) {
      prepare(size, '\x5A');
      if (!kIsInput) std::memset(room + size, '\x5A', kRoom - size);
      ExpectSomeStatus(With<I>(value), At<I>("of an older host"));
      for (std::size_t i = size; !kIsInput && i < kRoom; ++i) {
        ASSERT_EQ(room[i], '\x5A') << call_.name << " writes behind a short struct, byte " << i;
      }
    }
    const std::size_t longer = sizeof(Struct) + 64;
    prepare(longer, 0);
    Expect(With<I>(value), call_.expected, At<I>("of a newer host, unknown fields zero"));
    prepare(longer, '\x5A');
    Expect(With<I>(value), kIsInput ? int32_t{JIXIAO_STATUS_INVALID_ARGUMENT} : call_.expected,
           At<I>("of a newer host, unknown fields set"));
    for (std::size_t i = sizeof(Struct); !kIsInput && i < longer; ++i) {
      ASSERT_EQ(room[i], 0) << call_.name << " leaves an unknown field as it was";
    }
    // Any limit is right, and no function of a host can be told from another.
    if (kIsInput && !std::is_same_v<Struct, jixiao_limits> &&
        !std::is_same_v<Struct, jixiao_watch>) {
      std::memset(room, '\xFF', kRoom);
      value->struct_size = sizeof(Struct);
      Expect(With<I>(value), JIXIAO_STATUS_INVALID_ARGUMENT, At<I>("with nothing right in it"));
    }
  }

  void Expect(const Arguments& arguments, int32_t expected, const std::string& what) {
    EXPECT_EQ(Invoke(arguments, what), expected) << call_.name << ", " << what;
  }
  void ExpectSomeStatus(const Arguments& arguments, const std::string& what) {
    const int32_t status = Invoke(arguments, what);
    EXPECT_TRUE(status >= JIXIAO_STATUS_OK && status < JIXIAO_STATUS_INTERNAL)
        << call_.name << ", " << what;
  }

  // Calls without and with an error, frees what it got, and checks what holds for every call.
  int32_t Invoke(Arguments arguments, const std::string& what) {
    std::get<kCount>(arguments) = nullptr;
    const int32_t quiet = Once(arguments, what);
    jixiao_error* error = reinterpret_cast<jixiao_error*>(&error);  // to be overwritten
    std::get<kCount>(arguments) = &error;
    const int32_t status = Once(arguments, what);
    EXPECT_EQ(quiet, status) << call_.name << ", " << what;
    EXPECT_EQ(error == nullptr, status == JIXIAO_STATUS_OK) << call_.name << ", " << what;
    EXPECT_EQ(jixiao_error_status(error), status) << call_.name << ", " << what;
    EXPECT_EQ(*jixiao_error_message(error) == '\0', status == JIXIAO_STATUS_OK) << call_.name;
    jixiao_error_destroy(error);
    return status;
  }

  int32_t Once(const Arguments& arguments, const std::string& what) {
    std::apply([&](auto... argument) { (Spoil(argument), ...); }, arguments);
    const int32_t status = std::apply(function_, arguments);
    std::apply([&](auto... argument) { (Collect(argument, status, what), ...); }, arguments);
    return status;
  }

  // A result must be written by the call, whatever stood there.
  template <typename T>
  void Spoil(T argument) {
    if constexpr (kIsOwnedResult<T>) {
      if (argument != nullptr) *argument = reinterpret_cast<std::remove_pointer_t<T>>(argument);
    }
    if constexpr (ArrowResult<T>) {
      if (argument != nullptr && !IsInput(*argument)) {
        std::memset(argument, '\x5A', sizeof *argument);
      }
    }
  }
  template <typename T>
  void Collect(T argument, int32_t status, const std::string& what) {
    if constexpr (kIsOwnedResult<T>) {
      if (argument == nullptr) return;
      EXPECT_EQ(*argument != nullptr, status == JIXIAO_STATUS_OK) << call_.name << ", " << what;
      Destroy(*argument);
      *argument = nullptr;
    }
    if constexpr (ArrowResult<T>) {
      if (argument == nullptr || IsInput(*argument)) return;
      EXPECT_EQ(argument->release != nullptr, status == JIXIAO_STATUS_OK)
          << call_.name << ", " << what;
      Release(argument);
    }
  }

  Call call_;
  Function function_;
  Arguments good_;
};

TEST(Arguments, WrongOnesGiveAStatus) {
  const Inputs in;
  Outputs out;
  VisitCalls(in, out, [](const Call& call, auto function, auto... arguments) {
    const auto make = [&]<typename... P>(int32_t (*f)(P...)) {
      return Probe<P...>(call, f, std::tuple<P...>(arguments..., nullptr));
    };
    make(function).Run();
  });
}

TEST(Arguments, NullHandlesOfPlainAccessorsAreEmpty) {
  EXPECT_STREQ(jixiao_text_data(nullptr), "");
  EXPECT_EQ(jixiao_text_size(nullptr), 0U);
  EXPECT_EQ(jixiao_error_status(nullptr), JIXIAO_STATUS_OK);
  EXPECT_STREQ(jixiao_error_message(nullptr), "");
  EXPECT_EQ(jixiao_error_fault_count(nullptr), 0U);
  EXPECT_EQ(jixiao_diagnostics_count(nullptr), 0U);
}

TEST(Arguments, NullMayBeDestroyed) {
  jixiao_error_destroy(nullptr);
  jixiao_text_destroy(nullptr);
  jixiao_diagnostics_destroy(nullptr);
  jixiao_threshold_destroy(nullptr);
  jixiao_actual_destroy(nullptr);
  jixiao_policy_destroy(nullptr);
  jixiao_outcome_destroy(nullptr);
  jixiao_model_destroy(nullptr);
  jixiao_model_builder_destroy(nullptr);
  jixiao_assessment_destroy(nullptr);
  jixiao_review_destroy(nullptr);
  jixiao_verification_destroy(nullptr);
  jixiao_progress_destroy(nullptr);
}

// A field of an input struct that is wrong, and how.
template <typename Struct>
struct BadField {
  const char* what;
  int32_t expected;
  void (*spoil)(Struct& value);
};

jixiao_decimal HalvesThatAreNoDecimal() { return {0, INT64_MAX, 0, 1}; }

TEST(Arguments, WrongFieldsOfARow) {
  using Row = jixiao_row;
  const BadField<Row> fields[] = {
      {"direction", JIXIAO_STATUS_INVALID_ARGUMENT, [](Row& row) { row.direction = 3; }},
      {"achievement", JIXIAO_STATUS_INVALID_ARGUMENT, [](Row& row) { row.achievement = 4; }},
      {"weight", JIXIAO_STATUS_OUT_OF_RANGE,
       [](Row& row) { row.weight = HalvesThatAreNoDecimal(); }},
      {"weight", JIXIAO_STATUS_INVALID_ARGUMENT, [](Row& row) { row.weight = Decimal("-1"); }},
      {"degree", JIXIAO_STATUS_INVALID_ARGUMENT, [](Row& row) { row.degree.stated = 2; }},
      {"deduction", JIXIAO_STATUS_INVALID_ARGUMENT, [](Row& row) { row.deduction.stated = -1; }},
      {"not_applicable", JIXIAO_STATUS_INVALID_ARGUMENT, [](Row& row) { row.not_applicable = 2; }},
      {"reserved", JIXIAO_STATUS_INVALID_ARGUMENT, [](Row& row) { row.reserved = 1; }}};
  const auto target = Threshold("≥15家");
  const auto actual = Actual("12家");
  for (const auto& field : fields) {
    Row row = Versioned<Row>();
    field.spoil(row);
    jixiao_outcome* outcome = nullptr;
    jixiao_error* error = nullptr;
    EXPECT_EQ(
        jixiao_threshold_evaluate(target.get(), actual.get(), &row, nullptr, &outcome, &error),
        field.expected)
        << field.what;
    EXPECT_NE(std::string(jixiao_error_message(error)).find("row." + std::string(field.what)),
              std::string::npos)
        << jixiao_error_message(error);
    jixiao_error_destroy(error);
  }
}

TEST(Arguments, WrongFieldsOfAContext) {
  using Context = jixiao_context;
  const BadField<Context> fields[] = {
      {"header_unit", JIXIAO_STATUS_INVALID_UTF8, [](Context& c) { c.header_unit = View("\xC3"); }},
      {"name", JIXIAO_STATUS_INVALID_UTF8, [](Context& c) { c.name = View("\xED\xA0\x80"); }},
      {"description", JIXIAO_STATUS_INVALID_UTF8, [](Context& c) { c.description = View("\xFF"); }},
      {"year", JIXIAO_STATUS_INVALID_ARGUMENT, [](Context& c) { c.year = -1; }},
      {"year", JIXIAO_STATUS_INVALID_ARGUMENT, [](Context& c) { c.year = 1899; }},
      {"year", JIXIAO_STATUS_INVALID_ARGUMENT, [](Context& c) { c.year = 2200; }},
      {"row_kind", JIXIAO_STATUS_INVALID_ARGUMENT, [](Context& c) { c.row_kind = -1; }},
      {"row_kind", JIXIAO_STATUS_INVALID_ARGUMENT, [](Context& c) { c.row_kind = 7; }}};
  for (const auto& field : fields) {
    Context context = Versioned<Context>();
    field.spoil(context);
    jixiao_threshold* threshold = nullptr;
    EXPECT_EQ(jixiao_threshold_parse("1", 1, &context, &threshold, nullptr), field.expected)
        << field.what;
    jixiao_actual* actual = nullptr;
    EXPECT_EQ(jixiao_actual_parse("1", 1, &context, &actual, nullptr), field.expected);
    jixiao_outcome* outcome = nullptr;
    EXPECT_EQ(jixiao_evaluate("1", 1, "1", 1, &context, nullptr, nullptr, &outcome, nullptr),
              field.expected);
  }
}

TEST(Arguments, WrongFieldsOfAPlanEntryAndABudgetLine) {
  auto builder = Make<jixiao_model_builder>(&jixiao_model_builder_create, nullptr);
  const auto project = Versioned<jixiao_project>();
  ASSERT_EQ(jixiao_model_builder_add_project(builder.get(), &project, nullptr), JIXIAO_STATUS_OK);
  const std::pair<int32_t, int32_t> no_days[] = {{0, 1},  {13, 1}, {1, 0},
                                                 {1, 32}, {2, 30}, {4, 31}};
  for (const auto& [month, day] : no_days) {
    auto entry = Versioned<jixiao_plan_entry>();
    entry.month = month;
    entry.day = day;
    EXPECT_EQ(jixiao_model_builder_add_plan_entry(builder.get(), &entry, nullptr),
              JIXIAO_STATUS_INVALID_ARGUMENT)
        << month << " " << day;
  }
  auto line = Versioned<jixiao_budget_line>();
  line.kind = 7;
  EXPECT_EQ(jixiao_model_builder_add_budget_line(builder.get(), &line, nullptr),
            JIXIAO_STATUS_INVALID_ARGUMENT);
}

TEST(Arguments, AModelThatJsonCannotSayIsNotBuilt) {
  const auto ok = [](int32_t status) { EXPECT_EQ(status, JIXIAO_STATUS_OK); };
  auto builder = Make<jixiao_model_builder>(&jixiao_model_builder_create, nullptr);
  auto department = Versioned<jixiao_department>();
  for (const int32_t year : {-1, 1, 1899, 2200, 67560}) {
    department.year = year;
    EXPECT_EQ(jixiao_model_builder_set_department(builder.get(), &department, nullptr),
              JIXIAO_STATUS_INVALID_ARGUMENT)
        << year;
  }
  const auto project = Versioned<jixiao_project>();
  const auto indicator = Versioned<jixiao_indicator>();
  ok(jixiao_model_builder_add_project(builder.get(), &project, nullptr));
  ok(jixiao_model_builder_add_indicator(builder.get(), &indicator, nullptr));
  auto cell = Versioned<jixiao_labelled_text>();
  cell.label = View("备注");
  ok(jixiao_model_builder_add_extra(builder.get(), &cell, nullptr));
  ok(jixiao_model_builder_add_extra(builder.get(), &cell, nullptr));
  jixiao_model* model = nullptr;
  jixiao_error* error = nullptr;
  EXPECT_EQ(jixiao_model_builder_finish(builder.get(), &model, &error),
            JIXIAO_STATUS_INVALID_ARGUMENT);
  EXPECT_EQ(model, nullptr);
  EXPECT_EQ(std::string_view(jixiao_error_message(error)).find("projects[0].indicators[0].extra: "),
            0U);
  jixiao_error_destroy(error);
}

TEST(Arguments, AnErrorThatIsAskedAboutStaysWhereItIs) {
  const std::string_view faulty = Inputs::kFaultyPolicy;
  jixiao_policy* policy = nullptr;
  jixiao_error* error = nullptr;
  ASSERT_EQ(jixiao_policy_from_json(faulty.data(), faulty.size(), &policy, &error),
            JIXIAO_STATUS_INVALID_FORMAT);
  jixiao_error* const asked = error;
  auto fault = Versioned<jixiao_fault>();
  EXPECT_EQ(jixiao_error_fault(error, 0, &fault, &error), JIXIAO_STATUS_OK);
  EXPECT_EQ(error, asked);
  EXPECT_EQ(jixiao_error_fault(error, 99, &fault, &error), JIXIAO_STATUS_INVALID_ARGUMENT);
  EXPECT_EQ(error, asked);
  EXPECT_EQ(jixiao_error_fault_count(error), 2U);
  jixiao_error_destroy(error);
}

TEST(Arguments, AClaimIsOfARowOrOfBudgetExecution) {
  const Inputs in;
  const struct {
    int32_t scope;
    std::size_t row;
    int32_t expected;
  } cases[] = {{JIXIAO_SCOPE_ROW, 0, JIXIAO_STATUS_OK},
               {JIXIAO_SCOPE_ROW, 1, JIXIAO_STATUS_INVALID_ARGUMENT},
               {JIXIAO_SCOPE_EXECUTION, 0, JIXIAO_STATUS_OK},
               {JIXIAO_SCOPE_EXECUTION, 1, JIXIAO_STATUS_INVALID_ARGUMENT},
               {JIXIAO_SCOPE_PROJECT, 0, JIXIAO_STATUS_INVALID_ARGUMENT},
               {99, 0, JIXIAO_STATUS_INVALID_ARGUMENT}};
  for (const auto& one : cases) {
    auto claim = Versioned<jixiao_claim>();
    EXPECT_EQ(
        jixiao_verification_claim(in.verification.get(), 0, one.scope, one.row, &claim, nullptr),
        one.expected)
        << one.scope << " " << one.row;
  }
}

TEST(Arguments, PiecesOfAProjectNeedAProject) {
  auto builder = Make<jixiao_model_builder>(&jixiao_model_builder_create, nullptr);
  const auto indicator = Versioned<jixiao_indicator>();
  EXPECT_EQ(jixiao_model_builder_add_indicator(builder.get(), &indicator, nullptr),
            JIXIAO_STATUS_INVALID_ARGUMENT);
  EXPECT_EQ(jixiao_model_builder_add_goal(builder.get(), "a", 1, nullptr),
            JIXIAO_STATUS_INVALID_ARGUMENT);
}

TEST(Arguments, ALimitStopsAReading) {
  auto limits = Versioned<jixiao_limits>();
  limits.document_bytes = 10;
  jixiao_model* model = nullptr;
  EXPECT_EQ(jixiao_model_from_json(kModelJson.data(), kModelJson.size(), &limits, &model, nullptr),
            JIXIAO_STATUS_LIMIT_EXCEEDED);
  EXPECT_EQ(jixiao_model_from_text(kModelJson.data(), kModelJson.size(), &limits, &model, nullptr),
            JIXIAO_STATUS_LIMIT_EXCEEDED);
}

TEST(Arguments, SoDoTooManyProjects) {
  const std::string_view two = R"({"format_version": 1, "projects": [{}, {}]})";
  auto limits = Versioned<jixiao_limits>();
  for (const auto& [most, status] : {std::pair{0U, JIXIAO_STATUS_OK},
                                     {2U, JIXIAO_STATUS_OK},
                                     {1U, JIXIAO_STATUS_LIMIT_EXCEEDED}}) {
    limits.projects = most;
    jixiao_model* model = nullptr;
    EXPECT_EQ(jixiao_model_from_json(two.data(), two.size(), &limits, &model, nullptr), status);
    jixiao_model_destroy(model);
  }
}

}  // namespace
}  // namespace jixiao::capi_test
