// SPDX-License-Identifier: Apache-2.0
#include "check/traffic.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>

namespace reach::check {
namespace {

struct ProtocolName {
  std::string_view text;
  int number;
};
constexpr std::array kProtocolNames = {
    ProtocolName{"tcp", model::kProtocolTcp},   ProtocolName{"udp", model::kProtocolUdp},
    ProtocolName{"icmp", model::kProtocolIcmp}, ProtocolName{"icmpv6", model::kProtocolIcmpv6},
    ProtocolName{"all", model::kAllProtocols},  ProtocolName{"-1", model::kAllProtocols},
};

std::optional<int> parse_number(std::string_view text, int most) {
  int number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || stop != end || number < 0 || number > most) return std::nullopt;
  return number;
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lower;
}

std::optional<int> parse_protocol(std::string_view text) {
  for (const ProtocolName& name : kProtocolNames) {
    if (name.text == lower_case(text)) return name.number;
  }
  return parse_number(text, 255);
}

bool has_ports(int protocol) {
  return protocol == model::kProtocolTcp || protocol == model::kProtocolUdp;
}

bool is_icmp(int protocol) {
  return protocol == model::kProtocolIcmp || protocol == model::kProtocolIcmpv6;
}

// The number of an echo request differs between the two (RFC 792, RFC 4443).
int echo_request(int protocol) {
  return protocol == model::kProtocolIcmp ? 8 : 128;
}

reach::Result<Traffic> with_port(Traffic traffic, std::string_view text) {
  const auto port = parse_number(text, 65535);
  if (!port) return Error{fmt::format("bad port '{}': give 0 to 65535", text)};
  traffic.port = *port;
  traffic.port_text = std::to_string(*port);
  return traffic;
}

reach::Result<Traffic> with_icmp_type(Traffic traffic, std::string_view text) {
  traffic.icmp_type = echo_request(traffic.protocol);
  if (text != PathQuery().port) {
    const std::size_t slash = text.find('/');
    const auto type = parse_number(text.substr(0, slash), 255);
    const auto code = slash == std::string_view::npos ? std::optional(0)
                                                      : parse_number(text.substr(slash + 1), 255);
    if (!type || !code)
      return Error{fmt::format("bad ICMP type '{}': give type/code, such as 8/0", text)};
    traffic.icmp_type = *type;
    traffic.icmp_code = *code;
  }
  traffic.port_text = fmt::format("{}/{}", traffic.icmp_type, traffic.icmp_code);
  return traffic;
}

}  // namespace

reach::Result<Traffic> parse_traffic(const PathQuery& query) {
  const auto protocol = parse_protocol(query.protocol);
  if (!protocol) {
    return Error{fmt::format("bad protocol '{}': give tcp, udp, icmp, -1 or a number up to 255",
                             query.protocol)};
  }
  Traffic traffic;
  traffic.protocol = *protocol;
  if (has_ports(*protocol)) return with_port(traffic, query.port);
  if (is_icmp(*protocol)) return with_icmp_type(traffic, query.port);
  return traffic;
}

}  // namespace reach::check
