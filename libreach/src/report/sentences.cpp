// SPDX-License-Identifier: Apache-2.0
#include "report/sentences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "report/results.hpp"

namespace reach::report {
namespace {

constexpr std::size_t kMostSentences = 3;
constexpr std::size_t kMostNames = 8;

// Control characters, which no printable sentence holds.
enum Mark : char { kName = 1, kAddress = 2, kId = 3 };

struct Value {
  Mark mark;
  std::string text;
};

// What a sentence about the result may name as its own.
std::vector<Value> values_of(const check::Result& result, const model::Network& network) {
  std::vector<Value> values = {{kId, std::string(network.text(result.instance->id))}};
  const auto add_id = [&](const auto* resource) {
    if (resource != nullptr) values.push_back({kId, std::string(network.text(resource->id))});
  };
  add_id(result.interface);
  if (const auto address = address_of(result)) values.push_back({kAddress, address->to_string()});
  for (const dns::AnswerAddress& one : result.dns.addresses) {
    values.push_back({kAddress, one.address.to_string()});
    add_id(one.interface);
    add_id(one.endpoint);
  }
  return values;
}

// A whole word: "10.0.0.1" is none in "10.0.0.12", "10.0.0.1/32" or "110.0.0.1".
bool is_word(std::string_view text, std::size_t begin, std::size_t length) {
  const auto part_of_word = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_';
  };
  if (begin > 0 && (part_of_word(text[begin - 1]) || text[begin - 1] == '.')) return false;
  const std::string_view after = text.substr(begin + length);
  if (after.empty()) return true;
  if (after[0] == '.') return after.size() == 1 || !part_of_word(after[1]);
  return !part_of_word(after[0]) && after[0] != '/';
}

void replace_word(std::string& text, const std::string& word, char mark) {
  std::size_t at = word.empty() ? std::string::npos : text.find(word);
  while (at != std::string::npos) {
    const bool whole = is_word(text, at, word.size());
    if (whole) text.replace(at, word.size(), 1, mark);
    at = text.find(word, at + (whole ? 1 : word.size()));
  }
}

// "{ssm,ssmmessages}.ap-northeast-1.amazonaws.com" where they differ in the first label alone.
std::string join_names(const std::vector<std::string>& names) {
  if (names.size() == 1) return printable(names[0]);
  const std::string rest = names[0].substr(std::min(names[0].find('.'), names[0].size()));
  std::string labels;
  for (const std::string& name : names) {
    const std::size_t dot = std::min(name.find('.'), name.size());
    if (name.substr(dot) != rest) return printable(fmt::format("{}", fmt::join(names, ", ")));
    if (!labels.empty()) labels += ',';
    labels += name.substr(0, dot);
  }
  return printable(fmt::format("{{{}}}{}", labels, rest));
}

}  // namespace

void Sentences::add(std::string_view sentence, const check::Result* result,
                    const model::Network& network) {
  if (sentence.empty()) return;
  std::string first = printable(sentence);
  if (result != nullptr) replace_word(first, result->dns.name, kName);
  std::string pattern = first;
  if (result != nullptr) {
    for (const Value& value : values_of(*result, network)) {
      replace_word(pattern, value.text, value.mark);
    }
  }
  auto same = std::find_if(sentences_.begin(), sentences_.end(),
                           [&](const Sentence& one) { return one.pattern == pattern; });
  if (same == sentences_.end()) {
    more_ = sentences_.size() == kMostSentences;
    if (more_) return;
    sentences_.push_back({std::move(pattern), first, {}, false});
    same = std::prev(sentences_.end());
  }
  same->others = same->others || same->first != first;
  const bool named = result != nullptr && first.find(kName) != std::string::npos;
  if (!named || same->names.size() == kMostNames) return;
  const auto known = std::find(same->names.begin(), same->names.end(), result->dns.name);
  if (known == same->names.end()) same->names.push_back(result->dns.name);
}

std::vector<std::string> Sentences::spelled() const {
  std::vector<std::string> texts;
  for (const Sentence& sentence : sentences_) {
    std::string text;
    for (const char c : sentence.first) {
      if (c == kName) {
        text += join_names(sentence.names);
      } else {
        text += c;
      }
    }
    if (sentence.others) text += " (The others likewise.)";
    texts.push_back(std::move(text));
  }
  if (more_) texts.emplace_back("...");
  return texts;
}

bool is_own(std::string_view resource, const check::Result& result, const model::Network& network) {
  return resource == network.text(result.instance->id) ||
         (result.interface != nullptr && resource == network.text(result.interface->id));
}

}  // namespace reach::report
