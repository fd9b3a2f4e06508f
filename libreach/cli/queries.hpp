// SPDX-License-Identifier: Apache-2.0
// The file of `path --queries`.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "reach/check/query.hpp"
#include "reach/result.hpp"

namespace reach::cli {

struct NumberedQuery {
  check::PathQuery query;
  std::size_t line = 0;  // from 1
};

// "-": standard input. Error: "FILE:LINE: what is wrong", of the first line that is no query, or
// why there is no file.
[[nodiscard]] Result<std::vector<NumberedQuery>> read_queries(const std::string& file);

}  // namespace reach::cli
