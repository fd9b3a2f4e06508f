// SPDX-License-Identifier: Apache-2.0
#include "reach/model/strings.hpp"

namespace reach::model {

StringId StringPool::intern(std::string_view text) {
  if (const auto found = ids_.find(text); found != ids_.end()) return {found->second};
  const std::string_view stored = storage_.emplace_back(text);
  const auto id = static_cast<std::uint32_t>(views_.size());
  views_.push_back(stored);
  ids_.emplace(stored, id);
  return {id};
}

StringId StringPool::find(std::string_view text) const {
  const auto found = ids_.find(text);
  return found == ids_.end() ? StringId{} : StringId{found->second};
}

}  // namespace reach::model
