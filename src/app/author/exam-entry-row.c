/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-entry-row.h"

#include <glib/gi18n.h>

#include "app/shared/exam-widget.h"

/* How wide texts are that stand beside each other, in characters */
#define MIN_ID_CHARS 6
#define MAX_ID_CHARS 20
#define MIN_DOMAIN_CHARS 3
#define MAX_DOMAIN_CHARS 16

/* A question or a case in the list of a bank: its number, the first words, id and domain, and whether something is wrong. */
struct _ExamEntryRow
{
  GtkWidget parent_instance;

  /* Inside the box. There are hundreds of rows at a time, and all of them are made anew when something is searched for: so there
   * is no template, and text that need not be measured is not. */
  GtkInscription *number;
  GtkInscription *summary;
  GtkInscription *id;
  GtkInscription *domain;
  GtkImage       *mark_image;  /* (nullable): until something is wrong */

  ExamEntry    *entry;  /* (owned) (nullable) */
  ExamEntryMark mark;
};

G_DEFINE_FINAL_TYPE (ExamEntryRow, exam_entry_row, GTK_TYPE_WIDGET)

static char *
describe_mark (const ExamEntryMark *mark)
{
  g_autofree char *errors = g_strdup_printf (ngettext ("%u error", "%u errors", mark->n_errors), mark->n_errors);
  g_autofree char *warnings = g_strdup_printf (ngettext ("%u warning", "%u warnings", mark->n_warnings), mark->n_warnings);

  if (mark->n_errors > 0 && mark->n_warnings > 0)
    return g_strdup_printf ("%s, %s", errors, warnings);
  return g_strdup (mark->n_errors > 0 ? errors : warnings);
}

/* Made when it is asked for: to set a tooltip makes the window ask the display where the pointer is, for each row. */
static gboolean
query_tooltip_cb (ExamEntryRow *self,
                  int           x,
                  int           y,
                  gboolean      keyboard_mode,
                  GtkTooltip   *tooltip)
{
  g_autofree char *text = describe_mark (&self->mark);

  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
make_mark_image (ExamEntryRow *self)
{
  self->mark_image = GTK_IMAGE (gtk_image_new ());
  gtk_widget_set_has_tooltip (GTK_WIDGET (self->mark_image), TRUE);
  g_signal_connect_swapped (self->mark_image, "query-tooltip", G_CALLBACK (query_tooltip_cb), self);
  gtk_widget_set_parent (GTK_WIDGET (self->mark_image), GTK_WIDGET (self));
}

static void
show_mark (ExamEntryRow        *self,
           const ExamEntryMark *mark)
{
  gboolean marked = mark->n_errors > 0 || mark->n_warnings > 0;
  gboolean same = self->mark.n_errors == mark->n_errors && self->mark.n_warnings == mark->n_warnings;
  g_autofree char *text = NULL;
  GtkWidget *image;

  self->mark = *mark;
  if (self->mark_image != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->mark_image), marked);
  if (!marked || same)
    return;

  if (self->mark_image == NULL)
    make_mark_image (self);
  image = GTK_WIDGET (self->mark_image);
  text = describe_mark (&self->mark);
  gtk_image_set_from_icon_name (self->mark_image,
                                self->mark.n_errors > 0 ? "dialog-error-symbolic" : "dialog-warning-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (self->mark.n_errors > 0)
    {
      gtk_widget_remove_css_class (image, "warning");
      gtk_widget_add_css_class (image, "error");
    }
  else
    {
      gtk_widget_remove_css_class (image, "error");
      gtk_widget_add_css_class (image, "warning");
    }
}

static void
set_css_class (GtkWidget  *widget,
               const char *name,
               gboolean    wanted)
{
  if (wanted)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static GtkInscription *
make_text (guint       n_chars,
           float       xalign,
           const char *css_class)
{
  GtkWidget *text = gtk_inscription_new (NULL);

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (text), n_chars);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (text), n_chars);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (text), xalign);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (text), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  if (css_class != NULL)
    {
      gtk_widget_add_css_class (text, css_class);
      gtk_widget_add_css_class (text, "dim-label");
    }
  return GTK_INSCRIPTION (text);
}

/* About as wide as it is, without measuring it */
static void
set_text (GtkInscription *inscription,
          const char     *text,
          guint           min_chars,
          guint           max_chars)
{
  gtk_inscription_set_text (inscription, text);
  gtk_inscription_set_nat_chars (inscription, CLAMP ((guint) g_utf8_strlen (text, -1), min_chars, max_chars));
}

static void
exam_entry_row_dispose (GObject *object)
{
  exam_widget_remove_children (GTK_WIDGET (object));
  g_clear_object (&EXAM_ENTRY_ROW (object)->entry);
  G_OBJECT_CLASS (exam_entry_row_parent_class)->dispose (object);
}

static void
exam_entry_row_class_init (ExamEntryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exam_entry_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "entryrow");
}

static void
exam_entry_row_init (ExamEntryRow *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->number = make_text (4, 1, "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->number), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->number), "entry-number");
  gtk_inscription_set_yalign (self->number, 0);
  self->summary = make_text (12, 0, NULL);
  /* Wider than any list is, so that a grid has one column. */
  gtk_inscription_set_nat_chars (self->summary, 400);
  self->id = make_text (MIN_ID_CHARS, 0, "caption");
  self->domain = make_text (MIN_DOMAIN_CHARS, 0.5, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->domain), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->domain), "domain-chip");

  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->id));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->domain));
  gtk_box_append (GTK_BOX (lines), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (lines), line);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_layout_set_spacing (layout, 8);
  gtk_widget_set_parent (GTK_WIDGET (self->number), GTK_WIDGET (self));
  gtk_widget_set_parent (lines, GTK_WIDGET (self));
}

GtkWidget *
exam_entry_row_new (void)
{
  return g_object_new (EXAM_TYPE_ENTRY_ROW, NULL);
}

static const char *
get_summary (ExamEntry *entry)
{
  const char *summary = exam_entry_get_summary (entry);

  if (summary != NULL && *summary != '\0')
    return summary;
  return exam_entry_get_kind (entry) == EXAM_ENTRY_CASE ? _("Case without a title") : _("Nothing written yet");
}

static const char *
get_id (ExamEntry *entry)
{
  const char *id = exam_entry_get_id (entry);

  return id != NULL && *id != '\0' ? id : _("no id");
}

/**
 * exam_entry_row_set_entry:
 * @self: a row
 * @entry: (nullable): what it shows
 * @number: of a question, from 1
 * @domain: (nullable): what the domain of a question is called
 * @mark: what is wrong with it
 */
void
exam_entry_row_set_entry (ExamEntryRow        *self,
                          ExamEntry           *entry,
                          guint                number,
                          const char          *domain,
                          const ExamEntryMark *mark)
{
  gboolean is_case, nested;
  g_autofree char *number_text = NULL;

  g_return_if_fail (EXAM_IS_ENTRY_ROW (self));

  g_set_object (&self->entry, entry);
  if (entry == NULL)
    return;

  is_case = exam_entry_get_kind (entry) == EXAM_ENTRY_CASE;
  nested = exam_entry_get_case (entry) != NULL;
  number_text = is_case ? NULL : g_strdup_printf ("%u", number);

  gtk_inscription_set_text (self->number, number_text);
  gtk_widget_set_visible (GTK_WIDGET (self->number), !is_case);
  gtk_inscription_set_text (self->summary, get_summary (entry));
  set_text (self->id, get_id (entry), MIN_ID_CHARS, MAX_ID_CHARS);
  if (is_case || domain == NULL)
    domain = is_case ? _("Case") : "";
  set_text (self->domain, domain, MIN_DOMAIN_CHARS, MAX_DOMAIN_CHARS);
  gtk_widget_set_visible (GTK_WIDGET (self->domain), *domain != '\0');
  set_css_class (GTK_WIDGET (self->summary), "heading", is_case);
  set_css_class (GTK_WIDGET (self), "nested", nested);
  show_mark (self, mark);
}

/** Returns: (transfer none) (nullable): what it shows */
ExamEntry *
exam_entry_row_get_entry (ExamEntryRow *self)
{
  g_return_val_if_fail (EXAM_IS_ENTRY_ROW (self), NULL);
  return self->entry;
}

/** Returns: (transfer full): what a screen reader says of it */
char *
exam_entry_row_dup_name (ExamEntryRow *self)
{
  g_autoptr (GString) name = g_string_new (NULL);
  gboolean is_case;

  g_return_val_if_fail (EXAM_IS_ENTRY_ROW (self) && self->entry != NULL, NULL);

  is_case = exam_entry_get_kind (self->entry) == EXAM_ENTRY_CASE;
  if (is_case)
    g_string_append_printf (name, _("Case: %s"), get_summary (self->entry));
  else
    g_string_append_printf (name, "%s: %s", gtk_inscription_get_text (self->number), get_summary (self->entry));
  g_string_append_printf (name, ", %s", get_id (self->entry));
  if (!is_case && gtk_widget_get_visible (GTK_WIDGET (self->domain)))
    g_string_append_printf (name, ", %s", gtk_inscription_get_text (self->domain));
  if (self->mark.n_errors > 0 || self->mark.n_warnings > 0)
    {
      g_autofree char *mark = describe_mark (&self->mark);

      g_string_append_printf (name, ", %s", mark);
    }
  return g_string_free (g_steal_pointer (&name), FALSE);
}

/** Shows where something would go that is dropped here: above the row or below it. */
void
exam_entry_row_show_drop (ExamEntryRow *self,
                          gboolean      shown,
                          gboolean      below)
{
  g_return_if_fail (EXAM_IS_ENTRY_ROW (self));
  set_css_class (GTK_WIDGET (self), "drop-above", shown && !below);
  set_css_class (GTK_WIDGET (self), "drop-below", shown && below);
}
