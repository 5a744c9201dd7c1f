/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-allowance-list.h"

#include <glib/gi18n.h>

#include "app/shared/exam-choice-field.h"
#include "app/shared/exam-entry-field.h"
#include "app/shared/exam-widget.h"
#include "check/exam-check-rule.h"

/* The rules of the checker that an author has switched off for an item or a bank, each with the reason; and one more. */
struct _ExamAllowanceList
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget       *expander;
  GtkLabel        *title_label;
  GtkWidget       *rows_box;
  ExamChoiceField *rule_field;
  ExamEntryField  *reason_field;
  GtkWidget       *add_button;

  /* Owned */
  ExamBankEditor *editor;   /* (nullable): until something is shown */
  ExamEntry      *entry;    /* (nullable): the bank's head */
  GPtrArray      *rules;    /* (element-type utf8): of the rows */
};

G_DEFINE_FINAL_TYPE (ExamAllowanceList, exam_allowance_list, GTK_TYPE_WIDGET)

static const char *
get_summary (const char *name)
{
  ExamCheckRule rule;

  return exam_check_rule_from_name (name, &rule) ? exam_check_rule_get_summary (rule) : name;
}

/* --- A row --- */

static guint
find_row (ExamAllowanceList *self,
          GtkWidget         *inside)
{
  guint index = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (self->rows_box); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      if (gtk_widget_is_ancestor (inside, row))
        return index;
      index++;
    }
  g_return_val_if_reached (0);
}

static void
row_edited_cb (ExamAllowanceList *self,
               const char        *reason,
               GtkWidget         *field)
{
  const char *rule = g_ptr_array_index (self->rules, find_row (self, field));

  g_assert (EXAM_IS_ALLOWANCE_LIST (self));
  exam_bank_editor_allow (self->editor, self->entry, rule, reason);
}

static void
row_removed_cb (ExamAllowanceList *self,
                GtkWidget         *button)
{
  g_autofree char *rule = g_strdup (g_ptr_array_index (self->rules, find_row (self, button)));

  g_assert (EXAM_IS_ALLOWANCE_LIST (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->rule_field));
  exam_bank_editor_allow (self->editor, self->entry, rule, NULL);
}

static GtkWidget *
make_row (ExamAllowanceList *self,
          const char        *rule)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *field = g_object_new (EXAM_TYPE_ENTRY_FIELD, "label", get_summary (rule), "hexpand", TRUE, NULL);
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  /* Translators: name of a button; %s says what a rule of the checker finds */
  g_autofree char *name = g_strdup_printf (_("Switch on again: %s"), get_summary (rule));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_END);
  gtk_widget_set_tooltip_text (button, _("Switch on again"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (field, "edited", G_CALLBACK (row_edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (button, "clicked", G_CALLBACK (row_removed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), field);
  gtk_box_append (GTK_BOX (row), button);
  return row;
}

static gboolean
has_same_rules (ExamAllowanceList *self,
                const GPtrArray   *allowances)
{
  if (self->rules->len != allowances->len)
    return FALSE;
  for (guint i = 0; i < allowances->len; i++)
    {
      const ExamAllowance *allowance = g_ptr_array_index (allowances, i);

      if (!g_str_equal (allowance->rule, g_ptr_array_index (self->rules, i)))
        return FALSE;
    }
  return TRUE;
}

/* Rows are rare: they are made anew when the rules are others, and kept while only a reason is typed. */
static void
update_rows (ExamAllowanceList *self,
             const GPtrArray   *allowances)
{
  GtkWidget *row;

  if (!has_same_rules (self, allowances))
    {
      exam_widget_remove_children (self->rows_box);
      g_ptr_array_set_size (self->rules, 0);
      for (guint i = 0; i < allowances->len; i++)
        {
          const ExamAllowance *allowance = g_ptr_array_index (allowances, i);

          g_ptr_array_add (self->rules, g_strdup (allowance->rule));
          gtk_box_append (GTK_BOX (self->rows_box), make_row (self, allowance->rule));
        }
    }

  row = gtk_widget_get_first_child (self->rows_box);
  for (guint i = 0; i < allowances->len; i++, row = gtk_widget_get_next_sibling (row))
    {
      const ExamAllowance *allowance = g_ptr_array_index (allowances, i);

      exam_entry_field_set_value (EXAM_ENTRY_FIELD (gtk_widget_get_first_child (row)), allowance->because);
    }
}

/* --- One more --- */

static void
update_button (ExamAllowanceList *self)
{
  g_autofree char *reason = g_strstrip (g_strdup (exam_entry_field_get_text (self->reason_field)));

  g_assert (EXAM_IS_ALLOWANCE_LIST (self));
  gtk_widget_set_sensitive (self->add_button, *reason != '\0' && exam_choice_field_get_value (self->rule_field) != NULL);
}

static void
clear_reason (ExamAllowanceList *self)
{
  exam_entry_field_forget (self->reason_field);
  exam_entry_field_set_value (self->reason_field, "");
  exam_choice_field_set_value (self->rule_field, NULL);
  update_button (self);
}

static void
add_clicked_cb (ExamAllowanceList *self)
{
  g_autofree char *rule = g_strdup (exam_choice_field_get_value (self->rule_field));
  g_autofree char *reason = g_strstrip (g_strdup (exam_entry_field_get_text (self->reason_field)));

  g_assert (EXAM_IS_ALLOWANCE_LIST (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->rule_field));
  if (exam_bank_editor_allow (self->editor, self->entry, rule, reason))
    clear_reason (self);
}

static void
offer_rules (ExamAllowanceList *self)
{
  const char *ids[EXAM_N_CHECK_RULES + 1] = { NULL };
  const char *names[EXAM_N_CHECK_RULES + 1] = { NULL };

  for (guint i = 0; i < EXAM_N_CHECK_RULES; i++)
    {
      ids[i] = exam_check_rule_get_name (i);
      names[i] = exam_check_rule_get_summary (i);
    }
  exam_choice_field_set_choices (self->rule_field, ids, names);
  exam_choice_field_set_value (self->rule_field, NULL);
}

static void
exam_allowance_list_dispose (GObject *object)
{
  ExamAllowanceList *self = EXAM_ALLOWANCE_LIST (object);

  exam_widget_dispose_template (GTK_WIDGET (self), EXAM_TYPE_ALLOWANCE_LIST);
  g_clear_object (&self->editor);
  g_clear_object (&self->entry);
  g_clear_pointer (&self->rules, g_ptr_array_unref);
  G_OBJECT_CLASS (exam_allowance_list_parent_class)->dispose (object);
}

static void
exam_allowance_list_class_init (ExamAllowanceListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exam_allowance_list_dispose;

  g_type_ensure (EXAM_TYPE_CHOICE_FIELD);
  g_type_ensure (EXAM_TYPE_ENTRY_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/mockingbird/Mockingbird/exam-allowance-list.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamAllowanceList, expander);
  gtk_widget_class_bind_template_child (widget_class, ExamAllowanceList, title_label);
  gtk_widget_class_bind_template_child (widget_class, ExamAllowanceList, rows_box);
  gtk_widget_class_bind_template_child (widget_class, ExamAllowanceList, rule_field);
  gtk_widget_class_bind_template_child (widget_class, ExamAllowanceList, reason_field);
  gtk_widget_class_bind_template_child (widget_class, ExamAllowanceList, add_button);
  gtk_widget_class_bind_template_callback (widget_class, update_button);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
exam_allowance_list_init (ExamAllowanceList *self)
{
  self->rules = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  offer_rules (self);
}

/**
 * exam_allowance_list_show:
 * @self: a list
 * @editor: of the bank
 * @entry: (nullable): an item; NULL is the bank
 * @allowances: (element-type ExamAllowance): what is switched off
 *
 * Shows which rules are switched off and why.
 */
void
exam_allowance_list_show (ExamAllowanceList *self,
                          ExamBankEditor    *editor,
                          ExamEntry         *entry,
                          const GPtrArray   *allowances)
{
  g_autofree char *title = NULL;

  g_return_if_fail (EXAM_IS_ALLOWANCE_LIST (self));
  g_return_if_fail (allowances != NULL);

  g_set_object (&self->editor, editor);
  g_set_object (&self->entry, entry);
  title = allowances->len == 0
          ? g_strdup (_("Rules of the checker switched off"))
          /* Translators: %u is how many rules are switched off */
          : g_strdup_printf (_("Rules of the checker switched off (%u)"), allowances->len);
  gtk_label_set_text (self->title_label, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  update_rows (self, allowances);
}

/** Makes what is shown next another item's. */
void
exam_allowance_list_forget (ExamAllowanceList *self)
{
  g_return_if_fail (EXAM_IS_ALLOWANCE_LIST (self));

  exam_widget_remove_children (self->rows_box);
  g_ptr_array_set_size (self->rules, 0);
  clear_reason (self);
}
