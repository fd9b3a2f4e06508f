// SPDX-License-Identifier: Apache-2.0
// A network interface (ENI), the only place that holds the addresses of interface endpoints.
// Source: EC2 API NetworkInterface; semantics A.1, G3.
#pragma once

#include <optional>
#include <vector>

#include "reach/model/resource.hpp"
#include "reach/net/address.hpp"

namespace reach::model {

struct InterfaceAddress {
  net::Address address;  // private IPv4, or IPv6
  bool primary = false;
  std::optional<net::Address> public_address;  // Elastic or auto-assigned IPv4
  friend bool operator==(const InterfaceAddress&, const InterfaceAddress&) = default;
};

struct NetworkInterface {
  StringId id;
  OriginId origin;
  Ref<Vpc> vpc;
  Ref<Subnet> subnet;
  StringId owner;
  StringId name;
  StringId description;
  StringId availability_zone;
  StringId availability_zone_id;
  InterfaceType type = InterfaceType::kUnknown;
  InterfaceStatus status = InterfaceStatus::kUnknown;
  Tri source_dest_check = Tri::kUnknown;
  Tri requester_managed = Tri::kUnknown;
  Tri deny_all_igw_traffic = Tri::kUnknown;  // an IPv6 address that the internet cannot reach
  std::vector<Ref<SecurityGroup>> groups;
  bool groups_given = false;                // a member Groups was there, even if empty
  std::vector<InterfaceAddress> addresses;  // the primary one first, where one is marked
  Ref<Instance> instance;                   // attachment to an instance
  StringId attachment_owner;  // Attachment.InstanceOwnerId: "amazon-aws" for managed ones
  int device_index = -1;      // 0 is the primary interface; -1: not attached
};

// The primary IPv4 address, else the first of that family.
[[nodiscard]] std::optional<net::Address> primary_address(const NetworkInterface& interface,
                                                          net::Family family);

}  // namespace reach::model
