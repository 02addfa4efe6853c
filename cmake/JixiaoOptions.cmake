# Compiler options of our own targets; nothing here reaches a host that embeds the library.
add_library(jixiao_options INTERFACE)
if(JIXIAO_DEVELOPER_MODE)
  target_compile_options(jixiao_options INTERFACE
    -Wall -Wextra -Wconversion -Wshadow -Werror)
  # GCC 12 sees overlapping copies inside its own std::string when it optimises (GCC bug 105651).
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    target_compile_options(jixiao_options INTERFACE -Wno-restrict)
  endif()
endif()
if(JIXIAO_SANITIZE)
  add_compile_options(-fsanitize=${JIXIAO_SANITIZE} -fno-omit-frame-pointer
                      -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${JIXIAO_SANITIZE})
  # Behind the checks of a sanitizer GCC takes for uninitialised what is not; other builds warn of it.
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_compile_options(-Wno-maybe-uninitialized)
  endif()
endif()
