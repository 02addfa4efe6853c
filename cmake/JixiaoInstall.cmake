# Install rules, by component:
#   Development  C++ headers, the static core library, find_package and pkg-config files; the archive
#                of the C library
#   C            the C library and its header, with the same
#   Tools        the command line
#
# Boost and nlohmann_json are header-only and stay inside our sources: an installed consumer needs
# neither. Abseil is linked into the final program, so the package asks for it.
include(CMakePackageConfigHelpers)

# A portable build is for its C library: the core's archive would lack what is compiled in beside it.
set(jixiao_components Development C)
if(JIXIAO_PORTABLE)
  set(jixiao_components C)
endif()

set(jixiao_cmake_dir "${CMAKE_INSTALL_LIBDIR}/cmake/jixiao")

if("Development" IN_LIST jixiao_components)
  install(DIRECTORY "${PROJECT_SOURCE_DIR}/include/jixiao"
          DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" COMPONENT Development
          FILES_MATCHING PATTERN "*.hpp" PATTERN "*.def")
  install(TARGETS jixiao EXPORT jixiao
          ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT Development)
  install(EXPORT jixiao NAMESPACE jixiao:: FILE jixiao-cxxTargets.cmake
          DESTINATION "${jixiao_cmake_dir}" COMPONENT Development)
  install(TARGETS jixiao_c_static EXPORT jixiao_c_static
          ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT Development)
  install(EXPORT jixiao_c_static NAMESPACE jixiao:: FILE jixiao-c_staticTargets.cmake
          DESTINATION "${jixiao_cmake_dir}" COMPONENT Development)
endif()
install(FILES "${PROJECT_SOURCE_DIR}/capi/jixiao.h"
        DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" COMPONENT C)
install(TARGETS jixiao_c EXPORT jixiao_c
        LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT C)
install(EXPORT jixiao_c NAMESPACE jixiao:: FILE jixiao-cTargets.cmake
        DESTINATION "${jixiao_cmake_dir}" COMPONENT C)

configure_package_config_file(
  "${PROJECT_SOURCE_DIR}/cmake/jixiaoConfig.cmake.in" "${PROJECT_BINARY_DIR}/jixiaoConfig.cmake"
  INSTALL_DESTINATION "${jixiao_cmake_dir}")
# Source-compatible within a major version; before 1.0, within a minor one.
write_basic_package_version_file("${PROJECT_BINARY_DIR}/jixiaoConfigVersion.cmake"
                                 COMPATIBILITY SameMinorVersion)
foreach(component IN LISTS jixiao_components)
  install(FILES "${PROJECT_BINARY_DIR}/jixiaoConfig.cmake"
                "${PROJECT_BINARY_DIR}/jixiaoConfigVersion.cmake"
          DESTINATION "${jixiao_cmake_dir}" COMPONENT ${component})
endforeach()

# pkg-config: one list of Abseil's parts (CMakeLists.txt) serves both kinds of consumers.
list(TRANSFORM jixiao_absl_parts PREPEND "absl_" OUTPUT_VARIABLE jixiao_pc_requires)
if(JIXIAO_HTML)
  list(APPEND jixiao_pc_requires libxml-2.0)
endif()
list(JOIN jixiao_pc_requires " " jixiao_pc_requires)
# Relative to the .pc file itself, so that an installed tree can be moved.
file(RELATIVE_PATH jixiao_pc_prefix "/prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/prefix")
string(REGEX REPLACE "/$" "" jixiao_pc_prefix "${jixiao_pc_prefix}")
foreach(pc jixiao jixiao-cpp)
  configure_file("${PROJECT_SOURCE_DIR}/cmake/${pc}.pc.in" "${PROJECT_BINARY_DIR}/${pc}.pc" @ONLY)
endforeach()
install(FILES "${PROJECT_BINARY_DIR}/jixiao.pc"
        DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig" COMPONENT C)
if("Development" IN_LIST jixiao_components)
  install(FILES "${PROJECT_BINARY_DIR}/jixiao-cpp.pc"
          DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig" COMPONENT Development)
endif()

if(JIXIAO_BUILD_CLI)
  install(TARGETS jixiao_cli RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT Tools)
endif()
