/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-author-page-private.h"

#include <glib/gi18n.h>

#include "app/author/exam-trial-window.h"
#include "app/shared/exam-compat.h"

/* The bank is tried out as it stands, saved or not. */

static void
tell_why_not (ExamAuthorPage *self)
{
  if (self->format == NULL)
    exam_author_page_say (self, _("The bank names no exam that is known"));
  else if (!exam_bank_inspector_is_current (self->inspector))
    exam_author_page_say (self, _("The bank is being checked; try again in a moment"));
  else
    exam_author_page_say (self, _("There is no question without an error yet"));
}

/* Returns: (transfer none) (nullable): the window, not shown yet; if there is none, it has been said why */
static ExamTrialWindow *
make_window (ExamAuthorPage *self)
{
  ExamBank *bank = exam_bank_inspector_get_bank (self->inspector);
  g_autoptr (GError) error = NULL;
  GtkWidget *window;

  if (self->format == NULL || bank == NULL || exam_bank_get_n_items (bank) == 0 ||
      !exam_bank_inspector_is_current (self->inspector))
    {
      tell_why_not (self);
      return NULL;
    }
  window = exam_trial_window_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->context, bank, self->format,
                                  &error);
  if (window == NULL)
    exam_compat_tell (GTK_WIDGET (self), _("There is no room for a trial"), error->message);
  return window != NULL ? EXAM_TRIAL_WINDOW (window) : NULL;
}

static gboolean
has_item (ExamBank   *bank,
          const char *id)
{
  for (guint i = 0; i < exam_bank_get_n_items (bank); i++)
    if (g_strcmp0 (exam_item_get_id (exam_bank_get_item (bank, i)), id) == 0)
      return TRUE;
  return FALSE;
}

static void
try_item_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  ExamAuthorPage *self = EXAM_AUTHOR_PAGE (widget);
  ExamEntry *entry = exam_entry_list_get_selected (self->entry_list);
  const char *id = entry != NULL ? exam_entry_get_id (entry) : NULL;
  ExamTrialWindow *window = make_window (self);

  if (window == NULL)
    return;
  if (id == NULL || !has_item (exam_bank_inspector_get_bank (self->inspector), id))
    {
      gtk_window_destroy (GTK_WINDOW (window));
      exam_author_page_say (self, _("Only a question without errors can be tried: see its problems"));
      return;
    }
  gtk_window_present (GTK_WINDOW (window));
  exam_trial_window_sit_item (window, id);
}

static void
try_bank_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  ExamTrialWindow *window = make_window (EXAM_AUTHOR_PAGE (widget));

  if (window == NULL)
    return;
  gtk_window_present (GTK_WINDOW (window));
  exam_trial_window_sit_bank (window);
}

static void
try_form_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  ExamTrialWindow *window = make_window (EXAM_AUTHOR_PAGE (widget));

  if (window == NULL)
    return;
  gtk_window_present (GTK_WINDOW (window));
  exam_trial_window_sit_form (window);
}

/** Installs what tries the bank out. */
void
exam_author_page_install_trial (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "author.try-item", NULL, try_item_action);
  gtk_widget_class_install_action (widget_class, "author.try-bank", NULL, try_bank_action);
  gtk_widget_class_install_action (widget_class, "author.try-form", NULL, try_form_action);
}
