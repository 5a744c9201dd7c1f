/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "bank/exam-error.h"
#include "exam-manual-clock.h"
#include "record/exam-archive-private.h"
#include "record/exam-history-file.h"
#include "record/exam-history-remarks.h"
#include "sitting/exam-random.h"
#include "test-sittings.h"
#include "test-support.h"

#define NOW (G_GINT64_CONSTANT (1780000000) * G_USEC_PER_SEC)
#define DAY (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)
#define FORMAT "cca-2026-05"

static const ExamRules exam_day = { .time_percent = 100 };

/* A computer, and a way to carry a file to and from it. */
typedef struct {
  char        *folder;
  char        *outside;
  char        *file;
  ExamArchive *archive;
  ExamForm    *form;
} Place;

static ExamArchive *
open_archive (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *notice = NULL;
  ExamArchive *archive = exam_archive_open (folder, NOW, &notice, &error);

  g_assert_no_error (error);
  g_assert_null (notice);
  return archive;
}

static void
place_set_up (Place        *self,
              gconstpointer data)
{
  g_autoptr (ExamFormats) formats = test_load_formats ();

  self->folder = test_make_folder ();
  self->outside = test_make_folder ();
  self->file = g_build_filename (self->outside, "history.mockingbird", NULL);
  self->archive = open_archive (self->folder);
  self->form = test_make_form (exam_formats_find (formats, FORMAT), 6);
}

static void
place_tear_down (Place        *self,
                 gconstpointer data)
{
  exam_archive_close (self->archive);
  exam_form_unref (self->form);
  test_remove_folder (self->folder);
  test_remove_folder (self->outside);
  g_free (self->folder);
  g_free (self->outside);
  g_free (self->file);
}

static void
reopen (Place *self)
{
  exam_archive_close (self->archive);
  self->archive = open_archive (self->folder);
}

static gint64
sit (Place      *self,
     gint64      started_at,
     const char *answers)
{
  return test_sit (self->archive, self->form, &(TestSitting) { started_at, exam_day, .answers = answers });
}

static void
execute (ExamArchive *archive,
         const char  *format,
         ...) G_GNUC_PRINTF (2, 3);

static void
execute (ExamArchive *archive,
         const char  *format,
         ...)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = NULL;
  va_list args;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);
  exam_database_exec (archive->database, sql, &error);
  g_assert_no_error (error);
}

static gint64
get_int (ExamArchive *archive,
         const char  *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value;

  exam_database_get_int (archive->database, sql, &value, &error);
  g_assert_no_error (error);
  return value;
}

static char *
get_text (ExamArchive *archive,
          const char  *sql)
{
  sqlite3_stmt *statement = exam_database_prepare (archive->database, g_intern_string (sql), NULL);
  gboolean row;
  char *text;

  g_assert_true (exam_database_step (archive->database, statement, &row, NULL) && row);
  text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_reset (statement);
  return text;
}

static void
export_to (ExamArchive *archive,
           const char  *file)
{
  g_autoptr (GError) error = NULL;

  exam_history_file_export (archive, file, NULL, &error);
  g_assert_no_error (error);
}

static ExamHistoryReport
import_from (ExamArchive *archive,
             const char  *file)
{
  g_autoptr (GError) error = NULL;
  ExamHistoryReport report;

  exam_history_file_import (archive, file, NOW, NULL, &report, &error);
  g_assert_no_error (error);
  return report;
}

static void
assert_report (ExamHistoryReport report,
               guint             n_added,
               guint             n_completed,
               guint             n_known,
               guint             n_unreadable)
{
  g_assert_cmpuint (report.n_added, ==, n_added);
  g_assert_cmpuint (report.n_completed, ==, n_completed);
  g_assert_cmpuint (report.n_known, ==, n_known);
  g_assert_cmpuint (report.n_unreadable, ==, n_unreadable);
}

/* --- What is in it --- */

/* Sets are compared without the numbers that tell those of one name apart. */
static const char *const contents[] = {
  "SELECT * FROM format ORDER BY 1", "SELECT * FROM item ORDER BY 1", "SELECT hash FROM image ORDER BY 1",
  "SELECT * FROM item_image ORDER BY 1, 2", "SELECT * FROM sitting ORDER BY 1", "SELECT * FROM served ORDER BY 1, 2",
  "SELECT * FROM event ORDER BY 1, 2", "SELECT * FROM result ORDER BY 1", "SELECT * FROM outcome ORDER BY 1, 2",
  "SELECT * FROM practice ORDER BY 1", "SELECT * FROM review ORDER BY 1, 2", "SELECT * FROM cause ORDER BY 1, 2",
  "SELECT * FROM item_note ORDER BY 1", "SELECT * FROM doubt ORDER BY 1",
  "SELECT substr (name, 1, 1), settings FROM practice_set ORDER BY 1, 2",
  "SELECT item_hash, domain, source, section FROM item_about ORDER BY 1", "SELECT * FROM first_seen ORDER BY 1", "SELECT * FROM domain_result ORDER BY 1, 2",
};

static char *
describe (ExamArchive *archive)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      sqlite3_stmt *statement = exam_database_prepare (archive->database, contents[i], NULL);
      gboolean row;

      g_string_append_printf (text, "-- %s\n", contents[i]);
      while (exam_database_step (archive->database, statement, &row, NULL) && row)
        {
          for (int column = 0; column < sqlite3_column_count (statement); column++)
            g_string_append_printf (text, "%s|", (const char *) sqlite3_column_text (statement, column));
          g_string_append_c (text, '\n');
        }
    }
  return g_string_free (text, FALSE);
}

/* Tells the first line that differs: all of it would be a book. */
static void
assert_same_text (const char *first,
                  const char *second)
{
  g_auto (GStrv) lines = g_strsplit (first, "\n", -1);
  g_auto (GStrv) others = g_strsplit (second, "\n", -1);

  for (guint i = 0; lines[i] != NULL && others[i] != NULL; i++)
    g_assert_cmpstr (lines[i], ==, others[i]);
  g_assert_cmpuint (g_strv_length (lines), ==, g_strv_length (others));
}

static void
assert_same (ExamArchive *a,
             ExamArchive *b)
{
  g_autofree char *first = describe (a);
  g_autofree char *second = describe (b);

  assert_same_text (first, second);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* --- Export --- */

static void
test_file (Place        *place,
           gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize length;
  gint64 deleted;

  sit (place, NOW, "rw");
  deleted = sit (place, NOW + DAY, "r");
  g_assert_true (exam_archive_set_deleted (place->archive, deleted, NOW, NULL));
  export_to (place->archive, place->file);

  /* One file and nothing beside it, that says whose it is, and is complete without a log. */
  g_assert_cmpuint (count_files (place->outside), ==, 1);
  g_assert_true (g_file_get_contents (place->file, &bytes, &length, NULL));
  g_assert_cmpstr (bytes, ==, "SQLite format 3");
  g_assert_cmpmem (bytes + 68, 4, "Mock", 4);
  g_assert_cmpint (bytes[18], ==, 1);
  {
    g_autoptr (ExamDatabase) database = exam_database_open (place->file, TRUE, NULL);
    gint64 n;

    g_assert_true (exam_database_get_int (database, "SELECT count(*) FROM sitting", &n, NULL));
    g_assert_cmpint (n, ==, 1);
    g_assert_true (exam_database_get_int (database, "PRAGMA freelist_count", &n, NULL));
    g_assert_cmpint (n, ==, 0);
  }
  /* It can be taken back here still. */
  g_assert_true (exam_archive_set_deleted (place->archive, deleted, 0, NULL));
  g_assert_cmpint (get_int (place->archive, "SELECT count(*) FROM sitting WHERE deleted_at IS NULL"), ==, 2);

  /* A newer one takes the place of an older one. */
  export_to (place->archive, place->file);
  g_assert_cmpuint (count_files (place->outside), ==, 1);
}

/* Somebody who only reads, while another writes. */
static void
test_export_beside_writer (Place        *place,
                           gconstpointer data)
{
  g_autoptr (ExamArchive) reader = NULL;
  g_autoptr (GError) error = NULL;

  sit (place, NOW, "rw");
  reader = exam_archive_open_read_only (place->folder, &error);
  g_assert_no_error (error);
  sit (place, NOW + DAY, "rw");
  export_to (reader, place->file);
  {
    g_autoptr (ExamDatabase) database = exam_database_open (place->file, TRUE, NULL);
    gint64 n;

    g_assert_true (exam_database_get_int (database, "SELECT count(*) FROM sitting", &n, NULL));
    g_assert_cmpint (n, ==, 1);
  }
}

static void
assert_not_exported (ExamArchive *archive,
                     const char  *path,
                     const char  *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (exam_history_file_export (archive, path, NULL, &error));
  g_assert_error (error, EXAM_ERROR, EXAM_ERROR_STORE);
  g_test_message ("%s", error->message);
  if (strstr (error->message, message) == NULL)
    g_error ("no '%s' in: %s", message, error->message);
}

static void
test_export_refused (Place        *place,
                     gconstpointer data)
{
  g_autofree char *own = g_build_filename (place->folder, "results.sqlite", NULL);
  g_autofree char *nowhere = g_build_filename (place->outside, "no", "such", "x.mockingbird", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  sit (place, NOW, "rw");
  before = describe (place->archive);
  assert_not_exported (place->archive, own, "is where the results are kept");
  assert_not_exported (place->archive, nowhere, "cannot be written: No such file or directory");
  assert_not_exported (place->archive, place->outside, "cannot be written: Is a directory");
  reopen (place);
  after = describe (place->archive);
  assert_same_text (after, before);
  g_assert_cmpuint (count_files (place->outside), ==, 0);
}

static void
limit_files (rlim_t size)
{
  struct rlimit limit;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = size;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* Whenever the disk becomes full: what was there before is there still, and nothing else. */
static void
test_export_full_disk (Place        *place,
                       gconstpointer data)
{
  sit (place, NOW, "rw");
  g_assert_true (g_file_set_contents (place->file, "precious", -1, NULL));
  for (rlim_t size = 0; size <= 64 * 1024; size += 8 * 1024)
    {
      g_autofree char *content = NULL;

      limit_files (size);
      assert_not_exported (place->archive, place->file, "is not written: ");
      limit_files (RLIM_INFINITY);
      g_assert_true (g_file_get_contents (place->file, &content, NULL, NULL));
      g_assert_cmpstr (content, ==, "precious");
      g_assert_cmpuint (count_files (place->outside), ==, 1);
    }
  export_to (place->archive, place->file);
}

static void
test_export_cancelled (Place        *place,
                       gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  ExamHistoryReport report;

  sit (place, NOW, "rw");
  export_to (place->archive, place->file);
  g_cancellable_cancel (cancellable);
  g_assert_false (exam_history_file_export (place->archive, place->file, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (place->outside), ==, 1);

  g_clear_error (&error);
  g_assert_false (exam_history_file_import (place->archive, place->file, NOW, cancellable, &report, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_cancellable_reset (cancellable);
  assert_report (import_from (place->archive, place->file), 0, 0, 1, 0);
}

/* --- Import --- */

static void
test_round_trip (Place        *place,
                 gconstpointer data)
{
  Place other;
  gint64 id;

  place_set_up (&other, NULL);
  id = sit (place, NOW, "rw-");
  sit (place, NOW + DAY, "wrr.");
  test_sit (place->archive, place->form, &(TestSitting) { NOW + 2 * DAY, exam_day, EXAM_PURPOSE_QUEUE, "rw" });
  test_sit (place->archive, place->form, &(TestSitting) { NOW + 3 * DAY, exam_day, .answers = "rw.", .unfinished = TRUE });
  execute (place->archive, "INSERT INTO cause VALUES (%" G_GINT64_FORMAT ", 1, 'guessed', 5)", id);
  execute (place->archive, "INSERT INTO item_note VALUES ('item-1', 'a note', 5)");
  execute (place->archive, "INSERT INTO doubt SELECT hash, 'wrong key', 7 FROM item WHERE id = 'item-2'");
  execute (place->archive, "INSERT INTO practice_set VALUES ('Weak', '{}', 9)");
  execute (place->archive, "INSERT OR IGNORE INTO review SELECT sitting_id, 0, 'item-0', 3, 77 FROM practice");

  export_to (place->archive, place->file);
  assert_report (import_from (other.archive, place->file), 4, 0, 0, 0);
  assert_same (place->archive, other.archive);
  assert_report (import_from (other.archive, place->file), 0, 0, 4, 0);
  assert_same (place->archive, other.archive);

  /* And back: nothing is new here. */
  export_to (other.archive, other.file);
  assert_report (import_from (place->archive, other.file), 0, 0, 4, 0);
  assert_same (place->archive, other.archive);
  reopen (&other);
  assert_same (place->archive, other.archive);
  place_tear_down (&other, NULL);
}

static void
collect_cb (ExamSitting *sitting,
            ExamEvent   *event,
            GPtrArray   *events)
{
  g_ptr_array_add (events, exam_event_copy (event));
}

/* Resumes an unfinished sitting, answers the item shown, and perhaps ends it. */
static void
go_on (Place   *place,
       gint64   id,
       gboolean right,
       gboolean ends)
{
  g_autoptr (ExamStoredSitting) stored = exam_archive_load (place->archive, id, NULL);
  g_autoptr (ExamManualClock) clock = exam_manual_clock_new ();
  g_autoptr (ExamSitting) sitting = exam_sitting_new (stored->form, &stored->record->rules, EXAM_CLOCK (clock));
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_event_free);
  g_autoptr (GError) error = NULL;

  exam_manual_clock_set_wall (clock, stored->record->started_at + DAY);
  exam_sitting_replay (sitting, stored->events, stored->record->elapsed);
  g_signal_connect (sitting, "event", G_CALLBACK (collect_cb), events);
  exam_sitting_reopen (sitting, stored->record->alive_at);
  g_assert_true (exam_sitting_next (sitting));
  exam_manual_clock_advance (clock, 20);
  test_answer (sitting, right);
  if (ends)
    g_assert_true (exam_sitting_end (sitting));

  exam_archive_append (place->archive, id, events, &error);
  g_assert_no_error (error);
  if (ends)
    {
      const ExamTranscript *transcript = exam_sitting_get_transcript (sitting);
      g_autoptr (ExamScore) score = exam_score_new (transcript);

      exam_archive_end (place->archive, id, transcript, score, NOW + DAY, &error);
      g_assert_no_error (error);
    }
}

/* A sitting that was begun here, ended there, and comes back. */
static void
test_continued (Place        *place,
                gconstpointer data)
{
  Place other;
  gint64 id;

  place_set_up (&other, NULL);
  id = test_sit (place->archive, place->form, &(TestSitting) { NOW, exam_day, .answers = "rw.", .unfinished = TRUE });
  export_to (place->archive, place->file);
  assert_report (import_from (other.archive, place->file), 1, 0, 0, 0);

  go_on (&other, id, TRUE, FALSE);
  export_to (other.archive, other.file);
  assert_report (import_from (place->archive, other.file), 0, 1, 0, 0);
  assert_same (place->archive, other.archive);

  go_on (&other, id, TRUE, TRUE);
  export_to (other.archive, other.file);
  assert_report (import_from (place->archive, other.file), 0, 1, 0, 0);
  assert_same (place->archive, other.archive);
  g_assert_cmpint (get_int (place->archive, "SELECT count(*) FROM review"), >, 0);

  /* The unfinished one of before changes nothing any more. */
  assert_report (import_from (place->archive, place->file), 0, 0, 1, 0);
  assert_same (place->archive, other.archive);
  place_tear_down (&other, NULL);
}

/* One that went on here and there stays on each side as it is there. */
static void
test_diverged (Place        *place,
               gconstpointer data)
{
  Place other;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 id;

  place_set_up (&other, NULL);
  id = test_sit (place->archive, place->form, &(TestSitting) { NOW, exam_day, .answers = "rw.", .unfinished = TRUE });
  export_to (place->archive, place->file);
  import_from (other.archive, place->file);

  go_on (&other, id, TRUE, TRUE);
  go_on (place, id, FALSE, FALSE);
  before = describe (place->archive);
  export_to (other.archive, other.file);
  assert_report (import_from (place->archive, other.file), 0, 0, 1, 0);
  after = describe (place->archive);
  assert_same_text (after, before);
  place_tear_down (&other, NULL);
}

/* What was deleted and is brought back is wanted back. */
static void
test_deleted (Place        *place,
              gconstpointer data)
{
  gint64 id = sit (place, NOW, "rw");
  g_autofree char *before = describe (place->archive);
  g_autofree char *after = NULL;

  export_to (place->archive, place->file);
  g_assert_true (exam_archive_set_deleted (place->archive, id, NOW, NULL));
  assert_report (import_from (place->archive, place->file), 1, 0, 0, 0);
  after = describe (place->archive);
  assert_same_text (after, before);

  g_assert_true (exam_archive_set_deleted (place->archive, id, NOW, NULL));
  reopen (place);
  g_assert_cmpint (get_int (place->archive, "SELECT count(*) FROM sitting"), ==, 0);
  assert_report (import_from (place->archive, place->file), 1, 0, 0, 0);
  reopen (place);
  g_assert_cmpint (get_int (place->archive, "SELECT count(*) FROM sitting"), ==, 1);
}

static void
test_causes (Place        *place,
             gconstpointer data)
{
  Place other;
  gint64 id;

  place_set_up (&other, NULL);
  id = sit (place, NOW, "w");
  export_to (place->archive, place->file);
  import_from (other.archive, place->file);
  execute (place->archive, "INSERT INTO cause VALUES (%" G_GINT64_FORMAT ", 0, 'guessed', 5), (%" G_GINT64_FORMAT ", 1, 'misread', 9), "
           "(%" G_GINT64_FORMAT ", 2, 'anatomy', 4)", id, id, id);
  execute (other.archive, "INSERT INTO cause VALUES (%" G_GINT64_FORMAT ", 0, 'guideline', 8), (%" G_GINT64_FORMAT ", 1, 'bundling', 7), "
           "(%" G_GINT64_FORMAT ", 2, '', 6), (%" G_GINT64_FORMAT ", 3, 'guessed', 6)", id, id, id, id);
  export_to (other.archive, other.file);
  import_from (place->archive, other.file);
  export_to (place->archive, place->file);
  import_from (other.archive, place->file);
  assert_same (place->archive, other.archive);
  {
    g_autofree char *causes = get_text (place->archive, "SELECT group_concat (cause) FROM (SELECT cause FROM cause ORDER BY position)");

    g_assert_cmpstr (causes, ==, "guideline,misread,,guessed");
  }
  place_tear_down (&other, NULL);
}

static void
test_sets (Place        *place,
           gconstpointer data)
{
  Place other;
  g_autofree char *names = NULL;

  place_set_up (&other, NULL);
  execute (place->archive, "INSERT INTO practice_set VALUES ('Weak', 'a', 1), ('Only here', 'x', 1), ('Same', 's', 1)");
  execute (other.archive, "INSERT INTO practice_set VALUES ('Weak', 'b', 2), ('Only there', 'y', 2), ('Same', 's', 2)");
  export_to (other.archive, other.file);
  import_from (place->archive, other.file);
  names = get_text (place->archive, "SELECT group_concat (name || '=' || settings) FROM (SELECT * FROM practice_set ORDER BY name)");
  g_assert_cmpstr (names, ==, "Only here=x,Only there=y,Same=s,Weak=a,Weak (2)=b");

  /* Back and forth they do not become more. */
  for (guint i = 0; i < 3; i++)
    {
      export_to (place->archive, place->file);
      import_from (other.archive, place->file);
      export_to (other.archive, other.file);
      import_from (place->archive, other.file);
      g_assert_cmpint (get_int (place->archive, "SELECT count(*) FROM practice_set"), ==, 5);
      g_assert_cmpint (get_int (other.archive, "SELECT count(*) FROM practice_set"), ==, 5);
    }
  assert_same (place->archive, other.archive);
  place_tear_down (&other, NULL);
}

typedef struct {
  const char *name;
  const char *newer;
  const char *older;
  const char *joined;
} JoinRow;

static const JoinRow join_rows[] = {
  { "same", "a", "a", "a" },
  { "other", "a", "b", "a\n\nb" },
  { "joined-before", "a\n\nb", "b", "a\n\nb" },
  { "joined-of-it", "b", "a\n\nb", "b\n\na" },
  { "partly", "a\n\nb", "b\n\nc", "a\n\nb\n\nc" },
  { "older-empty", "a", "", "a" },
  { "newer-empty", "", "a", "a" },
  { "lines", "a\nb", "a", "a\nb\n\na" },
};

static void
test_join (gconstpointer data)
{
  const JoinRow *row = data;
  g_autofree char *joined = exam_history_join_remarks (row->newer, row->older);
  g_autofree char *again = exam_history_join_remarks (joined, row->older);

  g_assert_cmpstr (joined, ==, row->joined);
  g_assert_cmpstr (again, ==, row->joined);
}

/* --- Any two histories --- */

#define N_HISTORIES 5

static guint
draw (ExamRandom *random,
      guint       n)
{
  return exam_random_below (random, n);
}

/* Something that a candidate may do. */
static void
do_something (Place      *place,
              ExamRandom *random)
{
  static const char *const answers[] = { "r", "w", "rw-", "wr." };
  static const char *const texts[] = { "", "first", "second", "first\n\nthird" };
  const guint moment = draw (random, 4);
  const char *text = texts[draw (random, G_N_ELEMENTS (texts))];

  switch (draw (random, 6))
    {
    case 0:
      sit (place, NOW + (gint64) draw (random, 100) * DAY, answers[draw (random, G_N_ELEMENTS (answers))]);
      break;
    case 1:
      test_sit (place->archive, place->form,
                &(TestSitting) { NOW + (gint64) draw (random, 100) * DAY, exam_day, EXAM_PURPOSE_SET, "rw" });
      break;
    case 2:
      execute (place->archive, "INSERT OR REPLACE INTO item_note VALUES ('item-%u', '%s', %u)", draw (random, 3), text, moment);
      break;
    case 3:
      execute (place->archive, "INSERT OR REPLACE INTO cause SELECT sitting_id, position, '%s', %u FROM outcome "
               "WHERE position = %u ORDER BY sitting_id LIMIT 1", text, moment, draw (random, 3));
      break;
    case 4:
      execute (place->archive, "INSERT OR REPLACE INTO doubt SELECT hash, '%s', %u FROM item WHERE id = 'item-%u'", text, moment,
               draw (random, 3));
      break;
    default:
      execute (place->archive, "INSERT OR IGNORE INTO practice_set VALUES ('%c', '%u', %u)", "AB"[draw (random, 2)],
               draw (random, 3), moment);
      break;
    }
}

/* Two computers exchange files from time to time: then both have the same, and again once more changes nothing. */
static void
test_any (gconstpointer data)
{
  g_autoptr (ExamRandom) random = exam_random_new (GPOINTER_TO_UINT (data));
  Place a, b;

  place_set_up (&a, NULL);
  place_set_up (&b, NULL);
  for (guint round = 0; round < 3; round++)
    {
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      ExamHistoryReport report;

      for (guint i = 0; i < 8; i++)
        do_something (draw (random, 2) == 0 ? &a : &b, random);

      export_to (a.archive, a.file);
      export_to (b.archive, b.file);
      import_from (a.archive, b.file);
      import_from (b.archive, a.file);
      assert_same (a.archive, b.archive);

      before = describe (a.archive);
      report = import_from (a.archive, b.file);
      g_assert_cmpuint (report.n_added + report.n_completed + report.n_unreadable, ==, 0);
      export_to (b.archive, b.file);
      import_from (a.archive, b.file);
      export_to (a.archive, a.file);
      import_from (a.archive, a.file);
      after = describe (a.archive);
      assert_same_text (after, before);
    }
  place_tear_down (&a, NULL);
  place_tear_down (&b, NULL);
}

/* --- Bad files --- */

typedef struct {
  const char *name;
  const char *sql;      /* (nullable): what is done to a good file */
  void      (*make) (const char *file);  /* (nullable): and then */
  int         code;
  const char *message;
} BadRow;

static void
make_empty (const char *file)
{
  g_assert_true (g_file_set_contents (file, "", 0, NULL));
}

static void
make_text (const char *file)
{
  g_assert_true (g_file_set_contents (file, "Dear diary, today I sat a mock exam and it went well enough.", -1, NULL));
}

static void
make_garbage (const char *file)
{
  g_autofree char *bytes = g_malloc0 (8192);

  memset (bytes, 'x', 8192);
  memcpy (bytes, "SQLite format 3", 16);
  g_assert_true (g_file_set_contents (file, bytes, 8192, NULL));
}

static void
make_foreign (const char *file)
{
  g_autoptr (ExamDatabase) database = NULL;

  g_unlink (file);
  database = exam_database_open (file, FALSE, NULL);
  g_assert_true (exam_database_exec (database, "PRAGMA journal_mode = DELETE; CREATE TABLE bookmark (url TEXT)", NULL));
}

static void
make_truncated (const char *file)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (file, &status), ==, 0);
  g_assert_cmpint (truncate (file, status.st_size / 2), ==, 0);
}

/* Writes over the middle of the pages behind the first few, whatever they are. */
static void
make_corrupt (const char *file)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (file, &bytes, &length, NULL));
  for (gsize page = 4; page * 4096 < length; page++)
    memset (bytes + page * 4096 + 4, 0xee, 64);
  g_assert_true (g_file_set_contents (file, bytes, (gssize) length, NULL));
}

static void
make_folder (const char *file)
{
  g_unlink (file);
  g_assert_cmpint (g_mkdir (file, 0700), ==, 0);
}

static void
make_missing (const char *file)
{
  g_unlink (file);
}

static void
make_pipe (const char *file)
{
  g_unlink (file);
  g_assert_cmpint (mkfifo (file, 0600), ==, 0);
}

static const BadRow bad_rows[] = {
  { "missing", NULL, make_missing, EXAM_ERROR_UNREADABLE, "history.mockingbird cannot be read: No such file" },
  { "folder", NULL, make_folder, EXAM_ERROR_UNREADABLE, "history.mockingbird cannot be read: " },
  { "pipe", NULL, make_pipe, EXAM_ERROR_UNREADABLE, "history.mockingbird cannot be read: " },
  { "empty", NULL, make_empty, EXAM_ERROR_INVALID, "history.mockingbird is no history that Mockingbird has exported" },
  { "text", NULL, make_text, EXAM_ERROR_INVALID, "is no history that Mockingbird has exported" },
  { "garbage", NULL, make_garbage, EXAM_ERROR_INVALID, "is no history that Mockingbird has exported" },
  { "foreign", NULL, make_foreign, EXAM_ERROR_INVALID, "is no history that Mockingbird has exported" },
  { "other-application", "PRAGMA application_id = 7", NULL, EXAM_ERROR_INVALID, "is no history that" },
  { "no-version", "PRAGMA user_version = 0", NULL, EXAM_ERROR_INVALID, "is no history that" },
  { "negative-version", "PRAGMA user_version = -3", NULL, EXAM_ERROR_INVALID, "is no history that" },
  { "newer", "PRAGMA user_version = 99", NULL, EXAM_ERROR_STORE_NEWER,
    "history.mockingbird was written by a newer version of Mockingbird (99," },
  { "truncated", NULL, make_truncated, EXAM_ERROR_STORE_DAMAGED, "history.mockingbird is damaged" },
  { "corrupt", NULL, make_corrupt, EXAM_ERROR_STORE_DAMAGED, "history.mockingbird is damaged" },
  { "trigger", "CREATE TRIGGER evil AFTER INSERT ON sitting BEGIN DELETE FROM sitting; END", NULL, EXAM_ERROR_INVALID,
    "is not built like a history" },
  { "view", "ALTER TABLE item RENAME TO hidden; CREATE VIEW item AS SELECT * FROM hidden", NULL, EXAM_ERROR_INVALID,
    "is not built like a history" },
  { "extra-table", "CREATE TABLE more (x)", NULL, EXAM_ERROR_INVALID, "is not built like a history" },
  { "extra-column", "ALTER TABLE sitting ADD COLUMN mood TEXT", NULL, EXAM_ERROR_INVALID, "is not built like a history" },
  { "missing-table", "DROP TABLE cause", NULL, EXAM_ERROR_INVALID, "is not built like a history" },
  { "generated-index", "CREATE INDEX evil ON item (length (xml))", NULL, EXAM_ERROR_INVALID, "is not built like a history" },
  { "content-changed", "UPDATE item SET xml = replace (xml, 'key', 'kex') WHERE id = 'item-1'", NULL, EXAM_ERROR_STORE_DAMAGED,
    "is damaged: 1 stored text has changed" },
  { "format-changed", "UPDATE format SET xml = '<format/>'", NULL, EXAM_ERROR_STORE_DAMAGED, "is damaged" },
  { "huge-blob", "INSERT INTO image VALUES ('x', zeroblob (100000000))", NULL, EXAM_ERROR_INVALID, "history.mockingbird has texts or pictures that are too large" },
  { "blob-as-text", "UPDATE sitting SET candidate = x'ff00fe'", NULL, EXAM_ERROR_STORE_DAMAGED, "it says what cannot be" },
  { "no-utf-8", "UPDATE sitting SET candidate = CAST (x'ff41' AS TEXT)", NULL, EXAM_ERROR_STORE_DAMAGED, "it says what cannot be" },
  { "zero-byte", "UPDATE sitting SET candidate = 'a' || char (0) || 'b'", NULL, EXAM_ERROR_STORE_DAMAGED, "it says what cannot be" },
  { "text-as-number", "UPDATE outcome SET time = 'long'", NULL, EXAM_ERROR_STORE_DAMAGED, "it says what cannot be" },
  { "outcome", "UPDATE outcome SET outcome = 77", NULL, EXAM_ERROR_STORE_DAMAGED, "it says what cannot be" },
  { "credit", "UPDATE outcome SET credit = 1e300", NULL, EXAM_ERROR_STORE_DAMAGED, "it says what cannot be" },
  { "infinite", "UPDATE result SET value = 9e999", NULL, EXAM_ERROR_STORE_DAMAGED, "it says what cannot be" },
  { "moment", "UPDATE sitting SET started_at = 9223372036854775807", NULL, EXAM_ERROR_STORE_DAMAGED, "it says what cannot be" },
  { "items", "UPDATE sitting SET n_items = -1", NULL, EXAM_ERROR_STORE_DAMAGED, "it says what cannot be" },
  { "id", "UPDATE sitting SET id = -5", NULL, EXAM_ERROR_STORE_DAMAGED, "it says what cannot be" },
  { "format-id", "UPDATE sitting SET format_id = 'cpc-2022'", NULL, EXAM_ERROR_STORE_DAMAGED, "it says what cannot be" },
};

static void
tamper (const char *file,
        const char *sql)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *database;

  /* Not as the program opens it: that would not let it be tampered with. */
  g_assert_cmpint (sqlite3_open (file, &database), ==, SQLITE_OK);
  if (sqlite3_exec (database, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (database));
  sqlite3_close (database);
}

static void
assert_not_imported (Place      *place,
                     const char *file,
                     int         code,
                     const char *message)
{
  g_autofree char *backups = g_build_filename (place->folder, "backups", NULL);
  g_autofree char *before = describe (place->archive);
  g_autofree char *after = NULL;
  g_autofree char *bytes_before = NULL;
  g_autofree char *bytes_after = NULL;
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;
  gboolean regular = g_file_test (file, G_FILE_TEST_IS_REGULAR);
  ExamHistoryReport report;
  gsize length_before, length_after;
  const char *name;

  if (regular)
    g_assert_true (g_file_get_contents (file, &bytes_before, &length_before, NULL));
  g_assert_false (exam_history_file_import (place->archive, file, NOW, NULL, &report, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, EXAM_ERROR, code);
  if (strstr (error->message, message) == NULL)
    g_error ("no '%s' in: %s", message, error->message);
  g_assert_null (strstr (error->message, "import-"));

  /* Neither here nor there is anything changed or left behind. */
  after = describe (place->archive);
  assert_same_text (after, before);
  if (regular)
    {
      g_assert_true (g_file_get_contents (file, &bytes_after, &length_after, NULL));
      g_assert_cmpmem (bytes_after, length_after, bytes_before, length_before);
    }
  g_assert_cmpuint (count_files (place->outside), <=, 1);
  dir = g_dir_open (backups, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_false (g_str_has_prefix (name, "import"));
}

static void
test_bad (gconstpointer data)
{
  const BadRow *row = data;
  Place place, other;

  place_set_up (&place, NULL);
  place_set_up (&other, NULL);
  sit (&place, NOW, "rw");
  sit (&other, NOW + DAY, "wr");
  execute (other.archive, "INSERT INTO item_note VALUES ('item-1', 'a note', 5)");
  export_to (other.archive, place.file);
  if (row->sql != NULL)
    tamper (place.file, row->sql);
  if (row->make != NULL)
    row->make (place.file);
  assert_not_imported (&place, place.file, row->code, row->message);
  place_tear_down (&place, NULL);
  place_tear_down (&other, NULL);
}

/* Wherever in the import the disk becomes full. */
static void
test_import_full_disk (Place        *place,
                       gconstpointer data)
{
  Place other;

  place_set_up (&other, NULL);
  sit (place, NOW, "rw");
  for (guint i = 0; i < 5; i++)
    sit (&other, NOW + (i + 1) * DAY, "wr");
  export_to (other.archive, place->file);
  reopen (place);
  for (rlim_t size = 0; size <= 64 * 1024; size += 16 * 1024)
    {
      limit_files (size);
      assert_not_imported (place, place->file, EXAM_ERROR_STORE, "history.mockingbird is not imported: ");
      limit_files (RLIM_INFINITY);
    }
  assert_report (import_from (place->archive, place->file), 5, 0, 0, 0);
  place_tear_down (&other, NULL);
}

static void
test_unreadable (Place        *place,
                 gconstpointer data)
{
  Place other;

  if (geteuid () == 0)
    {
      g_test_skip ("root reads everything");
      return;
    }
  place_set_up (&other, NULL);
  export_to (other.archive, place->file);
  g_assert_cmpint (g_chmod (place->file, 0), ==, 0);
  {
    g_autoptr (GError) error = NULL;
    ExamHistoryReport report;

    g_assert_false (exam_history_file_import (place->archive, place->file, NOW, NULL, &report, &error));
    g_assert_error (error, EXAM_ERROR, EXAM_ERROR_UNREADABLE);
    g_assert_nonnull (strstr (error->message, "Permission denied"));
  }
  place_tear_down (&other, NULL);
}

#define N_CHANGES 80

/* Whatever stands in a file: it is refused, or what comes of it can be read. The same changes each time. */
static void
test_changed (Place        *place,
              gconstpointer data)
{
  g_autoptr (ExamRandom) random = exam_random_new (1);
  g_autofree char *good = NULL;
  gsize length;
  guint n_imported = 0;
  Place other;

  place_set_up (&other, NULL);
  sit (&other, NOW, "rw");
  export_to (other.archive, place->file);
  place_tear_down (&other, NULL);
  g_assert_true (g_file_get_contents (place->file, &good, &length, NULL));
  for (guint i = 0; i < N_CHANGES; i++)
    {
      g_autofree char *bytes = g_memdup2 (good, length);
      g_autoptr (GPtrArray) records = NULL;
      g_autoptr (GError) refusal = NULL;
      g_autoptr (GError) error = NULL;
      ExamHistoryReport report;

      for (guint n = 0; n <= i % 4; n++)
        {
          guint at = draw (random, i % 3 == 0 ? 4096 : (guint) length);

          bytes[at] = (char) (i % 2 == 0 ? bytes[at] ^ (1 << draw (random, 8)) : (int) draw (random, 256));
        }
      g_assert_true (g_file_set_contents (place->file, bytes, (gssize) (i % 10 == 9 ? draw (random, (guint) length) : length), NULL));
      g_test_message ("change %u", i);
      if (exam_history_file_import (place->archive, place->file, NOW, NULL, &report, &refusal))
        n_imported++;
      else
        g_assert_true (refusal->domain == EXAM_ERROR);

      records = exam_archive_list (place->archive, &error);
      g_assert_nonnull (records);
      for (guint record = 0; record < records->len; record++)
        {
          g_autoptr (ExamStoredSitting) stored =
            exam_archive_load (place->archive, ((ExamSittingRecord *) g_ptr_array_index (records, record))->id, &error);
          g_autoptr (ExamTranscript) transcript = NULL;

          g_assert_no_error (error);
          transcript = exam_transcript_new_for_events (stored->form, stored->events);
        }
    }
  g_test_message ("%u of %u were imported", n_imported, N_CHANGES);
  g_assert_cmpuint (n_imported, >, 0);
  g_assert_cmpuint (n_imported, <, N_CHANGES);
}

/* A sitting that this program cannot read is left out, and the others come. */
static void
test_strange_sittings (Place        *place,
                       gconstpointer data)
{
  static const char *const damages[] = {
    "UPDATE served SET option_order = 'zz' WHERE position = 0 AND sitting_id = ",
    "DELETE FROM served WHERE position = 2 AND sitting_id = ",
    "DELETE FROM result WHERE sitting_id = ",
  };
  Place other;

  place_set_up (&other, NULL);
  sit (&other, NOW, "r");
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    execute (other.archive, "%s%" G_GINT64_FORMAT, damages[i], sit (&other, NOW + (i + 1) * DAY, "rw"));
  export_to (other.archive, place->file);
  assert_report (import_from (place->archive, place->file), 1, 0, 0, 3);
  g_assert_cmpint (get_int (place->archive, "SELECT count(*) FROM sitting"), ==, 1);
  g_assert_cmpint (get_int (place->archive, "SELECT count(*) FROM outcome"), ==, 6);

  /* An id that its hash does not cover. */
  tamper (place->file, "UPDATE item SET id = 'item-9' WHERE id = 'item-1'");
  execute (place->archive, "DELETE FROM sitting");
  assert_report (import_from (place->archive, place->file), 0, 0, 0, 4);
  place_tear_down (&other, NULL);
}

/* The results file of a computer that went down, with its log beside it. */
static void
test_results_file (Place        *place,
                   gconstpointer data)
{
  Place other;
  g_autofree char *results = NULL;

  place_set_up (&other, NULL);
  results = g_build_filename (other.folder, "results.sqlite", NULL);
  sit (&other, NOW, "r");
  sit (&other, NOW + DAY, "w");
  assert_report (import_from (place->archive, results), 2, 0, 0, 0);
  assert_same (place->archive, other.archive);
  place_tear_down (&other, NULL);
}

/* As it was written by the first version: without what version 2 added. */
static void
test_older (Place        *place,
            gconstpointer data)
{
  Place other;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length_before, length_after;

  place_set_up (&other, NULL);
  sit (&other, NOW, "rw");
  export_to (other.archive, place->file);
  tamper (place->file, "DROP INDEX item_id; DROP TABLE item_about; DROP TABLE first_seen; DROP TABLE domain_result; "
          "DROP TABLE practice; DROP TABLE practice_set; DROP TABLE review; DROP TABLE cause; DROP TABLE item_note; "
          "DROP TABLE doubt; PRAGMA user_version = 1");
  g_assert_true (g_file_get_contents (place->file, &before, &length_before, NULL));
  assert_report (import_from (place->archive, place->file), 1, 0, 0, 0);
  assert_same (place->archive, other.archive);
  g_assert_true (g_file_get_contents (place->file, &after, &length_after, NULL));
  g_assert_cmpmem (before, length_before, after, length_after);
  place_tear_down (&other, NULL);
}

static void
test_backup (Place        *place,
             gconstpointer data)
{
  g_autofree char *backups = g_build_filename (place->folder, "backups", NULL);

  sit (place, NOW, "rw");
  export_to (place->archive, place->file);
  g_assert_cmpuint (count_files (backups), ==, 0);
  import_from (place->archive, place->file);
  g_assert_cmpuint (count_files (backups), ==, 1);
}

static void
test_in_memory (Place        *place,
                gconstpointer data)
{
  g_autoptr (ExamArchive) archive = exam_archive_open_in_memory ();
  g_autoptr (GError) error = NULL;
  ExamHistoryReport report;

  test_sit (archive, place->form, &(TestSitting) { NOW, exam_day, .answers = "r" });
  export_to (archive, place->file);
  assert_report (import_from (place->archive, place->file), 1, 0, 0, 0);
  g_assert_false (exam_history_file_import (archive, place->file, NOW, NULL, &report, &error));
  g_assert_error (error, EXAM_ERROR, EXAM_ERROR_STORE);
}

static void
test_words (void)
{
  g_autofree char *nothing = exam_history_report_to_string (&(ExamHistoryReport) { 0 });
  g_autofree char *all = exam_history_report_to_string (&(ExamHistoryReport) { 2, 1, 1, 3 });

  g_assert_cmpstr (nothing, ==, "There are no sittings in it.");
  g_assert_cmpstr (all, ==, "2 sittings were added. 1 that was unfinished here was continued there, and is here now as it is "
                   "there. 1 was here already. 3 cannot be read by this version, and were left out.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add ("/history-file/" path, Place, NULL, place_set_up, test, place_tear_down)
  ADD ("export/file", test_file);
  ADD ("export/beside-writer", test_export_beside_writer);
  ADD ("export/refused", test_export_refused);
  ADD ("export/full-disk", test_export_full_disk);
  ADD ("cancelled", test_export_cancelled);
  ADD ("import/round-trip", test_round_trip);
  ADD ("import/continued", test_continued);
  ADD ("import/diverged", test_diverged);
  ADD ("import/deleted", test_deleted);
  ADD ("import/causes", test_causes);
  ADD ("import/sets", test_sets);
  ADD ("import/full-disk", test_import_full_disk);
  ADD ("import/unreadable", test_unreadable);
  ADD ("import/strange-sittings", test_strange_sittings);
  ADD ("import/results-file", test_results_file);
  ADD ("import/older", test_older);
  ADD ("import/changed", test_changed);
  ADD ("import/backup", test_backup);
  ADD ("import/in-memory", test_in_memory);
#undef ADD
  TEST_ADD_ROWS ("/history-file/join/", join_rows, test_join);
  TEST_ADD_ROWS ("/history-file/bad/", bad_rows, test_bad);
  for (guint i = 1; i <= N_HISTORIES; i++)
    {
      g_autofree char *path = g_strdup_printf ("/history-file/any/%u", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_any);
    }
  g_test_add_func ("/history-file/words", test_words);

  return g_test_run ();
}
