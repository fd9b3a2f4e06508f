// SPDX-License-Identifier: Apache-2.0
// A document's bytes, followed by the spare bytes that the JSON reader needs. Reused from file to
// file.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <utility>

namespace reach::aws {

class Buffer {
 public:
  static constexpr std::size_t kSpare = 64;

  void clear() { size_ = 0; }
  // Room for `bytes` more at the end; commit says how many were written there.
  char* grow(std::size_t bytes) {
    if (data_ == nullptr || size_ + bytes > capacity_) {
      const std::size_t wanted = std::max(size_ + bytes, capacity_ * 2);
      std::unique_ptr<char[]> larger(new char[wanted + kSpare]);
      if (size_ > 0) std::memcpy(larger.get(), data_.get(), size_);
      data_ = std::move(larger);
      capacity_ = wanted;
    }
    return data_.get() + size_;
  }
  void commit(std::size_t bytes) {
    size_ += bytes;
    std::memset(data_.get() + size_, 0, kSpare);
  }
  void append(std::string_view text) {
    std::memcpy(grow(text.size()), text.data(), text.size());
    commit(text.size());
  }
  [[nodiscard]] std::string_view text() const { return {data_.get(), size_}; }
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  std::unique_ptr<char[]> data_;  // capacity_ + kSpare bytes, uninitialised beyond size_
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace reach::aws
