/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test-widgets-shown.h"

#include <string.h>

#include "author/exam-draft.h"

/** Does all that is to be done now. */
void
test_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/** Deletes what the test before did not save. */
void
test_delete_drafts (ExamContext *context)
{
  g_autoptr (GPtrArray) drafts = exam_draft_list_left (exam_context_get_drafts (context));

  for (guint i = 0; i < drafts->len; i++)
    exam_left_draft_delete (g_ptr_array_index (drafts, i));
}

/** Returns: (transfer none) (nullable): @widget, or the first below it, that is of a type */
GtkWidget *
test_find_type (GtkWidget *widget,
                GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = test_find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/** Returns: whether a label in @widget that is shown says @text, alone or among other words */
gboolean
test_says (GtkWidget  *widget,
           const char *text)
{
  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (test_says (child, text))
      return TRUE;
  return FALSE;
}
