// SPDX-License-Identifier: Apache-2.0
// A subnet that no table names falls to its VPC's main route table and default ACL (B1, D1). Where
// a part of the tables is missing, it may be named there: then the default is unknown too.
#include <unordered_set>

#include "aws/finish.hpp"

namespace reach::aws {
namespace {

// Which VPCs' tables are not all there.
class Unsure {
 public:
  Unsure(const Reading& reading, model::DocumentKind kind, const std::vector<model::StringId>& vpcs)
      : vpcs_(vpcs.begin(), vpcs.end()) {
    for (const ExportedDocument& document : reading.documents) {
      if (document.kind != kind || document.whole) continue;
      if (document.account.empty()) everyone_ = true;
      accounts_.insert(document.account);
    }
  }
  template <class Table>
  [[nodiscard]] bool about(const Table& table) const {
    return everyone_ || vpcs_.contains(table.vpc.id) || accounts_.contains(table.owner) ||
           (table.owner.empty() && !accounts_.empty());
  }

 private:
  bool everyone_ = false;
  std::unordered_set<model::StringId> vpcs_;
  std::unordered_set<model::StringId> accounts_;
};

}  // namespace

void doubt_defaults(Reading& reading) {
  using model::DocumentKind;
  using model::Tri;
  const Unsure route_tables(reading, DocumentKind::kRouteTables,
                            reading.pending.unsure_route_tables);
  for (model::RouteTable& table : reading.network.all<model::RouteTable>()) {
    if (!route_tables.about(table)) continue;
    for (model::RouteTableAssociation& association : table.associations) {
      if (association.main == Tri::kYes) association.main = Tri::kUnknown;
    }
  }
  const Unsure acls(reading, DocumentKind::kNetworkAcls, reading.pending.unsure_network_acls);
  for (model::NetworkAcl& acl : reading.network.all<model::NetworkAcl>()) {
    if (acls.about(acl)) acl.is_default = Tri::kUnknown;
  }
}

}  // namespace reach::aws
