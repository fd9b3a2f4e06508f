// SPDX-License-Identifier: Apache-2.0
// H1, H2, H4, L43, L44: which DNS server the hosts of a VPC ask.
#include "dns/support.hpp"

namespace reach::dns {
namespace {

using namespace testing_support;
using reach::testing::article;

Asked with_servers(const std::vector<std::string>& servers) {
  NetworkMaker maker = article();
  maker.dhcp_options("dopt-own", servers);
  maker.builder().upsert<model::Vpc>("vpc-user").dhcp_options =
      maker.builder().ref<model::DhcpOptions>("dopt-own");
  return ask(std::move(maker), "vpc-user", kSsm);
}

TEST(ServerChoice, AmazonServersAreTheVpcsOwnResolver) {
  for (const char* server : {"AmazonProvidedDNS", "amazonprovideddns", "169.254.169.253",
                             "fd00:ec2::253", "192.168.0.2"}) {
    const Asked asked = with_servers({server});
    EXPECT_ANSWER(asked, Status::kAnswer, Source::kPrivateHostedZone);
    EXPECT_THAT(addresses(asked.answer), ElementsAre("172.16.100.126", "172.16.200.45"));
  }
}

TEST(ServerChoice, AnotherVpcsResolverDoesNotAnswer) {
  const Asked asked = with_servers({"172.16.0.2"});
  EXPECT_ANSWER(asked, Status::kTimeout, Source::kCustomServer, "DNS_CUSTOM_SERVER dopt-own");
}

TEST(ServerChoice, AnInterfaceAtThatAddressIsAServerLikeAnyOther) {
  NetworkMaker maker = article();
  maker.subnet("subnet-dns", "vpc-shared", "172.16.0.0/24");
  maker.interface("eni-dns", "subnet-dns", "172.16.0.2", {});
  maker.dhcp_options("dopt-own", {"172.16.0.2"});
  maker.builder().upsert<model::Vpc>("vpc-user").dhcp_options =
      maker.builder().ref<model::DhcpOptions>("dopt-own");
  const Asked asked = ask(std::move(maker), "vpc-user", kSsm);
  EXPECT_ANSWER(asked, Status::kUnknown, Source::kCustomServer, "DNS_CUSTOM_SERVER dopt-own");
}

TEST(ServerChoice, ACustomServersAnswersAreNotKnown) {
  const Asked asked = with_servers({"10.9.9.9"});
  EXPECT_ANSWER(asked, Status::kUnknown, Source::kCustomServer, "DNS_CUSTOM_SERVER dopt-own");
  EXPECT_THAT(find(asked.answer, Code::kDnsCustomServer)->fix, HasSubstr("AmazonProvidedDNS"));
  EXPECT_THAT(find(asked.answer, Code::kDnsCustomServer)->fix, HasSubstr("192.168.0.2"));
}

TEST(ServerChoice, MixedListsHaveNoOneAnswer) {
  EXPECT_ANSWER(with_servers({"AmazonProvidedDNS", "10.9.9.9"}), Status::kUnknown,
                Source::kCustomServer, "DNS_CUSTOM_SERVER dopt-own");
  EXPECT_ANSWER(with_servers({"10.9.9.9", "172.16.0.2"}), Status::kUnknown, Source::kCustomServer,
                "DNS_CUSTOM_SERVER dopt-own");
}

TEST(ServerChoice, NotAnAddressIsACustomServer) {
  EXPECT_ANSWER(with_servers({"dns.example.com"}), Status::kUnknown, Source::kCustomServer,
                "DNS_CUSTOM_SERVER dopt-own");
}

TEST(ServerChoice, AnOptionSetWithoutServersIsNotKnown) {
  EXPECT_ANSWER(with_servers({}), Status::kUnknown, Source::kNone,
                "UNSUPPORTED_COMPONENT dopt-own");
}

TEST(ServerChoice, NoOptionSetMeansTheOwnResolver) {
  for (const char* id : {"", "default"}) {
    NetworkMaker maker = article();
    maker.builder().upsert<model::Vpc>("vpc-user").dhcp_options =
        maker.builder().ref<model::DhcpOptions>(id);
    const Asked asked = ask(std::move(maker), "vpc-user", kSsm);
    EXPECT_ANSWER(asked, Status::kAnswer, Source::kPrivateHostedZone);
    EXPECT_THAT(asked.answer.steps.front().text, HasSubstr("Xen"));
  }
}

TEST(ServerChoice, AMissingOptionSetIsNamed) {
  NetworkMaker maker = article();
  maker.builder().upsert<model::Vpc>("vpc-user").dhcp_options =
      maker.builder().ref<model::DhcpOptions>("dopt-gone");
  maker.without(model::DocumentKind::kDhcpOptions);
  const Asked asked = ask(std::move(maker), "vpc-user", kSsm);
  EXPECT_ANSWER(asked, Status::kUnknown, Source::kNone, "SNAPSHOT_INCOMPLETE dopt-gone");
  EXPECT_THAT(find(asked.answer, Code::kSnapshotIncomplete)->fix,
              HasSubstr("aws ec2 describe-dhcp-options --dhcp-options-ids dopt-gone"));
}

TEST(ServerChoice, ADanglingOptionSetIsAnotherAccounts) {
  NetworkMaker maker = article();
  maker.builder().upsert<model::Vpc>("vpc-user").dhcp_options =
      maker.builder().ref<model::DhcpOptions>("dopt-gone");
  const Asked asked = ask(std::move(maker), "vpc-user", kSsm);
  EXPECT_ANSWER(asked, Status::kUnknown, Source::kNone, "UNKNOWN_RESOURCE dopt-gone");
}

TEST(ServerChoice, AVpcThatOnlyOthersNameIsNotKnown) {
  NetworkMaker maker = article();
  maker.builder().upsert<model::Vpc>("vpc-user").declared = false;
  maker.without(model::DocumentKind::kVpcs);
  const Asked asked = ask(std::move(maker), "vpc-user", kSsm);
  EXPECT_ANSWER(asked, Status::kUnknown, Source::kNone, "SNAPSHOT_INCOMPLETE vpc-user");
  EXPECT_THAT(find(asked.answer, Code::kSnapshotIncomplete)->fix,
              HasSubstr("aws ec2 describe-vpcs --vpc-ids vpc-user"));
}

TEST(ServerChoice, DnsSupportOffMeansNoAnswer) {
  NetworkMaker maker = article();
  maker.builder().upsert<model::Vpc>("vpc-user").enable_dns_support = model::Tri::kNo;
  const Asked asked = ask(std::move(maker), "vpc-user", kSsm);
  EXPECT_ANSWER(asked, Status::kTimeout, Source::kNone, "DNS_ATTRIBUTES_DISABLED vpc-user");
  EXPECT_THAT(find(asked.answer, Code::kDnsAttributesDisabled)->fix,
              HasSubstr("enableDnsSupport to true"));
}

TEST(ServerChoice, DnsSupportNotExportedIsNamed) {
  NetworkMaker maker = article();
  maker.builder().upsert<model::Vpc>("vpc-user").enable_dns_support = model::Tri::kUnknown;
  const Asked asked = ask(std::move(maker), "vpc-user", kSsm);
  EXPECT_ANSWER(asked, Status::kUnknown, Source::kNone, "SNAPSHOT_INCOMPLETE vpc-user");
  EXPECT_THAT(find(asked.answer, Code::kSnapshotIncomplete)->fix,
              HasSubstr("aws ec2 describe-vpc-attribute --vpc-id vpc-user --attribute "
                        "enableDnsSupport"));
}

}  // namespace
}  // namespace reach::dns
