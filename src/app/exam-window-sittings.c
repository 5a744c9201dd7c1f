/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/exam-window-private.h"

#include <glib/gi18n.h>

#include "app/shared/exam-compat.h"
#include "record/exam-journal.h"

/* A sitting begins, goes on after an interruption, ends. */

static void
started_cb (ExamWindow *self,
            ExamFormat *format)
{
  g_assert (EXAM_IS_WINDOW (self));
  gtk_stack_set_visible_child_name (self->stack, "start");
  exam_start_page_show (self->start_page, format);
}

static void
show_sitting (ExamWindow  *self,
              ExamJournal *journal,
              const char  *candidate)
{
  /* What was looked up before is not on the candidate's desk. */
  exam_window_close_codes (self);
  gtk_stack_set_visible_child_name (self->stack, "sitting");
  exam_sitting_page_show (self->sitting_page, journal, candidate);
}

static void
begun_cb (ExamWindow  *self,
          ExamJournal *journal,
          const char  *candidate)
{
  g_assert (EXAM_IS_WINDOW (self));
  show_sitting (self, journal, candidate);
}

static void
ended_cb (ExamWindow  *self,
          ExamJournal *journal)
{
  gint64 id = exam_journal_get_sitting_id (journal);

  g_assert (EXAM_IS_WINDOW (self));

  if (self->leave_alert != NULL)
    exam_compat_close_alert (self->leave_alert);
  exam_window_close_codes (self);
  g_hash_table_add (self->ended, g_memdup2 (&id, sizeof id));
  exam_window_show_results (self);
  exam_window_show_report (self, exam_journal_dup_result (journal));
}

static ExamJournal *
replay (ExamWindow              *self,
        const ExamStoredSitting *stored)
{
  ExamClock *clock = exam_context_get_clock (self->context);
  g_autoptr (ExamSitting) sitting = exam_sitting_new (stored->form, &stored->record->rules, clock);

  exam_sitting_replay (sitting, stored->events, stored->record->elapsed);
  return exam_journal_new_for_stored (exam_context_get_store (self->context), sitting, stored, clock);
}

/* Returns: (transfer full) (nullable): the sitting that was asked for; @stored has what was kept of it */
static ExamJournal *
finish_replay (ExamWindow         *self,
               ExamStore          *store,
               GAsyncResult       *result,
               const char         *refusal,
               ExamStoredSitting **stored)
{
  g_autoptr (GError) error = NULL;

  *stored = exam_store_load_finish (store, result, &error);
  if (*stored != NULL)
    return replay (self, *stored);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    exam_compat_tell (GTK_WIDGET (self), refusal, error->message);
  return NULL;
}

static void
to_resume_loaded_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      data)
{
  g_autoptr (ExamWindow) self = data;
  g_autoptr (ExamStoredSitting) stored = NULL;
  g_autoptr (ExamJournal) journal =
    finish_replay (self, EXAM_STORE (source), result, _("This sitting cannot be resumed"), &stored);

  if (journal == NULL)
    return;

  exam_sitting_reopen (exam_journal_get_sitting (journal), stored->record->alive_at);
  show_sitting (self, journal, stored->record->candidate);
}

static void
resumed_cb (ExamWindow *self,
            gint64      sitting_id)
{
  g_assert (EXAM_IS_WINDOW (self));
  exam_store_load_async (exam_context_get_store (self->context), sitting_id, self->cancellable, to_resume_loaded_cb,
                         g_object_ref (self));
}

static void
to_score_loaded_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      data)
{
  g_autoptr (ExamWindow) self = data;
  g_autoptr (ExamStoredSitting) stored = NULL;
  g_autoptr (ExamJournal) journal =
    finish_replay (self, EXAM_STORE (source), result, _("This sitting cannot be scored"), &stored);

  if (journal != NULL && exam_sitting_end (exam_journal_get_sitting (journal)))
    exam_window_show_report (self, exam_journal_dup_result (journal));
}

static void
scored_cb (ExamWindow *self,
           gint64      sitting_id)
{
  g_assert (EXAM_IS_WINDOW (self));
  exam_store_load_async (exam_context_get_store (self->context), sitting_id, self->cancellable, to_score_loaded_cb,
                         g_object_ref (self));
}

static void
discarded_cb (ExamWindow *self,
              gint64      sitting_id)
{
  g_assert (EXAM_IS_WINDOW (self));
  exam_store_delete (exam_context_get_store (self->context), sitting_id);
}

/** Adds what the template calls. */
void
exam_window_bind_sittings (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, begun_cb);
  gtk_widget_class_bind_template_callback (widget_class, discarded_cb);
  gtk_widget_class_bind_template_callback (widget_class, ended_cb);
  gtk_widget_class_bind_template_callback (widget_class, resumed_cb);
  gtk_widget_class_bind_template_callback (widget_class, scored_cb);
  gtk_widget_class_bind_template_callback (widget_class, started_cb);
}
