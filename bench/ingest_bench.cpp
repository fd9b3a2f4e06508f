// SPDX-License-Identifier: Apache-2.0
// How fast snapshots are read, beside the JSON readers on the same bytes: simdjson's own parse
// (which is where all reading starts) and nlohmann's DOM. The input axis is the number of
// interfaces in one describe-network-interfaces document, in the AWS CLI's indented form; and the
// article's folder, which is many small files.
#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <simdjson.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "reach/aws/snapshot.hpp"

namespace {

using reach::aws::Document;

std::string interface_json(int number) {
  const int vpc = number / 500;
  const int subnet = number / 100;
  const std::string address =
      fmt::format("10.{}.{}.{}", vpc % 256, number / 250 % 256, number % 250 + 4);
  return fmt::format(R"(        {{
            "Association": {{
                "IpOwnerId": "amazon",
                "PublicDnsName": "",
                "PublicIp": "203.0.113.{last}"
            }},
            "Attachment": {{
                "AttachTime": "2026-11-24T09:00:23+00:00",
                "AttachmentId": "eni-attach-{id:017x}",
                "DeleteOnTermination": true,
                "DeviceIndex": 0,
                "NetworkCardIndex": 0,
                "InstanceId": "i-{id:017x}",
                "InstanceOwnerId": "111111111111",
                "Status": "attached"
            }},
            "AvailabilityZone": "eu-west-1{zone}",
            "AvailabilityZoneId": "euw1-az{zone_number}",
            "Description": "",
            "Groups": [
                {{
                    "GroupId": "sg-{group:017x}",
                    "GroupName": "workers"
                }}
            ],
            "InterfaceType": "interface",
            "Ipv6Addresses": [],
            "MacAddress": "02:00:00:00:00:01",
            "NetworkInterfaceId": "eni-{id:017x}",
            "OwnerId": "111111111111",
            "PrivateDnsName": "ip-{address}.eu-west-1.compute.internal",
            "PrivateIpAddress": "{address}",
            "PrivateIpAddresses": [
                {{
                    "Primary": true,
                    "PrivateDnsName": "ip-{address}.eu-west-1.compute.internal",
                    "PrivateIpAddress": "{address}"
                }}
            ],
            "RequesterManaged": false,
            "SourceDestCheck": true,
            "Status": "in-use",
            "SubnetId": "subnet-{subnet:017x}",
            "TagSet": [
                {{
                    "Key": "Name",
                    "Value": "worker-{id}"
                }}
            ],
            "VpcId": "vpc-{vpc:017x}"
        }})",
                     fmt::arg("id", number), fmt::arg("vpc", vpc), fmt::arg("subnet", subnet),
                     fmt::arg("group", vpc * 10), fmt::arg("address", address),
                     fmt::arg("last", number % 250), fmt::arg("zone", "abc"[subnet % 3]),
                     fmt::arg("zone_number", subnet % 3 + 1));
}

const std::vector<Document>& interfaces(int count) {
  static std::map<int, std::vector<Document>> made;
  std::vector<Document>& documents = made[count];
  if (documents.empty()) {
    std::string text = "{\n    \"NetworkInterfaces\": [\n";
    for (int i = 0; i < count; ++i) text += interface_json(i) + (i + 1 < count ? ",\n" : "\n");
    documents.push_back({"describe-network-interfaces.json", text + "    ]\n}\n"});
  }
  return documents;
}

const std::vector<Document>& article() {
  static const std::vector<Document> documents = [] {
    std::vector<Document> read;
    for (const auto& entry :
         std::filesystem::directory_iterator(REACH_SOURCE_DIR "/fixtures/article/3-zones")) {
      std::ifstream in(entry.path(), std::ios::binary);
      read.push_back(
          {entry.path().filename().string(),
           std::string((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>())});
    }
    return read;
  }();
  return documents;
}

// 0 is the article.
const std::vector<Document>& input(const benchmark::State& state) {
  return state.range(0) == 0 ? article() : interfaces(static_cast<int>(state.range(0)));
}

void count_bytes(benchmark::State& state, const std::vector<Document>& documents) {
  std::size_t bytes = 0;
  for (const Document& document : documents) bytes += document.text.size();
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
  state.counters["document_MB"] = static_cast<double>(bytes) / 1e6;
}

void ingest(benchmark::State& state) {
  const std::vector<Document>& documents = input(state);
  for (auto _ : state) {
    reach::aws::LoadResult result = reach::aws::load_documents(documents);
    if (!result.errors.empty()) state.SkipWithError(result.errors.front().message.c_str());
    benchmark::DoNotOptimize(result);
  }
  count_bytes(state, documents);
}

// A parser a run, as ingest has.
void simdjson_dom(benchmark::State& state) {
  const std::vector<Document>& documents = input(state);
  for (auto _ : state) {
    simdjson::dom::parser parser;
    for (const Document& document : documents) {
      simdjson::dom::element root;
      if (parser.parse(document.text).get(root) != simdjson::SUCCESS)
        state.SkipWithError("not JSON");
      benchmark::DoNotOptimize(root);
    }
  }
  count_bytes(state, documents);
}

void nlohmann_dom(benchmark::State& state) {
  const std::vector<Document>& documents = input(state);
  for (auto _ : state) {
    for (const Document& document : documents) {
      nlohmann::json root = nlohmann::json::parse(document.text);
      benchmark::DoNotOptimize(root);
    }
  }
  count_bytes(state, documents);
}

constexpr int kArticle = 0;
BENCHMARK(ingest)->Arg(kArticle)->Arg(1'000)->Arg(20'000)->Unit(benchmark::kMillisecond);
BENCHMARK(simdjson_dom)->Arg(kArticle)->Arg(1'000)->Arg(20'000)->Unit(benchmark::kMillisecond);
BENCHMARK(nlohmann_dom)->Arg(kArticle)->Arg(1'000)->Arg(20'000)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
