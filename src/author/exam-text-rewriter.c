/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "author/exam-text-writer-private.h"

#include <string.h>

#include "bank/exam-xml-text.h"

/* Returns: (transfer full): what an element means, so that equal ones are equal */
static char *
canonize (const char           *text,
          const ExamXmlElement *element)
{
  const char *before = "", *behind = "";
  g_autofree char *xml = NULL;
  g_autoptr (ExamText) read = NULL;

  if (g_str_equal (element->name, "li"))
    before = "<ul>", behind = "</ul>";
  else if (g_str_equal (element->name, "tr"))
    before = "<table>", behind = "</table>";
  else if (g_str_equal (element->name, "td") || g_str_equal (element->name, "th"))
    before = "<table><tr>", behind = "</tr></table>";

  /* The picture makes sure that there is something to read. */
  xml = g_strdup_printf ("%s%.*s%s<img/>", before, (int) (element->end - element->start), text + element->start, behind);
  read = exam_xml_read_text (xml, 0, strlen (xml), NULL, NULL);
  return g_strdup (read != NULL ? exam_text_get_markup (read) : "");
}

typedef struct {
  const char          *source;
  const char          *markup;
  const ExamLineStyle *style;
} Rewriting;

/* Returns: (transfer full): the white space that the line of @place begins with */
static char *
dup_line_indent (const char *text,
                 gsize       place)
{
  const char *line = memrchr (text, '\n', place);
  gsize start = line != NULL ? (gsize) (line + 1 - text) : 0;

  return g_strndup (text + start, MIN (strspn (text + start, " \t"), place - start));
}

static gsize
get_column (const char *text,
            gsize       place)
{
  const char *line = memrchr (text, '\n', place);
  gsize start = line != NULL ? (gsize) (line + 1 - text) : 0;

  return (gsize) g_utf8_strlen (text + start, (gssize) (place - start));
}

static char *rewrite_children (const Rewriting      *self,
                               gsize                 start,
                               gsize                 end,
                               const ExamXmlElement *old,
                               const ExamXmlElement *new);

/* Writes @old so that it means @new. */
static char *
rewrite_element (const Rewriting      *self,
                 const ExamXmlElement *old,
                 const ExamXmlElement *new)
{
  g_autofree char *indent = dup_line_indent (self->source, old->start);
  g_autofree char *content = NULL;

  if (!g_str_equal (old->name, new->name) || old->empty || (!exam_text_is_flow (old) && !exam_text_is_container (old)))
    return exam_text_write_element (self->markup, new, indent, self->style);

  if (exam_text_is_flow (old))
    {
      g_autofree char *markup = exam_text_dup_content (self->markup, new);
      ExamLineStyle style = *self->style;

      style.indent = indent;
      style.column = get_column (self->source, old->content_start);
      style.tail = old->end - old->content_end;
      content = exam_lines_refill (self->source, old->content_start, old->content_end, markup, &style);
    }
  else
    content = rewrite_children (self, old->content_start, old->content_end, old, new);

  return g_strdup_printf ("%.*s%s%.*s", (int) (old->content_start - old->start), self->source + old->start, content,
                          (int) (old->end - old->content_end), self->source + old->content_end);
}

/* Returns: (element-type utf8): what each child means */
static GPtrArray *
canonize_children (const char           *text,
                   const ExamXmlElement *element)
{
  GPtrArray *children = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < exam_xml_element_get_n_children (element); i++)
    g_ptr_array_add (children, canonize (text, exam_xml_element_get_child (element, i)));
  return children;
}

/* What stands before a child of @old that comes anew: as before its neighbour, without comments. */
static char *
dup_separator (const Rewriting      *self,
               gsize                 start,
               const ExamXmlElement *old,
               guint                 index)
{
  const ExamXmlElement *child;
  gsize from;

  if (exam_xml_element_get_n_children (old) == 0)
    return g_strconcat (self->style->eol, self->style->indent, self->style->unit, NULL);
  index = MIN (index, exam_xml_element_get_n_children (old) - 1);
  child = exam_xml_element_get_child (old, index);
  for (from = child->start; from > start && strchr (" \t", self->source[from - 1]) != NULL;)
    from--;
  if (from > start && self->source[from - 1] == '\n')
    from -= from > start + 1 && self->source[from - 2] == '\r' ? 2 : 1;
  return g_strndup (self->source + from, child->start - from);
}

/* Rewrites the children of @old, between @start and @end of the source: those that mean the same stay as they are written. */
static char *
rewrite_children (const Rewriting      *self,
                  gsize                 start,
                  gsize                 end,
                  const ExamXmlElement *old,
                  const ExamXmlElement *new)
{
  g_autoptr (GPtrArray) old_means = canonize_children (self->source, old);
  g_autoptr (GPtrArray) new_means = canonize_children (self->markup, new);
  guint n_old = old_means->len, n_new = new_means->len, first = 0, last = 0;
  GString *xml = g_string_new (NULL);
  gsize at = start;

  while (first < MIN (n_old, n_new) && g_str_equal (old_means->pdata[first], new_means->pdata[first]))
    first++;
  while (last < MIN (n_old, n_new) - first &&
         g_str_equal (old_means->pdata[n_old - 1 - last], new_means->pdata[n_new - 1 - last]))
    last++;

  if (first > 0)
    {
      at = exam_xml_element_get_child (old, first - 1)->end;
      g_string_append_len (xml, self->source + start, (gssize) (at - start));
    }
  for (guint i = first; i < n_new - last; i++)
    {
      const ExamXmlElement *child = exam_xml_element_get_child (new, i);
      g_autofree char *written = NULL;

      if (i < n_old - last)
        {
          const ExamXmlElement *before = exam_xml_element_get_child (old, i);

          g_string_append_len (xml, self->source + at, (gssize) (before->start - at));
          written = rewrite_element (self, before, child);
          at = before->end;
        }
      else
        {
          g_autofree char *separator = dup_separator (self, start, old, i);
          const char *indent = strrchr (separator, '\n');

          written = exam_text_write_element (self->markup, child, indent != NULL ? indent + 1 : separator, self->style);
          g_string_append (xml, separator);
        }
      g_string_append (xml, written);
    }

  if (n_old > last && at < exam_xml_element_get_child (old, n_old - 1 - last)->end)
    at = exam_xml_element_get_child (old, n_old - 1 - last)->end;
  g_string_append_len (xml, self->source + at, (gssize) (end - at));
  return g_string_free (xml, FALSE);
}

/* How wide lines may be: a text that is on one line beyond the limit stays on one. */
static gsize
find_width (const char *source,
            gsize       start,
            gsize       end,
            gsize       tail)
{
  gsize widest = 0, column = get_column (source, start);
  const char *at = source + start, *stop = source + end, *next;

  if (memchr (at, '\n', end - start) == NULL)
    return column + (gsize) g_utf8_strlen (at, stop - at) + tail > EXAM_LINE_WIDTH ? G_MAXINT : EXAM_LINE_WIDTH;

  for (; at < stop; at = next + 1, column = 0)
    {
      next = memchr (at, '\n', stop - at);
      next = next != NULL ? next : stop;
      widest = MAX (widest, column + (gsize) g_utf8_strlen (at, next - at) - (next > at && next[-1] == '\r'));
    }
  return MAX (widest, EXAM_LINE_WIDTH);
}

static gboolean
is_all_blocks (const ExamXmlElement *element,
               const char           *source)
{
  g_autofree char *plain = exam_xml_element_dup_plain (element, source);

  for (guint i = 0; i < exam_xml_element_get_n_children (element); i++)
    if (!exam_text_is_block (exam_xml_element_get_child (element, i)))
      return FALSE;
  return exam_xml_element_get_n_children (element) > 0 && *plain == '\0';
}

static gboolean
has_block (const ExamXmlElement *element)
{
  for (guint i = 0; i < exam_xml_element_get_n_children (element); i++)
    if (exam_text_is_block (exam_xml_element_get_child (element, i)))
      return TRUE;
  return FALSE;
}

/* Returns: (transfer full): an element that has what stands between @start and @end as its content, with places of @source */
static ExamXmlElement *
parse_content (const char *source,
               gsize       start,
               gsize       end)
{
  ExamXmlElement *content = g_new0 (ExamXmlElement, 1);
  gsize at = start;

  content->name = g_strdup ("text");
  content->content_start = start;
  content->content_end = end;
  content->children = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_xml_element_free);
  while (at < end)
    {
      ExamXmlElement *child = exam_xml_element_parse (source, at, end);

      if (child == NULL)
        break;
      g_ptr_array_add (content->children, child);
      at = child->end;
    }
  return content;
}

/**
 * exam_text_rewrite:
 * @source: where it is written
 * @start: where it begins
 * @end: where it ends
 * @text: (nullable): what it is to say; normal
 * @style: what lines look like
 *
 * Writes rich text in the place of other such that what stays the same in it stays as it is written: blocks, rows, cells, and
 * words.
 *
 * Returns: (transfer full): what comes between @start and @end
 */
char *
exam_text_rewrite (const char          *source,
                   gsize                start,
                   gsize                end,
                   ExamText            *text,
                   const ExamLineStyle *style)
{
  g_autoptr (ExamText) old = exam_xml_read_text (source, start, end, NULL, NULL);
  g_autoptr (ExamXmlElement) content = NULL;
  g_autoptr (ExamXmlElement) blocks = NULL;
  g_autofree char *markup = NULL;
  g_autofree char *written = NULL;
  g_autoptr (ExamText) again = NULL;
  ExamLineStyle inner = *style;
  Rewriting rewriting;

  if (exam_text_equal (old, text))
    return g_strndup (source + start, end - start);

  inner.width = find_width (source, start, end, style->tail);
  if (old == NULL || text == NULL)
    return exam_text_write (text, &inner);

  content = parse_content (source, start, end);
  blocks = exam_text_parse_blocks (text, &markup);
  rewriting = (Rewriting) { source, markup, &inner };
  if (is_all_blocks (content, source))
    written = rewrite_children (&rewriting, start, end, content, blocks);
  else if (!has_block (content) && exam_text_is_bare (blocks))
    {
      g_autofree char *paragraph = exam_text_dup_content (markup, exam_xml_element_get_child (blocks, 0));

      written = exam_lines_refill (source, start, end, paragraph, &inner);
    }

  /* Nothing that is kept may be worth that the text says something else. */
  if (written != NULL)
    again = exam_xml_read_text (written, 0, strlen (written), NULL, NULL);
  return again != NULL && exam_text_equal (again, text) ? g_steal_pointer (&written) : exam_text_write (text, &inner);
}
