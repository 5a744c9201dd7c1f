/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-xml-reader.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "bank/exam-text-builder.h"
#include "bank/exam-xml-parser.h"

/* An operative report has some ten thousand characters. What is longer is no text to read, but would be held in memory. */
#define MAX_TEXT (1024u * 1024u)
#define TAG_SIZE 16

/* An element of the grammar that is open. Frames are kept and used again for the next element that deep. */
typedef struct {
  guint            element;
  int              line;
  int              column;
  guint            rank;       /* of the child met last */
  guint            last_child;
  guint            counts[EXAM_XML_MAX_CHILDREN];
  gboolean         sound;
  gboolean         complained_of_text;
  gsize            size;       /* of the text inside, in bytes, about */
  GString         *plain;      /* (owned) */
  ExamTextBuilder *rich;       /* (owned) */
} Frame;

struct _ExamXmlReader
{
  const ExamXmlGrammar *grammar;
  const ExamXmlHooks   *hooks;
  gpointer              user_data;
  ExamProblems         *problems;

  ExamXmlParser          *parser;      /* (nullable): while reading */
  const ExamXmlAttribute *attributes;  /* of the element being started */
  guint                   n_attributes;
  GPtrArray              *frames;      /* (owned) (element-type Frame) */
  guint                   depth;       /* frames in use */
  guint                   skipping;    /* depth inside an element that is passed over */
  char                   *item_id;     /* (owned) (nullable): the item that problems are about */
};

static void
frame_free (gpointer data)
{
  Frame *frame = data;

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

static Frame *
top (ExamXmlReader *self)
{
  return self->depth > 0 ? g_ptr_array_index (self->frames, self->depth - 1) : NULL;
}

static const ExamXmlElementRule *
rule_of (ExamXmlReader *self,
         const Frame   *frame)
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
  if (top (self) != NULL)
    top (self)->sound = FALSE;
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
  Frame *frame = top (self);
  va_list args;

  va_start (args, format);
  add_error (self, frame != NULL ? frame->line : 1, frame != NULL ? frame->column : 1, format, args);
  va_end (args);
}

/* Adds an error where the parser stands: at the start of the element being started. */
static void
add_error_here (ExamXmlReader *self,
                const char    *format,
                ...) G_GNUC_PRINTF (2, 3);

static void
add_error_here (ExamXmlReader *self,
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
  Frame *frame = top (self);

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

/* --- Attributes --- */

/** Returns: (nullable): the value of an attribute of the element being started; only valid in the start hook */
const char *
exam_xml_reader_get_attribute (ExamXmlReader *self,
                               const char    *name)
{
  for (guint i = 0; i < self->n_attributes; i++)
    if (g_str_equal (self->attributes[i].name, name))
      return self->attributes[i].value;

  return NULL;
}

gboolean
exam_xml_reader_get_yes (ExamXmlReader *self,
                         const char    *name)
{
  return g_strcmp0 (exam_xml_reader_get_attribute (self, name), "yes") == 0;
}

/** Returns: the attribute as a number, or @fallback where it is missing or none */
guint
exam_xml_reader_get_number (ExamXmlReader *self,
                            const char    *name,
                            guint          fallback)
{
  const char *value = exam_xml_reader_get_attribute (self, name);
  guint64 number;

  if (value == NULL || !g_ascii_string_to_unsigned (value, 10, 0, G_MAXINT, &number, NULL))
    return fallback;

  return (guint) number;
}

/** Returns: the attribute as a percentage, or 0 */
double
exam_xml_reader_get_percent (ExamXmlReader *self,
                             const char    *name)
{
  const char *value = exam_xml_reader_get_attribute (self, name);

  return value != NULL ? g_ascii_strtod (value, NULL) : 0;
}

static const ExamXmlAttributeRule *
find_attribute_rule (const ExamXmlElementRule *rule,
                     const char               *name)
{
  for (const ExamXmlAttributeRule *attribute = rule->attributes;
       attribute != NULL && attribute->name != NULL;
       attribute++)
    if (g_str_equal (attribute->name, name))
      return attribute;

  return NULL;
}

static char *
list_attributes (const ExamXmlElementRule *rule)
{
  GString *list = g_string_new (NULL);

  for (const ExamXmlAttributeRule *attribute = rule->attributes;
       attribute != NULL && attribute->name != NULL;
       attribute++)
    g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", attribute->name);

  return g_string_free (list, FALSE);
}

static void
check_given_attributes (ExamXmlReader            *self,
                        const ExamXmlElementRule *rule)
{
  for (guint i = 0; i < self->n_attributes; i++)
    {
      const ExamXmlAttribute *given = &self->attributes[i];
      const ExamXmlAttributeRule *attribute = find_attribute_rule (rule, given->name);
      g_autoptr (GError) error = NULL;

      if (attribute == NULL)
        {
          g_autofree char *known = list_attributes (rule);

          if (*known == '\0')
            /* Translators: an element, and the attribute that was given */
            exam_xml_reader_add_error (self, _("<%s> has no attributes; delete %s"),
                                       rule->name, given->name);
          else
            /* Translators: an element, the attribute that was given, and a list of those there are */
            exam_xml_reader_add_error (self, _("<%s> has no attribute %s; it has %s"),
                                       rule->name, given->name, known);
        }
      else if (!exam_xml_check_value (attribute->type, attribute->minimum, attribute->maximum, attribute->words,
                                      given->value, &error))
        /* Translators: attribute, value, element, and what to do, such as "write a number from 0 to 100" */
        exam_xml_reader_add_error (self, _("%s=\"%s\" in <%s> is not right; %s"),
                                   given->name, given->value, rule->name, error->message);
    }
}

static void
check_attributes (ExamXmlReader            *self,
                  const ExamXmlElementRule *rule)
{
  check_given_attributes (self, rule);

  for (const ExamXmlAttributeRule *attribute = rule->attributes;
       attribute != NULL && attribute->name != NULL;
       attribute++)
    if (attribute->required && exam_xml_reader_get_attribute (self, attribute->name) == NULL)
      exam_xml_reader_add_error (self, _("<%s> lacks the attribute %s; add %s=\"…\""),
                                 rule->name, attribute->name, attribute->name);
}

/* --- Elements --- */

static Frame *
push (ExamXmlReader *self,
      guint          element)
{
  Frame *frame;

  if (self->depth == self->frames->len)
    {
      frame = g_new0 (Frame, 1);
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

static int
find_child (ExamXmlReader *self,
            const Frame   *frame,
            const char    *name)
{
  const ExamXmlChildRule *children = rule_of (self, frame)->children;

  for (int i = 0; children != NULL && children[i].rank > 0; i++)
    if (g_str_equal (self->grammar->elements[children[i].element].name, name))
      return i;

  return -1;
}

static char *
list_child_elements (ExamXmlReader *self,
                     const Frame   *frame)
{
  const ExamXmlChildRule *children = rule_of (self, frame)->children;
  GString *list = g_string_new (NULL);

  for (int i = 0; children != NULL && children[i].rank > 0; i++)
    g_string_append_printf (list, "%s<%s>", list->len > 0 ? ", " : "",
                            self->grammar->elements[children[i].element].name);

  return g_string_free (list, FALSE);
}

static void
skip (ExamXmlReader *self)
{
  self->skipping = 1;
}

static void
refuse_child (ExamXmlReader *self,
              const Frame   *frame,
              const char    *name)
{
  g_autofree char *known = list_child_elements (self, frame);

  if (*known == '\0')
    add_error_here (self, _("<%s> may not stand in <%s>; delete it"),
                                  name, rule_of (self, frame)->name);
  else
    /* Translators: two elements, and a list of elements */
    add_error_here (self, _("<%s> may not stand in <%s>; what may is %s"),
                                  name, rule_of (self, frame)->name, known);
  skip (self);
}

/* Order and number of children. A child out of order is read all the same, so that its own faults show. Returns FALSE for
 * one that is too many, which is not read. */
static gboolean
check_child (ExamXmlReader          *self,
             Frame                  *frame,
             int                     index,
             const ExamXmlChildRule *child)
{
  const char *name = self->grammar->elements[child->element].name;

  frame->counts[index]++;

  if (child->rank < frame->rank)
    add_error_here (self, _("<%s> comes too late; move it before <%s>"),
                                  name, self->grammar->elements[frame->last_child].name);
  else if (child->max > 0 && frame->counts[index] == child->max + 1)
    add_error_here (self, ngettext ("<%s> stands in <%s> more than once; delete what is too much",
                                            "<%s> stands in <%s> more than %u times; delete what is too much",
                                            child->max),
                                  name, rule_of (self, frame)->name, child->max);

  if (child->rank >= frame->rank)
    {
      frame->rank = child->rank;
      frame->last_child = child->element;
    }

  return child->max == 0 || frame->counts[index] <= child->max;
}

static gboolean
is_blank (const char *text,
          gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (text[i]))
      return FALSE;

  return TRUE;
}

/* Counts what an element holds. Returns FALSE, after saying so once, when it is too much. */
static gboolean
take_room (ExamXmlReader *self,
           Frame         *frame,
           gsize          size)
{
  if (frame->size <= MAX_TEXT && frame->size + size > MAX_TEXT)
    exam_xml_reader_add_error (self, _("the text of <%s> is longer than any item needs; at most %u MiB are read"),
                               rule_of (self, frame)->name, MAX_TEXT / (1024 * 1024));
  frame->size = MIN (frame->size + size, MAX_TEXT + 1);

  return frame->size <= MAX_TEXT;
}

static void
start_rich (ExamXmlReader *self,
            Frame         *frame,
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
          add_error_here (self, _("<%s> has no attribute %s; delete it"),
                                        name, self->attributes[i].name);
      if (image && (source == NULL || is_blank (source, strlen (source))))
        add_error_here (self, _("<img> names no file; add src=\"picture.png\""));
      if (image && (alternative == NULL || is_blank (alternative, strlen (alternative))))
        add_error_here (self, _("<img> does not say what it shows; add alt=\"…\" for those who cannot see it"));
      return;
    }

  add_error_here (self, "%s", error->message);
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
      check_attributes (self, root);
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
  Frame *frame;
  int index;

  self->parser = parser;
  self->attributes = attributes;
  self->n_attributes = n_attributes;

  if (self->skipping > 0)
    {
      self->skipping++;
      return;
    }

  frame = top (self);
  if (frame == NULL)
    {
      start_root (self, name);
      return;
    }

  index = exam_text_builder_get_depth (frame->rich) == 0 ? find_child (self, frame, name) : -1;
  if (index >= 0)
    {
      const ExamXmlChildRule *child = &rule_of (self, frame)->children[index];

      if (!check_child (self, frame, index, child))
        {
          skip (self);
          return;
        }
      push (self, child->element);
      /* The hook first: it says which item the attributes belong to. */
      self->hooks->start (self, child->element, self->user_data);
      check_attributes (self, &self->grammar->elements[child->element]);
    }
  else if (rule_of (self, frame)->content == EXAM_XML_RICH && frame->rank == 0)
    {
      if (take_room (self, frame, TAG_SIZE))
        start_rich (self, frame, name);
      else
        skip (self);
    }
  else
    refuse_child (self, frame, name);
}

static void
check_complete (ExamXmlReader *self,
                Frame         *frame)
{
  const ExamXmlElementRule *rule = rule_of (self, frame);

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

static void
check_plain (ExamXmlReader *self,
             Frame         *frame)
{
  const ExamXmlElementRule *rule = rule_of (self, frame);
  g_autoptr (GError) error = NULL;

  g_strstrip (g_strdelimit (frame->plain->str, "\t\r\n", ' '));
  if (!exam_xml_check_value (rule->type, 0, rule->maximum, NULL, frame->plain->str, &error))
    /* Translators: an element, and what to do, such as "write a number from 0 to 100" */
    exam_xml_reader_add_error (self, _("the text of <%s> is not right; %s"), rule->name, error->message);
}

static void
pop (ExamXmlReader *self,
     Frame         *frame)
{
  const ExamXmlElementRule *rule = rule_of (self, frame);
  g_autoptr (ExamText) rich = NULL;
  g_autoptr (GError) error = NULL;
  Frame *parent;

  check_complete (self, frame);
  if (rule->content == EXAM_XML_PLAIN)
    check_plain (self, frame);
  if (rule->content == EXAM_XML_RICH)
    {
      rich = exam_text_builder_finish (frame->rich, &error);
      if (error != NULL)
        exam_xml_reader_add_error (self, "%s", error->message);
    }

  self->hooks->end (self, frame->element, frame->plain->str, rich, frame->sound, self->user_data);

  self->depth--;
  parent = top (self);
  if (parent != NULL && !frame->sound && !rule->isolated)
    parent->sound = FALSE;
}

static void
end_element_cb (ExamXmlParser *parser,
                gpointer       user_data)
{
  ExamXmlReader *self = user_data;
  Frame *frame = top (self);

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

/* As the schema has it: an element that is empty holds no white space either. */
static void
complain_of_text (ExamXmlReader *self,
                  Frame         *frame,
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
  else if (rule_of (self, frame)->content == EXAM_XML_EMPTY)
    exam_xml_reader_add_error_at (self, line, column, _("<%s> has to be empty, without even a space; write <%s …/>"),
                                  rule_of (self, frame)->name, rule_of (self, frame)->name);
  else if (frame->rank > 0)
    exam_xml_reader_add_error_at (self, line, column, _("there is text behind <%s> in <%s>; move it or delete it"),
                                  self->grammar->elements[frame->last_child].name,
                                  rule_of (self, frame)->name);
  else
    exam_xml_reader_add_error_at (self, line, column,
                                  _("there is text right inside <%s>; put it into one of its elements"),
                                  rule_of (self, frame)->name);
}

static void
text_cb (ExamXmlParser *parser,
         const char    *text,
         gsize          length,
         gpointer       user_data)
{
  ExamXmlReader *self = user_data;
  Frame *frame = top (self);
  ExamXmlContent content;
  g_autoptr (GError) error = NULL;

  if (self->skipping > 0 || frame == NULL)
    return;

  content = rule_of (self, frame)->content;
  if (content == EXAM_XML_EMPTY || content == EXAM_XML_ELEMENTS || frame->rank > 0)
    {
      if (content == EXAM_XML_EMPTY || !is_blank (text, length))
        complain_of_text (self, frame, text, length, NULL);
    }
  else if (!take_room (self, frame, length))
    return;
  else if (content == EXAM_XML_PLAIN)
    g_string_append_len (frame->plain, text, (gssize) length);
  else if (!exam_text_builder_text (frame->rich, text, length, &error))
    complain_of_text (self, frame, text, length, error->message);
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
