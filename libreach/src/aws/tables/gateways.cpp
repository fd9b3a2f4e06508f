// SPDX-License-Identifier: Apache-2.0
// describe-internet-gateways, describe-egress-only-internet-gateways and describe-vpn-gateways.
#include "aws/resources.hpp"
#include "aws/tables/shapes.hpp"
#include "aws/tables/tables.hpp"
#include "aws/tables/tags.hpp"

namespace reach::aws {
namespace {

using model::EgressOnlyInternetGateway;
using model::GatewayAttachment;
using model::InternetGateway;
using model::VpnGateway;

bool finish_attachment(Reading&, const Place&, GatewayAttachment& attachment, const Outcome&) {
  return attachment.vpc.given();
}
constexpr Field kAttachmentFields[] = {
    field<&GatewayAttachment::vpc>("VpcId"),
    field<&GatewayAttachment::state>("State"),
};
constexpr Table kAttachment{"ec2/InternetGatewayAttachment", kAttachmentFields,
                            finisher<&finish_attachment>()};
constexpr Table kVpcAttachment{"ec2/VpcAttachment", kAttachmentFields,
                               finisher<&finish_attachment>()};

constexpr Field kInternetGatewayFields[] = {
    field<&InternetGateway::id>("InternetGatewayId"),
    field<&InternetGateway::owner>("OwnerId"),
    list<&InternetGateway::attachments, kAttachment, &InternetGateway::attachments_given>(
        "Attachments"),
    tags<InternetGateway>(),
};
constexpr Field kEgressOnlyFields[] = {
    field<&EgressOnlyInternetGateway::id>("EgressOnlyInternetGatewayId"),
    list<&EgressOnlyInternetGateway::attachments, kAttachment,
         &EgressOnlyInternetGateway::attachments_given>("Attachments"),
    tags<EgressOnlyInternetGateway>(),
};
constexpr Field kVpnGatewayFields[] = {
    field<&VpnGateway::id>("VpnGatewayId"),
    field<&VpnGateway::state>("State"),
    list<&VpnGateway::attachments, kVpcAttachment, &VpnGateway::attachments_given>(
        "VpcAttachments"),
    tags<VpnGateway>(),
};

}  // namespace

constexpr Table kInternetGateway{"ec2/InternetGateway", kInternetGatewayFields};
constexpr Table kEgressOnlyInternetGateway{"ec2/EgressOnlyInternetGateway", kEgressOnlyFields};
constexpr Table kVpnGateway{"ec2/VpnGateway", kVpnGatewayFields};

void read_internet_gateways(Reading& reading, const Place& place, Value items) {
  read_resources<InternetGateway, kInternetGateway>(reading, place, items);
}

void read_egress_only_internet_gateways(Reading& reading, const Place& place, Value items) {
  read_resources<EgressOnlyInternetGateway, kEgressOnlyInternetGateway>(reading, place, items);
}

void read_vpn_gateways(Reading& reading, const Place& place, Value items) {
  read_resources<VpnGateway, kVpnGateway>(reading, place, items);
}

}  // namespace reach::aws
