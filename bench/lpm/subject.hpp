// SPDX-License-Identifier: Apache-2.0
// What is compared, ours or a peer's, behind one interface. A subject is written as a plain class,
// its core, and SubjectOf puts the loops around it, so that a single look-up is inlined where the
// subject's own users would have it inlined:
//
//   struct Core {
//     using Keys = ...;     what a batch is: std::span<const std::uint32_t>, ...
//     using Value = ...;    what a batch gives
//     static std::uint32_t answer(Value);               as a route's value, or kNoMatch
//     std::optional<Error> prepare(const Tables&);      where there is something to do before
//     std::optional<Error> build(const Tables&);        the reason where it cannot hold them
//     Value lookup(key) const;
//     void lookup(Keys, std::span<Value>) const;        at most kBatch keys
//     Memory memory() const;
//     bool insert(const LpmRoute&), erase(net::Prefix); where it can; false: it failed
//     void rebuild(std::uint32_t table, const Routes&); where it can, of many tables
//   };
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "keep.hpp"
#include "keys.hpp"
#include "routes.hpp"

namespace reach::bench {

constexpr std::size_t kBatch = 256;

// Bytes that look-ups read, and bytes beside them, that updates need.
struct Memory {
  std::size_t lookup = 0;
  std::size_t updates = 0;
};

// What there is to compare: the tables of a subject, and the keys that go with them.
struct Ipv4 {
  using Tables = Routes;
  using Keys = Keys4;
};
struct Ipv6 {
  using Tables = Routes;
  using Keys = Keys6;
};
struct Cloud {
  using Tables = std::vector<Routes>;
  using Keys = CloudKeys;
};

enum class Mode { kSingle, kBatch };

template <class Kind>
class Subject {
 public:
  using Tables = typename Kind::Tables;
  using Keys = typename Kind::Keys;

  explicit Subject(std::string name) : name_(std::move(name)) {}
  virtual ~Subject() = default;

  [[nodiscard]] const std::string& name() const { return name_; }
  // What is not a part of building, such as getting memory from the system. The reason where the
  // subject is not to be had here.
  [[nodiscard]] virtual std::optional<Error> prepare(const Tables& tables) = 0;
  // The reason where the subject cannot hold the routes. REQUIRES: it is prepared.
  [[nodiscard]] virtual std::optional<Error> build(const Tables& tables) = 0;
  // Looks every key up and throws the answers away.
  virtual void look_up(Mode mode, const Keys& keys) const = 0;
  [[nodiscard]] virtual std::vector<std::uint32_t> answers(Mode mode, const Keys& keys) const = 0;
  [[nodiscard]] virtual Memory memory() const = 0;

  [[nodiscard]] virtual bool can_update() const = 0;
  // False: it failed. REQUIRES: can_update().
  virtual bool insert(const LpmRoute& route) = 0;
  virtual bool erase(net::Prefix prefix) = 0;

  // One of many tables gets other routes.
  [[nodiscard]] virtual bool can_rebuild() const = 0;
  // REQUIRES: can_rebuild().
  virtual void rebuild(std::uint32_t table, const Routes& routes) = 0;

 private:
  std::string name_;
};

// For cores whose values are the routes' own, kNoMatch included.
struct PlainValues {
  using Value = std::uint32_t;
  [[nodiscard]] static std::uint32_t answer(Value value) { return value; }
};

// For cores that have no batches: one key after the other, which the processor overlaps.
template <class Core, class Keys, class Value>
void lookup_each(const Core& core, Keys keys, std::span<Value> values) {
  for (std::size_t i = 0; i < keys.size(); ++i) values[i] = core.lookup(keys[i]);
}

template <class Kind, class Core>
class SubjectOf final : public Subject<Kind> {
 public:
  using typename Subject<Kind>::Tables;
  using typename Subject<Kind>::Keys;
  using Value = typename Core::Value;

  explicit SubjectOf(std::string name, Core core = Core())
      : Subject<Kind>(std::move(name)), core_(std::move(core)) {}

  std::optional<Error> prepare(const Tables& tables) override {
    if constexpr (requires { core_.prepare(tables); }) return core_.prepare(tables);
    return {};
  }
  std::optional<Error> build(const Tables& tables) override { return core_.build(tables); }

  void look_up(Mode mode, const Keys& keys) const override {
    if (mode == Mode::kBatch) {
      each_batch(keys, [](std::size_t, std::span<const Value> values) { keep(values.data()); });
      return;
    }
    Value sum{};
    each_key(keys, [&](std::size_t, Value value) { sum += value; });
    keep(&sum);
  }

  std::vector<std::uint32_t> answers(Mode mode, const Keys& keys) const override {
    std::vector<std::uint32_t> result(keys.size());
    const auto put = [&](std::size_t i, Value value) { result[i] = Core::answer(value); };
    if (mode == Mode::kSingle) {
      each_key(keys, put);
    } else {
      each_batch(keys, [&](std::size_t first, std::span<const Value> values) {
        for (std::size_t i = 0; i < values.size(); ++i) put(first + i, values[i]);
      });
    }
    return result;
  }

  Memory memory() const override { return core_.memory(); }

  bool can_update() const override { return kUpdates; }
  bool insert(const LpmRoute& route) override {
    if constexpr (kUpdates) return core_.insert(route);
    return false;
  }
  bool erase(net::Prefix prefix) override {
    if constexpr (kUpdates) return core_.erase(prefix);
    return false;
  }

  bool can_rebuild() const override { return kRebuilds; }
  void rebuild(std::uint32_t table, const Routes& routes) override {
    if constexpr (kRebuilds) core_.rebuild(table, routes);
  }

 private:
  static constexpr bool kRebuilds = requires(Core core, const Routes& routes) {
    core.rebuild(std::uint32_t{}, routes);
  };
  static constexpr bool kUpdates = requires(Core core, const LpmRoute& route) {
    core.insert(route);
    core.erase(route.prefix);
  };

  template <class Use>
  void each_key(typename Core::Keys keys, Use use) const {
    for (std::size_t i = 0; i < keys.size(); ++i) use(i, core_.lookup(keys[i]));
  }

  template <class Use>
  void each_batch(typename Core::Keys keys, Use use) const {
    alignas(64) std::array<Value, kBatch> values;
    for (std::size_t first = 0; first < keys.size(); first += kBatch) {
      const std::size_t count = std::min(kBatch, keys.size() - first);
      const std::span<Value> batch(values.data(), count);
      core_.lookup(keys.subspan(first, count), batch);
      use(first, batch);
    }
  }

  Core core_;
};

template <class Kind>
using Subjects = std::vector<std::unique_ptr<Subject<Kind>>>;

}  // namespace reach::bench
