// SPDX-License-Identifier: Apache-2.0
// A value, or the reason there is none. Errors are values throughout libreach; nothing throws
// across its API.
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace reach {

// Why something could not be done: one sentence for a person, naming the offending piece of input.
struct Error {
  std::string message;
};

// Holds a T or an Error. Reading the wrong one is undefined: ask ok() first.
// Thread safety: as std::variant; const methods are safe from many threads.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value)
      : state_(std::in_place_index<0>, std::move(value)) {}  // NOLINT(google-explicit-constructor)
  Result(Error error)
      : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }
  [[nodiscard]] const T& value() const& { return *std::get_if<0>(&state_); }
  [[nodiscard]] T&& value() && { return std::move(*std::get_if<0>(&state_)); }
  [[nodiscard]] const T& operator*() const& { return value(); }
  [[nodiscard]] const T* operator->() const { return std::get_if<0>(&state_); }
  [[nodiscard]] const Error& error() const { return *std::get_if<1>(&state_); }

 private:
  std::variant<T, Error> state_;
};

}  // namespace reach
