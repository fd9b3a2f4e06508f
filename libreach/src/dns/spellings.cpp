// SPDX-License-Identifier: Apache-2.0
#include "reach/dns/resolver.hpp"

namespace reach::dns {

std::string_view to_string(Status status) {
  switch (status) {
    case Status::kAnswer:
      return "answer";
    case Status::kNxdomain:
      return "nxdomain";
    case Status::kNodata:
      return "nodata";
    case Status::kTimeout:
      return "timeout";
    case Status::kServfail:
      return "servfail";
    case Status::kUnknown:
      break;
  }
  return "unknown";
}

std::string_view to_string(Source source) {
  switch (source) {
    case Source::kEndpointPrivateDns:
      return "endpoint_private_dns";
    case Source::kPrivateHostedZone:
      return "private_hosted_zone";
    case Source::kResolverRule:
      return "resolver_rule";
    case Source::kPublic:
      return "public";
    case Source::kCustomServer:
      return "custom_server";
    case Source::kNone:
      break;
  }
  return "none";
}

}  // namespace reach::dns
