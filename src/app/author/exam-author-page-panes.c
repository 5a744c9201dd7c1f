/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-author-page-private.h"

#include <glib/gi18n.h>

#include "app/author/exam-problem-list.h"

/* What of the page is shown, and what is wrong with the bank. */

static void
search_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  ExamAuthorPage *self = EXAM_AUTHOR_PAGE (widget);

  exam_author_panes_show (self->panes, EXAM_AUTHOR_PANE_LIST);
  exam_entry_list_search (self->entry_list);
}

static void
toggle_source_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  ExamAuthorPage *self = EXAM_AUTHOR_PAGE (widget);
  gboolean source = g_strcmp0 (gtk_stack_get_visible_child_name (self->views), "source") == 0;

  exam_author_panes_show (self->panes, EXAM_AUTHOR_PANE_MIDDLE);
  gtk_stack_set_visible_child_name (self->views, source ? "form" : "source");
  gtk_widget_child_focus (gtk_stack_get_visible_child (self->views), GTK_DIR_TAB_FORWARD);
}

static void
details_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  ExamAuthorPage *self = EXAM_AUTHOR_PAGE (widget);

  exam_entry_list_select (self->entry_list, NULL);
  exam_author_panes_show (self->panes, EXAM_AUTHOR_PANE_MIDDLE);
  exam_author_page_focus_part (self, NULL);
}

/* How many rows of the list are seen until somebody makes it higher, if that is no more than this part of the height. */
#define PROBLEM_ROWS 4
#define PROBLEM_PERCENT 40

/** Remembers how high the list of problems was made by whoever writes. */
void
exam_author_page_remember_height (ExamAuthorPage *self)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self->problems_slot));

  if (self->problems_height > 0 && height > 0 && height != self->problems_height)
    g_settings_set_int (exam_context_get_settings (self->context), "author-problems-height", height);
  self->problems_height = 0;
}

/* Returns: pixels; 0 for as low as it can be, and -1 if that is not known yet */
static int
choose_problems_height (ExamAuthorPage *self)
{
  ExamProblemList *list = EXAM_PROBLEM_LIST (adw_bin_get_child (self->problems_slot));
  int height = g_settings_get_int (exam_context_get_settings (self->context), "author-problems-height");
  int most = gtk_widget_get_height (GTK_WIDGET (self->problems_paned)) * PROBLEM_PERCENT / 100;

  if (height > 0)
    return height;
  height = exam_problem_list_measure_rows (list, PROBLEM_ROWS);
  for (guint n_rows = PROBLEM_ROWS - 1; n_rows > 0 && height > most; n_rows--)
    height = exam_problem_list_measure_rows (list, n_rows);
  return height;
}

/* Once it is known how high both are together. */
static gboolean
place_problems_cb (GtkWidget     *widget,
                   GdkFrameClock *clock,
                   gpointer       data)
{
  ExamAuthorPage *self = EXAM_AUTHOR_PAGE (data);
  int slot_height = gtk_widget_get_height (GTK_WIDGET (self->problems_slot));
  int height = choose_problems_height (self);

  if (!gtk_widget_get_visible (GTK_WIDGET (self->problems_slot)))
    return G_SOURCE_REMOVE;
  if (gtk_widget_get_height (widget) == 0 || slot_height == 0 || height < 0)
    return G_SOURCE_CONTINUE;
  if (self->problems_height == 0 && height > 0)
    {
      /* What is above ends where the handle begins. */
      gtk_paned_set_position (self->problems_paned, gtk_paned_get_position (self->problems_paned) + slot_height - height);
      self->problems_height = height;
    }
  return G_SOURCE_REMOVE;
}

static void
place_problems (ExamAuthorPage *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->problems_slot)) && self->problems_height == 0)
    gtk_widget_add_tick_callback (GTK_WIDGET (self->problems_paned), place_problems_cb, self, NULL);
}

static void
problems_toggled_cb (ExamAuthorPage *self)
{
  gboolean shown = gtk_toggle_button_get_active (self->problems_toggle);

  if (!shown)
    exam_author_page_remember_height (self);
  gtk_widget_set_visible (GTK_WIDGET (self->problems_slot), shown);
  place_problems (self);
}

/**
 * exam_author_page_set_problems:
 * @self: the page
 * @problems: (nullable): what is wrong with the bank
 *
 * Marks what is wrong in the list, counts it and lists it.
 */
void
exam_author_page_set_problems (ExamAuthorPage     *self,
                               const ExamProblems *problems)
{
  guint n_errors = problems != NULL ? exam_problems_count (problems, EXAM_SEVERITY_ERROR) : 0;
  guint n_warnings = problems != NULL ? exam_problems_count (problems, EXAM_SEVERITY_WARNING) : 0;
  g_autofree char *text = problems != NULL ? exam_problem_list_dup_summary (problems) : g_strdup (_("No problems"));

  g_return_if_fail (EXAM_IS_AUTHOR_PAGE (self));

  exam_entry_list_set_problems (self->entry_list, problems);
  exam_author_page_show_problems (self, problems);
  place_problems (self);
  gtk_label_set_text (self->problems_label, text);
  gtk_image_set_from_icon_name (self->problems_image, n_errors > 0     ? "dialog-error-symbolic"
                                                      : n_warnings > 0 ? "dialog-warning-symbolic"
                                                                       : "emblem-ok-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->problems_toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/** Installs what shows and hides parts of the page. */
void
exam_author_page_install_panes (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, problems_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, exam_author_page_remember_height);
  gtk_widget_class_install_action (widget_class, "author.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "author.toggle-source", NULL, toggle_source_action);
  gtk_widget_class_install_action (widget_class, "author.details", NULL, details_action);
}
