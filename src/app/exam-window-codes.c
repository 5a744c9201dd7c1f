/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/exam-window-private.h"

#include "app/codes/exam-code-window.h"

/* The code book, which any page can open beside itself. */

/* Returns: a bit for each system that may be looked into now */
static guint
get_systems (ExamWindow *self)
{
  return exam_sitting_page_is_under_way (self->sitting_page) ? exam_sitting_page_get_code_systems (self->sitting_page)
                                                             : EXAM_CODE_BOOKS_EVERY_SYSTEM;
}

/* Returns: (transfer none) (nullable): the window with the book, where it may be opened */
static ExamCodeWindow *
show_codes (ExamWindow *self)
{
  guint systems = get_systems (self);

  if (systems == 0)
    return NULL;
  if (self->code_window == NULL)
    g_set_weak_pointer (&self->code_window,
                        exam_code_window_new (GTK_WINDOW (self), self->context, systems,
                                              !exam_sitting_page_is_under_way (self->sitting_page)));
  gtk_window_present (GTK_WINDOW (self->code_window));
  return EXAM_CODE_WINDOW (self->code_window);
}

static void
code_book_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  show_codes (EXAM_WINDOW (widget));
}

/* @parameter: the system, the year, and the code */
static void
look_up_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  guint32 system, year;
  const char *code;
  ExamCodeWindow *window = show_codes (EXAM_WINDOW (widget));

  g_variant_get (parameter, "(uu&s)", &system, &year, &code);
  if (window != NULL)
    exam_code_window_open (window, (ExamCodeSystem) system, year, code);
}

static void
close_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  exam_window_close_codes (EXAM_WINDOW (widget));
}

/** Closes the code book, if it is open. */
void
exam_window_close_codes (ExamWindow *self)
{
  GtkWidget *window = self->code_window;

  g_clear_weak_pointer (&self->code_window);
  if (window != NULL)
    gtk_window_destroy (GTK_WINDOW (window));
}

/** Installs the actions that have to do with the code book. */
void
exam_window_install_code_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.code-book", NULL, code_book_action);
  gtk_widget_class_install_action (widget_class, "win.close-code-book", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "win.look-up-code", "(uus)", look_up_action);
}
