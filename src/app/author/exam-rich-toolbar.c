/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-rich-toolbar.h"

#include <glib/gi18n.h>

#include "app/author/exam-rich-blocks.h"
#include "app/shared/exam-a11y.h"
#include "app/shared/exam-widget.h"

/* Rows and columns of a new table; the first row heads it. */
#define NEW_ROWS 3
#define NEW_COLUMNS 2

/* What the text under the cursor is, and buttons to make it something else. */
struct _ExamRichToolbar
{
  GtkWidget parent_instance;

  /* Template */
  GtkDropDown     *kind;
  GtkToggleButton *styles[EXAM_INLINE_N_STYLES];
  GtkWidget       *table_button;

  ExamRichColumn *column;    /* (weak) (nullable) */
  gboolean        showing;   /* not the author changes the buttons */
};

G_DEFINE_FINAL_TYPE (ExamRichToolbar, exam_rich_toolbar, GTK_TYPE_WIDGET)

enum {
  PICTURE_CLICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* In the order of the template's list. */
static const ExamTextBlockKind kinds[] = {
  EXAM_TEXT_PARAGRAPH, EXAM_TEXT_BULLETS, EXAM_TEXT_NUMBERS, EXAM_TEXT_PREFORMATTED,
};

static ExamRichBuffer *
get_buffer (ExamRichToolbar *self)
{
  return exam_rich_view_get_buffer (exam_rich_column_get_view (self->column));
}

static void
show_state (ExamRichToolbar *self)
{
  ExamRichBuffer *buffer = get_buffer (self);
  ExamTextBlockKind kind = exam_rich_buffer_get_kind (buffer, exam_rich_buffer_get_cursor_line (buffer));
  guint styles = exam_rich_buffer_get_styles (buffer);
  gboolean cell = exam_rich_buffer_is_cell (buffer);

  self->showing = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i] == kind)
      gtk_drop_down_set_selected (self->kind, i);
  gtk_widget_set_sensitive (GTK_WIDGET (self->kind), !cell);
  for (guint i = 0; i < EXAM_INLINE_N_STYLES; i++)
    {
      gtk_toggle_button_set_active (self->styles[i], (styles & (1u << i)) != 0);
      gtk_widget_set_sensitive (GTK_WIDGET (self->styles[i]), kind != EXAM_TEXT_PREFORMATTED);
    }
  gtk_widget_set_sensitive (self->table_button, !cell);
  self->showing = FALSE;
}

static void
kind_selected_cb (ExamRichToolbar *self)
{
  if (self->showing)
    return;

  exam_rich_buffer_set_kind (get_buffer (self), kinds[gtk_drop_down_get_selected (self->kind)]);
  gtk_widget_grab_focus (GTK_WIDGET (self->column));
}

static void
style_toggled_cb (GtkToggleButton *button,
                  ExamRichToolbar *self)
{
  if (self->showing)
    return;

  for (guint i = 0; i < EXAM_INLINE_N_STYLES; i++)
    if (self->styles[i] == button)
      exam_rich_buffer_toggle_style (get_buffer (self), 1u << i);
}

static void
table_clicked_cb (ExamRichToolbar *self)
{
  g_autoptr (GPtrArray) blocks = exam_rich_blocks_new ();
  ExamTextBlock *table = exam_text_block_new (EXAM_TEXT_TABLE);

  table->n_columns = NEW_COLUMNS;
  for (guint i = 0; i < NEW_ROWS * NEW_COLUMNS; i++)
    exam_text_block_add_cell (table, g_strdup (""), i < NEW_COLUMNS);
  g_ptr_array_add (blocks, table);
  exam_rich_column_insert_blocks (self->column, blocks);
}

static void
picture_clicked_cb (ExamRichToolbar *self)
{
  g_signal_emit (self, signals[PICTURE_CLICKED], 0);
}

/* Tab stops here once, and arrows lead from one thing to the next, as in other toolbars. */
static gboolean
exam_rich_toolbar_focus (GtkWidget       *widget,
                         GtkDirectionType direction)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return exam_widget_focus_children (widget, direction);
  if (focus != NULL && gtk_widget_is_ancestor (focus, widget))
    return FALSE;
  return exam_widget_focus_children (widget, GTK_DIR_TAB_FORWARD);
}

static void
exam_rich_toolbar_dispose (GObject *object)
{
  ExamRichToolbar *self = EXAM_RICH_TOOLBAR (object);

  g_clear_weak_pointer (&self->column);
  exam_widget_dispose_template (GTK_WIDGET (self), EXAM_TYPE_RICH_TOOLBAR);
  G_OBJECT_CLASS (exam_rich_toolbar_parent_class)->dispose (object);
}

static void
exam_rich_toolbar_class_init (ExamRichToolbarClass *klass)
{
  static const char *const style_names[] = { "bold", "italic", "subscript", "superscript" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exam_rich_toolbar_dispose;
  widget_class->focus = exam_rich_toolbar_focus;

  /**
   * ExamRichToolbar::picture-clicked:
   *
   * The author wants a picture.
   */
  signals[PICTURE_CLICKED] = g_signal_new ("picture-clicked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "richtoolbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TOOLBAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/mockingbird/Mockingbird/exam-rich-toolbar.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamRichToolbar, kind);
  gtk_widget_class_bind_template_child (widget_class, ExamRichToolbar, table_button);
  for (gsize i = 0; i < EXAM_INLINE_N_STYLES; i++)
    gtk_widget_class_bind_template_child_full (widget_class, style_names[i], FALSE,
                                               (gssize) (G_STRUCT_OFFSET (ExamRichToolbar, styles) +
                                                         i * sizeof (GtkToggleButton *)));
  gtk_widget_class_bind_template_callback (widget_class, kind_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, style_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, table_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, picture_clicked_cb);
}

static void
exam_rich_toolbar_init (ExamRichToolbar *self)
{
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  exam_a11y_name_drop_down (self->kind, _("Kind of text"));
}

/**
 * exam_rich_toolbar_new:
 * @column: what its buttons change
 *
 * Returns: (transfer floating): a new toolbar
 */
GtkWidget *
exam_rich_toolbar_new (ExamRichColumn *column)
{
  ExamRichToolbar *self = g_object_new (EXAM_TYPE_RICH_TOOLBAR, NULL);

  g_set_weak_pointer (&self->column, column);
  g_signal_connect_object (column, "state-changed", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  show_state (self);
  return GTK_WIDGET (self);
}
