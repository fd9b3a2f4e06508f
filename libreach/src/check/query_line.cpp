// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <array>

#include "reach/check/query.hpp"

namespace reach::check {
namespace {

constexpr std::string_view kBlank = " \t\r\n";

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

}  // namespace

reach::Result<std::optional<PathQuery>> parse_query_line(std::string_view line) {
  if (trimmed(line).empty() || trimmed(line).front() == '#') return std::optional<PathQuery>();
  while (!line.empty() && (line.back() == '\r' || line.back() == '\n')) line.remove_suffix(1);
  PathQuery query;
  const std::array<std::string*, 4> members = {&query.from, &query.to, &query.protocol,
                                               &query.port};
  std::size_t field = 0;
  for (bool more = true; more; ++field) {
    if (field == members.size())
      return Error{"more than four fields: give from, to, protocol and port, separated by tabs"};
    const std::size_t tab = line.find('\t');
    const std::string_view text = trimmed(line.substr(0, tab));
    if (!text.empty()) *members[field] = text;
    more = tab != std::string_view::npos;
    if (more) line.remove_prefix(tab + 1);
  }
  if (query.from.empty() || query.to.empty())
    return Error{"a query needs from and to, separated by a tab"};
  return std::optional(query);
}

}  // namespace reach::check
