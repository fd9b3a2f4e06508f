// SPDX-License-Identifier: Apache-2.0
// Documents judged together: whose they are, and whether all pages are there.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "aws/document_kind.hpp"
#include "aws/finish.hpp"
#include "aws/names.hpp"

namespace reach::aws {
namespace {

// What the documents of one account's folder agree on.
struct Scope {
  Unanimous own;     // owners in lists that show the caller's own resources alone
  Unanimous owners;  // owners in any list: shared resources show others too
  Unanimous regions;
};

model::StringId first_given(std::initializer_list<model::StringId> words) {
  for (const model::StringId word : words) {
    if (!word.empty()) return word;
  }
  return {};
}

void warn_of_missing_pages(Reading& reading, const ExportedDocument& last) {
  reading.network.add_diagnostic(
      {model::Severity::kWarning, model::Code::kSnapshotIncomplete,
       fmt::format("only the first results are here, a page token is left over; run {} again "
                   "without --max-items, --max-results or --no-paginate",
                   model::command_of(last.kind)),
       last.origin});
}

}  // namespace

void settle_accounts(Reading& reading) {
  std::map<std::string_view, Scope> scopes;
  for (const ExportedDocument& document : reading.documents) {
    Scope& scope = scopes[document.scope];
    if (shows_own_alone(document.kind)) scope.own.add(document.owners);
    scope.owners.add(document.owners);
    scope.regions.add(document.regions);
    scope.regions.add(document.path_region);
  }
  for (ExportedDocument& document : reading.documents) {
    const Scope& scope = scopes[document.scope];
    // Collectors may file documents under another account than the owner's: what the owner's own
    // resources say counts more.
    document.account = first_given(
        {scope.own.word(), document.path_account, document.owners.word(), scope.owners.word()});
    if (!is_global(document.kind))
      document.region =
          first_given({document.path_region, document.regions.word(), scope.regions.word()});
  }
}

void settle_pages(Reading& reading) {
  using Key = std::tuple<model::DocumentKind, std::string_view, std::string_view, std::uint32_t,
                         std::uint32_t, std::string_view>;
  std::map<Key, std::vector<ExportedDocument*>> pages;
  for (ExportedDocument& document : reading.documents) {
    pages[{document.kind, document.scope, document.folder, document.account.value,
           document.region.value, document.parent}]
        .push_back(&document);
  }
  std::vector<const ExportedDocument*> unfinished;
  for (auto& [key, group] : pages) {
    // The pages of a command are told apart by their file names; the last one has no token.
    const ExportedDocument* last = *std::max_element(
        group.begin(), group.end(), [](const ExportedDocument* a, const ExportedDocument* b) {
          return natural_less(a->file, b->file);
        });
    const bool damaged = std::any_of(group.begin(), group.end(),
                                     [](const ExportedDocument* page) { return page->damaged; });
    for (ExportedDocument* page : group) {
      page->pages_whole = !damaged && !last->token_left;
      page->whole = page->pages_whole && !page->partial;
    }
    if (last->token_left) unfinished.push_back(last);
  }
  std::sort(unfinished.begin(), unfinished.end());  // in the order of reading
  for (const ExportedDocument* last : unfinished) warn_of_missing_pages(reading, *last);
}

void add_exports(Reading& reading) {
  for (const ExportedDocument& document : reading.documents) {
    reading.network.add_export(
        {document.kind, document.account, document.region, document.whole, document.origin});
  }
}

}  // namespace reach::aws
