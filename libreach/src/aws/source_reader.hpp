// SPDX-License-Identifier: Apache-2.0
// From paths to the bytes of documents: files, folders, archives, standard input.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "aws/buffer.hpp"
#include "reach/aws/snapshot.hpp"

namespace reach::aws {

// Where a source reader puts what it finds.
struct SourceListener {
  // One document; the buffer is reused afterwards. The name is what messages and origins call it.
  std::function<void(const std::string& name, const Buffer& bytes)> document;
  // What cannot be read at all, in one line that begins with its path.
  std::function<void(std::string message)> error;
  // What is left out on purpose.
  std::function<void(const std::string& name, std::string message)> warning;
};

// What has been read so far, against the bounds of the options.
class Budget {
 public:
  explicit Budget(const LoadOptions& options) : options_(options) {}
  void expect(std::uint64_t bytes) { expected_ += bytes; }
  // False: this would be more than the options allow.
  [[nodiscard]] bool spend(std::uint64_t bytes) {
    done_ += bytes;
    if (options_.progress) options_.progress(done_, expected_ < done_ ? 0 : expected_);
    return done_ <= options_.max_total_bytes;
  }
  [[nodiscard]] std::uint64_t done() const { return done_; }
  [[nodiscard]] const LoadOptions& options() const { return options_; }

 private:
  const LoadOptions& options_;
  std::uint64_t done_ = 0;
  std::uint64_t expected_ = 0;
};

// Reads all of the paths, in the order given; below a folder in the natural order of names.
void read_sources(const std::vector<std::string>& paths, Budget& budget,
                  const SourceListener& listener);

// Names of documents and archives, whatever their case.
[[nodiscard]] bool has_json_name(std::string_view name);
[[nodiscard]] bool has_archive_name(std::string_view name);

}  // namespace reach::aws
