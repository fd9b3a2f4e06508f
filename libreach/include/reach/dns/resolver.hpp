// SPDX-License-Identifier: Apache-2.0
// What a name resolves to from a VPC, and why: the Route 53 VPC Resolver on the snapshot's facts.
// Source: Route 53 developer guide (private hosted zones, Resolver), VPC user guide (DNS
// attributes); semantics H.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reach/model/network.hpp"

namespace reach::dns {

enum class Status : std::uint8_t { kAnswer, kNxdomain, kNodata, kTimeout, kServfail, kUnknown };
[[nodiscard]] std::string_view to_string(Status status);  // "answer", "nxdomain", ...

// What gave the answer.
enum class Source : std::uint8_t {
  kNone,
  kEndpointPrivateDns,
  kPrivateHostedZone,
  kResolverRule,
  kPublic,
  kCustomServer
};
[[nodiscard]] std::string_view to_string(Source source);  // "endpoint_private_dns", ...

// One address of the answer, and what put it there.
struct AnswerAddress {
  net::Address address;
  const model::NetworkInterface* interface =
      nullptr;  // the endpoint's interface; null for an address a record spells out
  const model::VpcEndpoint* endpoint = nullptr;  // the endpoint whose name led here; null likewise
  const model::HostedZone* zone =
      nullptr;             // the zone whose record it is; null for endpoint private DNS
  model::OriginId origin;  // the record, or the endpoint
};

// Servers in the snapshot that a query goes to: the answer holds only if the query arrives, by UDP
// and TCP, at one of them (H2, C15). Whoever has the network's paths at hand has to see to that.
struct ServerPath {
  struct Server {
    net::Address address;
    int port = 53;
    const model::ResolverEndpoint* endpoint = nullptr;  // the inbound endpoint with that address
  };
  const model::ResolverEndpoint* from = nullptr;  // the outbound one that asks; null: the host
  std::string resource;                           // the option set or rule that names the servers
  std::vector<Server> servers;
};

// One step of the resolution, for people: "zone Z01 (ssm...) is associated with vpc-...".
struct Step {
  std::string text;
  std::string resource;
  model::OriginId origin;
};

struct Answer {
  std::string name;  // as asked, lower case, without a final dot
  Status status = Status::kUnknown;
  Source source = Source::kNone;
  std::string source_id;  // endpoint, zone or rule; empty for the rest
  bool is_public =
      false;            // the name leads to AWS's public addresses, which a snapshot does not hold
  bool varies = false;  // several record sets may answer, one at a time (H18)
  std::vector<AnswerAddress> addresses;  // sorted by address, each once
  // Blocking ones say why there is no usable private answer; the rest explain. All have
  // Stage::kDns. Beside addresses, a blocking one other than kDnsResolvesPublic says that some of
  // the answers that `varies` counts are of no use (an alias of one record set dangles): at best
  // intermittent.
  std::vector<model::Finding> findings;
  std::vector<Step> steps;
  std::vector<ServerPath> server_paths;
};

class Index;

// Cheap to copy. Const methods are safe from many threads. The network must outlive it and its
// answers.
class Resolver {
 public:
  explicit Resolver(const model::Network& network);
  // What the hosts of the VPC get for the name. Any spelling: case and a final dot do not matter. A
  // or AAAA. Every way of not knowing is Status::kUnknown with a blocking finding that names what
  // to export.
  [[nodiscard]] Answer resolve(const model::Vpc& vpc, std::string_view name,
                               model::RecordType type = model::RecordType::kA) const;

 private:
  const model::Network* network_;
  std::shared_ptr<const Index> index_;
};

// Lower case, one final dot dropped, octal escapes (\052) decoded (A7).
[[nodiscard]] std::string canonical_name(std::string_view name);

}  // namespace reach::dns
