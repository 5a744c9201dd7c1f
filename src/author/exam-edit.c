/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "author/exam-edit.h"

#include <string.h>

#include "bank/exam-bank-grammar.h"

#define DEFAULT_UNIT "  "

typedef struct {
  gsize start;
  gsize end;
  char *inserted;  /* (owned) */
  guint order;
} Splice;

static void
clear_splice (Splice *splice)
{
  g_free (splice->inserted);
}

/* The first line behind the tag of the bank that is not blank is one level deep. */
static char *
find_unit (const char *text,
           gsize       content_start)
{
  const char *line = strchr (text + content_start, '\n');

  while (line != NULL)
    {
      gsize n = strspn (line + 1, " \t");

      if (line[1 + n] != '\n' && line[1 + n] != '\r')
        return n > 0 && line[1 + n] != '\0' && !g_str_has_prefix (line + 1 + n, "</") ? g_strndup (line + 1, n)
                                                                                      : g_strdup (DEFAULT_UNIT);
      line = strchr (line + 1, '\n');
    }
  return g_strdup (DEFAULT_UNIT);
}

/**
 * exam_edit_init:
 * @self: (out): an edit without any splice
 * @manuscript: (transfer none): what it is to change; nothing else may until exam_edit_commit()
 * @content_start: where the content of the bank begins
 */
void
exam_edit_init (ExamEdit       *self,
                ExamManuscript *manuscript,
                gsize           content_start)
{
  const char *line;

  *self = (ExamEdit) { .manuscript = manuscript };
  self->text = exam_manuscript_get_text (manuscript, &self->length);
  line = memchr (self->text, '\n', self->length);
  self->eol = line != NULL && line > self->text && line[-1] == '\r' ? "\r\n" : "\n";
  self->unit = find_unit (self->text, MIN (content_start, self->length));
  self->splices = g_array_new (FALSE, FALSE, sizeof (Splice));
  g_array_set_clear_func (self->splices, (GDestroyNotify) clear_splice);
}

void
exam_edit_clear (ExamEdit *self)
{
  g_free (self->unit);
  g_array_unref (self->splices);
}

/** Takes the indentation from that of the children of @element, if it has any on lines of their own. */
void
exam_edit_learn (ExamEdit             *self,
                 const ExamXmlElement *element)
{
  gboolean begins = FALSE, child_begins = FALSE;
  g_autofree char *indent = exam_edit_dup_indent (self, element->start, &begins);
  g_autofree char *child_indent = NULL;

  if (exam_xml_element_get_n_children (element) == 0)
    return;
  child_indent = exam_edit_dup_indent (self, exam_xml_element_get_child (element, 0)->start, &child_begins);
  if (begins && child_begins && g_str_has_prefix (child_indent, indent) && strlen (child_indent) > strlen (indent))
    {
      g_free (self->unit);
      self->unit = g_strdup (child_indent + strlen (indent));
    }
}

/**
 * exam_edit_replace:
 * @self: an edit
 * @start: the first byte that goes
 * @end: the byte behind the last that goes
 * @inserted: (transfer full): what comes in their place
 *
 * Plans to replace a piece of the text. Pieces may not overlap; what is inserted at the same place comes in the order of the
 * calls.
 */
void
exam_edit_replace (ExamEdit *self,
                   gsize     start,
                   gsize     end,
                   char     *inserted)
{
  Splice splice = { start, end, inserted, self->splices->len };

  g_array_append_val (self->splices, splice);
}

static int
compare_splices (gconstpointer a,
                 gconstpointer b)
{
  const Splice *first = a, *second = b;

  if (first->start != second->start)
    return first->start < second->start ? 1 : -1;
  return (int) second->order - (int) first->order;
}

/**
 * exam_edit_commit:
 * @self: an edit
 * @run: (nullable): see exam_manuscript_begin()
 *
 * Does what was planned, as one step, from the end of the text to its start.
 */
void
exam_edit_commit (ExamEdit   *self,
                  const char *run)
{
  g_array_sort (self->splices, compare_splices);
  exam_manuscript_begin (self->manuscript, run);
  for (guint i = 0; i < self->splices->len; i++)
    {
      const Splice *splice = &g_array_index (self->splices, Splice, i);

      exam_manuscript_splice (self->manuscript, splice->start, splice->end - splice->start, splice->inserted, -1);
    }
  exam_manuscript_end (self->manuscript);
  g_array_set_size (self->splices, 0);
}

/* --- Lines --- */

/** Returns: the first byte of the line that @place is in */
gsize
exam_edit_get_line_start (const ExamEdit *self,
                          gsize           place)
{
  const char *line = memrchr (self->text, '\n', place);

  return line != NULL ? (gsize) (line + 1 - self->text) : 0;
}

/**
 * exam_edit_dup_indent:
 * @self: an edit
 * @place: a byte
 * @begins_line: (out) (optional): whether nothing else stands before @place
 *
 * Returns: (transfer full): the white space that the line of @place begins with
 */
char *
exam_edit_dup_indent (const ExamEdit *self,
                      gsize           place,
                      gboolean       *begins_line)
{
  gsize start = exam_edit_get_line_start (self, place);
  gsize n = MIN (strspn (self->text + start, " \t"), place - start);

  if (begins_line != NULL)
    *begins_line = start + n == place && start > 0;
  return g_strndup (self->text + start, n);
}

/** Returns: the byte behind what is no white space before @place */
gsize
exam_edit_trim_before (const ExamEdit *self,
                       gsize           place)
{
  while (place > 0 && g_ascii_isspace (self->text[place - 1]))
    place--;
  return place;
}

/** Returns: the end of the line, before the line end, if only comments and white space stand up to there; else @place */
gsize
exam_edit_skip_rest_of_line (const ExamEdit *self,
                             gsize           place)
{
  gsize at = place;

  while (at < self->length)
    {
      at += strspn (self->text + at, " \t");
      if (g_str_has_prefix (self->text + at, "<!--"))
        {
          const char *close = strstr (self->text + at, "-->");

          if (close == NULL || memchr (self->text + at, '\n', (gsize) (close - self->text) - at) != NULL)
            return place;
          at = (gsize) (close - self->text) + strlen ("-->");
        }
      else
        return self->text[at] == '\n' || (self->text[at] == '\r' && self->text[at + 1] == '\n') ? at : place;
    }
  return place;
}

/* Returns whether the line from @start to @end (its line end) is but a comment, or its last line; @from is where that begins. */
static gboolean
ends_comment (const ExamEdit *self,
              gsize           start,
              gsize           end,
              gsize          *from)
{
  gsize at = end;

  while (at > start && g_ascii_isspace (self->text[at - 1]))
    at--;
  if (at < start + strlen ("-->") || memcmp (self->text + at - strlen ("-->"), "-->", strlen ("-->")) != 0)
    return FALSE;

  for (at -= strlen ("-->"); at >= strlen ("<!--"); at--)
    if (memcmp (self->text + at - strlen ("<!--"), "<!--", strlen ("<!--")) == 0)
      {
        gsize line = exam_edit_get_line_start (self, at - strlen ("<!--"));

        *from = line;
        return line + strspn (self->text + line, " \t") == at - strlen ("<!--");
      }
  return FALSE;
}

/**
 * exam_edit_find_unit:
 * @self: an edit
 * @start: where an element begins
 * @limit: where what stands before it ends
 *
 * Returns: the start of the line of the comments right above the element, which belong to it; or else of its own line; or
 *   @start, if the element does not begin a line
 */
gsize
exam_edit_find_unit (const ExamEdit *self,
                     gsize           start,
                     gsize           limit)
{
  gboolean begins;
  gsize unit, from;

  g_free (exam_edit_dup_indent (self, start, &begins));
  if (!begins)
    return start;
  unit = exam_edit_get_line_start (self, start);
  while (unit > limit + 1)
    {
      gsize line = exam_edit_get_line_start (self, unit - 1);

      if (line < limit || !ends_comment (self, line, unit - 1, &from) || from < limit)
        break;
      unit = from;
    }
  return unit;
}

/* --- Attributes and plain text --- */

static const ExamXmlElementRule *
find_rule (const char *name)
{
  for (guint i = 0; i < exam_bank_grammar.n_elements; i++)
    if (g_str_equal (exam_bank_grammar.elements[i].name, name))
      return &exam_bank_grammar.elements[i];
  return NULL;
}

/* Returns where a new attribute comes: behind those that the schema names before it. */
static gsize
find_attribute_place (const ExamEdit       *self,
                      const ExamXmlElement *element,
                      const char           *name)
{
  const ExamXmlElementRule *rule = find_rule (element->name);
  const ExamXmlAttributeRule *before = rule != NULL ? rule->attributes : NULL;
  gsize place = element->name_end;

  for (; before != NULL && before->name != NULL && !g_str_equal (before->name, name); before++)
    {
      const ExamXmlRange *range = exam_xml_element_find_attribute (element, self->text, before->name);

      if (range != NULL)
        place = MAX (place, range->value_end + 1);
    }
  if (place == element->name_end && g_str_equal (element->name, "bank") && element->attributes != NULL)
    place = g_array_index (element->attributes, ExamXmlRange, element->attributes->len - 1).value_end + 1;
  return place;
}

/**
 * exam_edit_set_attribute:
 * @self: an edit
 * @element: whose
 * @name: which
 * @value: (nullable): what it says, or %NULL to delete it
 *
 * An attribute keeps its place and its quotation marks, and one that already says @value stays as it is written.
 */
void
exam_edit_set_attribute (ExamEdit             *self,
                         const ExamXmlElement *element,
                         const char           *name,
                         const char           *value)
{
  const ExamXmlRange *range = exam_xml_element_find_attribute (element, self->text, name);
  g_autofree char *old = exam_xml_element_dup_attribute (element, self->text, name);
  g_autofree char *encoded = NULL;
  gsize place;

  if (g_strcmp0 (old, value) == 0)
    return;

  if (value == NULL)
    {
      exam_edit_replace (self, exam_edit_trim_before (self, range->start), range->value_end + 1, g_strdup (""));
      return;
    }

  encoded = exam_xml_encode (value, -1, range != NULL ? self->text[range->value_end] : '"');
  if (range != NULL)
    exam_edit_replace (self, range->value_start, range->value_end, g_steal_pointer (&encoded));
  else
    {
      place = find_attribute_place (self, element, name);
      exam_edit_replace (self, place, place, g_strdup_printf (" %s=\"%s\"", name, encoded));
    }
}

/** Sets an attribute to yes, or deletes it. */
void
exam_edit_set_flag (ExamEdit             *self,
                    const ExamXmlElement *element,
                    const char           *name,
                    gboolean              flag)
{
  g_autofree char *old = exam_xml_element_dup_attribute (element, self->text, name);

  if ((g_strcmp0 (old, "yes") == 0) != (flag != FALSE))
    exam_edit_set_attribute (self, element, name, flag ? "yes" : NULL);
}

/** Sets the text right inside an element, before the first of its children; what already says @value stays. */
void
exam_edit_set_plain (ExamEdit             *self,
                     const ExamXmlElement *element,
                     const char           *value)
{
  g_autofree char *old = exam_xml_element_dup_plain (element, self->text);
  char *encoded;
  gsize end;

  if (g_str_equal (old, value))
    return;

  encoded = exam_xml_encode (value, -1, '\0');
  end = exam_xml_element_get_n_children (element) > 0 ? exam_xml_element_get_child (element, 0)->start : element->content_end;
  if (element->empty)
    {
      gsize slash = exam_edit_trim_before (self, element->end - strlen ("/>"));

      exam_edit_replace (self, slash, element->end, g_strdup_printf (">%s</%s>", encoded, element->name));
      g_free (encoded);
    }
  else if (end == element->content_end)
    exam_edit_replace (self, element->content_start, end, encoded);
  else
    exam_edit_replace (self, element->content_start, MAX (exam_edit_trim_before (self, end), element->content_start), encoded);
}
