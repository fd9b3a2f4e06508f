// SPDX-License-Identifier: Apache-2.0
#include "aws/source_reader.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include "aws/archive_reader.hpp"
#include "aws/names.hpp"

namespace reach::aws {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kChunk = std::size_t{8} << 20U;

bool ends_with_any_case(std::string_view name, std::string_view ending) {
  const auto same = [](char a, char b) {
    return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
  };
  return name.size() >= ending.size() &&
         std::equal(name.end() - static_cast<std::ptrdiff_t>(ending.size()), name.end(),
                    ending.begin(), same);
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ > STDERR_FILENO) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

std::string system_message(int error) {
  return std::generic_category().message(error);
}

// Something to read, found before anything is read: so that progress knows how much there is.
struct Found {
  enum class Kind : std::uint8_t { kDocument, kArchive, kStandardInput };
  Kind kind = Kind::kDocument;
  std::string path;
};

class Finder {
 public:
  Finder(Budget& budget, const SourceListener& listener) : budget_(budget), listener_(listener) {}

  std::vector<Found> find(const std::vector<std::string>& paths);

 private:
  void find_path(const std::string& path);
  void find_below(const fs::path& folder, int depth);
  void find_entry(const fs::directory_entry& entry, int depth);
  // True: the link is to be read as the file it leads to.
  bool follow(const fs::path& link);
  void add(Found::Kind kind, const std::string& path);

  Budget& budget_;
  const SourceListener& listener_;
  fs::path root_;  // of the folder that is being searched, without links
  std::vector<Found> found_;
};

std::vector<Found> Finder::find(const std::vector<std::string>& paths) {
  for (const std::string& path : paths) find_path(path);
  return std::move(found_);
}

void Finder::add(Found::Kind kind, const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode))
    budget_.expect(static_cast<std::uint64_t>(status.st_size));
  found_.push_back({kind, path});
}

void Finder::find_path(const std::string& path) {
  if (path == "-") {
    found_.push_back({Found::Kind::kStandardInput, path});
    return;
  }
  std::error_code error;
  if (!fs::is_directory(path, error)) {
    add(has_archive_name(path) ? Found::Kind::kArchive : Found::Kind::kDocument, path);
    return;
  }
  root_ = fs::canonical(path, error);
  const std::size_t before = found_.size();
  std::string folder = path;
  while (folder.size() > 1 && folder.ends_with('/')) folder.pop_back();
  find_below(folder, 0);
  if (found_.size() == before)
    listener_.error(
        fmt::format("{}: no .json file in this folder or below it; put there what the "
                    "AWS CLI prints with --output json, such as describe-vpcs.json",
                    path));
}

void Finder::find_below(const fs::path& folder, int depth) {
  if (depth > budget_.options().max_folder_depth) {
    listener_.error(fmt::format("{}: folders nested more than {} deep", folder.string(),
                                budget_.options().max_folder_depth));
    return;
  }
  std::error_code error;
  std::vector<fs::directory_entry> entries;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
    entries.push_back(*at);
  if (error) {
    listener_.error(
        fmt::format("{}: the folder cannot be read: {}", folder.string(), error.message()));
    return;
  }
  std::sort(entries.begin(), entries.end(),
            [](const fs::directory_entry& a, const fs::directory_entry& b) {
              const std::string x = a.path().stem().string();
              const std::string y = b.path().stem().string();
              return x != y ? natural_less(x, y) : a.path() < b.path();
            });
  for (const fs::directory_entry& entry : entries) find_entry(entry, depth);
}

void Finder::find_entry(const fs::directory_entry& entry, int depth) {
  const std::string name = entry.path().filename().string();
  if (name.starts_with('.')) return;
  std::error_code error;
  const fs::file_status status = entry.symlink_status(error);
  if (fs::is_directory(status)) return find_below(entry.path(), depth + 1);
  if (has_archive_name(name))
    listener_.warning(entry.path().string(),
                      "archives inside a folder are not read; name it on the command line");
  if (fs::is_symlink(status) && !follow(entry.path())) return;
  if (has_json_name(name)) add(Found::Kind::kDocument, entry.path().string());
}

// Links may lead anywhere, and around in circles. A document that lies in the folder is read under
// its own name; so the only link to follow is one to a file of the folder that is not called .json.
bool Finder::follow(const fs::path& link) {
  std::error_code error;
  const fs::path target = fs::canonical(link, error);
  if (error) return has_json_name(link.string());  // reading it will tell what is wrong
  const auto [root_end, rest] =
      std::mismatch(root_.begin(), root_.end(), target.begin(), target.end());
  if (root_end != root_.end()) {
    if (fs::is_directory(target, error) || has_json_name(link.string()))
      listener_.warning(link.string(), "a link that leads out of the folder is not followed");
    return false;
  }
  return fs::is_regular_file(target, error) && !has_json_name(target.string());
}

class FileReader {
 public:
  FileReader(Budget& budget, const SourceListener& listener)
      : budget_(budget), listener_(listener) {}

  void read(const Found& found);

 private:
  void read_from(const Descriptor& file, const std::string& name);

  Budget& budget_;
  const SourceListener& listener_;
  Buffer buffer_;
};

void FileReader::read(const Found& found) {
  if (found.kind == Found::Kind::kArchive) return read_archive(found.path, budget_, listener_);
  const bool standard_input = found.kind == Found::Kind::kStandardInput;
  const Descriptor file(standard_input ? STDIN_FILENO
                                       : ::open(found.path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) {
    listener_.error(
        fmt::format("{}: cannot be read: {}; check the path", found.path, system_message(errno)));
    return;
  }
  read_from(file, found.path);
}

void FileReader::read_from(const Descriptor& file, const std::string& name) {
  buffer_.clear();
  const std::uint64_t most = budget_.options().max_document_bytes;
  const auto too_large = [&] {
    listener_.error(
        fmt::format("{}: larger than {} bytes; export it in several files", name, most));
  };
  struct stat status {};
  std::size_t chunk = kChunk;
  if (::fstat(file.number(), &status) == 0 && S_ISREG(status.st_mode)) {
    const auto size = static_cast<std::uint64_t>(status.st_size);
    if (size > most) return too_large();
    // One byte more than the file has: the end is seen without growing.
    if (size < kChunk) chunk = static_cast<std::size_t>(size) + 1;
  }
  for (;;) {
    const ssize_t got = ::read(file.number(), buffer_.grow(chunk), chunk);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) {
      listener_.error(fmt::format("{}: cannot be read: {}", name, system_message(errno)));
      return;
    }
    buffer_.commit(static_cast<std::size_t>(got));
    if (buffer_.size() > most) return too_large();
    if (!budget_.spend(static_cast<std::uint64_t>(got))) {
      listener_.error(
          fmt::format("{}: more than {} bytes in all", name, budget_.options().max_total_bytes));
      return;
    }
    if (got == 0) break;
  }
  listener_.document(name, buffer_);
}

}  // namespace

bool has_json_name(std::string_view name) {
  return ends_with_any_case(name, ".json");
}

bool has_archive_name(std::string_view name) {
  return ends_with_any_case(name, ".tar") || ends_with_any_case(name, ".tar.gz") ||
         ends_with_any_case(name, ".tgz") || ends_with_any_case(name, ".zip");
}

void read_sources(const std::vector<std::string>& paths, Budget& budget,
                  const SourceListener& listener) {
  FileReader reader(budget, listener);
  for (const Found& found : Finder(budget, listener).find(paths)) reader.read(found);
}

}  // namespace reach::aws
