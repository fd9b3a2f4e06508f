// SPDX-License-Identifier: Apache-2.0
// A table is its routes in order and a structure for look-ups beside them, which each change
// brings up to date.
#include "reach/net/lpm_table.hpp"

#include <algorithm>
#include <cassert>
#include <variant>

#include "net/lpm/bitmap_table.hpp"
#include "net/lpm/ipv6_table.hpp"

namespace reach::net {
namespace {

using lpm::BitmapTable;

// A bitmap table whose leaves are as wide as its values need. They get wider, not narrower, until
// all routes are replaced.
class Ipv4Lookups {
 public:
  using Routes = lpm::RouteStore<std::uint32_t>;

  Ipv4Lookups() { look(); }

  void assign(const Routes& routes, std::uint32_t largest) {
    if (largest <= lpm::kMostOf<std::uint8_t>) {
      table_.emplace<BitmapTable<std::uint8_t>>().assign(routes);
    } else if (largest <= lpm::kMostOf<std::uint16_t>) {
      table_.emplace<BitmapTable<std::uint16_t>>().assign(routes);
    } else {
      table_.emplace<BitmapTable<std::uint32_t>>().assign(routes);
    }
    look();
  }
  void update(const Routes& routes, std::uint32_t first, std::uint32_t last, std::uint32_t value) {
    if (value > most_) return assign(routes, value);
    std::visit([&](auto& table) { table.update(routes, first, last); }, table_);
    look();
  }
  [[nodiscard]] std::uint32_t lookup(const Routes&, std::uint32_t address) const {
    return lpm::in_use(*by_path_).one(view_, address);
  }
  void lookup(const Routes&, std::span<const std::uint32_t> addresses,
              std::uint32_t* values) const {
    lpm::in_use(*by_path_).many(view_, addresses.data(), values, addresses.size());
  }
  [[nodiscard]] std::size_t memory() const {
    return std::visit([](const auto& table) { return table.memory(); }, table_);
  }

 private:
  // After each change: a look-up reads these alone.
  void look() {
    std::visit([this](const auto& table) { look_into(table); }, table_);
  }
  template <class Leaf>
  void look_into(const BitmapTable<Leaf>& table) {
    view_ = table.view();
    by_path_ = &lpm::BitmapPaths<Leaf>::kLookups;
    most_ = lpm::kMostOf<Leaf>;
  }

  lpm::BitmapView view_;
  const lpm::BitmapLookups (*by_path_)[lpm::kCodePaths] = nullptr;
  std::uint32_t most_ = 0;
  std::variant<BitmapTable<std::uint8_t>, BitmapTable<std::uint16_t>, BitmapTable<std::uint32_t>>
      table_;
};

class Ipv6Lookups {
 public:
  using Routes = lpm::RouteStore<Ipv6Bits>;

  void assign(const Routes& routes, std::uint32_t) { table_.assign(routes); }
  void update(const Routes& routes, Ipv6Bits first, Ipv6Bits last, std::uint32_t) {
    table_.update(routes, first, last);
  }
  [[nodiscard]] std::uint32_t lookup(const Routes& routes, Ipv6Bits address) const {
    return table_.lookup(routes, address);
  }
  void lookup(const Routes& routes, std::span<const Ipv6Bits> addresses,
              std::uint32_t* values) const {
    table_.lookup(routes, addresses, values);
  }
  [[nodiscard]] std::size_t memory() const { return table_.memory(); }

 private:
  lpm::Ipv6Table table_;
};

}  // namespace

template <Family family>
struct LpmTable<family>::Parts {
  using Routes = lpm::RouteStore<Bits>;
  using Entry = typename Routes::Entry;

  static Bits bits(const Prefix& prefix) { return lpm::bits_of<family>(prefix.address()); }
  static LpmRoute route(const Entry& entry) {
    return {Prefix::covering(lpm::address_of(entry.bits), entry.length), entry.value};
  }
  void update(const Prefix& prefix, std::uint32_t value) {
    const Bits first = bits(prefix);
    lookups.update(routes, first, lpm::last_of(first, prefix.length()), value);
  }

  Routes routes;
  std::conditional_t<family == Family::kIpv4, Ipv4Lookups, Ipv6Lookups> lookups;
};

template <Family family>
LpmTable<family>::LpmTable() : parts_(std::make_unique<Parts>()) {}
template <Family family>
LpmTable<family>::LpmTable(std::span<const LpmRoute> routes) : LpmTable() {
  assign(routes);
}
template <Family family>
LpmTable<family>::LpmTable(LpmTable&&) noexcept = default;
template <Family family>
LpmTable<family>& LpmTable<family>::operator=(LpmTable&&) noexcept = default;
template <Family family>
LpmTable<family>::~LpmTable() = default;

template <Family family>
std::size_t LpmTable<family>::assign(std::span<const LpmRoute> routes) {
  std::vector<typename Parts::Entry> entries;
  entries.reserve(routes.size());
  std::uint32_t largest = 0;
  for (const LpmRoute& route : routes) {
    assert(route.prefix.family() == family && route.value <= kLpmMaxValue);
    entries.push_back(
        {Parts::bits(route.prefix), route.value, static_cast<std::uint8_t>(route.prefix.length())});
    largest = std::max(largest, route.value);
  }
  const std::size_t overruled = parts_->routes.assign(std::move(entries));
  parts_->lookups.assign(parts_->routes, largest);
  return overruled;
}

template <Family family>
bool LpmTable<family>::insert(Prefix prefix, std::uint32_t value) {
  assert(prefix.family() == family && value <= kLpmMaxValue);
  const bool added = parts_->routes.insert(Parts::bits(prefix), prefix.length(), value);
  parts_->update(prefix, value);
  return added;
}

template <Family family>
bool LpmTable<family>::erase(Prefix prefix) {
  assert(prefix.family() == family);
  if (!parts_->routes.erase(Parts::bits(prefix), prefix.length())) return false;
  parts_->update(prefix, 0);
  return true;
}

template <Family family>
std::size_t LpmTable<family>::size() const {
  return parts_->routes.size();
}

template <Family family>
std::uint32_t LpmTable<family>::lookup(Bits address) const {
  return parts_->lookups.lookup(parts_->routes, address);
}

template <Family family>
void LpmTable<family>::lookup(std::span<const Bits> addresses,
                              std::span<std::uint32_t> values) const {
  assert(values.size() >= addresses.size());
  parts_->lookups.lookup(parts_->routes, addresses, values.data());
}

template <Family family>
std::optional<LpmRoute> LpmTable<family>::match(Bits address) const {
  const auto* found = parts_->routes.longest(address, lpm::width(address));
  if (found == nullptr) return std::nullopt;
  return Parts::route(*found);
}

template <Family family>
std::optional<std::uint32_t> LpmTable<family>::find(Prefix prefix) const {
  const auto* found = parts_->routes.find(Parts::bits(prefix), prefix.length());
  if (found == nullptr) return std::nullopt;
  return found->value;
}

template <Family family>
void LpmTable<family>::visit(const std::function<void(const LpmRoute&)>& visitor) const {
  for (auto at = parts_->routes.begin(); !at.done(); at.advance())
    visitor(Parts::route(at.entry()));
}

template <Family family>
std::vector<LpmRoute> LpmTable<family>::covering(Prefix prefix) const {
  std::vector<LpmRoute> found;
  for (const auto& entry : parts_->routes.covering(Parts::bits(prefix), prefix.length()))
    found.push_back(Parts::route(entry));
  return found;
}

template <Family family>
std::vector<LpmRoute> LpmTable<family>::covered(Prefix prefix) const {
  std::vector<LpmRoute> found;
  const Bits last = lpm::last_of(Parts::bits(prefix), prefix.length());
  for (auto at = parts_->routes.from(Parts::bits(prefix), prefix.length());
       !at.done() && at.entry().bits <= last; at.advance())
    found.push_back(Parts::route(at.entry()));
  return found;
}

template <Family family>
LpmMemory LpmTable<family>::memory() const {
  return {parts_->lookups.memory(), parts_->routes.memory()};
}

template class LpmTable<Family::kIpv4>;
template class LpmTable<Family::kIpv6>;

}  // namespace reach::net
