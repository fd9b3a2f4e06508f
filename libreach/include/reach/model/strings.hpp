// SPDX-License-Identifier: Apache-2.0
// Interned strings: a snapshot repeats the same ids and names millions of times, the model keeps
// each once.
#pragma once

#include <compare>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace reach::model {

// Number of an interned string. 0 is the empty string and stands for "not given".
struct StringId {
  std::uint32_t value = 0;
  [[nodiscard]] constexpr bool empty() const { return value == 0; }
  friend constexpr auto operator<=>(const StringId&, const StringId&) = default;
};

// Grows only; a view it gave stays valid as long as the pool, moves included.
// Const methods are safe from many threads; intern is not safe beside anything.
class StringPool {
 public:
  StringPool() { intern(""); }
  StringPool(StringPool&&) = default;
  StringPool& operator=(StringPool&&) = default;
  // Not copyable: views into the pool would silently refer to the other one.
  StringPool(const StringPool&) = delete;
  StringPool& operator=(const StringPool&) = delete;

  StringId intern(std::string_view text);
  // The id of a text already interned, else the empty id.
  [[nodiscard]] StringId find(std::string_view text) const;
  [[nodiscard]] std::string_view view(StringId id) const { return views_[id.value]; }
  [[nodiscard]] std::size_t size() const { return views_.size(); }

 private:
  std::deque<std::string> storage_;
  std::vector<std::string_view> views_;
  std::unordered_map<std::string_view, std::uint32_t> ids_;
};

}  // namespace reach::model

template <>
struct std::hash<reach::model::StringId> {
  std::size_t operator()(const reach::model::StringId& id) const noexcept { return id.value; }
};
