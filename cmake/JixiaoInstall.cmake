# Install rules, by component:
#   Development  headers, the static core library, find_package and pkg-config files
#   Tools        the command line
# The shared library of the C ABI joins as a component of its own.
#
# Boost and nlohmann_json are header-only and stay inside our sources: an installed consumer needs
# neither. Abseil and libcsv are linked into the final program, so the package asks for them.
include(CMakePackageConfigHelpers)

set(jixiao_cmake_dir "${CMAKE_INSTALL_LIBDIR}/cmake/jixiao")

install(DIRECTORY "${PROJECT_SOURCE_DIR}/include/jixiao"
        DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" COMPONENT Development
        FILES_MATCHING PATTERN "*.hpp" PATTERN "*.def")
install(TARGETS jixiao EXPORT jixiao
        ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT Development)
install(EXPORT jixiao NAMESPACE jixiao:: FILE jixiaoTargets.cmake
        DESTINATION "${jixiao_cmake_dir}" COMPONENT Development)

configure_package_config_file(
  "${PROJECT_SOURCE_DIR}/cmake/jixiaoConfig.cmake.in" "${PROJECT_BINARY_DIR}/jixiaoConfig.cmake"
  INSTALL_DESTINATION "${jixiao_cmake_dir}")
# Source-compatible within a major version; before 1.0, within a minor one.
write_basic_package_version_file("${PROJECT_BINARY_DIR}/jixiaoConfigVersion.cmake"
                                 COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/jixiaoConfig.cmake"
              "${PROJECT_BINARY_DIR}/jixiaoConfigVersion.cmake"
              "${PROJECT_SOURCE_DIR}/cmake/Findlibcsv.cmake"
        DESTINATION "${jixiao_cmake_dir}" COMPONENT Development)

# pkg-config: one list of Abseil's parts (CMakeLists.txt) serves both kinds of consumers.
list(TRANSFORM jixiao_absl_parts PREPEND "absl_" OUTPUT_VARIABLE jixiao_pc_requires)
list(JOIN jixiao_pc_requires " " jixiao_pc_requires)
# Relative to the .pc file itself, so that an installed tree can be moved.
file(RELATIVE_PATH jixiao_pc_prefix "/prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/prefix")
string(REGEX REPLACE "/$" "" jixiao_pc_prefix "${jixiao_pc_prefix}")
configure_file("${PROJECT_SOURCE_DIR}/cmake/jixiao.pc.in" "${PROJECT_BINARY_DIR}/jixiao.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/jixiao.pc"
        DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig" COMPONENT Development)

if(JIXIAO_BUILD_CLI)
  install(TARGETS jixiao_cli RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT Tools)
endif()
