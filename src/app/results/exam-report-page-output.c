/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/results/exam-report-page-private.h"

#include <glib/gi18n.h>

#include "app/shared/exam-compat.h"
#include "app/shared/exam-export.h"
#include "report/exam-result-export.h"

/* A report leaves the window: as data, as PDF, on paper. */

/* --- For programs --- */

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  ExamReportPage *self = EXAM_REPORT_PAGE (widget);
  const char *suffix = g_variant_get_string (parameter, NULL);
  gboolean csv = g_str_equal (suffix, "csv");
  g_autofree char *suggestion = NULL;

  if (self->sitting == NULL)
    return;

  suggestion = g_strdup_printf ("%s-%" G_GINT64_FORMAT ".%s", self->sitting->record->format_id, self->sitting->record->id, suffix);
  exam_export_text (widget, _("Export the report"), csv ? _("Comma-separated values") : _("JSON"), suffix, suggestion,
                    csv ? exam_result_export_sitting_to_csv (self->sitting, self->transcript)
                        : exam_result_export_sitting_to_json (self->sitting, self->transcript));
}

/* --- On paper --- */

static GtkWindow *
get_window (ExamReportPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (ExamReportPage) self = data;
  g_autoptr (GError) error = NULL;

  if (exam_report_output_save_finish (result, &error))
    exam_report_page_emit_saved (self);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    exam_compat_tell (GTK_WIDGET (self), _("The report was not saved"), error->message);
}

static void
save_to_cb (GFile   *file,
            gpointer data)
{
  ExamReportPage *self = EXAM_REPORT_PAGE (data);
  g_autofree char *path = g_file_get_path (file);

  if (path == NULL)
    exam_compat_tell (GTK_WIDGET (self), _("The report was not saved"), _("It can only be saved to a folder of this computer."));
  else if (self->sitting != NULL)
    exam_report_output_save_async (self->sitting, self->extent, exam_paper_get_default (), path, self->cancellable, saved_cb,
                                   g_object_ref (self));
}

static ExamReviewExtent
get_extent (GVariant *parameter)
{
  ExamReviewExtent extent = EXAM_REVIEW_EXTENT_ALL;

  exam_review_extent_from_name (g_variant_get_string (parameter, NULL), &extent);
  return extent;
}

static void
save_pdf_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  ExamReportPage *self = EXAM_REPORT_PAGE (widget);
  g_autofree char *file_name = exam_report_output_make_name (self->sitting->record);

  self->extent = get_extent (parameter);
  exam_compat_save_file (get_window (self), _("Save as PDF"), _("PDF documents"), "pdf", file_name, save_to_cb, self);
}

static void
tell_print_error (ExamReportPage *self,
                  const GError   *error)
{
  exam_compat_tell (GTK_WIDGET (self), _("The report was not printed"), error->message);
}

static void
printed_cb (GtkPrintOperation      *operation,
            GtkPrintOperationResult result,
            ExamReportPage         *self)
{
  g_autoptr (GError) error = NULL;

  g_assert (EXAM_IS_REPORT_PAGE (self));

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  tell_print_error (self, error);
}

static void
print_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  ExamReportPage *self = EXAM_REPORT_PAGE (widget);
  g_autoptr (GtkPrintOperation) operation = exam_report_output_new_print (self->sitting, get_extent (parameter));

  /* It holds itself until it is done, and tells what went wrong. */
  g_signal_connect_object (operation, "done", G_CALLBACK (printed_cb), self, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, get_window (self), NULL);
}

/** Adds the actions `report.export`, `report.print` and `report.save-pdf`, and the key of the second. */
void
exam_report_page_install_output (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "report.export", "s", export_action);
  gtk_widget_class_install_action (widget_class, "report.print", "s", print_action);
  gtk_widget_class_install_action (widget_class, "report.save-pdf", "s", save_pdf_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "report.print", "s", "all");
}
