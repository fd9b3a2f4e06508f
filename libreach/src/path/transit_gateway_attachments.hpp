// SPDX-License-Identifier: Apache-2.0
// What an attachment to a transit gateway lets pass: its state, its zones, its families (F2, F4,
// F15).
#pragma once

#include "path/way.hpp"

namespace reach::path {

// The VPC's attachment to that gateway: a usable one, else any; null where there is none.
[[nodiscard]] const model::TransitGatewayAttachment* attachment_to(const Context& context,
                                                                   const model::Vpc& vpc,
                                                                   model::StringId gateway);

// F2: adds what is wrong with the attachment's state.
void check_attachment_state(const Context& context, Way& way,
                            const model::TransitGatewayAttachment& attachment);
// F15.
void check_attachment_family(const Context& context, Way& way,
                             const model::TransitGatewayAttachment& attachment);

// The attachment's subnets in the zone of another subnet (A11).
struct ZoneSubnets {
  std::vector<const model::Subnet*> same;
  std::vector<const model::Subnet*> other;
  bool known = true;  // false: some of the subnets, or their zones, are not known
};
[[nodiscard]] ZoneSubnets subnets_by_zone(const Context& context,
                                          const model::TransitGatewayAttachment& attachment,
                                          const model::Subnet* zone_of);
// What would tell the attachment's subnets and their zones.
[[nodiscard]] Evidence why_zones_unknown(const Context& context, model::Stage stage,
                                         const model::TransitGatewayAttachment& attachment);

// C8, C10: are group references kept from one attachment's VPC to the other's?
[[nodiscard]] Identity identity_over(const Context& context,
                                     const model::TransitGatewayAttachment& in,
                                     const model::TransitGatewayAttachment& out);

}  // namespace reach::path
