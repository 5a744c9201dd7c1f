/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "sitting/exam-case-selection.h"
#include "sitting/exam-count-set.h"
#include "sitting/exam-random.h"

#define MAX_DOMAINS 6
#define MAX_CASES 9
#define N_ROUNDS 20000

/* --- Small ones, against every choice there is --- */

typedef struct {
  guint    n_domains;
  guint    least[MAX_DOMAINS], most[MAX_DOMAINS], singles[MAX_DOMAINS];
  guint    total;
  guint    n_cases;
  guint    counts[MAX_CASES][MAX_DOMAINS];
  gboolean preferred[MAX_CASES];
} Problem;

static void
problem_init (Problem    *problem,
              ExamRandom *random)
{
  *problem = (Problem) { 0 };
  problem->n_domains = 1 + exam_random_below (random, 4);
  problem->n_cases = exam_random_below (random, MAX_CASES + 1);

  for (guint d = 0; d < problem->n_domains; d++)
    {
      problem->least[d] = exam_random_below (random, 7);
      problem->most[d] = problem->least[d] + exam_random_below (random, 3);
      problem->singles[d] = exam_random_below (random, 3);
      problem->total += problem->least[d] + exam_random_below (random, 2);
    }
  for (guint c = 0; c < problem->n_cases; c++)
    {
      guint span = 1 + exam_random_below (random, problem->n_domains);

      for (guint i = 1 + exam_random_below (random, 4); i > 0; i--)
        problem->counts[c][exam_random_below (random, span)]++;
      problem->preferred[c] = exam_random_below (random, 3) == 0;
    }
}

static gboolean
makes_numbers (const Problem *problem,
               guint          choice)
{
  guint fewest = 0, most = 0;

  for (guint d = 0; d < problem->n_domains; d++)
    {
      guint sum = 0;

      for (guint c = 0; c < problem->n_cases; c++)
        sum += choice & (1u << c) ? problem->counts[c][d] : 0;
      if (sum > problem->most[d] || sum + problem->singles[d] < problem->least[d])
        return FALSE;
      fewest += MAX (sum, problem->least[d]);
      most += MIN (sum + problem->singles[d], problem->most[d]);
    }

  return fewest <= problem->total && problem->total <= most;
}

/* Goes through all choices, from what is preferred to its opposite, changing the last case first. */
static gboolean
find_by_trying (const Problem *problem,
                guint         *choice)
{
  for (guint changes = 0; changes < 1u << problem->n_cases; changes++)
    {
      *choice = 0;
      for (guint c = 0; c < problem->n_cases; c++)
        {
          gboolean changed = (changes & (1u << (problem->n_cases - 1 - c))) != 0;

          if (problem->preferred[c] != changed)
            *choice |= 1u << c;
        }
      if (makes_numbers (problem, *choice))
        return TRUE;
    }

  return FALSE;
}

static void
test_nearest_choice (void)
{
  g_autoptr (ExamRandom) random = exam_random_new (11);
  guint n_found = 0;

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      Problem problem;
      g_autoptr (ExamCaseSelection) selection = NULL;
      g_autoptr (GArray) chosen = NULL;
      guint expected;

      problem_init (&problem, random);
      selection = exam_case_selection_new (problem.n_domains, problem.singles);
      for (guint c = 0; c < problem.n_cases; c++)
        exam_case_selection_add (selection, problem.counts[c], problem.preferred[c]);
      chosen = exam_case_selection_solve (selection, problem.least, problem.most, problem.total);

      if (!find_by_trying (&problem, &expected))
        {
          g_assert_null (chosen);
          continue;
        }

      n_found++;
      g_assert_nonnull (chosen);
      g_assert_cmpuint (chosen->len, ==, problem.n_cases);
      for (guint c = 0; c < problem.n_cases; c++)
        g_assert_cmpint (g_array_index (chosen, gboolean, c), ==, (expected & (1u << c)) != 0);
    }

  /* Both ways were walked often enough to mean something. */
  g_assert_cmpuint (n_found, >, N_ROUNDS / 5);
  g_assert_cmpuint (n_found, <, N_ROUNDS - N_ROUNDS / 5);
}

/* --- Large ones --- */

static GArray *
solve_equal (guint size,
             guint other_size,
             guint other_at,
             guint singles,
             guint total)
{
  g_autoptr (ExamCaseSelection) selection = exam_case_selection_new (1, &singles);

  for (guint i = 0; i < 30000; i++)
    exam_case_selection_add (selection, i == other_at ? &other_size : &size, i < total / size);
  return exam_case_selection_solve (selection, &total, &total, total);
}

/* One case among tens of thousands makes the number, wherever it stands. */
static void
test_one_that_fits (void)
{
  static const guint places[] = { 0, 2, 3, 5000, 29999 };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (GArray) chosen = solve_equal (3, 4, places[i], 0, 10);

      g_assert_nonnull (chosen);
      g_assert_true (g_array_index (chosen, gboolean, places[i]));
      g_assert_true (g_array_index (chosen, gboolean, places[i] == 0 ? 1 : 0));
    }
}

static void
test_none_that_fits (void)
{
  g_autoptr (GArray) threes = solve_equal (3, 3, 0, 0, 10);
  g_autoptr (GArray) sevens = solve_equal (7, 7, 0, 2, 10);
  g_autoptr (GArray) with_singles = solve_equal (7, 7, 0, 3, 10);
  g_autoptr (GArray) long_form = solve_equal (7, 6, 100, 0, 999);
  g_autoptr (GArray) long_form_that_fits = solve_equal (7, 5, 100, 0, 999);

  g_assert_null (threes);
  g_assert_null (sevens);
  g_assert_nonnull (with_singles);
  g_assert_null (long_form);
  g_assert_nonnull (long_form_that_fits);   /* 142 × 7 + 5 */
}

/* No single items, exact numbers, and every case lies in two domains: what is preferred is nearly always a dead end. */
static void
test_across_domains (void)
{
  static const guint singles[MAX_DOMAINS] = { 0 };
  static const guint wanted[MAX_DOMAINS] = { 15, 15, 15, 15, 15, 15 };

  for (guint seed = 0; seed < 20; seed++)
    {
      g_autoptr (ExamRandom) random = exam_random_new (seed);
      g_autoptr (ExamCaseSelection) selection = exam_case_selection_new (MAX_DOMAINS, singles);
      g_autofree guint *counts = g_new0 (guint, 600 * MAX_DOMAINS);
      g_autoptr (GArray) chosen = NULL;
      guint sums[MAX_DOMAINS] = { 0 };

      for (guint c = 0; c < 600; c++)
        {
          guint *here = counts + c * MAX_DOMAINS;
          guint first = exam_random_below (random, MAX_DOMAINS);

          for (guint i = 0; i < 3; i++)
            here[(first + exam_random_below (random, 2)) % MAX_DOMAINS]++;
          exam_case_selection_add (selection, here, c < 28);
        }
      chosen = exam_case_selection_solve (selection, wanted, wanted, 90);

      g_assert_nonnull (chosen);
      for (guint c = 0; c < 600; c++)
        for (guint d = 0; g_array_index (chosen, gboolean, c) && d < MAX_DOMAINS; d++)
          sums[d] += counts[c * MAX_DOMAINS + d];
      g_assert_cmpmem (sums, sizeof sums, wanted, sizeof wanted);
    }
}

/* --- Sets of numbers, against an array of booleans --- */

static void
assert_set (const guint64 *set,
            const guint8  *expected,
            guint          limit,
            ExamRandom    *random)
{
  guint from = exam_random_below (random, limit + 1), to = exam_random_below (random, limit + 1);
  guint first = G_MAXUINT, last = G_MAXUINT, n = 0, number;

  for (guint i = 0; i <= limit; i++)
    {
      g_assert_cmpint (exam_count_set_contains (set, i), ==, expected[i]);
      if (i < from || i > to || !expected[i])
        continue;
      first = MIN (first, i);
      last = i;
      n++;
    }

  g_assert_cmpint (exam_count_set_find_first (set, from, to, &number), ==, n > 0);
  if (n > 0)
    g_assert_cmpuint (number, ==, first);
  g_assert_cmpint (exam_count_set_find_last (set, from, to, &number), ==, n > 0);
  if (n > 0)
    g_assert_cmpuint (number, ==, last);
  g_assert_cmpint (exam_count_set_has_range (set, from, to), ==, from > to || n == to - from + 1);
}

static void
test_count_sets (void)
{
  g_autoptr (ExamRandom) random = exam_random_new (5);

  for (guint round = 0; round < 2000; round++)
    {
      guint limit = exam_random_below (random, 200);
      g_autofree guint64 *set = g_new0 (guint64, exam_count_set_get_n_words (limit));
      g_autofree guint8 *expected = g_new0 (guint8, limit + 1);
      guint filled = exam_random_below (random, limit / 4 + 1);

      exam_count_set_add_range (set, 0, filled);
      memset (expected, 1, filled + 1);

      for (guint i = 0; i < 4; i++)
        {
          guint distance = 1 + exam_random_below (random, limit + 10);
          gboolean larger = FALSE;

          for (guint number = limit + 1; number-- > distance;)
            if (expected[number - distance] && !expected[number])
              larger = expected[number] = TRUE;
          g_assert_cmpint (exam_count_set_add_shifted (set, set, distance, limit), ==, larger);
          assert_set (set, expected, limit, random);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/case-selection/nearest-choice", test_nearest_choice);
  g_test_add_func ("/case-selection/one-that-fits", test_one_that_fits);
  g_test_add_func ("/case-selection/none-that-fits", test_none_that_fits);
  g_test_add_func ("/case-selection/across-domains", test_across_domains);
  g_test_add_func ("/count-set/like-booleans", test_count_sets);

  return g_test_run ();
}
