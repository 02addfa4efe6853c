# Abseil from a source folder: only the parts that are linked, position-independent and hidden, into
# libjixiao.so itself. Defines the same targets as its package.
function(jixiao_add_abseil)
  set(BUILD_SHARED_LIBS OFF)
  set(BUILD_TESTING OFF)
  set(CMAKE_POSITION_INDEPENDENT_CODE ON)
  set(CMAKE_CXX_VISIBILITY_PRESET hidden)
  set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
  set(ABSL_PROPAGATE_CXX_STD ON)
  set(ABSL_ENABLE_INSTALL OFF)
  # Another project's warnings are not ours to fix.
  add_compile_options(-w)
  add_subdirectory("${JIXIAO_ABSEIL_SOURCE_DIR}" abseil EXCLUDE_FROM_ALL)
endfunction()
jixiao_add_abseil()
