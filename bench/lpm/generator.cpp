// SPDX-License-Identifier: Apache-2.0
#include "generator.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <span>
#include <unordered_set>

#include "random.hpp"

namespace reach::bench {
namespace {

using net::Address;
using net::Family;
using net::Prefix;

constexpr std::uint64_t kInternetSeed = 20261124;
constexpr std::uint64_t kCloudSeed = 20261125;

struct LengthShare {
  int length;
  std::size_t routes;
};

// Routes a length in a full table of 2024, 901,899 of IPv4 and 160,147 of IPv6; where a length has
// a handful, it is left out.
constexpr std::array kIpv4Shares = std::to_array<LengthShare>(
    {{8, 16},      {9, 13},     {10, 38},     {11, 103},   {12, 299},   {13, 581},   {14, 1203},
     {15, 2100},   {16, 13490}, {17, 8235},   {18, 13798}, {19, 24870}, {20, 42611}, {21, 50750},
     {22, 108623}, {23, 96510}, {24, 537698}, {25, 20},    {28, 18},    {29, 17},    {32, 886}});
constexpr std::array kIpv6Shares = std::to_array<LengthShare>(
    {{20, 16},    {24, 30},    {28, 193},  {29, 4371}, {30, 650},   {31, 284},  {32, 22548},
     {33, 2926},  {34, 2603},  {35, 1043}, {36, 5996}, {37, 880},   {38, 1617}, {39, 1377},
     {40, 13418}, {41, 903},   {42, 2301}, {43, 1001}, {44, 14365}, {45, 1553}, {46, 3039},
     {47, 3153},  {48, 75488}, {56, 24},   {64, 184}});

// What the registries give IPv6 space out of, the first 12 bits; named as often as weighty.
constexpr std::array<std::uint64_t, 10> kIpv6Heads = {0x200, 0x240, 0x240, 0x260, 0x260,
                                                      0x280, 0x2a0, 0x2a0, 0x2a0, 0x2c0};

// Everything works on the upper 64 bits of Address, which hold an IPv4 address and what of an IPv6
// address is routed.
constexpr int kBits = 64;

constexpr std::uint64_t first_bits(int count) {
  return count == 0 ? 0 : ~std::uint64_t{0} << (kBits - count);
}

std::uint64_t random_ipv4(Random& random) {
  return random.bits() & first_bits(32);
}
std::uint64_t random_ipv6(Random& random) {
  const std::uint64_t head = kIpv6Heads[random.below(kIpv6Heads.size())];
  return head << 52U | random.bits() >> 12U;
}

// Unicast space that is announced: neither private, loopback, multicast nor reserved.
bool routable_ipv4(std::uint64_t bits) {
  const std::uint64_t octet = bits >> 56U;
  return octet >= 1 && octet <= 223 && octet != 10 && octet != 127;
}
bool routable_ipv6(std::uint64_t bits) {
  return bits >> 61U == 1;
}

// What tells the families apart.
struct Shape {
  Family family;
  std::span<const LengthShare> shares;
  double nested;  // the share of routes that lie within a shorter one
  std::uint64_t (*anywhere)(Random&);
  bool (*routable)(std::uint64_t);
};
constexpr double kSibling = 0.5;  // the share of routes that follow right after the one before
constexpr Shape kIpv4Shape = {Family::kIpv4, kIpv4Shares, 0.3, random_ipv4, routable_ipv4};
constexpr Shape kIpv6Shape = {Family::kIpv6, kIpv6Shares, 0.4, random_ipv6, routable_ipv6};

class InternetTable {
 public:
  explicit InternetTable(const Shape& shape) : shape_(shape) {}

  // Shorter prefixes first, so that longer ones can lie within them.
  std::vector<Prefix> make(std::size_t routes) {
    std::size_t all = 0;
    for (const LengthShare& share : shape_.shares) all += share.routes;
    for (const LengthShare& share : shape_.shares) {
      const bool last = &share == &shape_.shares.back();
      const double part = static_cast<double>(share.routes) / static_cast<double>(all);
      const auto wanted =
          static_cast<std::size_t>(std::llround(part * static_cast<double>(routes)));
      add(share.length, last ? routes - std::min(routes, made_.size()) : wanted);
    }
    return std::move(made_);
  }

 private:
  void add(int length, std::size_t wanted) {
    const std::size_t shorter = made_.size();
    const std::size_t attempts = 100 * wanted + 1000;  // short lengths have few places
    std::unordered_set<std::uint64_t> taken;
    std::uint64_t sibling = 0;  // right after the route before; 0, which is not routed: none
    for (std::size_t i = 0; i < attempts && taken.size() < wanted; ++i) {
      const std::uint64_t bits = candidate(sibling, shorter) & first_bits(length);
      sibling = 0;
      if (!shape_.routable(bits) || !taken.insert(bits).second) continue;
      sibling = bits + (std::uint64_t{1} << (kBits - length));
      const Address address = Address::from_bits(shape_.family, bits, 0);
      made_.push_back(Prefix::covering(address, length));
    }
  }

  std::uint64_t candidate(std::uint64_t sibling, std::size_t shorter) {
    const double dice = random_.unit();
    if (dice < kSibling && sibling != 0) return sibling;
    if (dice < kSibling + shape_.nested && shorter > 0) {
      const Prefix outer = made_[random_.below(shorter)];
      return outer.address().hi() | (random_.bits() & ~first_bits(outer.length()));
    }
    return shape_.anywhere(random_);
  }

  const Shape& shape_;
  Random random_{kInternetSeed};
  std::vector<Prefix> made_;
};

std::size_t cloud_table_size(Random& random) {
  constexpr double kSmallest = 5;
  constexpr double kLargest = 500;
  return static_cast<std::size_t>(kSmallest * std::pow(kLargest / kSmallest, random.unit()));
}

Routes cloud_table(std::uint64_t number, Random& random) {
  constexpr double kHosts = 0.05;
  const auto private_address = [&] {  // 10.0.0.0/8
    return Address::v4(0x0a000000U | static_cast<std::uint32_t>(random.below(1U << 24U)));
  };
  std::set<Prefix> prefixes = {net::everything(Family::kIpv4),
                               Prefix::covering(private_address(), 16)};
  const std::size_t size = cloud_table_size(random);
  while (prefixes.size() < size) {
    const int length = random.unit() < kHosts ? 32 : 24;
    prefixes.insert(Prefix::covering(private_address(), length));
  }
  Routes routes;
  for (const Prefix prefix : prefixes) routes.push_back(route_to(prefix, number));
  return routes;
}

}  // namespace

Routes internet_table(Family family, std::size_t routes) {
  std::vector<Prefix> prefixes =
      InternetTable(family == Family::kIpv4 ? kIpv4Shape : kIpv6Shape).make(routes);
  std::sort(prefixes.begin(), prefixes.end());
  Routes table;
  table.reserve(prefixes.size());
  for (const Prefix prefix : prefixes) table.push_back(route_to(prefix));
  return table;
}

std::vector<Routes> cloud_tables(std::size_t tables) {
  Random random(kCloudSeed);
  std::vector<Routes> made;
  made.reserve(tables);
  for (std::size_t number = 0; number < tables; ++number) {
    made.push_back(cloud_table(number, random));
  }
  return made;
}

}  // namespace reach::bench
