/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-code-set-row.h"

#include <glib/gi18n.h>

#include "app/shared/exam-choice-field.h"
#include "app/shared/exam-entry-field.h"
#include "app/shared/exam-widget.h"
#include "bank/exam-code-system.h"

/* A code set that a bank relies on, in the form: its system and year. */
struct _ExamCodeSetRow
{
  GtkWidget parent_instance;

  /* Template */
  ExamChoiceField *system_field;
  ExamEntryField  *year_field;
  GtkWidget       *remove_button;
};

G_DEFINE_FINAL_TYPE (ExamCodeSetRow, exam_code_set_row, GTK_TYPE_WIDGET)

enum {
  SIGNAL_EDITED,
  SIGNAL_REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
edited_cb (ExamCodeSetRow *self)
{
  g_assert (EXAM_IS_CODE_SET_ROW (self));
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

static void
removed_cb (ExamCodeSetRow *self)
{
  g_assert (EXAM_IS_CODE_SET_ROW (self));
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

static gboolean
exam_code_set_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (EXAM_CODE_SET_ROW (widget)->system_field));
}

static void
exam_code_set_row_dispose (GObject *object)
{
  exam_widget_dispose_template (GTK_WIDGET (object), EXAM_TYPE_CODE_SET_ROW);
  G_OBJECT_CLASS (exam_code_set_row_parent_class)->dispose (object);
}

static void
exam_code_set_row_class_init (ExamCodeSetRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exam_code_set_row_dispose;
  widget_class->grab_focus = exam_code_set_row_grab_focus;

  /** ExamCodeSetRow::edited: the author changed the system or the year */
  signals[SIGNAL_EDITED] =
    g_signal_new ("edited", EXAM_TYPE_CODE_SET_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /** ExamCodeSetRow::removed: the author does not want it any more */
  signals[SIGNAL_REMOVED] =
    g_signal_new ("removed", EXAM_TYPE_CODE_SET_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (EXAM_TYPE_CHOICE_FIELD);
  g_type_ensure (EXAM_TYPE_ENTRY_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/mockingbird/Mockingbird/exam-code-set-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamCodeSetRow, system_field);
  gtk_widget_class_bind_template_child (widget_class, ExamCodeSetRow, year_field);
  gtk_widget_class_bind_template_child (widget_class, ExamCodeSetRow, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, removed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
exam_code_set_row_init (ExamCodeSetRow *self)
{
  const char *const names[] = { "ICD-10-CM", "ICD-10-PCS", "HCPCS Level II", _("Other codes"), NULL };

  gtk_widget_init_template (GTK_WIDGET (self));
  exam_choice_field_set_choices (self->system_field, exam_code_system_names, names);
}

/** @index: place of the code set in its bank */
GtkWidget *
exam_code_set_row_new (guint index)
{
  ExamCodeSetRow *self = g_object_new (EXAM_TYPE_CODE_SET_ROW, NULL);
  /* Translators: name of a field; %u counts the code sets of a bank from 1, here and in the next ones */
  g_autofree char *system_name = g_strdup_printf (_("Code set %u, system"), index + 1);
  g_autofree char *year_name = g_strdup_printf (_("Code set %u, year"), index + 1);
  g_autofree char *remove_name = g_strdup_printf (_("Code set %u, remove"), index + 1);

  exam_choice_field_set_name (self->system_field, system_name);
  exam_entry_field_set_name (self->year_field, year_name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove_button), GTK_ACCESSIBLE_PROPERTY_LABEL, remove_name, -1);
  return GTK_WIDGET (self);
}

/** Shows what the document says; both (nullable) */
void
exam_code_set_row_set_value (ExamCodeSetRow *self,
                             const char     *system,
                             const char     *year)
{
  g_return_if_fail (EXAM_IS_CODE_SET_ROW (self));

  exam_choice_field_set_value (self->system_field, system);
  exam_entry_field_set_value (self->year_field, year);
}

/** Returns: (transfer none): the system as files call it */
const char *
exam_code_set_row_get_system (ExamCodeSetRow *self)
{
  const char *system;

  g_return_val_if_fail (EXAM_IS_CODE_SET_ROW (self), NULL);

  system = exam_choice_field_get_value (self->system_field);
  return system != NULL ? system : exam_code_system_get_name (EXAM_CODE_SYSTEM_OTHER);
}

/** Returns: (transfer none): the year as it is written, perhaps none yet */
const char *
exam_code_set_row_get_year (ExamCodeSetRow *self)
{
  g_return_val_if_fail (EXAM_IS_CODE_SET_ROW (self), NULL);
  return exam_entry_field_get_text (self->year_field);
}

/** Makes what is shown next another bank's. */
void
exam_code_set_row_forget (ExamCodeSetRow *self)
{
  g_return_if_fail (EXAM_IS_CODE_SET_ROW (self));
  exam_entry_field_forget (self->year_field);
}
