/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-source-search.h"

#include <glib/gi18n.h>

#include "app/shared/exam-compat.h"
#include "app/shared/exam-widget.h"

/* The bars above a source by which places in it are found: by what stands there, or by the number of the line. */
struct _ExamSourceSearch
{
  GtkWidget parent_instance;

  /* Template */
  GtkSearchBar   *find_bar;
  GtkSearchEntry *find_entry;
  GtkLabel       *count_label;
  GtkButton      *previous_button;
  GtkButton      *next_button;
  GtkSearchBar   *line_bar;
  GtkEntry       *line_entry;
  GtkButton      *line_button;

  GtkSourceView           *view;      /* (owned) (nullable) */
  GtkSourceSearchSettings *settings;  /* (owned) */
  GtkSourceSearchContext  *context;   /* (owned) (nullable): only while the bar is open: it goes through all of the text */
  GCancellable            *search;    /* (owned) (nullable): of the one that is under way */
  GtkTextMark             *origin;    /* (owned) (nullable): where the cursor was when the author began to type */
};

G_DEFINE_FINAL_TYPE (ExamSourceSearch, exam_source_search, GTK_TYPE_WIDGET)

static GtkTextBuffer *
get_buffer (ExamSourceSearch *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
}

static void
show_selection (ExamSourceSearch  *self,
                const GtkTextIter *start,
                const GtkTextIter *end)
{
  GtkTextBuffer *buffer = get_buffer (self);

  gtk_text_buffer_select_range (buffer, start, end);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->view), gtk_text_buffer_get_insert (buffer), 0.15, FALSE, 0, 0);
}

/* --- Finding --- */

static void
update_count (ExamSourceSearch *self)
{
  GtkTextIter start, end;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->find_entry));
  g_autofree char *count = NULL;
  int n, place;

  if (self->context == NULL || *text == '\0')
    {
      gtk_label_set_label (self->count_label, "");
      return;
    }

  n = gtk_source_search_context_get_occurrences_count (self->context);
  gtk_text_buffer_get_selection_bounds (get_buffer (self), &start, &end);
  place = gtk_source_search_context_get_occurrence_position (self->context, &start, &end);
  if (n < 0)
    /* Translators: not all of the text was looked through yet */
    count = g_strdup (_("searching…"));
  else if (n == 0)
    count = g_strdup (_("not found"));
  else if (place > 0)
    /* Translators: which of the places that were found this is */
    count = g_strdup_printf (_("%d of %d"), place, n);
  else
    count = g_strdup_printf (ngettext ("%d place", "%d places", n), n);
  gtk_label_set_label (self->count_label, count);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (ExamSourceSearch) self = data;
  g_autoptr (GError) error = NULL;
  GtkTextIter start, end;
  gboolean any = gtk_source_search_context_forward_finish (GTK_SOURCE_SEARCH_CONTEXT (source), result, &start, &end,
                                                           NULL, &error);

  if (error != NULL || self->view == NULL || self->context != GTK_SOURCE_SEARCH_CONTEXT (source))
    return;

  if (any)
    show_selection (self, &start, &end);
  update_count (self);
  exam_compat_announce (GTK_WIDGET (self), gtk_label_get_label (self->count_label));
}

static void
search (ExamSourceSearch  *self,
        const GtkTextIter *from,
        gboolean           forward)
{
  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  self->search = g_cancellable_new ();
  if (forward)
    gtk_source_search_context_forward_async (self->context, from, self->search, found_cb, g_object_ref (self));
  else
    gtk_source_search_context_backward_async (self->context, from, self->search, found_cb, g_object_ref (self));
}

static gboolean
can_search (ExamSourceSearch *self)
{
  return self->context != NULL && *gtk_editable_get_text (GTK_EDITABLE (self->find_entry)) != '\0';
}

/* While the author types the word, from where the cursor was before. */
static void
find_changed_cb (ExamSourceSearch *self)
{
  GtkTextIter from;

  if (self->context == NULL)
    return;

  gtk_source_search_settings_set_search_text (self->settings, gtk_editable_get_text (GTK_EDITABLE (self->find_entry)));
  update_count (self);
  if (!can_search (self))
    return;
  gtk_text_buffer_get_iter_at_mark (get_buffer (self), &from, self->origin);
  search (self, &from, TRUE);
}

/** Goes to the next place with what is looked for; from the end on to the start. Asks what to look for if need be. */
void
exam_source_search_find_next (ExamSourceSearch *self)
{
  GtkTextIter start, end;

  g_return_if_fail (EXAM_IS_SOURCE_SEARCH (self));

  if (!can_search (self))
    {
      exam_source_search_find (self);
      return;
    }
  gtk_text_buffer_get_selection_bounds (get_buffer (self), &start, &end);
  search (self, &end, TRUE);
}

/** Goes to the place before, likewise. */
void
exam_source_search_find_previous (ExamSourceSearch *self)
{
  GtkTextIter start, end;

  g_return_if_fail (EXAM_IS_SOURCE_SEARCH (self));

  if (!can_search (self))
    {
      exam_source_search_find (self);
      return;
    }
  gtk_text_buffer_get_selection_bounds (get_buffer (self), &start, &end);
  search (self, &start, FALSE);
}

static void
open_find (ExamSourceSearch *self)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (get_buffer (self), &iter, gtk_text_buffer_get_insert (get_buffer (self)));
  self->origin = g_object_ref (gtk_text_buffer_create_mark (get_buffer (self), NULL, &iter, TRUE));
  self->context = gtk_source_search_context_new (GTK_SOURCE_BUFFER (get_buffer (self)), self->settings);
  g_signal_connect_object (self->context, "notify::occurrences-count", G_CALLBACK (update_count), self, G_CONNECT_SWAPPED);
  find_changed_cb (self);
}

static void
close_find (ExamSourceSearch *self)
{
  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  if (self->origin != NULL)
    gtk_text_buffer_delete_mark (get_buffer (self), self->origin);
  g_clear_object (&self->origin);
  g_clear_object (&self->context);
}

static void
find_mode_changed_cb (ExamSourceSearch *self)
{
  gboolean open = gtk_search_bar_get_search_mode (self->find_bar);

  if (self->view == NULL || open == (self->context != NULL))
    return;
  if (open)
    {
      gtk_search_bar_set_search_mode (self->line_bar, FALSE);
      open_find (self);
    }
  else
    {
      close_find (self);
      gtk_widget_grab_focus (GTK_WIDGET (self->view));
    }
}

/** Opens the bar for what to look for, with what is selected if that is a piece of a line. */
void
exam_source_search_find (ExamSourceSearch *self)
{
  GtkTextIter start, end;
  g_autofree char *selected = NULL;

  g_return_if_fail (EXAM_IS_SOURCE_SEARCH (self));

  if (gtk_text_buffer_get_selection_bounds (get_buffer (self), &start, &end) &&
      gtk_text_iter_get_line (&start) == gtk_text_iter_get_line (&end))
    {
      selected = gtk_text_iter_get_text (&start, &end);
      gtk_editable_set_text (GTK_EDITABLE (self->find_entry), selected);
    }
  gtk_search_bar_set_search_mode (self->find_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->find_entry));
  gtk_editable_select_region (GTK_EDITABLE (self->find_entry), 0, -1);
}

/* --- Lines --- */

static guint64
read_line (ExamSourceSearch *self)
{
  guint64 line = 0;

  g_ascii_string_to_unsigned (gtk_editable_get_text (GTK_EDITABLE (self->line_entry)), 10, 1, G_MAXINT, &line, NULL);
  return line;
}

static void
line_changed_cb (ExamSourceSearch *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->line_entry));
  gboolean valid = read_line (self) > 0;

  gtk_widget_set_sensitive (GTK_WIDGET (self->line_button), valid);
  if (valid || *text == '\0')
    gtk_widget_remove_css_class (GTK_WIDGET (self->line_entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->line_entry), "error");
}

static void
line_activated_cb (ExamSourceSearch *self)
{
  guint64 line = read_line (self);
  GtkTextIter iter;

  if (line == 0)
    return;
  gtk_text_buffer_get_iter_at_line (get_buffer (self), &iter, (int) line - 1);
  show_selection (self, &iter, &iter);
  gtk_search_bar_set_search_mode (self->line_bar, FALSE);
}

static void
line_mode_changed_cb (ExamSourceSearch *self)
{
  if (self->view == NULL)
    return;
  if (gtk_search_bar_get_search_mode (self->line_bar))
    gtk_search_bar_set_search_mode (self->find_bar, FALSE);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/** Opens the bar for the number of a line. */
void
exam_source_search_go_to_line (ExamSourceSearch *self)
{
  g_return_if_fail (EXAM_IS_SOURCE_SEARCH (self));

  gtk_search_bar_set_search_mode (self->line_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->line_entry));
}

/* --- Object --- */

static void
exam_source_search_dispose (GObject *object)
{
  ExamSourceSearch *self = EXAM_SOURCE_SEARCH (object);

  if (self->view != NULL)
    close_find (self);
  g_clear_object (&self->view);
  g_clear_object (&self->settings);
  exam_widget_dispose_template (GTK_WIDGET (self), EXAM_TYPE_SOURCE_SEARCH);

  G_OBJECT_CLASS (exam_source_search_parent_class)->dispose (object);
}

static void
exam_source_search_class_init (ExamSourceSearchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exam_source_search_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mockingbird/Mockingbird/exam-source-search.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamSourceSearch, find_bar);
  gtk_widget_class_bind_template_child (widget_class, ExamSourceSearch, find_entry);
  gtk_widget_class_bind_template_child (widget_class, ExamSourceSearch, count_label);
  gtk_widget_class_bind_template_child (widget_class, ExamSourceSearch, previous_button);
  gtk_widget_class_bind_template_child (widget_class, ExamSourceSearch, next_button);
  gtk_widget_class_bind_template_child (widget_class, ExamSourceSearch, line_bar);
  gtk_widget_class_bind_template_child (widget_class, ExamSourceSearch, line_entry);
  gtk_widget_class_bind_template_child (widget_class, ExamSourceSearch, line_button);
  gtk_widget_class_bind_template_callback (widget_class, find_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_mode_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, line_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, line_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, line_mode_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, exam_source_search_find_next);
  gtk_widget_class_bind_template_callback (widget_class, exam_source_search_find_previous);
}

static void
exam_source_search_init (ExamSourceSearch *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->settings = gtk_source_search_settings_new ();
  gtk_source_search_settings_set_wrap_around (self->settings, TRUE);
  gtk_search_bar_connect_entry (self->find_bar, GTK_EDITABLE (self->find_entry));
  gtk_search_bar_connect_entry (self->line_bar, GTK_EDITABLE (self->line_entry));
}

/** Sets the source in which places are found; once. */
void
exam_source_search_set_view (ExamSourceSearch *self,
                             GtkSourceView    *view)
{
  g_return_if_fail (EXAM_IS_SOURCE_SEARCH (self));
  g_return_if_fail (self->view == NULL);

  self->view = g_object_ref (view);
}
