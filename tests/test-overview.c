/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/exam-database.h"
#include "record/exam-history-file.h"
#include "test-sittings.h"
#include "test-support.h"

#define DAY (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)
#define NOW (G_GINT64_CONSTANT (1780000000) * G_USEC_PER_SEC)
#define FORMAT "cca-2026-05"

static const ExamRules exam_day = { .time_percent = 100 };

typedef struct {
  double points;
  guint  n_items;
  double new_points;
  guint  n_new;
} Sum;

static Sum
add_up (ExamArchive *archive,
        gint64       sitting_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) results = exam_archive_list_domain_results (archive, FORMAT, &error);
  Sum sum = { 0 };

  g_assert_no_error (error);
  for (guint i = 0; i < results->len; i++)
    {
      const ExamDomainResult *result = &g_array_index (results, ExamDomainResult, i);

      if (result->sitting_id != sitting_id)
        continue;
      g_assert_true (result->domain == g_intern_string (result->domain));
      sum.points += result->points;
      sum.n_items += result->n_items;
      sum.new_points += result->new_points;
      sum.n_new += result->n_new;
    }
  return sum;
}

static void
assert_sum (ExamArchive *archive,
            gint64       sitting_id,
            Sum          expected)
{
  Sum sum = add_up (archive, sitting_id);

  g_assert_cmpfloat (sum.points, ==, expected.points);
  g_assert_cmpuint (sum.n_items, ==, expected.n_items);
  g_assert_cmpfloat (sum.new_points, ==, expected.new_points);
  g_assert_cmpuint (sum.n_new, ==, expected.n_new);
}

static guint
count_reviews (ExamArchive *archive,
               gint64       sitting_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) reviews = exam_archive_list_reviews (archive, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < reviews->len; i++)
    n += g_array_index (reviews, ExamReview, i).sitting_id == sitting_id;
  return n;
}

/* A form drawn twice: the second time all of it has been seen. */
static void
test_first_seen (void)
{
  g_autoptr (ExamArchive) archive = exam_archive_open_in_memory ();
  g_autoptr (ExamForm) form = test_draw_form (FORMAT, 1);
  guint n_scored = exam_form_get_n_scored (form);
  gint64 first = test_sit (archive, form, &(TestSitting) { NOW, exam_day, .answers = "r" });
  gint64 second = test_sit (archive, form, &(TestSitting) { NOW + DAY, exam_day, .answers = "w" });

  assert_sum (archive, first, (Sum) { n_scored, n_scored, n_scored, n_scored });
  assert_sum (archive, second, (Sum) { 0, n_scored, 0, 0 });
}

/* What was never shown counts as wrong on that exam, but is still new in the next one. */
static void
test_never_shown (void)
{
  g_autoptr (ExamArchive) archive = exam_archive_open_in_memory ();
  g_autoptr (ExamForm) form = test_draw_form (FORMAT, 1);
  guint n_scored = exam_form_get_n_scored (form);
  gint64 first = test_sit (archive, form, &(TestSitting) { NOW, exam_day, .answers = "rrrrrrrr." });
  gint64 second = test_sit (archive, form, &(TestSitting) { NOW + DAY, exam_day, .answers = "r" });
  Sum sum = add_up (archive, first);

  g_assert_cmpuint (sum.n_items, ==, n_scored);
  g_assert_cmpuint (sum.n_new, <=, 8);
  g_assert_cmpuint (sum.n_new, ==, (guint) sum.new_points);
  g_assert_cmpuint (add_up (archive, second).n_new, ==, n_scored - sum.n_new);
  g_assert_cmpuint (count_reviews (archive, first), ==, 0);
}

/* Practice is no mock exam, but what it showed is not new any more. */
static void
test_practice_apart (void)
{
  g_autoptr (ExamArchive) archive = exam_archive_open_in_memory ();
  g_autoptr (ExamForm) form = test_draw_form (FORMAT, 1);
  gint64 practice = test_sit (archive, form, &(TestSitting) { NOW, exam_day, EXAM_PURPOSE_SET, "w" });
  gint64 mock = test_sit (archive, form, &(TestSitting) { NOW + DAY, exam_day, .answers = "w" });
  g_autoptr (GPtrArray) records = exam_archive_list (archive, NULL);
  g_autoptr (GPtrArray) mocks = exam_sitting_records_select (records, TRUE);
  g_autoptr (GPtrArray) others = exam_sitting_records_select (records, FALSE);

  assert_sum (archive, practice, (Sum) { 0 });
  assert_sum (archive, mock, (Sum) { 0, exam_form_get_n_scored (form), 0, 0 });
  g_assert_cmpuint (count_reviews (archive, practice), ==, exam_form_get_n_items (form));
  g_assert_cmpuint (count_reviews (archive, mock), ==, exam_form_get_n_items (form));

  g_assert_cmpuint (mocks->len, ==, 1);
  g_assert_cmpint (((ExamSittingRecord *) g_ptr_array_index (mocks, 0))->id, ==, mock);
  g_assert_cmpuint (others->len, ==, 1);
  g_assert_cmpint (((ExamSittingRecord *) g_ptr_array_index (others, 0))->purpose, ==, EXAM_PURPOSE_SET);
}

static void
test_deleted (void)
{
  g_autoptr (ExamArchive) archive = exam_archive_open_in_memory ();
  g_autoptr (ExamForm) form = test_draw_form (FORMAT, 1);
  gint64 id = test_sit (archive, form, &(TestSitting) { NOW, exam_day, .answers = "rw" });

  g_assert_cmpuint (count_reviews (archive, id), ==, exam_form_get_n_items (form) / 2);
  g_assert_true (exam_archive_set_deleted (archive, id, NOW, NULL));
  g_assert_cmpuint (count_reviews (archive, id), ==, 0);
  assert_sum (archive, id, (Sum) { 0 });
}

/* What was seen is not new again when the sitting is deleted for good, nor when all is worked out again. */
static void
test_purged (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *other_folder = test_make_folder ();
  g_autofree char *file = g_build_filename (other_folder, "other.mockingbird", NULL);
  g_autoptr (ExamArchive) other = exam_archive_open_in_memory ();
  g_autoptr (ExamForm) form = test_draw_form (FORMAT, 1);
  g_autoptr (ExamForm) other_form = test_draw_form (FORMAT, 1);
  g_autofree char *notice = NULL;
  g_autoptr (GError) error = NULL;
  guint n_scored = exam_form_get_n_scored (form);
  ExamArchive *archive = exam_archive_open (folder, NOW, &notice, &error);
  gint64 first = test_sit (archive, form, &(TestSitting) { NOW, exam_day, .answers = "r" });
  ExamHistoryReport report;
  gint64 second;

  g_assert_true (exam_archive_set_deleted (archive, first, NOW, &error));
  exam_archive_close (archive);
  archive = exam_archive_open (folder, NOW + DAY, &notice, &error);
  g_assert_no_error (error);
  second = test_sit (archive, form, &(TestSitting) { NOW + DAY, exam_day, .answers = "w" });
  assert_sum (archive, second, (Sum) { 0, n_scored, 0, 0 });

  test_sit (other, other_form, &(TestSitting) { NOW + 2 * DAY, exam_day, .answers = "w" });
  g_assert_true (exam_history_file_export (other, file, NULL, &error));
  g_assert_true (exam_history_file_import (archive, file, NOW + 3 * DAY, NULL, &report, &error));
  g_assert_cmpuint (report.n_added, ==, 1);
  assert_sum (archive, second, (Sum) { 0, n_scored, 0, 0 });

  exam_archive_close (archive);
  test_remove_folder (folder);
  test_remove_folder (other_folder);
}

/* Practice is noted while it goes on, and can end after a mock exam that was sat meanwhile. */
static void
test_review_order (void)
{
  g_autoptr (ExamArchive) archive = exam_archive_open_in_memory ();
  g_autoptr (ExamForm) form = test_draw_form (FORMAT, 1);
  gint64 later = test_sit (archive, form, &(TestSitting) { NOW + DAY, exam_day, .answers = "w" });
  gint64 practice = test_sit (archive, form, &(TestSitting) { NOW + 2 * DAY, exam_day, EXAM_PURPOSE_SET, "." });
  gint64 earlier = test_sit (archive, form, &(TestSitting) { NOW, exam_day, .answers = "w" });
  const ExamReview review = {
    .item_id = exam_item_get_id (exam_form_get_item (form, 3)), .sitting_id = practice, .position = 3, .rating = 3,
    .reviewed_at = NOW + DAY / 2,
  };
  g_autoptr (GArray) reviews = NULL;
  const ExamReview *last = NULL;

  g_assert_true (exam_archive_add_review (archive, &review, NULL));
  reviews = exam_archive_list_reviews (archive, NULL);
  g_assert_cmpuint (reviews->len, ==, 2 * exam_form_get_n_items (form) + 1);
  g_assert_cmpint (g_array_index (reviews, ExamReview, 0).sitting_id, ==, earlier);
  g_assert_cmpint (g_array_index (reviews, ExamReview, reviews->len - 1).sitting_id, ==, later);
  for (guint i = 0; i < reviews->len; i++)
    {
      const ExamReview *next = &g_array_index (reviews, ExamReview, i);

      if (last != NULL)
        g_assert_cmpint (last->reviewed_at, <=, next->reviewed_at);
      if (last != NULL && last->sitting_id == next->sitting_id)
        g_assert_cmpuint (last->position, <, next->position);
      last = next;
    }
  g_assert_cmpint (g_array_index (reviews, ExamReview, exam_form_get_n_items (form)).sitting_id, ==, practice);
}

/* A file of the first version has none of this; everything is worked out when it is opened. */
static void
test_older_file (void)
{
  static const char older[] =
    "DROP TABLE item_about; DROP TABLE first_seen; DROP TABLE domain_result; DROP TABLE practice; DROP TABLE practice_set;"
    "DROP TABLE review; DROP TABLE cause; DROP TABLE item_note; DROP TABLE doubt; DROP INDEX item_id; DROP TABLE miss;"
    "DROP TABLE last_right; PRAGMA user_version = 1";
  g_autofree char *folder = test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "results.sqlite", NULL);
  g_autofree char *copy = g_build_filename (folder, "backups", "results-version-1.sqlite", NULL);
  g_autoptr (ExamForm) form = test_draw_form (FORMAT, 1);
  g_autofree char *notice = NULL;
  g_autoptr (GError) error = NULL;
  ExamArchive *archive = exam_archive_open (folder, NOW, &notice, &error);
  gint64 first = test_sit (archive, form, &(TestSitting) { NOW, exam_day, .answers = "rwr-" });
  gint64 second = test_sit (archive, form, &(TestSitting) { NOW + DAY, exam_day, .answers = "rrw" });
  Sum first_sum = add_up (archive, first);
  Sum second_sum = add_up (archive, second);
  guint n_reviews = count_reviews (archive, second);
  g_autoptr (GArray) misses = exam_archive_list_misses (archive, &error);
  g_autoptr (GArray) misses_after = NULL;

  exam_archive_close (archive);
  {
    g_autoptr (ExamDatabase) database = exam_database_open (path, FALSE, NULL);

    g_assert_true (exam_database_exec (database, older, &error));
  }

  archive = exam_archive_open (folder, NOW, &notice, &error);
  g_assert_no_error (error);
  g_assert_null (notice);
  assert_sum (archive, first, first_sum);
  assert_sum (archive, second, second_sum);
  g_assert_cmpfloat (first_sum.points, >, 0);
  g_assert_cmpuint (n_reviews, >, 0);
  g_assert_cmpuint (count_reviews (archive, second), ==, n_reviews);
  misses_after = exam_archive_list_misses (archive, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (misses_after->len, ==, misses->len);
  for (guint i = 0; i < misses->len; i++)
    {
      const ExamMiss *miss = &g_array_index (misses, ExamMiss, i);
      const ExamMiss *after = &g_array_index (misses_after, ExamMiss, i);

      g_assert_cmpint (after->sitting_id, ==, miss->sitting_id);
      g_assert_cmpuint (after->position, ==, miss->position);
      g_assert_true (after->item_id == miss->item_id);
      g_assert_true (after->right_since == miss->right_since);
    }
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
  exam_archive_close (archive);
  test_remove_folder (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/overview/first-seen", test_first_seen);
  g_test_add_func ("/overview/never-shown", test_never_shown);
  g_test_add_func ("/overview/practice-apart", test_practice_apart);
  g_test_add_func ("/overview/deleted", test_deleted);
  g_test_add_func ("/overview/purged", test_purged);
  g_test_add_func ("/overview/review-order", test_review_order);
  g_test_add_func ("/overview/older-file", test_older_file);

  return g_test_run ();
}
