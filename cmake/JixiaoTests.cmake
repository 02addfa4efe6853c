# GoogleTest programs as tests of ctest: one process a suite. A process for each test would spend most
# of its time on starting, above all under a sanitizer.

# jixiao_discover_suites(TARGET [PREFIX TEXT] [LABELS LABEL...]): registers the suites that the built
# program lists, each as PREFIX followed by its name.
function(jixiao_discover_suites target)
  cmake_parse_arguments(arg "" "PREFIX" "LABELS" ${ARGN})
  set(list "${CMAKE_CURRENT_BINARY_DIR}/${target}_suites.cmake")
  add_custom_command(TARGET ${target} POST_BUILD
    COMMAND "${CMAKE_COMMAND}" -D "PROGRAM=$<TARGET_FILE:${target}>" -D "LIST=${list}"
            -D "PREFIX=${arg_PREFIX}" -D "LABELS=${arg_LABELS}"
            -D "WORK=${CMAKE_CURRENT_BINARY_DIR}"
            -P "${PROJECT_SOURCE_DIR}/cmake/DiscoverSuites.cmake"
    BYPRODUCTS "${list}" VERBATIM)
  # What is not built fails as a test of that name, and is not left out in silence.
  set(include "${CMAKE_CURRENT_BINARY_DIR}/${target}_include.cmake")
  file(WRITE "${include}" "if(EXISTS \"${list}\")\n  include(\"${list}\")\nelse()\n"
    "  add_test(${target}_NOT_BUILT ${target}_NOT_BUILT)\n"
    "  set_tests_properties(${target}_NOT_BUILT PROPERTIES LABELS \"${arg_LABELS}\")\nendif()\n")
  set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES "${include}")
endfunction()

# jixiao_precompile(TARGET): headers that most tests include and that take longest.
function(jixiao_precompile target)
  if(JIXIAO_PRECOMPILED_HEADERS)
    target_precompile_headers(${target} PRIVATE <gtest/gtest.h> <nlohmann/json.hpp>)
    # With this ccache sees which precompiled header GCC has taken.
    target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
  endif()
endfunction()
