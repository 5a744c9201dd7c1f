/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-code-list.h"

#include <glib/gi18n.h>

#include "app/author/exam-code-editor-row.h"
#include "app/author/exam-part-rows.h"
#include "app/shared/exam-choice-field.h"
#include "app/shared/exam-switch-field.h"
#include "app/shared/exam-widget.h"

/* The schema's limit */
#define MAX_CODES 50

/* The codes that a candidate should type, in the form: of which system, whether the first counts as such, and each of them. */
struct _ExamCodeList
{
  GtkWidget parent_instance;

  /* Template */
  ExamChoiceField *system_field;
  ExamSwitchField *first_field;
  GtkWidget       *rows_box;
  GtkWidget       *add_button;

  /* Owned */
  ExamBankEditor *editor;     /* (nullable): until something is shown */
  ExamEntry      *entry;      /* (nullable) */
  ExamPictures   *pictures;   /* (nullable) */
  char           *system;     /* (nullable): as it is written */

  guint    n_codes;
  gboolean first_listed;
};

G_DEFINE_FINAL_TYPE (ExamCodeList, exam_code_list, GTK_TYPE_WIDGET)

enum {
  SIGNAL_CODE_SHOWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkWidget *
make_row (guint    index,
          gpointer data)
{
  return exam_code_editor_row_new (index, EXAM_CODE_LIST (data)->pictures);
}

static void
add_code (ExamCodeList *self)
{
  g_assert (EXAM_IS_CODE_LIST (self));

  if (self->n_codes < MAX_CODES && exam_bank_editor_add_code (self->editor, self->entry))
    exam_part_rows_focus_last (self->rows_box);
}

static void
system_edited_cb (ExamCodeList *self,
                  const char   *system)
{
  g_assert (EXAM_IS_CODE_LIST (self));
  exam_bank_editor_set_codes (self->editor, self->entry, exam_code_system_from_name (system), self->first_listed);
}

static void
first_edited_cb (ExamCodeList *self,
                 gboolean      first_listed)
{
  g_assert (EXAM_IS_CODE_LIST (self));
  exam_bank_editor_set_codes (self->editor, self->entry, exam_code_system_from_name (self->system), first_listed);
}

/* Control and Enter: the next code, which is a new one behind the last. */
static gboolean
next_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   data)
{
  ExamCodeList *self = EXAM_CODE_LIST (widget);

  if (!exam_part_rows_focus_next (self->rows_box))
    add_code (self);
  return TRUE;
}

static void
show_code (ExamCodeList        *self,
           const ExamItemSheet *sheet,
           guint                index)
{
  ExamCodeEditorRow *row = EXAM_CODE_EDITOR_ROW (exam_part_rows_get (self->rows_box, index));
  const ExamCodeSheet *code = g_ptr_array_index (sheet->codes, index);
  g_autofree char *title = NULL;

  exam_code_editor_row_show (row, self->editor, self->entry, sheet);
  g_signal_emit (self, signals[SIGNAL_CODE_SHOWN], 0, sheet->system, code->code, &title);
  exam_code_editor_row_set_title (row, title);
}

static void
offer_systems (ExamCodeList *self)
{
  const char *const names[] = { "ICD-10-CM", "ICD-10-PCS", "HCPCS Level II", _("Other codes"), NULL };

  exam_choice_field_set_choices (self->system_field, exam_code_system_names, names);
}

static void
exam_code_list_dispose (GObject *object)
{
  ExamCodeList *self = EXAM_CODE_LIST (object);

  exam_widget_dispose_template (GTK_WIDGET (self), EXAM_TYPE_CODE_LIST);
  g_clear_object (&self->editor);
  g_clear_object (&self->entry);
  g_clear_object (&self->pictures);
  g_clear_pointer (&self->system, g_free);
  G_OBJECT_CLASS (exam_code_list_parent_class)->dispose (object);
}

static gboolean
first_answer (GSignalInvocationHint *hint,
              GValue                *total,
              const GValue          *answer,
              gpointer               data)
{
  g_value_copy (answer, total);
  return g_value_get_string (answer) == NULL;
}

static void
exam_code_list_class_init (ExamCodeListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exam_code_list_dispose;

  /**
   * ExamCodeList::code-shown:
   * @system: (nullable): a system of codes, as it is written
   * @code: (nullable): a code, as it is written
   *
   * A code is shown, or has become another.
   *
   * Returns: (transfer full) (nullable): its title, from who has a code book
   */
  signals[SIGNAL_CODE_SHOWN] =
    g_signal_new ("code-shown", EXAM_TYPE_CODE_LIST, G_SIGNAL_RUN_LAST, 0, first_answer, NULL, NULL,
                  G_TYPE_STRING, 2, G_TYPE_STRING, G_TYPE_STRING);

  g_type_ensure (EXAM_TYPE_CHOICE_FIELD);
  g_type_ensure (EXAM_TYPE_SWITCH_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/mockingbird/Mockingbird/exam-code-list.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamCodeList, system_field);
  gtk_widget_class_bind_template_child (widget_class, ExamCodeList, first_field);
  gtk_widget_class_bind_template_child (widget_class, ExamCodeList, rows_box);
  gtk_widget_class_bind_template_child (widget_class, ExamCodeList, add_button);
  gtk_widget_class_bind_template_callback (widget_class, system_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, first_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_code);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
exam_code_list_init (ExamCodeList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  offer_systems (self);
  exam_part_rows_catch_enter (GTK_WIDGET (self), next_cb);
}

/** Says where the pictures of the bank are; once, before anything is shown. */
void
exam_code_list_set_pictures (ExamCodeList *self,
                             ExamPictures *pictures)
{
  g_return_if_fail (EXAM_IS_CODE_LIST (self));
  g_set_object (&self->pictures, pictures);
}

/** Shows the codes of @sheet. */
void
exam_code_list_show (ExamCodeList        *self,
                     ExamBankEditor      *editor,
                     ExamEntry           *entry,
                     const ExamItemSheet *sheet)
{
  g_return_if_fail (EXAM_IS_CODE_LIST (self));
  g_return_if_fail (sheet != NULL);

  g_set_object (&self->editor, editor);
  g_set_object (&self->entry, entry);
  g_free (self->system);
  self->system = g_strdup (sheet->system);
  self->first_listed = sheet->first_listed;
  self->n_codes = sheet->codes->len;
  exam_choice_field_set_value (self->system_field, sheet->system);
  exam_switch_field_set_value (self->first_field, sheet->first_listed);
  exam_part_rows_set_n (self->rows_box, self->n_codes, make_row, self);
  for (guint i = 0; i < self->n_codes; i++)
    show_code (self, sheet, i);
  gtk_widget_set_sensitive (self->add_button, self->n_codes < MAX_CODES);
}

/** Makes what is shown next another item's. */
void
exam_code_list_forget (ExamCodeList *self)
{
  g_return_if_fail (EXAM_IS_CODE_LIST (self));

  for (GtkWidget *row = gtk_widget_get_first_child (self->rows_box); row != NULL; row = gtk_widget_get_next_sibling (row))
    exam_code_editor_row_forget (EXAM_CODE_EDITOR_ROW (row));
}

/** Returns: whether @part, such as "code 1", is one of these, which has the focus now */
gboolean
exam_code_list_focus_part (ExamCodeList *self,
                           const char   *part)
{
  g_return_val_if_fail (EXAM_IS_CODE_LIST (self), FALSE);

  if (g_str_equal (part, "codes"))
    return gtk_widget_get_mapped (GTK_WIDGET (self)) && gtk_widget_grab_focus (GTK_WIDGET (self->system_field));
  return exam_part_rows_focus_named (self->rows_box, "code", part);
}
