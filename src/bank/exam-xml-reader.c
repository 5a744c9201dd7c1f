/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-xml-reader-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#define TAG_SIZE 16

static void
frame_free (gpointer data)
{
  ExamXmlFrame *frame = data;

  g_string_free (frame->plain, TRUE);
  exam_text_builder_free (frame->rich);
  g_free (frame);
}

/**
 * exam_xml_reader_new:
 * @grammar: what the document looks like
 * @hooks: what to call
 * @user_data: given to @hooks
 * @problems: gets all that is wrong; must live as long as the reader
 */
ExamXmlReader *
exam_xml_reader_new (const ExamXmlGrammar *grammar,
                     const ExamXmlHooks   *hooks,
                     gpointer              user_data,
                     ExamProblems         *problems)
{
  ExamXmlReader *self = g_new0 (ExamXmlReader, 1);

  self->grammar = grammar;
  self->hooks = hooks;
  self->user_data = user_data;
  self->problems = problems;
  self->frames = g_ptr_array_new_with_free_func (frame_free);

  return self;
}

void
exam_xml_reader_free (ExamXmlReader *self)
{
  g_return_if_fail (self != NULL);
  g_ptr_array_unref (self->frames);
  g_free (self->item_id);
  g_free (self);
}

/* Returns: (nullable): the innermost open element */
ExamXmlFrame *
exam_xml_reader_get_frame (ExamXmlReader *self)
{
  return self->depth > 0 ? g_ptr_array_index (self->frames, self->depth - 1) : NULL;
}

const ExamXmlElementRule *
exam_xml_reader_get_rule (ExamXmlReader      *self,
                          const ExamXmlFrame *frame)
{
  return &self->grammar->elements[frame->element];
}

static void
add_error (ExamXmlReader *self,
           int            line,
           int            column,
           const char    *format,
           va_list        args) G_GNUC_PRINTF (4, 0);

static void
add_error (ExamXmlReader *self,
           int            line,
           int            column,
           const char    *format,
           va_list        args)
{
  exam_problems_addv (self->problems, EXAM_SEVERITY_ERROR,
                      exam_xml_parser_get_file (self->parser), line, column, self->item_id,
                      format, args);
  if (exam_xml_reader_get_frame (self) != NULL)
    exam_xml_reader_get_frame (self)->sound = FALSE;
  if (exam_problems_is_full (self->problems))
    exam_xml_parser_stop (self->parser);
}

/** Adds an error at @line and @column; the innermost open element is not sound any more. */
void
exam_xml_reader_add_error_at (ExamXmlReader *self,
                              int            line,
                              int            column,
                              const char    *format,
                              ...)
{
  va_list args;

  va_start (args, format);
  add_error (self, line, column, format, args);
  va_end (args);
}

/** Adds an error at the start of the innermost open element, which is not sound any more. */
void
exam_xml_reader_add_error (ExamXmlReader *self,
                           const char    *format,
                           ...)
{
  ExamXmlFrame *frame = exam_xml_reader_get_frame (self);
  va_list args;

  va_start (args, format);
  add_error (self, frame != NULL ? frame->line : 1, frame != NULL ? frame->column : 1, format, args);
  va_end (args);
}

/* Adds an error where the parser stands: at the start of the element being started. */
void
exam_xml_reader_add_error_here (ExamXmlReader *self,
                                const char    *format,
                                ...)
{
  int line, column;
  va_list args;

  exam_xml_parser_get_position (self->parser, &line, &column);
  va_start (args, format);
  add_error (self, line, column, format, args);
  va_end (args);
}

/** Sets which item problems are about from here on; %NULL for none. */
void
exam_xml_reader_set_item_id (ExamXmlReader *self,
                             const char    *item_id)
{
  g_free (self->item_id);
  self->item_id = g_strdup (item_id);
}

/** Gets where the innermost open element begins: 1-based line and column. */
void
exam_xml_reader_get_start (ExamXmlReader *self,
                           int           *line,
                           int           *column)
{
  ExamXmlFrame *frame = exam_xml_reader_get_frame (self);

  g_return_if_fail (frame != NULL);
  *line = frame->line;
  *column = frame->column;
}

/** Stops reading; no further hook is called. */
void
exam_xml_reader_stop (ExamXmlReader *self)
{
  exam_xml_parser_stop (self->parser);
}

/* --- Elements --- */

static ExamXmlFrame *
push (ExamXmlReader *self,
      guint          element)
{
  ExamXmlFrame *frame;

  if (self->depth == self->frames->len)
    {
      frame = g_new0 (ExamXmlFrame, 1);
      frame->plain = g_string_new (NULL);
      frame->rich = exam_text_builder_new ();
      g_ptr_array_add (self->frames, frame);
    }

  frame = g_ptr_array_index (self->frames, self->depth);
  self->depth++;

  frame->element = element;
  frame->rank = 0;
  frame->sound = TRUE;
  frame->complained_of_text = FALSE;
  frame->size = 0;
  memset (frame->counts, 0, sizeof frame->counts);
  g_string_truncate (frame->plain, 0);
  exam_xml_parser_get_position (self->parser, &frame->line, &frame->column);

  return frame;
}

static void
skip (ExamXmlReader *self)
{
  self->skipping = 1;
}

static void
start_rich (ExamXmlReader *self,
            ExamXmlFrame  *frame,
            const char    *name)
{
  static const char *const image_attributes[] = { "src", "alt", NULL };
  gboolean image = g_str_equal (name, "img");
  const char *source = image ? exam_xml_reader_get_attribute (self, "src") : NULL;
  const char *alternative = image ? exam_xml_reader_get_attribute (self, "alt") : NULL;
  g_autoptr (GError) error = NULL;

  if (exam_text_builder_start (frame->rich, name, source, alternative, &error))
    {
      for (guint i = 0; i < self->n_attributes; i++)
        if (!image || !g_strv_contains (image_attributes, self->attributes[i].name))
          exam_xml_reader_add_error_here (self, _("<%s> has no attribute %s; delete it"),
                                          name, self->attributes[i].name);
      if (image && (source == NULL || exam_xml_is_blank (source, strlen (source))))
        exam_xml_reader_add_error_here (self, _("<img> names no file; add src=\"picture.png\""));
      if (image && (alternative == NULL || exam_xml_is_blank (alternative, strlen (alternative))))
        exam_xml_reader_add_error_here (self, _("<img> does not say what it shows; add alt=\"…\" for those who cannot see it"));
      return;
    }

  exam_xml_reader_add_error_here (self, "%s", error->message);
  skip (self);
}

static void
start_root (ExamXmlReader *self,
            const char    *name)
{
  const ExamXmlElementRule *root = &self->grammar->elements[self->grammar->root];

  if (g_str_equal (name, root->name))
    {
      push (self, self->grammar->root);
      self->hooks->start (self, self->grammar->root, self->user_data);
      exam_xml_reader_check_attributes (self, root);
      return;
    }

  exam_xml_reader_add_error (self, _("the file begins with <%s>; expected is <%s>"), name, root->name);
  exam_xml_parser_stop (self->parser);
}

static void
start_element_cb (ExamXmlParser          *parser,
                  const char             *name,
                  const ExamXmlAttribute *attributes,
                  guint                   n_attributes,
                  gpointer                user_data)
{
  ExamXmlReader *self = user_data;
  ExamXmlFrame *frame;
  int index;

  self->parser = parser;
  self->attributes = attributes;
  self->n_attributes = n_attributes;

  if (self->skipping > 0)
    {
      self->skipping++;
      return;
    }

  frame = exam_xml_reader_get_frame (self);
  if (frame == NULL)
    {
      start_root (self, name);
      return;
    }

  index = exam_text_builder_get_depth (frame->rich) == 0 ? exam_xml_reader_find_child (self, frame, name) : -1;
  if (index >= 0)
    {
      const ExamXmlChildRule *child = &exam_xml_reader_get_rule (self, frame)->children[index];

      if (!exam_xml_reader_check_child (self, frame, index, child))
        {
          skip (self);
          return;
        }
      push (self, child->element);
      /* The hook first: it says which item the attributes belong to. */
      self->hooks->start (self, child->element, self->user_data);
      exam_xml_reader_check_attributes (self, &self->grammar->elements[child->element]);
    }
  else if (exam_xml_reader_get_rule (self, frame)->content == EXAM_XML_RICH && frame->rank == 0)
    {
      if (exam_xml_reader_take_room (self, frame, TAG_SIZE))
        start_rich (self, frame, name);
      else
        skip (self);
    }
  else
    {
      exam_xml_reader_refuse_child (self, frame, name);
      skip (self);
    }
}

static void
pop (ExamXmlReader *self,
     ExamXmlFrame  *frame)
{
  const ExamXmlElementRule *rule = exam_xml_reader_get_rule (self, frame);
  g_autoptr (ExamText) rich = NULL;
  g_autoptr (GError) error = NULL;
  ExamXmlFrame *parent;

  exam_xml_reader_check_complete (self, frame);
  if (rule->content == EXAM_XML_PLAIN)
    exam_xml_reader_check_plain (self, frame);
  if (rule->content == EXAM_XML_RICH)
    {
      rich = exam_text_builder_finish (frame->rich, &error);
      if (error != NULL)
        exam_xml_reader_add_error (self, "%s", error->message);
    }

  self->hooks->end (self, frame->element, frame->plain->str, rich, frame->sound, self->user_data);

  self->depth--;
  parent = exam_xml_reader_get_frame (self);
  if (parent != NULL && !frame->sound && !rule->isolated)
    parent->sound = FALSE;
}

static void
end_element_cb (ExamXmlParser *parser,
                gpointer       user_data)
{
  ExamXmlReader *self = user_data;
  ExamXmlFrame *frame = exam_xml_reader_get_frame (self);

  if (self->skipping > 0)
    {
      self->skipping--;
      return;
    }

  g_assert (frame != NULL);
  if (exam_text_builder_get_depth (frame->rich) > 0)
    {
      g_autoptr (GError) error = NULL;

      if (!exam_text_builder_end (frame->rich, &error))
        exam_xml_reader_add_error (self, "%s", error->message);
      return;
    }

  pop (self, frame);
}

static void
text_cb (ExamXmlParser *parser,
         const char    *text,
         gsize          length,
         gpointer       user_data)
{
  ExamXmlReader *self = user_data;
  ExamXmlFrame *frame = exam_xml_reader_get_frame (self);
  ExamXmlContent content;
  g_autoptr (GError) error = NULL;

  if (self->skipping > 0 || frame == NULL)
    return;

  content = exam_xml_reader_get_rule (self, frame)->content;
  if (content == EXAM_XML_EMPTY || content == EXAM_XML_ELEMENTS || frame->rank > 0)
    {
      if (content == EXAM_XML_EMPTY || !exam_xml_is_blank (text, length))
        exam_xml_reader_complain_of_text (self, frame, text, length, NULL);
    }
  else if (!exam_xml_reader_take_room (self, frame, length))
    return;
  else if (content == EXAM_XML_PLAIN)
    g_string_append_len (frame->plain, text, (gssize) length);
  else if (!exam_text_builder_text (frame->rich, text, length, &error))
    exam_xml_reader_complain_of_text (self, frame, text, length, error->message);
}

static const ExamXmlHandler handler = {
  .start_element = start_element_cb,
  .end_element = end_element_cb,
  .text = text_cb,
};

/**
 * exam_xml_reader_read_file:
 * @self: a fresh reader
 * @path: the file
 * @cancellable: (nullable): stops reading
 * @error: set when the file cannot be read at all, or reading was cancelled
 *
 * Returns: whether the document was read to its end; if not, @error is set or a problem was added
 */
gboolean
exam_xml_reader_read_file (ExamXmlReader *self,
                           const char    *path,
                           GCancellable  *cancellable,
                           GError       **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return exam_xml_parse_file (path, &handler, self, self->problems, cancellable, error);
}

/** Like exam_xml_reader_read_file(), for a document in memory that problems call @name. */
gboolean
exam_xml_reader_read_bytes (ExamXmlReader *self,
                            const char    *name,
                            GBytes        *bytes)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return exam_xml_parse_bytes (name, bytes, &handler, self, self->problems);
}
