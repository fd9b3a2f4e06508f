// SPDX-License-Identifier: Apache-2.0
#include "aws/archive_reader.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string_view>

namespace reach::aws {
namespace {

constexpr std::size_t kBlock = std::size_t{64} << 10U;
constexpr std::size_t kChunk = std::size_t{1} << 20U;

struct Close {
  void operator()(archive* opened) const { archive_read_free(opened); }
};
using Archive = std::unique_ptr<archive, Close>;

// A file that cannot be opened says so when its first entry is asked for.
Archive open_archive(const std::string& path) {
  Archive opened(archive_read_new());
  archive_read_support_filter_none(opened.get());
  archive_read_support_filter_gzip(opened.get());
  archive_read_support_format_tar(opened.get());
  archive_read_support_format_zip(opened.get());
  archive_read_open_filename(opened.get(), path.c_str(), kBlock);
  return opened;
}

template <class Visit>
bool any_component(std::string_view name, Visit visit) {
  while (!name.empty()) {
    const std::string_view component = name.substr(0, name.find('/'));
    if (visit(component)) return true;
    name.remove_prefix(std::min(component.size() + 1, name.size()));
  }
  return false;
}

bool leads_out(std::string_view name) {
  return name.starts_with('/') || name.find('\\') != std::string_view::npos ||
         any_component(name, [](std::string_view component) { return component == ".."; });
}

bool is_hidden(std::string_view name) {
  return any_component(name, [](std::string_view component) {
    return (component.starts_with('.') && component != ".") || component == "__MACOSX";
  });
}

class Reader {
 public:
  Reader(const std::string& path, Budget& budget, const SourceListener& listener)
      : path_(path), budget_(budget), listener_(listener) {}

  // None: read to the end. Otherwise why not.
  std::optional<std::string> read(archive* opened);

 private:
  std::optional<std::string> read_entry(archive* opened, archive_entry* entry);
  std::optional<std::string> read_data(archive* opened, const std::string& name);

  const std::string& path_;
  Budget& budget_;
  const SourceListener& listener_;
  Buffer buffer_;
  std::uint64_t documents_ = 0;
};

std::optional<std::string> Reader::read(archive* opened) {
  const LoadOptions& options = budget_.options();
  for (std::uint64_t entries = 0;; ++entries) {
    archive_entry* entry = nullptr;
    const int status = archive_read_next_header(opened, &entry);
    if (status == ARCHIVE_EOF) break;
    if (status < ARCHIVE_WARN) return archive_error_string(opened);
    if (entries >= options.max_archive_entries)
      return fmt::format("it has more than {} entries", options.max_archive_entries);
    if (std::optional<std::string> error = read_entry(opened, entry)) return error;
  }
  if (documents_ == 0) return "it holds no .json file";
  return std::nullopt;
}

std::optional<std::string> Reader::read_entry(archive* opened, archive_entry* entry) {
  const char* raw = archive_entry_pathname(entry);
  if (raw == nullptr) return "an entry has no readable name";
  std::string name = raw;
  if (leads_out(name)) return fmt::format("the entry '{}' leads out of the archive", name);
  while (name.starts_with("./")) name.erase(0, 2);
  if (is_hidden(name) || !has_json_name(name) || archive_entry_filetype(entry) == AE_IFDIR) {
    // Skipping unpacks as well: it counts.
    const auto bytes =
        static_cast<std::uint64_t>(std::max<la_int64_t>(archive_entry_size(entry), 0));
    if (!budget_.spend(bytes)) return "it unpacks to more than is read";
    return std::nullopt;
  }
  if (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry) != nullptr)
    return fmt::format("the entry '{}' is a link; put the file itself into the archive", name);
  return read_data(opened, name);
}

std::optional<std::string> Reader::read_data(archive* opened, const std::string& name) {
  buffer_.clear();
  for (;;) {
    char* at = buffer_.grow(kChunk);
    const la_ssize_t got = archive_read_data(opened, at, kChunk);
    if (got < 0)
      return fmt::format("the entry '{}' cannot be unpacked: {}", name,
                         archive_error_string(opened));
    buffer_.commit(static_cast<std::size_t>(got));
    if (buffer_.size() > budget_.options().max_document_bytes)
      return fmt::format("the entry '{}' unpacks to more than {} bytes", name,
                         budget_.options().max_document_bytes);
    if (!budget_.spend(static_cast<std::uint64_t>(got))) return "it unpacks to more than is read";
    if (got == 0) break;
  }
  ++documents_;
  listener_.document(fmt::format("{}:{}", path_, name), buffer_);
  return std::nullopt;
}

}  // namespace

void read_archive(const std::string& path, Budget& budget, const SourceListener& listener) {
  const Archive opened = open_archive(path);
  if (const std::optional<std::string> reason = Reader(path, budget, listener).read(opened.get()))
    listener.error(fmt::format("{}: the archive cannot be read: {}", path, *reason));
}

}  // namespace reach::aws
