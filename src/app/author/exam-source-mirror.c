/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-source-mirror.h"

#include <string.h>

#include "app/author/exam-source-lines.h"

/* What the last edit by hand was, to tell whether the next one goes on with it. */
typedef enum {
  STROKE_NONE,
  STROKE_INSERT,
  STROKE_DELETE,
} Stroke;

/**
 * ExamSourceMirror:
 *
 * Keeps a text buffer equal to a manuscript, byte for byte, while it is live: what is typed into the buffer goes into the
 * manuscript, and what changes that elsewhere comes into the buffer. When it is not live the buffer stays as it is, and
 * follows with the smallest change that will do when it is again.
 */
struct _ExamSourceMirror
{
  GObject parent_instance;

  GtkTextBuffer   *buffer;       /* (owned) */
  ExamSourceLines *lines;        /* (owned) */
  ExamManuscript  *manuscript;   /* (owned) (nullable) */
  gboolean         live;
  guint64          revision;     /* of the manuscript when the buffer was equal to it; while not live */
  gboolean         loaded;       /* the buffer has some text of this manuscript */

  gboolean         following;    /* the buffer is being changed because the manuscript was */
  gboolean         writing;      /* the manuscript is being changed because the buffer was */
  gboolean         followed;     /* since the manuscript settled last */
  gsize            followed_to;  /* where the last change that came from the manuscript ends */

  gsize            edit_start;   /* of the edit of the buffer that is under way, in bytes */
  gsize            edit_removed;

  guint            depth;        /* of user actions that are steps of the manuscript */
  gboolean         edited;       /* in the outermost of them */
  Stroke           stroke;
  gsize            stroke_end;   /* where the cursor stands after it */
};

enum {
  FOLLOWED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ExamSourceMirror, exam_source_mirror, G_TYPE_OBJECT)

#define RUN "source"

/* --- From the manuscript --- */

/* @text: all of it, as it is to be when the bytes of the buffer are replaced by as many of it at the same place. */
static void
replace (ExamSourceMirror *self,
         gsize             offset,
         gsize             removed,
         const char       *text,
         gsize             inserted)
{
  GtkTextIter start, end;

  self->following = TRUE;
  /* The buffer looks for the ends of lines in what is inserted: it has to see both bytes of one. */
  if (offset + inserted > 0 && text[offset + inserted - 1] == '\r' && text[offset + inserted] == '\n')
    removed++, inserted++;
  if (offset > 0 && text[offset - 1] == '\r')
    offset--, removed++, inserted++;
  exam_source_lines_get_iter (self->lines, offset, &start);
  if (removed > 0)
    {
      exam_source_lines_get_iter (self->lines, offset + removed, &end);
      gtk_text_buffer_delete (self->buffer, &start, &end);
    }
  if (inserted > 0)
    gtk_text_buffer_insert (self->buffer, &start, text + offset, (int) inserted);
  self->following = FALSE;
  self->stroke = STROKE_NONE;
}

static void
spliced_cb (ExamSourceMirror *self,
            guint64           offset,
            guint64           removed,
            guint64           inserted)
{
  if (!self->live || self->writing)
    return;

  replace (self, offset, removed, exam_manuscript_get_text (self->manuscript, NULL), inserted);
  self->followed = TRUE;
  self->followed_to = offset + inserted;
}

static void
settled_cb (ExamSourceMirror *self)
{
  if (!self->followed)
    return;

  self->followed = FALSE;
  g_signal_emit (self, signals[FOLLOWED], 0, (guint64) self->followed_to);
}

/* Brings a buffer that was left alone up to date by its smallest change, so that cursor and highlighting stay. */
static void
catch_up (ExamSourceMirror *self)
{
  gsize n_new, n_old, start = 0, end = 0;
  const char *new_text = exam_manuscript_get_text (self->manuscript, &n_new);
  g_autofree char *old = NULL;
  GtkTextIter first, last;

  gtk_text_buffer_get_bounds (self->buffer, &first, &last);
  old = gtk_text_buffer_get_text (self->buffer, &first, &last, TRUE);
  n_old = strlen (old);

  while (start < n_old && start < n_new && old[start] == new_text[start])
    start++;
  while (start > 0 && (((guchar) old[start] & 0xC0) == 0x80 || ((guchar) new_text[start] & 0xC0) == 0x80))
    start--;
  while (end < n_old - start && end < n_new - start && old[n_old - end - 1] == new_text[n_new - end - 1])
    end++;
  while (end > 0 && ((guchar) old[n_old - end] & 0xC0) == 0x80)
    end--;
  if (n_old - end > start || n_new - end > start)
    replace (self, start, n_old - end - start, new_text, n_new - end - start);
}

/* --- From the buffer --- */

static gboolean
is_by_hand (ExamSourceMirror *self)
{
  return self->live && !self->following && self->manuscript != NULL;
}

/* A step of the manuscript goes on while the author types or deletes in one place and one line. */
static void
break_unless_going_on (ExamSourceMirror *self,
                       Stroke            stroke,
                       const char       *text,
                       gsize             n_bytes,
                       gsize             before)
{
  const char *removed = exam_manuscript_get_text (self->manuscript, NULL) + self->edit_start;
  const char *bytes = stroke == STROKE_INSERT ? text : removed;
  gboolean single = g_utf8_strlen (bytes, (gssize) n_bytes) == 1 && memchr (bytes, '\n', n_bytes) == NULL;

  if (!self->edited && (self->stroke != stroke || !single || before != self->stroke_end))
    exam_manuscript_break_run (self->manuscript);
  self->stroke = single || stroke == STROKE_DELETE ? stroke : STROKE_NONE;
}

static void
write_edit (ExamSourceMirror *self,
            gsize             removed,
            const char       *text,
            gsize             length)
{
  self->writing = TRUE;
  exam_manuscript_begin (self->manuscript, RUN);
  exam_manuscript_splice (self->manuscript, self->edit_start, removed, text, (gssize) length);
  exam_manuscript_end (self->manuscript);
  self->writing = FALSE;
  self->stroke_end = self->edit_start + length;
  self->edited = self->depth > 0;
}

/* Whether lines end with CR LF here: as the line above does, or the first one below. */
static gboolean
has_crlf (ExamSourceMirror *self,
          gsize             offset)
{
  gsize length;
  const char *text = exam_manuscript_get_text (self->manuscript, &length);
  const char *end = memrchr (text, '\n', offset);

  if (end == NULL)
    end = memchr (text + offset, '\n', length - offset);
  return end != NULL && end > text && end[-1] == '\r';
}

static char *
make_crlf (const char *text,
           gsize       length)
{
  GString *lines = g_string_sized_new (length + 16);

  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '\n' && (i == 0 || text[i - 1] != '\r'))
        g_string_append_c (lines, '\r');
      g_string_append_c (lines, text[i]);
    }
  return g_string_free (lines, FALSE);
}

static void
insert_text_cb (GtkTextBuffer    *buffer,
                GtkTextIter      *iter,
                const char       *text,
                int               length,
                ExamSourceMirror *self)
{
  self->edit_start = exam_source_lines_get_offset (self->lines, iter);
  if (is_by_hand (self) && memchr (text, '\n', length) != NULL && has_crlf (self, self->edit_start))
    {
      g_autofree char *lines = make_crlf (text, length);

      if (strlen (lines) != (gsize) length)
        {
          g_signal_stop_emission_by_name (buffer, "insert-text");
          gtk_text_buffer_insert (buffer, iter, lines, -1);
        }
    }
}

static void
text_inserted_cb (GtkTextBuffer    *buffer,
                  GtkTextIter      *iter,
                  const char       *text,
                  int               length,
                  ExamSourceMirror *self)
{
  exam_source_lines_update (self->lines, self->edit_start, length);
  if (!is_by_hand (self))
    return;

  break_unless_going_on (self, STROKE_INSERT, text, length, self->edit_start);
  write_edit (self, 0, text, length);
}

static void
delete_range_cb (GtkTextBuffer    *buffer,
                 GtkTextIter      *start,
                 GtkTextIter      *end,
                 ExamSourceMirror *self)
{
  self->edit_start = exam_source_lines_get_offset (self->lines, start);
  self->edit_removed = exam_source_lines_get_offset (self->lines, end) - self->edit_start;
}

static void
range_deleted_cb (GtkTextBuffer    *buffer,
                  GtkTextIter      *start,
                  GtkTextIter      *end,
                  ExamSourceMirror *self)
{
  gsize before;

  exam_source_lines_update (self->lines, self->edit_start, -(gssize) self->edit_removed);
  if (!is_by_hand (self))
    return;

  /* By the key that deletes backwards, or by the other. */
  before = self->stroke_end == self->edit_start ? self->edit_start : self->edit_start + self->edit_removed;
  break_unless_going_on (self, STROKE_DELETE, NULL, self->edit_removed, before);
  if (before == self->edit_start + self->edit_removed)
    self->stroke_end = self->edit_start;
  write_edit (self, self->edit_removed, NULL, 0);
}

/* There is only text in a bank. */
static void
refuse_cb (GtkTextBuffer *buffer,
           GtkTextIter   *iter,
           GObject       *object,
           const char    *signal)
{
  g_signal_stop_emission_by_name (buffer, signal);
}

static void
begin_user_action_cb (ExamSourceMirror *self)
{
  if (is_by_hand (self))
    {
      self->depth++;
      exam_manuscript_begin (self->manuscript, RUN);
    }
}

static void
end_user_action_cb (ExamSourceMirror *self)
{
  if (self->depth > 0)
    {
      self->depth--;
      self->edited &= self->depth > 0;
      exam_manuscript_end (self->manuscript);
    }
}

static void
mark_set_cb (ExamSourceMirror *self,
             GtkTextIter      *iter,
             GtkTextMark      *mark)
{
  if (mark == gtk_text_buffer_get_insert (self->buffer) && self->stroke != STROKE_NONE &&
      exam_source_lines_get_offset (self->lines, iter) != self->stroke_end)
    self->stroke = STROKE_NONE;
}

/* --- Object --- */

static void
exam_source_mirror_dispose (GObject *object)
{
  ExamSourceMirror *self = EXAM_SOURCE_MIRROR (object);

  exam_source_mirror_set_live (self, FALSE);
  exam_source_mirror_set_manuscript (self, NULL);
  if (self->buffer != NULL)
    g_signal_handlers_disconnect_by_data (self->buffer, self);
  g_clear_pointer (&self->lines, exam_source_lines_free);
  g_clear_object (&self->buffer);

  G_OBJECT_CLASS (exam_source_mirror_parent_class)->dispose (object);
}

static void
exam_source_mirror_class_init (ExamSourceMirrorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = exam_source_mirror_dispose;

  /**
   * ExamSourceMirror::followed:
   * @offset: where the last change ends, in bytes
   *
   * A change of the manuscript that was made elsewhere is complete, and in the buffer.
   */
  signals[FOLLOWED] = g_signal_new ("followed", EXAM_TYPE_SOURCE_MIRROR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_UINT64);
}

static void
exam_source_mirror_init (ExamSourceMirror *self)
{
}

/**
 * exam_source_mirror_new:
 * @buffer: an empty buffer without an undo of its own
 *
 * Returns: (transfer full): a mirror of no manuscript, which is not live
 */
ExamSourceMirror *
exam_source_mirror_new (GtkTextBuffer *buffer)
{
  ExamSourceMirror *self = g_object_new (EXAM_TYPE_SOURCE_MIRROR, NULL);

  self->buffer = g_object_ref (buffer);
  self->lines = exam_source_lines_new (buffer);
  g_signal_connect (buffer, "insert-text", G_CALLBACK (insert_text_cb), self);
  g_signal_connect_after (buffer, "insert-text", G_CALLBACK (text_inserted_cb), self);
  g_signal_connect (buffer, "delete-range", G_CALLBACK (delete_range_cb), self);
  g_signal_connect_after (buffer, "delete-range", G_CALLBACK (range_deleted_cb), self);
  g_signal_connect_data (buffer, "insert-paintable", G_CALLBACK (refuse_cb), (gpointer) "insert-paintable", NULL, 0);
  g_signal_connect_data (buffer, "insert-child-anchor", G_CALLBACK (refuse_cb), (gpointer) "insert-child-anchor", NULL, 0);
  g_signal_connect_swapped (buffer, "begin-user-action", G_CALLBACK (begin_user_action_cb), self);
  g_signal_connect_swapped (buffer, "end-user-action", G_CALLBACK (end_user_action_cb), self);
  g_signal_connect_swapped (buffer, "mark-set", G_CALLBACK (mark_set_cb), self);
  return self;
}

/**
 * exam_source_mirror_set_manuscript:
 * @self: a mirror
 * @manuscript: (nullable): what to show
 *
 * The buffer is emptied, and filled when the mirror is live.
 */
void
exam_source_mirror_set_manuscript (ExamSourceMirror *self,
                                   ExamManuscript   *manuscript)
{
  gboolean live;

  g_return_if_fail (EXAM_IS_SOURCE_MIRROR (self));

  if (self->manuscript == manuscript)
    return;

  live = self->live;
  exam_source_mirror_set_live (self, FALSE);
  while (self->depth > 0)
    end_user_action_cb (self);
  if (self->manuscript != NULL)
    g_signal_handlers_disconnect_by_data (self->manuscript, self);
  if (self->loaded)
    replace (self, 0, exam_source_lines_get_length (self->lines), "", 0);
  self->loaded = FALSE;
  self->followed = FALSE;
  g_set_object (&self->manuscript, manuscript);
  if (manuscript != NULL)
    {
      g_signal_connect_swapped (manuscript, "spliced", G_CALLBACK (spliced_cb), self);
      g_signal_connect_swapped (manuscript, "settled", G_CALLBACK (settled_cb), self);
    }
  exam_source_mirror_set_live (self, live);
}

/** Returns: (transfer none) (nullable): the manuscript */
ExamManuscript *
exam_source_mirror_get_manuscript (ExamSourceMirror *self)
{
  g_return_val_if_fail (EXAM_IS_SOURCE_MIRROR (self), NULL);
  return self->manuscript;
}

/** Sets whether the buffer is equal to the manuscript from now on. */
void
exam_source_mirror_set_live (ExamSourceMirror *self,
                             gboolean          live)
{
  g_return_if_fail (EXAM_IS_SOURCE_MIRROR (self));

  if (self->live == live)
    return;

  self->live = live;
  if (self->manuscript == NULL)
    return;

  if (!live)
    self->revision = exam_manuscript_get_revision (self->manuscript);
  else if (!self->loaded || self->revision != exam_manuscript_get_revision (self->manuscript))
    catch_up (self);
  self->loaded |= live;
}

gboolean
exam_source_mirror_is_live (ExamSourceMirror *self)
{
  g_return_val_if_fail (EXAM_IS_SOURCE_MIRROR (self), FALSE);
  return self->live;
}

/** Returns: whether the buffer is changing right now because the manuscript did, and not by the author's hand */
gboolean
exam_source_mirror_is_following (ExamSourceMirror *self)
{
  g_return_val_if_fail (EXAM_IS_SOURCE_MIRROR (self), FALSE);
  return self->following;
}

/** Lets what is typed next be an undo step of its own. */
void
exam_source_mirror_break_run (ExamSourceMirror *self)
{
  g_return_if_fail (EXAM_IS_SOURCE_MIRROR (self));
  self->stroke = STROKE_NONE;
}

/** Returns: the byte of the text at which @iter stands */
gsize
exam_source_mirror_get_offset (ExamSourceMirror  *self,
                               const GtkTextIter *iter)
{
  g_return_val_if_fail (EXAM_IS_SOURCE_MIRROR (self), 0);
  return exam_source_lines_get_offset (self->lines, iter);
}

/** Returns: the byte of the text at which the cursor stands */
gsize
exam_source_mirror_get_cursor (ExamSourceMirror *self)
{
  GtkTextIter iter;

  g_return_val_if_fail (EXAM_IS_SOURCE_MIRROR (self), 0);

  gtk_text_buffer_get_iter_at_mark (self->buffer, &iter, gtk_text_buffer_get_insert (self->buffer));
  return exam_source_lines_get_offset (self->lines, &iter);
}

/**
 * exam_source_mirror_get_iter:
 * @self: a mirror that is live
 * @offset: a byte of the text that begins a character; the end of the text stands for all behind it
 * @iter: (out): the place in the buffer
 */
void
exam_source_mirror_get_iter (ExamSourceMirror *self,
                             gsize             offset,
                             GtkTextIter      *iter)
{
  g_return_if_fail (EXAM_IS_SOURCE_MIRROR (self));
  exam_source_lines_get_iter (self->lines, MIN (offset, exam_source_lines_get_length (self->lines)), iter);
}

/** Returns: the line of the buffer, from 0, in which the byte stands; the last one for all behind the text */
int
exam_source_mirror_get_line (ExamSourceMirror *self,
                             gsize             offset)
{
  g_return_val_if_fail (EXAM_IS_SOURCE_MIRROR (self), 0);
  return exam_source_lines_get_line (self->lines, offset);
}
