// SPDX-License-Identifier: Apache-2.0
#include "queries.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>
#include <istream>

namespace reach::cli {
namespace {

Result<std::vector<NumberedQuery>> parse(std::istream& lines, const std::string& file) {
  std::vector<NumberedQuery> queries;
  std::string line;
  for (std::size_t number = 1; std::getline(lines, line); ++number) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    auto query = check::parse_query_line(line);
    if (!query) return Error{fmt::format("{}:{}: {}", file, number, query.error().message)};
    if (*query) queries.push_back({**query, number});
  }
  if (lines.bad()) return Error{fmt::format("cannot read {}: {}", file, std::strerror(errno))};
  return queries;
}

}  // namespace

Result<std::vector<NumberedQuery>> read_queries(const std::string& file) {
  if (file == "-") return parse(std::cin, file);
  errno = 0;
  std::ifstream lines(file, std::ios::binary);
  if (!lines) return Error{fmt::format("cannot read {}: {}", file, std::strerror(errno))};
  return parse(lines, file);
}

}  // namespace reach::cli
