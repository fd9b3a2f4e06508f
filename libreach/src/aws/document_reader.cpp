// SPDX-License-Identifier: Apache-2.0
#include "aws/document_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>
#include <vector>

#include "aws/names.hpp"

namespace reach::aws {
namespace {

using Kind = model::DocumentKind;

constexpr int kDeepestBundle = 12;

bool is_vpc_attribute(std::string_view key) {
  return key == "EnableDnsSupport" || key == "EnableDnsHostnames" ||
         key == "EnableNetworkAddressUsageMetrics";
}

// Keys of a bundle name files, commands, accounts or ids; members of the API are CamelCase words.
bool names_a_document(std::string_view key) {
  const auto is_letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
  const bool camel_case = !key.empty() && key.front() >= 'A' && key.front() <= 'Z' &&
                          std::all_of(key.begin(), key.end(), is_letter);
  return !camel_case;
}

bool has(Object object, std::string_view key) {
  return object.at_key(key).error() == simdjson::SUCCESS;
}

std::string_view text_of(Object object, std::string_view key) {
  std::string_view text;
  return object.at_key(key).get(text) == simdjson::SUCCESS ? text : std::string_view();
}

// What a kind of document is, by its command: "list-resource-record-sets".
std::string_view name_of(Kind kind) {
  const std::string_view command = model::command_of(kind);
  return command.substr(command.rfind(' ') + 1);
}

}  // namespace

std::optional<std::string> DocumentReader::read(const Place& root, Value value) {
  if (value.is_object()) {
    read_any(root, value);
    return std::nullopt;
  }
  if (!value.is_array())
    return "this is neither an object nor a list; export it again with --output json";
  if (read_any(root, value)) return std::nullopt;
  return "a list whose items do not show what they are; export it again without --query";
}

bool DocumentReader::read_any(const Place& place, Value value) {
  if (depth_ >= kDeepestBundle) return false;
  ++depth_;
  const bool found = value.is_object()  ? read_object(place, value)
                     : value.is_array() ? read_list(place, value)
                                        : false;
  --depth_;
  return found;
}

bool DocumentReader::read_object(const Place& place, Value value) {
  Holder holder{place, value, {}};
  if (value.get(holder.members) != simdjson::SUCCESS) return false;
  int kinds = 0;
  for (const auto& [key, member] : holder.members) {
    note_key(holder, key, member);
    kinds += kind_of_wrapper(key, member) ? 1 : 0;
  }
  holder.bundle = kinds > 1;

  bool found = false;
  std::vector<std::string_view> unknown;
  std::unordered_set<std::string_view> keys;
  for (const auto& [key, member] : holder.members) {
    const bool again = !keys.insert(key).second;
    if (read_member(holder, key, member)) {
      found = true;
      if (again) warn_of_repetition(holder, key);
    } else if (!is_metadata(key)) {
      unknown.push_back(key);
    }
  }
  // Inside a bundle, an object without a document is told of once, by the key that leads to it.
  if (found || depth_ == 1) {
    for (const std::string_view key : unknown) {
      if (!(found && is_parent_key(key))) warn_of_unknown(holder, key);
    }
  }
  if (!found && depth_ == 1 && unknown.empty())
    reading_.warn(model::Code::kUnknownDocument, place, "there is no document in it");
  return found;
}

void DocumentReader::note_key(Holder& holder, std::string_view key, Value value) {
  holder.token_left = holder.token_left || is_page_token(key, value);
  holder.has_zone = holder.has_zone || key == "HostedZone";
  holder.has_firewall = holder.has_firewall || key == "Firewall";
  holder.has_target = holder.has_target || key == "Target";
  holder.has_status = holder.has_status || key == "Status";
}

bool DocumentReader::belongs_to_another(const Holder& holder, std::string_view key) {
  if (key == "VPCs") return holder.has_zone;
  if (key == "FirewallStatus" || key == "UpdateToken") return holder.has_firewall;
  if (key == "Target") return holder.has_status;
  return false;
}

bool DocumentReader::read_member(const Holder& holder, std::string_view key, Value value) {
  const Place place(holder.place, key);
  if (belongs_to_another(holder, key)) return true;
  if (is_vpc_attribute(key)) {
    read_items(holder, place, Kind::kVpcAttribute, value);
  } else if (key == "Status" && holder.has_target) {
    begin(holder, place, Kind::kConnectionStatus);
  } else if (const Collection* collection = find_collection(key)) {
    read_collection(holder, place, *collection, value);
  } else if (const std::optional<Kind> kind = kind_of_wrapper(key, value)) {
    read_items(holder, place, *kind, value);
  } else {
    return read_wrapped(place, key, value);
  }
  return true;
}

bool DocumentReader::read_wrapped(const Place& place, std::string_view key, Value value) {
  if (!names_a_document(key)) return false;
  path_.push(key);
  const bool found = read_any(place, value);
  path_.pop();
  return found;
}

void DocumentReader::read_collection(const Holder& holder, const Place& place,
                                     const Collection& collection, Value value) {
  const auto [key, kind, whole] = collection;
  const std::size_t first = reading_.documents.size();
  begin(holder, place, kind);  // also where no parent has any
  Array documents;
  if (value.get(documents) != simdjson::SUCCESS) {
    reading_.document().damaged = true;
    return reading_.wrong_type(place, "a list", value);
  }
  std::size_t index = 0;
  for (const Value document : documents) {
    const Place at(place, index++);
    if (!read_any(at, document)) {
      reading_.document().damaged = true;
      reading_.warn(model::Code::kBadDocument, at, "there is no document in it");
    }
  }
  if (whole || index == 0) return;
  for (std::size_t i = first; i < reading_.documents.size(); ++i)
    reading_.documents[i].partial = true;
  reading_.warn(model::Code::kSnapshotIncomplete, place,
                fmt::format("{} is a part of what {} prints; run that command too", place.name(),
                            model::command_of(kind)));
}

bool DocumentReader::read_list(const Place& place, Value value) {
  Array items;
  if (value.get(items) != simdjson::SUCCESS) return false;
  if (const std::optional<Kind> kind = kind_of_list(items)) {
    read_bare_list(place, *kind, value);
    return true;
  }
  bool found = false;
  std::size_t index = 0;
  for (const Value page : items) {
    const Place at(place, index++);
    if (page.is_object() && read_any(at, page)) {
      found = true;
    } else if (found) {
      reading_.document().damaged = true;
      reading_.warn(model::Code::kUnknownDocument, at, "there is no document in it");
    } else {
      break;  // the first item decides what the list is
    }
  }
  return found;
}

void DocumentReader::read_bare_list(const Place& place, Kind kind, Value value) {
  reading_.warn(model::Code::kUnknownDocument, place,
                fmt::format("a bare list, as --query makes it, read as the output of {}; what the "
                            "query left out counts as not set",
                            name_of(kind)));
  Object first;
  Array items;
  if (value.get(items) == simdjson::SUCCESS) {
    for (const Value item : items) {
      if (item.get(first) == simdjson::SUCCESS) break;
    }
  }
  const Holder holder{place, value, first};
  if (kind == Kind::kInstances && has(first, "InstanceId")) {
    begin(holder, place, kind);
    return read_bare_instances(reading_, place, value);
  }
  read_items(holder, place, kind, value);
}

void DocumentReader::read_items(const Holder& holder, const Place& place, Kind kind, Value value) {
  begin(holder, place, kind);
  if (kind == Kind::kResourceRecordSets) {
    std::vector<std::string> zones = path_.zone_ids();
    const std::string_view named = text_of(holder.members, "HostedZoneId");
    if (!named.empty()) zones = {std::string(bare_zone_id(named))};
    reading_.document().parent = zones.empty() ? path_.whole() : zones.front();
    return read_record_sets(reading_, place, value, !named.empty(), std::move(zones));
  }
  if (!find_parent(holder, place)) return;
  if (kind == Kind::kVpcAttribute) return read_vpc_attribute(reading_, holder.place, holder.whole);
  if (kind == Kind::kHostedZone) return read_hosted_zone(reading_, holder.place, holder.whole);
  if (const ReadItems read = reader_of(kind)) return read(reading_, place, value);
  if (!value.is_array() && !value.is_object()) {
    reading_.document().damaged = true;
    reading_.wrong_type(place, "a list", value);
  }
}

void DocumentReader::begin(const Holder& holder, const Place& place, Kind kind) {
  ExportedDocument document;
  document.kind = kind;
  document.origin = place.origin(reading_.network);
  document.file = path_.page_name();
  document.folder = path_.folder();
  // A bundle of one account's documents is a scope of its own.
  document.scope = holder.bundle ? path_.whole() : path_.scope();
  document.path_account = reading_.intern(path_.account());
  if (!is_global(kind)) document.path_region = reading_.intern(path_.region());
  document.token_left = holder.token_left;
  reading_.documents.push_back(std::move(document));
}

bool DocumentReader::find_parent(const Holder& holder, const Place& place) {
  ExportedDocument& document = reading_.document();
  const ParentRule* rule = parent_rule_of(document.kind);
  if (rule == nullptr) return true;
  const std::string_view told = text_of(holder.members, rule->key);
  document.parent = told.empty() ? path_.id(rule->prefix) : told;
  if (document.parent.empty() && !rule->other_prefix.empty())
    document.parent = path_.id(rule->other_prefix);
  if (!document.parent.empty() || rule->optional) return true;
  document.damaged = true;
  reading_.warn(model::Code::kBadDocument, place,
                fmt::format("nothing tells which {0} this is of; name the file after it: "
                            "{1}.{2}...json",
                            rule->what, name_of(document.kind), rule->prefix));
  return false;
}

void DocumentReader::warn_of_repetition(const Holder& holder, std::string_view key) {
  if (!reading_.documents.empty()) reading_.document().damaged = true;
  reading_.warn(model::Code::kBadDocument, Place(holder.place, key),
                fmt::format("{} is given twice in one document", key));
}

void DocumentReader::warn_of_unknown(const Holder& holder, std::string_view key) {
  reading_.warn(model::Code::kUnknownDocument, Place(holder.place, key),
                fmt::format("{} is no document that is known here; it is left out", key));
}

}  // namespace reach::aws
