/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record/exam-database.h"
#include "test-sittings.h"
#include "test-support.h"

/* What the candidate says of questions after a sitting, and the list of all misses. */

#define DAY (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)
#define NOW (G_GINT64_CONSTANT (1780000000) * G_USEC_PER_SEC)
#define FORMAT "cca-2026-05"

static const ExamRules exam_day = { .time_percent = 100 };

static gint64
sit (ExamArchive *archive,
     ExamForm    *form,
     guint        day,
     const char  *answers)
{
  return test_sit (archive, form, &(TestSitting) { NOW + day * DAY, exam_day, .answers = answers });
}

static ExamRemarks *
load (ExamArchive *archive,
      gint64       sitting_id)
{
  g_autoptr (GError) error = NULL;
  ExamRemarks *remarks = exam_archive_load_remarks (archive, sitting_id, &error);

  g_assert_no_error (error);
  g_assert_nonnull (remarks);
  return remarks;
}

static void
set_cause (ExamArchive *archive,
           gint64       sitting_id,
           guint        position,
           ExamCause    cause)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (exam_archive_set_cause (archive, sitting_id, position, cause, NOW, &error));
  g_assert_no_error (error);
}

static void
test_cause_names (void)
{
  ExamCause cause;

  for (guint i = 0; i < EXAM_N_CAUSES; i++)
    {
      g_assert_true (exam_cause_from_name (exam_cause_to_name (i), &cause));
      g_assert_cmpuint (cause, ==, i);
      g_assert_cmpstr (exam_cause_get_label (i), !=, "");
    }
  g_assert_cmpstr (exam_cause_to_name (EXAM_CAUSE_NONE), ==, "");
  g_assert_false (exam_cause_from_name ("bad luck", &cause));
  g_assert_false (exam_cause_from_name (NULL, &cause));
}

static void
test_causes (void)
{
  g_autoptr (ExamArchive) archive = exam_archive_open_in_memory ();
  g_autoptr (ExamForm) form = test_draw_form (FORMAT, 1);
  gint64 first = sit (archive, form, 0, "w");
  gint64 second = sit (archive, form, 1, "w");
  gint64 third = sit (archive, form, 2, "w");
  g_autoptr (ExamRemarks) remarks = NULL;
  const ExamRemark *remark;
  const ExamPastCause *past;

  set_cause (archive, first, 3, EXAM_CAUSE_MISREAD);
  set_cause (archive, second, 3, EXAM_CAUSE_GUIDELINE);
  set_cause (archive, third, 3, EXAM_CAUSE_MODIFIER);
  set_cause (archive, second, 4, EXAM_CAUSE_GUESSED);
  set_cause (archive, second, 4, EXAM_CAUSE_NONE);

  remarks = load (archive, third);
  g_assert_cmpuint (exam_remarks_get_n_items (remarks), ==, exam_form_get_n_items (form));
  remark = exam_remarks_get (remarks, 3);
  g_assert_cmpint (remark->cause, ==, EXAM_CAUSE_MODIFIER);
  g_assert_cmpuint (remark->past_causes->len, ==, 2);
  past = &g_array_index (remark->past_causes, ExamPastCause, 0);
  g_assert_cmpint (past->cause, ==, EXAM_CAUSE_GUIDELINE);
  g_assert_cmpint (past->sitting_id, ==, second);
  g_assert_cmpuint (past->position, ==, 3);
  g_assert_cmpint (past->started_at, ==, NOW + DAY);
  past = &g_array_index (remark->past_causes, ExamPastCause, 1);
  g_assert_cmpint (past->cause, ==, EXAM_CAUSE_MISREAD);
  g_assert_null (exam_remarks_get (remarks, 4)->past_causes);
  g_clear_pointer (&remarks, exam_remarks_free);

  /* What came later was not before; what is deleted was not at all. */
  remarks = load (archive, second);
  g_assert_cmpuint (exam_remarks_get (remarks, 3)->past_causes->len, ==, 1);
  g_assert_cmpint (exam_remarks_get (remarks, 4)->cause, ==, EXAM_CAUSE_NONE);
  g_clear_pointer (&remarks, exam_remarks_free);
  g_assert_true (exam_archive_set_deleted (archive, first, NOW, NULL));
  remarks = load (archive, second);
  g_assert_null (exam_remarks_get (remarks, 3)->past_causes);
  g_clear_pointer (&remarks, exam_remarks_free);

  remarks = load (archive, 4711);
  g_assert_cmpuint (exam_remarks_get_n_items (remarks), ==, 0);
}

static void
test_notes_and_doubts (void)
{
  g_autoptr (ExamArchive) archive = exam_archive_open_in_memory ();
  g_autoptr (ExamForm) form = test_draw_form (FORMAT, 1);
  gint64 first = sit (archive, form, 0, "w");
  gint64 second = sit (archive, form, 1, "r");
  const char *id = exam_item_get_id (exam_form_get_item (form, 7));
  g_autoptr (ExamRemarks) remarks = NULL;
  g_autoptr (GPtrArray) doubts = NULL;
  const ExamDoubt *doubt;

  g_assert_true (exam_archive_set_item_note (archive, id, "see I.C.4.a\nagain", NOW, NULL));
  g_assert_true (exam_archive_set_doubt (archive, first, 7, "two options are right", NOW + 1, NULL));
  remarks = load (archive, second);
  g_assert_cmpstr (exam_remarks_get (remarks, 7)->note, ==, "see I.C.4.a\nagain");
  g_assert_cmpstr (exam_remarks_get (remarks, 7)->doubt, ==, "two options are right");
  g_assert_null (exam_remarks_get (remarks, 8)->note);
  g_assert_null (exam_remarks_get (remarks, 8)->doubt);

  doubts = exam_archive_list_doubts (archive, NULL);
  g_assert_cmpuint (doubts->len, ==, 1);
  doubt = g_ptr_array_index (doubts, 0);
  g_assert_cmpstr (exam_item_get_id (doubt->item), ==, id);
  g_assert_cmpstr (doubt->item_hash, ==, exam_remarks_get (remarks, 7)->item_hash);
  g_assert_cmpstr (doubt->bank_id, ==, exam_bank_get_id (exam_form_get_bank (form, 7)));
  g_assert_cmpstr (doubt->bank_id, ==, exam_remarks_get (remarks, 7)->bank_id);
  g_assert_cmpstr (doubt->bank_revision, ==, exam_bank_get_revision (exam_form_get_bank (form, 7)));
  g_assert_cmpstr (doubt->reason, ==, "two options are right");
  g_assert_cmpint (doubt->changed_at, ==, NOW + 1);
  g_clear_pointer (&doubts, g_ptr_array_unref);
  g_clear_pointer (&remarks, exam_remarks_free);

  /* Taken back */
  g_assert_true (exam_archive_set_item_note (archive, id, "", NOW + 2, NULL));
  g_assert_true (exam_archive_set_doubt (archive, second, 7, "", NOW + 2, NULL));
  remarks = load (archive, first);
  g_assert_null (exam_remarks_get (remarks, 7)->note);
  g_assert_null (exam_remarks_get (remarks, 7)->doubt);
  doubts = exam_archive_list_doubts (archive, NULL);
  g_assert_cmpuint (doubts->len, ==, 0);
}

static GArray *
list_misses (ExamArchive *archive)
{
  g_autoptr (GError) error = NULL;
  GArray *misses = exam_archive_list_misses (archive, &error);

  g_assert_no_error (error);
  g_assert_nonnull (misses);
  return misses;
}

static guint
count_right_since (ExamArchive *archive)
{
  g_autoptr (GArray) misses = list_misses (archive);
  guint n = 0;

  for (guint i = 0; i < misses->len; i++)
    n += g_array_index (misses, ExamMiss, i).right_since;
  return n;
}

static void
test_misses (void)
{
  g_autoptr (ExamArchive) archive = exam_archive_open_in_memory ();
  g_autoptr (ExamForm) form = test_draw_form (FORMAT, 1);
  guint n_items = exam_form_get_n_items (form);
  const ExamItem *item = exam_form_get_item (form, 2);
  gint64 first = sit (archive, form, 0, "rrw-rrrr.");
  gint64 practice = test_sit (archive, form, &(TestSitting) { NOW + DAY, exam_day, EXAM_PURPOSE_SET, "rrw." });
  g_autoptr (GArray) misses = list_misses (archive);
  const ExamMiss *miss;

  g_assert_cmpuint (misses->len, ==, 3);
  miss = &g_array_index (misses, ExamMiss, 0);
  g_assert_cmpint (miss->sitting_id, ==, practice);
  g_assert_true (miss->practice);
  miss = &g_array_index (misses, ExamMiss, 1);
  g_assert_cmpint (miss->sitting_id, ==, first);
  g_assert_false (miss->practice);
  g_assert_cmpuint (miss->position, ==, 2);
  g_assert_cmpstr (miss->item_id, ==, exam_item_get_id (item));
  g_assert_true (miss->item_id == g_array_index (misses, ExamMiss, 0).item_id);
  g_assert_cmpstr (miss->format_id, ==, FORMAT);
  g_assert_cmpstr (miss->domain, ==, exam_item_get_domain (item));
  g_assert_cmpstr (miss->source, ==, exam_source_get_title (exam_item_get_source (item, 0)));
  g_assert_cmpstr (miss->section, ==, exam_source_get_section (exam_item_get_source (item, 0)));
  g_assert_cmpuint (g_utf8_strlen (miss->stem, -1), <=, 160);
  g_assert_null (strchr (miss->stem, '\n'));
  g_assert_cmpint (miss->outcome, ==, EXAM_OUTCOME_WRONG);
  g_assert_cmpint (miss->cause, ==, EXAM_CAUSE_NONE);
  g_assert_false (miss->right_since);
  miss = &g_array_index (misses, ExamMiss, 2);
  g_assert_cmpuint (miss->position, ==, 3);
  g_assert_cmpint (miss->outcome, ==, EXAM_OUTCOME_OMITTED);
  g_clear_pointer (&misses, g_array_unref);

  /* Of what was never shown, only that is listed of which is said why. */
  set_cause (archive, first, n_items - 1, EXAM_CAUSE_OUT_OF_TIME);
  misses = list_misses (archive);
  g_assert_cmpuint (misses->len, ==, 4);
  g_assert_cmpint (g_array_index (misses, ExamMiss, 3).cause, ==, EXAM_CAUSE_OUT_OF_TIME);
  g_clear_pointer (&misses, g_array_unref);

  g_assert_true (exam_archive_set_deleted (archive, first, NOW, NULL));
  misses = list_misses (archive);
  g_assert_cmpuint (misses->len, ==, 1);
}

/* An item that was right and then wrong is not right since; one that was wrong and then right is. */
static void
test_right_since (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *notice = NULL;
  ExamArchive *archive = exam_archive_open (folder, NOW, &notice, NULL);
  g_autoptr (ExamForm) form = test_draw_form (FORMAT, 1);
  gint64 last;

  sit (archive, form, 0, "rw.");
  g_assert_cmpuint (count_right_since (archive), ==, 0);
  sit (archive, form, 1, "wr.");
  g_assert_cmpuint (count_right_since (archive), ==, 1);
  last = sit (archive, form, 2, "rr.");
  g_assert_cmpuint (count_right_since (archive), ==, 2);

  /* Deleted, and then gone: then what was right before counts again. */
  g_assert_true (exam_archive_set_deleted (archive, last, NOW, NULL));
  exam_archive_close (archive);
  archive = exam_archive_open (folder, NOW, &notice, NULL);
  g_assert_cmpuint (count_right_since (archive), ==, 1);
  exam_archive_close (archive);
  test_remove_folder (folder);
}

/* From the command line, while a window may be writing */
static void
test_read_only (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *notice = NULL;
  ExamArchive *archive = exam_archive_open (folder, NOW, &notice, NULL);
  g_autoptr (ExamForm) form = test_draw_form (FORMAT, 1);
  gint64 id = sit (archive, form, 0, "rw");
  g_autoptr (GArray) before = list_misses (archive);
  g_autoptr (GArray) after = NULL;
  g_autoptr (ExamRemarks) remarks = NULL;
  g_autoptr (GPtrArray) doubts = NULL;

  set_cause (archive, id, 1, EXAM_CAUSE_BUNDLING);
  g_assert_true (exam_archive_set_doubt (archive, id, 1, "why?", NOW, NULL));
  exam_archive_close (archive);

  archive = exam_archive_open_read_only (folder, NULL);
  remarks = load (archive, id);
  g_assert_cmpint (exam_remarks_get (remarks, 1)->cause, ==, EXAM_CAUSE_BUNDLING);
  after = list_misses (archive);
  g_assert_cmpuint (after->len, ==, before->len);
  doubts = exam_archive_list_doubts (archive, NULL);
  g_assert_cmpuint (doubts->len, ==, 1);
  exam_archive_close (archive);
  test_remove_folder (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/remarks/cause-names", test_cause_names);
  g_test_add_func ("/remarks/causes", test_causes);
  g_test_add_func ("/remarks/notes-and-doubts", test_notes_and_doubts);
  g_test_add_func ("/remarks/misses", test_misses);
  g_test_add_func ("/remarks/right-since", test_right_since);
  g_test_add_func ("/remarks/read-only", test_read_only);
  return g_test_run ();
}
