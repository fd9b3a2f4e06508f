// SPDX-License-Identifier: Apache-2.0
// Whose VPC endpoints the snapshot holds whole: what makes "no such endpoint" a fact (H11, H15).
#pragma once

#include <map>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "reach/model/network.hpp"

namespace reach::dns {

class EndpointExports {
 public:
  explicit EndpointExports(const model::Network& network);
  // describe-vpc-endpoints of the account and Region is in the snapshot, whole. Empty ones are any,
  // and a document that names none counts for all.
  [[nodiscard]] bool complete(model::StringId account, model::StringId region) const;
  // No account that the snapshot mentions could have an endpoint of the Region that it does not
  // hold. A document that names no account is of those that own VPCs in the Region.
  [[nodiscard]] bool all_held(std::string_view region) const;

 private:
  using Documents = std::vector<const model::Export*>;
  [[nodiscard]] bool held(model::StringId account, model::StringId region) const;

  const model::Network& network_;
  std::map<model::StringId, Documents> documents_;  // by account; the empty one for those without
  std::set<std::pair<model::StringId, model::StringId>> vpcs_;  // owner and Region of declared VPCs
  std::set<model::StringId> regions_held_;
};

}  // namespace reach::dns
