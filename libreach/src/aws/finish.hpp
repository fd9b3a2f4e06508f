// SPDX-License-Identifier: Apache-2.0
// What can only be said when all documents are read: whose they are, whether all pages are there,
// and where the facts belong that name no owner of their own.
#pragma once

#include "aws/reading.hpp"

namespace reach::aws {

// Sets the account and Region of every document (A10), then whether it is whole (A4).
void settle_accounts(Reading& reading);
void settle_pages(Reading& reading);
// Gives the pending facts to their resources.
void place_pending(Reading& reading);
// Takes back what holds by default, where a part that may say otherwise is missing.
void doubt_defaults(Reading& reading);
void add_exports(Reading& reading);

}  // namespace reach::aws
