/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-source-list.h"

#include "app/author/exam-part-rows.h"
#include "app/author/exam-source-editor-row.h"
#include "app/shared/exam-widget.h"

/* What the key of a question rests on, in the form. */
struct _ExamSourceList
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *rows_box;
  GtkWidget *add_button;

  /* Owned */
  ExamBankEditor *editor;   /* (nullable): until something is shown */
  ExamEntry      *entry;    /* (nullable) */
};

G_DEFINE_FINAL_TYPE (ExamSourceList, exam_source_list, GTK_TYPE_WIDGET)

static GtkWidget *
make_row (guint    index,
          gpointer data)
{
  return exam_source_editor_row_new (index);
}

static void
add_source (ExamSourceList *self)
{
  g_assert (EXAM_IS_SOURCE_LIST (self));

  if (exam_bank_editor_add_source (self->editor, self->entry))
    exam_part_rows_focus_last (self->rows_box);
}

static void
exam_source_list_dispose (GObject *object)
{
  ExamSourceList *self = EXAM_SOURCE_LIST (object);

  exam_widget_dispose_template (GTK_WIDGET (self), EXAM_TYPE_SOURCE_LIST);
  g_clear_object (&self->editor);
  g_clear_object (&self->entry);
  G_OBJECT_CLASS (exam_source_list_parent_class)->dispose (object);
}

static void
exam_source_list_class_init (ExamSourceListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exam_source_list_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/mockingbird/Mockingbird/exam-source-list.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamSourceList, rows_box);
  gtk_widget_class_bind_template_child (widget_class, ExamSourceList, add_button);
  gtk_widget_class_bind_template_callback (widget_class, add_source);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
exam_source_list_init (ExamSourceList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** Shows the sources of @sheet. */
void
exam_source_list_show (ExamSourceList      *self,
                       ExamBankEditor      *editor,
                       ExamEntry           *entry,
                       const ExamItemSheet *sheet)
{
  g_return_if_fail (EXAM_IS_SOURCE_LIST (self));
  g_return_if_fail (sheet != NULL);

  g_set_object (&self->editor, editor);
  g_set_object (&self->entry, entry);
  exam_part_rows_set_n (self->rows_box, sheet->sources->len, make_row, self);
  for (guint i = 0; i < sheet->sources->len; i++)
    exam_source_editor_row_show (EXAM_SOURCE_EDITOR_ROW (exam_part_rows_get (self->rows_box, i)), editor, entry, sheet);
}

/** Makes what is shown next another item's. */
void
exam_source_list_forget (ExamSourceList *self)
{
  g_return_if_fail (EXAM_IS_SOURCE_LIST (self));

  for (GtkWidget *row = gtk_widget_get_first_child (self->rows_box); row != NULL; row = gtk_widget_get_next_sibling (row))
    exam_source_editor_row_forget (EXAM_SOURCE_EDITOR_ROW (row));
}

/** Returns: whether @part, such as "source 1", is one of these, which has the focus now */
gboolean
exam_source_list_focus_part (ExamSourceList *self,
                             const char     *part)
{
  g_return_val_if_fail (EXAM_IS_SOURCE_LIST (self), FALSE);
  if (exam_part_rows_focus_named (self->rows_box, "source", part))
    return TRUE;
  /* One that is missing is added there. */
  return g_str_equal (part, "source 1") && gtk_widget_get_mapped (self->add_button) &&
         gtk_widget_grab_focus (self->add_button);
}
