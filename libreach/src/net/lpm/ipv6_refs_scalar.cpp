// SPDX-License-Identifier: Apache-2.0
// The refs of a batch of IPv6 addresses for any processor, and the choice between the code paths.
#include "net/lpm/ipv6_refs.hpp"

namespace reach::net::lpm {
namespace {

void find(const Ipv6Refs& refs, const Ipv6Bits* addresses, TreeRef* found, std::uint16_t* keys,
          std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    found[i] = ref_of(refs, addresses[i].hi);
    keys[i] = tree_key(addresses[i].hi);
  }
}

}  // namespace

const Ipv6RefLookups kIpv6RefLookups[kCodePaths] = {
    {find},
    {find},
#if REACH_LPM_X86
    {avx512::find_ipv6_refs},
#else
    {find},
#endif
};

}  // namespace reach::net::lpm
