/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-code-editor-row.h"

#include <glib/gi18n.h>

#include "app/author/exam-part-rows.h"
#include "app/author/exam-text-field.h"
#include "app/shared/exam-entry-field.h"
#include "app/shared/exam-widget.h"

/* A code of the key of a question with typed codes: the code, what a code book calls it, whether it may lack, and why. */
struct _ExamCodeEditorRow
{
  GtkWidget parent_instance;

  /* Template */
  ExamEntryField *code_field;
  GtkLabel       *title_label;
  GtkCheckButton *optional_check;
  GtkWidget      *up_button;
  GtkWidget      *down_button;
  GtkWidget      *remove_button;
  ExamTextField  *why_field;

  /* Owned */
  ExamBankEditor *editor;   /* (nullable): until something is shown */
  ExamEntry      *entry;    /* (nullable) */

  guint    index;
  guint    n_codes;
  gboolean setting;   /* what changes comes from the document */
};

G_DEFINE_FINAL_TYPE (ExamCodeEditorRow, exam_code_editor_row, GTK_TYPE_WIDGET)

static void
edited_cb (ExamCodeEditorRow *self)
{
  g_assert (EXAM_IS_CODE_EDITOR_ROW (self));

  if (!self->setting)
    exam_bank_editor_set_code (self->editor, self->entry, self->index, exam_entry_field_get_text (self->code_field),
                               gtk_check_button_get_active (self->optional_check));
}

static void
why_edited_cb (ExamCodeEditorRow *self,
               ExamText          *why)
{
  g_assert (EXAM_IS_CODE_EDITOR_ROW (self));
  exam_bank_editor_set_code_why (self->editor, self->entry, self->index, why);
}

static void
move (ExamCodeEditorRow *self,
      ExamCodeEditorRow *to,
      gboolean           up)
{
  if (to != NULL && exam_bank_editor_move_code (self->editor, self->entry, self->index, to->index))
    exam_part_rows_focus_mover (to->up_button, to->down_button, up);
}

static void
up_clicked_cb (ExamCodeEditorRow *self)
{
  g_assert (EXAM_IS_CODE_EDITOR_ROW (self));
  move (self, EXAM_CODE_EDITOR_ROW (gtk_widget_get_prev_sibling (GTK_WIDGET (self))), TRUE);
}

static void
down_clicked_cb (ExamCodeEditorRow *self)
{
  g_assert (EXAM_IS_CODE_EDITOR_ROW (self));
  move (self, EXAM_CODE_EDITOR_ROW (gtk_widget_get_next_sibling (GTK_WIDGET (self))), FALSE);
}

static void
remove_clicked_cb (ExamCodeEditorRow *self)
{
  g_assert (EXAM_IS_CODE_EDITOR_ROW (self));

  /* The row goes with the last code, and the focus would be nowhere. */
  if (self->index + 1 == self->n_codes && self->index > 0)
    gtk_widget_grab_focus (EXAM_CODE_EDITOR_ROW (gtk_widget_get_prev_sibling (GTK_WIDGET (self)))->remove_button);
  exam_bank_editor_remove_code (self->editor, self->entry, self->index);
}

/* What is not a code of the system at all; whether a code is in a book is for the book to say. */
static void
judge (ExamCodeEditorRow *self,
       const char        *code,
       const char        *system_name)
{
  ExamCodeSystem system = exam_code_system_from_name (system_name);
  g_autofree char *normal = exam_code_normalize (code);
  g_autofree char *note = NULL;

  if (*normal != '\0' && !exam_code_has_shape (system, normal))
    /* Translators: %s is a system of codes, such as ICD-10-CM */
    note = g_strdup_printf (_("This does not have the shape of an %s code."), system_name);
  exam_entry_field_set_note (self->code_field, note);
}

static gboolean
exam_code_editor_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (EXAM_CODE_EDITOR_ROW (widget)->code_field));
}

static void
exam_code_editor_row_dispose (GObject *object)
{
  ExamCodeEditorRow *self = EXAM_CODE_EDITOR_ROW (object);

  exam_widget_dispose_template (GTK_WIDGET (self), EXAM_TYPE_CODE_EDITOR_ROW);
  g_clear_object (&self->editor);
  g_clear_object (&self->entry);
  G_OBJECT_CLASS (exam_code_editor_row_parent_class)->dispose (object);
}

static void
exam_code_editor_row_class_init (ExamCodeEditorRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exam_code_editor_row_dispose;
  widget_class->focus = exam_widget_focus_children;
  widget_class->grab_focus = exam_code_editor_row_grab_focus;

  g_type_ensure (EXAM_TYPE_ENTRY_FIELD);
  g_type_ensure (EXAM_TYPE_TEXT_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/mockingbird/Mockingbird/exam-code-editor-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamCodeEditorRow, code_field);
  gtk_widget_class_bind_template_child (widget_class, ExamCodeEditorRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, ExamCodeEditorRow, optional_check);
  gtk_widget_class_bind_template_child (widget_class, ExamCodeEditorRow, up_button);
  gtk_widget_class_bind_template_child (widget_class, ExamCodeEditorRow, down_button);
  gtk_widget_class_bind_template_child (widget_class, ExamCodeEditorRow, remove_button);
  gtk_widget_class_bind_template_child (widget_class, ExamCodeEditorRow, why_field);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, why_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, up_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, down_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "partcard");
}

static void
exam_code_editor_row_init (ExamCodeEditorRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Takes @name. */
static void
name_part (gpointer part,
           char    *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (part), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_free (name);
}

/** @index: place of the code in its item; @pictures: of the bank */
GtkWidget *
exam_code_editor_row_new (guint         index,
                          ExamPictures *pictures)
{
  ExamCodeEditorRow *self = g_object_new (EXAM_TYPE_CODE_EDITOR_ROW, NULL);
  /* Translators: name of an editor; %u counts the codes of a question from 1, here and in the next ones */
  g_autofree char *why_name = g_strdup_printf (_("Code %u, why"), index + 1);

  self->index = index;
  exam_text_field_set_pictures (self->why_field, pictures);
  exam_text_field_set_name (self->why_field, why_name);
  name_part (self->optional_check, g_strdup_printf (_("Code %u, optional"), index + 1));
  name_part (self->up_button, g_strdup_printf (_("Code %u, move up"), index + 1));
  name_part (self->down_button, g_strdup_printf (_("Code %u, move down"), index + 1));
  name_part (self->remove_button, g_strdup_printf (_("Code %u, remove"), index + 1));
  return GTK_WIDGET (self);
}

/** Shows the code of @sheet at the place of this row; there must be one. */
void
exam_code_editor_row_show (ExamCodeEditorRow   *self,
                           ExamBankEditor      *editor,
                           ExamEntry           *entry,
                           const ExamItemSheet *sheet)
{
  const ExamCodeSheet *code;
  g_autofree char *label = NULL;

  g_return_if_fail (EXAM_IS_CODE_EDITOR_ROW (self));
  g_return_if_fail (self->index < sheet->codes->len);

  g_set_object (&self->editor, editor);
  g_set_object (&self->entry, entry);
  self->n_codes = sheet->codes->len;
  code = g_ptr_array_index (sheet->codes, self->index);
  label = g_strdup_printf (self->index == 0 && sheet->first_listed ? _("Code %u, first-listed") : _("Code %u"),
                           self->index + 1);

  self->setting = TRUE;
  g_object_set (self->code_field, "label", label, NULL);
  exam_entry_field_set_value (self->code_field, code->code);
  gtk_check_button_set_active (self->optional_check, code->optional);
  self->setting = FALSE;
  gtk_widget_set_sensitive (self->up_button, self->index > 0);
  gtk_widget_set_sensitive (self->down_button, self->index + 1 < self->n_codes);
  exam_text_field_set_value (self->why_field, code->why);
  judge (self, code->code != NULL ? code->code : "", sheet->system);
}

/** Says what a code book calls the code; @title (nullable): NULL where no book has it */
void
exam_code_editor_row_set_title (ExamCodeEditorRow *self,
                                const char        *title)
{
  g_return_if_fail (EXAM_IS_CODE_EDITOR_ROW (self));

  gtk_label_set_text (self->title_label, title != NULL ? title : "");
  gtk_widget_set_visible (GTK_WIDGET (self->title_label), title != NULL);
}

/** Makes what is shown next another item's. */
void
exam_code_editor_row_forget (ExamCodeEditorRow *self)
{
  g_return_if_fail (EXAM_IS_CODE_EDITOR_ROW (self));

  exam_entry_field_forget (self->code_field);
  exam_text_field_forget (self->why_field);
}
