// SPDX-License-Identifier: Apache-2.0
// Short words for small networks in tests: everything complete, everything allowed, until a test
// says otherwise.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reach/model/network.hpp"

namespace reach::testing {

// Text to value, for literals in tests: aborts the test program on a typo.
[[nodiscard]] net::Address address(std::string_view text);
[[nodiscard]] net::Prefix prefix(std::string_view text);

// Makes a network piece by piece. Ids are the caller's: "vpc-a", "subnet-a1". Each call returns the
// row to change, valid until the next call for the same kind.
class NetworkMaker {
 public:
  NetworkMaker();

  // A declared VPC with one associated CIDR, both DNS attributes on, the option set "dopt-amazon"
  // (AmazonProvidedDNS).
  model::Vpc& vpc(std::string_view id, std::string_view cidr);
  // A subnet in zone ap-northeast-1a (id apne1-az1) unless told otherwise.
  model::Subnet& subnet(std::string_view id, std::string_view vpc, std::string_view cidr,
                        std::string_view zone = "ap-northeast-1a");
  // In use, source/destination check on.
  model::NetworkInterface& interface(std::string_view id, std::string_view subnet,
                                     std::string_view address,
                                     const std::vector<std::string>& groups);
  // Running Linux with interface "eni-" + what follows "i-" in its id.
  model::Instance& instance(std::string_view id, std::string_view subnet, std::string_view address,
                            const std::vector<std::string>& groups);
  // No rules; add them with ingress and egress.
  model::SecurityGroup& group(std::string_view id, std::string_view vpc);
  // Ingress nothing, egress everything: what a new group is.
  model::SecurityGroup& new_group(std::string_view id, std::string_view vpc);
  // protocol "tcp", "udp", "icmp", "-1"; ports -1 to -1: all. peer: a CIDR, a prefix list (pl-) or
  // a group (sg-).
  model::SecurityGroupRule& ingress(std::string_view group, std::string_view protocol, int from,
                                    int to, std::string_view peer);
  model::SecurityGroupRule& egress(std::string_view group, std::string_view protocol, int from,
                                   int to, std::string_view peer);
  // Main table of the VPC with a local route for each CIDR it has so far.
  model::RouteTable& main_table(std::string_view id, std::string_view vpc);
  // Table explicitly associated with the subnets, with the same local routes.
  model::RouteTable& table(std::string_view id, std::string_view vpc,
                           const std::vector<std::string>& subnets);
  // destination: a CIDR or pl-; target by its id's start: pcx- igw- nat- tgw- vgw- eni- vpce-
  // eigw-, or "local". Active.
  model::Route& route(std::string_view table, std::string_view destination,
                      std::string_view target);
  // Default ACL of the VPC that allows everything both ways.
  model::NetworkAcl& default_acl(std::string_view id, std::string_view vpc);
  // ACL of the subnets, without entries.
  model::NetworkAcl& acl(std::string_view id, std::string_view vpc,
                         const std::vector<std::string>& subnets);
  model::NetworkAclEntry& entry(std::string_view acl, int number, bool egress,
                                std::string_view action, std::string_view protocol,
                                std::string_view cidr, int from = 0, int to = 65535);
  // Active, same Region, both sides with the CIDRs the VPCs have so far.
  model::VpcPeeringConnection& peering(std::string_view id, std::string_view requester,
                                       std::string_view accepter);
  model::PrefixList& prefix_list(std::string_view id, const std::vector<std::string>& cidrs);
  // Available interface endpoint com.amazonaws.ap-northeast-1.SERVICE with an interface a (subnet,
  // address) pair, named ID-hash in its vpce names:
  // "vpce-x-a1b2c3d4.ssm.ap-northeast-1.vpce.amazonaws.com". Interfaces are "eni-ID-0", ...
  model::VpcEndpoint& endpoint(
      std::string_view id, std::string_view vpc, std::string_view service, bool private_dns,
      const std::vector<std::pair<std::string, std::string>>& subnets_and_addresses,
      const std::vector<std::string>& groups);
  // Private zone with its SOA and NS records, associated with the VPCs.
  model::HostedZone& zone(std::string_view id, std::string_view name,
                          const std::vector<std::string>& vpcs);
  model::ResourceRecordSet& record(std::string_view zone, std::string_view name,
                                   model::RecordType type, const std::vector<std::string>& values);
  model::ResourceRecordSet& alias(std::string_view zone, std::string_view name,
                                  std::string_view target,
                                  model::RecordType type = model::RecordType::kA);
  model::DhcpOptions& dhcp_options(std::string_view id, const std::vector<std::string>& servers);

  // The name an alias to the endpoint uses.
  [[nodiscard]] static std::string regional_name(std::string_view endpoint,
                                                 std::string_view service);

  model::NetworkBuilder& builder() { return builder_; }
  // Every kind counts as exported, unless without(kind) was called for it.
  void without(model::DocumentKind kind) { left_out_.push_back(kind); }
  [[nodiscard]] model::Network build() &&;

 private:
  model::SecurityGroupRule make_rule(std::string_view protocol, int from, int to,
                                     std::string_view peer);
  std::vector<model::DocumentKind> left_out_;
  model::NetworkBuilder builder_;
};

// The article's last stage in code: User VPC 192.168.0.0/16 (vpc-user: subnet-user, i-user
// 192.168.100.58, sg-user), Shared VPC 172.16.0.0/16 (vpc-shared: subnet-shared-a and -c, i-shared
// 172.16.100.4, sg-shared, endpoint group sg-vpce, vpce-ssm vpce-ssmmessages vpce-ec2messages with
// private DNS), pcx-1, rtb-user, rtb-shared, acl-user, acl-shared, zones Z-ssm Z-ssmmessages
// Z-ec2messages associated with vpc-user.
[[nodiscard]] NetworkMaker article();

}  // namespace reach::testing
