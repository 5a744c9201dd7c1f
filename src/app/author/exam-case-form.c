/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-case-form.h"

#include <glib/gi18n.h>

#include "app/author/exam-document-editor.h"
#include "app/author/exam-part-rows.h"
#include "app/shared/exam-choice-field.h"
#include "app/shared/exam-entry-field.h"
#include "app/shared/exam-id-note.h"
#include "app/shared/exam-widget.h"

/* What stands for no setting in the drop-down: the document has none then. */
#define NOT_SAID "-"

/* A medical record in the form: what it is called, where the patient was, and its documents. */
struct _ExamCaseForm
{
  GtkWidget parent_instance;

  /* Template */
  ExamEntryField  *id_field;
  ExamChoiceField *setting_field;
  ExamEntryField  *title_field;
  GtkWidget       *rows_box;

  /* Owned */
  ExamBankEditor *editor;     /* (nullable): until something is shown */
  ExamEntry      *entry;      /* (nullable) */
  ExamPictures   *pictures;   /* (nullable) */
};

G_DEFINE_FINAL_TYPE (ExamCaseForm, exam_case_form, GTK_TYPE_WIDGET)

static void
id_edited_cb (ExamCaseForm *self,
              const char   *id)
{
  g_assert (EXAM_IS_CASE_FORM (self));
  exam_bank_editor_set_attribute (self->editor, self->entry, "id", id);
}

static void
title_edited_cb (ExamCaseForm *self,
                 const char   *title)
{
  g_assert (EXAM_IS_CASE_FORM (self));
  exam_bank_editor_set_attribute (self->editor, self->entry, "title", *title != '\0' ? title : NULL);
}

static void
setting_edited_cb (ExamCaseForm *self,
                   const char   *setting)
{
  g_assert (EXAM_IS_CASE_FORM (self));
  exam_bank_editor_set_attribute (self->editor, self->entry, "setting", g_str_equal (setting, NOT_SAID) ? NULL : setting);
}

static void
add_document (ExamCaseForm *self)
{
  g_assert (EXAM_IS_CASE_FORM (self));

  if (exam_bank_editor_add_document (self->editor, self->entry, ""))
    exam_part_rows_focus_last (self->rows_box);
}

static GtkWidget *
make_row (guint    index,
          gpointer data)
{
  return exam_document_editor_new (index, EXAM_CASE_FORM (data)->pictures);
}

static void
update (ExamCaseForm        *self,
        const ExamCaseSheet *sheet)
{
  g_autofree char *id_note = exam_id_note_new (self->editor, self->entry, sheet->id);

  exam_entry_field_set_value (self->id_field, sheet->id);
  exam_entry_field_set_note (self->id_field, id_note);
  exam_entry_field_set_value (self->title_field, sheet->title);
  exam_choice_field_set_value (self->setting_field, sheet->setting != NULL ? sheet->setting : NOT_SAID);
  exam_part_rows_set_n (self->rows_box, sheet->documents->len, make_row, self);
  for (guint i = 0; i < sheet->documents->len; i++)
    exam_document_editor_show (EXAM_DOCUMENT_EDITOR (exam_part_rows_get (self->rows_box, i)), self->editor, self->entry, sheet);
}

static void
forget (ExamCaseForm *self)
{
  exam_entry_field_forget (self->id_field);
  exam_entry_field_forget (self->title_field);
  for (GtkWidget *row = gtk_widget_get_first_child (self->rows_box); row != NULL; row = gtk_widget_get_next_sibling (row))
    exam_document_editor_forget (EXAM_DOCUMENT_EDITOR (row));
}

static void
offer_settings (ExamCaseForm *self)
{
  const char *const ids[] = { NOT_SAID, "inpatient", "outpatient", "emergency", NULL };
  const char *const names[] = { _("Not said"), _("Inpatient"), _("Outpatient"), _("Emergency"), NULL };

  exam_choice_field_set_choices (self->setting_field, ids, names);
}

static void
exam_case_form_dispose (GObject *object)
{
  ExamCaseForm *self = EXAM_CASE_FORM (object);

  exam_widget_dispose_template (GTK_WIDGET (self), EXAM_TYPE_CASE_FORM);
  g_clear_object (&self->editor);
  g_clear_object (&self->entry);
  g_clear_object (&self->pictures);
  G_OBJECT_CLASS (exam_case_form_parent_class)->dispose (object);
}

static void
exam_case_form_class_init (ExamCaseFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exam_case_form_dispose;

  g_type_ensure (EXAM_TYPE_CHOICE_FIELD);
  g_type_ensure (EXAM_TYPE_ENTRY_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/mockingbird/Mockingbird/exam-case-form.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamCaseForm, id_field);
  gtk_widget_class_bind_template_child (widget_class, ExamCaseForm, setting_field);
  gtk_widget_class_bind_template_child (widget_class, ExamCaseForm, title_field);
  gtk_widget_class_bind_template_child (widget_class, ExamCaseForm, rows_box);
  gtk_widget_class_bind_template_callback (widget_class, id_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, title_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, setting_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_document);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
exam_case_form_init (ExamCaseForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  offer_settings (self);
}

/** Says where the pictures of the bank are; once, before anything is shown. */
void
exam_case_form_set_pictures (ExamCaseForm *self,
                             ExamPictures *pictures)
{
  g_return_if_fail (EXAM_IS_CASE_FORM (self));
  g_set_object (&self->pictures, pictures);
}

/**
 * exam_case_form_show:
 * @self: a form
 * @editor: of the bank, sound
 * @entry: a case of it
 *
 * Shows a case as the document has it now, another one or the same.
 *
 * Returns: whether it holds something that only the source can change
 */
gboolean
exam_case_form_show (ExamCaseForm   *self,
                     ExamBankEditor *editor,
                     ExamEntry      *entry)
{
  g_autoptr (ExamCaseSheet) sheet = NULL;

  g_return_val_if_fail (EXAM_IS_CASE_FORM (self), FALSE);
  g_return_val_if_fail (EXAM_IS_BANK_EDITOR (editor), FALSE);
  g_return_val_if_fail (EXAM_IS_ENTRY (entry), FALSE);

  sheet = exam_bank_editor_read_case (editor, entry);
  if (sheet == NULL)
    return FALSE;
  g_set_object (&self->editor, editor);
  if (g_set_object (&self->entry, entry))
    forget (self);
  update (self, sheet);
  return sheet->odd;
}

/**
 * exam_case_form_focus_part:
 * @self: a form that shows something
 * @part: id, title, setting or "document 1"; numbers count from 1
 *
 * Returns: whether there is such a part, which has the focus now
 */
gboolean
exam_case_form_focus_part (ExamCaseForm *self,
                           const char   *part)
{
  const struct { const char *name; gpointer widget; } parts[] = {
    { "id", self->id_field }, { "title", self->title_field }, { "setting", self->setting_field },
  };

  g_return_val_if_fail (EXAM_IS_CASE_FORM (self), FALSE);
  g_return_val_if_fail (part != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_str_equal (parts[i].name, part))
      return gtk_widget_grab_focus (parts[i].widget);
  return exam_part_rows_focus_named (self->rows_box, "document", part);
}
