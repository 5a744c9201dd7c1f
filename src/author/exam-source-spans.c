/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "author/exam-source-spans.h"

#include <string.h>

/* How far apart the places are that are kept, in bytes. */
#define STEP 16384

/* A longer one would be all zeros. */
#define MAX_REFERENCE 64

struct _ExamSourceSpans
{
  GArray *places;  /* (element-type gsize): in order, where pieces begin */
};

/* A piece that is looked into. */
typedef struct {
  const char *text;
  gsize       start;  /* nothing in front of it is asked for */
  gsize       end;    /* nor behind it */
  GArray     *spans;
} Scan;

/* What stands on the left begins one of these pieces, and nothing else does. */
static const struct {
  const char     *open;
  const char     *close;
  ExamSourceStyle style;
} pieces[] = {
  { "<!--", "-->", EXAM_SOURCE_STYLE_COMMENT },
  { "<![CDATA[", "]]>", EXAM_SOURCE_STYLE_CDATA },
  { "<?", "?>", EXAM_SOURCE_STYLE_INSTRUCTION },
  { "<!", ">", EXAM_SOURCE_STYLE_DOCTYPE },
};

/* --- Pieces --- */

static gboolean
is_space (char byte)
{
  return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static gboolean
begins_with (const char *text,
             gsize       at,
             gsize       length,
             const char *string)
{
  gsize n = strlen (string);

  return length - at >= n && memcmp (text + at, string, n) == 0;
}

static int
find_kind (const char *text,
           gsize       at,
           gsize       length)
{
  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    if (begins_with (text, at, length, pieces[i].open))
      return (int) i;
  return -1;
}

/* Returns the closing quotation mark of what begins at @at, or where it is clear that there is none: no value holds a "<". */
static gsize
find_value_end (const char *text,
                gsize       at,
                gsize       length)
{
  gsize end = at + 1;

  while (end < length && text[end] != text[at] && text[end] != '<')
    end++;
  return end;
}

/* A tag that nobody has ended yet does not go on into the next. */
static gsize
find_tag_end (const char *text,
              gsize       at,
              gsize       length)
{
  for (at++; at < length && text[at] != '<'; at++)
    {
      if (text[at] == '>')
        return at + 1;
      if (text[at] == '"' || text[at] == '\'')
        {
          at = find_value_end (text, at, length);
          if (at == length || text[at] == '<')
            return at;
        }
    }
  return at;
}

/* Returns the byte behind the piece that begins at @at. */
static gsize
find_piece_end (const char *text,
                gsize       at,
                gsize       length)
{
  const char *close;
  gsize open;
  int kind;

  if (text[at] != '<')
    {
      close = memchr (text + at, '<', length - at);
      return close != NULL ? (gsize) (close - text) : length;
    }
  kind = find_kind (text, at, length);
  if (kind < 0)
    return find_tag_end (text, at, length);

  open = at + strlen (pieces[kind].open);
  close = memmem (text + open, length - open, pieces[kind].close, strlen (pieces[kind].close));
  return close != NULL ? (gsize) (close - text) + strlen (pieces[kind].close) : length;
}

/* --- Spans --- */

static void
add (Scan           *self,
     gsize           start,
     gsize           end,
     ExamSourceStyle style)
{
  ExamSourceSpan *last = self->spans->len > 0 ? &g_array_index (self->spans, ExamSourceSpan, self->spans->len - 1) : NULL;
  ExamSourceSpan span = { MAX (start, self->start), MIN (end, self->end), style };

  if (span.start >= span.end)
    return;
  if (last != NULL && last->end == span.start && last->style == style)
    last->end = span.end;
  else
    g_array_append_val (self->spans, span);
}

/* Returns the byte behind the reference that begins at @at, or @at if it is none. */
static gsize
find_reference_end (const char *text,
                    gsize       at,
                    gsize       end)
{
  const char *close = memchr (text + at, ';', MIN (end - at, MAX_REFERENCE));

  if (close == NULL || close == text + at + 1)
    return at;
  for (const char *byte = text + at + 1; byte < close; byte++)
    if (!g_ascii_isalnum (*byte) && strchr ("#._:-", *byte) == NULL && (guchar) *byte < 0x80)
      return at;
  return (gsize) (close + 1 - text);
}

/* Text between tags or within quotation marks; @plain is how it looks apart from its references, if it looks like anything. */
static void
add_text (Scan *self,
          gsize start,
          gsize end,
          int   plain)
{
  start = MAX (start, self->start);
  end = MIN (end, self->end);
  while (start < end)
    {
      const char *found = memchr (self->text + start, '&', end - start);
      gsize next = found != NULL ? (gsize) (found - self->text) : end;

      if (plain >= 0)
        add (self, start, next, (ExamSourceStyle) plain);
      if (found == NULL)
        return;
      start = find_reference_end (self->text, next, end);
      if (start == next)
        add (self, next, ++start, EXAM_SOURCE_STYLE_ERROR);
      else
        add (self, next, start, EXAM_SOURCE_STYLE_REFERENCE);
    }
}

static gsize
add_name (Scan           *self,
          gsize           at,
          gsize           end,
          ExamSourceStyle style)
{
  gsize start = at, colon;

  while (at < end && !is_space (self->text[at]) && strchr ("/>=<\"'?", self->text[at]) == NULL)
    at++;
  colon = start;
  while (colon < at && self->text[colon] != ':')
    colon++;
  if (colon < at)
    {
      add (self, start, colon + 1, EXAM_SOURCE_STYLE_PREFIX);
      start = colon + 1;
    }
  add (self, start, at, style);
  return at;
}

static void
add_attributes (Scan *self,
                gsize at,
                gsize end)
{
  while (at < end)
    {
      char byte = self->text[at];

      if (byte == '"' || byte == '\'')
        {
          gsize close = find_value_end (self->text, at, end);

          add (self, at, at + 1, EXAM_SOURCE_STYLE_VALUE);
          add_text (self, at + 1, close, EXAM_SOURCE_STYLE_VALUE);
          at = MIN (close + 1, end);
          add (self, close, at, EXAM_SOURCE_STYLE_VALUE);
        }
      else if (byte == '=')
        {
          add (self, at, at + 1, EXAM_SOURCE_STYLE_ATTRIBUTE);
          at++;
        }
      else if (is_space (byte) || strchr ("/><?", byte) != NULL)
        at++;
      else
        at = add_name (self, at, end, EXAM_SOURCE_STYLE_ATTRIBUTE);
    }
}

static void
add_tag (Scan *self,
         gsize start,
         gsize end)
{
  gsize at = start + 1 + (start + 1 < end && self->text[start + 1] == '/'), close = end;

  if (close > at && self->text[close - 1] == '>')
    close -= close - 1 > at && self->text[close - 2] == '/' ? 2 : 1;
  add (self, start, at, EXAM_SOURCE_STYLE_NAME);
  at = add_name (self, at, close, EXAM_SOURCE_STYLE_NAME);
  add_attributes (self, at, close);
  add (self, close, end, EXAM_SOURCE_STYLE_NAME);
}

/* The declaration has attributes, and CDATA is text like other text. */
static void
add_in_between (Scan *self,
                int   kind,
                gsize start,
                gsize end)
{
  gsize n_open = pieces[kind].style == EXAM_SOURCE_STYLE_CDATA ? strlen (pieces[kind].open) : strlen ("<?xml");
  gsize n_close = strlen (pieces[kind].close);
  gboolean closed = end - start >= n_open + n_close && memcmp (self->text + end - n_close, pieces[kind].close, n_close) == 0;
  gsize close = closed ? end - n_close : end;

  add (self, start, start + n_open, pieces[kind].style);
  if (pieces[kind].style == EXAM_SOURCE_STYLE_INSTRUCTION)
    add_attributes (self, start + n_open, close);
  add (self, close, end, pieces[kind].style);
}

static void
add_piece (Scan *self,
           gsize start,
           gsize end)
{
  int kind;

  if (self->text[start] != '<')
    {
      add_text (self, start, end, -1);
      return;
    }
  kind = find_kind (self->text, start, end);
  if (kind < 0)
    add_tag (self, start, end);
  else if (pieces[kind].style == EXAM_SOURCE_STYLE_CDATA ||
           (begins_with (self->text, start, end, "<?xml") && end - start > 5 && is_space (self->text[start + 5])))
    add_in_between (self, kind, start, end);
  else
    add (self, start, end, pieces[kind].style);
}

/* --- Public --- */

ExamSourceSpans *
exam_source_spans_new (void)
{
  ExamSourceSpans *self = g_new0 (ExamSourceSpans, 1);

  self->places = g_array_new (FALSE, FALSE, sizeof (gsize));
  exam_source_spans_forget (self, 0);
  return self;
}

void
exam_source_spans_free (ExamSourceSpans *self)
{
  g_return_if_fail (self != NULL);
  g_array_unref (self->places);
  g_free (self);
}

/** Says that the text has changed from the byte @offset on. */
void
exam_source_spans_forget (ExamSourceSpans *self,
                          gsize            offset)
{
  const gsize first = 0;
  guint n;

  g_return_if_fail (self != NULL);

  n = self->places->len;
  while (n > 0 && g_array_index (self->places, gsize, n - 1) >= offset)
    n--;
  g_array_set_size (self->places, n);
  if (n == 0)
    g_array_append_val (self->places, first);
}

/**
 * exam_source_spans_list:
 * @self: spans
 * @text: UTF-8, the same one as before but for what exam_source_spans_forget() told of
 * @length: in bytes
 * @start: the first byte of what is asked for, which begins a line
 * @end: the byte behind it
 *
 * Returns: (transfer full) (element-type ExamSourceSpan): what is to look different from plain text in there, in order; they
 *   do not overlap, and what stands side by side and looks alike is one. A piece longer than a line may look so to its end.
 */
GArray *
exam_source_spans_list (ExamSourceSpans *self,
                        const char      *text,
                        gsize            length,
                        gsize            start,
                        gsize            end)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (ExamSourceSpan));
  Scan scan = { text, start, MIN (end, length), spans };
  guint n;
  gsize at, next, last;

  g_return_val_if_fail (self != NULL, spans);

  n = self->places->len;
  last = g_array_index (self->places, gsize, n - 1);
  while (n > 1 && g_array_index (self->places, gsize, n - 1) > start)
    n--;
  for (at = g_array_index (self->places, gsize, n - 1); at < scan.end; at = next)
    {
      next = find_piece_end (text, at, length);
      if (next > start)
        add_piece (&scan, at, next);
      if (next >= last + STEP && next < length)
        {
          g_array_append_val (self->places, next);
          last = next;
        }
    }
  return spans;
}
