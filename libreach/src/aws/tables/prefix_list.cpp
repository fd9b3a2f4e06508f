// SPDX-License-Identifier: Apache-2.0
// describe-managed-prefix-lists (no entries), describe-prefix-lists (entries inside; the same
// wrapper), and get-managed-prefix-list-entries (which does not name its list).
#include "aws/resources.hpp"
#include "aws/tables/shapes.hpp"
#include "aws/tables/tables.hpp"

namespace reach::aws {
namespace {

using model::PrefixList;

constexpr Field kManagedPrefixListFields[] = {
    field<&PrefixList::id>("PrefixListId"),
    field<&PrefixList::name>("PrefixListName"),
    field<&PrefixList::owner>("OwnerId"),
};
constexpr Field kPrefixListFields[] = {
    field<&PrefixList::id>("PrefixListId"),
    field<&PrefixList::name>("PrefixListName"),
    field<&PrefixList::entries, ByType, &PrefixList::entries_known>("Cidrs"),
};

// Named apart from other tables' structs: g++ 12 gives field<> of equally named local structs one
// weak symbol, and the linker would take another struct's offsets.
struct ListEntry {
  std::optional<net::Prefix> cidr;
};
constexpr Field kEntryFields[] = {
    field<&ListEntry::cidr>("Cidr"),
};

}  // namespace

constexpr Table kManagedPrefixList{"ec2/ManagedPrefixList", kManagedPrefixListFields};
constexpr Table kPrefixList{"ec2/PrefixList", kPrefixListFields};
constexpr Table kPrefixListEntry{"ec2/PrefixListEntry", kEntryFields};

void read_prefix_lists(Reading& reading, const Place& place, Value items) {
  const bool managed = reading.document().kind == model::DocumentKind::kManagedPrefixLists;
  read_list(reading, place, items, [&](const Place& at, Value item) {
    PrefixList fresh;
    const Table& table = managed ? kManagedPrefixList : kPrefixList;
    if (!read_object(reading, at, item, table, &fresh)) return false;
    if (fresh.id.empty()) {
      resource_without_id(reading, at, table);
      return false;
    }
    fresh.origin = at.origin(reading.network);
    // "AWS" owns most of them, which is nobody's account: it must not speak for the document.
    const model::StringId owner = std::exchange(fresh.owner, {});
    PrefixList& stored = store<PrefixList>(reading, table, std::move(fresh), Standing::kDeclared);
    if (stored.owner.empty()) stored.owner = owner;
    return true;
  });
}

void read_prefix_list_entries(Reading& reading, const Place& place, Value items) {
  PendingEntries pending;
  pending.document = reading.document_number();
  pending.list = reading.intern(reading.document().parent);
  pending.origin = place.origin(reading.network);
  read_parts<ListEntry, kPrefixListEntry>(reading, place, items,
                                          [&](const Place&, const ListEntry& entry) {
                                            if (entry.cidr) {
                                              pending.entries.push_back(*entry.cidr);
                                            } else {
                                              reading.document().damaged = true;
                                            }
                                          });
  reading.pending.entries.push_back(std::move(pending));
}

}  // namespace reach::aws
