/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <glib/gstdio.h>

#include "bank/exam-error.h"
#include "exam-manual-clock.h"
#include "record/exam-archive.h"
#include "record/exam-journal.h"
#include "record/exam-store.h"
#include "test-support.h"

#define DEADLINE (20 * G_TIME_SPAN_SECOND)

static const ExamRules exam_day = { .time_percent = 100 };

typedef struct {
  char            *folder;
  ExamManualClock *clock;
  ExamStore       *store;
  ExamForm        *form;
  gboolean         in_memory;
  char            *notice;
  GAsyncResult    *result;
} Fixture;

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Runs the main loop until @condition holds. */
#define WAIT_UNTIL(condition) \
  G_STMT_START { \
    gint64 until = g_get_monotonic_time () + DEADLINE; \
    guint wake = g_timeout_add (10, wake_cb, NULL); \
    while (!(condition) && g_get_monotonic_time () < until) \
      g_main_context_iteration (NULL, TRUE); \
    g_source_remove (wake); \
    g_assert_true (condition); \
  } G_STMT_END

static void
result_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Fixture *fixture = data;

  g_set_object (&fixture->result, result);
}

static void
open_store (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->store = exam_store_new (fixture->folder, EXAM_CLOCK (fixture->clock));
  g_clear_object (&fixture->result);
  exam_store_open_async (fixture->store, result_cb, fixture);
  WAIT_UNTIL (fixture->result != NULL);
  g_clear_pointer (&fixture->notice, g_free);
  fixture->in_memory = !exam_store_open_finish (fixture->store, fixture->result, &fixture->notice, &error);
}

static void
set_up_in (Fixture    *fixture,
           const char *folder)
{
  g_autoptr (ExamFormats) formats = test_load_formats ();

  fixture->folder = g_strdup (folder);
  fixture->clock = exam_manual_clock_new ();
  fixture->form = test_make_form (exam_formats_find (formats, "cca-2026-05"), 20);
  open_store (fixture);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *folder = test_make_folder ();

  set_up_in (fixture, folder);
  g_assert_false (fixture->in_memory);
  g_assert_null (fixture->notice);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  exam_store_close (fixture->store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&fixture->result);
  g_assert_finalize_object (fixture->store);
  g_clear_pointer (&fixture->form, exam_form_unref);
  g_clear_object (&fixture->clock);
  test_remove_folder (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
  g_clear_pointer (&fixture->notice, g_free);
}

static GPtrArray *
list (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *records;

  g_clear_object (&fixture->result);
  exam_store_list_async (fixture->store, NULL, result_cb, fixture);
  WAIT_UNTIL (fixture->result != NULL);
  records = exam_store_list_finish (fixture->store, fixture->result, &error);
  g_assert_no_error (error);
  return records;
}

static ExamStoredSitting *
load (Fixture *fixture,
      gint64   id)
{
  g_autoptr (GError) error = NULL;
  ExamStoredSitting *sitting;

  g_clear_object (&fixture->result);
  exam_store_load_async (fixture->store, id, NULL, result_cb, fixture);
  WAIT_UNTIL (fixture->result != NULL);
  sitting = exam_store_load_finish (fixture->store, fixture->result, &error);
  g_assert_no_error (error);
  return sitting;
}

static ExamJournal *
begin (Fixture     *fixture,
       ExamSitting *sitting)
{
  ExamJournal *journal = exam_journal_new (fixture->store, sitting, EXAM_PURPOSE_MOCK, "", EXAM_CLOCK (fixture->clock));

  exam_sitting_begin (sitting);
  return journal;
}

/* A whole sitting by its journal, found again when the program is started the next time. */
static void
test_journal (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (ExamSitting) sitting = exam_sitting_new (fixture->form, &exam_day, EXAM_CLOCK (fixture->clock));
  g_autoptr (ExamJournal) journal = begin (fixture, sitting);
  gint64 id = exam_journal_get_sitting_id (journal);
  guint n_events;

  for (guint i = 0; i < 20; i++)
    {
      exam_manual_clock_advance (fixture->clock, 10);
      exam_sitting_choose (sitting, i % 2);
      exam_sitting_next (sitting);
    }
  exam_sitting_end (sitting);
  n_events = exam_sitting_get_transcript (sitting)->n_events;
  WAIT_UNTIL (exam_journal_get_n_saved (journal) == n_events);
  g_assert_true (exam_store_flush (fixture->store, DEADLINE));

  exam_store_close (fixture->store);
  g_clear_object (&journal);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&fixture->result);
  g_assert_finalize_object (fixture->store);
  open_store (fixture);

  {
    g_autoptr (GPtrArray) records = list (fixture);
    g_autoptr (ExamStoredSitting) stored = load (fixture, id);

    g_assert_cmpuint (records->len, ==, 1);
    g_assert_cmpint (((ExamSittingRecord *) g_ptr_array_index (records, 0))->id, ==, id);
    g_assert_cmpuint (stored->events->len, ==, n_events);
    g_assert_nonnull (stored->score);
    g_assert_cmpfloat (stored->score->points, ==, 10);
    g_assert_cmpint (stored->record->elapsed, ==, 200 * G_USEC_PER_SEC);
  }
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_changed (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (ExamSitting) sitting = exam_sitting_new (fixture->form, &exam_day, EXAM_CLOCK (fixture->clock));
  g_autoptr (ExamJournal) journal = NULL;
  guint n_changes = 0;

  g_signal_connect_swapped (fixture->store, "changed", G_CALLBACK (count_cb), &n_changes);
  journal = begin (fixture, sitting);
  WAIT_UNTIL (n_changes == 1);
  exam_sitting_end (sitting);
  WAIT_UNTIL (n_changes == 2);
  exam_store_delete (fixture->store, exam_journal_get_sitting_id (journal));
  WAIT_UNTIL (n_changes == 3);
  {
    g_autoptr (GPtrArray) records = list (fixture);

    g_assert_cmpuint (records->len, ==, 0);
  }
  exam_store_undelete (fixture->store, exam_journal_get_sitting_id (journal));
  WAIT_UNTIL (n_changes == 4);
  {
    g_autoptr (GPtrArray) records = list (fixture);

    g_assert_cmpuint (records->len, ==, 1);
  }
  g_signal_handlers_disconnect_by_func (fixture->store, count_cb, &n_changes);
}

/* What was read stays true until something is said, sat or deleted; then it may not be any more, before it is written and
 * after. */
static void
test_revision (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (ExamSitting) sitting = exam_sitting_new (fixture->form, &exam_day, EXAM_CLOCK (fixture->clock));
  g_autoptr (ExamJournal) journal = begin (fixture, sitting);
  guint64 before;

  g_assert_true (exam_store_flush (fixture->store, DEADLINE));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  before = exam_store_get_revision (fixture->store);
  g_ptr_array_unref (list (fixture));
  g_assert_cmpuint (exam_store_get_revision (fixture->store), ==, before);

  exam_store_set_cause (fixture->store, exam_journal_get_sitting_id (journal), 0, EXAM_CAUSE_GUIDELINE);
  g_assert_cmpuint (exam_store_get_revision (fixture->store), >, before);
  before = exam_store_get_revision (fixture->store);
  WAIT_UNTIL (exam_store_get_revision (fixture->store) > before);

  before = exam_store_get_revision (fixture->store);
  exam_store_delete (fixture->store, exam_journal_get_sitting_id (journal));
  g_assert_cmpuint (exam_store_get_revision (fixture->store), >, before);
}

/* What was written just before is there for whoever reads. */
static void
test_read_after_write (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr (ExamSitting) sitting = exam_sitting_new (fixture->form, &exam_day, EXAM_CLOCK (fixture->clock));
  g_autoptr (ExamJournal) journal = begin (fixture, sitting);
  g_autoptr (ExamStoredSitting) stored = NULL;

  for (guint i = 0; i < 200; i++)
    exam_sitting_choose (sitting, i % 4);
  stored = load (fixture, exam_journal_get_sitting_id (journal));
  g_assert_cmpuint (stored->events->len, ==, 201);
}

static void
test_cancelled_read (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->result);
  g_cancellable_cancel (cancellable);
  exam_store_list_async (fixture->store, cancellable, result_cb, fixture);
  WAIT_UNTIL (fixture->result != NULL);
  g_assert_null (exam_store_list_finish (fixture->store, fixture->result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The disk takes nothing any more: that is said at once, the sitting goes on, and when there is room again all is written. */
static void
test_full_disk (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (ExamSitting) sitting = exam_sitting_new (fixture->form, &exam_day, EXAM_CLOCK (fixture->clock));
  g_autoptr (ExamJournal) journal = begin (fixture, sitting);
  guint n_notified = 0;
  GStatBuf status;
  g_autofree char *wal = g_build_filename (fixture->folder, "results.sqlite-wal", NULL);
  guint n_events;

  g_signal_connect_swapped (fixture->store, "notify::trouble", G_CALLBACK (count_cb), &n_notified);
  WAIT_UNTIL (exam_journal_get_n_saved (journal) == 1);
  g_assert_cmpint (g_stat (wal, &status), ==, 0);

  signal (SIGXFSZ, SIG_IGN);
  test_limit_file_size ((rlim_t) status.st_size);
  for (guint i = 0; i < 100; i++)
    g_assert_true (exam_sitting_choose (sitting, i % 4));
  WAIT_UNTIL (exam_store_get_trouble (fixture->store) != NULL);
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_false (exam_store_is_in_memory (fixture->store));
  g_assert_true (exam_sitting_next (sitting));
  g_assert_false (exam_store_flush (fixture->store, G_TIME_SPAN_MILLISECOND));

  test_limit_file_size (RLIM_INFINITY);
  WAIT_UNTIL (exam_store_get_trouble (fixture->store) == NULL);
  n_events = exam_sitting_get_transcript (sitting)->n_events;
  WAIT_UNTIL (exam_journal_get_n_saved (journal) == n_events);
  {
    g_autoptr (ExamStoredSitting) stored = load (fixture, exam_journal_get_sitting_id (journal));

    g_assert_cmpuint (stored->events->len, ==, n_events);
  }
  g_signal_handlers_disconnect_by_func (fixture->store, count_cb, &n_notified);
}

static void
test_unwritable_folder (void)
{
  Fixture fixture = { 0 };
  g_autoptr (ExamSitting) sitting = NULL;
  g_autoptr (ExamJournal) journal = NULL;

  set_up_in (&fixture, "/proc/mockingbird");
  g_assert_true (fixture.in_memory);
  g_assert_true (exam_store_is_in_memory (fixture.store));
  g_assert_true (g_str_has_prefix (exam_store_get_trouble (fixture.store), "/proc/mockingbird cannot be written"));

  /* The sitting goes on all the same, and its result can be looked at until the program ends. */
  sitting = exam_sitting_new (fixture.form, &exam_day, EXAM_CLOCK (fixture.clock));
  journal = begin (&fixture, sitting);
  exam_sitting_choose (sitting, 1);
  exam_sitting_end (sitting);
  WAIT_UNTIL (exam_journal_get_n_saved (journal) == 3);
  {
    g_autoptr (GPtrArray) records = list (&fixture);

    g_assert_cmpuint (records->len, ==, 1);
  }
  g_assert_nonnull (exam_store_get_trouble (fixture.store));
  g_clear_object (&journal);
  tear_down (&fixture, NULL);
}

static void
test_busy (Fixture      *fixture,
           gconstpointer data)
{
  Fixture second = { 0 };

  set_up_in (&second, fixture->folder);
  g_assert_true (second.in_memory);
  g_assert_true (g_str_has_prefix (exam_store_get_trouble (second.store), "another Mockingbird is writing to "));
  g_free (second.folder);
  second.folder = g_strdup ("/nonexistent");
  tear_down (&second, NULL);
}

/* Closing writes what is still waiting. */
static void
test_close_writes (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (ExamSitting) sitting = exam_sitting_new (fixture->form, &exam_day, EXAM_CLOCK (fixture->clock));
  g_autoptr (ExamJournal) journal = begin (fixture, sitting);
  gint64 id = exam_journal_get_sitting_id (journal);
  g_autofree char *notice = NULL;
  g_autoptr (ExamArchive) archive = NULL;
  g_autoptr (ExamStoredSitting) stored = NULL;

  for (guint i = 0; i < 500; i++)
    exam_sitting_choose (sitting, i % 4);
  exam_store_close (fixture->store);

  archive = exam_archive_open (fixture->folder, 0, &notice, NULL);
  stored = exam_archive_load (archive, id, NULL);
  g_assert_cmpuint (stored->events->len, ==, 501);
}

/* A store that nobody closed writes what is waiting before it goes, and its thread still tells of it. */
static void
test_drop (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (ExamSitting) sitting = exam_sitting_new (fixture->form, &exam_day, EXAM_CLOCK (fixture->clock));
  ExamJournal *journal = begin (fixture, sitting);
  gint64 id = exam_journal_get_sitting_id (journal);
  g_autoptr (ExamStoredSitting) stored = NULL;

  for (guint i = 0; i < 500; i++)
    exam_sitting_choose (sitting, i % 4);
  exam_sitting_end (sitting);
  g_object_unref (journal);
  g_clear_object (&fixture->result);
  g_object_add_weak_pointer (G_OBJECT (fixture->store), (gpointer *) &fixture->store);
  g_object_unref (fixture->store);
  WAIT_UNTIL (fixture->store == NULL);

  open_store (fixture);
  stored = load (fixture, id);
  g_assert_cmpuint (stored->events->len, ==, exam_sitting_get_transcript (sitting)->n_events);
  g_assert_nonnull (stored->score);
}

static void
refused_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GError) error = NULL;
  gboolean *refused = data;

  g_assert_null (exam_store_list_sets_finish (EXAM_STORE (source), result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  *refused = TRUE;
}

/* Who still asks a store that is closed gets to know, and keeps nothing alive by waiting for an answer. */
static void
test_closed (Fixture      *fixture,
             gconstpointer data)
{
  gboolean refused = FALSE;
  guint n_references;

  exam_store_close (fixture->store);
  n_references = G_OBJECT (fixture->store)->ref_count;
  exam_store_list_sets_async (fixture->store, NULL, refused_cb, &refused);
  WAIT_UNTIL (refused);
  WAIT_UNTIL (G_OBJECT (fixture->store)->ref_count == n_references);
}

/* The journal lets go of everything when the sitting is over. */
static void
test_finalize (Fixture      *fixture,
               gconstpointer data)
{
  ExamSitting *sitting = exam_sitting_new (fixture->form, &exam_day, EXAM_CLOCK (fixture->clock));
  ExamJournal *journal = begin (fixture, sitting);

  exam_sitting_end (sitting);
  g_assert_true (exam_store_flush (fixture->store, DEADLINE));
  exam_store_close (fixture->store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (journal);
  g_assert_finalize_object (sitting);
}

#define ADD(name, test) g_test_add ("/store/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("journal", test_journal);
  ADD ("changed", test_changed);
  ADD ("revision", test_revision);
  ADD ("read-after-write", test_read_after_write);
  ADD ("cancelled-read", test_cancelled_read);
  ADD ("full-disk", test_full_disk);
  g_test_add_func ("/store/unwritable-folder", test_unwritable_folder);
  ADD ("busy", test_busy);
  ADD ("close-writes", test_close_writes);
  ADD ("closed", test_closed);
  ADD ("drop", test_drop);
  ADD ("finalize", test_finalize);

  return g_test_run ();
}
