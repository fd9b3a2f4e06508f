// SPDX-License-Identifier: Apache-2.0
// Reads the documents of a .tar, .tar.gz or .zip in memory; nothing is written to disk.
#pragma once

#include <string>

#include "aws/source_reader.hpp"

namespace reach::aws {

void read_archive(const std::string& path, Budget& budget, const SourceListener& listener);

}  // namespace reach::aws
