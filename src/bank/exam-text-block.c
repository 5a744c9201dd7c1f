/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-text-block.h"

#include <string.h>

static void
cell_free (gpointer data)
{
  ExamTextCell *cell = data;

  g_free (cell->markup);
  g_free (cell);
}

ExamTextBlock *
exam_text_block_new (ExamTextBlockKind kind)
{
  ExamTextBlock *self = g_new0 (ExamTextBlock, 1);

  self->kind = kind;
  self->cells = g_ptr_array_new_with_free_func (cell_free);
  return self;
}

void
exam_text_block_free (ExamTextBlock *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->cells);
  g_free (self->source);
  g_free (self->alternative);
  g_free (self);
}

/**
 * exam_text_block_add_cell:
 * @self: a block
 * @markup: (transfer full): the cell's text
 * @heading: whether it is a heading
 */
void
exam_text_block_add_cell (ExamTextBlock *self,
                          char          *markup,
                          gboolean       heading)
{
  ExamTextCell *cell;

  g_return_if_fail (self != NULL);
  g_return_if_fail (markup != NULL);

  cell = g_new (ExamTextCell, 1);
  cell->markup = markup;
  cell->heading = heading;
  g_ptr_array_add (self->cells, cell);
}

static gboolean
append_entity (GString    *plain,
               const char *entity)
{
  static const struct { const char *name; char character; } entities[] = {
    { "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' }, { "&quot;", '"' }, { "&apos;", '\'' },
  };

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    if (g_str_has_prefix (entity, entities[i].name))
      {
        g_string_append_c (plain, entities[i].character);
        return TRUE;
      }

  return FALSE;
}

/**
 * exam_markup_to_plain:
 * @markup: canonical markup
 * @length: its length in bytes, or -1
 *
 * Returns: (transfer full): the text without tags; the ends of blocks and cells become spaces
 */
char *
exam_markup_to_plain (const char *markup,
                      gssize      length)
{
  gsize size = length < 0 ? strlen (markup) : (gsize) length;
  GString *plain = g_string_sized_new (size);
  const char *end = markup + size;

  while (markup < end)
    {
      const char *run = markup;

      while (markup < end && *markup != '<' && *markup != '&')
        markup++;
      g_string_append_len (plain, run, markup - run);
      if (markup == end)
        break;
      if (*markup == '<')
        {
          const char *close = memchr (markup, '>', (gsize) (end - markup));
          gboolean inline_tag = strchr ("bis", markup[markup[1] == '/' ? 2 : 1]) != NULL &&
                                !g_str_has_prefix (markup, "<br");

          if (!inline_tag && plain->len > 0 && plain->str[plain->len - 1] != ' ')
            g_string_append_c (plain, ' ');
          markup = close != NULL ? close + 1 : end;
        }
      else if (*markup == '&' && append_entity (plain, markup))
        markup = strchr (markup, ';') + 1;
      else
        g_string_append_c (plain, *markup++);
    }

  if (plain->len > 0 && plain->str[plain->len - 1] == ' ')
    g_string_truncate (plain, plain->len - 1);

  return g_string_free (plain, FALSE);
}
