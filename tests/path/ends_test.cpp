// SPDX-License-Identifier: Apache-2.0
// The interfaces at both ends (semantics M1, G2, G14, A14).
#include "path/ends.hpp"

#include "path/traces.hpp"

namespace reach::path {
namespace {

using model::Code;
using model::DocumentKind;
using model::EndpointState;
using model::InstanceState;
using model::InterfaceStatus;
using model::InterfaceType;
using model::Network;
using model::Stage;
using model::Verdict;
using reach::testing::article;
using reach::testing::NetworkMaker;

template <class T>
T& row(NetworkMaker& maker, std::string_view id) {
  return *maker.builder().find<T>(maker.builder().intern(id));
}

const Ask kSsh{.from = "eni-shared", .to = "192.168.100.58", .port = 22};

TEST(Ends, M1SourceMustRun) {
  NetworkMaker maker = article();
  row<model::Instance>(maker, "i-user").state = InstanceState::kStopped;
  const Network network = std::move(maker).build();
  const Trace trace = ask(network);
  EXPECT_TRUE(comes_to(trace, Verdict::kUnreachable, Code::kBadState, Stage::kInstance, "i-user"));
  EXPECT_TRUE(mentions(trace.findings.front().message, "stopped"));
}

TEST(Ends, DestinationMustRun) {
  NetworkMaker maker = article();
  row<model::Instance>(maker, "i-user").state = InstanceState::kStopped;
  const Network network = std::move(maker).build();
  EXPECT_TRUE(comes_to(ask(network, kSsh), Verdict::kUnreachable, Code::kBadState, Stage::kForward,
                       "i-user"));
}

TEST(Ends, InstanceNotDescribedIsUnknown) {
  NetworkMaker maker = article();
  row<model::Instance>(maker, "i-user").declared = false;
  row<model::Instance>(maker, "i-user").state = InstanceState::kUnknown;
  maker.without(DocumentKind::kInstances);
  const Network network = std::move(maker).build();
  const Trace trace = ask(network);
  EXPECT_TRUE(
      comes_to(trace, Verdict::kUnknown, Code::kSnapshotIncomplete, Stage::kInstance, "i-user"));
  EXPECT_TRUE(mentions(trace.findings.front().fix, "describe-instances --instance-ids i-user"));
}

TEST(Ends, M1InterfaceStatus) {
  NetworkMaker maker = article();
  row<model::NetworkInterface>(maker, "eni-user").status = InterfaceStatus::kAvailable;
  const Network network = std::move(maker).build();
  EXPECT_TRUE(comes_to(ask(network), Verdict::kUnreachable, Code::kUnassociatedComponent,
                       Stage::kInstance, "eni-user"));
  NetworkMaker other = article();
  row<model::NetworkInterface>(other, "eni-user").status = InterfaceStatus::kDetaching;
  const Network detaching = std::move(other).build();
  EXPECT_TRUE(comes_to(ask(detaching), Verdict::kUnreachable, Code::kBadStateAttachment,
                       Stage::kInstance, "eni-user"));
  NetworkMaker old = article();
  row<model::NetworkInterface>(old, "eni-user").status = InterfaceStatus::kUnknown;
  const Network unknown = std::move(old).build();
  EXPECT_TRUE(reaches(ask(unknown)));
}

TEST(Ends, G2OnlyAvailableEndpointsAnswer) {
  for (const EndpointState state :
       {EndpointState::kPending, EndpointState::kPendingAcceptance, EndpointState::kFailed,
        EndpointState::kDeleting, EndpointState::kRejected, EndpointState::kPartial}) {
    NetworkMaker maker = article();
    row<model::VpcEndpoint>(maker, "vpce-ssm").state = state;
    const Network network = std::move(maker).build();
    EXPECT_TRUE(comes_to(ask(network), Verdict::kUnreachable, Code::kBadState, Stage::kForward,
                         "vpce-ssm"));
  }
}

TEST(Ends, G2StateNotGivenIsUnknown) {
  NetworkMaker maker = article();
  row<model::VpcEndpoint>(maker, "vpce-ssm").state = EndpointState::kUnknown;
  const Network network = std::move(maker).build();
  EXPECT_TRUE(comes_to(ask(network), Verdict::kUnknown, Code::kSnapshotIncomplete, Stage::kForward,
                       "vpce-ssm"));
}

TEST(Ends, EndpointInterfaceWithoutItsEndpointIsUnknown) {
  NetworkMaker maker = article();
  maker.interface("eni-lonely", "subnet-shared-a", "172.16.100.200", {"sg-vpce"}).type =
      InterfaceType::kVpcEndpoint;
  maker.without(DocumentKind::kVpcEndpoints);
  const Network network = std::move(maker).build();
  const Trace trace = ask(network, {.to = "172.16.100.200"});
  EXPECT_TRUE(
      comes_to(trace, Verdict::kUnknown, Code::kSnapshotIncomplete, Stage::kForward, "eni-lonely"));
  EXPECT_TRUE(mentions(trace.findings.front().fix, "describe-vpc-endpoints"));
}

TEST(Ends, G14EndpointsAcceptHttpsAlone) {
  NetworkMaker maker = article();
  maker.ingress("sg-vpce", "-1", -1, -1, "0.0.0.0/0");
  const Network network = std::move(maker).build();
  EXPECT_TRUE(reaches(ask(network)));
  for (const Ask& question : {Ask{.port = 80}, Ask{.protocol = model::kProtocolUdp},
                              Ask{.protocol = model::kProtocolIcmp}, Ask{.protocol = -1}}) {
    EXPECT_TRUE(comes_to(ask(network, question), Verdict::kUnreachable,
                         Code::kNoPossibleDestination, Stage::kForward, "vpce-ssm"));
  }
}

TEST(Ends, ServicesOfCustomersListenOnWhateverTheyLike) {
  NetworkMaker maker = article();
  row<model::VpcEndpoint>(maker, "vpce-ssm").service_name =
      maker.builder().intern("com.amazonaws.vpce.ap-northeast-1.vpce-svc-0123456789abcdef0");
  const Network network = std::move(maker).build();
  EXPECT_TRUE(comes_to(ask(network), Verdict::kUnknown, Code::kUnsupportedComponent,
                       Stage::kForward, "vpce-ssm"));
}

TEST(Ends, NatGatewayAddressNeverAnswers) {
  NetworkMaker maker = article();
  row<model::NetworkInterface>(maker, "eni-shared").type = InterfaceType::kNatGateway;
  maker.ingress("sg-shared", "-1", -1, -1, "0.0.0.0/0");
  const Network network = std::move(maker).build();
  EXPECT_TRUE(comes_to(ask(network, {.to = "172.16.100.4", .port = 22}), Verdict::kUnreachable,
                       Code::kNoPossibleDestination, Stage::kForward, "eni-shared"));
}

TEST(Ends, LoadBalancersAreNotFollowed) {
  NetworkMaker maker = article();
  row<model::NetworkInterface>(maker, "eni-shared").description =
      maker.builder().intern("ELB app/front/0123456789abcdef");
  maker.ingress("sg-shared", "-1", -1, -1, "0.0.0.0/0");
  const Network network = std::move(maker).build();
  EXPECT_TRUE(comes_to(ask(network, {.to = "172.16.100.4"}), Verdict::kUnknown,
                       Code::kUnsupportedComponent, Stage::kForward, "eni-shared"));
}

TEST(Ends, A14SubnetNotDescribedIsUnknown) {
  NetworkMaker maker = article();
  row<model::NetworkInterface>(maker, "eni-user").subnet =
      maker.builder().ref<model::Subnet>("subnet-lost");
  maker.without(DocumentKind::kSubnets);
  const Network network = std::move(maker).build();
  const Trace trace = ask(network);
  EXPECT_TRUE(comes_to(trace, Verdict::kUnknown, Code::kSnapshotIncomplete, Stage::kInstance,
                       "subnet-lost"));
  EXPECT_TRUE(mentions(trace.findings.front().fix, "describe-subnets --subnet-ids subnet-lost"));
}

}  // namespace
}  // namespace reach::path
