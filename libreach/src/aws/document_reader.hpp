// SPDX-License-Identifier: Apache-2.0
// Finds the documents in a JSON value and has each read: one document, several side by side, a
// bundle of named ones, a list of pages, or a bare list that --query made (A4, A6).
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "aws/document_kind.hpp"
#include "aws/document_path.hpp"
#include "aws/reading.hpp"

namespace reach::aws {

class DocumentReader {
 public:
  DocumentReader(Reading& reading, DocumentPath path) : reading_(reading), path_(std::move(path)) {}
  // None: read. Otherwise why nothing can be made of the value.
  [[nodiscard]] std::optional<std::string> read(const Place& root, Value value);

 private:
  // An object that holds documents, and what holds for all of them.
  struct Holder {
    const Place& place;
    Value whole;
    Object members;
    bool token_left = false;  // a page token stands beside them
    bool bundle = false;      // they are of several kinds
    // Keys that give another one its meaning.
    bool has_zone = false;
    bool has_firewall = false;
    bool has_target = false;
    bool has_status = false;
  };

  // True: there was a document in it.
  bool read_any(const Place& place, Value value);
  bool read_object(const Place& place, Value value);
  bool read_list(const Place& place, Value value);
  static void note_key(Holder& holder, std::string_view key, Value value);
  // Members that another one is read together with.
  [[nodiscard]] static bool belongs_to_another(const Holder& holder, std::string_view key);
  bool read_member(const Holder& holder, std::string_view key, Value value);
  bool read_wrapped(const Place& place, std::string_view key, Value value);
  void read_collection(const Holder& holder, const Place& place, const Collection& collection,
                       Value value);
  void read_items(const Holder& holder, const Place& place, model::DocumentKind kind, Value value);
  void read_bare_list(const Place& place, model::DocumentKind kind, Value value);
  void begin(const Holder& holder, const Place& place, model::DocumentKind kind);
  // Finds the id that the document is about. False: nothing names it; a diagnostic says so.
  bool find_parent(const Holder& holder, const Place& place);
  void warn_of_repetition(const Holder& holder, std::string_view key);
  void warn_of_unknown(const Holder& holder, std::string_view key);

  Reading& reading_;
  DocumentPath path_;
  int depth_ = 0;
};

}  // namespace reach::aws
