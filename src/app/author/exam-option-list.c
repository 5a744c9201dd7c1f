/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-option-list.h"

#include <string.h>

#include "app/author/exam-option-editor.h"
#include "app/author/exam-part-rows.h"
#include "app/shared/exam-switch-field.h"
#include "app/shared/exam-widget.h"

/* The options of a question in the form, one more, and whether they are shuffled. */
struct _ExamOptionList
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget       *rows_box;
  GtkWidget       *add_button;
  ExamSwitchField *shuffle_field;

  /* Owned */
  ExamBankEditor *editor;     /* (nullable): until something is shown */
  ExamEntry      *entry;      /* (nullable) */
  ExamPictures   *pictures;   /* (nullable) */

  guint n_options;
};

G_DEFINE_FINAL_TYPE (ExamOptionList, exam_option_list, GTK_TYPE_WIDGET)

static GtkWidget *
make_row (guint    index,
          gpointer data)
{
  ExamOptionList *self = data;
  GtkWidget *first = gtk_widget_get_first_child (self->rows_box);

  return exam_option_editor_new (index, self->pictures, first != NULL ? EXAM_OPTION_EDITOR (first) : NULL);
}

static void
add_option (ExamOptionList *self)
{
  g_assert (EXAM_IS_OPTION_LIST (self));

  if (self->n_options < EXAM_ITEM_MAX_OPTIONS && exam_bank_editor_add_option (self->editor, self->entry))
    exam_part_rows_focus_last (self->rows_box);
}

static void
shuffle_edited_cb (ExamOptionList *self,
                   gboolean        shuffled)
{
  g_assert (EXAM_IS_OPTION_LIST (self));
  exam_bank_editor_set_shuffled (self->editor, self->entry, shuffled);
}

/* Control and Enter: the next option, which is a new one behind the last. */
static gboolean
next_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   data)
{
  ExamOptionList *self = EXAM_OPTION_LIST (widget);

  if (!exam_part_rows_focus_next (self->rows_box))
    add_option (self);
  return TRUE;
}

static void
exam_option_list_dispose (GObject *object)
{
  ExamOptionList *self = EXAM_OPTION_LIST (object);

  exam_widget_dispose_template (GTK_WIDGET (self), EXAM_TYPE_OPTION_LIST);
  g_clear_object (&self->editor);
  g_clear_object (&self->entry);
  g_clear_object (&self->pictures);
  G_OBJECT_CLASS (exam_option_list_parent_class)->dispose (object);
}

static void
exam_option_list_class_init (ExamOptionListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exam_option_list_dispose;

  g_type_ensure (EXAM_TYPE_SWITCH_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/mockingbird/Mockingbird/exam-option-list.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamOptionList, rows_box);
  gtk_widget_class_bind_template_child (widget_class, ExamOptionList, add_button);
  gtk_widget_class_bind_template_child (widget_class, ExamOptionList, shuffle_field);
  gtk_widget_class_bind_template_callback (widget_class, add_option);
  gtk_widget_class_bind_template_callback (widget_class, shuffle_edited_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
exam_option_list_init (ExamOptionList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  exam_part_rows_catch_enter (GTK_WIDGET (self), next_cb);
}

/** Says where the pictures of the bank are; once, before anything is shown. */
void
exam_option_list_set_pictures (ExamOptionList *self,
                               ExamPictures   *pictures)
{
  g_return_if_fail (EXAM_IS_OPTION_LIST (self));
  g_set_object (&self->pictures, pictures);
}

/** Shows the options of @sheet; those beyond the letters of the alphabet are for the source. */
void
exam_option_list_show (ExamOptionList      *self,
                       ExamBankEditor      *editor,
                       ExamEntry           *entry,
                       const ExamItemSheet *sheet)
{
  g_return_if_fail (EXAM_IS_OPTION_LIST (self));
  g_return_if_fail (sheet != NULL);

  g_set_object (&self->editor, editor);
  g_set_object (&self->entry, entry);
  self->n_options = MIN (sheet->options->len, EXAM_ITEM_MAX_OPTIONS);
  exam_part_rows_set_n (self->rows_box, self->n_options, make_row, self);
  for (guint i = 0; i < self->n_options; i++)
    exam_option_editor_show (EXAM_OPTION_EDITOR (exam_part_rows_get (self->rows_box, i)), editor, entry, sheet);
  gtk_widget_set_sensitive (self->add_button, self->n_options < EXAM_ITEM_MAX_OPTIONS);
  exam_switch_field_set_value (self->shuffle_field, sheet->shuffled);
}

/** Makes what is shown next another item's. */
void
exam_option_list_forget (ExamOptionList *self)
{
  g_return_if_fail (EXAM_IS_OPTION_LIST (self));

  for (GtkWidget *row = gtk_widget_get_first_child (self->rows_box); row != NULL; row = gtk_widget_get_next_sibling (row))
    exam_option_editor_forget (EXAM_OPTION_EDITOR (row));
}

/** Returns: whether @part, such as "option 2", is one of these, which has the focus now */
gboolean
exam_option_list_focus_part (ExamOptionList *self,
                             const char     *part)
{
  GtkWidget *row;

  g_return_val_if_fail (EXAM_IS_OPTION_LIST (self), FALSE);

  if (exam_part_rows_focus_named (self->rows_box, "option", part))
    return TRUE;
  if (!g_str_has_prefix (part, "why "))
    return FALSE;
  row = exam_part_rows_get (self->rows_box, (guint) g_ascii_strtoull (part + strlen ("why "), NULL, 10) - 1);
  return row != NULL && gtk_widget_get_mapped (row) && exam_option_editor_focus_why (EXAM_OPTION_EDITOR (row));
}
