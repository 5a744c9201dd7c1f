/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/results/exam-report-output.h"

#include "bank/exam-task.h"

/*
 * A report on paper, or as a file that looks like paper. Laying out a hundred questions takes longer than a window may stand
 * still: it is done by another thread.
 */
typedef struct {
  ExamStoredSitting *sitting;  /* (owned) */
  ExamReviewExtent   extent;
  ExamPaper          paper;
  char              *path;     /* (owned) (nullable) */
  ExamFlow          *flow;     /* (owned) (nullable): laid out */
} Output;

static Output *
output_new (const ExamStoredSitting *sitting,
            ExamReviewExtent         extent)
{
  Output *output = g_new0 (Output, 1);

  output->sitting = exam_stored_sitting_copy (sitting);
  output->extent = extent;
  return output;
}

static void
output_free (gpointer data)
{
  Output *output = data;

  exam_stored_sitting_free (output->sitting);
  g_clear_pointer (&output->flow, exam_flow_free);
  g_free (output->path);
  g_free (output);
}

/* --- PDF --- */

/** Returns: (transfer full): what a file with a report could be called: "CCA 2026-11-22.pdf" */
char *
exam_report_output_make_name (const ExamSittingRecord *record)
{
  g_autoptr (GDateTime) ended = g_date_time_new_from_unix_local (record->ended_at / G_USEC_PER_SEC);
  g_autofree char *date = ended != NULL ? g_date_time_format (ended, "%Y-%m-%d") : g_strdup ("");

  return g_strdup_printf ("%s %s.pdf", record->format_id, date);
}

static void
save_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Output *output = data;
  g_autoptr (GError) error = NULL;

  output->flow = exam_report_paper_new (&output->paper, output->sitting, output->extent);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (exam_flow_save (output->flow, output->path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * exam_report_output_save_async:
 * @sitting: an ended sitting
 * @extent: which questions are gone through
 * @paper: what it is laid out for
 * @path: a file, which is replaced when the new one is whole
 * @cancellable: (nullable): to give up
 * @callback: called when it is there, or cannot be
 * @user_data: for @callback
 *
 * Writes a report as PDF.
 */
void
exam_report_output_save_async (const ExamStoredSitting *sitting,
                               ExamReviewExtent         extent,
                               const ExamPaper         *paper,
                               const char              *path,
                               GCancellable            *cancellable,
                               GAsyncReadyCallback      callback,
                               gpointer                 user_data)
{
  g_autoptr (GTask) task = exam_task_new (NULL, cancellable, callback, user_data);
  Output *output = output_new (sitting, extent);

  output->paper = *paper;
  output->path = g_strdup (path);
  g_task_set_task_data (task, output, output_free);
  g_task_run_in_thread (task, save_thread);
}

/** Returns: whether the file is there */
gboolean
exam_report_output_save_finish (GAsyncResult *result,
                                GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- Printing --- */

static void
lay_out_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Output *output = data;
  ExamFlow *flow = exam_report_paper_new (&output->paper, output->sitting, output->extent);

  exam_flow_paginate (flow);
  g_task_return_pointer (task, flow, (GDestroyNotify) exam_flow_free);
}

static void
laid_out_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  Output *output = g_object_get_data (source, "output");

  output->flow = g_task_propagate_pointer (G_TASK (result), NULL);
}

static void
begin_print_cb (GtkPrintOperation *operation,
                GtkPrintContext   *context,
                Output            *output)
{
  g_autoptr (GTask) task = exam_task_new (operation, NULL, laid_out_cb, NULL);

  /* Of the whole sheet, in points. */
  output->paper = (ExamPaper) {
    .width = gtk_print_context_get_width (context),
    .height = gtk_print_context_get_height (context),
    .margin = exam_paper_a4.margin,
  };
  g_clear_pointer (&output->flow, exam_flow_free);
  g_task_set_task_data (task, output, NULL);
  g_task_run_in_thread (task, lay_out_thread);
}

/* Is called again and again until the pages are there. */
static gboolean
paginate_cb (GtkPrintOperation *operation,
             GtkPrintContext   *context,
             Output            *output)
{
  if (output->flow == NULL)
    return FALSE;

  gtk_print_operation_set_n_pages (operation, (int) exam_flow_paginate (output->flow));
  return TRUE;
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              Output            *output)
{
  exam_flow_draw_page (output->flow, gtk_print_context_get_cairo_context (context), (guint) page);
}

/**
 * exam_report_output_new_print:
 * @sitting: an ended sitting
 * @extent: which questions are gone through
 *
 * Returns: (transfer full): what prints its report, on the paper that is chosen in the dialog
 */
GtkPrintOperation *
exam_report_output_new_print (const ExamStoredSitting *sitting,
                              ExamReviewExtent         extent)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  Output *output = output_new (sitting, extent);
  g_autofree char *name = exam_report_output_make_name (sitting->record);

  g_object_set_data_full (G_OBJECT (operation), "output", output, output_free);
  gtk_print_operation_set_job_name (operation, name);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), output);
  g_signal_connect (operation, "paginate", G_CALLBACK (paginate_cb), output);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), output);
  return operation;
}
