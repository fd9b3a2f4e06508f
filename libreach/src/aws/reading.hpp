// SPDX-License-Identifier: Apache-2.0
// What everything that reads a piece of a document has in hand: where facts go, and whom to tell
// what cannot be read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "aws/exported.hpp"
#include "aws/json.hpp"
#include "aws/pending.hpp"
#include "aws/place.hpp"
#include "aws/sources_of_rows.hpp"
#include "reach/model/network.hpp"

namespace reach::aws {

// Not copyable: facts refer to it by address. Not safe from many threads.
class Reading {
 public:
  Reading() = default;
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

  model::NetworkBuilder network;
  SourcesOfRows sources;
  Pending pending;
  std::vector<ExportedDocument> documents;

  // The document that is being read. REQUIRES: there is one.
  [[nodiscard]] ExportedDocument& document() { return documents.back(); }
  [[nodiscard]] std::size_t document_number() const { return documents.size() - 1; }

  model::StringId intern(std::string_view text) { return network.intern(text); }
  void note_owner(model::StringId account) { document().owners.add(account); }
  void note_region(std::string_view region) {
    if (!region.empty()) document().regions.add(intern(region));
  }

  void warn(model::Code code, const Place& place, std::string message);
  // A member that has the wrong type or an unreadable value.
  void bad_field(const Place& place, std::string message);
  // The same where the type is wrong: "Main should be true or false, and is a text".
  void wrong_type(const Place& place, std::string_view wanted, Value found);
  // Members that could not be read so far: tells whether reading an item met one.
  [[nodiscard]] std::size_t bad_fields() const { return bad_fields_; }

 private:
  std::size_t bad_fields_ = 0;
};

}  // namespace reach::aws
