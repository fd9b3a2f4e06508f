// SPDX-License-Identifier: Apache-2.0
// Declarative tables: how a JSON object of the API becomes a struct of the model.
//
//   constexpr Field kFields[] = {
//       field<&Subnet::id>("SubnetId"),                // the kind follows from the member's type
//       inside<kPlacement>("Placement"),               // members of an object inside, of the same
//       struct part<&VpcPeeringConnection::requester, kSide>("RequesterVpcInfo"),       // a struct
//       inside list<&RouteTable::routes, kRoute, &RouteTable::routes_given>("Routes"),  // a list
//       of structs each<&take_tag, kTag>("Tags"),                 // a list, each item handed to a
//       function method<&read_target>("GatewayId"),             // a value, handed to a function
//   };
//   constexpr Table kSubnet{"Subnet", kFields};
//
// Names that no table has are skipped. A name given twice, null, a wrong type: see read_object.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>

#include "aws/merge.hpp"
#include "aws/reading.hpp"
#include "aws/scalar.hpp"

namespace reach::aws {

struct Table;

// One row of a table. Objects are passed as void*, a row knows its own type.
struct Field {
  using Reader = Read (*)(Reading&, const Place&, Value, void* object);
  using Eraser = void (*)(void* object);
  using Merger = void (*)(Merging&, const Field&, void* into, void* from);

  std::string_view name;
  Reader read = nullptr;
  Eraser forget = nullptr;        // back to "not given"
  Merger merge = nullptr;         // null: merged with another row, or not at all
  const Table* nested = nullptr;  // shape of the object or of the list's items
  Policy policy = Policy::kAgree;

  [[nodiscard]] consteval Field per_account() const {
    Field changed = *this;
    changed.policy = Policy::kPerAccount;
    return changed;
  }
  // Another row fills the same member, and merges it.
  [[nodiscard]] consteval Field merged_elsewhere() const {
    Field changed = *this;
    changed.merge = nullptr;
    return changed;
  }
};

// What became of an object's members.
class Outcome {
 public:
  explicit Outcome(const Table& table) : table_(&table) {}
  // It was an object, and none of its members was unreadable.
  [[nodiscard]] bool good() const { return readable && bad == 0; }
  [[nodiscard]] bool has(std::string_view name) const;
  // The member was there, and could not be read or was given twice with different values.
  [[nodiscard]] bool spoilt(std::string_view name) const;

  bool readable = true;     // it was an object
  std::uint64_t given = 0;  // bit per row of the table
  std::uint64_t bad = 0;

 private:
  [[nodiscard]] std::uint64_t bit(std::string_view name) const;
  const Table* table_;
};

// Finds a row by name: a small open-addressed hash table, made while compiling.
class FieldIndex {
 public:
  static constexpr std::size_t kSlots = 128;
  static constexpr std::uint8_t kFree = 0xff;

  constexpr explicit FieldIndex(std::span<const Field> fields) {
    slots_.fill(kFree);
    for (std::size_t i = 0; i < fields.size(); ++i) {
      std::size_t slot = hash(fields[i].name);
      while (slots_[slot] != kFree) slot = (slot + 1) % kSlots;
      slots_[slot] = static_cast<std::uint8_t>(i);
    }
  }
  // kFree: there is none.
  [[nodiscard]] constexpr std::uint8_t find(std::span<const Field> fields,
                                            std::string_view name) const {
    if (name.empty()) return kFree;
    for (std::size_t slot = hash(name);; slot = (slot + 1) % kSlots) {
      const std::uint8_t row = slots_[slot];
      if (row == kFree || fields[row].name == name) return row;
    }
  }

 private:
  static constexpr std::size_t hash(std::string_view name) {
    const auto letter = [name](std::size_t at) {
      return static_cast<std::size_t>(static_cast<unsigned char>(name[at]));
    };
    return (name.size() * 9 + letter(0) * 5 + letter(name.size() / 2) * 3 +
            letter(name.size() - 1)) %
           kSlots;
  }
  std::array<std::uint8_t, kSlots> slots_{};
};

// A shape: the rows, and what is to be done when all are read. REQUIRES: at most 64 rows.
struct Table {
  // Checks and completes an object; false: it is of no use, and is dropped.
  using Finisher = bool (*)(Reading&, const Place&, void* object, const Outcome&);

  template <std::size_t N>
  constexpr Table(std::string_view shape_name, const Field (&rows)[N], Finisher finisher = nullptr)
      : shape(shape_name), fields(rows), index(rows), finish(finisher) {
    static_assert(N <= 64);
  }

  std::string_view shape;  // as the API's model calls it: "ec2/Subnet"
  std::span<const Field> fields;
  FieldIndex index;
  Finisher finish;
};

// Reads an object by its table. A row given twice with different values counts as unreadable: which
// one holds cannot be known. null is as if the row were left out (A2). False: the object is of no
// use.
bool read_object(Reading& reading, const Place& place, Value value, const Table& table,
                 void* object);
// Merges all rows of a table (A13).
void merge_object(Merging& merging, const Table& table, void* into, void* from);
void forget_object(const Table& table, void* object);

namespace detail {

template <class M>
struct MemberOf;
template <class O, class V>
struct MemberOf<V O::*> {
  using Owner = O;
  using Type = V;
};
template <auto Member>
using OwnerOf = typename MemberOf<decltype(Member)>::Owner;
template <auto Member>
using TypeOf = typename MemberOf<decltype(Member)>::Type;

template <class T>
T& as(void* object) {
  return *static_cast<T*>(object);
}

// Every template here has the struct among its types, though its members imply it: g++ 12 gives a
// template whose only trace of an unnamed namespace is a pointer to member the same symbol in every
// source file that has such a name, and the linker then merges what is different.

// Puts a member back to what it is in a new struct, and its "given" flag.
template <class Owner, auto Member, auto Given>
void forget(void* object) {
  if constexpr (Member != nullptr) as<Owner>(object).*Member = Owner{}.*Member;
  if constexpr (Given != nullptr) as<Owner>(object).*Given = false;
}

// A list that was given counts also when it is empty; one that was not, or not whole, never wins.
template <class Owner, auto Member, auto Given>
void merge_list(Merging& merging, const Field& row, void* into, void* from) {
  Owner& kept = as<Owner>(into);
  Owner& fresh = as<Owner>(from);
  if constexpr (Given == nullptr) {
    merge_member(merging, row.name, row.policy, kept.*Member, fresh.*Member);
  } else {
    if (!(fresh.*Given)) return;
    const bool replace = !(kept.*Given);
    if (!replace && same(kept.*Member, fresh.*Member)) return;
    if (!replace && !merging.quiet && row.policy == Policy::kAgree) merging.conflict(row.name);
    if (replace || merging.prefer_new) {
      kept.*Member = std::move(fresh.*Member);
      kept.*Given = true;
    }
  }
}

// Reads the items of a list one by one; `take` returns false for one that could not be read.
template <class Take>
Read read_items(Reading& reading, const Place& place, Value value, Take take) {
  Array items;
  if (value.get(items) != simdjson::SUCCESS) {
    reading.wrong_type(place, "a list", value);
    return Read::kBad;
  }
  Read outcome = Read::kGood;
  std::size_t index = 0;
  for (const Value item : items) {
    const Place at(place, index++);
    if (!take(at, item)) outcome = Read::kPart;
  }
  return outcome;
}

template <class F>
struct TakeOf;
template <class T, class W>
struct TakeOf<void (*)(Reading&, const Place&, T&, W&)> {
  using Owner = T;
  using Wire = W;
};
template <class F>
struct MethodOf;
template <class T>
struct MethodOf<Read (*)(Reading&, const Place&, Value, T&)> {
  using Owner = T;
};
template <class F>
struct FinishOf;
template <class T>
struct FinishOf<bool (*)(Reading&, const Place&, T&, const Outcome&)> {
  using Owner = T;
};

template <class Owner, auto Given>
void set_given(void* object, bool whole) {
  if constexpr (Given != nullptr) as<Owner>(object).*Given = whole;
}

}  // namespace detail

// A member, read by its type; `How` reads it in another way (see readers.hpp).
struct ByType {
  template <class V>
  static Read read(Reading& reading, const Place& place, Value value, V& member) {
    return read_value(reading, place, value, member);
  }
};
template <auto Member, class How = ByType, auto Given = nullptr,
          class Owner = detail::OwnerOf<Member>>
consteval Field field(std::string_view name) {
  Field row;
  row.name = name;
  row.read = [](Reading& reading, const Place& place, Value value, void* object) {
    const Read outcome = How::read(reading, place, value, detail::as<Owner>(object).*Member);
    detail::set_given<Owner, Given>(object, outcome == Read::kGood);
    return outcome;
  };
  row.forget = detail::forget<Owner, Member, Given>;
  // What is only read to be handed on is not of the model, and never merged.
  if constexpr (requires(const detail::TypeOf<Member>& v) { is_missing(v); })
    row.merge = detail::merge_list<Owner, Member, Given>;
  return row;
}

// An object whose members belong to the same struct.
template <const Table& Nested>
consteval Field inside(std::string_view name) {
  Field row;
  row.name = name;
  row.read = [](Reading& reading, const Place& place, Value value, void* object) {
    const std::size_t before = reading.bad_fields();
    const bool good = read_object(reading, place, value, Nested, object);
    return good && before == reading.bad_fields() ? Read::kGood : Read::kPart;
  };
  row.forget = [](void* object) { forget_object(Nested, object); };
  row.merge = [](Merging& merging, const Field&, void* into, void* from) {
    merge_object(merging, Nested, into, from);
  };
  row.nested = &Nested;
  return row;
}

// An object that is a member of its own.
template <auto Member, const Table& Nested, class Owner = detail::OwnerOf<Member>>
consteval Field part(std::string_view name) {
  Field row;
  row.name = name;
  row.read = [](Reading& reading, const Place& place, Value value, void* object) {
    return read_object(reading, place, value, Nested, &(detail::as<Owner>(object).*Member))
               ? Read::kGood
               : Read::kBad;
  };
  row.forget = [](void* object) { detail::as<Owner>(object).*Member = Owner{}.*Member; };
  row.merge = [](Merging& merging, const Field&, void* into, void* from) {
    merge_object(merging, Nested, &(detail::as<Owner>(into).*Member),
                 &(detail::as<Owner>(from).*Member));
  };
  row.nested = &Nested;
  return row;
}

// A list of structs. Each keeps its origin.
template <auto Member, const Table& Nested, auto Given = nullptr,
          class Owner = detail::OwnerOf<Member>>
consteval Field list(std::string_view name) {
  Field row;
  row.name = name;
  row.read = [](Reading& reading, const Place& place, Value value, void* object) {
    auto& items = detail::as<Owner>(object).*Member;
    const Read outcome =
        detail::read_items(reading, place, value, [&](const Place& at, Value item) {
          auto& added = items.emplace_back();
          if constexpr (requires { added.origin; }) added.origin = at.origin(reading.network);
          if (read_object(reading, at, item, Nested, &added)) return true;
          items.pop_back();
          return false;
        });
    detail::set_given<Owner, Given>(object, outcome == Read::kGood);
    return outcome;
  };
  row.forget = detail::forget<Owner, Member, Given>;
  row.merge = detail::merge_list<Owner, Member, Given>;
  row.nested = &Nested;
  return row;
}

// A list each item of which is read into a struct of its own and handed to a function, which puts
// it into `Member`.
template <auto Take, const Table& Nested, auto Member = nullptr, auto Given = nullptr,
          class Owner = typename detail::TakeOf<decltype(Take)>::Owner,
          class Wire = typename detail::TakeOf<decltype(Take)>::Wire>
consteval Field each(std::string_view name) {
  Field row;
  row.name = name;
  row.read = [](Reading& reading, const Place& place, Value value, void* object) {
    const Read outcome =
        detail::read_items(reading, place, value, [&](const Place& at, Value item) {
          Wire wire{};
          if (!read_object(reading, at, item, Nested, &wire)) return false;
          Take(reading, at, detail::as<Owner>(object), wire);
          return true;
        });
    detail::set_given<Owner, Given>(object, outcome == Read::kGood);
    return outcome;
  };
  row.forget = detail::forget<Owner, Member, Given>;
  if constexpr (Member != nullptr) row.merge = detail::merge_list<Owner, Member, Given>;
  row.nested = &Nested;
  return row;
}

// A value handed to a function.
template <auto Method, auto Member = nullptr,
          class Owner = typename detail::MethodOf<decltype(Method)>::Owner>
consteval Field method(std::string_view name) {
  Field row;
  row.name = name;
  row.read = [](Reading& reading, const Place& place, Value value, void* object) {
    return Method(reading, place, value, detail::as<Owner>(object));
  };
  row.forget = detail::forget<Owner, Member, nullptr>;
  if constexpr (Member != nullptr) row.merge = detail::merge_list<Owner, Member, nullptr>;
  return row;
}

// For Table::finish.
template <auto Finish, class Owner = typename detail::FinishOf<decltype(Finish)>::Owner>
consteval Table::Finisher finisher() {
  return [](Reading& reading, const Place& place, void* object, const Outcome& outcome) {
    return Finish(reading, place, detail::as<Owner>(object), outcome);
  };
}

}  // namespace reach::aws
