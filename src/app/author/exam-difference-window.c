/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-difference-window.h"

#include <glib/gi18n.h>

#include "author/exam-bank-difference.h"

/* More than anyone reads in one go. */
#define MAX_SHOWN 100

/* What was written here beside what another program wrote into the file, question by question. */
struct _ExamDifferenceWindow
{
  AdwWindow parent_instance;

  /* Template */
  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (ExamDifferenceWindow, exam_difference_window, ADW_TYPE_WINDOW)

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* A marker's yellow, and ink on it that can be read in the light and in the dark; bold for who sees no colours. */
static PangoAttrList *
mark_words (const char *xml,
            const char *other)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  g_autoptr (GArray) ranges = exam_bank_difference_find_words (xml, other);

  for (guint i = 0; i < ranges->len; i++)
    {
      const ExamTextRange *range = &g_array_index (ranges, ExamTextRange, i);
      PangoAttribute *marks[] = {
        pango_attr_background_new (0xf9f9, 0xf0f0, 0x6b6b), pango_attr_foreground_new (0, 0, 0),
        pango_attr_weight_new (PANGO_WEIGHT_BOLD),
      };

      for (guint j = 0; j < G_N_ELEMENTS (marks); j++)
        {
          marks[j]->start_index = (guint) range->start;
          marks[j]->end_index = (guint) range->end;
          pango_attr_list_insert (attributes, marks[j]);
        }
    }
  return attributes;
}

static GtkWidget *
make_side (const char *heading,
           const char *xml,
           const char *other)
{
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *text = make_label (xml != NULL ? xml : _("Not there"), xml != NULL ? "monospace" : "dim-label");

  if (xml != NULL && other != NULL)
    {
      g_autoptr (PangoAttrList) attributes = mark_words (xml, other);

      gtk_label_set_attributes (GTK_LABEL (text), attributes);
    }
  gtk_label_set_selectable (GTK_LABEL (text), TRUE);
  gtk_widget_set_valign (text, GTK_ALIGN_START);
  gtk_widget_add_css_class (text, "caption");
  gtk_widget_set_hexpand (side, TRUE);
  gtk_box_append (GTK_BOX (side), make_label (heading, "caption-heading"));
  gtk_box_append (GTK_BOX (side), text);
  return side;
}

static void
add_difference (ExamDifferenceWindow     *self,
                const ExamBankDifference *difference)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *sides = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  const char *name = difference->id != NULL ? difference->id : _("The bank itself");

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "card-content");
  gtk_box_set_homogeneous (GTK_BOX (sides), TRUE);
  gtk_box_append (GTK_BOX (sides), make_side (_("Yours"), difference->mine, difference->theirs));
  gtk_box_append (GTK_BOX (sides), make_side (_("In the file"), difference->theirs, difference->mine));
  gtk_box_append (GTK_BOX (card), make_label (name, "heading"));
  gtk_box_append (GTK_BOX (card), sides);
  gtk_box_append (self->box, card);
}

static void
exam_difference_window_class_init (ExamDifferenceWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mockingbird/Mockingbird/exam-difference-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamDifferenceWindow, box);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
exam_difference_window_init (ExamDifferenceWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
dup_string (GBytes *bytes)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  return g_strndup (text != NULL ? text : "", length);
}

/**
 * exam_difference_window_new:
 * @parent: the window in which the bank is written
 * @mine: what was written there, in UTF-8
 * @theirs: what is in the file, in UTF-8
 */
GtkWidget *
exam_difference_window_new (GtkWindow *parent,
                            GBytes    *mine,
                            GBytes    *theirs)
{
  ExamDifferenceWindow *self = g_object_new (EXAM_TYPE_DIFFERENCE_WINDOW, "transient-for", parent, NULL);
  g_autofree char *text_mine = dup_string (mine);
  g_autofree char *text_theirs = dup_string (theirs);
  g_autoptr (GPtrArray) differences = exam_bank_difference_list (text_mine, text_theirs);

  for (guint i = 0; i < MIN (differences->len, MAX_SHOWN); i++)
    add_difference (self, g_ptr_array_index (differences, i));
  if (differences->len > MAX_SHOWN)
    {
      g_autofree char *more = g_strdup_printf (_("The first %d of %u differences are shown."), MAX_SHOWN, differences->len);

      gtk_box_append (self->box, make_label (more, "dim-label"));
    }
  return GTK_WIDGET (self);
}
