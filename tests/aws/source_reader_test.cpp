// SPDX-License-Identifier: Apache-2.0
// Folders, files, links, bounds and progress.
#include "aws/source_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <thread>

#include "aws/loading.hpp"

namespace reach::aws::testing {
namespace {

namespace fs = std::filesystem;
using namespace model;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::StartsWith;

constexpr std::string_view kVpcs = R"({"Vpcs": [{"VpcId": "vpc-1"}]})";
constexpr std::string_view kSubnets = R"({"Subnets": [{"SubnetId": "subnet-1"}]})";

std::vector<std::string> files_of(const Network& network) {
  std::vector<std::string> files;
  for (const Export& document : network.exports())
    files.push_back(network.spell(document.origin).file);
  return files;
}

LoadResult load_well(const std::string& path, const LoadOptions& options = {}) {
  LoadResult result = load({path}, options);
  for (const LoadError& error : result.errors) ADD_FAILURE() << error.message;
  return result;
}

TEST(Folders, AreReadInTheNaturalOrderOfNames) {
  const TemporaryFolder folder;
  for (const std::string_view name : {"v.10.json", "v.2.json", "v.json", "b/c/v.json", "a.JSON",
                                      ".hidden.json", "notes.txt", ".git/v.json"})
    folder.write(name, R"({"Vpcs": []})");
  const LoadResult result = load_well(folder.path() + "//");
  const std::string root = folder.path() + "/";
  EXPECT_THAT(files_of(result.loaded.network),
              ElementsAre(root + "a.JSON", root + "b/c/v.json", root + "v.json", root + "v.2.json",
                          root + "v.10.json"));
  EXPECT_EQ(result.loaded.documents, 5U);
  EXPECT_EQ(result.loaded.bytes, 60U);
}

TEST(Folders, WithoutDocumentsAreAnError) {
  const TemporaryFolder folder;
  folder.write("notes.txt", "x");
  EXPECT_THAT(error_of_path(folder.path()),
              AllOf(StartsWith(folder.path() + ":"), HasSubstr("describe-vpcs.json")));
}

TEST(Folders, AreNotFollowedForever) {
  const TemporaryFolder folder;
  folder.write("a/b/c/v.json", kVpcs);
  LoadOptions options;
  options.max_folder_depth = 2;
  EXPECT_THAT(error_of_path(folder.path(), options), HasSubstr("2 deep"));
  options.max_folder_depth = 3;
  EXPECT_EQ(error_of_path(folder.path(), options), "");
}

TEST(Folders, CalledLikeDocumentsAreFolders) {
  const TemporaryFolder folder;
  folder.write("x.json/v.json", kVpcs);
  EXPECT_EQ(error_of_path(folder.path()), "");
  EXPECT_EQ(error_of_path(folder.path("x.json")), "");
}

TEST(Folders, SayWhichArchivesTheyDoNotRead) {
  const TemporaryFolder folder;
  folder.write("v.json", kVpcs);
  folder.write("old.tar.gz", "x");
  const LoadResult result = load_well(folder.path());
  EXPECT_EQ(diagnostics_of(result.loaded.network),
            "UNKNOWN_DOCUMENT " + folder.path("old.tar.gz") + " \n");
}

TEST(Links, OutOfTheFolderAreNotFollowed) {
  const TemporaryFolder outside;
  outside.write("secret.json", kVpcs);
  const TemporaryFolder folder;
  folder.write("s.json", kSubnets);
  fs::create_symlink(outside.path("secret.json"), folder.path("file.json"));
  fs::create_directory_symlink(outside.path(), folder.path("folder"));
  const LoadResult result = load_well(folder.path());
  EXPECT_THAT(result.loaded.network.all<Vpc>(), IsEmpty());
  EXPECT_THAT(result.loaded.network.diagnostics(), SizeIs(2));
}

TEST(Links, InCirclesAreNotFollowed) {
  const TemporaryFolder folder;
  folder.write("a/s.json", kSubnets);
  fs::create_directory_symlink(folder.path(), folder.path("a/up"));
  fs::create_symlink(folder.path("a/loop.json"), folder.path("a/loop.json"));
  EXPECT_THAT(error_of_path(folder.path()),
              StartsWith(folder.path("a/loop.json") + ": cannot be read"));
}

TEST(Links, WithinTheFolderReadEachFileOnce) {
  const TemporaryFolder folder;
  folder.write("a/s.json", kSubnets);
  folder.write("store/blob", kVpcs);
  fs::create_symlink(folder.path("a/s.json"), folder.path("again.json"));
  fs::create_symlink(folder.path("store/blob"), folder.path("v.json"));
  const LoadResult result = load_well(folder.path());
  EXPECT_THAT(files_of(result.loaded.network),
              ElementsAre(folder.path("a/s.json"), folder.path("v.json")));
}

TEST(Files, ThatCannotBeReadAreErrors) {
  const TemporaryFolder folder;
  folder.write("s.json", kSubnets);
  fs::create_symlink(folder.path("gone"), folder.path("v.json"));
  EXPECT_THAT(
      error_of_path(folder.path()),
      AllOf(StartsWith(folder.path("v.json") + ": cannot be read: "), HasSubstr("No such file")));
  EXPECT_THAT(error_of_path(folder.path("missing")), HasSubstr("No such file"));
  EXPECT_THAT(error_of_path(folder.path("missing.zip")), HasSubstr("cannot be read"));
}

TEST(Files, MayHaveAnyName) {
  const TemporaryFolder folder;
  EXPECT_EQ(error_of_path(folder.write("export", kVpcs)), "");
}

TEST(Files, MayBePipes) {
  const TemporaryFolder folder;
  ASSERT_EQ(::mkfifo(folder.path("pipe").c_str(), 0600), 0);
  std::thread writer([&] { folder.write("pipe", kVpcs); });
  const LoadResult result = load_well(folder.path("pipe"));
  writer.join();
  EXPECT_THAT(result.loaded.network.all<Vpc>(), SizeIs(1));
}

TEST(Files, AreBounded) {
  const TemporaryFolder folder;
  folder.write("v.json", kVpcs);
  folder.write("w.json", kVpcs);
  LoadOptions options;
  options.max_document_bytes = kVpcs.size() - 1;
  EXPECT_THAT(error_of_path(folder.path(), options), HasSubstr("larger than"));
  options.max_document_bytes = kVpcs.size();
  EXPECT_EQ(error_of_path(folder.path(), options), "");
  options.max_total_bytes = kVpcs.size() * 2 - 1;
  EXPECT_THAT(error_of_path(folder.path(), options), HasSubstr("in all"));
}

TEST(Progress, GrowsToTheWhole) {
  const TemporaryFolder folder;
  folder.write("v.json", kVpcs);
  folder.write("w.json", kVpcs);
  std::uint64_t last = 0;
  std::uint64_t whole = 0;
  LoadOptions options;
  options.progress = [&](std::uint64_t done, std::uint64_t total) {
    EXPECT_GE(done, last);
    last = done;
    whole = total;
  };
  load_well(folder.path(), options);
  EXPECT_EQ(last, kVpcs.size() * 2);
  EXPECT_EQ(whole, kVpcs.size() * 2);
}

TEST(StandardInput, IsADash) {
  const TemporaryFolder folder;
  const std::string file = folder.write("in", kVpcs);
  const int kept = ::dup(STDIN_FILENO);
  ASSERT_NE(std::freopen(file.c_str(), "r", stdin), nullptr);
  const LoadResult result = load_well("-");
  ::dup2(kept, STDIN_FILENO);
  ::close(kept);
  EXPECT_THAT(files_of(result.loaded.network), ElementsAre("-"));
}

TEST(Paths, AreMergedAndNoneIsAnError) {
  const TemporaryFolder folder;
  const LoadResult both = load({folder.write("v.json", kVpcs), folder.write("s.json", kSubnets)});
  EXPECT_TRUE(both.errors.empty());
  EXPECT_THAT(both.loaded.network.exports(), SizeIs(2));
  EXPECT_THAT(load({}).errors, SizeIs(1));
}

TEST(Paths, OfAnyBytesGiveNamesInUtf8) {
  const TemporaryFolder folder;
  const LoadResult result = load_well(folder.write("caf\xe9.json", kVpcs));
  EXPECT_EQ(files_of(result.loaded.network).at(0), folder.path("caf?.json"));
}

}  // namespace
}  // namespace reach::aws::testing
