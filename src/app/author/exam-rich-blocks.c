/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-rich-blocks.h"

#include <string.h>

#include "app/author/exam-rich-inline.h"

/** Returns: (transfer full) (element-type ExamTextBlock): no blocks yet */
GPtrArray *
exam_rich_blocks_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) exam_text_block_free);
}

/** Returns: the markup of the @cell-th cell, counted from 0 */
const char *
exam_rich_block_get_markup (const ExamTextBlock *block,
                            guint                cell)
{
  return ((const ExamTextCell *) g_ptr_array_index (block->cells, cell))->markup;
}

/** Returns: whether the block is not text but stands between text: a table, a picture */
gboolean
exam_rich_block_is_object (const ExamTextBlock *block)
{
  return block->kind == EXAM_TEXT_TABLE || block->kind == EXAM_TEXT_IMAGE;
}

gboolean
exam_rich_block_equal (const ExamTextBlock *a,
                       const ExamTextBlock *b)
{
  if (a->kind != b->kind || a->n_columns != b->n_columns || a->cells->len != b->cells->len ||
      g_strcmp0 (a->source, b->source) != 0 || g_strcmp0 (a->alternative, b->alternative) != 0)
    return FALSE;

  for (guint i = 0; i < a->cells->len; i++)
    {
      const ExamTextCell *one = g_ptr_array_index (a->cells, i), *other = g_ptr_array_index (b->cells, i);

      if (one->heading != other->heading || !g_str_equal (one->markup, other->markup))
        return FALSE;
    }

  return TRUE;
}

/** Returns: (transfer full): the same once more */
ExamTextBlock *
exam_rich_block_copy (const ExamTextBlock *block)
{
  ExamTextBlock *copy = exam_text_block_new (block->kind);

  copy->n_columns = block->n_columns;
  copy->source = g_strdup (block->source);
  copy->alternative = g_strdup (block->alternative);
  for (guint i = 0; i < block->cells->len; i++)
    {
      const ExamTextCell *cell = g_ptr_array_index (block->cells, i);

      exam_text_block_add_cell (copy, g_strdup (cell->markup), cell->heading);
    }

  return copy;
}

/**
 * exam_rich_blocks_new_normal:
 * @text: a text
 *
 * Returns: (transfer full) (element-type ExamTextBlock): its blocks, nested as the editor nests styles
 */
GPtrArray *
exam_rich_blocks_new_normal (ExamText *text)
{
  GPtrArray *blocks = exam_text_dup_blocks (text);

  for (guint i = 0; i < blocks->len; i++)
    {
      const ExamTextBlock *block = g_ptr_array_index (blocks, i);

      for (guint j = 0; block->kind != EXAM_TEXT_PREFORMATTED && j < block->cells->len; j++)
        {
          ExamTextCell *cell = g_ptr_array_index (block->cells, j);
          char *normal = exam_inline_normalise (cell->markup);

          g_free (cell->markup);
          cell->markup = normal;
        }
    }

  return blocks;
}

/**
 * exam_rich_blocks_new_originals:
 * @text: a text
 *
 * Returns: (transfer full): by the markup that the editor would write for it, the markup of each cell for which the
 *   author has written it in another way
 */
GHashTable *
exam_rich_blocks_new_originals (ExamText *text)
{
  GHashTable *originals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) blocks = exam_text_dup_blocks (text);

  for (guint i = 0; i < blocks->len; i++)
    {
      const ExamTextBlock *block = g_ptr_array_index (blocks, i);

      for (guint j = 0; block->kind != EXAM_TEXT_PREFORMATTED && j < block->cells->len; j++)
        {
          const char *original = exam_rich_block_get_markup (block, j);
          g_autofree char *normal = exam_inline_normalise (original);

          if (!g_str_equal (original, normal) && !g_hash_table_contains (originals, normal))
            g_hash_table_insert (originals, g_steal_pointer (&normal), g_strdup (original));
        }
    }

  return originals;
}

/* --- To text --- */

static void
append_cell (GString    *markup,
             const char *element,
             const char *content,
             GHashTable *originals)
{
  const char *original = originals != NULL ? g_hash_table_lookup (originals, content) : NULL;
  g_auto (GStrv) lines = g_strsplit (original != NULL ? original : content, "\n", -1);
  g_autofree char *broken = g_strjoinv ("<br/>", lines);

  g_string_append_printf (markup, "<%s>%s</%s>", element, broken, element);
}

static void
append_list (GString             *markup,
             const ExamTextBlock *block,
             GHashTable          *originals)
{
  const char *element = block->kind == EXAM_TEXT_NUMBERS ? "ol" : "ul";

  g_string_append_printf (markup, "<%s>", element);
  for (guint i = 0; i < block->cells->len; i++)
    append_cell (markup, "li", exam_rich_block_get_markup (block, i), originals);
  g_string_append_printf (markup, "</%s>", element);
}

static void
append_table (GString             *markup,
              const ExamTextBlock *block,
              GHashTable          *originals)
{
  g_string_append (markup, "<table>");
  for (guint i = 0; i < block->cells->len; i++)
    {
      const ExamTextCell *cell = g_ptr_array_index (block->cells, i);

      if (i % block->n_columns == 0)
        g_string_append (markup, i > 0 ? "</tr><tr>" : "<tr>");
      append_cell (markup, cell->heading ? "th" : "td", cell->markup, originals);
    }
  g_string_append (markup, "</tr></table>");
}

static void
append_block (GString             *markup,
              const ExamTextBlock *block,
              GHashTable          *originals)
{
  g_autofree char *source = NULL;
  g_autofree char *alternative = NULL;

  switch (block->kind)
    {
    case EXAM_TEXT_BULLETS:
    case EXAM_TEXT_NUMBERS:
      append_list (markup, block, originals);
      break;
    case EXAM_TEXT_TABLE:
      append_table (markup, block, originals);
      break;
    case EXAM_TEXT_IMAGE:
      source = g_markup_escape_text (block->source != NULL ? block->source : "", -1);
      alternative = g_markup_escape_text (block->alternative != NULL ? block->alternative : "", -1);
      g_string_append_printf (markup, "<img src=\"%s\" alt=\"%s\"/>", source, alternative);
      break;
    case EXAM_TEXT_PREFORMATTED:
      g_string_append_printf (markup, "<pre>%s</pre>", exam_rich_block_get_markup (block, 0));
      break;
    case EXAM_TEXT_PARAGRAPH:
    default:
      append_cell (markup, "p", exam_rich_block_get_markup (block, 0), originals);
      break;
    }
}

static gboolean
has_content (const ExamTextBlock *block)
{
  if (block->kind == EXAM_TEXT_IMAGE)
    return TRUE;

  for (guint i = 0; i < block->cells->len; i++)
    {
      const char *markup = exam_rich_block_get_markup (block, i);

      while (g_ascii_isspace (*markup) || *markup == '<')
        markup = *markup == '<' ? strchr (markup, '>') + 1 : markup + 1;
      if (*markup != '\0')
        return TRUE;
    }

  return FALSE;
}

/**
 * exam_rich_blocks_to_text:
 * @blocks: (element-type ExamTextBlock): what is written
 * @originals: (nullable): from exam_rich_blocks_new_originals(): cells that still say the same are written the same
 *
 * Returns: (transfer full) (nullable): %NULL when there is nothing to see in it
 */
ExamText *
exam_rich_blocks_to_text (GPtrArray  *blocks,
                          GHashTable *originals)
{
  g_autoptr (GString) markup = g_string_new (NULL);
  gboolean content = FALSE;

  for (guint i = 0; i < blocks->len; i++)
    {
      append_block (markup, g_ptr_array_index (blocks, i), originals);
      content |= has_content (g_ptr_array_index (blocks, i));
    }

  return content ? exam_text_new_from_markup (markup->str, (gssize) markup->len) : NULL;
}

/* --- From plain text --- */

static void
add_paragraph (GPtrArray  *blocks,
               const char *line)
{
  ExamTextBlock *block = exam_text_block_new (EXAM_TEXT_PARAGRAPH);
  ExamInlineWriter *writer = exam_inline_writer_new ();

  exam_inline_writer_add (writer, line, strlen (line), 0);
  exam_text_block_add_cell (block, exam_inline_writer_free (writer), FALSE);
  g_ptr_array_add (blocks, block);
}

/* Adds lines up to the first that has no tab. Returns: how many */
static guint
add_table (GPtrArray *blocks,
           GStrv      lines)
{
  ExamTextBlock *block = exam_text_block_new (EXAM_TEXT_TABLE);
  guint n = 0;

  for (; lines[n] != NULL && strchr (lines[n], '\t') != NULL; n++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[n], "\t", -1);

      block->n_columns = MAX (block->n_columns, g_strv_length (cells));
    }

  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);
      guint n_cells = g_strv_length (cells);

      for (guint j = 0; j < block->n_columns; j++)
        {
          ExamInlineWriter *writer = exam_inline_writer_new ();

          if (j < n_cells)
            exam_inline_writer_add (writer, cells[j], strlen (cells[j]), 0);
          exam_text_block_add_cell (block, exam_inline_writer_free (writer), FALSE);
        }
    }

  g_ptr_array_add (blocks, block);
  return n;
}

/**
 * exam_rich_blocks_new_from_plain:
 * @plain: what was copied somewhere else
 *
 * Each line is a paragraph; empty ones go. Two lines or more with tabs in them come from a sheet and are a table.
 *
 * Returns: (transfer full) (element-type ExamTextBlock): the blocks
 */
GPtrArray *
exam_rich_blocks_new_from_plain (const char *plain)
{
  GPtrArray *blocks = exam_rich_blocks_new ();
  g_autoptr (GString) unix_lines = g_string_new (plain);
  g_auto (GStrv) lines = NULL;

  g_string_replace (unix_lines, "\r\n", "\n", 0);
  g_string_replace (unix_lines, "\r", "\n", 0);
  lines = g_strsplit (unix_lines->str, "\n", -1);

  for (guint i = 0; lines[i] != NULL;)
    {
      if (lines[i + 1] != NULL && strchr (lines[i], '\t') != NULL && strchr (lines[i + 1], '\t') != NULL)
        {
          i += add_table (blocks, lines + i);
          continue;
        }

      if (strspn (lines[i], " \t\v\f") < strlen (lines[i]))
        add_paragraph (blocks, lines[i]);
      i++;
    }

  return blocks;
}
