// SPDX-License-Identifier: Apache-2.0
#include "check/merge.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

#include "check/missing.hpp"

namespace reach::check {
namespace {

using model::Finding;

// Characters that no message holds stand for names while messages are compared: '\x01' the first.
constexpr char placeholder(std::size_t name) {
  return static_cast<char>(name + 1);
}

bool continues_name(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-';
}

// Inside a name these join its parts; at its end they are punctuation.
bool joins_names(char c) {
  return c == '.' || c == ':';
}

// Not inside a longer word, address or CIDR.
bool is_whole_name(std::string_view text, std::size_t at, std::size_t size) {
  if (at > 0 && (continues_name(text[at - 1]) || joins_names(text[at - 1]))) return false;
  const std::string_view rest = text.substr(at + size);
  if (rest.empty()) return true;
  if (joins_names(rest[0]) && rest.size() > 1) return !continues_name(rest[1]);
  return !continues_name(rest[0]) && rest[0] != '/';
}

std::string without_names(std::string text, const std::vector<std::string>& names) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].empty()) continue;
    for (std::size_t at = text.find(names[i]); at != std::string::npos;
         at = text.find(names[i], at + 1)) {
      if (is_whole_name(text, at, names[i].size()))
        text.replace(at, names[i].size(), 1, placeholder(i));
    }
  }
  return text;
}

// "a", "a and b", "a, b and c"; each once.
std::string listed(const std::vector<std::string>& items) {
  std::vector<std::string_view> unique;
  for (const std::string& item : items) {
    if (std::find(unique.begin(), unique.end(), item) == unique.end()) unique.push_back(item);
  }
  std::string text;
  for (std::size_t i = 0; i < unique.size(); ++i) {
    if (i > 0) text += i + 1 == unique.size() ? " and " : ", ";
    text += unique[i];
  }
  return text;
}

using Affected = std::vector<const AddressFindings*>;

std::string names_at(const Affected& affected, std::size_t name) {
  std::vector<std::string> items;
  for (const AddressFindings* address : affected) {
    if (name < address->names.size()) items.push_back(address->names[name]);
  }
  return listed(items);
}

std::string with_names(std::string_view text, const Affected& affected) {
  std::string result;
  for (const char c : text) {
    const auto name = static_cast<std::size_t>(static_cast<unsigned char>(c)) - 1;
    if (name < affected.front()->names.size()) {
      result += names_at(affected, name);
    } else {
      result += c;
    }
  }
  return result;
}

struct Group {
  Finding finding;  // texts without names
  Affected affected;
};

class Merger {
 public:
  void add(const AddressFindings& address) {
    for (const Finding& found : address.findings) {
      Finding finding = found;
      finding.message = without_names(finding.message, address.names);
      finding.fix = without_names(finding.fix, address.names);
      const Key key{finding.code,         finding.stage,   finding.resource,
                    finding.origin.value, finding.message, finding.fix};
      const auto [position, is_new] = positions_.try_emplace(key, groups_.size());
      if (is_new) groups_.push_back({std::move(finding), {}});
      Group& group = groups_[position->second];
      group.finding.blocking = group.finding.blocking || found.blocking;
      if (group.affected.empty() || group.affected.back() != &address)
        group.affected.push_back(&address);
    }
  }
  [[nodiscard]] const std::vector<Group>& groups() const { return groups_; }

 private:
  using Key =
      std::tuple<model::Code, model::Stage, std::string, std::uint32_t, std::string, std::string>;
  std::map<Key, std::size_t> positions_;
  std::vector<Group> groups_;
};

// The message already says all that `where` would: an address without a zone.
bool tells_where(const Finding& finding, const AddressFindings& address) {
  return finding.message.find(address.where) != std::string::npos;
}

// What concerns some of several addresses says which, with their zones.
Finding spelled_out(const Group& group, std::size_t addresses) {
  Finding finding = group.finding;
  finding.message = with_names(finding.message, group.affected);
  finding.fix = with_names(finding.fix, group.affected);
  if (group.affected.size() == addresses) return finding;
  std::vector<std::string> where;
  bool told = true;
  for (const AddressFindings* address : group.affected) {
    told = told && tells_where(finding, *address);
    where.push_back(address->where);
  }
  if (!told) finding.message = listed(where) + ": " + finding.message;
  return finding;
}

bool same(const Finding& a, const Finding& b) {
  return a.code == b.code && a.stage == b.stage && a.resource == b.resource &&
         a.origin == b.origin && a.message == b.message;
}

void add_once(std::vector<Finding>& findings, Finding finding) {
  const auto found = std::find_if(findings.begin(), findings.end(),
                                  [&](const Finding& other) { return same(other, finding); });
  if (found == findings.end()) {
    findings.push_back(std::move(finding));
  } else {
    found->blocking = found->blocking || finding.blocking;
  }
}

bool blocks_for_sure(const Finding& finding) {
  return finding.blocking && !is_about_missing_knowledge(finding.code);
}

void ensure_one_blocks(std::vector<Finding>& findings) {
  const auto blocks = [](const Finding& finding) { return finding.blocking; };
  if (std::any_of(findings.begin(), findings.end(), blocks)) return;
  const auto first = std::find_if(findings.begin(), findings.end(), [](const Finding& finding) {
    return finding.stage != model::Stage::kCredentials;
  });
  if (first != findings.end()) {
    first->blocking = true;
    return;
  }
  findings.push_back({model::Code::kUnknownResource,
                      model::Stage::kForward,
                      true,
                      "",
                      "Nothing in the snapshot decides this.",
                      {},
                      ""});
}

}  // namespace

std::vector<Finding> merge(std::vector<Finding> common,
                           const std::vector<AddressFindings>& addresses) {
  std::vector<Finding> merged;
  for (Finding& finding : common) add_once(merged, std::move(finding));
  Merger merger;
  for (const AddressFindings& address : addresses) merger.add(address);
  for (const Group& group : merger.groups()) add_once(merged, spelled_out(group, addresses.size()));
  return merged;
}

void settle(std::vector<Finding>& findings, model::Verdict verdict) {
  const bool fails =
      verdict == model::Verdict::kUnreachable || verdict == model::Verdict::kIntermittent;
  const bool definite = fails && std::any_of(findings.begin(), findings.end(), blocks_for_sure);
  for (Finding& finding : findings) {
    if (verdict == model::Verdict::kReachable ||
        (definite && is_about_missing_knowledge(finding.code)))
      finding.blocking = false;
  }
  if (verdict != model::Verdict::kReachable) ensure_one_blocks(findings);
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
    return std::pair(a.stage, !a.blocking) < std::pair(b.stage, !b.blocking);
  });
}

}  // namespace reach::check
