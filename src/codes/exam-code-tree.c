/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codes/exam-code-tree.h"

#include <string.h>

#include <glib/gi18n-lib.h>

struct _ExamCodeTree
{
  ExamXmlParser             *parser;
  const char                *root;
  const ExamCodeTreeHandler *handler;
  gpointer                   user_data;
  ExamProblems              *problems;
  GPtrArray                 *names;     /* (owned) (element-type utf8) of what is open, the root first */
  GString                   *text;      /* (owned) since the last tag */
};

static void
start_cb (ExamXmlParser          *parser,
          const char             *name,
          const ExamXmlAttribute *attributes,
          guint                   n_attributes,
          gpointer                user_data)
{
  ExamCodeTree *self = user_data;

  self->parser = parser;
  if (self->names->len == 0 && !g_str_equal (name, self->root))
    {
      exam_code_tree_add_error (self, _("<%s> is not what was expected here: <%s>"), name, self->root);
      exam_xml_parser_stop (parser);
      return;
    }

  g_string_truncate (self->text, 0);
  self->handler->start (self, name, attributes, n_attributes, self->user_data);
  g_ptr_array_add (self->names, (gpointer) name);
}

static void
end_cb (ExamXmlParser *parser,
        gpointer       user_data)
{
  ExamCodeTree *self = user_data;
  const char *name = g_ptr_array_index (self->names, self->names->len - 1);

  self->parser = parser;
  g_ptr_array_set_size (self->names, (int) self->names->len - 1);
  self->handler->end (self, name, g_strstrip (self->text->str), self->user_data);
  g_string_truncate (self->text, 0);
}

static void
text_cb (ExamXmlParser *parser,
         const char    *text,
         gsize          length,
         gpointer       user_data)
{
  ExamCodeTree *self = user_data;

  g_string_append_len (self->text, text, (gssize) length);
}

/**
 * exam_code_tree_read:
 * @file: the name for problems
 * @bytes: a document
 * @root: the name of its root
 * @handler: what to call
 * @user_data: given to it
 * @problems: gets what is wrong
 *
 * Returns: whether the whole document was read
 */
gboolean
exam_code_tree_read (const char                *file,
                     GBytes                    *bytes,
                     const char                *root,
                     const ExamCodeTreeHandler *handler,
                     gpointer                   user_data,
                     ExamProblems              *problems)
{
  static const ExamXmlHandler xml_handler = { start_cb, end_cb, text_cb, TRUE };
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  ExamCodeTree self = {
    .root = root, .handler = handler, .user_data = user_data, .problems = problems, .names = names, .text = text,
  };

  return exam_xml_parse_bytes (file, bytes, &xml_handler, &self, problems);
}

/** Returns: (nullable): the name of the element around the one that begins or ends; @level 0 is the nearest */
const char *
exam_code_tree_get_parent (ExamCodeTree *self,
                           guint         level)
{
  return level < self->names->len ? g_ptr_array_index (self->names, self->names->len - 1 - level) : NULL;
}

/** Adds an error where the parser is. */
void
exam_code_tree_add_error (ExamCodeTree *self,
                          const char   *format,
                          ...)
{
  int line, column;
  va_list args;

  exam_xml_parser_get_position (self->parser, &line, &column);
  va_start (args, format);
  exam_problems_addv (self->problems, EXAM_SEVERITY_ERROR, exam_xml_parser_get_file (self->parser), line, column, NULL,
                      format, args);
  va_end (args);
  if (exam_problems_is_full (self->problems))
    exam_xml_parser_stop (self->parser);
}

/** Returns: (transfer none) (nullable): the value of an attribute */
const char *
exam_code_tree_get (const ExamXmlAttribute *attributes,
                    guint                   n_attributes,
                    const char             *name)
{
  for (guint i = 0; i < n_attributes; i++)
    if (g_str_equal (attributes[i].name, name))
      return attributes[i].value;

  return NULL;
}
