// SPDX-License-Identifier: Apache-2.0
// Small networks around transit gateways and the internet, all of them working until a test breaks
// them.
#pragma once

#include "path/traces.hpp"
#include "support/gateway_maker.hpp"

namespace reach::path {

using reach::testing::NetworkMaker;

template <class T>
T& row(NetworkMaker& maker, std::string_view id) {
  return *maker.builder().find<T>(maker.builder().intern(id));
}

// Spoke 10.1.0.0/16 and hub 10.0.0.0/16 on tgw-1, hosts i-spoke 10.1.1.10 and i-hub 10.0.1.10, in
// zone a; attachment subnets of their own, in zone a (spoke) and a and c (hub). Tables rtb-spoke,
// rtb-hub, rtb-tgw-hub (the hub's attachment subnets); tgw-rtb-spoke and tgw-rtb-hub.
inline NetworkMaker hub_and_spoke() {
  NetworkMaker maker;
  maker.vpc("vpc-spoke", "10.1.0.0/16");
  maker.subnet("subnet-spoke", "vpc-spoke", "10.1.1.0/24");
  maker.subnet("subnet-spoke-tgw", "vpc-spoke", "10.1.9.0/28");
  maker.vpc("vpc-hub", "10.0.0.0/16");
  maker.subnet("subnet-hub", "vpc-hub", "10.0.1.0/24");
  maker.subnet("subnet-hub-tgw-a", "vpc-hub", "10.0.9.0/28");
  maker.subnet("subnet-hub-tgw-c", "vpc-hub", "10.0.9.16/28", "ap-northeast-1c");
  for (const char* vpc : {"spoke", "hub"}) {
    const std::string name(vpc);
    maker.new_group("sg-" + name, "vpc-" + name);
    maker.ingress("sg-" + name, "-1", -1, -1, "0.0.0.0/0");
    maker.main_table("rtb-" + name, "vpc-" + name);
    maker.default_acl("acl-" + name, "vpc-" + name);
  }
  maker.instance("i-spoke", "subnet-spoke", "10.1.1.10", {"sg-spoke"});
  maker.instance("i-hub", "subnet-hub", "10.0.1.10", {"sg-hub"});
  maker.table("rtb-tgw-hub", "vpc-hub", {"subnet-hub-tgw-a", "subnet-hub-tgw-c"});
  maker.route("rtb-spoke", "10.0.0.0/16", "tgw-1");
  maker.route("rtb-hub", "10.1.0.0/16", "tgw-1");
  reach::testing::transit_gateway(maker, "tgw-1");
  reach::testing::transit_table(maker, "tgw-rtb-spoke", "tgw-1");
  reach::testing::transit_table(maker, "tgw-rtb-hub", "tgw-1");
  reach::testing::attach(maker, "tgw-attach-spoke", "tgw-1", "vpc-spoke", {"subnet-spoke-tgw"},
                         "tgw-rtb-spoke");
  reach::testing::attach(maker, "tgw-attach-hub", "tgw-1", "vpc-hub",
                         {"subnet-hub-tgw-a", "subnet-hub-tgw-c"}, "tgw-rtb-hub");
  reach::testing::transit_route(maker, "tgw-rtb-spoke", "10.0.0.0/16", "tgw-attach-hub");
  reach::testing::transit_route(maker, "tgw-rtb-hub", "10.1.0.0/16", "tgw-attach-spoke");
  return maker;
}
inline const Ask kToHub{.from = "eni-spoke", .to = "10.0.1.10"};

// VPC 10.2.0.0/16: i-private 10.2.1.10 behind nat-1 (10.2.2.20, 198.51.100.20) of subnet-public,
// where i-public 10.2.2.10 has 198.51.100.10; igw-1. Tables rtb-private and rtb-public, ACLs
// acl-private and acl-public.
inline NetworkMaker public_vpc() {
  NetworkMaker maker;
  maker.vpc("vpc-p", "10.2.0.0/16");
  maker.subnet("subnet-private", "vpc-p", "10.2.1.0/24");
  maker.subnet("subnet-public", "vpc-p", "10.2.2.0/24");
  maker.new_group("sg-p", "vpc-p");
  maker.ingress("sg-p", "tcp", 443, 443, "0.0.0.0/0");
  maker.instance("i-private", "subnet-private", "10.2.1.10", {"sg-p"});
  maker.instance("i-public", "subnet-public", "10.2.2.10", {"sg-p"});
  row<model::NetworkInterface>(maker, "eni-public").addresses.front().public_address =
      reach::testing::address("198.51.100.10");
  maker.main_table("rtb-main", "vpc-p");
  maker.table("rtb-private", "vpc-p", {"subnet-private"});
  maker.table("rtb-public", "vpc-p", {"subnet-public"});
  for (const char* subnet : {"private", "public"}) {
    const std::string acl = std::string("acl-") + subnet;
    maker.acl(acl, "vpc-p", {std::string("subnet-") + subnet});
    maker.entry(acl, 100, false, "allow", "-1", "0.0.0.0/0");
    maker.entry(acl, 100, true, "allow", "-1", "0.0.0.0/0");
  }
  reach::testing::internet_gateway(maker, "igw-1", "vpc-p");
  reach::testing::nat_gateway(maker, "nat-1", "subnet-public", "10.2.2.20", "198.51.100.20");
  maker.route("rtb-private", "0.0.0.0/0", "nat-1");
  maker.route("rtb-public", "0.0.0.0/0", "igw-1");
  return maker;
}
inline const Ask kPrivateToService{.from = "eni-private", .to = "", .service = "ssm"};
inline const Ask kPublicToService{.from = "eni-public", .to = "", .service = "ssm"};

}  // namespace reach::path
