/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <adwaita.h>

#include "app/results/exam-report-output.h"
#include "app/results/exam-report-page.h"
#include "test-sittings.h"
#include "test-support.h"

/* What leaves the window on paper. */

#define NOW (G_GINT64_CONSTANT (1780000000) * G_USEC_PER_SEC)

typedef struct {
  char              *folder;
  char              *pdf;
  ExamStoredSitting *sitting;
  GAsyncResult      *result;    /* (owned) (nullable) */
  gboolean           printed;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  const TestSitting what = { .started_at = NOW, .rules = { .relaxed = TRUE, .time_percent = 100 }, .answers = "rw-r" };
  g_autoptr (ExamArchive) archive = exam_archive_open_in_memory ();
  g_autoptr (ExamForm) form = test_draw_form ("cca-2026-05", 6);
  gint64 id = test_sit (archive, form, &what);
  g_autoptr (GError) error = NULL;

  self->sitting = exam_archive_load (archive, id, &error);
  g_assert_no_error (error);
  self->folder = test_make_folder ();
  self->pdf = g_build_filename (self->folder, "report.pdf", NULL);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  g_clear_object (&self->result);
  exam_stored_sitting_free (self->sitting);
  test_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->pdf);
}

static char *
read_pdf (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "pdftotext", "-layout", path, "-", NULL);
  char *text = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static gboolean
has_pdftotext (void)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");

  return program != NULL;
}

static void
result_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  ((Fixture *) data)->result = g_object_ref (result);
}

static void
wait_for_result (Fixture *self)
{
  while (self->result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* --- PDF --- */

static void
test_save (Fixture      *self,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gint64 start = g_get_monotonic_time ();

  exam_report_output_save_async (self->sitting, EXAM_REVIEW_EXTENT_ALL, &exam_paper_a4, self->pdf, NULL, result_cb, self);
  /* The window does not stand still meanwhile. */
  g_test_message ("asked in %d ms", (int) ((g_get_monotonic_time () - start) / 1000));
  wait_for_result (self);
  g_assert_true (exam_report_output_save_finish (self->result, &error));
  g_assert_no_error (error);
  g_test_message ("saved in %d ms", (int) ((g_get_monotonic_time () - start) / 1000));

  if (!has_pdftotext ())
    return;
  text = read_pdf (self->pdf);
  g_assert_nonnull (strstr (text, "Question 105 · "));
}

static void
test_save_error (Fixture      *self,
                 gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  exam_report_output_save_async (self->sitting, EXAM_REVIEW_EXTENT_NONE, &exam_paper_a4, "/dev/null/x.pdf", NULL, result_cb, self);
  wait_for_result (self);
  g_assert_false (exam_report_output_save_finish (self->result, &error));
  g_assert_nonnull (strstr (error->message, "cannot be written"));
}

static void
test_cancelled (Fixture      *self,
                gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  exam_report_output_save_async (self->sitting, EXAM_REVIEW_EXTENT_ALL, &exam_paper_a4, self->pdf, cancellable, result_cb, self);
  wait_for_result (self);
  g_assert_false (exam_report_output_save_finish (self->result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (self->pdf, G_FILE_TEST_EXISTS));
}

/* --- Printing --- */

static void
done_cb (GtkPrintOperation      *operation,
         GtkPrintOperationResult result,
         Fixture                *self)
{
  g_assert_cmpint (result, ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  self->printed = TRUE;
}

/* The same pages, laid out for the paper that was chosen. */
static void
print (Fixture    *self,
       const char *paper_name)
{
  g_autoptr (GtkPrintOperation) operation = exam_report_output_new_print (self->sitting, EXAM_REVIEW_EXTENT_MISSED);
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPaperSize *size = gtk_paper_size_new (paper_name);
  g_autoptr (GError) error = NULL;

  gtk_page_setup_set_paper_size (setup, size);
  gtk_paper_size_free (size);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_export_filename (operation, self->pdf);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), self);
  self->printed = FALSE;
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  while (!self->printed)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_print (Fixture      *self,
            gconstpointer data)
{
  static const char *const papers[] = { GTK_PAPER_NAME_A4, GTK_PAPER_NAME_LETTER };

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autoptr (ExamFlow) flow =
        exam_report_paper_new (i == 0 ? &exam_paper_a4 : &exam_paper_letter, self->sitting, EXAM_REVIEW_EXTENT_MISSED);
      g_autofree char *last = g_strdup_printf ("%u of %u", exam_flow_paginate (flow), exam_flow_paginate (flow));
      g_autofree char *text = NULL;

      print (self, papers[i]);
      if (!has_pdftotext ())
        continue;
      text = read_pdf (self->pdf);
      g_assert_nonnull (strstr (text, last));
      g_assert_nonnull (strstr (text, "Missed questions"));
      g_assert_null (strstr (text, "Question 1 · "));
    }
}

/* --- The page --- */

static void
test_page (Fixture      *self,
           gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = g_object_new (EXAM_TYPE_REPORT_PAGE, NULL);
  g_autofree char *name = exam_report_output_make_name (self->sitting->record);
  GObject *button;
  GMenuModel *menu;
  guint n_items = 0;

  g_assert_true (g_str_has_prefix (name, "cca-2026-05 2026-0"));
  g_assert_true (g_str_has_suffix (name, ".pdf"));
  gtk_window_set_child (GTK_WINDOW (window), page);
  exam_report_page_take_sitting (EXAM_REPORT_PAGE (page), exam_stored_sitting_copy (self->sitting));

  button = gtk_widget_get_template_child (page, EXAM_TYPE_REPORT_PAGE, "output_button");
  menu = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button));
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);

      for (int j = 0; j < g_menu_model_get_n_items (section); j++, n_items++)
        {
          g_autofree char *action = NULL;
          g_autofree char *target = NULL;
          ExamReviewExtent extent;

          g_assert_true (g_menu_model_get_item_attribute (section, j, G_MENU_ATTRIBUTE_ACTION, "s", &action));
          g_assert_true (g_menu_model_get_item_attribute (section, j, G_MENU_ATTRIBUTE_TARGET, "s", &target));
          if (g_str_equal (action, "report.export"))
            {
              g_assert_true (g_str_equal (target, "csv") || g_str_equal (target, "json"));
              continue;
            }
          g_assert_true (g_str_equal (action, "report.print") || g_str_equal (action, "report.save-pdf"));
          g_assert_true (exam_review_extent_from_name (target, &extent));
        }
    }
  g_assert_cmpuint (n_items, ==, 8);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, function) g_test_add ("/report-output/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("save", test_save);
  ADD ("save-error", test_save_error);
  ADD ("cancelled", test_cancelled);
  ADD ("print", test_print);
  ADD ("page", test_page);
#undef ADD

  return g_test_run ();
}
