// SPDX-License-Identifier: Apache-2.0
// Any flow between any two ends, named as people name them. Source: contract "path".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reach/check/check.hpp"
#include "reach/result.hpp"

namespace reach::check {

struct PathQuery {
  std::string from;  // instance id or Name tag, interface id, private address, "internet"
  std::string to;    // service, host name, endpoint, instance or interface id, address, "internet"
  std::string protocol = "tcp";  // tcp, udp, icmp, -1, or an IANA number
  // 0..65535; for icmp "type/code", where the default means an echo request, 8/0; ignored for other
  // protocols.
  std::string port = "443";
};

struct PathAnswer {
  PathQuery query;  // as asked, the port filled in
  model::Verdict verdict = model::Verdict::kUnknown;
  std::optional<dns::Answer> dns;        // where `to` is a name
  std::vector<model::Finding> findings;  // of all paths, each once
  std::vector<path::Trace> paths;        // one an address
};

// Error: an end that nothing in the snapshot has, an ambiguous one (with the candidates), a bad
// protocol or port.
[[nodiscard]] reach::Result<PathAnswer> answer(const Checker& checker, const PathQuery& query);

// One line of a --queries file: from, to, protocol, port, tab-separated; the last two may be
// missing. None: empty, or a comment (#). Error: what is wrong with it.
[[nodiscard]] reach::Result<std::optional<PathQuery>> parse_query_line(std::string_view line);

// Verdict over alternatives of which a client gets any one (G7): all reachable, none, or some.
[[nodiscard]] model::Verdict combine(const std::vector<model::Verdict>& alternatives);

// The interface an instance id or name, an interface id or a private address means. Error: none, or
// several.
[[nodiscard]] reach::Result<const model::NetworkInterface*> find_interface(
    const model::Network& network, std::string_view from);
// By id or Name tag. Error: none, or several.
[[nodiscard]] reach::Result<const model::Instance*> find_instance(const model::Network& network,
                                                                  std::string_view id_or_name);

}  // namespace reach::check
