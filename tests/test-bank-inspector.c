/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "author/exam-bank-inspector.h"
#include "test-support.h"

static ExamBankInspector *
inspect (ExamManuscript *manuscript)
{
  g_autoptr (ExamFormats) formats = test_load_formats ();

  return exam_bank_inspector_new (manuscript, formats);
}

static void
wait (ExamBankInspector *inspector)
{
  while (!exam_bank_inspector_is_current (inspector))
    g_main_context_iteration (NULL, TRUE);
}

static char *
load_bank (const char *name)
{
  g_autofree char *path = test_exams_path ("banks", name, NULL);
  char *text;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

/* Breaking an item shows, mending it too, and the items beside it stay. */
static void
test_follows (void)
{
  g_autofree char *text = load_bank ("cca-starter.xml");
  g_autoptr (ExamManuscript) manuscript = exam_manuscript_new (text, -1);
  g_autoptr (ExamBankInspector) inspector = inspect (manuscript);
  const char *key = strstr (text, " key=\"yes\"");
  guint n_items, n_problems;
  const ExamProblem *problem;

  wait (inspector);
  n_items = exam_bank_get_n_items (exam_bank_inspector_get_bank (inspector));
  n_problems = exam_problems_get_n (exam_bank_inspector_get_problems (inspector));
  g_assert_cmpuint (n_items, >, 100);
  g_assert_cmpuint (exam_problems_count (exam_bank_inspector_get_problems (inspector), EXAM_SEVERITY_ERROR), ==, 0);

  exam_manuscript_splice (manuscript, (gsize) (key - text), 10, "", -1);
  g_assert_false (exam_bank_inspector_is_current (inspector));
  wait (inspector);
  g_assert_cmpuint (exam_bank_get_n_items (exam_bank_inspector_get_bank (inspector)), ==, n_items - 1);
  g_assert_cmpuint (exam_problems_count (exam_bank_inspector_get_problems (inspector), EXAM_SEVERITY_ERROR), ==, 1);
  problem = exam_problems_get (exam_bank_inspector_get_problems (inspector), 0);
  for (guint i = 0; exam_problem_get_severity (problem) != EXAM_SEVERITY_ERROR; i++)
    problem = exam_problems_get (exam_bank_inspector_get_problems (inspector), i);
  g_assert_cmpstr (exam_problem_get_item_id (problem), ==, "cca-cls-001");

  exam_manuscript_undo (manuscript);
  wait (inspector);
  g_assert_cmpuint (exam_bank_get_n_items (exam_bank_inspector_get_bank (inspector)), ==, n_items);
  g_assert_cmpuint (exam_problems_get_n (exam_bank_inspector_get_problems (inspector)), ==, n_problems);
}

/* What is no XML at all has no bank, and a place that says why. */
static void
test_broken (void)
{
  g_autoptr (ExamManuscript) manuscript = exam_manuscript_new ("<bank", -1);
  g_autoptr (ExamBankInspector) inspector = inspect (manuscript);

  wait (inspector);
  g_assert_null (exam_bank_inspector_get_bank (inspector));
  g_assert_cmpuint (exam_problems_count (exam_bank_inspector_get_problems (inspector), EXAM_SEVERITY_ERROR), >, 0);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* However fast somebody types, what is shown in the end is of what stands there in the end. */
static void
test_typing (void)
{
  g_autofree char *text = load_bank ("ccs-starter.xml");
  g_autoptr (ExamManuscript) manuscript = exam_manuscript_new (text, -1);
  g_autoptr (ExamBankInspector) inspector = inspect (manuscript);
  gsize place = (gsize) (strstr (text, "<stem>") - text) + strlen ("<stem>");
  guint n_inspected = 0;

  g_signal_connect_swapped (inspector, "inspected", G_CALLBACK (count_cb), &n_inspected);
  for (guint i = 0; i < 300; i++)
    {
      exam_manuscript_splice (manuscript, place, 0, "x", 1);
      g_main_context_iteration (NULL, FALSE);
    }
  wait (inspector);
  g_assert_cmpuint (n_inspected, >, 0);
  g_assert_cmpuint (exam_bank_inspector_get_revision (inspector), ==, exam_manuscript_get_revision (manuscript));
  g_assert_true (g_str_has_prefix (
    exam_text_get_markup (exam_item_get_stem (exam_bank_get_item (exam_bank_inspector_get_bank (inspector), 0))), "<p>xxx"));
}

static ExamCodeEntry *
find_nothing (ExamCodeSystem system,
              guint          year,
              const char    *code,
              gpointer       n_asked)
{
  g_atomic_int_inc ((int *) n_asked);
  return NULL;
}

static GArray *
list_one_year (ExamCodeSystem system,
               gpointer       n_asked)
{
  GArray *years = g_array_new (FALSE, FALSE, sizeof (guint));
  guint year = 2026;

  g_array_append_val (years, year);
  return years;
}

/* Books that come later are asked, even if an inspection without them is under way; what they know shows. */
static void
test_books (void)
{
  g_autofree char *text = load_bank ("ccs-starter.xml");
  g_autoptr (ExamManuscript) manuscript = exam_manuscript_new (text, -1);
  g_autoptr (ExamBankInspector) inspector = inspect (manuscript);
  g_autoptr (GObject) books = g_object_new (G_TYPE_OBJECT, NULL);
  int n_asked = 0;
  const ExamCodeLookup lookup = { find_nothing, list_one_year, &n_asked };
  guint n_before;

  wait (inspector);
  n_before = exam_problems_get_n (exam_bank_inspector_get_problems (inspector));

  exam_manuscript_splice (manuscript, 0, 0, " ", 1);
  exam_manuscript_undo (manuscript);
  g_main_context_iteration (NULL, TRUE);
  exam_bank_inspector_set_books (inspector, books, &lookup);
  g_assert_false (exam_bank_inspector_is_current (inspector));
  wait (inspector);
  g_assert_cmpint (n_asked, >, 0);
  g_assert_cmpuint (exam_problems_get_n (exam_bank_inspector_get_problems (inspector)), >, n_before);

  exam_bank_inspector_set_books (inspector, NULL, NULL);
  wait (inspector);
  g_assert_cmpuint (exam_problems_get_n (exam_bank_inspector_get_problems (inspector)), ==, n_before);
}

/* It may go while its thread is at work. */
static void
test_gone (void)
{
  g_autofree char *text = load_bank ("ccs-starter.xml");
  g_autoptr (ExamManuscript) manuscript = exam_manuscript_new (text, -1);

  for (guint i = 0; i < 20; i++)
    {
      ExamBankInspector *inspector = inspect (manuscript);

      g_object_add_weak_pointer (G_OBJECT (inspector), (gpointer *) &inspector);
      /* Before its thread begins, or after. */
      if (i % 2 == 1)
        g_main_context_iteration (NULL, TRUE);
      g_object_unref (inspector);
      while (inspector != NULL)
        g_main_context_iteration (NULL, TRUE);
    }
  g_assert_false (exam_manuscript_can_undo (manuscript));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/bank-inspector/follows", test_follows);
  g_test_add_func ("/bank-inspector/broken", test_broken);
  g_test_add_func ("/bank-inspector/typing", test_typing);
  g_test_add_func ("/bank-inspector/books", test_books);
  g_test_add_func ("/bank-inspector/gone", test_gone);

  return g_test_run ();
}
