/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/exam-window-private.h"

#include <glib/gi18n.h>

/* Practice, as far as it leads away from its page. */

/** Leads from practice that is put aside back to the page where it can be resumed. */
void
exam_window_put_aside_cb (ExamWindow *self)
{
  g_return_if_fail (EXAM_IS_WINDOW (self));

  exam_window_close_codes (self);
  adw_view_stack_set_visible_child_name (self->home_views, "practice");
  gtk_widget_activate_action (GTK_WIDGET (self), "win.home", NULL);
  exam_window_show_toast (self, _("You can go on with this practice at any time"));
  /* Reviews were added since the list was read. */
  exam_practice_page_refresh (self->practice_page);
}

/** Deletes a practice set, and offers to take that back. */
void
exam_window_set_deleted_cb (ExamWindow *self,
                            const char *name,
                            const char *settings)
{
  AdwToast *toast = adw_toast_new (_("Practice set deleted"));

  g_return_if_fail (EXAM_IS_WINDOW (self));

  g_free (self->deleted_set_name);
  g_free (self->deleted_set);
  self->deleted_set_name = g_strdup (name);
  self->deleted_set = g_strdup (settings);
  exam_store_delete_set (exam_context_get_store (self->context), name);
  adw_toast_set_button_label (toast, _("Undo"));
  adw_toast_set_action_name (toast, "win.undelete-set");
  adw_toast_set_timeout (toast, 10);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
undelete_set_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  ExamWindow *self = EXAM_WINDOW (widget);

  if (self->deleted_set_name != NULL)
    exam_store_save_set (exam_context_get_store (self->context), self->deleted_set_name, self->deleted_set);
}

/** Installs what has to do with practice. */
void
exam_window_install_practice (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, exam_window_put_aside_cb);
  gtk_widget_class_bind_template_callback (widget_class, exam_window_set_deleted_cb);
  gtk_widget_class_install_action (widget_class, "win.undelete-set", NULL, undelete_set_action);
}
