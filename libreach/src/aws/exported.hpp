// SPDX-License-Identifier: Apache-2.0
// What one document said about itself, kept until all are read: pages and accounts can only be
// judged together.
#pragma once

#include <string>

#include "reach/model/network.hpp"

namespace reach::aws {

// A word that all who were asked agree on; empty before the first and after a contradiction.
class Unanimous {
 public:
  void add(model::StringId word) {
    if (word.empty() || split_) return;
    if (word_.empty()) word_ = word;
    split_ = split_ || word != word_;
  }
  void add(const Unanimous& other) {
    add(other.word_);
    split_ = split_ || other.split_;
  }
  [[nodiscard]] model::StringId word() const { return split_ ? model::StringId{} : word_; }

 private:
  model::StringId word_;
  bool split_ = false;
};

struct ExportedDocument {
  model::DocumentKind kind = model::DocumentKind::kOther;
  model::OriginId origin;
  std::string file;              // with the keys of a bundle that lead to it, without ".json"
  std::string folder;            // of the file, for pages that belong together (A4)
  std::string scope;             // folder of the account that the file lies in
  std::string parent;            // the hosted zone, prefix list, ... that it is about (A.1)
  model::StringId path_account;  // what the path says (A.2)
  model::StringId path_region;
  model::StringId account;  // settled when all are read
  model::StringId region;
  Unanimous owners;  // what the items say
  Unanimous regions;
  bool token_left = false;  // a page token stands at its end
  bool damaged = false;     // a part could not be read
  bool partial = false;     // a collector kept a part of what the command prints
  bool pages_whole = true;  // set when all are read: its pages are all there, and readable
  bool whole = true;        // the same, and it is not partial
};

}  // namespace reach::aws
