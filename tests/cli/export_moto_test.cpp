// SPDX-License-Identifier: Apache-2.0
// The recording script from end to end: the real AWS CLI against a mock of AWS on the loopback
// interface (moto), where the machine has both; then reachsim on what was recorded.
#include <arpa/inet.h>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <nlohmann/json.hpp>
#include <thread>

#include "reach/aws/snapshot.hpp"
#include "support/program.hpp"
#include "support/script.hpp"

namespace reach {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::lines_of;
using testing::run_reachsim;
using testing::run_shell;
using testing::ShellResult;
using ::testing::SizeIs;
using testing::TemporaryFolder;

// A port of the loopback interface that nobody listens on, or (connect) whether somebody does.
sockaddr_in loopback(std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

std::uint16_t free_port() {
  const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address = loopback(0);
  socklen_t size = sizeof address;
  auto* plain = reinterpret_cast<sockaddr*>(&address);
  const bool found =
      ::bind(listener, plain, size) == 0 && ::getsockname(listener, plain, &size) == 0;
  ::close(listener);
  return found ? ntohs(address.sin_port) : 0;
}

bool listens(std::uint16_t port) {
  const int client = ::socket(AF_INET, SOCK_STREAM, 0);
  const sockaddr_in address = loopback(port);
  const bool open =
      ::connect(client, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  ::close(client);
  return open;
}

// How this machine starts moto's server; empty: not at all.
std::string moto_command() {
  for (const char* command : {"moto_server", "python3 -m moto.server"}) {
    if (testing::works(std::string(command) + " --help")) return command;
  }
  return "";
}

class MockAws {
 public:
  explicit MockAws(const std::string& command) : port_(free_port()) {
    const ShellResult started = run_shell(fmt::format("{} -H 127.0.0.1 -p {} >'{}' 2>&1 & echo $!",
                                                      command, port_, folder_.path("log")));
    process_ = std::atoi(started.output.c_str());
    for (int i = 0; i < 600 && !listens(port_); ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  ~MockAws() {
    if (process_ > 0) ::kill(process_, SIGTERM);
  }
  MockAws(const MockAws&) = delete;  // owns a process
  MockAws& operator=(const MockAws&) = delete;
  [[nodiscard]] bool answers() const { return listens(port_); }
  // For the AWS CLI: nothing but this server, whatever the user has configured.
  [[nodiscard]] std::string environment() const {
    return fmt::format(
        "unset AWS_PROFILE AWS_REGION AWS_SESSION_TOKEN HTTP_PROXY HTTPS_PROXY http_proxy "
        "https_proxy\n"
        "export AWS_ACCESS_KEY_ID=testing AWS_SECRET_ACCESS_KEY=testing AWS_PAGER= "
        "AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null "
        "AWS_EC2_METADATA_DISABLED=true AWS_MAX_ATTEMPTS=1 AWS_DEFAULT_REGION=eu-west-1 "
        "AWS_ENDPOINT_URL=http://127.0.0.1:{}\n",
        port_);
  }

 private:
  TemporaryFolder folder_;
  std::uint16_t port_;
  pid_t process_ = 0;
};

// Two VPCs that nothing joins, two instances in the one and one in the other.
constexpr std::string_view kNetwork = R"SH(set -e
get() { aws "$@" --output text; }
vpc() { get ec2 create-vpc --cidr-block "$1" --query Vpc.VpcId; }
subnet() { get ec2 create-subnet --vpc-id "$1" --cidr-block "$2" --availability-zone eu-west-1a --query Subnet.SubnetId; }
group() {
  group=$(get ec2 create-security-group --group-name open --description open --vpc-id "$1" --query GroupId)
  get ec2 authorize-security-group-ingress --group-id "$group" --protocol -1 --cidr 0.0.0.0/0 --query Return >/dev/null
  echo "$group"
}
instances() { get ec2 run-instances --image-id ami-12c6146b --subnet-id "$1" --security-group-ids "$2" --count "$3" --query 'Instances[].InstanceId'; }
hub=$(vpc 10.0.0.0/16)
lone=$(vpc 10.9.0.0/16)
inside=$(subnet "$hub" 10.0.1.0/24)
instances "$inside" "$(group "$hub")" 2
instances "$(subnet "$lone" 10.9.1.0/24)" "$(group "$lone")" 1
get ec2 create-vpc-endpoint --vpc-id "$hub" --vpc-endpoint-type Interface --service-name com.amazonaws.eu-west-1.ssm \
  --subnet-ids "$inside" --query VpcEndpoint.VpcEndpointId >/dev/null
get route53 create-hosted-zone --name a.example --caller-reference one --hosted-zone-config PrivateZone=true \
  --vpc "VPCRegion=eu-west-1,VPCId=$hub" --query HostedZone.Id >/dev/null
get ec2 create-transit-gateway --query TransitGateway.TransitGatewayId >/dev/null
)SH";

std::string verdict_of(const std::string& snapshot, const std::string& from,
                       const std::string& to) {
  const auto result = run_reachsim(
      {"path", snapshot, "--from", from, "--to", to, "--port", "443", "--format", "json"});
  return nlohmann::json::parse(result.output, nullptr, false).value("verdict", result.error);
}

std::vector<std::string> words_of(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\t' || c == ' '; }, '\n');
  return lines_of(text);
}

TEST(ExportFromMockAws, IsReadWithoutAWordAndJudged) {
  if (!testing::works("aws --version")) GTEST_SKIP() << "the AWS CLI is not installed";
  const std::string moto = moto_command();
  if (moto.empty()) GTEST_SKIP() << "moto's server is not installed";
  const MockAws server(moto);
  if (!server.answers()) GTEST_SKIP() << "moto's server does not start";
  const ShellResult made = run_shell(server.environment() + std::string(kNetwork));
  ASSERT_EQ(made.status, 0) << made.output;
  const std::vector<std::string> instances = words_of(made.output);
  ASSERT_THAT(instances, SizeIs(3)) << made.output;

  const TemporaryFolder folder;
  folder.write("record.sh", run_reachsim({"export"}).output);
  const ShellResult recorded =
      run_shell(server.environment() + "cd " + folder.path() + "\nsh record.sh\n");
  // The mock does not know every call: what it lacks is left out, and nothing else is.
  EXPECT_LE(recorded.status, 1) << recorded.output;
  for (const std::string& line : lines_of(recorded.output))
    EXPECT_EQ(line.find("not allowed"), std::string::npos) << line;
  const std::string snapshot = folder.path("reachsim-snapshot");

  const aws::LoadResult loaded = aws::load({snapshot});
  ASSERT_THAT(loaded.errors, IsEmpty()) << recorded.output;
  const model::Network& network = loaded.loaded.network;
  EXPECT_GE(network.exports().size(), 30U) << recorded.output;
  for (const model::Export& document : network.exports()) {
    EXPECT_TRUE(document.complete) << model::command_of(document.kind);
    EXPECT_EQ(network.text(document.account), "123456789012");
  }
  EXPECT_EQ(verdict_of(snapshot, instances[0], instances[1]), "reachable");
  EXPECT_EQ(verdict_of(snapshot, instances[0], instances[2]), "unreachable");
  const auto checked = run_reachsim({"check", snapshot});
  EXPECT_EQ(checked.error, "");
  EXPECT_THAT(checked.output, HasSubstr("3 instances, 9 checks"));
}

}  // namespace
}  // namespace reach
