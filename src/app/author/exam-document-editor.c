/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-document-editor.h"

#include <glib/gi18n.h>

#include "app/author/exam-part-rows.h"
#include "app/author/exam-text-field.h"
#include "app/shared/exam-entry-field.h"
#include "app/shared/exam-widget.h"

/* A document of a medical record in the form: its title, its text, and what can be done with it. */
struct _ExamDocumentEditor
{
  GtkWidget parent_instance;

  /* Template */
  ExamEntryField *title_field;
  GtkWidget      *up_button;
  GtkWidget      *down_button;
  GtkWidget      *remove_button;
  ExamTextField  *text_field;

  /* Owned */
  ExamBankEditor *editor;   /* (nullable): until something is shown */
  ExamEntry      *entry;    /* (nullable) */
  char           *title;    /* (nullable): as it is written */
  ExamText       *text;     /* (nullable): as it is written */

  guint index;
  guint n_documents;
};

G_DEFINE_FINAL_TYPE (ExamDocumentEditor, exam_document_editor, GTK_TYPE_WIDGET)

static void
title_edited_cb (ExamDocumentEditor *self,
                 const char         *title)
{
  g_autoptr (ExamText) text = self->text != NULL ? exam_text_ref (self->text) : NULL;

  g_assert (EXAM_IS_DOCUMENT_EDITOR (self));
  exam_bank_editor_set_document (self->editor, self->entry, self->index, title, text);
}

static void
text_edited_cb (ExamDocumentEditor *self,
                ExamText           *text)
{
  g_autofree char *title = g_strdup (self->title);

  g_assert (EXAM_IS_DOCUMENT_EDITOR (self));
  exam_bank_editor_set_document (self->editor, self->entry, self->index, title, text);
}

static void
move (ExamDocumentEditor *self,
      ExamDocumentEditor *to,
      gboolean            up)
{
  if (to != NULL && exam_bank_editor_move_document (self->editor, self->entry, self->index, to->index))
    exam_part_rows_focus_mover (to->up_button, to->down_button, up);
}

static void
up_clicked_cb (ExamDocumentEditor *self)
{
  g_assert (EXAM_IS_DOCUMENT_EDITOR (self));
  move (self, EXAM_DOCUMENT_EDITOR (gtk_widget_get_prev_sibling (GTK_WIDGET (self))), TRUE);
}

static void
down_clicked_cb (ExamDocumentEditor *self)
{
  g_assert (EXAM_IS_DOCUMENT_EDITOR (self));
  move (self, EXAM_DOCUMENT_EDITOR (gtk_widget_get_next_sibling (GTK_WIDGET (self))), FALSE);
}

static void
remove_clicked_cb (ExamDocumentEditor *self)
{
  g_assert (EXAM_IS_DOCUMENT_EDITOR (self));

  /* The row goes with the last document, and the focus would be nowhere. */
  if (self->index + 1 == self->n_documents && self->index > 0)
    gtk_widget_grab_focus (EXAM_DOCUMENT_EDITOR (gtk_widget_get_prev_sibling (GTK_WIDGET (self)))->remove_button);
  exam_bank_editor_remove_document (self->editor, self->entry, self->index);
}

static gboolean
exam_document_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (EXAM_DOCUMENT_EDITOR (widget)->title_field));
}

static void
exam_document_editor_dispose (GObject *object)
{
  ExamDocumentEditor *self = EXAM_DOCUMENT_EDITOR (object);

  exam_widget_dispose_template (GTK_WIDGET (self), EXAM_TYPE_DOCUMENT_EDITOR);
  g_clear_object (&self->editor);
  g_clear_object (&self->entry);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->text, exam_text_unref);
  G_OBJECT_CLASS (exam_document_editor_parent_class)->dispose (object);
}

static void
exam_document_editor_class_init (ExamDocumentEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exam_document_editor_dispose;
  widget_class->focus = exam_widget_focus_children;
  widget_class->grab_focus = exam_document_editor_grab_focus;

  g_type_ensure (EXAM_TYPE_ENTRY_FIELD);
  g_type_ensure (EXAM_TYPE_TEXT_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/mockingbird/Mockingbird/exam-document-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamDocumentEditor, title_field);
  gtk_widget_class_bind_template_child (widget_class, ExamDocumentEditor, up_button);
  gtk_widget_class_bind_template_child (widget_class, ExamDocumentEditor, down_button);
  gtk_widget_class_bind_template_child (widget_class, ExamDocumentEditor, remove_button);
  gtk_widget_class_bind_template_child (widget_class, ExamDocumentEditor, text_field);
  gtk_widget_class_bind_template_callback (widget_class, title_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, up_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, down_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "partcard");
}

static void
exam_document_editor_init (ExamDocumentEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Takes @name. */
static void
name_button (GtkWidget *button,
             char      *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_free (name);
}

/** @index: place of the document in its case; @pictures: of the bank */
GtkWidget *
exam_document_editor_new (guint         index,
                          ExamPictures *pictures)
{
  ExamDocumentEditor *self = g_object_new (EXAM_TYPE_DOCUMENT_EDITOR, NULL);
  /* Translators: name of an entry; %u counts the documents of a case from 1, here and in the next ones */
  g_autofree char *title_name = g_strdup_printf (_("Document %u, title"), index + 1);
  g_autofree char *text_name = g_strdup_printf (_("Document %u, text"), index + 1);

  self->index = index;
  exam_text_field_set_pictures (self->text_field, pictures);
  exam_entry_field_set_name (self->title_field, title_name);
  exam_text_field_set_name (self->text_field, text_name);
  name_button (self->up_button, g_strdup_printf (_("Document %u, move up"), index + 1));
  name_button (self->down_button, g_strdup_printf (_("Document %u, move down"), index + 1));
  name_button (self->remove_button, g_strdup_printf (_("Document %u, remove"), index + 1));
  return GTK_WIDGET (self);
}

/** Shows the document of @sheet at the place of this row; there must be one. */
void
exam_document_editor_show (ExamDocumentEditor  *self,
                           ExamBankEditor      *editor,
                           ExamEntry           *entry,
                           const ExamCaseSheet *sheet)
{
  const ExamDocumentSheet *document;

  g_return_if_fail (EXAM_IS_DOCUMENT_EDITOR (self));
  g_return_if_fail (self->index < sheet->documents->len);

  g_set_object (&self->editor, editor);
  g_set_object (&self->entry, entry);
  document = g_ptr_array_index (sheet->documents, self->index);
  self->n_documents = sheet->documents->len;
  g_free (self->title);
  self->title = g_strdup (document->title);
  g_clear_pointer (&self->text, exam_text_unref);
  self->text = document->text != NULL ? exam_text_ref (document->text) : NULL;

  exam_entry_field_set_value (self->title_field, document->title);
  exam_text_field_set_value (self->text_field, document->text);
  gtk_widget_set_sensitive (self->up_button, self->index > 0);
  gtk_widget_set_sensitive (self->down_button, self->index + 1 < self->n_documents);
}

/** Makes what is shown next another case's. */
void
exam_document_editor_forget (ExamDocumentEditor *self)
{
  g_return_if_fail (EXAM_IS_DOCUMENT_EDITOR (self));

  exam_entry_field_forget (self->title_field);
  exam_text_field_forget (self->text_field);
}
