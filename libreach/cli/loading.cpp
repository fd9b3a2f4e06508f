// SPDX-License-Identifier: Apache-2.0
#include "loading.hpp"

#include <string>
#include <utility>

#include "messages.hpp"
#include "progress.hpp"
#include "reach/aws/snapshot.hpp"
#include "terminal.hpp"

namespace reach::cli {
namespace {

aws::LoadResult read(const CommonOptions& options) {
  Progress progress(!options.quiet && is_terminal(Stream::kError));
  aws::LoadOptions how;
  how.progress = [&progress](std::uint64_t done, std::uint64_t total) {
    progress.update(done, total);
  };
  return aws::load(options.snapshots, how);
}

}  // namespace

std::optional<model::Network> load(const CommonOptions& options) {
  aws::LoadResult result = read(options);
  for (const aws::LoadError& error : result.errors) say("error: " + error.message);
  if (!result.errors.empty()) return std::nullopt;
  if (!options.quiet) show_diagnostics(result.loaded.network, options.verbose);
  return std::move(result.loaded.network);
}

}  // namespace reach::cli
