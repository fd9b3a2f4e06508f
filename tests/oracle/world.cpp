// SPDX-License-Identifier: Apache-2.0
#include "world.hpp"

#include <algorithm>
#include <sstream>

namespace oracle {

Ip ip(const std::string& text) {
  std::istringstream in(text);
  Ip result = 0;
  for (int part = 0; part < 4; ++part) {
    unsigned number = 0;
    char dot = 0;
    in >> number;
    if (part < 3) in >> dot;
    result = result * 256 + number;
  }
  return result;
}

Cidr cidr(const std::string& text) {
  const std::size_t slash = text.find('/');
  return {ip(text.substr(0, slash)), std::stoi(text.substr(slash + 1))};
}

std::string text_of(Ip address) {
  return std::to_string(address >> 24U) + "." + std::to_string(address >> 16U & 255U) + "." +
         std::to_string(address >> 8U & 255U) + "." + std::to_string(address & 255U);
}

std::string text_of(Cidr block) {
  return text_of(block.base) + "/" + std::to_string(block.length);
}

namespace {

Ip mask_of(int length) {
  return length == 0 ? 0 : ~Ip{0} << static_cast<unsigned>(32 - length);
}

}  // namespace

bool holds(Cidr block, Ip address) {
  return (address & mask_of(block.length)) == (block.base & mask_of(block.length));
}

bool overlap(Cidr a, Cidr b) {
  return holds(a, b.base) || holds(b, a.base);
}

bool contains(const std::vector<std::string>& texts, const std::string& text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

bool in_vpc(const Vpc& vpc, Ip address) {
  return std::any_of(vpc.cidrs.begin(), vpc.cidrs.end(),
                     [&](Cidr block) { return holds(block, address); });
}

const Interface* owner_of(const World& world, const std::string& vpc, Ip address) {
  for (const Interface& interface : world.interfaces) {
    if (interface.vpc != vpc) continue;
    for (const Ip own : interface.addresses) {
      if (own == address) return &interface;
    }
  }
  return nullptr;
}

std::string service_name(const std::string& service, const std::string& region) {
  return service + "." + region + ".amazonaws.com";
}

std::string regional_name(const Endpoint& endpoint) {
  return endpoint.id + "-" + endpoint.hash + "." + endpoint.service + "." + endpoint.region +
         ".vpce.amazonaws.com";
}

std::string zonal_name(const Endpoint& endpoint, const std::string& zone) {
  return endpoint.id + "-" + endpoint.hash + "-" + zone + "." + endpoint.service + "." +
         endpoint.region + ".vpce.amazonaws.com";
}

}  // namespace oracle
