/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-source-editor-row.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/shared/exam-entry-field.h"
#include "app/shared/exam-widget.h"

/* Where the key of a question can be looked up: title, section, year and link. */
struct _ExamSourceEditorRow
{
  GtkWidget parent_instance;

  /* Template */
  ExamEntryField *title_field;
  ExamEntryField *section_field;
  ExamEntryField *year_field;
  ExamEntryField *href_field;
  GtkWidget      *remove_button;

  /* Owned */
  ExamBankEditor *editor;   /* (nullable): until something is shown */
  ExamEntry      *entry;    /* (nullable) */

  guint index;
  guint n_sources;
};

G_DEFINE_FINAL_TYPE (ExamSourceEditorRow, exam_source_editor_row, GTK_TYPE_WIDGET)

static void
set (ExamSourceEditorRow *self,
     const char          *attribute,
     const char          *value)
{
  exam_bank_editor_set_source (self->editor, self->entry, self->index, attribute, *value != '\0' ? value : NULL);
}

static void
title_edited_cb (ExamSourceEditorRow *self,
                 const char          *value)
{
  g_assert (EXAM_IS_SOURCE_EDITOR_ROW (self));
  /* A source has a title, written or not. */
  exam_bank_editor_set_source (self->editor, self->entry, self->index, "title", value);
}

static void
section_edited_cb (ExamSourceEditorRow *self,
                   const char          *value)
{
  g_assert (EXAM_IS_SOURCE_EDITOR_ROW (self));
  set (self, "section", value);
}

static void
year_edited_cb (ExamSourceEditorRow *self,
                const char          *value)
{
  g_assert (EXAM_IS_SOURCE_EDITOR_ROW (self));
  set (self, "year", value);
}

static void
href_edited_cb (ExamSourceEditorRow *self,
                const char          *value)
{
  g_assert (EXAM_IS_SOURCE_EDITOR_ROW (self));
  set (self, "href", value);
}

static void
remove_clicked_cb (ExamSourceEditorRow *self)
{
  g_assert (EXAM_IS_SOURCE_EDITOR_ROW (self));

  /* The row goes with the last source, and the focus would be nowhere. */
  if (self->index + 1 == self->n_sources && self->index > 0)
    gtk_widget_grab_focus (EXAM_SOURCE_EDITOR_ROW (gtk_widget_get_prev_sibling (GTK_WIDGET (self)))->remove_button);
  exam_bank_editor_remove_source (self->editor, self->entry, self->index);
}

static gboolean
is_link (const char *href)
{
  return g_str_has_prefix (href, "https://") && href[strlen ("https://")] != '\0' && strpbrk (href, " \t\n") == NULL;
}

/* 1900 to 2099, as the schema has it */
static gboolean
is_year (const char *year)
{
  return strlen (year) == 4 && (g_str_has_prefix (year, "19") || g_str_has_prefix (year, "20")) &&
         g_ascii_isdigit (year[2]) && g_ascii_isdigit (year[3]);
}

static void
judge (ExamSourceEditorRow   *self,
       const ExamSourceSheet *source)
{
  exam_entry_field_set_note (self->year_field,
                             source->year != NULL && *source->year != '\0' && !is_year (source->year)
                             ? _("A year has four digits, such as 2026.") : NULL);
  exam_entry_field_set_note (self->href_field,
                             source->href != NULL && *source->href != '\0' && !is_link (source->href)
                             ? _("A link begins with https:// and has no spaces.") : NULL);
}

static gboolean
exam_source_editor_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (EXAM_SOURCE_EDITOR_ROW (widget)->title_field));
}

static void
exam_source_editor_row_dispose (GObject *object)
{
  ExamSourceEditorRow *self = EXAM_SOURCE_EDITOR_ROW (object);

  exam_widget_dispose_template (GTK_WIDGET (self), EXAM_TYPE_SOURCE_EDITOR_ROW);
  g_clear_object (&self->editor);
  g_clear_object (&self->entry);
  G_OBJECT_CLASS (exam_source_editor_row_parent_class)->dispose (object);
}

static void
exam_source_editor_row_class_init (ExamSourceEditorRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exam_source_editor_row_dispose;
  widget_class->focus = exam_widget_focus_children;
  widget_class->grab_focus = exam_source_editor_row_grab_focus;

  g_type_ensure (EXAM_TYPE_ENTRY_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/mockingbird/Mockingbird/exam-source-editor-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamSourceEditorRow, title_field);
  gtk_widget_class_bind_template_child (widget_class, ExamSourceEditorRow, section_field);
  gtk_widget_class_bind_template_child (widget_class, ExamSourceEditorRow, year_field);
  gtk_widget_class_bind_template_child (widget_class, ExamSourceEditorRow, href_field);
  gtk_widget_class_bind_template_child (widget_class, ExamSourceEditorRow, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, title_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, section_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, year_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, href_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "partcard");
}

static void
exam_source_editor_row_init (ExamSourceEditorRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Takes @name. */
static void
name_field (ExamEntryField *field,
            char           *name)
{
  exam_entry_field_set_name (field, name);
  g_free (name);
}

/** @index: place of the source in its item */
GtkWidget *
exam_source_editor_row_new (guint index)
{
  ExamSourceEditorRow *self = g_object_new (EXAM_TYPE_SOURCE_EDITOR_ROW, NULL);
  g_autofree char *remove_name = g_strdup_printf (_("Source %u, remove"), index + 1);

  self->index = index;
  /* Translators: name of an entry; %u counts the sources of a question from 1, here and in the next ones */
  name_field (self->title_field, g_strdup_printf (_("Source %u, title"), index + 1));
  name_field (self->section_field, g_strdup_printf (_("Source %u, section"), index + 1));
  name_field (self->year_field, g_strdup_printf (_("Source %u, year"), index + 1));
  name_field (self->href_field, g_strdup_printf (_("Source %u, link"), index + 1));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove_button), GTK_ACCESSIBLE_PROPERTY_LABEL, remove_name, -1);
  return GTK_WIDGET (self);
}

/** Shows the source of @sheet at the place of this row; there must be one. */
void
exam_source_editor_row_show (ExamSourceEditorRow *self,
                             ExamBankEditor      *editor,
                             ExamEntry           *entry,
                             const ExamItemSheet *sheet)
{
  const ExamSourceSheet *source;

  g_return_if_fail (EXAM_IS_SOURCE_EDITOR_ROW (self));
  g_return_if_fail (self->index < sheet->sources->len);

  g_set_object (&self->editor, editor);
  g_set_object (&self->entry, entry);
  self->n_sources = sheet->sources->len;
  source = g_ptr_array_index (sheet->sources, self->index);
  exam_entry_field_set_value (self->title_field, source->title);
  exam_entry_field_set_value (self->section_field, source->section);
  exam_entry_field_set_value (self->year_field, source->year);
  exam_entry_field_set_value (self->href_field, source->href);
  judge (self, source);
}

/** Makes what is shown next another item's. */
void
exam_source_editor_row_forget (ExamSourceEditorRow *self)
{
  g_return_if_fail (EXAM_IS_SOURCE_EDITOR_ROW (self));

  exam_entry_field_forget (self->title_field);
  exam_entry_field_forget (self->section_field);
  exam_entry_field_forget (self->year_field);
  exam_entry_field_forget (self->href_field);
}
