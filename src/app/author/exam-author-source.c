/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-author-source.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <gtksourceview/gtksource.h>

#include "app/author/exam-cursor-scroll.h"
#include "app/author/exam-schema-completion.h"
#include "app/author/exam-source-faults.h"
#include "app/author/exam-source-mirror.h"
#include "app/author/exam-source-search.h"
#include "app/author/exam-source-view.h"
#include "app/shared/exam-widget.h"

/**
 * ExamAuthorSource:
 *
 * A bank as the XML that it is. What is typed changes the manuscript at once, and what changes the manuscript elsewhere is seen
 * at once; undo and redo are those of the manuscript, by the actions author.undo and author.redo of a widget around this one.
 * The text is loaded when it is seen for the first time.
 */
struct _ExamAuthorSource
{
  GtkWidget parent_instance;

  /* Template */
  ExamSourceView   *view;
  ExamSourceSearch *search;
  GtkLabel         *place_label;

  GtkSourceBuffer      *buffer;       /* (owned) */
  ExamSourceMirror     *mirror;       /* (owned) */
  ExamSourceFaults     *faults;       /* (owned) */
  ExamSchemaCompletion *completion;   /* (owned) */
  ExamBankEditor       *editor;       /* (owned) (nullable) */

  ExamEntry *entry;                   /* (owned) (nullable): where the cursor is, as far as others know */
  gboolean   moving;                  /* the cursor goes somewhere, and not by the author's hand */
  gboolean   waiting;                 /* there is a place to show as soon as this is seen */
  ExamEntry *waiting_entry;           /* (owned) (nullable) */
  int        waiting_line;            /* 0 if it is @waiting_entry that waits */
  int        waiting_column;
};

enum {
  ENTRY_SELECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ExamAuthorSource, exam_author_source, GTK_TYPE_WIDGET)

/* --- Places --- */

static void
show_offset (ExamAuthorSource *self,
             gsize             offset,
             double            yalign)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextIter iter;

  self->moving = TRUE;
  exam_source_mirror_get_iter (self->mirror, offset, &iter);
  gtk_text_buffer_place_cursor (buffer, &iter);
  exam_cursor_scroll (GTK_TEXT_VIEW (self->view), yalign);
  self->moving = FALSE;
}

static ExamEntry *
find_entry (ExamAuthorSource *self)
{
  gsize cursor = exam_source_mirror_get_cursor (self->mirror);
  ExamEntry *entry = exam_bank_editor_find (self->editor, cursor);

  /* Who has just written the end of an entry is not out of it yet. */
  return entry == NULL && cursor > 0 ? exam_bank_editor_find (self->editor, cursor - 1) : entry;
}

static void
show_waiting (ExamAuthorSource *self)
{
  gsize start = 0, end;

  if (!self->waiting || self->editor == NULL || !exam_source_mirror_is_live (self->mirror))
    return;

  self->waiting = FALSE;
  if (self->waiting_line > 0)
    {
      show_offset (self, exam_manuscript_get_offset (exam_bank_editor_get_manuscript (self->editor),
                                                     self->waiting_line, self->waiting_column), 0.3);
      g_set_object (&self->entry, find_entry (self));
    }
  /* Who is there already stays where they are. */
  else if (find_entry (self) != self->waiting_entry)
    {
      if (self->waiting_entry != NULL)
        exam_entry_get_range (self->waiting_entry, &start, &end);
      g_set_object (&self->entry, self->waiting_entry);
      show_offset (self, start, 0.1);
    }
  g_clear_object (&self->waiting_entry);
}

static void
show_later (ExamAuthorSource *self,
            ExamEntry        *entry,
            int               line,
            int               column)
{
  self->waiting = TRUE;
  g_set_object (&self->waiting_entry, entry);
  self->waiting_line = line;
  self->waiting_column = column;
  show_waiting (self);
}

static void
cursor_moved_cb (ExamAuthorSource *self)
{
  GtkTextIter iter;
  g_autofree char *place = NULL;

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self->buffer), &iter,
                                    gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self->buffer)));
  place = g_strdup_printf (_("Line %d, column %d"), gtk_text_iter_get_line (&iter) + 1,
                           gtk_text_iter_get_line_offset (&iter) + 1);
  gtk_label_set_label (self->place_label, place);
}

/* Not told where the cursor only moves along with what is typed, because that is in one entry. */
static void
mark_set_cb (ExamAuthorSource *self,
             GtkTextIter      *iter,
             GtkTextMark      *mark)
{
  ExamEntry *entry;

  if (self->editor == NULL || self->moving || !exam_source_mirror_is_live (self->mirror) ||
      exam_source_mirror_is_following (self->mirror) || mark != gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self->buffer)))
    return;

  entry = find_entry (self);
  if (entry == self->entry)
    return;
  g_set_object (&self->entry, entry);
  g_signal_emit (self, signals[ENTRY_SELECTED], 0, entry);
}

/* What changed elsewhere, an undo above all, is to be seen. */
static void
followed_cb (ExamAuthorSource *self,
             guint64           offset)
{
  show_offset (self, offset, -1);
  g_set_object (&self->entry, find_entry (self));
}

/* --- Completion --- */

static gboolean
lay_out_cb (GtkWidget     *widget,
            GdkFrameClock *clock,
            gpointer       data)
{
  gtk_widget_queue_resize (widget);
  return G_SOURCE_REMOVE;
}

/* A list that comes up while the view is laid out can leave it without a place, and then nothing of the text is drawn until
 * something else is laid out. */
static void
completion_shown_cb (ExamAuthorSource *self)
{
  g_assert (EXAM_IS_AUTHOR_SOURCE (self));
  gtk_widget_add_tick_callback (GTK_WIDGET (self->view), lay_out_cb, NULL, NULL);
}

/* What is proposed first is taken by Enter and by Tab. */
static void
add_completion (ExamAuthorSource *self)
{
  GtkSourceCompletion *completion = gtk_source_view_get_completion (GTK_SOURCE_VIEW (self->view));

  self->completion = exam_schema_completion_new (self->mirror);
  gtk_source_completion_add_provider (completion, GTK_SOURCE_COMPLETION_PROVIDER (self->completion));
  g_object_set (completion, "select-on-show", TRUE, NULL);
  g_signal_connect_object (completion, "show", G_CALLBACK (completion_shown_cb), self, G_CONNECT_SWAPPED);
}

/* --- Looks --- */

static void
update_scheme (ExamAuthorSource *self)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GtkSourceStyleSchemeManager *schemes = gtk_source_style_scheme_manager_get_default ();

  gtk_source_buffer_set_style_scheme (self->buffer,
                                      gtk_source_style_scheme_manager_get_scheme (schemes, dark ? "Adwaita-dark" : "Adwaita"));
  exam_source_faults_set_dark (self->faults, dark);
}

/* --- Actions --- */

static void
find_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  exam_source_search_find (EXAM_AUTHOR_SOURCE (widget)->search);
}

static void
find_next_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  exam_source_search_find_next (EXAM_AUTHOR_SOURCE (widget)->search);
}

static void
find_previous_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  exam_source_search_find_previous (EXAM_AUTHOR_SOURCE (widget)->search);
}

static void
go_to_line_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  exam_source_search_go_to_line (EXAM_AUTHOR_SOURCE (widget)->search);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "source.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "source.find-next", NULL, find_next_action);
  gtk_widget_class_install_action (widget_class, "source.find-previous", NULL, find_previous_action);
  gtk_widget_class_install_action (widget_class, "source.go-to-line", NULL, go_to_line_action);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "source.find", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F3, 0, "source.find-next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F3, GDK_SHIFT_MASK, "source.find-previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, GDK_CONTROL_MASK, "source.find-next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "source.find-previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, GDK_CONTROL_MASK, "source.go-to-line", NULL);
}

/* --- Object --- */

static void
exam_author_source_map (GtkWidget *widget)
{
  ExamAuthorSource *self = EXAM_AUTHOR_SOURCE (widget);

  self->moving = TRUE;
  exam_source_mirror_set_live (self->mirror, TRUE);
  self->moving = FALSE;
  GTK_WIDGET_CLASS (exam_author_source_parent_class)->map (widget);
  show_waiting (self);
  exam_source_faults_show (self->faults);
}

static void
exam_author_source_unmap (GtkWidget *widget)
{
  ExamAuthorSource *self = EXAM_AUTHOR_SOURCE (widget);

  GTK_WIDGET_CLASS (exam_author_source_parent_class)->unmap (widget);
  exam_source_mirror_set_live (self->mirror, FALSE);
}

static gboolean
exam_author_source_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (EXAM_AUTHOR_SOURCE (widget)->view));
}

static void
exam_author_source_dispose (GObject *object)
{
  ExamAuthorSource *self = EXAM_AUTHOR_SOURCE (object);

  if (self->mirror != NULL)
    exam_author_source_set_editor (self, NULL);
  if (self->view != NULL)
    exam_source_view_set_mirror (self->view, NULL);
  g_clear_object (&self->waiting_entry);
  exam_widget_dispose_template (GTK_WIDGET (self), EXAM_TYPE_AUTHOR_SOURCE);
  g_clear_object (&self->faults);
  g_clear_object (&self->completion);
  if (self->mirror != NULL)
    g_object_run_dispose (G_OBJECT (self->mirror));
  g_clear_object (&self->mirror);
  g_clear_object (&self->buffer);

  G_OBJECT_CLASS (exam_author_source_parent_class)->dispose (object);
}

static void
exam_author_source_class_init (ExamAuthorSourceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = exam_author_source_dispose;
  widget_class->map = exam_author_source_map;
  widget_class->unmap = exam_author_source_unmap;
  widget_class->focus = exam_widget_focus_children;
  widget_class->grab_focus = exam_author_source_grab_focus;

  /**
   * ExamAuthorSource::entry-selected:
   * @entry: (nullable): an entry, or %NULL for what stands outside of all
   *
   * The author moved the cursor out of the entry in which it was, into this one.
   */
  signals[ENTRY_SELECTED] = g_signal_new ("entry-selected", EXAM_TYPE_AUTHOR_SOURCE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, EXAM_TYPE_ENTRY);

  gtk_source_init ();
  g_type_ensure (EXAM_TYPE_SOURCE_VIEW);
  g_type_ensure (EXAM_TYPE_SOURCE_SEARCH);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mockingbird/Mockingbird/exam-author-source.ui");
  gtk_widget_class_bind_template_child (widget_class, ExamAuthorSource, view);
  gtk_widget_class_bind_template_child (widget_class, ExamAuthorSource, search);
  gtk_widget_class_bind_template_child (widget_class, ExamAuthorSource, place_label);
  install_actions (widget_class);
}

static GtkSourceBuffer *
make_buffer (void)
{
  GtkSourceBuffer *buffer = gtk_source_buffer_new (NULL);

  /* Of no language: the view colours it. */
  gtk_source_buffer_set_implicit_trailing_newline (buffer, FALSE);
  gtk_text_buffer_set_enable_undo (GTK_TEXT_BUFFER (buffer), FALSE);
  return buffer;
}

static void
exam_author_source_init (ExamAuthorSource *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->buffer = make_buffer ();
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self->view), GTK_TEXT_BUFFER (self->buffer));
  self->mirror = exam_source_mirror_new (GTK_TEXT_BUFFER (self->buffer));
  exam_source_view_set_mirror (self->view, self->mirror);
  self->faults = exam_source_faults_new (GTK_SOURCE_VIEW (self->view), self->mirror);
  add_completion (self);
  exam_source_search_set_view (self->search, GTK_SOURCE_VIEW (self->view));

  g_signal_connect_object (self->mirror, "followed", G_CALLBACK (followed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "mark-set", G_CALLBACK (mark_set_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "notify::cursor-position", G_CALLBACK (cursor_moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (update_scheme), self,
                           G_CONNECT_SWAPPED);
  update_scheme (self);
  cursor_moved_cb (self);
}

GtkWidget *
exam_author_source_new (void)
{
  return g_object_new (EXAM_TYPE_AUTHOR_SOURCE, NULL);
}

/** Sets whose text is shown and edited; of %NULL there is none. */
void
exam_author_source_set_editor (ExamAuthorSource *self,
                               ExamBankEditor   *editor)
{
  g_return_if_fail (EXAM_IS_AUTHOR_SOURCE (self));

  if (self->editor == editor)
    return;

  exam_source_faults_set (self->faults, NULL);
  g_clear_object (&self->entry);
  g_clear_object (&self->waiting_entry);
  self->waiting = FALSE;
  g_set_object (&self->editor, editor);
  exam_schema_completion_set_editor (self->completion, editor);
  self->moving = TRUE;
  exam_source_mirror_set_manuscript (self->mirror, editor != NULL ? exam_bank_editor_get_manuscript (editor) : NULL);
  self->moving = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->view), editor != NULL);
  if (editor != NULL)
    show_later (self, NULL, 1, 1);
}

/** Sets the format of the bank, whose domains are then proposed; %NULL for one that is not known. */
void
exam_author_source_set_format (ExamAuthorSource *self,
                               ExamFormat       *format)
{
  g_return_if_fail (EXAM_IS_AUTHOR_SOURCE (self));
  exam_schema_completion_set_format (self->completion, format);
}

/**
 * exam_author_source_set_problems:
 * @self: a source
 * @problems: (nullable): of the text as it is
 *
 * Marks the lines of @problems, and no others. The marks move along with the text until the next call.
 */
void
exam_author_source_set_problems (ExamAuthorSource   *self,
                                 const ExamProblems *problems)
{
  g_return_if_fail (EXAM_IS_AUTHOR_SOURCE (self));
  exam_source_faults_set (self->faults, problems);
}

/**
 * exam_author_source_show_entry:
 * @self: a source
 * @entry: (nullable): an entry of its bank, or %NULL for the start of the file
 *
 * Goes to the beginning of an entry, unless the cursor is in it. A source that is not seen does so when it is.
 */
void
exam_author_source_show_entry (ExamAuthorSource *self,
                               ExamEntry        *entry)
{
  g_return_if_fail (EXAM_IS_AUTHOR_SOURCE (self));
  show_later (self, entry, 0, 0);
}

/**
 * exam_author_source_show_place:
 * @self: a source
 * @line: from 1, as problems count lines
 * @column: in characters, from 1
 *
 * Goes to a place of the text. A source that is not seen does so when it is.
 */
void
exam_author_source_show_place (ExamAuthorSource *self,
                               int               line,
                               int               column)
{
  g_return_if_fail (EXAM_IS_AUTHOR_SOURCE (self));
  show_later (self, NULL, MAX (line, 1), MAX (column, 1));
}
