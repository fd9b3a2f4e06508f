// SPDX-License-Identifier: Apache-2.0
// Who answers a name in a VPC: the most specific of its zones, endpoints and Resolver rules (H6,
// H7).
#pragma once

#include <string_view>
#include <vector>

#include "dns/context.hpp"

namespace reach::dns {

// A hidden endpoint zone that matches, of one endpoint.
struct EndpointMatch {
  const model::VpcEndpoint* endpoint = nullptr;
  const HiddenZone* zone = nullptr;
};

// What the VPC itself has for the name, the most specific of each kind, and what may outrank it.
struct Candidates {
  const model::HostedZone* zone = nullptr;  // associated
  std::vector<EndpointMatch> endpoints;     // usable, private DNS on; all with the same hidden zone
  const model::ResolverRule* rule = nullptr;
  // Which of them a Route 53 Profile brings (H12).
  bool zone_by_profile = false;
  bool endpoints_by_profile = false;
  bool rule_by_profile = false;

  // Of facts that the snapshot leaves out: each could be a candidate with that many labels.
  struct Doubt {
    int labels = 0;
    bool rule = false;
    bool by_profile = false;  // of a Profile: the VPC's own candidate of the same name wins (H12)
    model::Finding finding;
  };
  std::vector<Doubt> doubts;
  // Endpoints of the VPC that have the name and do not answer it, and why.
  std::vector<const model::VpcEndpoint*> unavailable;  // G2
  std::vector<const model::VpcEndpoint*> without_private_dns;
  std::vector<const model::VpcEndpoint*> inbound_only;  // G18

  [[nodiscard]] int zone_labels(const Context& context) const;
  [[nodiscard]] int endpoint_labels() const;
  [[nodiscard]] int rule_labels(const Context& context) const;
  [[nodiscard]] int local_labels(const Context& context) const;
};

[[nodiscard]] Candidates find_candidates(const Context& context, std::string_view name);

}  // namespace reach::dns
