// SPDX-License-Identifier: Apache-2.0
// describe-network-interfaces, and the interfaces that describe-instances embeds (A12).
#include <algorithm>

#include "aws/resources.hpp"
#include "aws/tables/shapes.hpp"
#include "aws/tables/tables.hpp"
#include "aws/tables/tags.hpp"
#include "reach/model/region.hpp"

namespace reach::aws {
namespace {

using model::InterfaceAddress;
using model::NetworkInterface;

struct Group {
  model::Ref<model::SecurityGroup> group;
};
bool finish_group(Reading&, const Place&, Group& group, const Outcome&) {
  return group.group.given();
}
constexpr Field kGroupFields[] = {
    field<&Group::group>("GroupId"),
};
constexpr Table kGroup{"ec2/GroupIdentifier", kGroupFields, finisher<&finish_group>()};
void take_group(Reading&, const Place&, NetworkInterface& interface, Group& group) {
  interface.groups.push_back(group.group);
}

struct PrivateAddress {
  std::optional<net::Address> address;
  std::optional<net::Address> public_address;
  model::Tri primary = model::Tri::kUnknown;
};
constexpr Field kAssociationFields[] = {
    field<&PrivateAddress::public_address>("PublicIp"),
};
constexpr Table kAssociation{"ec2/NetworkInterfaceAssociation", kAssociationFields};
constexpr Field kPrivateAddressFields[] = {
    field<&PrivateAddress::address>("PrivateIpAddress"),
    field<&PrivateAddress::primary>("Primary"),
    inside<kAssociation>("Association"),
};
constexpr Table kPrivateAddress{"ec2/NetworkInterfacePrivateIpAddress", kPrivateAddressFields};

void take_address(Reading&, const Place&, NetworkInterface& interface, PrivateAddress& told) {
  if (!told.address) return;
  const bool primary = told.primary == model::Tri::kYes;
  const auto at = primary ? interface.addresses.begin() : interface.addresses.end();
  interface.addresses.insert(at, {*told.address, primary, told.public_address});
}

struct Ipv6Address {
  std::optional<net::Address> address;
};
constexpr Field kIpv6Fields[] = {
    field<&Ipv6Address::address>("Ipv6Address"),
};
constexpr Table kIpv6{"ec2/NetworkInterfaceIpv6Address", kIpv6Fields};
void take_ipv6(Reading&, const Place&, NetworkInterface& interface, Ipv6Address& told) {
  if (told.address) interface.addresses.push_back({*told.address, false, std::nullopt});
}

constexpr Field kAttachmentFields[] = {
    field<&NetworkInterface::instance>("InstanceId"),
    field<&NetworkInterface::attachment_owner>("InstanceOwnerId"),
    field<&NetworkInterface::device_index>("DeviceIndex"),
};
constexpr Table kAttachment{"ec2/NetworkInterfaceAttachment", kAttachmentFields};

bool finish_interface(Reading& reading, const Place&, NetworkInterface& interface,
                      const Outcome& outcome) {
  const std::string_view zone = reading.network.text(interface.availability_zone);
  reading.note_region(model::region_of_zone(zone));
  return outcome.readable;
}

constexpr Field kNetworkInterfaceFields[] = {
    field<&NetworkInterface::id>("NetworkInterfaceId"),
    field<&NetworkInterface::vpc>("VpcId"),
    field<&NetworkInterface::subnet>("SubnetId"),
    field<&NetworkInterface::owner>("OwnerId"),
    field<&NetworkInterface::description>("Description"),
    field<&NetworkInterface::availability_zone>("AvailabilityZone").per_account(),
    field<&NetworkInterface::availability_zone_id>("AvailabilityZoneId"),
    field<&NetworkInterface::type>("InterfaceType"),
    field<&NetworkInterface::status>("Status"),
    field<&NetworkInterface::source_dest_check>("SourceDestCheck"),
    field<&NetworkInterface::requester_managed>("RequesterManaged"),
    field<&NetworkInterface::deny_all_igw_traffic>("DenyAllIgwTraffic"),
    each<&take_group, kGroup, &NetworkInterface::groups, &NetworkInterface::groups_given>("Groups"),
    each<&take_address, kPrivateAddress, &NetworkInterface::addresses>("PrivateIpAddresses"),
    each<&take_ipv6, kIpv6, &NetworkInterface::addresses>("Ipv6Addresses").merged_elsewhere(),
    inside<kAttachment>("Attachment"),
    tags<NetworkInterface>("TagSet"),
};

// describe-instances leaves out the zone, the tags and who manages it.
constexpr Field kAttachedAttachmentFields[] = {
    field<&NetworkInterface::device_index>("DeviceIndex"),
};
constexpr Table kAttachedAttachment{"ec2/InstanceNetworkInterfaceAttachment",
                                    kAttachedAttachmentFields};
constexpr Field kAttachedFields[] = {
    field<&NetworkInterface::id>("NetworkInterfaceId"),
    field<&NetworkInterface::vpc>("VpcId"),
    field<&NetworkInterface::subnet>("SubnetId"),
    field<&NetworkInterface::owner>("OwnerId"),
    field<&NetworkInterface::description>("Description"),
    field<&NetworkInterface::type>("InterfaceType"),
    field<&NetworkInterface::status>("Status"),
    field<&NetworkInterface::source_dest_check>("SourceDestCheck"),
    each<&take_group, kGroup, &NetworkInterface::groups, &NetworkInterface::groups_given>("Groups"),
    each<&take_address, kPrivateAddress, &NetworkInterface::addresses>("PrivateIpAddresses"),
    each<&take_ipv6, kIpv6, &NetworkInterface::addresses>("Ipv6Addresses").merged_elsewhere(),
    inside<kAttachedAttachment>("Attachment"),
};

constexpr Field kPrimaryAddressFields[] = {
    field<&PrivateAddress::address>("PrivateIpAddress"),
    inside<kAssociation>("Association"),
};

}  // namespace

constexpr Table kNetworkInterface{"ec2/NetworkInterface", kNetworkInterfaceFields,
                                  finisher<&finish_interface>()};
constexpr Table kAttachedInterface{"ec2/InstanceNetworkInterface", kAttachedFields};
// The same address again, outside the list; older captures and hand-written ones may have it alone
// (A2).
constexpr Table kPrimaryAddress{"ec2/NetworkInterface", kPrimaryAddressFields};

namespace {

bool has_ipv4(const NetworkInterface& interface) {
  const auto is_ipv4 = [](const InterfaceAddress& a) { return a.address.is_v4(); };
  return std::any_of(interface.addresses.begin(), interface.addresses.end(), is_ipv4);
}

// Null: it could not be read, or has no id.
std::optional<NetworkInterface> read_interface(Reading& reading, const Place& place, Value value,
                                               const Table& table) {
  NetworkInterface interface;
  if (!read_object(reading, place, value, table, &interface)) return std::nullopt;
  if (interface.id.empty()) {
    resource_without_id(reading, place, table);
    return std::nullopt;
  }
  Value listed;
  if (!has_ipv4(interface) && value.at_key("PrivateIpAddresses").get(listed) != simdjson::SUCCESS) {
    PrivateAddress primary;
    read_object(reading, place, value, kPrimaryAddress, &primary);
    primary.primary = model::Tri::kYes;
    take_address(reading, place, interface, primary);
  }
  interface.origin = place.origin(reading.network);
  return interface;
}

}  // namespace

void read_network_interfaces(Reading& reading, const Place& place, Value items) {
  read_list(reading, place, items, [&](const Place& at, Value item) {
    std::optional<NetworkInterface> interface =
        read_interface(reading, at, item, kNetworkInterface);
    if (interface) {
      store<NetworkInterface>(reading, kNetworkInterface, std::move(*interface),
                              Standing::kDeclared);
    }
    return interface.has_value();
  });
}

void read_attached_interfaces(Reading& reading, const Place& place, Value items,
                              const Attached& attached) {
  read_list(reading, place, items, [&](const Place& at, Value item) {
    std::optional<NetworkInterface> interface =
        read_interface(reading, at, item, kAttachedInterface);
    if (!interface) return false;
    interface->instance.id = attached.instance;
    interface->attachment_owner = attached.owner;
    if (interface->availability_zone.empty())
      interface->availability_zone = attached.availability_zone;
    store<NetworkInterface>(reading, kNetworkInterface, std::move(*interface), Standing::kEmbedded);
    return true;
  });
}

}  // namespace reach::aws
