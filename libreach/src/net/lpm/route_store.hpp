// SPDX-License-Identifier: Apache-2.0
// The routes of one table, in order: what updates, iteration and matched prefixes are answered
// from.
//
//   firsts_   | 1.0.0.0/24 | 1.9.0.0/16 | 2.0.0.0/8 | ...     the first route of each chunk
//                  |             |            |
//   chunks_     1.0.0.0/24    1.9.0.0/16    2.0.0.0/8          routes ordered by address, then by
//               1.0.4.0/22    1.9.3.0/24    2.1.0.0/16         length: a prefix stands before all
//               ...           ...           ...                that lie inside it
//
// Cost: 12 (IPv4) or 24 (IPv6) bytes a route, up to twice that after many inserts; find, insert and
// erase are two binary searches, over the firsts and in a chunk of at most 128 routes.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "net/lpm/bits.hpp"

namespace reach::net::lpm {

template <class Bits>
class RouteStore {
 public:
  struct Entry {
    Bits bits;
    std::uint32_t value;
    std::uint8_t length;
  };

  // Walks in order.
  class Cursor {
   public:
    [[nodiscard]] bool done() const { return chunk_ == store_->chunks_.size(); }
    [[nodiscard]] const Entry& entry() const { return store_->chunks_[chunk_][index_]; }
    // The route before it; null: it is at the first.
    [[nodiscard]] const Entry* before() const {
      if (index_ != 0) return &store_->chunks_[chunk_][index_ - 1];
      return chunk_ == 0 ? nullptr : &store_->chunks_[chunk_ - 1].back();
    }
    void advance() {
      if (++index_ < store_->chunks_[chunk_].size()) return;
      ++chunk_;
      index_ = 0;
    }

   private:
    friend class RouteStore;
    Cursor(const RouteStore* store, std::size_t chunk, std::size_t index)
        : store_(store), chunk_(chunk), index_(index) {}
    const RouteStore* store_;
    std::size_t chunk_;
    std::size_t index_;
  };

  // Replaces all; how many were overruled by a later one of the same prefix.
  std::size_t assign(std::vector<Entry> entries) {
    const auto before = [](const Entry& a, const Entry& b) { return place_of(a) < place_of(b); };
    if (!std::is_sorted(entries.begin(), entries.end(), before))
      std::stable_sort(entries.begin(), entries.end(), before);
    const std::size_t given = entries.size();
    keep_last_of_equals(entries);
    fill_chunks(entries);
    size_ = entries.size();
    return given - size_;
  }

  // True: a new prefix.
  bool insert(Bits bits, int length, std::uint32_t value) {
    const Entry entry{bits, value, static_cast<std::uint8_t>(length)};
    const Place place = place_of(bits, length);
    if (chunks_.empty()) {
      chunks_.push_back({entry});
      firsts_.push_back(place);
      size_ = 1;
      return true;
    }
    const std::size_t number = chunk_of(place);
    std::vector<Entry>& chunk = chunks_[number];
    const std::size_t at = count_before(chunk, place);
    if (at != chunk.size() && place_of(chunk[at]) == place) {
      chunk[at].value = value;
      return false;
    }
    firsts_[number] = std::min(firsts_[number], place);
    chunk.insert(chunk.begin() + static_cast<std::ptrdiff_t>(at), entry);
    if (chunk.size() > kMostInChunk) split(number);
    ++size_;
    return true;
  }

  bool erase(Bits bits, int length) {
    const Place place = place_of(bits, length);
    if (chunks_.empty()) return false;
    const std::size_t number = chunk_of(place);
    std::vector<Entry>& chunk = chunks_[number];
    const std::size_t at = count_before(chunk, place);
    if (at == chunk.size() || place_of(chunk[at]) != place) return false;
    chunk.erase(chunk.begin() + static_cast<std::ptrdiff_t>(at));
    if (chunk.empty()) {
      chunks_.erase(chunks_.begin() + static_cast<std::ptrdiff_t>(number));
      firsts_.erase(firsts_.begin() + static_cast<std::ptrdiff_t>(number));
    }
    --size_;
    return true;
  }

  // Null: no such prefix.
  [[nodiscard]] const Entry* find(Bits bits, int length) const {
    const Cursor at = from(bits, length);
    return !at.done() && place_of(at.entry()) == place_of(bits, length) ? &at.entry() : nullptr;
  }

  // The longest prefix of at most that length that holds the address; null: none does.
  [[nodiscard]] const Entry* longest(Bits address, int most) const {
    return most < 0 ? nullptr : longest(address, after(first_of(address, most), most));
  }
  // The same among the routes before the cursor, where all that hold the address are.
  [[nodiscard]] const Entry* longest(Bits address, Cursor cursor) const {
    // The route before the cursor holds the address, or shares fewer bits with it than it is long.
    // In the second case all that hold the address also hold that route, so they are no longer than
    // what the two share.
    for (;;) {
      const Entry* last = cursor.before();
      if (last == nullptr) return nullptr;
      const int shared = common_length(last->bits, address);
      if (shared >= last->length) return last;
      cursor = after(first_of(address, shared), shared);
    }
  }

  // Routes that hold the whole prefix, shortest first.
  [[nodiscard]] std::vector<Entry> covering(Bits bits, int length) const {
    std::vector<Entry> found;
    for (const Entry* one = longest(bits, length); one != nullptr;
         one = longest(bits, one->length - 1))
      found.push_back(*one);
    std::reverse(found.begin(), found.end());
    return found;
  }

  [[nodiscard]] Cursor begin() const { return Cursor(this, 0, 0); }
  // At the first route that does not stand before (bits, length).
  [[nodiscard]] Cursor from(Bits bits, int length) const {
    if (chunks_.empty()) return begin();
    const Place place = place_of(bits, length);
    const std::size_t number = chunk_of(place);
    return cursor(number, count_before(chunks_[number], place));
  }
  // At the first route that stands after (bits, length).
  [[nodiscard]] Cursor after(Bits bits, int length) const {
    Cursor at = from(bits, length);
    if (!at.done() && place_of(at.entry()) == place_of(bits, length)) at.advance();
    return at;
  }

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::size_t memory() const {
    std::size_t bytes =
        firsts_.capacity() * sizeof(Place) + chunks_.capacity() * sizeof(chunks_[0]);
    for (const std::vector<Entry>& chunk : chunks_) bytes += chunk.capacity() * sizeof(Entry);
    return bytes;
  }

 private:
  static constexpr std::size_t kMostInChunk = 128;
  static constexpr std::size_t kFirstInChunk = 96;  // room for some inserts before the first splits

  using Place = decltype(route_place(Bits(), 0));
  static Place place_of(const Entry& entry) { return route_place(entry.bits, entry.length); }
  static Place place_of(Bits bits, int length) { return route_place(bits, length); }
  static const Place& place_of(const Place& place) { return place; }

  // How many elements stand before a place. Without branches: which way a search goes cannot be
  // foretold.
  template <class Element>
  static std::size_t count_before(const std::vector<Element>& elements, const Place& place) {
    const Element* base = elements.data();
    std::size_t left = elements.size();
    while (left > 1) {
      const std::size_t half = left / 2;
      base += half * static_cast<std::size_t>(place_of(base[half - 1]) < place);
      left -= half;
    }
    return static_cast<std::size_t>(base - elements.data()) +
           static_cast<std::size_t>(left == 1 && place_of(*base) < place);
  }

  static void keep_last_of_equals(std::vector<Entry>& entries) {
    std::size_t kept = 0;
    for (const Entry& entry : entries) {
      const bool again = kept > 0 && place_of(entries[kept - 1]) == place_of(entry);
      entries[again ? kept - 1 : kept++] = entry;
    }
    entries.resize(kept);
  }

  void fill_chunks(const std::vector<Entry>& entries) {
    chunks_.clear();
    firsts_.clear();
    for (std::size_t i = 0; i < entries.size(); i += kFirstInChunk) {
      const std::size_t end = std::min(i + kFirstInChunk, entries.size());
      chunks_.emplace_back(entries.data() + i, entries.data() + end);
      firsts_.push_back(place_of(entries[i]));
    }
  }

  // The chunk in which that place is. REQUIRES: there is a chunk.
  [[nodiscard]] std::size_t chunk_of(const Place& place) const {
    const std::size_t before = count_before(firsts_, place);
    if (before < firsts_.size() && firsts_[before] == place) return before;
    return before == 0 ? 0 : before - 1;
  }
  [[nodiscard]] Cursor cursor(std::size_t chunk, std::size_t index) const {
    return index == chunks_[chunk].size() ? Cursor(this, chunk + 1, 0) : Cursor(this, chunk, index);
  }

  void split(std::size_t number) {
    std::vector<Entry>& chunk = chunks_[number];
    const auto middle = chunk.begin() + static_cast<std::ptrdiff_t>(chunk.size() / 2);
    std::vector<Entry> upper(middle, chunk.end());
    chunk.erase(middle, chunk.end());
    const auto next = static_cast<std::ptrdiff_t>(number) + 1;
    firsts_.insert(firsts_.begin() + next, place_of(upper.front()));
    chunks_.insert(chunks_.begin() + next, std::move(upper));
  }

  std::vector<std::vector<Entry>> chunks_;  // none is empty
  std::vector<Place> firsts_;  // no later than its chunk's first route, after the chunk before
  std::size_t size_ = 0;
};

}  // namespace reach::net::lpm
