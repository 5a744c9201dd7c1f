/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/codes/exam-code-column-view.h"

#include <glib/gi18n.h>

#include "app/shared/exam-widget.h"

#define CODE "code"

/* Columns grow with the text; "Medical and Surgical" takes two lines. */
#define LABEL_CHARS 13
#define TITLE_CHARS 15

/* What one character of a code of ICD-10-PCS can be. */
struct _ExamCodeColumnView
{
  GtkWidget parent_instance;

  GtkWidget  *title_label;  /* borrowed children */
  GtkListBox *list_box;

  guint position;           /* 0-based, of the character */
  char *shown;              /* (owned) (nullable): what the rows were made of */
};

G_DEFINE_FINAL_TYPE (ExamCodeColumnView, exam_code_column_view, GTK_TYPE_WIDGET)

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
row_activated_cb (ExamCodeColumnView *self,
                  GtkListBoxRow      *row)
{
  g_assert (EXAM_IS_CODE_COLUMN_VIEW (self));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, self->position, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), CODE)));
}

static void
exam_code_column_view_dispose (GObject *object)
{
  exam_widget_remove_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (exam_code_column_view_parent_class)->dispose (object);
}

static void
exam_code_column_view_finalize (GObject *object)
{
  g_free (EXAM_CODE_COLUMN_VIEW (object)->shown);
  G_OBJECT_CLASS (exam_code_column_view_parent_class)->finalize (object);
}

static void
exam_code_column_view_class_init (ExamCodeColumnViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = exam_code_column_view_dispose;
  object_class->finalize = exam_code_column_view_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "codecolumn");

  /**
   * ExamCodeColumnView::chosen:
   * @position: 0-based position of the character
   * @code: the character
   */
  signals[SIGNAL_CHOSEN] =
    g_signal_new ("chosen", EXAM_TYPE_CODE_COLUMN_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
exam_code_column_view_init (ExamCodeColumnView *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);

  self->title_label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title_label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->title_label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (self->title_label), TITLE_CHARS);
  gtk_widget_add_css_class (self->title_label, "heading");
  gtk_widget_add_css_class (self->title_label, "code-column-title");
  gtk_widget_set_parent (self->title_label, GTK_WIDGET (self));

  self->list_box = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_activate_on_single_click (self->list_box, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list_box), "code-values");
  g_signal_connect_object (self->list_box, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list_box));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_set_parent (scrolled, GTK_WIDGET (self));
}

/** Returns: a column for the character at the 0-based @position */
GtkWidget *
exam_code_column_view_new (guint position)
{
  ExamCodeColumnView *self = g_object_new (EXAM_TYPE_CODE_COLUMN_VIEW, NULL);

  self->position = position;
  return GTK_WIDGET (self);
}

static GtkWidget *
make_row (const ExamCodeValue *value)
{
  const char code[] = { value->code, '\0' };
  g_autofree char *name = g_strdup_printf ("%s, %s", code, value->label);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *code_label = gtk_label_new (code);
  GtkWidget *label = gtk_label_new (value->label);

  gtk_widget_add_css_class (code_label, "code-character");
  gtk_widget_set_valign (code_label, GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), LABEL_CHARS);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), code_label);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (row), CODE, GUINT_TO_POINTER ((guint) value->code));
  return row;
}

static char *
describe_column (const ExamCodeColumn *column)
{
  GString *text = g_string_new (column->title);

  for (guint i = 0; i < column->values->len; i++)
    {
      const ExamCodeValue *value = g_ptr_array_index (column->values, i);

      g_string_append_printf (text, "\n%c%s", value->code, value->label);
    }
  return g_string_free (text, FALSE);
}

/* Rows that stay as they are keep the focus. */
static void
fill (ExamCodeColumnView   *self,
      const ExamCodeColumn *column)
{
  char *text = column != NULL ? describe_column (column) : g_strdup ("");

  if (g_strcmp0 (text, self->shown) == 0)
    {
      g_free (text);
      return;
    }

  g_free (self->shown);
  self->shown = text;
  exam_widget_remove_rows (self->list_box);
  for (guint i = 0; column != NULL && i < column->values->len; i++)
    gtk_list_box_append (self->list_box, make_row (g_ptr_array_index (column->values, i)));
}

/** Shows what the character can be, and what is chosen, or 0; with %NULL that those before it are to be chosen first. */
void
exam_code_column_view_show (ExamCodeColumnView   *self,
                            const ExamCodeColumn *column,
                            char                  chosen)
{
  g_autofree char *title = NULL;
  GtkListBoxRow *row;

  g_return_if_fail (EXAM_IS_CODE_COLUMN_VIEW (self));

  /* Translators: number of a character of a code, and what it tells, such as "5 Approach" */
  title = g_strdup_printf (C_("character of a code", "%u %s"), self->position + 1,
                           column != NULL && column->title != NULL ? column->title : "");
  fill (self, column);
  gtk_label_set_text (GTK_LABEL (self->title_label), title);
  gtk_widget_set_sensitive (GTK_WIDGET (self), column != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_box), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  gtk_list_box_unselect_all (self->list_box);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list_box, i)) != NULL; i++)
    if (GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), CODE)) == (guint) chosen && chosen != '\0')
      gtk_list_box_select_row (self->list_box, row);
}

/** Gives the focus to the row that is chosen, or else to the first. */
gboolean
exam_code_column_view_focus (ExamCodeColumnView *self)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (EXAM_IS_CODE_COLUMN_VIEW (self), FALSE);

  row = gtk_list_box_get_selected_row (self->list_box);
  if (row == NULL)
    row = gtk_list_box_get_row_at_index (self->list_box, 0);
  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}
