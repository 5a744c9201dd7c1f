/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-xml-locator.h"

#include <string.h>

/* What stays in the window at least, once so much was fed. */
#define KEPT (64 * 1024)

/* A byte of the file. */
typedef struct {
  gsize offset;
  int   line;
  int   column;
} Place;

struct _ExamXmlLocator
{
  GByteArray *window; /* (owned): the bytes fed last */
  Place       start;  /* of the window */
  Place       place;  /* in the window; the one asked for last */
};

ExamXmlLocator *
exam_xml_locator_new (void)
{
  ExamXmlLocator *self = g_new0 (ExamXmlLocator, 1);

  /* Its data is never NULL, so that there is something to peek at. */
  self->window = g_byte_array_sized_new (1);
  self->start = self->place = (Place) { 0, 1, 1 };
  return self;
}

void
exam_xml_locator_free (ExamXmlLocator *self)
{
  g_return_if_fail (self != NULL);
  g_byte_array_unref (self->window);
  g_free (self);
}

/* Moves @place forward to the byte at @offset, which has to be in the window. */
static void
advance (ExamXmlLocator *self,
         Place          *place,
         gsize           offset)
{
  const guint8 *at = self->window->data + (place->offset - self->start.offset);
  const guint8 *end = self->window->data + (offset - self->start.offset);
  const guint8 *newline;

  if (place->offset >= offset)
    return;

  for (; (newline = memchr (at, '\n', (gsize) (end - at))) != NULL; at = newline + 1)
    {
      place->line++;
      place->column = 1;
    }
  for (; at < end; at++)
    place->column += (*at & 0xc0) != 0x80;
  place->offset = offset;
}

/** Adds the next bytes of the file; older ones leave the window. */
void
exam_xml_locator_feed (ExamXmlLocator *self,
                       const char     *chunk,
                       gsize           length)
{
  if (self->window->len > 2 * KEPT)
    {
      guint drop = self->window->len - KEPT;
      Place start = self->start;

      advance (self, &start, start.offset + drop);
      self->start = start;
      g_byte_array_remove_range (self->window, 0, drop);
      if (self->place.offset < self->start.offset)
        self->place = self->start;
    }
  g_byte_array_append (self->window, (const guint8 *) chunk, (guint) length);
}

/**
 * exam_xml_locator_locate:
 * @self: a locator
 * @offset: a byte; one outside the window is taken for the nearest inside
 * @line: (out): 1-based line
 * @column: (out): 1-based column, in characters
 *
 * Places are mostly asked for in the order of the file, so that each byte is looked at once or twice, however long the
 * lines are. libxml2 counts too, but not far enough: it knows neither where a tag began nor characters.
 */
void
exam_xml_locator_locate (ExamXmlLocator *self,
                         gsize           offset,
                         int            *line,
                         int            *column)
{
  if (offset < self->place.offset)
    self->place = self->start;
  advance (self, &self->place, MIN (offset, exam_xml_locator_get_end (self)));

  *line = self->place.line;
  *column = self->place.column;
}

/** Returns: @offset, or the nearest one in the window */
gsize
exam_xml_locator_clamp (const ExamXmlLocator *self,
                        gsize                 offset)
{
  return CLAMP (offset, self->start.offset, exam_xml_locator_get_end (self));
}

/** Returns: the offset behind the last byte that was fed */
gsize
exam_xml_locator_get_end (const ExamXmlLocator *self)
{
  return self->start.offset + self->window->len;
}

/**
 * exam_xml_locator_peek:
 * @self: a locator
 * @offset: where to begin; one outside the window is taken for the nearest inside
 * @length: (out): how many bytes there are from there to the end
 *
 * Returns: the bytes, which the next exam_xml_locator_feed() moves
 */
const char *
exam_xml_locator_peek (const ExamXmlLocator *self,
                       gsize                 offset,
                       gsize                *length)
{
  gsize index = exam_xml_locator_clamp (self, offset) - self->start.offset;

  *length = self->window->len - index;
  return (const char *) self->window->data + index;
}

/**
 * exam_xml_locator_find_before:
 * @self: a locator
 * @offset: where to begin
 * @text: what to look for
 * @found: (out): the offset of the nearest @text in the window that begins before @offset; unchanged if there is none
 *
 * Returns: whether there is one
 */
gboolean
exam_xml_locator_find_before (const ExamXmlLocator *self,
                              gsize                 offset,
                              const char           *text,
                              gsize                *found)
{
  const char *data = (const char *) self->window->data;
  gsize length = strlen (text);

  for (gsize i = exam_xml_locator_clamp (self, offset) - self->start.offset; i > 0; i--)
    if (data[i - 1] == *text && i - 1 + length <= self->window->len && memcmp (data + i - 1, text, length) == 0)
      {
        *found = self->start.offset + i - 1;
        return TRUE;
      }

  return FALSE;
}
