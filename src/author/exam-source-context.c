/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "author/exam-source-context.h"

#include <string.h>

/* --- Scanning --- */

/* An element that is open where the scan has come to. */
typedef struct {
  char      *name;
  GPtrArray *children;   /* (element-type utf8): the names of those that are in it, each as often as it is there */
} Frame;

/* Goes through a text that is being written: whatever is wrong in it, something is made of it. */
typedef struct {
  const char        *text;
  gsize              length;
  gsize              offset;   /* where the author is */
  gsize              at;
  GPtrArray         *open;     /* (element-type Frame) */
  ExamSourceContext *context;
} Scan;

static Frame *
frame_new (const char *name)
{
  Frame *frame = g_new0 (Frame, 1);

  frame->name = g_strdup (name);
  frame->children = g_ptr_array_new_with_free_func (g_free);
  return frame;
}

static void
frame_free (Frame *frame)
{
  g_free (frame->name);
  g_ptr_array_unref (frame->children);
  g_free (frame);
}

static gboolean
is_name_byte (char byte)
{
  return g_ascii_isalnum (byte) || (guchar) byte >= 0x80 || (byte != '\0' && strchr ("_-.:", byte) != NULL);
}

static gsize
skip_name (const Scan *scan,
           gsize       at)
{
  while (at < scan->length && is_name_byte (scan->text[at]))
    at++;
  return at;
}

static gsize
skip_space (const Scan *scan,
            gsize       at)
{
  while (at < scan->length && g_ascii_isspace (scan->text[at]))
    at++;
  return at;
}

static char *
dup_range (const Scan *scan,
           gsize       start,
           gsize       end)
{
  return g_strndup (scan->text + start, end - start);
}

/* The author is in the name or value that begins at @start. */
static void
arrive (Scan           *scan,
        ExamSourcePlace place,
        gsize           start)
{
  scan->context->place = place;
  scan->context->start = start;
  g_free (scan->context->typed);
  scan->context->typed = dup_range (scan, start, scan->offset);
}

static gboolean
looking_at (const Scan *scan,
            const char *string)
{
  gsize n = strlen (string);

  return scan->length - scan->at >= n && memcmp (scan->text + scan->at, string, n) == 0;
}

/* Goes behind the next @end; FALSE if the author is in front of that. */
static gboolean
skip_behind (Scan       *scan,
             const char *end)
{
  const char *found = memmem (scan->text + scan->at, scan->offset - scan->at, end, strlen (end));

  if (found == NULL)
    return FALSE;
  scan->at = found - scan->text + strlen (end);
  return TRUE;
}

static gboolean
scan_end_tag (Scan *scan)
{
  gsize start = scan->at + strlen ("</");
  gsize end = skip_name (scan, start);
  g_autofree char *name = dup_range (scan, start, end);

  if (scan->offset <= end)
    {
      if (scan->offset >= start)
        arrive (scan, EXAM_SOURCE_END_TAG, start);
      return FALSE;
    }

  /* An end without a beginning ends nothing; one that comes too early ends what is open in it as well. */
  for (guint i = scan->open->len; i-- > 0;)
    if (g_str_equal (((Frame *) g_ptr_array_index (scan->open, i))->name, name))
      {
        g_ptr_array_set_size (scan->open, i);
        break;
      }
  scan->at = end;
  return TRUE;
}

/* Goes behind the value of an attribute, if there is one; @start and @end tell where it is. */
static gboolean
skip_value (Scan  *scan,
            gsize *start,
            gsize *end)
{
  gsize at = skip_space (scan, scan->at);
  char quote;

  if (at == scan->length || scan->text[at] != '=')
    return FALSE;
  at = skip_space (scan, at + 1);
  quote = at < scan->length ? scan->text[at] : '\0';
  if (quote != '"' && quote != '\'')
    return FALSE;

  *start = ++at;
  while (at < scan->length && scan->text[at] != quote && scan->text[at] != '<')
    at++;
  *end = at;
  scan->at = at < scan->length && scan->text[at] == quote ? at + 1 : at;
  return TRUE;
}

static void
scan_attribute (Scan *scan)
{
  gsize start = scan->at, end = skip_name (scan, start);
  gsize value_start, value_end;
  g_autofree char *name = dup_range (scan, start, end);
  gboolean is_here = scan->offset >= start && scan->offset <= end;

  scan->at = end;
  if (is_here)
    arrive (scan, EXAM_SOURCE_ATTRIBUTE, start);
  else
    g_ptr_array_add (scan->context->present, g_strdup (name));
  if (skip_value (scan, &value_start, &value_end) && scan->offset >= value_start && scan->offset <= value_end)
    {
      arrive (scan, EXAM_SOURCE_VALUE, value_start);
      scan->context->attribute = g_steal_pointer (&name);
    }
}

/* All attributes, those behind the author as well, up to the end of the tag or to the next one. */
static void
scan_attributes (Scan *scan)
{
  gboolean after_space = FALSE;

  while (TRUE)
    {
      char byte = scan->at < scan->length ? scan->text[scan->at] : '\0';

      if (is_name_byte (byte))
        {
          scan_attribute (scan);
          after_space = FALSE;
          continue;
        }
      if (scan->at == scan->offset && after_space)
        arrive (scan, EXAM_SOURCE_ATTRIBUTE, scan->at);
      if (byte == '\0' || byte == '>' || byte == '<')
        break;
      after_space = g_ascii_isspace (byte);
      scan->at++;
    }
}

static gboolean
scan_start_tag (Scan *scan)
{
  gsize start = scan->at + 1;
  gsize end = skip_name (scan, start);
  g_autofree char *name = dup_range (scan, start, end);
  Frame *parent = scan->open->len > 0 ? g_ptr_array_index (scan->open, scan->open->len - 1) : NULL;

  if (scan->offset >= start && scan->offset <= end)
    {
      arrive (scan, EXAM_SOURCE_ELEMENT, start);
      return FALSE;
    }

  scan->at = end;
  if (end == start)
    return TRUE;

  g_ptr_array_set_size (scan->context->present, 0);
  scan_attributes (scan);
  if (scan->context->place != EXAM_SOURCE_OTHER)
    {
      scan->context->tag = g_steal_pointer (&name);
      return FALSE;
    }
  if (scan->offset <= scan->at)
    return FALSE;

  /* A tag that is cut off by the next one was being written, and holds nothing. */
  if (scan->text[scan->at] != '>')
    return TRUE;
  if (parent != NULL)
    g_ptr_array_add (parent->children, g_strdup (name));
  if (scan->text[scan->at - 1] != '/')
    g_ptr_array_add (scan->open, frame_new (name));
  return TRUE;
}

static gboolean
scan_markup (Scan *scan)
{
  if (looking_at (scan, "<!--"))
    return skip_behind (scan, "-->");
  if (looking_at (scan, "<![CDATA["))
    return skip_behind (scan, "]]>");
  if (looking_at (scan, "<?"))
    return skip_behind (scan, "?>");
  if (looking_at (scan, "<!"))
    return skip_behind (scan, ">");
  if (looking_at (scan, "</"))
    return scan_end_tag (scan);
  return scan_start_tag (scan);
}

static void
scan_all (Scan *scan)
{
  const char *next;

  while (scan->at < scan->offset &&
         (next = memchr (scan->text + scan->at, '<', scan->offset - scan->at)) != NULL)
    {
      scan->at = next - scan->text;
      if (!scan_markup (scan))
        break;
    }
}

/**
 * exam_source_context_new:
 * @text: the text of a bank, well-formed or not; it need not end with NUL
 * @length: bytes of it
 * @from: where to begin: 0, or the start of an element
 * @offset: the byte before which the author writes, not before @from
 * @outer: (nullable) (array zero-terminated=1): the names of the elements around @from, from the outermost
 *
 * Finds out what is being written. It takes time in proportion to the bytes from @from to @offset.
 *
 * Returns: (transfer full): what it is
 */
ExamSourceContext *
exam_source_context_new (const char        *text,
                         gsize              length,
                         gsize              from,
                         gsize              offset,
                         const char *const *outer)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func ((GDestroyNotify) frame_free);
  ExamSourceContext *self = g_new0 (ExamSourceContext, 1);
  Scan scan = { text, length, offset, from, open, self };

  g_return_val_if_fail (from <= offset && offset <= length, NULL);

  self->start = offset;
  self->typed = g_strdup ("");
  self->path = g_ptr_array_new_with_free_func (g_free);
  self->present = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; outer != NULL && outer[i] != NULL; i++)
    g_ptr_array_add (open, frame_new (outer[i]));

  scan_all (&scan);
  for (guint i = 0; i < open->len; i++)
    g_ptr_array_add (self->path, g_strdup (((Frame *) g_ptr_array_index (open, i))->name));
  if (self->place == EXAM_SOURCE_ELEMENT && open->len > 0)
    {
      g_ptr_array_unref (self->present);
      self->present = g_ptr_array_ref (((Frame *) g_ptr_array_index (open, open->len - 1))->children);
    }
  return self;
}

void
exam_source_context_free (ExamSourceContext *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->typed);
  g_free (self->tag);
  g_free (self->attribute);
  g_ptr_array_unref (self->path);
  g_ptr_array_unref (self->present);
  g_free (self);
}
