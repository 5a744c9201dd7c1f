/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "bank/exam-error.h"
#include "bank/exam-item-writer.h"
#include "exam-manual-clock.h"
#include "record/exam-archive.h"
#include "sitting/exam-random.h"
#include "sitting/exam-sitting.h"
#include "test-sittings.h"
#include "test-support.h"

#define NOW (G_GINT64_CONSTANT (1780000000) * G_USEC_PER_SEC)

static ExamArchive *
open_archive (const char *folder,
              char      **notice)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *local_notice = NULL;
  ExamArchive *archive = exam_archive_open (folder, NOW, &local_notice, &error);

  g_assert_no_error (error);
  g_assert_nonnull (archive);
  if (notice != NULL)
    *notice = g_steal_pointer (&local_notice);
  else
    g_assert_null (local_notice);
  return archive;
}

static void
collect_cb (ExamSitting *sitting,
            ExamEvent   *event,
            GPtrArray   *events)
{
  g_ptr_array_add (events, exam_event_copy (event));
}

/* Sits a form with some right answers, flags and notes, as far as @n_items, and keeps it. */
static gint64
sit (ExamArchive *archive,
     ExamForm    *form,
     guint        n_items,
     gint64       started_at,
     gboolean     ended)
{
  const ExamRules rules = { .relaxed = TRUE, .time_percent = 125, .code_book = TRUE };
  g_autoptr (ExamManualClock) clock = exam_manual_clock_new ();
  g_autoptr (ExamSitting) sitting = exam_sitting_new (form, &rules, EXAM_CLOCK (clock));
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_event_free);
  g_autoptr (GError) error = NULL;
  ExamSittingRecord record = {
    .id = exam_sitting_record_make_id (),
    .format_id = exam_form_get_format (form)->id,
    .candidate = (char *) "Ana María",
    .seed = exam_form_get_seed (form),
    .minutes = exam_form_get_minutes (form),
    .is_short = exam_form_is_short (form),
    .n_items = exam_form_get_n_items (form),
    .rules = rules,
    .started_at = started_at,
    .alive_at = started_at,
  };

  g_signal_connect (sitting, "event", G_CALLBACK (collect_cb), events);
  exam_sitting_begin (sitting);
  for (guint i = 0; i < n_items; i++)
    {
      ExamItem *item = exam_form_get_item (form, i);

      exam_manual_clock_advance (clock, 30);
      if (exam_item_get_kind (item) == EXAM_ITEM_TYPED_CODES)
        exam_sitting_answer (sitting, "I10\nE11.9");
      else
        exam_sitting_choose (sitting, i % exam_item_get_n_options (item));
      if (i % 5 == 0)
        exam_sitting_flag (sitting, TRUE);
      if (i % 7 == 0)
        exam_sitting_note (sitting, "look it up\nagain");
      exam_sitting_next (sitting);
    }
  if (ended)
    exam_sitting_end (sitting);

  g_assert_true (exam_archive_begin (archive, &record, form, &error));
  g_assert_no_error (error);
  g_assert_true (exam_archive_append (archive, record.id, events, &error));
  g_assert_no_error (error);
  if (ended)
    {
      g_autoptr (ExamScore) score = exam_score_new (exam_sitting_get_transcript (sitting));

      g_assert_true (exam_archive_end (archive, record.id, exam_sitting_get_transcript (sitting), score,
                                       started_at + 1000, &error));
      g_assert_no_error (error);
    }
  return record.id;
}

static void
assert_same_item_score (const ExamItemScore *a,
                        const ExamItemScore *b)
{
  g_assert_cmpint (a->outcome, ==, b->outcome);
  g_assert_cmpfloat (a->credit, ==, b->credit);
  g_assert_cmpfloat (a->first_credit, ==, b->first_credit);
  g_assert_cmpint (a->changed, ==, b->changed);
  g_assert_cmpint (a->pretest, ==, b->pretest);
}

/* What was kept and read again is what was served: items, letters, events and score. */
static void
test_round_trip (gconstpointer data)
{
  const char *format_id = data;
  g_autofree char *folder = test_make_folder ();
  g_autoptr (ExamArchive) archive = open_archive (folder, NULL);
  g_autoptr (ExamForm) form = test_draw_form (format_id, 9);
  guint n_items = exam_form_get_n_items (form);
  gint64 id = sit (archive, form, n_items, NOW, TRUE);
  g_autoptr (GError) error = NULL;
  g_autoptr (ExamStoredSitting) stored = exam_archive_load (archive, id, &error);
  g_autoptr (ExamTranscript) transcript = NULL;
  g_autoptr (ExamScore) score = NULL;
  ExamCase *last = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (stored);
  g_assert_cmpstr (stored->record->candidate, ==, "Ana María");
  g_assert_cmpuint (stored->record->rules.time_percent, ==, 125);
  g_assert_true (stored->record->rules.relaxed);
  g_assert_true (stored->record->rules.code_book);
  g_assert_cmpuint (stored->record->seed, ==, 9);
  g_assert_cmpstr (exam_form_get_format (stored->form)->id, ==, format_id);
  g_assert_cmpuint (exam_form_get_n_items (stored->form), ==, n_items);
  g_assert_cmpuint (exam_form_get_minutes (stored->form), ==, exam_form_get_minutes (form));

  for (guint i = 0; i < n_items; i++)
    {
      g_autofree char *served = exam_item_to_xml (exam_form_get_item (form, i));
      g_autofree char *kept = exam_item_to_xml (exam_form_get_item (stored->form, i));
      g_autofree char *served_order = exam_form_dup_order (form, i);
      g_autofree char *kept_order = exam_form_dup_order (stored->form, i);
      ExamCase *exam_case = exam_item_get_case (exam_form_get_item (stored->form, i));

      g_assert_cmpstr (kept, ==, served);
      g_assert_cmpstr (kept_order, ==, served_order);
      g_assert_cmpint (exam_form_is_pretest (stored->form, i), ==, exam_form_is_pretest (form, i));
      /* Items of one case share one record again. */
      if (exam_case != NULL && last != NULL && g_str_equal (exam_case_get_id (exam_case), exam_case_get_id (last)))
        g_assert_true (exam_case == last);
      last = exam_case;
    }

  transcript = exam_transcript_new_for_events (stored->form, stored->events);
  g_assert_cmpint (transcript->state, ==, EXAM_SITTING_ENDED);
  score = exam_score_new (transcript);
  g_assert_cmpfloat (score->value, ==, stored->score->value);
  g_assert_cmpfloat (score->points, ==, stored->score->points);
  g_assert_cmpfloat (score->low, ==, stored->score->low);
  g_assert_cmpint (score->passed, ==, stored->score->passed);
  g_assert_cmpuint (score->n_omitted, ==, stored->score->n_omitted);
  for (guint i = 0; i < n_items; i++)
    assert_same_item_score (&g_array_index (score->items, ExamItemScore, i),
                            &g_array_index (stored->score->items, ExamItemScore, i));
  g_assert_cmpstr (exam_transcript_get_response (transcript, 0)->note, ==, "look it up\nagain");

  g_clear_pointer (&archive, exam_archive_close);
  test_remove_folder (folder);
}

/* Each item is kept once, however often it is served, and stays when its bank is gone. */
static void
test_items_once (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "results.sqlite", NULL);
  g_autoptr (ExamArchive) archive = open_archive (folder, NULL);
  g_autoptr (ExamForm) form = test_draw_form ("cca-2026-05", 1);
  g_autoptr (ExamDatabase) database = NULL;
  gint64 n_items;

  sit (archive, form, 10, NOW, TRUE);
  sit (archive, form, 10, NOW + 1, TRUE);
  g_clear_pointer (&archive, exam_archive_close);

  database = exam_database_open (path, TRUE, NULL);
  g_assert_true (exam_database_get_int (database, "SELECT count(*) FROM item", &n_items, NULL));
  g_assert_cmpint (n_items, ==, 105);
  g_assert_true (exam_database_get_int (database, "SELECT count(*) FROM format", &n_items, NULL));
  g_assert_cmpint (n_items, ==, 1);
  g_clear_pointer (&database, exam_database_close);
  test_remove_folder (folder);
}

static void
test_image (void)
{
  static const char picture[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x20\0\0\0\x10\x08\x02";
  g_autofree char *folder = test_make_folder ();
  g_autofree char *banks = test_make_folder ();
  char *image_path = test_write_file (banks, "x.png", picture, sizeof picture - 1);
  g_autofree char *path = test_write_file (banks, "b.xml",
    "<bank xmlns=\"urn:mockingbird:exam:1\" id=\"b\" format=\"cca\"><title>T</title>"
    "<item id=\"i\" domain=\"privacy\"><stem><p>s</p><img src=\"x.png\" alt=\"x\"/></stem>"
    "<choice><option key=\"yes\">x</option><option>y</option></choice></item></bank>", -1);
  g_autoptr (ExamFormats) formats = test_load_formats ();
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (ExamBank) bank = exam_bank_read_file (path, formats, problems, NULL, NULL);
  g_autoptr (ExamForm) form = exam_form_new (exam_formats_find (formats, "cca-2026-05"), 1, 120, TRUE);
  g_autoptr (ExamArchive) archive = open_archive (folder, NULL);
  g_autoptr (ExamStoredSitting) stored = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gint64 id;

  g_free (image_path);
  exam_form_add (form, exam_bank_get_item (bank, 0), bank, FALSE, NULL);
  id = sit (archive, form, 1, NOW, TRUE);
  test_remove_folder (banks);

  stored = exam_archive_load (archive, id, NULL);
  bytes = exam_form_load_image (stored->form, 0, "x.png", NULL);
  g_assert_nonnull (bytes);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), picture, sizeof picture - 1);
  g_assert_null (exam_form_load_image (stored->form, 0, "y.png", NULL));

  g_clear_pointer (&archive, exam_archive_close);
  test_remove_folder (folder);
}

static void
test_list (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autoptr (ExamArchive) archive = open_archive (folder, NULL);
  g_autoptr (ExamForm) form = test_draw_form ("cca-2026-05", 1);
  gint64 first = sit (archive, form, 105, NOW, TRUE);
  gint64 open = sit (archive, form, 3, NOW + 5, FALSE);
  g_autoptr (GPtrArray) records = exam_archive_list (archive, NULL);
  const ExamSittingRecord *record;

  g_assert_cmpuint (records->len, ==, 2);
  record = g_ptr_array_index (records, 0);
  g_assert_cmpint (record->id, ==, open);
  g_assert_false (record->ended);
  record = g_ptr_array_index (records, 1);
  g_assert_cmpint (record->id, ==, first);
  g_assert_true (record->ended);
  g_assert_true (record->is_short == FALSE);
  g_assert_cmpint (record->elapsed, ==, G_GINT64_CONSTANT (105) * 30 * G_USEC_PER_SEC);
  g_assert_cmpstr (record->format_name, ==, "CCA · Certified Coding Associate");
  g_assert_cmpfloat (record->cut, ==, 300);

  g_clear_pointer (&archive, exam_archive_close);
  test_remove_folder (folder);
}

static void
test_delete (void)
{
  g_autofree char *folder = test_make_folder ();
  ExamArchive *archive = open_archive (folder, NULL);
  g_autoptr (ExamForm) form = test_draw_form ("cca-2026-05", 1);
  gint64 kept = sit (archive, form, 3, NOW, TRUE);
  gint64 deleted = sit (archive, form, 3, NOW + 1, TRUE);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (exam_archive_set_deleted (archive, kept, NOW, NULL));
  g_assert_true (exam_archive_set_deleted (archive, deleted, NOW, NULL));
  records = exam_archive_list (archive, NULL);
  g_assert_cmpuint (records->len, ==, 0);
  g_ptr_array_unref (records);

  g_assert_true (exam_archive_set_deleted (archive, kept, 0, NULL));
  records = exam_archive_list (archive, NULL);
  g_assert_cmpuint (records->len, ==, 1);
  exam_archive_close (archive);

  archive = open_archive (folder, NULL);
  g_assert_null (exam_archive_load (archive, deleted, &error));
  g_assert_error (error, EXAM_ERROR, EXAM_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "there is no such sitting");
  {
    g_autoptr (ExamStoredSitting) stored = exam_archive_load (archive, kept, NULL);

    g_assert_nonnull (stored);
  }
  exam_archive_close (archive);
  test_remove_folder (folder);
}

/* Seen is what was on the screen, in ended and in unfinished sittings. */
static void
test_history (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autoptr (ExamArchive) archive = open_archive (folder, NULL);
  g_autoptr (ExamForm) form = test_draw_form ("cca-2026-05", 1);
  g_autoptr (ExamForm) other = test_draw_form ("cca-2026-05", 2);
  g_autoptr (ExamHistory) history = NULL;
  gint64 deleted;

  sit (archive, form, 10, NOW, TRUE);
  sit (archive, form, 3, NOW + 100, FALSE);
  deleted = sit (archive, other, 105, NOW + 200, TRUE);
  exam_archive_set_deleted (archive, deleted, NOW, NULL);
  history = exam_archive_load_history (archive, NULL);

  /* Ten were left by Next, so that the eleventh came up; four in the unfinished one. */
  g_assert_cmpint (exam_history_get_last_seen (history, exam_item_get_id (exam_form_get_item (form, 0))), ==, NOW + 100);
  g_assert_cmpint (exam_history_get_last_seen (history, exam_item_get_id (exam_form_get_item (form, 3))), ==, NOW + 100);
  g_assert_cmpint (exam_history_get_last_seen (history, exam_item_get_id (exam_form_get_item (form, 4))), ==, NOW);
  g_assert_cmpint (exam_history_get_last_seen (history, exam_item_get_id (exam_form_get_item (form, 10))), ==, NOW);
  g_assert_cmpint (exam_history_get_last_seen (history, exam_item_get_id (exam_form_get_item (form, 11))), ==, 0);

  g_clear_pointer (&archive, exam_archive_close);
  test_remove_folder (folder);
}

static void
test_beat (void)
{
  g_autofree char *folder = test_make_folder ();
  ExamArchive *archive = open_archive (folder, NULL);
  g_autoptr (ExamForm) form = test_draw_form ("cca-2026-05", 1);
  gint64 id = sit (archive, form, 3, NOW, FALSE);
  g_autoptr (ExamStoredSitting) stored = NULL;

  g_assert_true (exam_archive_beat (archive, id, 95 * G_USEC_PER_SEC, NOW + 77, NULL));
  /* A late beat does not turn the clock back. */
  g_assert_true (exam_archive_beat (archive, id, 94 * G_USEC_PER_SEC, NOW + 78, NULL));
  exam_archive_close (archive);

  archive = open_archive (folder, NULL);
  stored = exam_archive_load (archive, id, NULL);
  g_assert_cmpint (stored->record->elapsed, ==, 95 * G_USEC_PER_SEC);
  g_assert_cmpint (stored->record->alive_at, ==, NOW + 78);
  exam_archive_close (archive);
  test_remove_folder (folder);
}

static void
test_backups (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *backups = g_build_filename (folder, "backups", NULL);
  g_autoptr (ExamArchive) archive = open_archive (folder, NULL);
  g_autoptr (ExamForm) form = test_draw_form ("cca-2026-05", 1);
  g_autoptr (GDir) dir = NULL;
  const char *name;
  guint n_files = 0;

  sit (archive, form, 3, NOW, TRUE);
  for (guint i = 0; i < 8; i++)
    g_assert_true (exam_archive_back_up (archive, NOW + i * G_USEC_PER_SEC, NULL));

  dir = g_dir_open (backups, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (backups, name, NULL);
      g_autoptr (ExamDatabase) database = exam_database_open (path, TRUE, NULL);

      g_assert_true (exam_database_check (database, NULL));
      g_assert_cmpstr (name, >=, "results-2026-05-28-202643");   /* the three oldest are gone */
      n_files++;
    }
  g_assert_cmpuint (n_files, ==, EXAM_ARCHIVE_BACKUPS);

  g_clear_pointer (&archive, exam_archive_close);
  test_remove_folder (folder);
}

/* --- Versions --- */

static void
test_newer (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "results.sqlite", NULL);
  g_autofree char *notice = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length_before, length_after;

  exam_archive_close (open_archive (folder, NULL));
  {
    g_autoptr (ExamDatabase) database = exam_database_open (path, FALSE, NULL);

    g_assert_true (exam_database_exec (database, "PRAGMA user_version = 99", NULL));
  }

  g_assert_true (g_file_get_contents (path, &before, &length_before, NULL));
  g_assert_null (exam_archive_open (folder, NOW, &notice, &error));
  g_assert_error (error, EXAM_ERROR, EXAM_ERROR_STORE_NEWER);
  g_assert_nonnull (strstr (error->message, "was written by a newer version of Mockingbird (99, this one knows 2)"));
  g_assert_true (g_file_get_contents (path, &after, &length_after, NULL));
  g_assert_cmpmem (before, length_before, after, length_after);
  test_remove_folder (folder);
}

static void
test_migration (void)
{
  const char *const steps[] = {
    exam_schema.steps[0], exam_schema.steps[1], "ALTER TABLE sitting ADD COLUMN mood TEXT",
  };
  const char *const broken_steps[] = {
    exam_schema.steps[0], exam_schema.steps[1], "ALTER TABLE sitting ADD COLUMN mood TEXT; SELECT nonsense",
  };
  const ExamSchema next = { steps, 3, NULL };
  const ExamSchema broken = { broken_steps, 3, NULL };
  g_autofree char *folder = test_make_folder ();
  g_autofree char *copy = g_build_filename (folder, "backups", "results-version-2.sqlite", NULL);
  ExamArchive *archive = open_archive (folder, NULL);
  g_autoptr (ExamForm) form = test_draw_form ("cca-2026-05", 1);
  gint64 id = sit (archive, form, 5, NOW, TRUE);
  g_autofree char *notice = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ExamStoredSitting) stored = NULL;

  exam_archive_close (archive);
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));

  /* A step that fails leaves the file as it was, and the copy beside it. */
  g_assert_null (exam_archive_open_with_schema (folder, &broken, NOW, &notice, &error));
  g_assert_error (error, EXAM_ERROR, EXAM_ERROR_STORE);
  g_clear_error (&error);
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
  exam_archive_close (open_archive (folder, NULL));

  archive = exam_archive_open_with_schema (folder, &next, NOW, &notice, &error);
  g_assert_no_error (error);
  stored = exam_archive_load (archive, id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (stored->events->len, >, 5);
  exam_archive_close (archive);

  /* And the file is a newer one now. */
  g_assert_null (exam_archive_open (folder, NOW, &notice, &error));
  g_assert_error (error, EXAM_ERROR, EXAM_ERROR_STORE_NEWER);
  test_remove_folder (folder);
}

/* --- Damage --- */

static guint
count_sittings (ExamArchive *archive)
{
  g_autoptr (GPtrArray) records = exam_archive_list (archive, NULL);

  return records->len;
}

static void
overwrite (const char *path,
           gsize       from,
           gsize       length)
{
  g_autofree char *content = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  g_assert_cmpuint (from, <, size);
  memset (content + from, 0xa5, MIN (length, size - from));
  g_assert_true (g_file_set_contents (path, content, (gssize) size, NULL));
}

static void
test_damaged_pages (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "results.sqlite", NULL);
  ExamArchive *archive = open_archive (folder, NULL);
  g_autoptr (ExamForm) form = test_draw_form ("cca-2026-05", 1);
  g_autofree char *notice = NULL;
  gsize size;
  GStatBuf status;

  for (guint i = 0; i < 12; i++)
    sit (archive, form, 105, NOW + i, TRUE);
  exam_archive_close (archive);

  /* A page in the middle, where events are. */
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  size = (gsize) status.st_size;
  overwrite (path, size / 2 / 4096 * 4096, 3 * 4096);

  archive = open_archive (folder, &notice);
  g_assert_nonnull (notice);
  g_assert_nonnull (strstr (notice, "results-damaged-"));
  g_assert_cmpuint (count_sittings (archive), ==, 12);
  {
    gint64 id = sit (archive, form, 5, NOW + 100, TRUE);
    g_autoptr (ExamStoredSitting) stored = exam_archive_load (archive, id, NULL);

    g_assert_nonnull (stored);
  }
  exam_archive_close (archive);
  exam_archive_close (open_archive (folder, NULL));
  test_remove_folder (folder);
}

/* Damage anywhere: never a crash, always a file that works afterwards. */
static void
test_damaged_anywhere (void)
{
  g_autoptr (ExamRandom) random = exam_random_new (99);
  g_autofree char *folder = test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "results.sqlite", NULL);
  g_autofree char *content = NULL;
  g_autoptr (ExamForm) form = test_draw_form ("cca-2026-05", 1);
  ExamArchive *archive = open_archive (folder, NULL);
  gsize size;
  guint n_noticed = 0;

  for (guint i = 0; i < 3; i++)
    sit (archive, form, 105, NOW + i, TRUE);
  exam_archive_close (archive);
  g_assert_true (g_file_get_contents (path, &content, &size, NULL));

  for (guint run = 0; run < 60; run++)
    {
      g_autofree char *broken_folder = test_make_folder ();
      g_autofree char *broken = NULL;
      g_autofree char *damaged = g_memdup2 (content, size);
      g_autofree char *notice = NULL;
      gsize from = exam_random_below (random, (guint) size);
      gsize length = 1 + exam_random_below (random, 20000);

      for (gsize i = from; i < MIN (size, from + length); i++)
        damaged[i] = (char) exam_random_below (random, 256);
      broken = test_write_file (broken_folder, "results.sqlite", damaged,
                                run % 4 == 0 ? (gssize) from : (gssize) size);
      archive = open_archive (broken_folder, &notice);
      n_noticed += notice != NULL;
      sit (archive, form, 2, NOW + 50, TRUE);
      g_assert_cmpuint (count_sittings (archive), >=, 1);
      exam_archive_close (archive);
      test_remove_folder (broken_folder);
    }

  g_assert_cmpuint (n_noticed, >, 10);
  test_remove_folder (folder);
}

/* Damage to a value, which SQLite does not notice, while the program runs: the next sitting makes it good. */
static void
test_damaged_value (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "results.sqlite", NULL);
  g_autoptr (ExamForm) form = test_draw_form ("cca-2026-05", 1);
  ExamArchive *archive = open_archive (folder, NULL);
  ExamDatabase *database;
  gint64 first = sit (archive, form, 105, NOW, TRUE);
  gint64 second;

  database = exam_database_open (path, FALSE, NULL);
  g_assert_true (exam_database_exec (database, "UPDATE format SET xml = '<?'; UPDATE item SET xml = 'x' WHERE rowid = 7", NULL));
  exam_database_close (database);
  g_assert_cmpuint (count_sittings (archive), ==, 0);

  second = sit (archive, form, 105, NOW + 1, TRUE);
  g_assert_cmpuint (count_sittings (archive), ==, 2);
  {
    g_autoptr (ExamStoredSitting) old = exam_archive_load (archive, first, NULL);
    g_autoptr (ExamStoredSitting) new = exam_archive_load (archive, second, NULL);

    g_assert_nonnull (old);
    g_assert_nonnull (new);
  }
  exam_archive_close (archive);
  test_remove_folder (folder);
}

/* Damaged formats, items and images are known by their hashes, and come from the backup. */
static void
test_damaged_content (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "results.sqlite", NULL);
  g_autoptr (ExamForm) form = test_draw_form ("cca-2026-05", 1);
  g_autofree char *notice = NULL;
  ExamArchive *archive = open_archive (folder, NULL);
  ExamDatabase *database;
  gint64 id = sit (archive, form, 105, NOW, TRUE);
  g_autoptr (ExamStoredSitting) stored = NULL;

  g_assert_true (exam_archive_back_up (archive, NOW, NULL));
  exam_archive_close (archive);
  database = exam_database_open (path, FALSE, NULL);
  g_assert_true (exam_database_exec (database, "UPDATE format SET xml = '<?'; UPDATE item SET xml = 'x' WHERE rowid < 50", NULL));
  exam_database_close (database);

  archive = open_archive (folder, &notice);
  g_assert_nonnull (notice);
  g_assert_cmpuint (count_sittings (archive), ==, 1);
  stored = exam_archive_load (archive, id, NULL);
  g_assert_nonnull (stored);
  exam_archive_close (archive);
  test_remove_folder (folder);
}

/* The header is gone, so that nothing can be read: the newest backup has it. */
static void
test_damaged_header (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "results.sqlite", NULL);
  ExamArchive *archive = open_archive (folder, NULL);
  g_autoptr (ExamForm) form = test_draw_form ("cca-2026-05", 1);
  g_autofree char *notice = NULL;
  gint64 id = sit (archive, form, 105, NOW, TRUE);
  g_autoptr (ExamStoredSitting) stored = NULL;

  g_assert_true (exam_archive_back_up (archive, NOW, NULL));
  exam_archive_close (archive);
  overwrite (path, 0, 200);

  archive = open_archive (folder, &notice);
  g_assert_nonnull (strstr (notice, "1 sitting could be recovered"));
  stored = exam_archive_load (archive, id, NULL);
  g_assert_nonnull (stored);
  g_assert_nonnull (stored->score);
  exam_archive_close (archive);
  test_remove_folder (folder);
}

static void
test_not_a_database (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *path = test_write_file (folder, "results.sqlite", "My results, by hand\n", -1);
  g_autofree char *notice = NULL;
  ExamArchive *archive = open_archive (folder, &notice);

  g_assert_nonnull (notice);
  g_assert_cmpuint (count_sittings (archive), ==, 0);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  exam_archive_close (archive);
  test_remove_folder (folder);
}

/* --- Places that cannot be written, and two writers --- */

static void
test_unwritable (void)
{
  g_autofree char *notice = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (exam_archive_open ("/proc/mockingbird", NOW, &notice, &error));
  g_assert_error (error, EXAM_ERROR, EXAM_ERROR_STORE);
  g_assert_true (g_str_has_prefix (error->message, "/proc/mockingbird cannot be written"));
}

static void
test_two_writers (void)
{
  g_autofree char *folder = test_make_folder ();
  ExamArchive *archive = open_archive (folder, NULL);
  g_autofree char *notice = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (exam_archive_open (folder, NOW, &notice, &error));
  g_assert_error (error, EXAM_ERROR, EXAM_ERROR_STORE_BUSY);
  exam_archive_close (archive);
  exam_archive_close (open_archive (folder, NULL));
  test_remove_folder (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/archive/round-trip/cca", "cca-2026-05", test_round_trip);
  g_test_add_data_func ("/archive/round-trip/ccs", "ccs-2025", test_round_trip);
  g_test_add_data_func ("/archive/round-trip/cpc", "cpc-2022", test_round_trip);
  g_test_add_func ("/archive/items-once", test_items_once);
  g_test_add_func ("/archive/image", test_image);
  g_test_add_func ("/archive/list", test_list);
  g_test_add_func ("/archive/delete", test_delete);
  g_test_add_func ("/archive/history", test_history);
  g_test_add_func ("/archive/beat", test_beat);
  g_test_add_func ("/archive/backups", test_backups);
  g_test_add_func ("/archive/newer", test_newer);
  g_test_add_func ("/archive/migration", test_migration);
  g_test_add_func ("/archive/damaged-pages", test_damaged_pages);
  g_test_add_func ("/archive/damaged-anywhere", test_damaged_anywhere);
  g_test_add_func ("/archive/damaged-value", test_damaged_value);
  g_test_add_func ("/archive/damaged-content", test_damaged_content);
  g_test_add_func ("/archive/damaged-header", test_damaged_header);
  g_test_add_func ("/archive/not-a-database", test_not_a_database);
  g_test_add_func ("/archive/unwritable", test_unwritable);
  g_test_add_func ("/archive/two-writers", test_two_writers);

  return g_test_run ();
}
