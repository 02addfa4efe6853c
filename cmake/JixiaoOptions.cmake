# Compiler options of our own targets; nothing here reaches a host that embeds the library.
add_library(jixiao_options INTERFACE)
if(JIXIAO_DEVELOPER_MODE)
  target_compile_options(jixiao_options INTERFACE
    -Wall -Wextra -Wconversion -Wshadow -Werror)
endif()
if(JIXIAO_SANITIZE)
  add_compile_options(-fsanitize=${JIXIAO_SANITIZE} -fno-omit-frame-pointer
                      -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${JIXIAO_SANITIZE})
endif()
