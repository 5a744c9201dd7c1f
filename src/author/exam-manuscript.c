/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "author/exam-manuscript.h"

#include <string.h>

/* One place where text was replaced. */
typedef struct {
  gsize offset;
  char *removed;
  gsize removed_length;
  char *inserted;
  gsize inserted_length;
} Edit;

/* What one undo takes back. */
typedef struct {
  GArray *edits;  /* (element-type Edit), in the order in which they were made */
  char   *run;    /* (nullable): steps of one run are one step */
} Step;

/**
 * ExamManuscript:
 *
 * The text of a bank while it is written, with undo and redo. Whatever changes a bank, a form or the source, changes this text,
 * so that what nobody touched stays byte for byte. UTF-8 without NUL; offsets and lengths count bytes.
 */
struct _ExamManuscript
{
  GObject parent_instance;

  GString   *text;
  GPtrArray *steps;     /* (element-type Step) */
  guint      n_done;    /* steps that are in the text; those after them can be redone */
  gint64     saved;     /* how many steps were done when it was saved; -1 where no undo leads back there */
  guint64    revision;
  guint      depth;     /* of begin() */
  char      *run;       /* (owned) (nullable): what the outermost begin() named */
  Step      *open;      /* (nullable) (unowned): takes the edits until end(); there is none before the first */
  gboolean   broken;    /* the next step is no part of the run before it */
};

enum {
  PROP_CAN_UNDO = 1,
  PROP_CAN_REDO,
  PROP_MODIFIED,
  N_PROPS,
};

enum {
  SPLICED,
  SETTLED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ExamManuscript, exam_manuscript, G_TYPE_OBJECT)

static void
clear_edit (Edit *edit)
{
  g_free (edit->removed);
  g_free (edit->inserted);
}

static void
step_free (Step *step)
{
  g_array_unref (step->edits);
  g_free (step->run);
  g_free (step);
}

static void
tell_state (ExamManuscript *self)
{
  for (guint i = PROP_CAN_UNDO; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  g_signal_emit (self, signals[SETTLED], 0);
}

static void
replace (ExamManuscript *self,
         gsize           offset,
         gsize           removed,
         const char     *inserted,
         gsize           length)
{
  g_string_erase (self->text, offset, removed);
  g_string_insert_len (self->text, offset, inserted, length);
  self->revision++;
  g_signal_emit (self, signals[SPLICED], 0, (guint64) offset, (guint64) removed, (guint64) length);
}

/* --- Steps --- */

static gboolean
continues_run (ExamManuscript *self,
               const char     *run)
{
  const Step *last = self->n_done > 0 ? g_ptr_array_index (self->steps, self->n_done - 1) : NULL;

  /* A run that was saved in the middle is two, or else no undo would lead back to what is in the file. */
  return run != NULL && last != NULL && !self->broken && self->n_done == self->steps->len &&
         self->saved != self->n_done && g_strcmp0 (last->run, run) == 0;
}

static void
open_step (ExamManuscript *self)
{
  if (continues_run (self, self->run))
    {
      self->open = g_ptr_array_index (self->steps, self->n_done - 1);
      return;
    }

  if (self->saved > (gint64) self->n_done)
    self->saved = -1;
  g_ptr_array_set_size (self->steps, self->n_done);
  self->open = g_new0 (Step, 1);
  self->open->edits = g_array_new (FALSE, FALSE, sizeof (Edit));
  g_array_set_clear_func (self->open->edits, (GDestroyNotify) clear_edit);
  self->open->run = g_strdup (self->run);
  g_ptr_array_add (self->steps, self->open);
  self->n_done++;
  self->broken = FALSE;
}

/**
 * exam_manuscript_begin:
 * @self: a manuscript
 * @run: (nullable): names what is being done, such as typing into one field; steps of the same run that follow each other
 *   become one
 *
 * Begins a step: what is spliced until exam_manuscript_end() is undone at once. Calls nest, and the outermost counts. A step
 * without any splice leaves no trace.
 */
void
exam_manuscript_begin (ExamManuscript *self,
                       const char     *run)
{
  g_return_if_fail (EXAM_IS_MANUSCRIPT (self));

  if (self->depth++ == 0)
    self->run = g_strdup (run);
}

/** Ends a step begun by exam_manuscript_begin(). */
void
exam_manuscript_end (ExamManuscript *self)
{
  g_return_if_fail (EXAM_IS_MANUSCRIPT (self));
  g_return_if_fail (self->depth > 0);

  if (--self->depth > 0)
    return;

  g_clear_pointer (&self->run, g_free);
  if (self->open != NULL)
    {
      self->open = NULL;
      tell_state (self);
    }
}

/** Lets the next step be one of its own, whatever its run: the cursor went elsewhere, a field lost the focus. */
void
exam_manuscript_break_run (ExamManuscript *self)
{
  g_return_if_fail (EXAM_IS_MANUSCRIPT (self));

  self->broken = TRUE;
}

static gsize
common_prefix (const char *a,
               gsize       n_a,
               const char *b,
               gsize       n_b)
{
  gsize n = 0;

  while (n < n_a && n < n_b && a[n] == b[n])
    n++;
  /* Not into the middle of a character; what follows the last common byte may lie outside of both. */
  while (n > 0 && ((n < n_a && ((guchar) a[n] & 0xC0) == 0x80) || (n < n_b && ((guchar) b[n] & 0xC0) == 0x80)))
    n--;
  return n;
}

static gsize
common_suffix (const char *a,
               gsize       n_a,
               const char *b,
               gsize       n_b)
{
  gsize n = 0;

  while (n < n_a && n < n_b && a[n_a - n - 1] == b[n_b - n - 1])
    n++;
  while (n > 0 && ((guchar) a[n_a - n] & 0xC0) == 0x80)
    n--;
  return n;
}

/**
 * exam_manuscript_splice:
 * @self: a manuscript
 * @offset: where, in bytes
 * @removed: how many bytes go
 * @inserted: (nullable): what comes in their place, in UTF-8 without NUL
 * @length: bytes of it, or -1 if it ends with NUL
 *
 * Replaces a piece of the text. What is equal at both ends of old and new is left alone. Outside of
 * exam_manuscript_begin() it is a step of its own.
 */
void
exam_manuscript_splice (ExamManuscript *self,
                        gsize           offset,
                        gsize           removed,
                        const char     *inserted,
                        gssize          length)
{
  gsize n, common;
  const char *old;
  Edit edit;

  g_return_if_fail (EXAM_IS_MANUSCRIPT (self));
  g_return_if_fail (offset <= self->text->len && removed <= self->text->len - offset);

  inserted = inserted != NULL ? inserted : "";
  n = length < 0 ? strlen (inserted) : (gsize) length;
  g_return_if_fail (g_utf8_validate_len (inserted, n, NULL));

  old = self->text->str + offset;
  common = common_prefix (old, removed, inserted, n);
  offset += common, old += common, removed -= common, inserted += common, n -= common;
  common = common_suffix (old, removed, inserted, n);
  removed -= common, n -= common;
  if (removed == 0 && n == 0)
    return;

  edit = (Edit) { offset, g_strndup (old, removed), removed, g_strndup (inserted, n), n };
  exam_manuscript_begin (self, NULL);
  if (self->open == NULL)
    open_step (self);
  g_array_append_val (self->open->edits, edit);
  replace (self, offset, removed, edit.inserted, n);
  exam_manuscript_end (self);
}

/** Whether there is a step to take back. */
gboolean
exam_manuscript_can_undo (ExamManuscript *self)
{
  g_return_val_if_fail (EXAM_IS_MANUSCRIPT (self), FALSE);

  return self->n_done > 0 && self->depth == 0;
}

/** Whether there is a step that was taken back. */
gboolean
exam_manuscript_can_redo (ExamManuscript *self)
{
  g_return_val_if_fail (EXAM_IS_MANUSCRIPT (self), FALSE);

  return self->n_done < self->steps->len && self->depth == 0;
}

/** Takes the last step back. */
void
exam_manuscript_undo (ExamManuscript *self)
{
  const Step *step;

  g_return_if_fail (EXAM_IS_MANUSCRIPT (self));

  if (!exam_manuscript_can_undo (self))
    return;
  step = g_ptr_array_index (self->steps, --self->n_done);
  for (guint i = step->edits->len; i-- > 0;)
    {
      const Edit *edit = &g_array_index (step->edits, Edit, i);

      replace (self, edit->offset, edit->inserted_length, edit->removed, edit->removed_length);
    }
  self->broken = TRUE;
  tell_state (self);
}

/** Does the step again that was taken back last. */
void
exam_manuscript_redo (ExamManuscript *self)
{
  const Step *step;

  g_return_if_fail (EXAM_IS_MANUSCRIPT (self));

  if (!exam_manuscript_can_redo (self))
    return;
  step = g_ptr_array_index (self->steps, self->n_done++);
  for (guint i = 0; i < step->edits->len; i++)
    {
      const Edit *edit = &g_array_index (step->edits, Edit, i);

      replace (self, edit->offset, edit->removed_length, edit->inserted, edit->inserted_length);
    }
  self->broken = TRUE;
  tell_state (self);
}

/* --- Text --- */

/**
 * exam_manuscript_get_text:
 * @self: a manuscript
 * @length: (out) (optional): bytes of it
 *
 * Returns: (transfer none): the text, which ends with NUL; until the next change
 */
const char *
exam_manuscript_get_text (ExamManuscript *self,
                          gsize          *length)
{
  g_return_val_if_fail (EXAM_IS_MANUSCRIPT (self), NULL);

  if (length != NULL)
    *length = self->text->len;
  return self->text->str;
}

/** Returns: a number that grows with each change, so that work on an older text knows that it is one */
guint64
exam_manuscript_get_revision (ExamManuscript *self)
{
  g_return_val_if_fail (EXAM_IS_MANUSCRIPT (self), 0);

  return self->revision;
}

/**
 * exam_manuscript_locate:
 * @self: a manuscript
 * @offset: a byte of it, or its end
 * @line: (out): from 1; lines end with a line feed
 * @column: (out): in characters, from 1
 *
 * Tells where a byte stands, as problems tell it.
 */
void
exam_manuscript_locate (ExamManuscript *self,
                        gsize           offset,
                        int            *line,
                        int            *column)
{
  const char *start, *end, *next;

  g_return_if_fail (EXAM_IS_MANUSCRIPT (self));
  g_return_if_fail (offset <= self->text->len);

  start = self->text->str;
  end = start + offset;
  *line = 1;
  while ((next = memchr (start, '\n', end - start)) != NULL)
    {
      (*line)++;
      start = next + 1;
    }
  *column = (int) g_utf8_strlen (start, end - start) + 1;
}

/**
 * exam_manuscript_get_offset:
 * @self: a manuscript
 * @line: from 1
 * @column: in characters, from 1
 *
 * Returns: the byte there; the end of the line or of the text where they are shorter
 */
gsize
exam_manuscript_get_offset (ExamManuscript *self,
                            int             line,
                            int             column)
{
  const char *place, *end;

  g_return_val_if_fail (EXAM_IS_MANUSCRIPT (self), 0);

  place = self->text->str;
  end = place + self->text->len;
  for (int i = 1; i < line; i++)
    {
      const char *next = memchr (place, '\n', end - place);

      if (next == NULL)
        return self->text->len;
      place = next + 1;
    }
  for (int i = 1; i < column && place < end && *place != '\n'; i++)
    place = g_utf8_next_char (place);
  return place - self->text->str;
}

/** Whether the text is another than what was saved last. */
gboolean
exam_manuscript_is_modified (ExamManuscript *self)
{
  g_return_val_if_fail (EXAM_IS_MANUSCRIPT (self), FALSE);

  return self->saved != (gint64) self->n_done;
}

/** Says that the text as it is now is in its file. */
void
exam_manuscript_set_saved (ExamManuscript *self)
{
  g_return_if_fail (EXAM_IS_MANUSCRIPT (self));
  g_return_if_fail (self->depth == 0);

  self->saved = self->n_done;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
}

/* --- Object --- */

static void
exam_manuscript_finalize (GObject *object)
{
  ExamManuscript *self = EXAM_MANUSCRIPT (object);

  g_string_free (self->text, TRUE);
  g_ptr_array_unref (self->steps);
  g_free (self->run);

  G_OBJECT_CLASS (exam_manuscript_parent_class)->finalize (object);
}

static void
exam_manuscript_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  ExamManuscript *self = EXAM_MANUSCRIPT (object);

  switch (property_id)
    {
    case PROP_CAN_UNDO: g_value_set_boolean (value, exam_manuscript_can_undo (self)); break;
    case PROP_CAN_REDO: g_value_set_boolean (value, exam_manuscript_can_redo (self)); break;
    case PROP_MODIFIED: g_value_set_boolean (value, exam_manuscript_is_modified (self)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
exam_manuscript_class_init (ExamManuscriptClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = exam_manuscript_finalize;
  object_class->get_property = exam_manuscript_get_property;

  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * ExamManuscript::spliced:
   * @offset: where, in bytes
   * @removed: how many bytes went
   * @inserted: how many came; they stand at @offset now
   *
   * The text changed in one place. In a step of several splices the text between them may be no sound XML.
   */
  signals[SPLICED] = g_signal_new ("spliced", EXAM_TYPE_MANUSCRIPT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 3, G_TYPE_UINT64, G_TYPE_UINT64, G_TYPE_UINT64);

  /** ExamManuscript::settled: a step, an undo or a redo is complete */
  signals[SETTLED] = g_signal_new ("settled", EXAM_TYPE_MANUSCRIPT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
exam_manuscript_init (ExamManuscript *self)
{
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);
}

/**
 * exam_manuscript_new:
 * @text: UTF-8 without NUL
 * @length: bytes of it, or -1 if it ends with NUL
 *
 * Returns: (transfer full): a manuscript of it, unmodified, with nothing to undo
 */
ExamManuscript *
exam_manuscript_new (const char *text,
                     gssize      length)
{
  ExamManuscript *self;
  gsize n = length < 0 ? strlen (text) : (gsize) length;

  g_return_val_if_fail (g_utf8_validate_len (text, n, NULL), NULL);

  self = g_object_new (EXAM_TYPE_MANUSCRIPT, NULL);
  self->text = g_string_new_len (text, n);
  return self;
}
