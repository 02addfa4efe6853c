# Abseil and libcsv from source folders: only the parts that are linked, position-independent and
# hidden, into libjixiao.so itself. Defines the same targets as their packages.
if(NOT JIXIAO_LIBCSV_SOURCE_DIR)
  message(FATAL_ERROR "JIXIAO_ABSEIL_SOURCE_DIR needs JIXIAO_LIBCSV_SOURCE_DIR beside it")
endif()

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

add_library(jixiao_libcsv STATIC EXCLUDE_FROM_ALL "${JIXIAO_LIBCSV_SOURCE_DIR}/libcsv.c")
add_library(libcsv::libcsv ALIAS jixiao_libcsv)
target_include_directories(jixiao_libcsv SYSTEM INTERFACE "${JIXIAO_LIBCSV_SOURCE_DIR}")
target_include_directories(jixiao_libcsv PRIVATE "${JIXIAO_LIBCSV_SOURCE_DIR}")
# Exceptions of our callbacks pass through it.
target_compile_options(jixiao_libcsv PRIVATE -w -fexceptions)
set_target_properties(jixiao_libcsv PROPERTIES
  POSITION_INDEPENDENT_CODE ON C_VISIBILITY_PRESET hidden)
