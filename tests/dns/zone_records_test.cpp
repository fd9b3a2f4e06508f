// SPDX-License-Identifier: Apache-2.0
// H10, H17, H19: which record of a zone answers. The last test holds the look-up to a naive one
// that reads the rules off the whole list of names.
#include "dns/zone_records.hpp"

#include <algorithm>
#include <random>
#include <set>

#include "dns/support.hpp"

namespace reach::dns {
namespace {

using namespace testing_support;
using Kind = ZoneLookup::Kind;
using model::RecordType;

// A zone example.com that owns A records at the names.
model::Network zone_with(const std::vector<std::string>& owners) {
  NetworkMaker maker;
  maker.zone("Z1", "example.com", {});
  for (const std::string& owner : owners) maker.record("Z1", owner, RecordType::kA, {"10.0.0.1"});
  return std::move(maker).build();
}

ZoneLookup look(const model::Network& network, std::string_view name,
                RecordType type = RecordType::kA) {
  return look_up(ZoneRecords(network, *network.find<model::HostedZone>("Z1")), name, type);
}

TEST(ZoneRecords, ExactOwnerFirst) {
  const model::Network network = zone_with({"a.example.com", "*.example.com"});
  EXPECT_EQ(look(network, "a.example.com").owner, "a.example.com");
}

TEST(ZoneRecords, AWildcardCoversAnyDepthAndNotItsParent) {
  const model::Network network = zone_with({"*.w.example.com"});
  EXPECT_EQ(look(network, "x.w.example.com").owner, "*.w.example.com");
  EXPECT_EQ(look(network, "x.y.z.w.example.com").kind, Kind::kRecords);
  EXPECT_EQ(look(network, "w.example.com").kind, Kind::kNodata);
  EXPECT_EQ(look(network, "v.example.com").kind, Kind::kNxdomain);
}

TEST(ZoneRecords, AMoreSpecificNameBlocksAWildcard) {
  const model::Network network = zone_with({"*.example.com", "b.a.example.com"});
  EXPECT_EQ(look(network, "c.b.a.example.com").kind, Kind::kNxdomain);
  EXPECT_EQ(look(network, "c.a.example.com").kind, Kind::kNxdomain) << "a is an empty non-terminal";
  EXPECT_EQ(look(network, "a.example.com").kind, Kind::kNodata);
  EXPECT_EQ(look(network, "c.example.com").kind, Kind::kRecords);
}

TEST(ZoneRecords, AnAsteriskInTheMiddleIsALabel) {
  const model::Network network = zone_with({"a.*.example.com"});
  EXPECT_EQ(look(network, "a.b.example.com").kind, Kind::kNodata) << "the wildcard name exists";
  EXPECT_EQ(look(network, "a.*.example.com").kind, Kind::kRecords);
}

TEST(ZoneRecords, OtherTypesAreNodata) {
  const model::Network network = zone_with({"a.example.com"});
  EXPECT_EQ(look(network, "a.example.com", RecordType::kAaaa).kind, Kind::kNodata);
  EXPECT_EQ(look(network, "example.com").kind, Kind::kNodata) << "the apex always exists";
}

TEST(ZoneRecords, ACnameAnswersEveryType) {
  NetworkMaker maker;
  maker.zone("Z1", "example.com", {});
  maker.record("Z1", "a.example.com", RecordType::kCname, {"b.example.com"});
  const model::Network network = std::move(maker).build();
  EXPECT_EQ(look(network, "a.example.com").kind, Kind::kCname);
  EXPECT_EQ(look(network, "a.example.com", RecordType::kAaaa).kind, Kind::kCname);
}

TEST(ZoneRecords, ADelegationTakesWhatIsBelow) {
  NetworkMaker maker;
  maker.zone("Z1", "example.com", {});
  maker.record("Z1", "d.example.com", RecordType::kNs, {"ns.example.net"});
  maker.record("Z1", "a.d.example.com", RecordType::kA, {"10.0.0.1"});
  const model::Network network = std::move(maker).build();
  EXPECT_EQ(look(network, "d.example.com").kind, Kind::kDelegated);
  EXPECT_EQ(look(network, "a.d.example.com").kind, Kind::kDelegated);
  EXPECT_EQ(look(network, "e.example.com").kind, Kind::kNxdomain) << "the apex's own NS is no cut";
}

TEST(ZoneRecords, RecordsOutsideTheZoneDoNotCount) {
  const model::Network network = zone_with({"a.example.org", "a..example.com"});
  EXPECT_EQ(look(network, "a.example.com").kind, Kind::kNxdomain);
}

// ---- the naive reference ----

std::vector<std::string> labels_of(const std::string& name) {
  std::vector<std::string> labels(1);
  for (const char c : name) {
    if (c == '.') {
      labels.emplace_back();
    } else {
      labels.back().push_back(c);
    }
  }
  return labels;
}

bool ends_with(const std::vector<std::string>& name, const std::vector<std::string>& domain) {
  return name.size() >= domain.size() && std::equal(domain.rbegin(), domain.rend(), name.rbegin());
}

// The owner that answers the name; "" for none, "-" where the name exists without records.
std::string naive_owner(const std::set<std::string>& owners, const std::string& name) {
  if (owners.contains(name)) return name;
  const std::vector<std::string> asked = labels_of(name);
  const auto exists = [&](const std::vector<std::string>& candidate) {
    return candidate.size() <= 2 ||
           std::any_of(owners.begin(), owners.end(), [&](const std::string& owner) {
             return ends_with(labels_of(owner), candidate);
           });
  };
  if (exists(asked)) return "-";
  std::vector<std::string> encloser(asked.begin() + 1, asked.end());
  while (!exists(encloser)) encloser.erase(encloser.begin());
  std::string wildcard = "*";
  std::vector<std::string> wildcard_labels = {"*"};
  for (const std::string& label : encloser) {
    wildcard += "." + label;
    wildcard_labels.push_back(label);
  }
  if (owners.contains(wildcard)) return wildcard;
  return exists(wildcard_labels) ? "-" : "";
}

TEST(ZoneRecords, AgreesWithTheNaiveLookUpOnRandomNames) {
  std::mt19937 random(20261124);
  const std::vector<std::string> alphabet = {"a", "b", "*"};
  const auto random_name = [&] {
    std::string name = "example.com";
    for (auto depth = random() % 5; depth > 0; --depth)
      name = alphabet[random() % alphabet.size()] + "." + name;
    return name;
  };
  for (int zone = 0; zone < 300; ++zone) {
    std::set<std::string> owners;
    for (auto count = random() % 6; count > 0; --count) owners.insert(random_name());
    const model::Network network = zone_with({owners.begin(), owners.end()});
    const ZoneRecords records(network, *network.find<model::HostedZone>("Z1"));
    for (int question = 0; question < 60; ++question) {
      const std::string name = random_name();
      const ZoneLookup found = look_up(records, name, RecordType::kA);
      const std::string wanted = naive_owner(owners, name);
      const std::string got = found.kind == Kind::kRecords  ? found.owner
                              : found.kind == Kind::kNodata ? "-"
                                                            : "";
      ASSERT_EQ(got, wanted) << name << " in " << ::testing::PrintToString(owners);
    }
  }
}

}  // namespace
}  // namespace reach::dns
