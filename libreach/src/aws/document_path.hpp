// SPDX-License-Identifier: Apache-2.0
// What the way to a document tells: folders, the file, and the keys of a bundle that wrap it (A.2).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace reach::aws {

class DocumentPath {
 public:
  // "snap/111111111111/eu-west-1/ec2/describe-vpcs.json", or
  // "snap.tar.gz:eu-west-1/describe-vpcs.json".
  explicit DocumentPath(std::string_view file);
  // Keys of a bundle are as folders are.
  void push(std::string_view key) { words_.emplace_back(key); }
  void pop() { words_.pop_back(); }

  // The nearest that names one; empty: none does.
  [[nodiscard]] std::string_view account() const;
  [[nodiscard]] std::string_view region() const;
  [[nodiscard]] std::string_view id(std::string_view prefix) const;
  [[nodiscard]] std::vector<std::string> zone_ids() const;

  // The folder, and the folder of the account: without what names Regions, services, commands.
  [[nodiscard]] std::string folder() const;
  [[nodiscard]] std::string scope() const;
  [[nodiscard]] std::string whole() const;
  // The whole without ".json": pages "x.json", "x.2.json" sort in this order.
  [[nodiscard]] std::string page_name() const;

 private:
  [[nodiscard]] std::string joined(std::size_t words) const;
  std::vector<std::string> words_;  // the last one is the file's name
};

}  // namespace reach::aws
