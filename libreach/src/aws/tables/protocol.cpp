// SPDX-License-Identifier: Apache-2.0
#include "aws/tables/protocol.hpp"

#include <fmt/format.h>

#include <charconv>

#include "reach/model/enums.hpp"

namespace reach::aws {
namespace {

using model::kAllProtocols;
using model::kProtocolIcmp;
using model::kProtocolIcmpv6;
using model::kProtocolTcp;
using model::kProtocolUdp;

constexpr int kHighestProtocol = 255;
constexpr int kHighestPort = 65535;
constexpr int kHighestIcmp = 255;

std::optional<int> parse_protocol(std::string_view text) {
  struct Name {
    std::string_view text;
    int protocol;
  };
  constexpr Name kNames[] = {{"tcp", kProtocolTcp},
                             {"udp", kProtocolUdp},
                             {"icmp", kProtocolIcmp},
                             {"icmpv6", kProtocolIcmpv6},
                             {"all", kAllProtocols}};
  for (const Name& name : kNames) {
    if (model::same_spelling(name.text, text)) return name.protocol;
  }
  int number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || stop != end || number < kAllProtocols || number > kHighestProtocol)
    return std::nullopt;
  return number;
}

}  // namespace

Read Protocol::read(Reading& reading, const Place& place, Value value, int& protocol) {
  std::string_view text;
  if (read_value(reading, place, value, text) == Read::kBad) return Read::kBad;
  const std::optional<int> parsed = parse_protocol(text);
  if (!parsed) {
    reading.bad_field(place, fmt::format("'{}' is no protocol", text));
    return Read::kBad;
  }
  protocol = *parsed;
  return Read::kGood;
}

std::optional<Ports> rule_ports(Reading& reading, const Place& place, int protocol,
                                std::optional<int> from, std::optional<int> to) {
  const bool icmp = protocol == kProtocolIcmp || protocol == kProtocolIcmpv6;
  const bool ports = protocol == kProtocolTcp || protocol == kProtocolUdp;
  if (!icmp && !ports) return Ports{};
  if (from.value_or(-1) == -1 && to.value_or(-1) == -1) return Ports{};
  const bool right = icmp ? from.value_or(-1) >= -1 && from.value_or(-1) <= kHighestIcmp &&
                                to.value_or(-1) >= -1 && to.value_or(-1) <= kHighestIcmp
                          : from && to && *from >= 0 && *from <= *to && *to <= kHighestPort;
  if (!right) {
    const auto text = [](std::optional<int> number) {
      return number ? std::to_string(*number) : "(none)";
    };
    reading.bad_field(place, fmt::format("FromPort {} and ToPort {} are no range of {}", text(from),
                                         text(to), icmp ? "ICMP types and codes" : "ports"));
    return std::nullopt;
  }
  return Ports{from.value_or(-1), to.value_or(-1)};
}

}  // namespace reach::aws
