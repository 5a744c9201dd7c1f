/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/sitting/exam-problems-window.h"

#include <glib/gi18n.h>

#include "app/shared/exam-widget.h"

/* More lines than anyone mends in one go; the command line prints them all. */
#define MAX_LINES 200

/* What is wrong with banks, and whether to use what is right with them. */
struct _ExamProblemsWindow
{
  AdwWindow parent_instance;

  /* Template */
  GtkBox *box;

  ExamLibrary *library;  /* (owned) */
};

G_DEFINE_FINAL_TYPE (ExamProblemsWindow, exam_problems_window, ADW_TYPE_WINDOW)

static void rebuild (ExamProblemsWindow *self);

static void
accept_clicked_cb (GtkButton    *button,
                   ExamBankFile *file)
{
  ExamProblemsWindow *self =
    EXAM_PROBLEMS_WINDOW (gtk_widget_get_ancestor (GTK_WIDGET (button), EXAM_TYPE_PROBLEMS_WINDOW));

  exam_library_accept (self->library, file);
  rebuild (self);
}

static void
edit_clicked_cb (GtkButton    *button,
                 ExamBankFile *file)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_ancestor (GTK_WIDGET (button), EXAM_TYPE_PROBLEMS_WINDOW));

  gtk_widget_activate_action (GTK_WIDGET (gtk_window_get_transient_for (window)), "win.write-bank", "s",
                              exam_bank_file_get_path (file));
  gtk_window_close (window);
}

static void
append_edit (GtkWidget    *card,
             ExamBankFile *file)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Edit…"));

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", G_CALLBACK (edit_clicked_cb), file, 0);
  gtk_box_append (GTK_BOX (card), button);
}

static GtkWidget *
make_lines (const ExamProblems *problems)
{
  guint n_problems = exam_problems_get_n (problems);
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *label;

  for (guint i = 0; i < MIN (n_problems, MAX_LINES); i++)
    {
      g_autofree char *line = exam_problem_to_string (exam_problems_get (problems, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }
  if (n_problems > MAX_LINES)
    {
      guint n_more = n_problems - MAX_LINES;

      g_string_append_c (text, '\n');
      /* Translators: follows a list of problems; “mockingbird check” is a command */
      g_string_append_printf (text, ngettext ("… and %u more; “mockingbird check” prints all",
                                              "… and %u more; “mockingbird check” prints all", n_more), n_more);
    }

  label = gtk_label_new (text->str);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "monospace");
  gtk_widget_add_css_class (label, "caption");
  return label;
}

static GtkWidget *
make_heading (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");
  return label;
}

static void
append_state (GtkWidget    *card,
              ExamBankFile *file)
{
  ExamBank *bank = exam_bank_file_get_bank (file);
  guint n_sound = bank != NULL ? exam_bank_get_n_items (bank) : 0;
  g_autofree char *label = NULL;
  GtkWidget *button;

  if (n_sound == 0)
    {
      gtk_box_append (GTK_BOX (card), make_heading (_("No question of this file can be used.")));
      return;
    }

  if (exam_bank_file_is_accepted (file))
    {
      label = g_strdup_printf (ngettext ("Its %u sound question is in use.", "Its %u sound questions are in use.", n_sound),
                               n_sound);
      gtk_box_append (GTK_BOX (card), make_heading (label));
      return;
    }

  label = g_strdup_printf (ngettext ("Use the %u sound question", "Use the %u sound questions", n_sound), n_sound);
  button = gtk_button_new_with_label (label);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", G_CALLBACK (accept_clicked_cb), file, 0);
  gtk_box_append (GTK_BOX (card), button);
}

static GtkWidget *
make_card (const char *title)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "card-content");
  gtk_box_append (GTK_BOX (card), make_heading (title));
  return card;
}

static void
rebuild (ExamProblemsWindow *self)
{
  g_autoptr (ExamProblems) duplicates = exam_library_find_duplicates (self->library);
  exam_widget_remove_children (GTK_WIDGET (self->box));

  for (guint i = 0; i < exam_library_get_n_files (self->library); i++)
    {
      ExamBankFile *file = exam_library_get_file (self->library, i);
      GtkWidget *card;

      if (!exam_bank_file_is_faulty (file))
        continue;

      card = make_card (exam_bank_file_get_path (file));
      gtk_box_append (GTK_BOX (card), make_lines (exam_bank_file_get_problems (file)));
      append_state (card, file);
      append_edit (card, file);
      gtk_box_append (self->box, card);
    }

  if (exam_problems_get_n (duplicates) > 0)
    {
      GtkWidget *card = make_card (_("The same id in two banks"));

      gtk_box_append (GTK_BOX (card), make_lines (duplicates));
      gtk_box_append (self->box, card);
    }
}

static void
exam_problems_window_dispose (GObject *object)
{
  g_clear_object (&EXAM_PROBLEMS_WINDOW (object)->library);
  G_OBJECT_CLASS (exam_problems_window_parent_class)->dispose (object);
}

static void
exam_problems_window_class_init (ExamProblemsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exam_problems_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mockingbird/Mockingbird/exam-problems-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamProblemsWindow, box);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
exam_problems_window_init (ExamProblemsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
exam_problems_window_new (GtkWindow   *parent,
                          ExamLibrary *library)
{
  ExamProblemsWindow *self = g_object_new (EXAM_TYPE_PROBLEMS_WINDOW, "transient-for", parent, NULL);

  self->library = g_object_ref (library);
  rebuild (self);
  return GTK_WIDGET (self);
}
