// SPDX-License-Identifier: Apache-2.0
#include "reach/aws/snapshot.hpp"

#include <fmt/format.h>

#include <optional>
#include <utility>

#include "aws/document_reader.hpp"
#include "aws/finish.hpp"
#include "aws/json_error.hpp"
#include "aws/reading.hpp"
#include "aws/source_reader.hpp"

namespace reach::aws {
namespace {

static_assert(Buffer::kSpare >= simdjson::SIMDJSON_PADDING);
static_assert(kDeepestJson == simdjson::DEFAULT_MAX_DEPTH);

// Names come from file systems and archives, with any bytes; origins are UTF-8.
std::string valid_name(std::string name) {
  if (simdjson::validate_utf8(name)) return name;
  for (char& c : name) {
    if (static_cast<unsigned char>(c) >= 0x80) c = '?';
  }
  return name;
}

class Loader {
 public:
  void add(const std::string& raw_name, const Buffer& bytes);
  void add_error(std::string message) {
    result_.errors.emplace_back().message = std::move(message);
  }
  void add_warning(const std::string& name, std::string message);
  LoadResult finish(std::uint64_t bytes) &&;

 private:
  // Reads the document that a text holds from `start` on. None: done; otherwise where the next one
  // starts.
  std::optional<std::size_t> add_next(const std::string& name, std::string_view text,
                                      std::size_t start, std::size_t number);
  void add_value(const std::string& name, Value root);

  Reading reading_;
  simdjson::dom::parser parser_;
  LoadResult result_;
};

void Loader::add(const std::string& raw_name, const Buffer& bytes) {
  const std::string name = valid_name(raw_name);
  std::string_view text = bytes.text();
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);  // a byte order mark
  std::optional<std::size_t> start = 0;
  for (std::size_t number = 1; start; ++number) start = add_next(name, text, *start, number);
}

std::optional<std::size_t> Loader::add_next(const std::string& name, std::string_view text,
                                            std::size_t start, std::size_t number) {
  // Those after the first have a name of their own, for their origins: "all.json#2".
  const std::string own_name = number == 1 ? name : fmt::format("{}#{}", name, number);
  const std::string_view rest = text.substr(start);
  Value root;
  simdjson::error_code error = simdjson::EMPTY;
  // Nearly all texts are one document. Where the first showed that there are several, the others
  // are cut out before they are parsed: parsing all of the rest each time would take forever.
  if (number == 1) {
    error = parser_.parse(rest.data(), rest.size(), false).get(root);
    if (error == simdjson::SUCCESS) {
      add_value(own_name, root);
      return std::nullopt;
    }
  }
  const std::optional<std::size_t> end = end_of_first_document(rest);
  if (end || number > 1) {
    const auto cut_error = parser_.parse(rest.data(), end.value_or(rest.size()), false).get(root);
    if (cut_error == simdjson::SUCCESS) {
      add_value(own_name, root);
      return end ? std::optional(start + *end) : std::nullopt;
    }
    error = cut_error;
  }
  add_error(describe_json_error(name, text, simdjson::error_message(error), start));
  return std::nullopt;
}

void Loader::add_value(const std::string& name, Value root) {
  ++result_.loaded.documents;
  const Place place(reading_.network.origins().file(reading_.intern(name)));
  DocumentReader reader(reading_, DocumentPath(name));
  if (const std::optional<std::string> reason = reader.read(place, root))
    add_error(fmt::format("{}:1:1: {}", name, *reason));
}

void Loader::add_warning(const std::string& raw_name, std::string message) {
  const Place place(reading_.network.origins().file(reading_.intern(valid_name(raw_name))));
  reading_.warn(model::Code::kUnknownDocument, place, std::move(message));
}

LoadResult Loader::finish(std::uint64_t bytes) && {
  if (!result_.errors.empty()) return std::move(result_);
  settle_accounts(reading_);
  settle_pages(reading_);
  place_pending(reading_);
  doubt_defaults(reading_);
  add_exports(reading_);
  result_.loaded.bytes = bytes;
  result_.loaded.network = std::move(reading_.network).build();
  return std::move(result_);
}

}  // namespace

LoadResult load(const std::vector<std::string>& paths, const LoadOptions& options) {
  Loader loader;
  SourceListener listener;
  listener.document = [&](const std::string& name, const Buffer& bytes) {
    loader.add(name, bytes);
  };
  listener.error = [&](std::string message) { loader.add_error(std::move(message)); };
  listener.warning = [&](const std::string& name, std::string message) {
    loader.add_warning(name, std::move(message));
  };
  Budget budget(options);
  read_sources(paths, budget, listener);
  if (paths.empty()) loader.add_error("no snapshot is given; name a folder, a file or an archive");
  return std::move(loader).finish(budget.done());
}

LoadResult load_documents(const std::vector<Document>& documents, const LoadOptions& options) {
  Loader loader;
  Budget budget(options);
  Buffer buffer;
  for (const Document& document : documents) budget.expect(document.text.size());
  for (const Document& document : documents) {
    if (document.text.size() > options.max_document_bytes || !budget.spend(document.text.size())) {
      loader.add_error(fmt::format("{}: larger than is read", document.name));
      continue;
    }
    buffer.clear();
    buffer.append(document.text);
    loader.add(document.name, buffer);
  }
  return std::move(loader).finish(budget.done());
}

}  // namespace reach::aws
