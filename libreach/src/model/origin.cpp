// SPDX-License-Identifier: Apache-2.0
#include "reach/model/origin.hpp"

#include <fmt/format.h>

namespace reach::model {
namespace {

// RFC 6901: "~" and "/" inside a step are written "~0" and "~1".
std::string escaped(std::string_view step) {
  std::string text;
  for (const char c : step) {
    if (c == '~') {
      text += "~0";
    } else if (c == '/') {
      text += "~1";
    } else {
      text += c;
    }
  }
  return text;
}

}  // namespace

OriginId OriginTable::push(Node node) {
  nodes_.push_back(node);
  return {static_cast<std::uint32_t>(nodes_.size() - 1)};
}

OriginId OriginTable::file(StringId name) {
  return push({0, name.value, Step::kFile});
}

OriginId OriginTable::key(OriginId parent, StringId name) {
  return push({parent.value, name.value, Step::kKey});
}

OriginId OriginTable::index(OriginId parent, std::uint32_t position) {
  return push({parent.value, position, Step::kIndex});
}

Origin OriginTable::spell(OriginId id, const StringPool& strings) const {
  Origin origin;
  std::uint32_t at = id.value;
  while (at != 0) {
    const Node& node = nodes_[at];
    if (node.step == Step::kFile) {
      origin.file = strings.view({node.name_or_index});
    } else if (node.step == Step::kKey) {
      origin.pointer.insert(0, fmt::format("/{}", escaped(strings.view({node.name_or_index}))));
    } else {
      origin.pointer.insert(0, fmt::format("/{}", node.name_or_index));
    }
    at = node.parent;
  }
  return origin;
}

}  // namespace reach::model
