// SPDX-License-Identifier: Apache-2.0
// Archives, well made and hostile.
#include "aws/archive_reader.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "aws/loading.hpp"

namespace reach::aws::testing {
namespace {

using namespace model;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::StartsWith;

struct Entry {
  std::string name;
  std::string text;
  std::string link;  // a symbolic link to there
};

const std::string kVpcs = R"({"Vpcs": [{"VpcId": "vpc-1"}]})";

// The format follows from the name.
std::string write_archive(const TemporaryFolder& folder, const std::string& name,
                          const std::vector<Entry>& entries) {
  archive* written = archive_write_new();
  const bool zip = name.ends_with(".zip");
  zip ? archive_write_set_format_zip(written) : archive_write_set_format_pax_restricted(written);
  if (name.ends_with("gz")) archive_write_add_filter_gzip(written);
  EXPECT_EQ(archive_write_open_filename(written, folder.path(name).c_str()), ARCHIVE_OK);
  for (const Entry& entry : entries) {
    archive_entry* header = archive_entry_new();
    archive_entry_set_pathname(header, entry.name.c_str());
    archive_entry_set_filetype(header, entry.link.empty() ? AE_IFREG : AE_IFLNK);
    if (!entry.link.empty()) archive_entry_set_symlink(header, entry.link.c_str());
    archive_entry_set_perm(header, 0644);
    archive_entry_set_size(header, static_cast<la_int64_t>(entry.text.size()));
    EXPECT_EQ(archive_write_header(written, header), ARCHIVE_OK);
    archive_write_data(written, entry.text.data(), entry.text.size());
    archive_entry_free(header);
  }
  archive_write_free(written);
  return folder.path(name);
}

class Archives : public ::testing::TestWithParam<const char*> {
 protected:
  TemporaryFolder folder;
};

TEST_P(Archives, AreReadAsFoldersAre) {
  const std::string path =
      write_archive(folder, GetParam(),
                    {{"./snap/111111111111/eu-west-1/describe-vpcs.json", kVpcs, ""},
                     {"snap/notes.txt", "x", ""},
                     {"snap/._describe-vpcs.json", "binary", ""},
                     {"snap/records/Z0123456789.json", R"({"ResourceRecordSets": []})", ""}});
  const LoadResult result = load({path});
  ASSERT_TRUE(result.errors.empty()) << result.errors[0].message;
  const Network& network = result.loaded.network;
  EXPECT_EQ(place_of(network, network.find<Vpc>("vpc-1")->origin),
            path + ":snap/111111111111/eu-west-1/describe-vpcs.json /Vpcs/0");
  EXPECT_EQ(network.text(network.exports()[0].account), "111111111111");
  EXPECT_NE(network.find<HostedZone>("Z0123456789"), nullptr);
  EXPECT_EQ(result.loaded.documents, 2U);
  EXPECT_EQ(diagnostics_of(network), "");
}

TEST_P(Archives, ErrorsNameTheEntry) {
  const std::string path = write_archive(folder, GetParam(), {{"a/v.json", "{", ""}});
  EXPECT_THAT(error_of_path(path), StartsWith(path + ":a/v.json:1:2: "));
}

TEST_P(Archives, EntriesThatLeadOutAreRefused) {
  for (const std::string name : {"../v.json", "a/../../v.json", "/etc/v.json", "..\\v.json"}) {
    const std::string path = write_archive(folder, GetParam(), {{name, kVpcs, ""}});
    EXPECT_THAT(error_of_path(path), AllOf(StartsWith(path + ": "), HasSubstr("leads out")))
        << name;
  }
}

TEST_P(Archives, LinksAreRefused) {
  const std::string path = write_archive(folder, GetParam(), {{"v.json", "", "/etc/passwd"}});
  EXPECT_THAT(error_of_path(path), HasSubstr("is a link"));
}

TEST_P(Archives, EntriesAreCounted) {
  std::vector<Entry> entries;
  for (int i = 0; i < 20; ++i) entries.push_back({std::to_string(i) + ".json", kVpcs, ""});
  const std::string path = write_archive(folder, GetParam(), entries);
  LoadOptions options;
  options.max_archive_entries = 19;
  EXPECT_THAT(error_of_path(path, options), HasSubstr("more than 19 entries"));
  options.max_archive_entries = 20;
  EXPECT_EQ(error_of_path(path, options), "");
}

TEST_P(Archives, BombsAreNotUnpacked) {
  const std::string spaces(std::size_t{8} << 20U, ' ');
  const std::string path = write_archive(folder, GetParam(), {{"v.json", spaces + kVpcs, ""}});
  LoadOptions options;
  options.max_document_bytes = 1 << 20;
  EXPECT_THAT(error_of_path(path, options), HasSubstr("unpacks to more than"));
  options.max_document_bytes = 1 << 30;
  options.max_total_bytes = 1 << 20;
  EXPECT_THAT(error_of_path(path, options), HasSubstr("unpacks to more than"));
  const std::string skipped = write_archive(folder, GetParam(), {{"big", spaces, ""}});
  EXPECT_THAT(error_of_path(skipped, options), HasSubstr("unpacks to more than"));
}

TEST_P(Archives, WithoutDocumentsAreAnError) {
  const std::string path = write_archive(folder, GetParam(), {{"notes.txt", "x", ""}});
  EXPECT_THAT(error_of_path(path), HasSubstr("no .json file"));
}

TEST_P(Archives, CutOffAreAnError) {
  std::string noise;
  for (unsigned i = 0, x = 1; i < 200'000; ++i) {
    x = x * 1664525U + 1013904223U;
    noise.push_back(static_cast<char>('a' + (x >> 24U) % 26U));
  }
  const std::string path =
      write_archive(folder, GetParam(), {{"v.json", "{\"a\": \"" + noise + "\"}", ""}});
  std::ifstream in(path, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  folder.write(GetParam(), std::string_view(bytes).substr(0, bytes.size() / 2));
  EXPECT_THAT(error_of_path(path), HasSubstr("cannot be"));
}

TEST_P(Archives, OfOtherBytesAreAnError) {
  EXPECT_THAT(error_of_path(folder.write(GetParam(), "no archive at all")),
              HasSubstr("the archive cannot be read"));
  EXPECT_NE(error_of_path(folder.write(GetParam(), "")), "");
}

INSTANTIATE_TEST_SUITE_P(Formats, Archives,
                         ::testing::Values("x.tar", "x.tar.gz", "x.tgz", "x.zip"),
                         [](const auto& tested) {
                           std::string name = tested.param;
                           for (char& c : name) {
                             if (c == '.') c = '_';
                           }
                           return name;
                         });

}  // namespace
}  // namespace reach::aws::testing
