// SPDX-License-Identifier: Apache-2.0
// Why a text is no JSON document, where, and what to do about it; in words for the person who
// exported it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace reach::aws {

// The deepest nesting that is read.
inline constexpr int kDeepestJson = 1024;

// "FILE:LINE:COLUMN: reason; what to do". Lines and columns count from 1, columns in characters.
// `reader_says` is for texts in which nothing is wrong but the JSON reader refused. `start`: where
// in the text the document begins.
[[nodiscard]] std::string describe_json_error(std::string_view file, std::string_view text,
                                              std::string_view reader_says, std::size_t start = 0);

// The end of the first of several JSON documents in a text, where another follows; none where there
// is only one, or the brackets do not match.
[[nodiscard]] std::optional<std::size_t> end_of_first_document(std::string_view text);

}  // namespace reach::aws
