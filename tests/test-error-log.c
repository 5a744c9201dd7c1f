/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "insight/exam-error-log.h"
#include "test-support.h"

/* What misses have in common. */

/* The latest first, as the archive gives them. */
static const struct
{
  guint       ended_at;
  const char *item;
  const char *format;
  const char *domain;
  const char *source;
  const char *section;
  ExamCause   cause;
  gboolean    practice;
  gboolean    right_since;
} rows[] = {
  { 9, "a", "cca", "coding", "Guidelines", "I.A", EXAM_CAUSE_NONE, TRUE, FALSE },
  { 8, "a", "cca", "coding", "Guidelines", "I.A", EXAM_CAUSE_MISREAD, FALSE, FALSE },
  { 8, "b", "cca", "privacy", "Rule", NULL, EXAM_CAUSE_NONE, FALSE, FALSE },
  { 7, "c", "ccs", "coding", "Guidelines", "I.B", EXAM_CAUSE_MISREAD, FALSE, TRUE },
  { 6, "c", "ccs", "coding", "Guidelines", "I.B", EXAM_CAUSE_GUESSED, FALSE, TRUE },
  { 5, "c", "ccs", "coding", "Guidelines", "I.B", EXAM_CAUSE_NONE, FALSE, TRUE },
  { 4, "a", "cca", "coding", "Guidelines", "I.A", EXAM_CAUSE_NONE, FALSE, TRUE },
  { 3, "d", "cca", "coding", NULL, NULL, EXAM_CAUSE_NONE, FALSE, FALSE },
};

static GArray *
make_misses (void)
{
  GArray *misses = g_array_new (FALSE, FALSE, sizeof (ExamMiss));

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const ExamMiss miss = {
        .sitting_id = rows[i].ended_at,
        .position = i,
        .item_id = g_intern_string (rows[i].item),
        .format_id = g_intern_string (rows[i].format),
        .domain = g_intern_string (rows[i].domain),
        .source = g_intern_string (rows[i].source),
        .section = g_intern_string (rows[i].section),
        .stem = "",
        .cause = rows[i].cause,
        .practice = rows[i].practice,
        .ended_at = rows[i].ended_at,
        .right_since = rows[i].right_since,
      };

      g_array_append_val (misses, miss);
    }
  return misses;
}

/* A group is told by its first miss, "=" and the digits of all. */
static void
describe (GString   *text,
          char       kind,
          GPtrArray *groups)
{
  for (guint i = 0; i < groups->len; i++)
    {
      const ExamErrorGroup *group = g_ptr_array_index (groups, i);

      g_string_append_printf (text, "%s%c", text->len > 0 ? " " : "", kind);
      for (guint j = 0; j < group->indices->len; j++)
        g_string_append_printf (text, "%u", g_array_index (group->indices, guint, j));
    }
}

static const struct
{
  const char     *name;
  ExamErrorFilter filter;
  guint           n_misses;
  guint           n_items;
  guint           n_caused;
  guint           n_fixed;
  const char     *groups;   /* c cause, d domain, s section, r repeat; with the indices of their misses */
} cases[] = {
  { "mock-exams", { NULL, 0, FALSE }, 7, 4, 3, 1,
    "c13 c4 c2567 d134567 d2 s345 s16 s2 r16 r345" },
  { "with-practice", { NULL, 0, TRUE }, 8, 4, 3, 1,
    "c13 c4 c02567 d0134567 d2 s016 s345 s2 r016 r345" },
  { "format", { "cca", 0, FALSE }, 4, 3, 1, 0, "c1 c267 d167 d2 s16 s2 r16" },
  { "period", { NULL, 7, FALSE }, 3, 3, 2, 0, "c13 c2 d13 d2 s1 s2 s3" },
  { "period-of-format", { "ccs", 6, FALSE }, 2, 1, 2, 1, "c3 c4 d34 s34 r34" },
  { "nothing", { "cpc", 0, TRUE }, 0, 0, 0, 0, "" },
  { "too-late", { NULL, 10, TRUE }, 0, 0, 0, 0, "" },
};

static void
test_groups (gconstpointer data)
{
  const typeof (cases[0]) *row = data;
  g_autoptr (GArray) misses = make_misses ();
  g_autoptr (ExamErrorLog) log = exam_error_log_new (misses, &row->filter);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_cmpuint (log->n_misses, ==, row->n_misses);
  g_assert_cmpuint (log->n_items, ==, row->n_items);
  g_assert_cmpuint (log->n_caused, ==, row->n_caused);
  g_assert_cmpuint (log->n_fixed, ==, row->n_fixed);
  describe (text, 'c', log->causes);
  describe (text, 'd', log->domains);
  describe (text, 's', log->sections);
  describe (text, 'r', log->repeats);
  g_assert_cmpstr (text->str, ==, row->groups);
}

static void
test_members (void)
{
  const ExamErrorFilter filter = { NULL, 0, FALSE };
  g_autoptr (GArray) misses = make_misses ();
  g_autoptr (ExamErrorLog) log = exam_error_log_new (misses, &filter);
  g_autoptr (GPtrArray) formats = exam_error_log_list_formats (misses);
  const ExamErrorGroup *cause = g_ptr_array_index (log->causes, 0);
  const ExamErrorGroup *section = g_ptr_array_index (log->sections, 0);
  const ExamErrorGroup *repeat = g_ptr_array_index (log->repeats, 0);

  g_assert_cmpint (cause->cause, ==, EXAM_CAUSE_MISREAD);
  g_assert_cmpstr (section->source, ==, "Guidelines");
  g_assert_cmpstr (section->section, ==, "I.B");
  g_assert_cmpstr (repeat->item_id, ==, "a");
  g_assert_false (repeat->right_since);
  g_assert_cmpint (exam_error_log_get_miss (log, 2)->sitting_id, ==, 8);
  g_assert_cmpuint (formats->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (formats, 0), ==, "cca");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  TEST_ADD_ROWS ("/error-log/groups", cases, test_groups);
  g_test_add_func ("/error-log/members", test_members);
  return g_test_run ();
}
