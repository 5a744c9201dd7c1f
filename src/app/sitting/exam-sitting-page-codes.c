/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/sitting/exam-sitting-page-private.h"

/* The code book beside a sitting, where the exam allows books and the candidate chose to use the program's. */

/**
 * exam_sitting_page_get_code_systems:
 * @self: a page
 *
 * An exam was begun with the book or without; practice may always use what its exam allows. Where the questions are not to be
 * seen, neither is the book.
 *
 * Returns: a bit for each system whose book is there and may be opened now; 0 for none
 */
guint
exam_sitting_page_get_code_systems (ExamSittingPage *self)
{
  ExamCodeStore *store;
  ExamForm *form;
  guint systems = 0;

  g_return_val_if_fail (EXAM_IS_SITTING_PAGE (self), 0);

  if (self->sitting == NULL || (exam_sitting_get_state (self->sitting) != EXAM_SITTING_RUNNING &&
                                exam_sitting_get_state (self->sitting) != EXAM_SITTING_REVIEW))
    return 0;
  form = exam_sitting_get_form (self->sitting);
  if (!exam_form_is_practice (form) && !exam_sitting_get_rules (self->sitting)->code_book)
    return 0;

  store = exam_context_get_code_store (self->context);
  for (guint i = 0; i < EXAM_CODE_SYSTEM_OTHER; i++)
    if (exam_format_allows_system (exam_form_get_format (form), (ExamCodeSystem) i) &&
        exam_code_store_has_system (store, (ExamCodeSystem) i))
      systems |= 1u << i;
  return systems;
}

/** Shows whether the book can be opened, and closes it where it may not be open any more. */
void
exam_sitting_page_update_codes (ExamSittingPage *self)
{
  gboolean allowed = exam_sitting_page_get_code_systems (self) != 0;

  gtk_widget_set_visible (self->codes_button, allowed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sitting.code-book", allowed);
  if (!allowed)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.close-code-book", NULL);
}

/** Opens the book beside the page; the clock goes on. */
void
exam_sitting_page_codes_action (GtkWidget  *widget,
                                const char *name,
                                GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "win.code-book", NULL);
}
