/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-bank-form.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/author/exam-allowance-list.h"
#include "app/author/exam-code-set-row.h"
#include "app/author/exam-part-rows.h"
#include "app/shared/exam-choice-field.h"
#include "app/shared/exam-compat.h"
#include "app/shared/exam-entry-field.h"
#include "app/shared/exam-id-note.h"
#include "app/shared/exam-widget.h"

/* What stands for no licence, and for one that is typed, in the drop-down */
#define NO_LICENSE "-"
#define OTHER_LICENSE "other"

/* The head of a bank in the form: what it is called, for which exam, by whom, under which licence, on which code sets. */
struct _ExamBankForm
{
  GtkWidget parent_instance;

  /* Template */
  ExamEntryField    *title_field;
  ExamEntryField    *id_field;
  ExamEntryField    *revision_field;
  ExamChoiceField   *format_field;
  GtkTextView       *authors_view;
  ExamChoiceField   *license_field;
  ExamEntryField    *license_entry;
  GtkWidget         *code_sets_box;
  ExamAllowanceList *allowance_list;

  /* Owned */
  ExamBankEditor *editor;    /* (nullable): until something is shown */
  char           *family;    /* (nullable): as it is written */
  char           *wanted;    /* (nullable): the family that was chosen, while the author is asked */
  char           *authors;   /* (nullable): what the document said last, one on each line */

  guint    n_code_sets;
  gboolean other_license;    /* the licence is typed */
  gboolean setting;          /* what changes comes from the document */
  gboolean typing;           /* the authors are changed by the keyboard */
};

G_DEFINE_FINAL_TYPE (ExamBankForm, exam_bank_form, GTK_TYPE_WIDGET)

static const char *const licenses[] = { "CC0-1.0", "CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0", "CC-BY-NC-SA-4.0", NULL };

/* --- Simple ones --- */

static void
title_edited_cb (ExamBankForm *self,
                 const char   *title)
{
  g_assert (EXAM_IS_BANK_FORM (self));
  exam_bank_editor_set_head (self->editor, "title", title);
}

static void
id_edited_cb (ExamBankForm *self,
              const char   *id)
{
  g_assert (EXAM_IS_BANK_FORM (self));
  exam_bank_editor_set_head (self->editor, "id", id);
}

static void
revision_edited_cb (ExamBankForm *self,
                    const char   *revision)
{
  g_assert (EXAM_IS_BANK_FORM (self));
  exam_bank_editor_set_head (self->editor, "revision", *revision != '\0' ? revision : NULL);
}

/* --- The exam --- */

static void
format_answered_cb (const char *response,
                    gpointer    data)
{
  ExamBankForm *self = data;

  if (g_str_equal (response, "change") && self->wanted != NULL)
    exam_bank_editor_set_head (self->editor, "format", self->wanted);
  else
    exam_choice_field_set_value (self->format_field, self->family);
  g_clear_pointer (&self->wanted, g_free);
}

static void
format_edited_cb (ExamBankForm *self,
                  const char   *family)
{
  const ExamAlertResponse responses[] = {
    { "cancel", _("_Cancel"), ADW_RESPONSE_DEFAULT },
    { "change", _("Change _Exam"), ADW_RESPONSE_DESTRUCTIVE },
  };

  g_assert (EXAM_IS_BANK_FORM (self));

  if (g_strcmp0 (family, self->family) == 0)
    return;
  g_free (self->wanted);
  self->wanted = g_strdup (family);
  if (g_list_model_get_n_items (exam_bank_editor_get_entries (self->editor)) == 0)
    format_answered_cb ("change", self);
  else
    exam_compat_alert (GTK_WIDGET (self), _("Change the exam of this bank?"),
                       _("Exams have different domains and kinds of answer. Questions that are there already keep theirs, "
                         "and have to be put into a domain of the other exam one by one."),
                       responses, G_N_ELEMENTS (responses), "cancel",
                       format_answered_cb, g_object_ref (self), g_object_unref);
}

/* --- Authors --- */

static char **
split_authors (ExamBankForm *self)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GStrvBuilder) authors = g_strv_builder_new ();

  g_object_get (gtk_text_view_get_buffer (self->authors_view), "text", &text, NULL);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      g_strv_builder_add (authors, lines[i]);
  return g_strv_builder_end (authors);
}

static void
authors_changed_cb (ExamBankForm *self)
{
  g_auto (GStrv) authors = NULL;

  g_assert (EXAM_IS_BANK_FORM (self));

  if (self->setting)
    return;
  authors = split_authors (self);
  self->typing = TRUE;
  exam_bank_editor_set_authors (self->editor, (const char *const *) authors);
  self->typing = FALSE;
}

static void
show_authors (ExamBankForm   *self,
              const ExamBank *bank)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) shown = split_authors (self);
  g_autofree char *joined = g_strjoinv ("\n", shown);

  for (guint i = 0; i < exam_bank_get_n_authors (bank); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", exam_bank_get_author (bank, i));
  if (g_strcmp0 (text->str, self->authors) == 0)
    return;

  g_free (self->authors);
  self->authors = g_strdup (text->str);
  if (self->typing || g_str_equal (text->str, joined))
    return;
  self->setting = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->authors_view), text->str, -1);
  self->setting = FALSE;
}

/* --- Licence --- */

static void
license_chosen_cb (ExamBankForm *self,
                   const char   *license)
{
  g_assert (EXAM_IS_BANK_FORM (self));

  self->other_license = g_str_equal (license, OTHER_LICENSE);
  gtk_widget_set_visible (GTK_WIDGET (self->license_entry), self->other_license);
  if (self->other_license)
    gtk_widget_grab_focus (GTK_WIDGET (self->license_entry));
  else
    exam_bank_editor_set_head (self->editor, "license", g_str_equal (license, NO_LICENSE) ? NULL : license);
}

static void
license_edited_cb (ExamBankForm *self,
                   const char   *license)
{
  g_assert (EXAM_IS_BANK_FORM (self));
  exam_bank_editor_set_head (self->editor, "license", *license != '\0' ? license : NULL);
}

static void
show_license (ExamBankForm *self,
              const char   *license)
{
  if (license != NULL && !g_strv_contains (licenses, license))
    self->other_license = TRUE;
  exam_choice_field_set_value (self->license_field,
                               self->other_license ? OTHER_LICENSE : license != NULL ? license : NO_LICENSE);
  exam_entry_field_set_value (self->license_entry, license);
  gtk_widget_set_visible (GTK_WIDGET (self->license_entry), self->other_license);
}

static void
offer_licenses (ExamBankForm *self)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  g_ptr_array_add (ids, (char *) NO_LICENSE);
  g_ptr_array_add (names, _("None given"));
  for (guint i = 0; licenses[i] != NULL; i++)
    {
      g_ptr_array_add (ids, (char *) licenses[i]);
      g_ptr_array_add (names, (char *) licenses[i]);
    }
  g_ptr_array_add (ids, (char *) OTHER_LICENSE);
  g_ptr_array_add (names, _("Other…"));
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (names, NULL);
  exam_choice_field_set_choices (self->license_field, (const char *const *) ids->pdata, (const char *const *) names->pdata);
}

/* --- Code sets --- */

static ExamCodeSetRow *
get_row (ExamBankForm *self,
         guint         index)
{
  return EXAM_CODE_SET_ROW (exam_part_rows_get (self->code_sets_box, index));
}

/* All of them but @without; and one more of @system, where that is not NULL. */
static void
write_code_sets (ExamBankForm   *self,
                 ExamCodeSetRow *without,
                 const char     *system)
{
  g_autoptr (GStrvBuilder) systems = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) years = g_strv_builder_new ();
  g_auto (GStrv) all_systems = NULL;
  g_auto (GStrv) all_years = NULL;
  const char *year = "";

  for (guint i = 0; i < self->n_code_sets; i++)
    if (get_row (self, i) != without)
      {
        year = exam_code_set_row_get_year (get_row (self, i));
        g_strv_builder_add (systems, exam_code_set_row_get_system (get_row (self, i)));
        g_strv_builder_add (years, year);
      }
  if (system != NULL)
    {
      g_strv_builder_add (systems, system);
      g_strv_builder_add (years, year);
    }

  all_systems = g_strv_builder_end (systems);
  all_years = g_strv_builder_end (years);
  exam_bank_editor_set_code_sets (self->editor, (const char *const *) all_systems, (const char *const *) all_years);
}

static void
code_set_edited_cb (ExamBankForm *self)
{
  g_assert (EXAM_IS_BANK_FORM (self));
  write_code_sets (self, NULL, NULL);
}

static void
code_set_removed_cb (ExamBankForm   *self,
                     ExamCodeSetRow *row)
{
  GtkWidget *previous = gtk_widget_get_prev_sibling (GTK_WIDGET (row));

  g_assert (EXAM_IS_BANK_FORM (self));

  if (previous != NULL)
    gtk_widget_grab_focus (previous);
  write_code_sets (self, row, NULL);
}

/* The system that is not there yet, or once more the last one. */
static void
add_code_set (ExamBankForm *self)
{
  const char *system = exam_code_system_get_name (EXAM_CODE_SYSTEM_OTHER);

  g_assert (EXAM_IS_BANK_FORM (self));

  for (guint i = 0; exam_code_system_names[i] != NULL; i++)
    {
      gboolean there = FALSE;

      for (guint j = 0; j < self->n_code_sets; j++)
        there = there || g_str_equal (exam_code_set_row_get_system (get_row (self, j)), exam_code_system_names[i]);
      if (!there)
        {
          system = exam_code_system_names[i];
          break;
        }
    }
  write_code_sets (self, NULL, system);
  exam_part_rows_focus_last (self->code_sets_box);
}

static GtkWidget *
make_code_set (guint    index,
               gpointer data)
{
  GtkWidget *row = exam_code_set_row_new (index);

  g_signal_connect_object (row, "edited", G_CALLBACK (code_set_edited_cb), data, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (code_set_removed_cb), data, G_CONNECT_SWAPPED);
  return row;
}

static void
show_code_sets (ExamBankForm   *self,
                const ExamBank *bank)
{
  self->n_code_sets = exam_bank_get_n_code_sets (bank);
  exam_part_rows_set_n (self->code_sets_box, self->n_code_sets, make_code_set, self);
  for (guint i = 0; i < self->n_code_sets; i++)
    {
      const char *year;
      const char *system = exam_bank_get_code_set (bank, i, &year);

      exam_code_set_row_set_value (get_row (self, i), system, year);
    }
}

/* --- GObject --- */

static void
exam_bank_form_dispose (GObject *object)
{
  ExamBankForm *self = EXAM_BANK_FORM (object);

  exam_widget_dispose_template (GTK_WIDGET (self), EXAM_TYPE_BANK_FORM);
  g_clear_object (&self->editor);
  g_clear_pointer (&self->family, g_free);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_pointer (&self->authors, g_free);
  G_OBJECT_CLASS (exam_bank_form_parent_class)->dispose (object);
}

static void
exam_bank_form_class_init (ExamBankFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exam_bank_form_dispose;

  g_type_ensure (EXAM_TYPE_ALLOWANCE_LIST);
  g_type_ensure (EXAM_TYPE_CHOICE_FIELD);
  g_type_ensure (EXAM_TYPE_ENTRY_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/mockingbird/Mockingbird/exam-bank-form.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamBankForm, title_field);
  gtk_widget_class_bind_template_child (widget_class, ExamBankForm, id_field);
  gtk_widget_class_bind_template_child (widget_class, ExamBankForm, revision_field);
  gtk_widget_class_bind_template_child (widget_class, ExamBankForm, format_field);
  gtk_widget_class_bind_template_child (widget_class, ExamBankForm, authors_view);
  gtk_widget_class_bind_template_child (widget_class, ExamBankForm, license_field);
  gtk_widget_class_bind_template_child (widget_class, ExamBankForm, license_entry);
  gtk_widget_class_bind_template_child (widget_class, ExamBankForm, code_sets_box);
  gtk_widget_class_bind_template_child (widget_class, ExamBankForm, allowance_list);
  gtk_widget_class_bind_template_callback (widget_class, title_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, id_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, revision_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, format_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, license_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, license_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_code_set);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
exam_bank_form_init (ExamBankForm *self)
{
  GtkTextBuffer *buffer;

  gtk_widget_init_template (GTK_WIDGET (self));
  buffer = gtk_text_view_get_buffer (self->authors_view);
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (authors_changed_cb), self, G_CONNECT_SWAPPED);
  offer_licenses (self);
}

/** Says which exams there are: one for each family of formats. */
void
exam_bank_form_set_formats (ExamBankForm *self,
                            ExamFormats  *formats)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  g_return_if_fail (EXAM_IS_BANK_FORM (self));
  g_return_if_fail (formats != NULL);

  for (guint i = 0; i < exam_formats_get_n (formats); i++)
    {
      const ExamFormat *format = exam_formats_get (formats, i);

      if (g_ptr_array_find_with_equal_func (ids, format->family, g_str_equal, NULL))
        continue;
      g_ptr_array_add (ids, format->family);
      /* Translators: a credential such as CPC, and its name in full */
      g_ptr_array_add (names, g_strdup_printf (_("%s: %s"), format->credential, format->name));
    }
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (names, NULL);
  exam_choice_field_set_choices (self->format_field, (const char *const *) ids->pdata, (const char *const *) names->pdata);
}

static void
forget (ExamBankForm *self)
{
  exam_entry_field_forget (self->title_field);
  exam_entry_field_forget (self->id_field);
  exam_entry_field_forget (self->revision_field);
  exam_entry_field_forget (self->license_entry);
  exam_allowance_list_forget (self->allowance_list);
  g_clear_pointer (&self->authors, g_free);
  self->other_license = FALSE;
  for (GtkWidget *row = gtk_widget_get_first_child (self->code_sets_box); row != NULL; row = gtk_widget_get_next_sibling (row))
    exam_code_set_row_forget (EXAM_CODE_SET_ROW (row));
}

/** Shows the head of the bank of @editor, which is sound, as the document has it now. */
void
exam_bank_form_show (ExamBankForm   *self,
                     ExamBankEditor *editor)
{
  g_autoptr (ExamBank) bank = NULL;
  g_autofree char *id_note = NULL;

  g_return_if_fail (EXAM_IS_BANK_FORM (self));
  g_return_if_fail (EXAM_IS_BANK_EDITOR (editor));

  bank = exam_bank_editor_read_head (editor);
  if (bank == NULL)
    return;
  if (g_set_object (&self->editor, editor))
    forget (self);

  g_free (self->family);
  self->family = g_strdup (exam_bank_get_family (bank));
  id_note = exam_id_note_new (editor, NULL, exam_bank_get_id (bank));
  exam_entry_field_set_value (self->title_field, exam_bank_get_title (bank));
  exam_entry_field_set_value (self->id_field, exam_bank_get_id (bank));
  exam_entry_field_set_note (self->id_field, id_note);
  exam_entry_field_set_value (self->revision_field, exam_bank_get_revision (bank));
  exam_choice_field_set_value (self->format_field, self->family);
  show_authors (self, bank);
  show_license (self, exam_bank_get_license (bank));
  show_code_sets (self, bank);
  exam_allowance_list_show (self->allowance_list, editor, NULL, exam_bank_get_allowances (bank));
}

/**
 * exam_bank_form_focus_part:
 * @self: a form that shows something
 * @part: title, id, revision, format, author, license or "code-set 1"; numbers count from 1
 *
 * Returns: whether there is such a part, which has the focus now
 */
gboolean
exam_bank_form_focus_part (ExamBankForm *self,
                           const char   *part)
{
  const struct { const char *name; gpointer widget; } parts[] = {
    { "title", self->title_field }, { "id", self->id_field }, { "revision", self->revision_field },
    { "format", self->format_field }, { "author", self->authors_view }, { "license", self->license_field },
  };

  g_return_val_if_fail (EXAM_IS_BANK_FORM (self), FALSE);
  g_return_val_if_fail (part != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_str_equal (parts[i].name, part))
      return gtk_widget_grab_focus (parts[i].widget);
  return exam_part_rows_focus_named (self->code_sets_box, "code-set", part);
}
