// SPDX-License-Identifier: Apache-2.0
// What decided at a hop (a route, a rule, an entry), in words and in JSON; and small phrases that
// several texts share.
#pragma once

#include <string>
#include <string_view>

#include "reach/report/report.hpp"

namespace reach::report {

// "tcp", "udp", "icmp", "all", or the number.
[[nodiscard]] std::string protocol_name(int protocol);

// "10.0.0.0/16 -> pcx-1"; "" where nothing is named.
[[nodiscard]] std::string detail_text(const model::Network& network, const path::Hop& hop);
// Adds "route" or "rule" to the hop's JSON.
void add_detail(const model::Network& network, const path::Hop& hop, Json& json);

// "route-tables.json#/RouteTables/2"; "" for what has no origin.
[[nodiscard]] std::string place_text(const model::Network& network, model::OriginId origin);
// "name resolution", "the way out", ...
[[nodiscard]] std::string_view stage_text(model::Stage stage);
// What gave an answer: "private zone Z1", "public DNS", ...
[[nodiscard]] std::string source_text(const dns::Answer& answer);
// The answer in a few words: the addresses, or why there is none.
[[nodiscard]] std::string answer_text(const dns::Answer& answer);

}  // namespace reach::report
