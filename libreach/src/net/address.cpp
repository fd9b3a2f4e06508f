// SPDX-License-Identifier: Apache-2.0
#include "reach/net/address.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>

#include <array>
#include <cstring>

namespace reach::net {
namespace {

std::uint64_t big_endian(const unsigned char* bytes) {
  std::uint64_t value = 0;
  for (int i = 0; i < 8; ++i) value = value << 8U | bytes[i];
  return value;
}

void put_big_endian(std::uint64_t value, unsigned char* bytes) {
  for (int i = 7; i >= 0; --i) {
    bytes[i] = static_cast<unsigned char>(value & 0xffU);
    value >>= 8U;
  }
}

Error not_an_address(std::string_view text) {
  return Error{fmt::format("'{}' is not an IP address", text.substr(0, 60))};
}

}  // namespace

Result<Address> Address::parse(std::string_view text) {
  std::array<char, INET6_ADDRSTRLEN + 1> buffer{};
  if (text.empty() || text.size() >= buffer.size()) return not_an_address(text);
  // A NUL inside would cut the text short and let the rest pass unseen.
  if (text.find('\0') != std::string_view::npos) return not_an_address(text);
  std::memcpy(buffer.data(), text.data(), text.size());
  in_addr v4_address{};
  if (inet_pton(AF_INET, buffer.data(), &v4_address) == 1) return v4(ntohl(v4_address.s_addr));
  in6_addr v6_address{};
  if (inet_pton(AF_INET6, buffer.data(), &v6_address) == 1) {
    return v6(big_endian(v6_address.s6_addr), big_endian(v6_address.s6_addr + 8));
  }
  return not_an_address(text);
}

std::string Address::to_string() const {
  std::array<char, INET6_ADDRSTRLEN> buffer{};
  if (is_v4()) {
    in_addr address{htonl(v4_bits())};
    inet_ntop(AF_INET, &address, buffer.data(), buffer.size());
  } else {
    in6_addr address{};
    put_big_endian(hi_, address.s6_addr);
    put_big_endian(lo_, address.s6_addr + 8);
    inet_ntop(AF_INET6, &address, buffer.data(), buffer.size());
  }
  return buffer.data();
}

}  // namespace reach::net
