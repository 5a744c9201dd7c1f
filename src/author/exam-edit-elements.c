/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "author/exam-edit.h"

#include <string.h>

#include "author/exam-text-writer.h"
#include "bank/exam-bank-grammar.h"
#include "bank/exam-xml-text.h"

/* --- Rich text --- */

static gsize
get_column (const ExamEdit *self,
            gsize           place)
{
  gsize start = exam_edit_get_line_start (self, place);

  return (gsize) g_utf8_strlen (self->text + start, (gssize) (place - start));
}

/* Returns how many characters of end tags follow right at @place: no line break comes between. */
static gsize
measure_tail (const ExamEdit *self,
              gsize           place)
{
  gsize at = place;

  while (g_str_has_prefix (self->text + at, "</"))
    {
      const char *end = strchr (self->text + at, '>');

      if (end == NULL)
        break;
      at = (gsize) (end + 1 - self->text);
    }
  return (gsize) g_utf8_strlen (self->text + place, (gssize) (at - place));
}

static char *
write_into_empty (ExamEdit             *self,
                  const ExamXmlElement *element,
                  ExamText             *text,
                  gsize                *slash)
{
  g_autofree char *indent = exam_edit_dup_indent (self, element->start, NULL);
  g_autofree char *content = NULL;
  ExamLineStyle style = { self->eol, indent, self->unit, .width = EXAM_LINE_WIDTH, .tail = strlen (element->name) + strlen ("</>") };

  *slash = exam_edit_trim_before (self, element->end - strlen ("/>"));
  style.column = get_column (self, *slash) + 1;
  content = exam_text_write (text, &style);
  return g_strdup_printf (">%s</%s>", content, element->name);
}

/**
 * exam_edit_set_text:
 * @self: an edit
 * @element: what holds rich text, and perhaps <why>, which stays
 * @text: (nullable): what it is to say
 *
 * Sets the rich text of an element; what says the same as before stays as it is written.
 */
void
exam_edit_set_text (ExamEdit             *self,
                    const ExamXmlElement *element,
                    ExamText             *text)
{
  g_autoptr (ExamText) normal = exam_text_normalize (text);
  g_autoptr (ExamText) behind = NULL;
  const ExamXmlElement *why = exam_xml_element_is (element, "option") ? exam_xml_element_find_child (element, "why") : NULL;
  g_autofree char *indent = exam_edit_dup_indent (self, element->start, NULL);
  ExamLineStyle style = { self->eol, indent, self->unit, get_column (self, element->content_start), .width = EXAM_LINE_WIDTH };
  gsize start = element->content_start, end = element->content_end;
  char *written;

  if (element->empty)
    {
      if (normal != NULL)
        {
          written = write_into_empty (self, element, normal, &start);
          exam_edit_replace (self, start, element->end, written);
        }
      return;
    }

  if (why != NULL)
    {
      g_autoptr (ExamText) old = exam_xml_read_text (self->text, start, end, "why", NULL);

      if (exam_text_equal (old, normal))
        return;
      behind = exam_xml_read_text (self->text, why->end, end, "why", NULL);
      end = MAX (exam_edit_trim_before (self, why->start), start);
    }
  style.tail = measure_tail (self, end);
  written = exam_text_rewrite (self->text, start, end, normal, &style);
  if (why != NULL)
    g_strchomp (written);
  exam_edit_replace (self, start, end, written);
  /* What stood on both sides of it is together now. */
  if (behind != NULL)
    exam_edit_replace (self, why->end, exam_edit_trim_before (self, element->content_end), g_strdup (""));
}

/* --- Places --- */

/* Where a new child comes: what goes there, what comes before it and behind, and how its lines are indented. */
typedef struct {
  gsize start;
  gsize end;
  char *lead;
  char *trail;
  char *indent;
  gboolean flat;   /* all is on one line */
} Place;

static void
clear_place (Place *place)
{
  g_free (place->lead);
  g_free (place->trail);
  g_free (place->indent);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, clear_place)

/* Returns the rank that the schema gives a child, or 0. */
static guint
get_rank (const ExamXmlElement *parent,
          const char           *name)
{
  for (guint i = 0; i < exam_bank_grammar.n_elements; i++)
    {
      const ExamXmlElementRule *rule = &exam_bank_grammar.elements[i];

      if (!g_str_equal (rule->name, parent->name))
        continue;
      for (guint j = 0; rule->children != NULL && rule->children[j].rank > 0; j++)
        if (g_str_equal (exam_bank_grammar.elements[rule->children[j].element].name, name))
          return rule->children[j].rank;
    }
  return 0;
}

static Place
make_inline (const ExamEdit *self,
             gsize           at)
{
  return (Place) { at, at, g_strdup (""), g_strdup (""), exam_edit_dup_indent (self, at, NULL), TRUE };
}

static Place
place_behind (const ExamEdit       *self,
              const ExamXmlElement *sibling,
              const ExamXmlElement *next)
{
  gboolean begins;
  g_autofree char *indent = exam_edit_dup_indent (self, sibling->start, &begins);
  gsize at = exam_edit_skip_rest_of_line (self, sibling->end);

  if (!begins || (next != NULL && exam_edit_get_line_start (self, next->start) <= sibling->end))
    return make_inline (self, sibling->end);
  return (Place) { at, at, g_strconcat (self->eol, indent, NULL), g_strdup (""), g_steal_pointer (&indent) };
}

static Place
place_before (const ExamEdit       *self,
              const ExamXmlElement *sibling)
{
  gboolean begins;
  g_autofree char *indent = exam_edit_dup_indent (self, sibling->start, &begins);
  gsize at;

  if (!begins)
    return make_inline (self, sibling->start);
  at = exam_edit_find_unit (self, sibling->start, sibling->parent->content_start);
  return (Place) { at, at, g_strdup (indent), g_strdup (self->eol), g_steal_pointer (&indent) };
}

static Place
place_inside (const ExamEdit       *self,
              const ExamXmlElement *parent)
{
  gboolean begins;
  g_autofree char *outer = exam_edit_dup_indent (self, parent->start, &begins);
  g_autofree char *inner = g_strconcat (outer, self->unit, NULL);
  gsize end = MAX (exam_edit_trim_before (self, parent->content_end), parent->content_start);
  const char *eol = begins || exam_xml_element_is (parent, "bank") ? self->eol : "";

  if (*eol == '\0')
    g_clear_pointer (&inner, g_free);
  /* The bank, as far as its head. */
  if (!parent->closed)
    {
      g_autofree char *blank = g_strconcat (eol, eol, NULL);

      return (Place) { parent->content_start, parent->content_start, g_strconcat (eol, inner, NULL),
                       g_strdup (g_str_has_prefix (self->text + parent->content_start, blank) ? "" : eol), g_strdup (inner) };
    }
  if (parent->empty)
    return (Place) { exam_edit_trim_before (self, parent->end - strlen ("/>")), parent->end,
                     g_strconcat (">", eol, inner, NULL),
                     g_strdup_printf ("%s%s</%s>", eol, *eol != '\0' ? outer : "", parent->name),
                     g_strdup (inner != NULL ? inner : outer), *eol == '\0' };
  return (Place) { end, end > parent->content_start ? end : parent->content_end,
                   g_strconcat (eol, inner, NULL),
                   end > parent->content_start ? g_strdup ("") : g_strconcat (eol, *eol != '\0' ? outer : NULL, NULL),
                   g_strdup (inner != NULL ? inner : outer), *eol == '\0' };
}

/* As the schema orders children, and behind those of the same name. */
static Place
find_place (const ExamEdit       *self,
            const ExamXmlElement *parent,
            const char           *name)
{
  guint rank = get_rank (parent, name), n = exam_xml_element_get_n_children (parent);

  for (guint i = n; i-- > 0;)
    {
      guint child_rank = get_rank (parent, exam_xml_element_get_child (parent, i)->name);

      if (child_rank > 0 && child_rank <= rank)
        return place_behind (self, exam_xml_element_get_child (parent, i),
                             i + 1 < n ? exam_xml_element_get_child (parent, i + 1) : NULL);
    }
  return n > 0 ? place_before (self, exam_xml_element_get_child (parent, 0)) : place_inside (self, parent);
}

/* --- Elements --- */

/* In @xml lines end with a line feed and begin with a tab for each level. */
static char *
indent_lines (const ExamEdit *self,
              const char     *xml,
              const char     *indent,
              gboolean        flat)
{
  GString *indented = g_string_new (NULL);

  for (; *xml != '\0'; xml++)
    {
      if (*xml != '\n')
        {
          g_string_append_c (indented, *xml);
          continue;
        }
      if (!flat)
        g_string_append_printf (indented, "%s%s", self->eol, indent);
      for (; xml[1] == '\t'; xml++)
        g_string_append (indented, flat ? "" : self->unit);
    }
  return g_string_free (indented, FALSE);
}

/**
 * exam_edit_insert:
 * @self: an edit
 * @parent: an element
 * @name: what is inserted
 * @xml: it: lines end with a line feed, and begin with a tab for each level below @name
 *
 * Plans a new child where the schema wants it, the last one of its name.
 */
void
exam_edit_insert (ExamEdit             *self,
                  const ExamXmlElement *parent,
                  const char           *name,
                  const char           *xml)
{
  g_auto (Place) place = find_place (self, parent, name);
  g_autofree char *indented = indent_lines (self, xml, place.indent, place.flat);

  exam_edit_replace (self, place.start, place.end, g_strconcat (place.lead, indented, place.trail, NULL));
}

/** Plans @xml, as for exam_edit_insert(), in the place of an element. */
void
exam_edit_put (ExamEdit             *self,
               const ExamXmlElement *element,
               const char           *xml)
{
  gboolean begins;
  g_autofree char *indent = exam_edit_dup_indent (self, element->start, &begins);

  exam_edit_replace (self, element->start, element->end, indent_lines (self, xml, indent, !begins));
}

/**
 * exam_edit_insert_block:
 * @self: an edit
 * @parent: the bank, as far as its head, or a case
 * @name: what is inserted
 * @xml: it, as exam_edit_dup_block() gives it
 *
 * Plans the first item or case of @parent.
 *
 * Returns: where its last byte is going to be
 */
gsize
exam_edit_insert_block (ExamEdit             *self,
                        const ExamXmlElement *parent,
                        const char           *name,
                        const char           *xml)
{
  g_auto (Place) place = find_place (self, parent, name);
  g_autofree char *indented = exam_edit_indent_block (self, xml, place.indent);
  gboolean blank = exam_xml_element_is (parent, "bank") && g_str_has_prefix (place.lead, self->eol);

  exam_edit_replace (self, place.start, place.end,
                     g_strconcat (blank ? self->eol : "", place.lead, indented, place.trail, NULL));
  return place.start + (blank ? strlen (self->eol) : 0) + strlen (place.lead) + strlen (indented) - 1;
}

/** Plans a new child as exam_edit_insert() does, of which only rich text is known. */
void
exam_edit_insert_text (ExamEdit             *self,
                       const ExamXmlElement *parent,
                       const char           *name,
                       ExamText             *text)
{
  g_auto (Place) place = find_place (self, parent, name);
  g_autoptr (ExamText) normal = exam_text_normalize (text);
  gsize n_name = strlen (name);
  ExamLineStyle style = { self->eol, place.indent, self->unit, (gsize) g_utf8_strlen (place.indent, -1) + n_name + strlen ("<>"),
                          n_name + strlen ("</>"), EXAM_LINE_WIDTH };
  g_autofree char *content = exam_text_write (normal, &style);

  exam_edit_replace (self, place.start, place.end,
                     g_strdup_printf ("%s<%s>%s</%s>%s", place.lead, name, content, name, place.trail));
}

/**
 * exam_edit_set_why:
 * @self: an edit
 * @element: an option or a code
 * @why: (nullable): what its <why> is to say; %NULL deletes it
 */
void
exam_edit_set_why (ExamEdit             *self,
                   const ExamXmlElement *element,
                   ExamText             *why)
{
  g_autoptr (ExamText) normal = exam_text_normalize (why);
  const ExamXmlElement *old = exam_xml_element_find_child (element, "why");
  gboolean begins;
  g_autofree char *outer = exam_edit_dup_indent (self, element->start, &begins);
  g_autofree char *indent = NULL;
  g_autofree char *content = NULL;
  ExamLineStyle style = { self->eol, .unit = self->unit, .width = EXAM_LINE_WIDTH };
  gsize end;

  if (old != NULL && normal != NULL)
    exam_edit_set_text (self, old, normal);
  else if (old != NULL)
    exam_edit_remove (self, old);
  if (old != NULL || normal == NULL)
    return;

  /* That of an option stands on a line of its own, that of a code behind it. */
  begins &= exam_xml_element_is (element, "option");
  end = element->empty ? exam_edit_trim_before (self, element->end - strlen ("/>"))
                       : MAX (exam_edit_trim_before (self, element->content_end), element->content_start);
  indent = begins ? g_strconcat (outer, self->unit, NULL) : g_strdup (outer);
  style.indent = exam_xml_element_is (element, "code") ? outer : indent;
  style.column = (begins ? (gsize) g_utf8_strlen (indent, -1) : get_column (self, end)) + strlen ("<why>");
  style.tail = strlen ("</why></option>");
  if (!begins && get_column (self, element->end) > EXAM_LINE_WIDTH)
    style.width = G_MAXINT;
  content = exam_text_write (normal, &style);
  exam_edit_replace (self, end, element->empty ? element->end : end,
                     g_strdup_printf ("%s%s%s<why>%s</why>%s%s%s", element->empty ? ">" : "", begins ? self->eol : "",
                                      begins ? indent : "", content, element->empty ? "</" : "",
                                      element->empty ? element->name : "", element->empty ? ">" : ""));
}

static gboolean
ends_line (const ExamEdit *self,
           gsize           place,
           gsize          *next)
{
  gsize at = place + strspn (self->text + place, " \t\r");

  *next = at + 1;
  return self->text[at] == '\n';
}

/** Plans to delete an element, with its line if nothing else stands there. */
void
exam_edit_remove (ExamEdit             *self,
                  const ExamXmlElement *element)
{
  gboolean begins;
  gsize next;

  g_free (exam_edit_dup_indent (self, element->start, &begins));
  if (begins && ends_line (self, element->end, &next))
    exam_edit_replace (self, exam_edit_get_line_start (self, element->start), next, g_strdup (""));
  else
    exam_edit_replace (self, exam_edit_trim_before (self, element->start), element->end, g_strdup (""));
}

/* --- Order --- */

/* Comments right above a child and behind it in its line go with it. */
static void
find_slot (const ExamEdit       *self,
           const ExamXmlElement *parent,
           const ExamXmlElement *child,
           gsize                *start,
           gsize                *end)
{
  gsize limit = parent->content_start;

  for (guint i = 0; exam_xml_element_get_child (parent, i) != child; i++)
    limit = exam_xml_element_get_child (parent, i)->end;
  *start = exam_edit_find_unit (self, child->start, limit);
  *start += strspn (self->text + *start, " \t");
  *end = exam_edit_skip_rest_of_line (self, child->end);
}

/**
 * exam_edit_move:
 * @self: an edit
 * @parent: an element
 * @name: of the children that are counted
 * @from: which of them moves, from 0
 * @to: which it is afterwards
 *
 * Plans to let one child take the place of another, and those between move up.
 */
void
exam_edit_move (ExamEdit             *self,
                const ExamXmlElement *parent,
                const char           *name,
                guint                 from,
                guint                 to)
{
  guint first = MIN (from, to), n = MAX (from, to) - first + 1;
  g_autofree gsize *starts = g_new (gsize, n);
  g_autofree gsize *ends = g_new (gsize, n);
  GString *moved;

  if (from == to)
    return;
  for (guint i = 0; i < n; i++)
    find_slot (self, parent, exam_xml_element_find_nth (parent, name, first + i), &starts[i], &ends[i]);

  moved = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    {
      guint source = from < to ? (i + 1) % n : (i + n - 1) % n;

      g_string_append_len (moved, self->text + starts[source], (gssize) (ends[source] - starts[source]));
      if (i + 1 < n)
        g_string_append_len (moved, self->text + ends[i], (gssize) (starts[i + 1] - ends[i]));
    }
  exam_edit_replace (self, starts[0], ends[n - 1], g_string_free (moved, FALSE));
}
