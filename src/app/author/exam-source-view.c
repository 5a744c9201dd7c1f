/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-source-view.h"

#include "author/exam-source-spans.h"

/* Lines above and below those that are seen, which are coloured too: they are there when the text is scrolled to them, and how
 * high all of them are is not known for sure at first. */
#define MARGIN 12

/**
 * ExamSourceView:
 *
 * Shows XML in the colours that the style scheme of its buffer has for it. Only what is seen is coloured. The highlighting that a
 * GtkSourceBuffer brings along keeps the pieces of all of the text in one list: with thousands of items a letter that is typed
 * takes longer than a frame then, and after opening it is busy for seconds.
 */
struct _ExamSourceView
{
  GtkSourceView parent_instance;

  ExamSourceMirror *mirror;    /* (owned) (nullable) */
  GtkTextBuffer    *buffer;    /* (owned) (nullable): that of the mirror */
  ExamSourceSpans  *spans;
  GtkTextTag       *tags[EXAM_SOURCE_N_STYLES];  /* borrowed from the buffer */
  GtkTextTag       *seen;      /* borrowed from the buffer: looks like nothing, and ends where the coloured lines do */

  int   first_line;  /* of those that are known to have the right colours, from 0 */
  int   last_line;   /* -1 while there are none */
  guint idle;        /* 0 while nothing is to be coloured */
};

G_DEFINE_FINAL_TYPE (ExamSourceView, exam_source_view, GTK_SOURCE_TYPE_VIEW)

#define PLAIN -1

static const char *const style_ids[] = {
  [EXAM_SOURCE_STYLE_NAME] = "xml:element-name",
  [EXAM_SOURCE_STYLE_PREFIX] = "xml:namespace",
  [EXAM_SOURCE_STYLE_ATTRIBUTE] = "xml:attribute-name",
  [EXAM_SOURCE_STYLE_VALUE] = "xml:attribute-value",
  [EXAM_SOURCE_STYLE_REFERENCE] = "xml:entity",
  [EXAM_SOURCE_STYLE_COMMENT] = "xml:comment",
  [EXAM_SOURCE_STYLE_CDATA] = "xml:cdata-delim",
  [EXAM_SOURCE_STYLE_INSTRUCTION] = "xml:processing-instruction",
  [EXAM_SOURCE_STYLE_DOCTYPE] = "xml:doctype",
  [EXAM_SOURCE_STYLE_ERROR] = "xml:error",
};

/* --- Styles --- */

static GtkSourceStyle *
find_style (GtkSourceStyleScheme *scheme,
            const char           *id)
{
  GtkSourceLanguageManager *languages = gtk_source_language_manager_get_default ();
  GtkSourceLanguage *xml = gtk_source_language_manager_get_language (languages, "xml");
  GtkSourceStyle *style = gtk_source_style_scheme_get_style (scheme, id);

  while (style == NULL && xml != NULL && (id = gtk_source_language_get_style_fallback (xml, id)) != NULL)
    style = gtk_source_style_scheme_get_style (scheme, id);
  return style;
}

static void
scheme_changed_cb (ExamSourceView *self)
{
  GtkSourceStyleScheme *scheme = gtk_source_buffer_get_style_scheme (GTK_SOURCE_BUFFER (self->buffer));

  for (guint i = 0; scheme != NULL && i < EXAM_SOURCE_N_STYLES; i++)
    gtk_source_style_apply (find_style (scheme, style_ids[i]), self->tags[i]);
}

/* --- Colours --- */

/* Which style the text at @iter has. */
static int
get_style (ExamSourceView    *self,
           const GtkTextIter *iter)
{
  g_autoptr (GSList) tags = gtk_text_iter_get_tags (iter);

  for (GSList *at = tags; at != NULL; at = at->next)
    for (guint i = 0; i < EXAM_SOURCE_N_STYLES; i++)
      if (at->data == self->tags[i])
        return (int) i;
  return PLAIN;
}

/* Whether all from @start to @end is of one style by the spans, the first of which ends behind @start. */
static gboolean
is_wanted (const ExamSourceSpan *span,
           const ExamSourceSpan *end_of_spans,
           gsize                 start,
           gsize                 end,
           int                   style)
{
  if (span == end_of_spans || span->start >= end)
    return style == PLAIN;
  return span->start <= start && span->end >= end && (int) span->style == style;
}

/* Whether a line has the styles that the spans want, the first of which ends behind its start. */
static gboolean
is_right (ExamSourceView       *self,
          gsize                 line_start,
          const GtkTextIter    *start,
          const GtkTextIter    *end,
          const ExamSourceSpan *span,
          const ExamSourceSpan *end_of_spans)
{
  GtkTextIter at = *start, next;

  while (gtk_text_iter_compare (&at, end) < 0)
    {
      gsize from = line_start + (gsize) gtk_text_iter_get_line_index (&at), to;

      next = at;
      if (!gtk_text_iter_forward_to_tag_toggle (&next, NULL) || gtk_text_iter_compare (&next, end) > 0)
        next = *end;
      to = exam_source_mirror_get_offset (self->mirror, &next);
      while (span < end_of_spans && span->end <= from)
        span++;
      if (!is_wanted (span, end_of_spans, from, to, get_style (self, &at)))
        return FALSE;
      at = next;
    }
  return TRUE;
}

static void
color_line (ExamSourceView       *self,
            gsize                 line_start,
            const GtkTextIter    *start,
            const GtkTextIter    *end,
            const ExamSourceSpan *span,
            const ExamSourceSpan *end_of_spans)
{
  gsize line_end = exam_source_mirror_get_offset (self->mirror, end);
  GtkTextIter from = *start, to = *start;

  for (guint i = 0; i < EXAM_SOURCE_N_STYLES; i++)
    gtk_text_buffer_remove_tag (self->buffer, self->tags[i], start, end);
  for (; span < end_of_spans && span->start < line_end; span++)
    {
      if (span->start > line_start)
        gtk_text_iter_set_line_index (&from, (int) (span->start - line_start));
      if (span->end < line_end)
        gtk_text_iter_set_line_index (&to, (int) (span->end - line_start));
      else
        to = *end;
      gtk_text_buffer_apply_tag (self->buffer, self->tags[span->style], &from, &to);
    }
}

/* Only lines that look otherwise than they should are touched: they have to be laid out again. */
static void
color_lines (ExamSourceView *self,
             int             first,
             int             last)
{
  ExamManuscript *manuscript = exam_source_mirror_get_manuscript (self->mirror);
  gsize length;
  const char *text = exam_manuscript_get_text (manuscript, &length);
  const ExamSourceSpan *span, *end_of_spans;
  g_autoptr (GArray) spans = NULL;
  GtkTextIter start, end;
  gsize at;

  gtk_text_buffer_get_iter_at_line (self->buffer, &start, first);
  gtk_text_buffer_get_iter_at_line (self->buffer, &end, last);
  gtk_text_iter_forward_line (&end);
  /* A search for the next change of tags has to come to an end: it would go through all of the text. */
  gtk_text_buffer_apply_tag (self->buffer, self->seen, &start, &end);
  at = exam_source_mirror_get_offset (self->mirror, &start);
  spans = exam_source_spans_list (self->spans, text, length, at, exam_source_mirror_get_offset (self->mirror, &end));
  span = (const ExamSourceSpan *) (const void *) spans->data;
  end_of_spans = span + spans->len;

  for (int line = first; line <= last; line++)
    {
      end = start;
      gtk_text_iter_forward_line (&end);
      while (span < end_of_spans && span->end <= at)
        span++;
      if (!is_right (self, at, &start, &end, span, end_of_spans))
        color_line (self, at, &start, &end, span, end_of_spans);
      start = end;
      at = exam_source_mirror_get_offset (self->mirror, &start);
    }
}

/* Finds the lines that are seen, from 0. Returns: whether they all have the right colours */
static gboolean
find_visible (ExamSourceView *self,
              int            *first,
              int            *last)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle visible;
  GtkTextIter iter;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &iter, visible.y, NULL);
  *first = gtk_text_iter_get_line (&iter);
  gtk_text_view_get_line_at_y (view, &iter, visible.y + visible.height, NULL);
  *last = gtk_text_iter_get_line (&iter);
  return *first >= self->first_line && *last <= self->last_line;
}

static gboolean
has_text (ExamSourceView *self)
{
  return self->mirror != NULL && exam_source_mirror_is_live (self->mirror) &&
         exam_source_mirror_get_manuscript (self->mirror) != NULL;
}

static gboolean
color_visible_cb (gpointer data)
{
  ExamSourceView *self = data;
  int first, last;

  self->idle = 0;
  if (!has_text (self) || find_visible (self, &first, &last))
    return G_SOURCE_REMOVE;
  self->first_line = MAX (first - MARGIN, 0);
  self->last_line = MIN (last + MARGIN, gtk_text_buffer_get_line_count (self->buffer) - 1);
  color_lines (self, self->first_line, self->last_line);
  return G_SOURCE_REMOVE;
}

/* Bold letters are wider. A text view measures what has changed in an idle of its own before the next frame: the colours come
 * before that. In the middle of a frame they would come too late for it, and widgets be moved that are about to be drawn. */
static void
queue_colors (ExamSourceView *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, color_visible_cb, self, NULL);
}

static void
insert_text_cb (GtkTextBuffer  *buffer,
                GtkTextIter    *iter,
                const char     *text,
                int             length,
                ExamSourceView *self)
{
  exam_source_spans_forget (self->spans, exam_source_mirror_get_offset (self->mirror, iter));
  self->last_line = -1;
  queue_colors (self);
}

static void
delete_range_cb (GtkTextBuffer  *buffer,
                 GtkTextIter    *start,
                 GtkTextIter    *end,
                 ExamSourceView *self)
{
  exam_source_spans_forget (self->spans, exam_source_mirror_get_offset (self->mirror, start));
  self->last_line = -1;
  queue_colors (self);
}

/* --- Object --- */

/* Lines whose heights were not known may have come into sight unasked. */
static void
exam_source_view_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  ExamSourceView *self = EXAM_SOURCE_VIEW (widget);
  int first, last;

  if (has_text (self) && !find_visible (self, &first, &last))
    queue_colors (self);
  GTK_WIDGET_CLASS (exam_source_view_parent_class)->snapshot (widget, snapshot);
}

static void
exam_source_view_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  GTK_WIDGET_CLASS (exam_source_view_parent_class)->size_allocate (widget, width, height, baseline);
  queue_colors (EXAM_SOURCE_VIEW (widget));
}

static void
vadjustment_changed_cb (ExamSourceView *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));

  if (adjustment != NULL)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (queue_colors), self, G_CONNECT_SWAPPED);
}

static void
let_go (ExamSourceView *self)
{
  if (self->buffer != NULL)
    g_signal_handlers_disconnect_by_data (self->buffer, self);
  g_clear_object (&self->buffer);
  g_clear_object (&self->mirror);
}

static void
exam_source_view_dispose (GObject *object)
{
  let_go (EXAM_SOURCE_VIEW (object));
  g_clear_handle_id (&EXAM_SOURCE_VIEW (object)->idle, g_source_remove);

  G_OBJECT_CLASS (exam_source_view_parent_class)->dispose (object);
}

static void
exam_source_view_finalize (GObject *object)
{
  exam_source_spans_free (EXAM_SOURCE_VIEW (object)->spans);
  G_OBJECT_CLASS (exam_source_view_parent_class)->finalize (object);
}

static void
exam_source_view_class_init (ExamSourceViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = exam_source_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = exam_source_view_finalize;
  GTK_WIDGET_CLASS (klass)->size_allocate = exam_source_view_size_allocate;
  GTK_WIDGET_CLASS (klass)->snapshot = exam_source_view_snapshot;
}

static void
exam_source_view_init (ExamSourceView *self)
{
  self->spans = exam_source_spans_new ();
  self->last_line = -1;
  g_signal_connect (self, "notify::vadjustment", G_CALLBACK (vadjustment_changed_cb), NULL);
}

/**
 * exam_source_view_set_mirror:
 * @self: a view
 * @mirror: (nullable): what keeps the buffer of the view, a GtkSourceBuffer without a language
 *
 * Colours what is seen while the mirror is live. To be called once with a mirror, and with %NULL when that goes: a view with
 * line numbers outlives its window, because GtkSourceView 5.6 does not let go of its gutter.
 */
void
exam_source_view_set_mirror (ExamSourceView   *self,
                             ExamSourceMirror *mirror)
{
  g_return_if_fail (EXAM_IS_SOURCE_VIEW (self));
  g_return_if_fail (mirror == NULL || self->mirror == NULL);

  let_go (self);
  if (mirror == NULL)
    return;
  self->mirror = g_object_ref (mirror);
  self->buffer = g_object_ref (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)));
  for (guint i = 0; i < EXAM_SOURCE_N_STYLES; i++)
    self->tags[i] = gtk_text_buffer_create_tag (self->buffer, NULL, NULL);
  self->seen = gtk_text_buffer_create_tag (self->buffer, NULL, NULL);
  g_signal_connect (self->buffer, "insert-text", G_CALLBACK (insert_text_cb), self);
  g_signal_connect (self->buffer, "delete-range", G_CALLBACK (delete_range_cb), self);
  g_signal_connect_swapped (self->buffer, "notify::style-scheme", G_CALLBACK (scheme_changed_cb), self);
  scheme_changed_cb (self);
}
