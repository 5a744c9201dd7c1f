/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-item-form.h"

#include <glib/gi18n.h>

#include "app/author/exam-allowance-list.h"
#include "app/author/exam-code-list.h"
#include "app/author/exam-option-list.h"
#include "app/author/exam-source-list.h"
#include "app/author/exam-text-field.h"
#include "app/shared/exam-choice-field.h"
#include "app/shared/exam-entry-field.h"
#include "app/shared/exam-id-note.h"
#include "app/shared/exam-switch-field.h"
#include "app/shared/exam-widget.h"

/* A question in the form. Each edit goes into the document at once, and what the document says comes back to the fields. */
struct _ExamItemForm
{
  GtkWidget parent_instance;

  /* Template */
  ExamEntryField    *id_field;
  ExamChoiceField   *domain_field;
  ExamTextField     *stem_field;
  GtkToggleButton   *kind_buttons[3];   /* by ExamItemKind */
  GtkWidget         *kind_note;
  ExamOptionList    *option_list;
  ExamCodeList      *code_list;
  ExamTextField     *rationale_field;
  ExamSourceList    *source_list;
  ExamSwitchField   *pretest_field;
  ExamAllowanceList *allowance_list;

  /* Owned */
  ExamBankEditor *editor;     /* (nullable): until something is shown */
  ExamEntry      *entry;      /* (nullable) */
  ExamPictures   *pictures;   /* (nullable) */
  ExamFormat     *format;     /* (nullable) */

  gboolean setting;   /* what changes comes from the document */
};

G_DEFINE_FINAL_TYPE (ExamItemForm, exam_item_form, GTK_TYPE_WIDGET)

/* --- From the document --- */

static void
show_kind (ExamItemForm        *self,
           const ExamItemSheet *sheet)
{
  self->setting = TRUE;
  gtk_toggle_button_set_active (self->kind_buttons[sheet->kind], TRUE);
  self->setting = FALSE;
  gtk_widget_set_visible (self->kind_note, self->format != NULL && !exam_format_serves (self->format, sheet->kind));
  gtk_widget_set_visible (GTK_WIDGET (self->option_list), sheet->kind != EXAM_ITEM_TYPED_CODES);
  gtk_widget_set_visible (GTK_WIDGET (self->code_list), sheet->kind == EXAM_ITEM_TYPED_CODES);
  if (sheet->kind == EXAM_ITEM_TYPED_CODES)
    exam_code_list_show (self->code_list, self->editor, self->entry, sheet);
  else
    exam_option_list_show (self->option_list, self->editor, self->entry, sheet);
}

static void
update (ExamItemForm        *self,
        const ExamItemSheet *sheet)
{
  g_autofree char *id_note = exam_id_note_new (self->editor, self->entry, sheet->id);

  exam_entry_field_set_value (self->id_field, sheet->id);
  exam_entry_field_set_note (self->id_field, id_note);
  exam_choice_field_set_value (self->domain_field, sheet->domain);
  exam_text_field_set_value (self->stem_field, sheet->stem);
  show_kind (self, sheet);
  exam_text_field_set_value (self->rationale_field, sheet->rationale);
  exam_source_list_show (self->source_list, self->editor, self->entry, sheet);
  exam_switch_field_set_value (self->pretest_field, sheet->pretest);
  exam_allowance_list_show (self->allowance_list, self->editor, self->entry, exam_allowances_or_none (sheet->allowances));
}

/* What is in the fields belongs to an item that is not shown any more. */
static void
forget (ExamItemForm *self)
{
  exam_entry_field_forget (self->id_field);
  exam_text_field_forget (self->stem_field);
  exam_text_field_forget (self->rationale_field);
  exam_allowance_list_forget (self->allowance_list);
  exam_option_list_forget (self->option_list);
  exam_code_list_forget (self->code_list);
  exam_source_list_forget (self->source_list);
}

/* --- Into the document --- */

static void
id_edited_cb (ExamItemForm *self,
              const char   *id)
{
  g_assert (EXAM_IS_ITEM_FORM (self));
  exam_bank_editor_set_attribute (self->editor, self->entry, "id", id);
}

static void
domain_edited_cb (ExamItemForm *self,
                  const char   *domain)
{
  g_assert (EXAM_IS_ITEM_FORM (self));
  exam_bank_editor_set_attribute (self->editor, self->entry, "domain", domain);
}

static void
pretest_edited_cb (ExamItemForm *self,
                   gboolean      pretest)
{
  g_assert (EXAM_IS_ITEM_FORM (self));
  exam_bank_editor_set_attribute (self->editor, self->entry, "pretest", pretest ? "yes" : NULL);
}

static void
stem_edited_cb (ExamItemForm *self,
                ExamText     *stem)
{
  g_assert (EXAM_IS_ITEM_FORM (self));
  exam_bank_editor_set_stem (self->editor, self->entry, stem);
}

static void
rationale_edited_cb (ExamItemForm *self,
                     ExamText     *rationale)
{
  g_assert (EXAM_IS_ITEM_FORM (self));
  exam_bank_editor_set_rationale (self->editor, self->entry, rationale);
}

static void
kind_toggled_cb (ExamItemForm    *self,
                 GtkToggleButton *button)
{
  g_assert (EXAM_IS_ITEM_FORM (self));

  if (self->setting || !gtk_toggle_button_get_active (button))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (self->kind_buttons); i++)
    if (self->kind_buttons[i] == button)
      exam_bank_editor_set_kind (self->editor, self->entry, i);
}

/* --- GObject --- */

static void
exam_item_form_dispose (GObject *object)
{
  ExamItemForm *self = EXAM_ITEM_FORM (object);

  exam_widget_dispose_template (GTK_WIDGET (self), EXAM_TYPE_ITEM_FORM);
  g_clear_object (&self->editor);
  g_clear_object (&self->entry);
  g_clear_object (&self->pictures);
  g_clear_pointer (&self->format, exam_format_unref);
  G_OBJECT_CLASS (exam_item_form_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/mockingbird/Mockingbird/exam-item-form.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamItemForm, id_field);
  gtk_widget_class_bind_template_child (widget_class, ExamItemForm, domain_field);
  gtk_widget_class_bind_template_child (widget_class, ExamItemForm, stem_field);
  gtk_widget_class_bind_template_child_full (widget_class, "single_button", FALSE,
                                             G_STRUCT_OFFSET (ExamItemForm, kind_buttons[EXAM_ITEM_SINGLE_CHOICE]));
  gtk_widget_class_bind_template_child_full (widget_class, "multiple_button", FALSE,
                                             G_STRUCT_OFFSET (ExamItemForm, kind_buttons[EXAM_ITEM_MULTIPLE_CHOICE]));
  gtk_widget_class_bind_template_child_full (widget_class, "codes_button", FALSE,
                                             G_STRUCT_OFFSET (ExamItemForm, kind_buttons[EXAM_ITEM_TYPED_CODES]));
  gtk_widget_class_bind_template_child (widget_class, ExamItemForm, kind_note);
  gtk_widget_class_bind_template_child (widget_class, ExamItemForm, option_list);
  gtk_widget_class_bind_template_child (widget_class, ExamItemForm, code_list);
  gtk_widget_class_bind_template_child (widget_class, ExamItemForm, rationale_field);
  gtk_widget_class_bind_template_child (widget_class, ExamItemForm, source_list);
  gtk_widget_class_bind_template_child (widget_class, ExamItemForm, pretest_field);
  gtk_widget_class_bind_template_child (widget_class, ExamItemForm, allowance_list);
  gtk_widget_class_bind_template_callback (widget_class, id_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, domain_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, pretest_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, stem_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, rationale_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_toggled_cb);
}

static void
exam_item_form_class_init (ExamItemFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exam_item_form_dispose;

  g_type_ensure (EXAM_TYPE_ALLOWANCE_LIST);
  g_type_ensure (EXAM_TYPE_CHOICE_FIELD);
  g_type_ensure (EXAM_TYPE_CODE_LIST);
  g_type_ensure (EXAM_TYPE_ENTRY_FIELD);
  g_type_ensure (EXAM_TYPE_OPTION_LIST);
  g_type_ensure (EXAM_TYPE_SOURCE_LIST);
  g_type_ensure (EXAM_TYPE_SWITCH_FIELD);
  g_type_ensure (EXAM_TYPE_TEXT_FIELD);
  bind_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
exam_item_form_init (ExamItemForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** Says where the pictures of the bank are; once, before anything is shown. */
void
exam_item_form_set_pictures (ExamItemForm *self,
                             ExamPictures *pictures)
{
  g_return_if_fail (EXAM_IS_ITEM_FORM (self));

  g_set_object (&self->pictures, pictures);
  exam_text_field_set_pictures (self->stem_field, pictures);
  exam_text_field_set_pictures (self->rationale_field, pictures);
  exam_option_list_set_pictures (self->option_list, pictures);
  exam_code_list_set_pictures (self->code_list, pictures);
}

/** Returns: (transfer none): where codes are typed, which asks for their titles */
ExamCodeList *
exam_item_form_get_code_list (ExamItemForm *self)
{
  g_return_val_if_fail (EXAM_IS_ITEM_FORM (self), NULL);
  return self->code_list;
}

/** Says which domains and kinds of response the exam has; @format (nullable) */
void
exam_item_form_set_format (ExamItemForm *self,
                           ExamFormat   *format)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  g_return_if_fail (EXAM_IS_ITEM_FORM (self));

  if (format != NULL)
    exam_format_ref (format);
  g_clear_pointer (&self->format, exam_format_unref);
  self->format = format;

  for (guint i = 0; format != NULL && i < format->domains->len; i++)
    {
      const ExamDomain *domain = g_ptr_array_index (format->domains, i);

      g_ptr_array_add (ids, domain->id);
      /* Translators: the name of a domain, and the id by which files call it */
      g_ptr_array_add (names, g_strdup_printf (_("%s (%s)"), domain->name, domain->id));
    }
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (names, NULL);
  exam_choice_field_set_choices (self->domain_field, (const char *const *) ids->pdata, (const char *const *) names->pdata);
  if (self->entry != NULL && exam_bank_editor_is_sound (self->editor))
    exam_item_form_show (self, self->editor, self->entry);
}

/**
 * exam_item_form_show:
 * @self: a form
 * @editor: of the bank, sound
 * @entry: an item of it
 *
 * Shows an item as the document has it now, another one or the same.
 *
 * Returns: whether it holds something that only the source can change
 */
gboolean
exam_item_form_show (ExamItemForm   *self,
                     ExamBankEditor *editor,
                     ExamEntry      *entry)
{
  g_autoptr (ExamItemSheet) sheet = NULL;

  g_return_val_if_fail (EXAM_IS_ITEM_FORM (self), FALSE);
  g_return_val_if_fail (EXAM_IS_BANK_EDITOR (editor), FALSE);
  g_return_val_if_fail (EXAM_IS_ENTRY (entry), FALSE);

  sheet = exam_bank_editor_read_item (editor, entry);
  if (sheet == NULL)
    return FALSE;
  g_set_object (&self->editor, editor);
  if (g_set_object (&self->entry, entry))
    forget (self);
  update (self, sheet);
  return sheet->odd;
}

/**
 * exam_item_form_focus_part:
 * @self: a form that shows something
 * @part: id, domain, stem, kind, "option 2", "code 1", rationale, "source 1", pretest; numbers count from 1
 *
 * Returns: whether there is such a part, which has the focus now
 */
gboolean
exam_item_form_focus_part (ExamItemForm *self,
                           const char   *part)
{
  const struct { const char *name; gpointer widget; } parts[] = {
    { "id", self->id_field }, { "domain", self->domain_field }, { "stem", self->stem_field },
    { "kind", self->kind_buttons[0] }, { "choice", self->kind_buttons[0] },
    { "rationale", self->rationale_field }, { "pretest", self->pretest_field },
  };

  g_return_val_if_fail (EXAM_IS_ITEM_FORM (self), FALSE);
  g_return_val_if_fail (part != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_str_equal (parts[i].name, part))
      return gtk_widget_get_mapped (parts[i].widget) && gtk_widget_grab_focus (parts[i].widget);

  return exam_option_list_focus_part (self->option_list, part) || exam_code_list_focus_part (self->code_list, part) ||
         exam_source_list_focus_part (self->source_list, part);
}
