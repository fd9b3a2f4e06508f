// SPDX-License-Identifier: Apache-2.0
// What build() does to the rows: each step is one thing that resources say of each other.
#pragma once

#include <fmt/format.h>

#include "reach/model/network.hpp"

namespace reach::model {

// Absent states come from older captures and count as associated (A2).
inline bool counts(AssociationState state) {
  return state == AssociationState::kAssociated || state == AssociationState::kUnknown;
}

class Linker {
 public:
  Linker(StringPool& strings, ResourceTables& tables, std::vector<Diagnostic>& diagnostics)
      : strings_(strings), tables_(tables), diagnostics_(diagnostics) {}

  template <class T>
  std::vector<T>& rows() {
    return std::get<ResourceTable<T>>(tables_).rows;
  }
  template <class T>
  T* get(const Ref<T>& ref) {
    return ref.resolved() ? &rows<T>()[ref.row] : nullptr;
  }
  template <class T>
  T* find(StringId id) {
    const auto& table = std::get<ResourceTable<T>>(tables_);
    const auto found = table.row_of.find(id);
    return found == table.row_of.end() ? nullptr : &rows<T>()[found->second];
  }
  template <class T>
  void resolve(Ref<T>& ref) {
    const auto& table = std::get<ResourceTable<T>>(tables_);
    const auto found = table.row_of.find(ref.id);
    ref.row = ref.given() && found != table.row_of.end() ? found->second : Ref<T>::kNone;
  }
  template <class T>
  void resolve(std::vector<Ref<T>>& refs) {
    for (Ref<T>& ref : refs) resolve(ref);
  }
  template <class T>
  Ref<T> ref_to(const T& resource) {
    return {resource.id, static_cast<std::uint32_t>(&resource - rows<T>().data())};
  }
  std::string_view text(StringId id) const { return strings_.view(id); }

  void declare_attached_instances();
  void resolve_all();
  void resolve_gateways();
  void resolve_dns();
  void complete_interfaces();
  void associate_route_tables();
  void associate_network_acls();
  void attach_interfaces_to_instances();
  void find_endpoint_interfaces();
  void derive_regions();
  void associate_edge_tables();
  void complete_transit_gateways();
  void sort_network_acls();

 private:
  // Two tables that claim one place: AWS allows only one, so the snapshot mixes moments. The first
  // stays.
  template <class T>
  void claim(Ref<T>& place, const T& claimant, std::string_view role, StringId of,
             OriginId origin) {
    if (place.given() && place.id != claimant.id) {
      diagnostics_.push_back(
          {Severity::kWarning, Code::kConflict,
           fmt::format("{} and {} both claim to be the {} of {}; using {}", text(place.id),
                       text(claimant.id), role, text(of), text(place.id)),
           origin});
      return;
    }
    place = ref_to(claimant);
  }
  void resolve_rules(std::vector<SecurityGroupRule>& rules) {
    for (SecurityGroupRule& rule : rules) {
      resolve(rule.prefix_list);
      resolve(rule.group);
    }
  }
  void note_region(const Ref<Vpc>& vpc, StringId region) {
    if (Vpc* found = get(vpc); found != nullptr && found->region.empty()) found->region = region;
  }

  StringPool& strings_;
  ResourceTables& tables_;
  std::vector<Diagnostic>& diagnostics_;
};

}  // namespace reach::model
