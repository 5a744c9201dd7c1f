/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/codes/exam-code-window.h"

#include <glib/gi18n.h>

#include "app/codes/exam-code-books-window.h"
#include "app/codes/exam-code-search-view.h"
#include "app/codes/exam-code-sources.h"
#include "app/codes/exam-code-table-view.h"
#include "app/shared/exam-a11y.h"
#include "app/shared/exam-compat.h"

/* The code book, in a window of its own: it stands beside a review, or beside an exam that allows it. */
struct _ExamCodeWindow
{
  AdwWindow parent_instance;

  /* Template */
  AdwToastOverlay    *toasts;
  GtkStack           *title_stack;
  GtkWidget          *books_button;
  GtkStack           *stack;
  GtkLabel           *empty_label;
  GtkWidget          *add_button;
  GtkStack           *views;
  ExamCodeSearchView *search_view;
  ExamCodeTableView  *table_view;

  ExamContext *context;   /* (owned) (nullable) */
  GtkWindow   *owner;     /* (weak) (nullable): the window that it stands beside */
  guint        systems;   /* a bit for each that may be looked into */
  gboolean     may_add;   /* books may be added and removed */
};

G_DEFINE_FINAL_TYPE (ExamCodeWindow, exam_code_window, ADW_TYPE_WINDOW)

static gboolean
shows_tables (ExamCodeWindow *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->views), "tables") == 0;
}

/* --- Actions --- */

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  ExamCodeWindow *self = EXAM_CODE_WINDOW (widget);
  g_autofree char *code = shows_tables (self) ? exam_code_table_view_dup_code (self->table_view)
                                              : exam_code_search_view_dup_code (self->search_view);
  g_autofree char *message = NULL;

  if (code == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), code);
  /* Translators: %s is a code */
  message = g_strdup_printf (_("%s copied"), code);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (message));
  exam_compat_announce (widget, message);
}

static GtkWidget *
show_books (ExamCodeWindow *self)
{
  GtkWidget *window = exam_code_books_window_new (GTK_WINDOW (self), self->context);

  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
manage_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  ExamCodeWindow *self = EXAM_CODE_WINDOW (widget);

  if (self->may_add)
    show_books (self);
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  exam_code_search_view_back (EXAM_CODE_WINDOW (widget)->search_view);
}

static void
find_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  ExamCodeWindow *self = EXAM_CODE_WINDOW (widget);

  gtk_stack_set_visible_child_name (self->views, "search");
  gtk_widget_grab_focus (GTK_WIDGET (self->search_view));
}

/* Back to the exam or the review; the book stays where it is. */
static void
leave_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  ExamCodeWindow *self = EXAM_CODE_WINDOW (widget);

  if (self->owner != NULL)
    gtk_window_present (self->owner);
}

static void
add_clicked_cb (ExamCodeWindow *self)
{
  g_assert (EXAM_IS_CODE_WINDOW (self));
  exam_code_books_window_choose_files (EXAM_CODE_BOOKS_WINDOW (show_books (self)));
}

static void
table_cb (ExamCodeWindow *self,
          guint           year,
          const char     *code)
{
  g_assert (EXAM_IS_CODE_WINDOW (self));
  gtk_stack_set_visible_child_name (self->views, "tables");
  exam_code_table_view_open (self->table_view, year, code);
}

/* --- What there is --- */

static void
store_changed_cb (ExamCodeWindow *self)
{
  ExamCodeStore *store = exam_context_get_code_store (self->context);
  const char *trouble = exam_code_store_get_trouble (store);
  gboolean has_tables = (self->systems & (1u << EXAM_CODE_SYSTEM_ICD_10_PCS)) != 0 &&
                        exam_code_store_has_system (store, EXAM_CODE_SYSTEM_ICD_10_PCS);
  const char *before = gtk_stack_get_visible_child_name (self->stack);
  const char *now = !exam_code_store_is_loaded (store) ? "loading"
                    : exam_code_store_get_books (store)->len > 0 ? "books" : "empty";

  g_assert (EXAM_IS_CODE_WINDOW (self));

  if (trouble != NULL)
    gtk_label_set_text (self->empty_label, trouble);
  gtk_widget_set_visible (self->books_button, self->may_add && !g_str_equal (now, "loading"));
  gtk_stack_set_visible_child_name (self->title_stack, g_str_equal (now, "books") && has_tables ? "switcher" : "title");
  if (!has_tables)
    gtk_stack_set_visible_child_name (self->views, "search");
  if (g_strcmp0 (before, now) == 0)
    return;
  gtk_stack_set_visible_child_name (self->stack, now);
  gtk_widget_grab_focus (g_str_equal (now, "books") ? GTK_WIDGET (self->search_view) : self->add_button);
}

/* --- GObject --- */

static gboolean
exam_code_window_close_request (GtkWindow *window)
{
  GSettings *settings = exam_context_get_settings (EXAM_CODE_WINDOW (window)->context);
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  if (!gtk_window_is_maximized (window))
    {
      g_settings_set_int (settings, "code-window-width", width);
      g_settings_set_int (settings, "code-window-height", height);
    }
  return GTK_WINDOW_CLASS (exam_code_window_parent_class)->close_request (window);
}

static void
exam_code_window_dispose (GObject *object)
{
  ExamCodeWindow *self = EXAM_CODE_WINDOW (object);

  g_clear_weak_pointer (&self->owner);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (exam_code_window_parent_class)->dispose (object);
}

static void
exam_code_window_class_init (ExamCodeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exam_code_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = exam_code_window_close_request;

  g_type_ensure (EXAM_TYPE_CODE_SEARCH_VIEW);
  g_type_ensure (EXAM_TYPE_CODE_SOURCES);
  g_type_ensure (EXAM_TYPE_CODE_TABLE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mockingbird/Mockingbird/exam-code-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamCodeWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, ExamCodeWindow, title_stack);
  gtk_widget_class_bind_template_child (widget_class, ExamCodeWindow, books_button);
  gtk_widget_class_bind_template_child (widget_class, ExamCodeWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, ExamCodeWindow, empty_label);
  gtk_widget_class_bind_template_child (widget_class, ExamCodeWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, ExamCodeWindow, views);
  gtk_widget_class_bind_template_child (widget_class, ExamCodeWindow, search_view);
  gtk_widget_class_bind_template_child (widget_class, ExamCodeWindow, table_view);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, table_cb);

  gtk_widget_class_install_action (widget_class, "codes.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "codes.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "codes.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "codes.leave", NULL, leave_action);
  gtk_widget_class_install_action (widget_class, "codes.manage", NULL, manage_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "codes.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "codes.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "codes.find", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_k, GDK_CONTROL_MASK, "codes.find", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_b, GDK_ALT_MASK, "codes.leave", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
exam_code_window_init (ExamCodeWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  exam_a11y_prepare (GTK_WIDGET (self));
}

/**
 * exam_code_window_new:
 * @parent: the window that it stands beside
 * @context: the context
 * @systems: a bit for each system that may be looked into
 * @may_add: whether books can be added and removed; not during an exam
 */
GtkWidget *
exam_code_window_new (GtkWindow   *parent,
                      ExamContext *context,
                      guint        systems,
                      gboolean     may_add)
{
  GSettings *settings = exam_context_get_settings (context);
  ExamCodeWindow *self = g_object_new (EXAM_TYPE_CODE_WINDOW,
                                       "application", gtk_window_get_application (parent),
                                       "default-width", g_settings_get_int (settings, "code-window-width"),
                                       "default-height", g_settings_get_int (settings, "code-window-height"),
                                       NULL);
  ExamCodeStore *store = exam_context_get_code_store (context);

  self->context = g_object_ref (context);
  self->systems = systems;
  self->may_add = may_add;
  g_set_weak_pointer (&self->owner, parent);
  exam_code_search_view_set_context (self->search_view, context, systems);
  exam_code_table_view_set_code_store (self->table_view, store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  store_changed_cb (self);
  return GTK_WIDGET (self);
}

/** Shows a code. */
void
exam_code_window_open (ExamCodeWindow *self,
                       ExamCodeSystem  system,
                       guint           year,
                       const char     *code)
{
  g_return_if_fail (EXAM_IS_CODE_WINDOW (self));

  gtk_stack_set_visible_child_name (self->views, "search");
  exam_code_search_view_open (self->search_view, system, year, code);
}
