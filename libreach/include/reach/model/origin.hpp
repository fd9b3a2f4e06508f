// SPDX-License-Identifier: Apache-2.0
// Where in a snapshot a fact stands: file and JSON pointer (RFC 6901), down to the rule. Four bytes
// a fact.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "reach/model/strings.hpp"

namespace reach::model {

// A place. 0 is "nowhere": facts built in code have no origin.
struct OriginId {
  std::uint32_t value = 0;
  [[nodiscard]] constexpr bool empty() const { return value == 0; }
  friend constexpr bool operator==(const OriginId&, const OriginId&) = default;
};

// A place, spelled out. Both empty for OriginId 0.
struct Origin {
  std::string file;     // as given on the command line or found below it; "-" for standard input
  std::string pointer;  // RFC 6901: "/RouteTables/2/Routes/1"; "" is the whole document
};

// Places as a tree: each is a step (a key, or an index) below another, the root of a document is
// its file. Const methods are safe from many threads.
class OriginTable {
 public:
  OriginTable() : nodes_(1) {}
  OriginId file(StringId name);
  OriginId key(OriginId parent, StringId name);
  OriginId index(OriginId parent, std::uint32_t position);
  [[nodiscard]] Origin spell(OriginId id, const StringPool& strings) const;

 private:
  enum class Step : std::uint8_t { kFile, kKey, kIndex };
  struct Node {
    std::uint32_t parent = 0;
    std::uint32_t name_or_index = 0;
    Step step = Step::kFile;
  };
  OriginId push(Node node);
  std::vector<Node> nodes_;
};

}  // namespace reach::model
