// SPDX-License-Identifier: Apache-2.0
#include "aws/document_path.hpp"

#include <algorithm>

#include "aws/names.hpp"

namespace reach::aws {
namespace {

// The first part between dots that satisfies a test: "describe-vpcs.eu-west-1.json".
template <class Test>
std::string_view dotted_part(std::string_view word, Test test) {
  while (!word.empty()) {
    const std::string_view part = word.substr(0, word.find('.'));
    if (test(part)) return part;
    word.remove_prefix(std::min(part.size() + 1, word.size()));
  }
  return {};
}

template <class Find>
auto nearest(const std::vector<std::string>& words, Find find) -> std::string_view {
  for (auto word = words.rbegin(); word != words.rend(); ++word) {
    if (const std::string_view found = find(std::string_view(*word)); !found.empty()) return found;
  }
  return {};
}

// Folders that sort one account's documents.
bool sorts_within_account(std::string_view word) {
  constexpr std::string_view kServices[] = {
      "global", "ec2", "route53", "route53resolver", "ssm", "route53profiles", "network-firewall"};
  constexpr std::string_view kVerbs[] = {"describe-", "get-", "list-", "search-"};
  const auto starts = [word](std::string_view verb) { return word.starts_with(verb); };
  return is_region(word) ||
         std::find(std::begin(kServices), std::end(kServices), word) != std::end(kServices) ||
         std::any_of(std::begin(kVerbs), std::end(kVerbs), starts);
}

}  // namespace

DocumentPath::DocumentPath(std::string_view file) {
  while (!file.empty()) {
    const std::size_t end = file.find_first_of("/:");
    if (end != 0) words_.emplace_back(file.substr(0, end));
    file.remove_prefix(end == std::string_view::npos ? file.size() : end + 1);
  }
  if (words_.empty()) words_.emplace_back();
}

std::string_view DocumentPath::account() const {
  return nearest(words_, [](std::string_view word) { return dotted_part(word, is_account_id); });
}

std::string_view DocumentPath::region() const {
  return nearest(words_, [](std::string_view word) { return dotted_part(word, is_region); });
}

std::string_view DocumentPath::id(std::string_view prefix) const {
  return nearest(words_, [prefix](std::string_view word) { return find_id(word, prefix); });
}

std::vector<std::string> DocumentPath::zone_ids() const {
  std::vector<std::string> ids;
  for (auto word = words_.rbegin(); word != words_.rend(); ++word) {
    for (const std::string_view id : zone_id_candidates(*word)) ids.emplace_back(id);
  }
  return ids;
}

std::string DocumentPath::joined(std::size_t words) const {
  std::string path;
  for (std::size_t i = 0; i < words; ++i) {
    path += words_[i];
    path += '/';
  }
  return path;
}

std::string DocumentPath::folder() const {
  return joined(words_.size() - 1);
}

std::string DocumentPath::scope() const {
  std::size_t words = words_.size() - 1;
  while (words > 0 && sorts_within_account(words_[words - 1])) --words;
  return joined(words);
}

std::string DocumentPath::whole() const {
  return joined(words_.size());
}

std::string DocumentPath::page_name() const {
  constexpr std::string_view kJson = ".json";
  std::string name = joined(words_.size() - 1) + words_.back();
  if (name.ends_with(kJson)) name.resize(name.size() - kJson.size());
  return name;
}

}  // namespace reach::aws
