/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-text.h"

#include <string.h>

#include "bank/exam-text-block.h"

struct _ExamText
{
  gatomicrefcount ref_count;
  char            markup[];
};

G_DEFINE_BOXED_TYPE (ExamText, exam_text, exam_text_ref, exam_text_unref)

/**
 * exam_text_new_from_markup:
 * @markup: canonical markup, as #ExamText describes it
 * @length: its length in bytes, or -1
 *
 * Returns: (transfer full): a new text
 */
ExamText *
exam_text_new_from_markup (const char *markup,
                           gssize      length)
{
  ExamText *self;
  gsize size;

  g_return_val_if_fail (markup != NULL, NULL);

  size = length < 0 ? strlen (markup) : (gsize) length;
  self = g_malloc (sizeof (ExamText) + size + 1);
  g_atomic_ref_count_init (&self->ref_count);
  memcpy (self->markup, markup, size);
  self->markup[size] = '\0';

  return self;
}

/**
 * exam_text_new_from_plain:
 * @plain: text without markup
 *
 * Returns: (transfer full): one paragraph with that text
 */
ExamText *
exam_text_new_from_plain (const char *plain)
{
  g_autofree char *escaped = NULL;
  g_autofree char *markup = NULL;

  g_return_val_if_fail (plain != NULL, NULL);

  escaped = g_markup_escape_text (plain, -1);
  markup = g_strconcat ("<p>", escaped, "</p>", NULL);
  return exam_text_new_from_markup (markup, -1);
}

ExamText *
exam_text_ref (ExamText *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
exam_text_unref (ExamText *self)
{
  g_return_if_fail (self != NULL);

  if (g_atomic_ref_count_dec (&self->ref_count))
    g_free (self);
}

const char *
exam_text_get_markup (const ExamText *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->markup;
}

gboolean
exam_text_equal (const ExamText *a,
                 const ExamText *b)
{
  return a == b || (a != NULL && b != NULL && strcmp (a->markup, b->markup) == 0);
}

/** Returns: (transfer full): the text alone, for labels, searches and those who cannot see it */
char *
exam_text_dup_plain (const ExamText *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return exam_markup_to_plain (self->markup, -1);
}

/* --- From canonical markup to blocks --- */

/* Canonical markup never nests an element in itself, so that the next closing tag is the right one. */
static const char *
find_close (const char *markup,
            const char *tag)
{
  g_autofree char *close = g_strdup_printf ("</%s>", tag);

  return strstr (markup, close);
}

/* In Pango markup a line break is a line end. */
static char *
cell_markup (const char *from,
             const char *to)
{
  g_autofree char *canonical = g_strndup (from, (gsize) (to - from));
  g_auto (GStrv) lines = g_strsplit (canonical, "<br/>", -1);

  return g_strjoinv ("\n", lines);
}

static guint
count_columns (const char *from,
               const char *to)
{
  guint widest = 0, n = 0;

  for (const char *at = strstr (from, "<t"); at != NULL && at < to; at = strstr (at + 1, "<t"))
    {
      n = g_str_has_prefix (at, "<tr>") ? 0 : n + 1;
      widest = MAX (widest, n);
    }

  return widest;
}

/* Adds what stands in li, th and td; rows of a table that are too short are filled up. */
static void
add_cells (ExamTextBlock *block,
           const char    *from,
           const char    *to)
{
  guint in_row = 0;

  while (from < to)
    {
      char tag[3] = { from[1], from[2], '\0' };
      const char *close;

      if (g_str_has_prefix (from, "<tr>"))
        {
          in_row = 0;
          from += strlen ("<tr>");
          continue;
        }
      if (g_str_has_prefix (from, "</tr>"))
        {
          for (; in_row < block->n_columns; in_row++)
            exam_text_block_add_cell (block, g_strdup (""), FALSE);
          from += strlen ("</tr>");
          continue;
        }

      close = find_close (from, tag);
      g_return_if_fail (close != NULL);
      exam_text_block_add_cell (block, cell_markup (from + strlen ("<li>"), close),
                                g_str_equal (tag, "th"));
      in_row++;
      from = close + strlen ("</li>");
    }
}

static char *
dup_attribute (const char *tag,
               const char *name)
{
  g_autofree char *start = g_strdup_printf ("%s=\"", name);
  const char *value = strstr (tag, start);
  const char *end;

  g_return_val_if_fail (value != NULL, NULL);
  value += strlen (start);
  end = strchr (value, '"');
  g_return_val_if_fail (end != NULL, NULL);

  return exam_markup_to_plain (value, end - value);
}

static const char *
add_image (GPtrArray  *blocks,
           const char *markup)
{
  ExamTextBlock *block = exam_text_block_new (EXAM_TEXT_IMAGE);
  const char *end = strstr (markup, "/>");

  g_ptr_array_add (blocks, block);
  g_return_val_if_fail (end != NULL, "");
  block->source = dup_attribute (markup, "src");
  block->alternative = dup_attribute (markup, "alt");
  return end + strlen ("/>");
}

/**
 * exam_text_dup_blocks:
 * @self: a text
 *
 * Returns: (transfer full) (element-type ExamTextBlock): the blocks to show one above the other
 */
GPtrArray *
exam_text_dup_blocks (const ExamText *self)
{
  static const struct { const char *tag; ExamTextBlockKind kind; } tags[] = {
    { "pre", EXAM_TEXT_PREFORMATTED },
    { "p", EXAM_TEXT_PARAGRAPH },
    { "ul", EXAM_TEXT_BULLETS },
    { "ol", EXAM_TEXT_NUMBERS },
    { "table", EXAM_TEXT_TABLE },
  };
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_text_block_free);
  const char *at;

  g_return_val_if_fail (self != NULL, blocks);

  for (at = self->markup; *at == '<';)
    {
      const char *content = strchr (at, '>') + 1;
      const char *end;
      guint i;
      ExamTextBlock *block;

      if (g_str_has_prefix (at, "<img "))
        {
          at = add_image (blocks, at);
          continue;
        }

      for (i = 0; i < G_N_ELEMENTS (tags); i++)
        if (strncmp (at + 1, tags[i].tag, (gsize) (content - at - 2)) == 0 &&
            strlen (tags[i].tag) == (gsize) (content - at - 2))
          break;
      g_return_val_if_fail (i < G_N_ELEMENTS (tags), blocks);

      end = find_close (content, tags[i].tag);
      g_return_val_if_fail (end != NULL, blocks);

      block = exam_text_block_new (tags[i].kind);
      g_ptr_array_add (blocks, block);
      if (tags[i].kind == EXAM_TEXT_TABLE)
        block->n_columns = count_columns (content, end);
      if (tags[i].kind == EXAM_TEXT_PARAGRAPH || tags[i].kind == EXAM_TEXT_PREFORMATTED)
        exam_text_block_add_cell (block, cell_markup (content, end), FALSE);
      else
        add_cells (block, content, end);

      at = end + strlen (tags[i].tag) + strlen ("</>");
    }

  return blocks;
}

/** Returns: (transfer full) (element-type utf8): the file names of all images, in order */
GPtrArray *
exam_text_dup_image_sources (const ExamText *self)
{
  GPtrArray *sources = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (self != NULL, sources);

  for (const char *at = strstr (self->markup, "<img "); at != NULL; at = strstr (at + 1, "<img "))
    g_ptr_array_add (sources, dup_attribute (at, "src"));

  return sources;
}
