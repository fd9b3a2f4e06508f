// SPDX-License-Identifier: Apache-2.0
// What the processor itself allows the look-ups of src/net/lpm, beside which their rates stand:
// their reads alone, without what is done with them, from memory of several sizes.
//
//   reads/METHOD/KIB   a look-up's gathers at random places of so many KiB; "dir24" is DIR-24-8's,
//                      one of 4 bytes; "bitmap" ours of IPv4, two of eight 8-byte blocks and one of
//                      4 bytes; "ipv6-refs" ours of IPv6, three of 4 bytes
//   one-table/ROUTES   a set whose one table stays in the first-level cache: what a line tree costs
//                      where no read is slow; 5, 60 and 1000 routes are one, two and three lines
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <vector>

#include "lpm/random.hpp"
#include "reach/net/lpm_table_set.hpp"

#if defined(__x86_64__) && defined(__GNUC__)
#define LIMIT_TARGET __attribute__((target("avx512f,avx512bw,avx512vl")))
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wuninitialized"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#include <immintrin.h>
#pragma GCC diagnostic pop
#endif

namespace {

constexpr std::size_t kKeys = std::size_t{1} << 16U;

std::vector<std::uint32_t> random_numbers(std::size_t count, std::uint32_t seed) {
  reach::bench::Random random(seed);
  std::vector<std::uint32_t> numbers(count);
  for (std::uint32_t& number : numbers) number = static_cast<std::uint32_t>(random.bits());
  return numbers;
}

void count(benchmark::State& state) {
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kKeys));
}

#if defined(LIMIT_TARGET)

// Reads of one look-up for each of sixteen places, of memory of 8-byte entries.
using Reads = __m512i (*)(__m512i places, const void* memory);

LIMIT_TARGET inline __m512i gather4(__m512i places, const void* memory) {
  return _mm512_i32gather_epi32(places, memory, 4);
}
LIMIT_TARGET inline __m512i gather8(__m512i places, const void* memory) {
  const __m512i low = _mm512_i32gather_epi64(_mm512_castsi512_si256(places), memory, 8);
  const __m512i high = _mm512_i32gather_epi64(_mm512_extracti64x4_epi64(places, 1), memory, 8);
  return _mm512_xor_si512(low, high);
}
// Where the next read of a look-up is: it waits for what the one before gave, which is zero.
LIMIT_TARGET inline __m512i after(__m512i places, __m512i read) {
  return _mm512_add_epi32(places, read);
}

LIMIT_TARGET __m512i dir24(__m512i places, const void* memory) {
  return gather4(places, memory);
}
LIMIT_TARGET __m512i bitmap(__m512i places, const void* memory) {
  return gather4(after(places, gather8(places, memory)), memory);
}
LIMIT_TARGET __m512i ipv6_refs(__m512i places, const void* memory) {
  const __m512i second = after(places, gather4(places, memory));
  return gather4(after(second, gather4(second, memory)), memory);
}

template <Reads reads>
LIMIT_TARGET void read_all(const std::vector<std::uint32_t>& keys, std::uint32_t mask,
                           const void* memory) {
  __m512i sum = _mm512_setzero_si512();
  for (std::size_t i = 0; i < keys.size(); i += 16) {
    const __m512i places =
        _mm512_and_si512(_mm512_loadu_si512(&keys[i]), _mm512_set1_epi32(static_cast<int>(mask)));
    sum = _mm512_xor_si512(sum, reads(places, memory));
  }
  benchmark::DoNotOptimize(_mm512_reduce_add_epi32(sum));
}

template <Reads reads>
void read_at_random(benchmark::State& state) {
  if (!__builtin_cpu_supports("avx512bw")) {
    state.SkipWithError("this processor lacks AVX-512");
    return;
  }
  const auto entries = static_cast<std::uint32_t>(state.range(0)) * 1024U / 8U;
  const std::vector<std::uint64_t> memory(entries);
  const std::vector<std::uint32_t> keys = random_numbers(kKeys, 1);
  for (auto _ : state) read_all<reads>(keys, entries - 1, memory.data());
  count(state);
}

BENCHMARK(read_at_random<dir24>)->Name("reads/dir24")->Arg(16)->Arg(1024)->Arg(4096);
BENCHMARK(read_at_random<bitmap>)->Name("reads/bitmap")->Arg(16)->Arg(1024)->Arg(4096);
BENCHMARK(read_at_random<ipv6_refs>)->Name("reads/ipv6-refs")->Arg(16)->Arg(1024)->Arg(4096);

#endif

void look_up_one_table(benchmark::State& state) {
  using reach::net::Address;
  std::vector<reach::net::LpmRoute> routes;
  const std::vector<std::uint32_t> places =
      random_numbers(static_cast<std::size_t>(state.range(0)), 2);
  for (const std::uint32_t place : places) {
    routes.push_back({reach::net::Prefix::covering(Address::v4(place), 24), place % 200});
  }
  reach::net::LpmTableSet set;
  set.add(routes);
  const std::vector<std::uint32_t> keys = random_numbers(kKeys, 3);
  const std::vector<std::uint32_t> tables(keys.size(), 0);
  std::vector<std::uint32_t> values(keys.size());
  for (auto _ : state) {
    set.lookup(tables, keys, values);
    benchmark::DoNotOptimize(values.data());
  }
  count(state);
}
BENCHMARK(look_up_one_table)->Name("one-table")->Arg(5)->Arg(60)->Arg(1000);

}  // namespace

BENCHMARK_MAIN();
