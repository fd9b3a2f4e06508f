// SPDX-License-Identifier: Apache-2.0
// The records of one hosted zone by owner name, and which of them answers a name (H10, H17, H19).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "reach/model/network.hpp"

namespace reach::dns {

// Names are views into the network's strings: the network must outlive it. Memory: one entry a name
// that owns records or has such names below it.
class ZoneRecords {
 public:
  ZoneRecords(const model::Network& network, const model::HostedZone& zone);
  [[nodiscard]] std::span<const model::ResourceRecordSet* const> at(std::string_view owner) const;
  // The name owns records or has names below it that do; the zone's own name always exists.
  [[nodiscard]] bool exists(std::string_view name) const { return owners_.contains(name); }
  [[nodiscard]] std::string_view apex() const { return apex_; }

 private:
  std::string_view apex_;
  std::unordered_map<std::string_view, std::vector<const model::ResourceRecordSet*>> owners_;
};

struct ZoneLookup {
  enum class Kind : std::uint8_t {
    kRecords,    // record sets of the asked type
    kCname,      // record sets of type CNAME, which answer every type (H16)
    kNodata,     // the name exists, without the type
    kNxdomain,   // the name does not exist
    kDelegated,  // an NS record below the apex hands the name to other servers (H19)
  };
  Kind kind = Kind::kNxdomain;
  std::string owner;  // the name that owns what was found: the asked one, or a wildcard
  std::vector<const model::ResourceRecordSet*> sets;
};

// REQUIRES: the name is the zone's or lies below it.
[[nodiscard]] ZoneLookup look_up(const ZoneRecords& records, std::string_view name,
                                 model::RecordType type);

}  // namespace reach::dns
