/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-problem-list-private.h"

#include <glib/gi18n.h>

#include "app/author/exam-problem-item.h"
#include "app/shared/exam-a11y.h"
#include "app/shared/exam-list-focus.h"

/* The rows of the list of problems, each with what is wrong and where. */

/* How long rows are filled before the window gets to draw again, in microseconds. */
#define TIME_AT_ONCE 2000

/* What a row shows, kept with its child. */
#define SHOWN "exam-problem"

/* Made when it is asked for: to set a tooltip makes the window ask the display where the pointer is, for each row. */
static gboolean
query_tooltip_cb (GtkListItem *list_item,
                  int          x,
                  int          y,
                  gboolean     keyboard_mode,
                  GtkTooltip  *tooltip)
{
  ExamProblemItem *item = gtk_list_item_get_item (list_item);
  const char *rule = item != NULL ? exam_problem_get_rule (exam_problem_item_get_problem (item)) : NULL;

  gtk_tooltip_set_text (tooltip, rule);
  return rule != NULL;
}

/* A click opens, and selects by itself. */
static void
clicked_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            GtkListItem     *list_item)
{
  GtkWidget *list = gtk_widget_get_ancestor (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)),
                                             EXAM_TYPE_PROBLEM_LIST);

  if (list != NULL && gtk_list_item_get_position (list_item) != GTK_INVALID_LIST_POSITION)
    exam_problem_list_open (EXAM_PROBLEM_LIST (list), gtk_list_item_get_position (list_item));
}

static void
setup_cb (ExamProblemList *self,
          GtkListItem     *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *place = gtk_label_new (NULL), *message = gtk_label_new (NULL);
  GtkGesture *click;

  gtk_widget_add_css_class (box, "item-list-row");
  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  gtk_label_set_xalign (GTK_LABEL (place), 0);
  gtk_label_set_ellipsize (GTK_LABEL (place), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_width_chars (GTK_LABEL (place), 14);
  gtk_label_set_max_width_chars (GTK_LABEL (place), 14);
  gtk_widget_add_css_class (place, "dim-label");
  gtk_box_append (GTK_BOX (box), place);
  gtk_label_set_xalign (GTK_LABEL (message), 0);
  gtk_label_set_wrap (GTK_LABEL (message), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (message), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (message, TRUE);
  g_signal_connect_object (message, "query-tooltip", G_CALLBACK (query_tooltip_cb), list_item, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), message);
  click = gtk_gesture_click_new ();
  g_signal_connect_object (click, "released", G_CALLBACK (clicked_cb), list_item, 0);
  gtk_widget_add_controller (box, GTK_EVENT_CONTROLLER (click));
  gtk_list_item_set_child (list_item, box);
  exam_list_focus_bind (list_item);
}

/** Whether two problems look the same in the list: a line is shown only where there is no item. */
gboolean
exam_problem_list_is_same (ExamProblem *a,
                           ExamProblem *b)
{
  return (exam_problem_get_item_id (a) != NULL || exam_problem_get_line (a) == exam_problem_get_line (b)) &&
         g_strcmp0 (exam_problem_get_item_id (a), exam_problem_get_item_id (b)) == 0 &&
         g_strcmp0 (exam_problem_get_rule (a), exam_problem_get_rule (b)) == 0 &&
         g_str_equal (exam_problem_get_message (a), exam_problem_get_message (b)) &&
         exam_problem_get_severity (a) == exam_problem_get_severity (b);
}

static void
fill_row (GtkListItem *list_item)
{
  ExamProblem *problem = exam_problem_item_get_problem (gtk_list_item_get_item (list_item));
  gboolean is_error = exam_problem_get_severity (problem) == EXAM_SEVERITY_ERROR;
  GtkWidget *box = gtk_list_item_get_child (list_item);
  GtkWidget *icon = gtk_widget_get_first_child (box);
  GtkWidget *place = gtk_widget_get_next_sibling (icon);
  GtkWidget *message = gtk_widget_get_next_sibling (place);
  const char *kind = is_error ? _("Error") : _("Warning");
  const char *id = exam_problem_get_item_id (problem);
  g_autofree char *line = NULL, *name = NULL;

  g_object_set_data_full (G_OBJECT (box), SHOWN, exam_problem_ref (problem), (GDestroyNotify) exam_problem_unref);
  if (id == NULL && exam_problem_get_line (problem) > 0)
    line = g_strdup_printf (_("line %d"), exam_problem_get_line (problem));
  gtk_image_set_from_icon_name (GTK_IMAGE (icon), is_error ? "dialog-error-symbolic" : "dialog-warning-symbolic");
  gtk_widget_remove_css_class (icon, is_error ? "warning" : "error");
  gtk_widget_add_css_class (icon, is_error ? "error" : "warning");
  gtk_label_set_text (GTK_LABEL (place), id != NULL ? id : line != NULL ? line : _("bank"));
  gtk_label_set_text (GTK_LABEL (message), exam_problem_get_message (problem));
  gtk_widget_set_has_tooltip (message, exam_problem_get_rule (problem) != NULL);
  name = g_strdup_printf ("%s, %s: %s", kind, gtk_label_get_text (GTK_LABEL (place)), exam_problem_get_message (problem));
  exam_a11y_name_row (list_item, name);
}

static void
bind_cb (ExamProblemList *self,
         GtkListItem     *list_item)
{
  fill_row (list_item);
  g_ptr_array_add (self->rows, list_item);
}

static void
unbind_cb (ExamProblemList *self,
           GtkListItem     *list_item)
{
  g_ptr_array_remove_fast (self->rows, list_item);
}

static gboolean
is_outdated (GtkListItem *list_item)
{
  ExamProblem *problem = exam_problem_item_get_problem (gtk_list_item_get_item (list_item));

  return !exam_problem_list_is_same (g_object_get_data (G_OBJECT (gtk_list_item_get_child (list_item)), SHOWN), problem);
}

static gboolean
fill_some_cb (gpointer data)
{
  ExamProblemList *self = data;
  gint64 end = g_get_monotonic_time () + TIME_AT_ONCE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      if (!is_outdated (g_ptr_array_index (self->rows, i)))
        continue;
      if (g_get_monotonic_time () >= end)
        return G_SOURCE_CONTINUE;
      fill_row (g_ptr_array_index (self->rows, i));
    }
  self->source = 0;
  return G_SOURCE_REMOVE;
}

/** Shows in the rows what is wrong now: as many at once as there is time for, and the others in the next frames. */
void
exam_problem_list_fill_rows (ExamProblemList *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  if (fill_some_cb (self) == G_SOURCE_CONTINUE)
    self->source = g_idle_add (fill_some_cb, self);
}

/** Binds what the template connects to the rows. */
void
exam_problem_list_bind_rows (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
}
