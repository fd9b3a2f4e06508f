// SPDX-License-Identifier: Apache-2.0
#include "random_routes.hpp"

#include <algorithm>
#include <array>

#include "families.hpp"

namespace reach::net {
namespace {

// Prefixes are drawn around these, the ends of the space among them.
Address trunk(Family family, int number) {
  constexpr std::array<std::uint64_t, 4> kHi = {0, 0x20010db8c35a96e1U, 0x3fff5a6900ff81c2U,
                                                0xffffffffffffffffU};
  const std::uint64_t hi = kHi[static_cast<std::size_t>(number)];
  if (family == Family::kIpv4) return Address::v4(static_cast<std::uint32_t>(hi >> 32U));
  return Address::v6(hi, number == 3 ? hi : hi * 0x9e3779b97f4a7c15U);
}

const std::vector<int>& structural_lengths(Family family) {
  static const std::vector<int> kIpv4 = {12, 13, 14, 16, 17, 18, 19, 20, 22,
                                         23, 24, 25, 26, 28, 29, 30, 31, 32};
  static const std::vector<int> kIpv6 = {12, 16, 20, 24, 26,  27,  28,  29,  32,  40, 44,
                                         48, 52, 56, 58, 59,  60,  61,  62,  63,  64, 65,
                                         66, 68, 80, 96, 112, 124, 125, 126, 127, 128};
  return family == Family::kIpv4 ? kIpv4 : kIpv6;
}

}  // namespace

rc::Gen<Prefix> nesting_prefixes(Family family) {
  // An update costs as much as its prefix is short: the shortest are rare.
  const auto lengths =
      rc::gen::weightedOneOf<int>({{180, rc::gen::elementOf(structural_lengths(family))},
                                   {20, rc::gen::inRange(12, address_bits(family) + 1)},
                                   {2, rc::gen::inRange(0, 12)}});
  const auto flips =
      rc::gen::weightedOneOf<std::uint64_t>({{2, rc::gen::just(std::uint64_t{0})},
                                             {6, rc::gen::inRange<std::uint64_t>(0, 8)},
                                             {2, rc::gen::inRange<std::uint64_t>(0, 1U << 12U)}});
  return rc::gen::map(rc::gen::tuple(rc::gen::inRange(0, 4), lengths, flips),
                      [family](const std::tuple<int, int, std::uint64_t>& drawn) {
                        const auto& [number, length, bits] = drawn;
                        return Prefix::covering(flipped(trunk(family, number), length, bits),
                                                length);
                      });
}

rc::Gen<ValueWidth> value_widths() {
  // The first wide value costs an IPv4 table as much as to build it anew.
  return rc::gen::weightedElement<ValueWidth>(
      {{4, ValueWidth::kByte}, {1, ValueWidth::kTwoBytes}, {1, ValueWidth::kFourBytes}});
}

rc::Gen<std::uint32_t> values_up_to(ValueWidth width) {
  std::vector<std::uint32_t> values = {0, 1, 2, 3, 252, 253};
  if (width != ValueWidth::kByte)
    values.insert(values.end(), {254, 255, 32767, 32768, 65532, 65533});
  if (width == ValueWidth::kFourBytes)
    values.insert(values.end(),
                  {65534, 65535, 65536, 0x1ffffff, 0x2000000, kLpmMaxValue - 1, kLpmMaxValue});
  return rc::gen::elementOf(values);
}

std::vector<LpmRoute> parts_of(Prefix prefix, std::uint32_t value) {
  const int more = std::min(5, address_bits(prefix.family()) - prefix.length());
  std::vector<LpmRoute> routes;
  for (std::uint32_t n = 0; n < 1U << static_cast<unsigned>(more); ++n) {
    const int length = prefix.length() + more;
    const Prefix part = Prefix::covering(flipped(prefix.address(), length, n), length);
    routes.push_back({part, n % 3 == 0 ? value / 2 : value});
  }
  return routes;
}

rc::Gen<std::vector<LpmRoute>> route_lists(Family family, ValueWidth width) {
  const auto drawn = rc::gen::container<std::vector<std::tuple<Prefix, std::uint32_t, int>>>(
      rc::gen::tuple(nesting_prefixes(family), values_up_to(width), rc::gen::inRange(0, 10)));
  using Drawn = std::vector<std::tuple<Prefix, std::uint32_t, int>>;
  return rc::gen::map(drawn, [](const Drawn& all) {
    std::vector<LpmRoute> routes;
    for (const auto& [prefix, value, kind] : all) {
      if (kind == 9) {
        const std::vector<LpmRoute> parts = parts_of(prefix, value);
        routes.insert(routes.end(), parts.begin(), parts.end());
      } else {
        routes.push_back({prefix, value});
      }
    }
    return routes;
  });
}

}  // namespace reach::net
