# SPDX-License-Identifier: Apache-2.0
# What every target of the project is compiled with.

function(reach_compile_options target)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wconversion)
  if(REACH_DEVELOPER_MODE)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
  if(REACH_SANITIZE)
    target_compile_options(${target} PRIVATE -fsanitize=${REACH_SANITIZE} -fno-omit-frame-pointer
                                             -fno-sanitize-recover=all)
    target_link_options(${target} PRIVATE -fsanitize=${REACH_SANITIZE})
  endif()
endfunction()
