// SPDX-License-Identifier: Apache-2.0
#include "report/sentences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "report/results.hpp"

namespace reach::report {
namespace {

constexpr std::size_t kMostSentences = 3;
constexpr std::size_t kMostValues = 6;

// Control characters, which no printable sentence holds.
enum Mark : char { kName = 1, kDestination = 2, kSource = 3, kInstance = 4, kInterface = 5 };

struct Value {
  Mark mark;
  std::string text;
};

std::vector<Value> values_of(const check::Result& result, const model::Network& network) {
  std::vector<Value> values = {{kName, result.dns.name},
                               {kInstance, std::string(network.text(result.instance->id))}};
  for (const dns::AnswerAddress& one : result.dns.addresses) {
    values.push_back({kDestination, one.address.to_string()});
  }
  if (const auto address = address_of(result)) values.push_back({kSource, address->to_string()});
  if (result.interface != nullptr) {
    values.push_back({kInterface, std::string(network.text(result.interface->id))});
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

// True where the value occurred.
bool replace_word(std::string& text, const std::string& word, char mark) {
  bool found = false;
  std::size_t at = word.empty() ? std::string::npos : text.find(word);
  while (at != std::string::npos) {
    const bool whole = is_word(text, at, word.size());
    if (whole) text.replace(at, word.size(), 1, mark);
    found = found || whole;
    at = text.find(word, at + (whole ? 1 : word.size()));
  }
  return found;
}

// "{ssm,ssmmessages}.ap-northeast-1.amazonaws.com" where they differ in the first label alone.
std::string join_names(const std::vector<std::string>& names) {
  const std::string rest = names[0].substr(std::min(names[0].find('.'), names[0].size()));
  std::string labels;
  for (const std::string& name : names) {
    const std::size_t dot = std::min(name.find('.'), name.size());
    if (name.substr(dot) != rest) return fmt::format("{}", fmt::join(names, ", "));
    labels += (labels.empty() ? "" : ",") + name.substr(0, dot);
  }
  return "{" + labels + "}" + rest;
}

}  // namespace

void Sentences::note(Sentence& sentence, char mark, const std::string& value) {
  auto place = std::find_if(sentence.places.begin(), sentence.places.end(),
                            [mark](const Place& one) { return one.mark == mark; });
  if (place == sentence.places.end()) {
    sentence.places.push_back({mark, {}, false});
    place = std::prev(sentence.places.end());
  }
  if (std::find(place->values.begin(), place->values.end(), value) != place->values.end()) return;
  if (place->values.size() < kMostValues) {
    place->values.push_back(value);
  } else {
    place->more = true;
  }
}

void Sentences::add(std::string_view sentence, const check::Result* result,
                    const model::Network& network) {
  if (sentence.empty()) return;
  std::string pattern = printable(sentence);
  std::vector<Value> used;
  if (result != nullptr) {
    for (Value& value : values_of(*result, network)) {
      if (replace_word(pattern, value.text, value.mark)) used.push_back(std::move(value));
    }
  }
  auto same = std::find_if(sentences_.begin(), sentences_.end(),
                           [&](const Sentence& one) { return one.pattern == pattern; });
  if (same == sentences_.end()) {
    more_ = sentences_.size() == kMostSentences;
    if (more_) return;
    sentences_.push_back({std::move(pattern), {}});
    same = std::prev(sentences_.end());
  }
  for (const Value& value : used) note(*same, value.mark, value.text);
}

std::vector<std::string> Sentences::spelled() const {
  std::vector<std::string> texts;
  for (const Sentence& sentence : sentences_) {
    std::string text;
    for (const char c : sentence.pattern) {
      const auto place = std::find_if(sentence.places.begin(), sentence.places.end(),
                                      [c](const Place& one) { return one.mark == c; });
      if (place == sentence.places.end()) {
        text += c;
        continue;
      }
      const std::vector<std::string>& values = place->values;
      const bool names = place->mark == kName && values.size() > 1;
      text += names ? join_names(values) : fmt::format("{}", fmt::join(values, ", "));
      if (place->more) text += ", ...";
    }
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
