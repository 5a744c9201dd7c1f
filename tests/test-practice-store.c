/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <signal.h>

#include "exam-manual-clock.h"
#include "insight/exam-practice-draw.h"
#include "insight/exam-review-queue.h"
#include "record/exam-database.h"
#include "test-sittings.h"
#include "test-support.h"

/* What practice keeps: reviews as they come, saved sets, and what sets are chosen by. */

#define DAY (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)
#define NOW (G_GINT64_CONSTANT (1780000000) * G_USEC_PER_SEC)
#define FORMAT "cca-2026-05"

static const ExamRules exam_day = { .time_percent = 100 };
static const ExamRules untimed = { .relaxed = TRUE, .time_percent = EXAM_RULES_UNTIMED };
static const ExamRules feedback = { .relaxed = TRUE, .time_percent = EXAM_RULES_UNTIMED, .feedback = TRUE };

/* A queue session under way, kept as the window keeps it. */
typedef struct {
  ExamArchive     *archive;  /* borrowed */
  ExamManualClock *clock;
  ExamSitting     *sitting;
  gint64           id;
} Session;

static void
event_cb (ExamSitting *sitting,
          ExamEvent   *event,
          Session     *self)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (events, event);
  exam_archive_append (self->archive, self->id, events, &error);
  g_assert_no_error (error);
}

static void
session_open (Session         *self,
              ExamArchive     *archive,
              ExamForm        *form,
              const ExamRules *rules)
{
  self->archive = archive;
  self->clock = exam_manual_clock_new ();
  exam_manual_clock_set_wall (self->clock, NOW + DAY);
  self->sitting = exam_sitting_new (form, rules, EXAM_CLOCK (self->clock));
  g_signal_connect (self->sitting, "event", G_CALLBACK (event_cb), self);
}

static void
session_begin (Session         *self,
               ExamArchive     *archive,
               ExamForm        *form,
               ExamPurpose      purpose,
               const ExamRules *rules)
{
  g_autoptr (GError) error = NULL;
  ExamSittingRecord record = {
    .id = exam_sitting_record_make_id (),
    .purpose = purpose,
    .format_id = exam_form_get_format (form)->id,
    .candidate = (char *) "",
    .minutes = exam_form_get_minutes (form),
    .n_items = exam_form_get_n_items (form),
    .rules = *rules,
    .started_at = NOW + DAY,
    .alive_at = NOW + DAY,
  };

  session_open (self, archive, form, rules);
  self->id = record.id;
  exam_archive_begin (archive, &record, form, &error);
  g_assert_no_error (error);
  exam_sitting_begin (self->sitting);
}

static void
session_clear (Session *self)
{
  g_clear_object (&self->sitting);
  g_clear_object (&self->clock);
}

static void
session_review (Session       *self,
                gboolean       right,
                ExamConfidence confidence)
{
  const ExamTranscript *transcript = exam_sitting_get_transcript (self->sitting);
  guint position = transcript->position;
  const ExamItem *item = exam_form_get_item (transcript->form, position);
  ExamReview review = {
    .item_id = exam_item_get_id (item),
    .sitting_id = self->id,
    .position = position,
    .rating = exam_rating_for_answer (right ? 1 : 0, EXAM_CONFIDENCE_NONE),
    .reviewed_at = exam_clock_get_wall_time (EXAM_CLOCK (self->clock)),
  };
  g_autoptr (GError) error = NULL;

  test_answer (self->sitting, right);
  g_assert_true (exam_sitting_reveal (self->sitting));
  exam_archive_add_review (self->archive, &review, &error);
  g_assert_no_error (error);
  if (confidence == EXAM_CONFIDENCE_NONE)
    return;

  exam_manual_clock_advance (self->clock, 10);
  g_assert_true (exam_sitting_set_confidence (self->sitting, confidence));
  review.rating = exam_rating_for_answer (right ? 1 : 0, confidence);
  review.reviewed_at = exam_clock_get_wall_time (EXAM_CLOCK (self->clock));
  exam_archive_add_review (self->archive, &review, &error);
  g_assert_no_error (error);
}

static void
session_end (Session *self)
{
  const ExamTranscript *transcript = exam_sitting_get_transcript (self->sitting);
  g_autoptr (ExamScore) score = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (exam_sitting_end (self->sitting));
  score = exam_score_new (transcript);
  exam_archive_end (self->archive, self->id, transcript, score, exam_clock_get_wall_time (EXAM_CLOCK (self->clock)), &error);
  g_assert_no_error (error);
}

static ExamArchive *
open_archive (const char *folder)
{
  g_autofree char *notice = NULL;
  g_autoptr (GError) error = NULL;
  ExamArchive *archive = exam_archive_open (folder, NOW, &notice, &error);

  g_assert_no_error (error);
  g_assert_null (notice);
  return archive;
}

/* Of each position of the session: '-' no review, else the rating. */
static char *
list_ratings (ExamArchive *archive,
              gint64       sitting_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) reviews = exam_archive_list_reviews (archive, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < reviews->len; i++)
    {
      const ExamReview *review = &g_array_index (reviews, ExamReview, i);

      if (review->sitting_id != sitting_id)
        continue;
      while (text->len <= review->position)
        g_string_append_c (text, '-');
      /* Each position once */
      g_assert_cmpint (text->str[review->position], ==, '-');
      text->str[review->position] = (char) ('0' + review->rating);
    }
  return g_string_free (text, FALSE);
}

static ExamForm *
draw (guint   n_items,
      guint64 seed)
{
  g_autoptr (ExamPool) pool = test_load_pool (FORMAT);
  g_autoptr (ExamPracticeSet) set = exam_practice_set_new ();
  ExamForm *form;

  set->n_items = n_items;
  form = exam_practice_draw (set, pool, NULL, seed);
  g_assert_nonnull (form);
  exam_form_set_practice (form);
  return form;
}

/* --- Reviews --- */

static void
test_reviews (void)
{
  g_autoptr (ExamArchive) archive = exam_archive_open_in_memory ();
  g_autoptr (ExamForm) form = draw (6, 1);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GArray) reviews = NULL;
  Session session;

  session_begin (&session, archive, form, EXAM_PURPOSE_SET, &feedback);
  session_review (&session, TRUE, EXAM_CONFIDENCE_NONE);
  exam_sitting_next (session.sitting);
  session_review (&session, TRUE, EXAM_CONFIDENCE_UNSURE);
  exam_sitting_next (session.sitting);
  session_review (&session, TRUE, EXAM_CONFIDENCE_GUESSED);
  exam_sitting_next (session.sitting);
  session_review (&session, FALSE, EXAM_CONFIDENCE_SURE);
  before = list_ratings (archive, session.id);
  g_assert_cmpstr (before, ==, "3211");

  /* One is answered and not checked, one is passed over. */
  exam_sitting_next (session.sitting);
  test_answer (session.sitting, TRUE);
  exam_sitting_next (session.sitting);
  session_end (&session);
  after = list_ratings (archive, session.id);
  g_assert_cmpstr (after, ==, "32113");

  /* Saying how sure one was is no second recall. */
  reviews = exam_archive_list_reviews (archive, NULL);
  g_assert_cmpint (g_array_index (reviews, ExamReview, 1).reviewed_at, ==,
                   g_array_index (reviews, ExamReview, 0).reviewed_at);
  session_clear (&session);
}

/* Feedback at the end: all that was answered is rated then. */
static void
test_reviews_at_end (void)
{
  g_autoptr (ExamArchive) archive = exam_archive_open_in_memory ();
  g_autoptr (ExamForm) form = draw (5, 1);
  gint64 id = test_sit (archive, form, &(TestSitting) { NOW, untimed, EXAM_PURPOSE_SET, "rw-r." });
  g_autofree char *ratings = list_ratings (archive, id);
  g_autoptr (GPtrArray) records = exam_archive_list (archive, NULL);
  const ExamSittingRecord *record = g_ptr_array_index (records, 0);

  g_assert_cmpstr (ratings, ==, "31-3");
  g_assert_cmpuint (record->n_right, ==, 2);
  g_assert_cmpuint (record->n_answered, ==, 3);
}

/* Of a mock exam only the misses are. */
static void
test_reviews_of_mock (void)
{
  g_autoptr (ExamArchive) archive = exam_archive_open_in_memory ();
  g_autoptr (ExamForm) form = test_draw_form (FORMAT, 1);
  gint64 id = test_sit (archive, form, &(TestSitting) { NOW, exam_day, .answers = "rwrr." });
  g_autofree char *ratings = list_ratings (archive, id);

  g_assert_cmpstr (ratings, ==, "-1");
}

/* --- Mock exams are not tilted --- */

static void
test_history (void)
{
  g_autoptr (ExamArchive) archive = exam_archive_open_in_memory ();
  g_autoptr (ExamForm) form = draw (4, 1);
  g_autoptr (ExamForm) more = draw (8, 1);
  g_autoptr (ExamHistory) history = NULL;
  guint n_new = 0;

  /* The same items in a mock exam and, later, in practice with others. */
  test_sit (archive, form, &(TestSitting) { NOW, exam_day, .answers = "w" });
  test_sit (archive, more, &(TestSitting) { NOW + DAY, untimed, EXAM_PURPOSE_SET, "r" });
  history = exam_archive_load_history (archive, NULL);

  for (guint i = 0; i < exam_form_get_n_items (form); i++)
    g_assert_cmpint (exam_history_get_last_seen (history, exam_item_get_id (exam_form_get_item (form, i))), ==, NOW);
  for (guint i = 0; i < exam_form_get_n_items (more); i++)
    n_new += exam_history_get_last_seen (history, exam_item_get_id (exam_form_get_item (more, i))) == NOW + DAY;
  g_assert_cmpuint (n_new, >=, 4);
}

/* --- Sets --- */

static void
assert_sets (ExamArchive *archive,
             const char  *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sets = exam_archive_list_sets (archive, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < sets->len; i++)
    {
      const ExamSavedSet *set = g_ptr_array_index (sets, i);

      g_string_append_printf (text, "%s=%s;", set->name, set->settings);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_sets (void)
{
  g_autoptr (ExamArchive) archive = exam_archive_open_in_memory ();
  g_autoptr (ExamPracticeSet) set = exam_practice_set_new ();
  g_autoptr (ExamPracticeSet) read = NULL;
  g_autoptr (GPtrArray) sets = NULL;
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;

  assert_sets (archive, "");
  g_assert_true (exam_archive_save_set (archive, "Weak", "a", NOW, NULL));
  g_assert_true (exam_archive_save_set (archive, "ära", "b", NOW, NULL));
  g_assert_true (exam_archive_save_set (archive, "all", "c", NOW, NULL));
  g_assert_true (exam_archive_save_set (archive, EXAM_SAVED_SET_LAST, "d", NOW, NULL));
  g_assert_true (exam_archive_save_set (archive, "Weak", "e", NOW + 1, NULL));
  assert_sets (archive, "=d;all=c;Weak=e;ära=b;");
  g_assert_true (exam_archive_delete_set (archive, "all", NULL));
  g_assert_true (exam_archive_delete_set (archive, "never there", NULL));
  assert_sets (archive, "=d;Weak=e;ära=b;");

  /* What is saved comes back as it was. */
  set->missed_in = 3;
  set->by_domain = TRUE;
  text = exam_practice_set_to_text (set);
  g_assert_true (exam_archive_save_set (archive, "A", text, NOW, NULL));
  sets = exam_archive_list_sets (archive, NULL);
  read = exam_practice_set_new_from_text (((ExamSavedSet *) g_ptr_array_index (sets, 1))->settings, NULL);
  again = exam_practice_set_to_text (read);
  g_assert_cmpstr (again, ==, text);
}

/* --- What sets are chosen by --- */

static gboolean
find_serving (const GArray *servings,
              gint64        served_at,
              const char   *item_id,
              ExamServing  *serving)
{
  for (guint i = 0; i < servings->len; i++)
    {
      *serving = g_array_index (servings, ExamServing, i);
      if (serving->served_at == served_at && g_str_equal (serving->item_id, item_id))
        return TRUE;
    }
  return FALSE;
}

static ExamServing
get_serving (const GArray *servings,
             gint64        served_at,
             const char   *item_id)
{
  ExamServing serving;

  g_assert_true (find_serving (servings, served_at, item_id, &serving));
  return serving;
}

static gboolean
was_served (const GArray *servings,
            gint64        served_at,
            const char   *item_id)
{
  ExamServing serving;

  return find_serving (servings, served_at, item_id, &serving);
}

static void
test_servings (void)
{
  g_autoptr (ExamArchive) archive = exam_archive_open_in_memory ();
  g_autoptr (ExamForm) form = draw (4, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) servings = NULL;
  g_autoptr (GArray) none = NULL;
  const char *ids[4];
  gint64 deleted;
  Session session;

  for (guint i = 0; i < 4; i++)
    ids[i] = exam_item_get_id (exam_form_get_item (form, i));

  test_sit (archive, form, &(TestSitting) { NOW - 2 * DAY, untimed, EXAM_PURPOSE_SET, "r" });
  test_sit (archive, form, &(TestSitting) { NOW - DAY, exam_day, .answers = "wr-." });
  test_sit (archive, form, &(TestSitting) { NOW, exam_day, .answers = "rrrw" });
  deleted = test_sit (archive, form, &(TestSitting) { NOW + 1, exam_day, .answers = "w" });
  g_assert_true (exam_archive_set_deleted (archive, deleted, NOW, NULL));
  test_sit (archive, form, &(TestSitting) { NOW + 2, exam_day, .answers = "w", .unfinished = TRUE });

  session_begin (&session, archive, form, EXAM_PURPOSE_SET, &feedback);
  session_review (&session, TRUE, EXAM_CONFIDENCE_GUESSED);
  exam_sitting_flag (session.sitting, TRUE);
  exam_sitting_next (session.sitting);
  exam_sitting_flag (session.sitting, TRUE);
  exam_sitting_flag (session.sitting, FALSE);
  session_end (&session);
  session_clear (&session);

  servings = exam_archive_list_servings (archive, FORMAT, &error);
  g_assert_no_error (error);

  /* Practice since the latest mock exam counts as the latest, and that before the first as one mock exam more ago. */
  g_assert_cmpuint (get_serving (servings, NOW + DAY, ids[0]).rank, ==, 1);
  g_assert_cmpuint (get_serving (servings, NOW, ids[0]).rank, ==, 1);
  g_assert_cmpuint (get_serving (servings, NOW - DAY, ids[0]).rank, ==, 2);
  g_assert_cmpuint (get_serving (servings, NOW - 2 * DAY, ids[0]).rank, ==, 3);

  g_assert_true (get_serving (servings, NOW - DAY, ids[0]).missed);
  g_assert_false (get_serving (servings, NOW - DAY, ids[1]).missed);
  g_assert_true (get_serving (servings, NOW - DAY, ids[2]).missed);
  g_assert_false (was_served (servings, NOW - DAY, ids[3]));
  g_assert_true (get_serving (servings, NOW, ids[3]).missed);

  g_assert_true (get_serving (servings, NOW + DAY, ids[0]).flagged);
  g_assert_false (get_serving (servings, NOW + DAY, ids[1]).flagged);
  g_assert_cmpint (get_serving (servings, NOW + DAY, ids[0]).confidence, ==, EXAM_CONFIDENCE_GUESSED);
  g_assert_cmpint (get_serving (servings, NOW, ids[0]).confidence, ==, EXAM_CONFIDENCE_NONE);

  g_assert_false (was_served (servings, NOW + 1, ids[0]));
  g_assert_false (was_served (servings, NOW + 2, ids[0]));

  none = exam_archive_list_servings (archive, "no-such-format", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
}

/* Misses with the causes that were given for them. */
static void
test_causes (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autoptr (ExamForm) form = draw (3, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) servings = NULL;
  g_autofree char *path = NULL;
  g_autofree char *sql = NULL;
  ExamArchive *archive = open_archive (folder);
  ExamDatabase *database;
  gint64 id = test_sit (archive, form, &(TestSitting) { NOW, exam_day, .answers = "w" });

  exam_archive_close (archive);
  path = g_build_filename (folder, "results.sqlite", NULL);
  database = exam_database_open (path, FALSE, &error);
  g_assert_no_error (error);
  sql = g_strdup_printf ("INSERT INTO cause VALUES (%" G_GINT64_FORMAT ", 0, 'misread', 1), (%" G_GINT64_FORMAT ", 1, '', 1)",
                         id, id);
  g_assert_true (exam_database_exec (database, sql, &error));
  exam_database_close (database);

  archive = open_archive (folder);
  servings = exam_archive_list_servings (archive, FORMAT, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (get_serving (servings, NOW, exam_item_get_id (exam_form_get_item (form, 0))).cause, ==, "misread");
  g_assert_null (get_serving (servings, NOW, exam_item_get_id (exam_form_get_item (form, 1))).cause);
  g_assert_null (get_serving (servings, NOW, exam_item_get_id (exam_form_get_item (form, 2))).cause);
  exam_archive_close (archive);
}

/* --- A queue session that the death of the program interrupts --- */

#define FOLDER_VARIABLE "EXAM_TEST_FOLDER"

/* Items that were missed, and have not been recalled since. */
static guint
count_waiting (ExamArchive *archive)
{
  g_autoptr (GArray) reviews = exam_archive_list_reviews (archive, NULL);
  g_autoptr (ExamReviewQueue) queue = exam_review_queue_new (reviews, NULL);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GPtrArray) due = exam_review_queue_list_due (queue, NOW + DAY, utc, 0);
  guint n = 0;

  for (guint i = 0; i < due->len; i++)
    n += exam_review_queue_get_card (queue, g_ptr_array_index (due, i))->n_reviews == 1;
  return n;
}

static void
be_killed (void)
{
  ExamArchive *archive = open_archive (g_getenv (FOLDER_VARIABLE));
  g_autoptr (ExamForm) mock = draw (6, 1);
  g_autoptr (ExamForm) form = draw (6, 1);
  Session session;

  test_sit (archive, mock, &(TestSitting) { NOW, exam_day, .answers = "w" });
  session_begin (&session, archive, form, EXAM_PURPOSE_QUEUE, &feedback);
  for (guint i = 0; i < 2; i++)
    {
      session_review (&session, TRUE, EXAM_CONFIDENCE_SURE);
      exam_sitting_next (session.sitting);
    }
  raise (SIGKILL);
}

static void
test_killed (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *ratings = NULL;
  g_autofree char *ratings_after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (ExamStoredSitting) stored = NULL;
  const ExamSittingRecord *record;
  ExamArchive *archive;
  Session session;

  if (g_test_subprocess ())
    {
      be_killed ();
      return;
    }

  g_setenv (FOLDER_VARIABLE, folder, TRUE);
  g_test_trap_subprocess (NULL, 0, 0);
  g_assert_false (g_test_trap_has_passed ());

  archive = open_archive (folder);
  records = exam_archive_list (archive, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, 2);
  record = g_ptr_array_index (records, 0);
  g_assert_cmpint (record->purpose, ==, EXAM_PURPOSE_QUEUE);
  g_assert_false (record->ended);
  g_assert_true (record->rules.feedback);

  /* What was reviewed counts already. */
  ratings = list_ratings (archive, record->id);
  g_assert_cmpstr (ratings, ==, "33");
  g_assert_cmpuint (count_waiting (archive), ==, 4);

  stored = exam_archive_load (archive, record->id, &error);
  g_assert_no_error (error);
  g_assert_true (exam_form_is_practice (stored->form));
  session_open (&session, archive, stored->form, &stored->record->rules);
  session.id = record->id;
  exam_sitting_replay (session.sitting, stored->events, stored->record->elapsed);
  exam_sitting_reopen (session.sitting, stored->record->alive_at);
  g_assert_cmpuint (exam_sitting_get_position (session.sitting), ==, 2);
  session_review (&session, TRUE, EXAM_CONFIDENCE_SURE);
  session_end (&session);
  ratings_after = list_ratings (archive, record->id);
  g_assert_cmpstr (ratings_after, ==, "333");
  g_assert_cmpuint (count_waiting (archive), ==, 3);

  session_clear (&session);
  exam_archive_close (archive);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/practice-store/reviews", test_reviews);
  g_test_add_func ("/practice-store/reviews-at-end", test_reviews_at_end);
  g_test_add_func ("/practice-store/reviews-of-mock", test_reviews_of_mock);
  g_test_add_func ("/practice-store/history", test_history);
  g_test_add_func ("/practice-store/sets", test_sets);
  g_test_add_func ("/practice-store/servings", test_servings);
  g_test_add_func ("/practice-store/causes", test_causes);
  g_test_add_func ("/practice-store/killed", test_killed);

  return g_test_run ();
}
