# SPDX-License-Identifier: Apache-2.0
# What every target of the project is compiled with.

function(reach_compile_options target)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wconversion)
  # g++ 12 takes `"literal" + std::string` for an overflow once it is inlined at -O2 (GCC bugs 105329 and 105651).
  target_compile_options(${target} PRIVATE
    "$<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-stringop-overflow;-Wno-array-bounds;-Wno-restrict>")
  if(REACH_DEVELOPER_MODE)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
  if(REACH_SANITIZE)
    target_compile_options(${target} PRIVATE -fsanitize=${REACH_SANITIZE} -fno-omit-frame-pointer
                                             -fno-sanitize-recover=all)
    target_link_options(${target} PRIVATE -fsanitize=${REACH_SANITIZE})
  endif()
endfunction()
