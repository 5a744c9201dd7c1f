/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-xml-reader-private.h"

#include <glib/gi18n-lib.h>

/* An operative report has some ten thousand characters. What is longer is no text to read, but would be held in memory. */
#define MAX_TEXT (1024u * 1024u)

/* Returns: the index among the rules for children of @frame, or -1 where @name may not stand there */
int
exam_xml_reader_find_child (ExamXmlReader      *self,
                            const ExamXmlFrame *frame,
                            const char         *name)
{
  const ExamXmlChildRule *children = exam_xml_reader_get_rule (self, frame)->children;

  for (int i = 0; children != NULL && children[i].rank > 0; i++)
    if (g_str_equal (self->grammar->elements[children[i].element].name, name))
      return i;

  return -1;
}

static char *
list_child_elements (ExamXmlReader      *self,
                     const ExamXmlFrame *frame)
{
  const ExamXmlChildRule *children = exam_xml_reader_get_rule (self, frame)->children;
  GString *list = g_string_new (NULL);

  for (int i = 0; children != NULL && children[i].rank > 0; i++)
    g_string_append_printf (list, "%s<%s>", list->len > 0 ? ", " : "",
                            self->grammar->elements[children[i].element].name);

  return g_string_free (list, FALSE);
}

/* Says that @name may not stand in @frame; to pass it over is for the caller. */
void
exam_xml_reader_refuse_child (ExamXmlReader      *self,
                              const ExamXmlFrame *frame,
                              const char         *name)
{
  g_autofree char *known = list_child_elements (self, frame);

  if (*known == '\0')
    exam_xml_reader_add_error_here (self, _("<%s> may not stand in <%s>; delete it"),
                                    name, exam_xml_reader_get_rule (self, frame)->name);
  else
    /* Translators: two elements, and a list of elements */
    exam_xml_reader_add_error_here (self, _("<%s> may not stand in <%s>; what may is %s"),
                                    name, exam_xml_reader_get_rule (self, frame)->name, known);
}

/* Order and number of children. A child out of order is read all the same, so that its own faults show. Returns FALSE for
 * one that is too many, which is not read. */
gboolean
exam_xml_reader_check_child (ExamXmlReader          *self,
                             ExamXmlFrame           *frame,
                             int                     index,
                             const ExamXmlChildRule *child)
{
  const char *name = self->grammar->elements[child->element].name;

  frame->counts[index]++;

  if (child->rank < frame->rank)
    exam_xml_reader_add_error_here (self, _("<%s> comes too late; move it before <%s>"),
                                    name, self->grammar->elements[frame->last_child].name);
  else if (child->max > 0 && frame->counts[index] == child->max + 1)
    exam_xml_reader_add_error_here (self, ngettext ("<%s> stands in <%s> more than once; delete what is too much",
                                                    "<%s> stands in <%s> more than %u times; delete what is too much",
                                                    child->max),
                                    name, exam_xml_reader_get_rule (self, frame)->name, child->max);

  if (child->rank >= frame->rank)
    {
      frame->rank = child->rank;
      frame->last_child = child->element;
    }

  return child->max == 0 || frame->counts[index] <= child->max;
}

/* Says which children an element that ends should have had. */
void
exam_xml_reader_check_complete (ExamXmlReader *self,
                                ExamXmlFrame  *frame)
{
  const ExamXmlElementRule *rule = exam_xml_reader_get_rule (self, frame);

  for (int i = 0; rule->children != NULL && rule->children[i].rank > 0; i++)
    {
      const ExamXmlChildRule *child = &rule->children[i];
      const char *name = self->grammar->elements[child->element].name;

      if (frame->counts[i] >= child->min)
        continue;

      if (child->min == 1)
        exam_xml_reader_add_error (self, _("<%s> lacks <%s>; add it"), rule->name, name);
      else
        exam_xml_reader_add_error (self, _("<%s> has too few <%s>; at least %u are needed"),
                                   rule->name, name, child->min);
    }
}

/* Checks the text of an element that ends, and takes the white space around it away. */
void
exam_xml_reader_check_plain (ExamXmlReader *self,
                             ExamXmlFrame  *frame)
{
  const ExamXmlElementRule *rule = exam_xml_reader_get_rule (self, frame);
  g_autoptr (GError) error = NULL;

  g_strstrip (g_strdelimit (frame->plain->str, "\t\r\n", ' '));
  if (!exam_xml_check_value (rule->type, 0, rule->maximum, NULL, frame->plain->str, &error))
    /* Translators: an element, and what to do, such as "write a number from 0 to 100" */
    exam_xml_reader_add_error (self, _("the text of <%s> is not right; %s"), rule->name, error->message);
}

/* Counts what an element holds. Returns FALSE, after saying so once, when it is too much. */
gboolean
exam_xml_reader_take_room (ExamXmlReader *self,
                           ExamXmlFrame  *frame,
                           gsize          size)
{
  if (frame->size <= MAX_TEXT && frame->size + size > MAX_TEXT)
    exam_xml_reader_add_error (self, _("the text of <%s> is longer than any item needs; at most %u MiB are read"),
                               exam_xml_reader_get_rule (self, frame)->name, MAX_TEXT / (1024 * 1024));
  frame->size = MIN (frame->size + size, MAX_TEXT + 1);

  return frame->size <= MAX_TEXT;
}

/* Says once for each element that text may not stand there; why is in @message, or follows from its rule. As the schema
 * has it, an element that is empty holds no white space either. */
void
exam_xml_reader_complain_of_text (ExamXmlReader *self,
                                  ExamXmlFrame  *frame,
                                  const char    *text,
                                  gsize          length,
                                  const char    *message)
{
  int line, column;

  if (frame->complained_of_text)
    return;

  frame->complained_of_text = TRUE;
  exam_xml_parser_get_text_position (self->parser, text, length, &line, &column);
  if (message != NULL)
    exam_xml_reader_add_error_at (self, line, column, "%s", message);
  else if (exam_xml_reader_get_rule (self, frame)->content == EXAM_XML_EMPTY)
    exam_xml_reader_add_error_at (self, line, column, _("<%s> has to be empty, without even a space; write <%s …/>"),
                                  exam_xml_reader_get_rule (self, frame)->name, exam_xml_reader_get_rule (self, frame)->name);
  else if (frame->rank > 0)
    exam_xml_reader_add_error_at (self, line, column, _("there is text behind <%s> in <%s>; move it or delete it"),
                                  self->grammar->elements[frame->last_child].name,
                                  exam_xml_reader_get_rule (self, frame)->name);
  else
    exam_xml_reader_add_error_at (self, line, column,
                                  _("there is text right inside <%s>; put it into one of its elements"),
                                  exam_xml_reader_get_rule (self, frame)->name);
}
