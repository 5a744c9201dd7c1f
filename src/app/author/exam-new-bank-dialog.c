/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-new-bank-dialog.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n.h>

#include "app/shared/exam-a11y.h"
#include "app/shared/exam-compat.h"
#include "app/shared/exam-export.h"
#include "author/exam-bank-template.h"
#include "bank/exam-safe-file.h"
#include "record/exam-sitting-record.h"

/* As the schema has it. */
#define MAX_ID 64

/* Asks what a new bank is for and where it goes, and writes it with an example of each kind of question. */
struct _ExamNewBankDialog
{
  AdwWindow parent_instance;

  /* Template */
  AdwComboRow  *format_row;
  AdwEntryRow  *title_row;
  AdwEntryRow  *id_row;
  AdwActionRow *file_row;
  GtkLabel     *trouble_label;
  GtkWidget    *create_button;

  ExamContext *context;  /* (owned) */
  GPtrArray   *formats;  /* (owned) (element-type ExamFormat): the newest of each credential */
  char        *path;     /* (owned): where the bank goes */
  gboolean     chosen;   /* somebody said so, and that what is there may go */
  gboolean     own_id;   /* the id was written by hand */
  gboolean     updating;
};

G_DEFINE_FINAL_TYPE (ExamNewBankDialog, exam_new_bank_dialog, ADW_TYPE_WINDOW)

enum {
  SIGNAL_CREATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
get_text (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static gboolean
is_id (const char *id)
{
  gsize length = strspn (id, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "._-");

  return g_ascii_isalnum (*id) && id[length] == '\0' && length <= MAX_ID;
}

/* Why there can be no bank yet; NULL when there can. Empty where somebody has only not got there yet. */
static const char *
find_trouble (ExamNewBankDialog *self)
{
  g_autofree char *title = g_strstrip (g_strdup (get_text (self->title_row)));

  if (self->formats->len == 0)
    return _("There are no exams to write questions for.");
  if (*title == '\0' || *get_text (self->id_row) == '\0')
    return "";
  if (!is_id (get_text (self->id_row)))
    return _("An id begins with a letter or digit and holds only letters, digits, dots, hyphens and underscores.");
  if (!self->chosen && g_file_test (self->path, G_FILE_TEST_EXISTS))
    return _("There is a file of that name already: write another id, or choose another file.");
  return NULL;
}

static void
show_state (ExamNewBankDialog *self)
{
  const char *trouble = find_trouble (self);

  adw_action_row_set_subtitle (self->file_row, self->path);
  gtk_widget_set_sensitive (self->create_button, trouble == NULL);
  gtk_label_set_text (self->trouble_label, trouble != NULL ? trouble : "");
  gtk_widget_set_visible (GTK_WIDGET (self->trouble_label), trouble != NULL && *trouble != '\0');
}

static void
update_path (ExamNewBankDialog *self)
{
  const char *id = get_text (self->id_row);
  g_autofree char *name = g_strconcat (is_id (id) ? id : "bank", ".xml", NULL);

  if (self->chosen)
    return;
  g_free (self->path);
  self->path = g_build_filename (exam_context_get_user_banks (self->context), name, NULL);
}

static void
title_changed_cb (ExamNewBankDialog *self)
{
  const char *title = get_text (self->title_row);

  if (!self->own_id)
    {
      g_autofree char *id = *title != '\0' ? exam_bank_template_make_id (title) : g_strdup ("");

      self->updating = TRUE;
      gtk_editable_set_text (GTK_EDITABLE (self->id_row), id);
      self->updating = FALSE;
    }
  update_path (self);
  show_state (self);
}

static void
id_changed_cb (ExamNewBankDialog *self)
{
  if (self->updating)
    return;
  self->own_id = *get_text (self->id_row) != '\0';
  update_path (self);
  show_state (self);
}

static void
file_chosen_cb (GFile   *file,
                gpointer data)
{
  ExamNewBankDialog *self = EXAM_NEW_BANK_DIALOG (data);
  char *path = exam_export_get_path (GTK_WIDGET (self), file);

  if (path == NULL)
    return;
  g_free (self->path);
  self->path = path;
  self->chosen = TRUE;
  show_state (self);
}

static void
choose_clicked_cb (ExamNewBankDialog *self)
{
  g_autofree char *name = g_path_get_basename (self->path);

  exam_compat_save_file (GTK_WINDOW (self), _("File of the new bank"), _("Question banks"), "xml", name, file_chosen_cb, self);
}

static void
create_clicked_cb (ExamNewBankDialog *self)
{
  const ExamFormat *format = g_ptr_array_index (self->formats, adw_combo_row_get_selected (self->format_row));
  g_autofree char *title = g_strstrip (g_strdup (get_text (self->title_row)));
  const char *author = g_get_real_name ();
  g_autofree char *text = exam_bank_template_new (format, get_text (self->id_row), title,
                                                  g_strcmp0 (author, "Unknown") != 0 ? author : NULL);
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autoptr (GError) error = NULL;

  if (find_trouble (self) != NULL)
    return;
  if (g_mkdir_with_parents (folder, 0777) != 0)
    {
      exam_compat_tell (GTK_WIDGET (self), _("The bank cannot be made"), g_strerror (errno));
      return;
    }
  if (!exam_safe_file_save (self->path, text, &error))
    {
      exam_compat_tell (GTK_WIDGET (self), _("The bank cannot be made"), error->message);
      return;
    }

  g_signal_emit (self, signals[SIGNAL_CREATED], 0, self->path);
  gtk_window_close (GTK_WINDOW (self));
}

static void
show_formats (ExamNewBankDialog *self)
{
  ExamFormats *formats = exam_library_get_formats (exam_context_get_library (self->context));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < exam_formats_get_n (formats); i++)
    {
      ExamFormat *format = exam_formats_get (formats, i);

      if (exam_formats_find_newest (formats, format->family) != format)
        continue;
      g_ptr_array_add (self->formats, exam_format_ref (format));
      gtk_string_list_take (names, exam_sitting_record_make_format_name (format));
    }
  adw_combo_row_set_model (self->format_row, G_LIST_MODEL (names));
}

static void
exam_new_bank_dialog_dispose (GObject *object)
{
  g_clear_object (&EXAM_NEW_BANK_DIALOG (object)->context);
  G_OBJECT_CLASS (exam_new_bank_dialog_parent_class)->dispose (object);
}

static void
exam_new_bank_dialog_finalize (GObject *object)
{
  ExamNewBankDialog *self = EXAM_NEW_BANK_DIALOG (object);

  g_ptr_array_unref (self->formats);
  g_free (self->path);
  G_OBJECT_CLASS (exam_new_bank_dialog_parent_class)->finalize (object);
}

static void
exam_new_bank_dialog_class_init (ExamNewBankDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = exam_new_bank_dialog_dispose;
  object_class->finalize = exam_new_bank_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mockingbird/Mockingbird/exam-new-bank-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamNewBankDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, ExamNewBankDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, ExamNewBankDialog, id_row);
  gtk_widget_class_bind_template_child (widget_class, ExamNewBankDialog, file_row);
  gtk_widget_class_bind_template_child (widget_class, ExamNewBankDialog, trouble_label);
  gtk_widget_class_bind_template_child (widget_class, ExamNewBankDialog, create_button);
  gtk_widget_class_bind_template_callback (widget_class, choose_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, id_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, title_changed_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  /**
   * ExamNewBankDialog::created:
   * @path: a new bank
   */
  signals[SIGNAL_CREATED] =
    g_signal_new ("created", EXAM_TYPE_NEW_BANK_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
exam_new_bank_dialog_init (ExamNewBankDialog *self)
{
  self->formats = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_format_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
exam_new_bank_dialog_new (GtkWindow   *parent,
                          ExamContext *context)
{
  ExamNewBankDialog *self = g_object_new (EXAM_TYPE_NEW_BANK_DIALOG, "transient-for", parent, NULL);

  self->context = g_object_ref (context);
  show_formats (self);
  update_path (self);
  show_state (self);
  exam_a11y_prepare (GTK_WIDGET (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->format_row));
  return GTK_WIDGET (self);
}
