/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-text-builder.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "bank/exam-error.h"

typedef enum {
  ROOT, P, PRE, UL, OL, LI, TABLE, TR, TH, TD, IMG, B, I, SUB, SUP, BR, N_ELEMENTS,
} Element;

#define BIT(element) (1u << (element))
#define BLOCKS (BIT (P) | BIT (PRE) | BIT (UL) | BIT (OL) | BIT (TABLE) | BIT (IMG))
#define INLINES (BIT (B) | BIT (I) | BIT (SUB) | BIT (SUP) | BIT (BR))

static const struct {
  const char *name;
  guint       children;   /* bits of elements */
  gboolean    text;
  gboolean    needs_child;
} rules[N_ELEMENTS] = {
  [ROOT] = { NULL, BLOCKS | INLINES, TRUE },
  [P] = { "p", INLINES, TRUE },
  [PRE] = { "pre", 0, TRUE },
  [UL] = { "ul", BIT (LI), FALSE, TRUE },
  [OL] = { "ol", BIT (LI), FALSE, TRUE },
  [LI] = { "li", INLINES, TRUE },
  [TABLE] = { "table", BIT (TR), FALSE, TRUE },
  [TR] = { "tr", BIT (TH) | BIT (TD), FALSE, TRUE },
  [TH] = { "th", INLINES, TRUE },
  [TD] = { "td", INLINES, TRUE },
  [IMG] = { "img", 0, FALSE },
  [B] = { "b", INLINES, TRUE },
  [I] = { "i", INLINES, TRUE },
  [SUB] = { "sub", INLINES, TRUE },
  [SUP] = { "sup", INLINES, TRUE },
  [BR] = { "br", 0, FALSE },
};

#define MAX_DEPTH 48

struct _ExamTextBuilder
{
  GString *markup;          /* (owned) */
  Element  open[MAX_DEPTH]; /* open[0] is ROOT */
  guint    n_children[MAX_DEPTH];
  guint    depth;           /* index of the innermost open element */
  gboolean bare;            /* text without a block around it was met: a paragraph of its own */
  gboolean blocks;          /* a block was met */
  gboolean pending_space;   /* white space was met and something may follow */
  gboolean after_space;     /* a line begins here, or a space was the last character */
  gsize    block_start;     /* where the content of the block opened last begins */
};

ExamTextBuilder *
exam_text_builder_new (void)
{
  ExamTextBuilder *self = g_new0 (ExamTextBuilder, 1);

  self->markup = g_string_new (NULL);
  return self;
}

void
exam_text_builder_free (ExamTextBuilder *self)
{
  g_return_if_fail (self != NULL);
  g_string_free (self->markup, TRUE);
  g_free (self);
}

/** Returns: how many elements of rich text are open */
guint
exam_text_builder_get_depth (ExamTextBuilder *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->depth;
}

static Element
find_element (const char *name)
{
  for (Element element = P; element < N_ELEMENTS; element++)
    if (g_str_equal (rules[element].name, name))
      return element;

  return ROOT;
}

static char *
list_children (Element parent)
{
  GString *list = g_string_new (NULL);

  for (Element element = P; element < N_ELEMENTS; element++)
    if (rules[parent].children & BIT (element))
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", rules[element].name);

  return g_string_free (list, FALSE);
}

/**
 * exam_text_list_elements:
 * @parent: (nullable): an element of rich text, or %NULL for the text itself
 *
 * Returns: (transfer full) (element-type utf8): the names of the elements that may stand in it; of an unknown one none
 */
GPtrArray *
exam_text_list_elements (const char *parent)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  Element rule = parent != NULL ? find_element (parent) : ROOT;

  for (Element element = P; element < N_ELEMENTS && (parent == NULL || rule != ROOT); element++)
    if (rules[rule].children & BIT (element))
      g_ptr_array_add (names, g_strdup (rules[element].name));
  return names;
}

static gboolean
check_place (ExamTextBuilder *self,
             Element          element,
             const char      *name,
             GError         **error)
{
  Element parent = self->open[self->depth];
  g_autofree char *allowed = NULL;

  if (element != ROOT && (rules[parent].children & BIT (element)) && self->depth + 1 < MAX_DEPTH)
    return TRUE;

  allowed = list_children (parent);
  if (parent == ROOT)
    g_set_error (error, EXAM_ERROR, EXAM_ERROR_INVALID,
                 _("<%s> is not known in text; known are %s"), name, allowed);
  else if (*allowed == '\0')
    g_set_error (error, EXAM_ERROR, EXAM_ERROR_INVALID,
                 _("<%s> may not stand in <%s>; close <%s> before"),
                 name, rules[parent].name, rules[parent].name);
  else
    g_set_error (error, EXAM_ERROR, EXAM_ERROR_INVALID,
                 _("<%s> may not stand in <%s>; what may is %s"),
                 name, rules[parent].name, allowed);

  return FALSE;
}

/* Bare text opens a paragraph that the author did not write. */
static void
ensure_flow (ExamTextBuilder *self)
{
  if (self->depth > 0 || self->bare)
    return;

  self->bare = TRUE;
  g_string_append (self->markup, "<p>");
  self->after_space = TRUE;
}

static void
flush_space (ExamTextBuilder *self)
{
  if (self->pending_space && !self->after_space)
    {
      g_string_append_c (self->markup, ' ');
      self->after_space = TRUE;
    }
  self->pending_space = FALSE;
}

static void
append_attribute (ExamTextBuilder *self,
                  const char      *name,
                  const char      *value)
{
  g_autofree char *escaped = g_markup_escape_text (value, -1);

  g_string_append_printf (self->markup, " %s=\"%s\"", name, escaped);
}

/* Without a format: there are as many of these as tags in a bank. */
static void
append_tag (ExamTextBuilder *self,
            const char      *begin,
            Element          element,
            const char      *end)
{
  g_string_append (self->markup, begin);
  g_string_append (self->markup, rules[element].name);
  g_string_append (self->markup, end);
}

static void
append_start (ExamTextBuilder *self,
              Element          element,
              const char      *source,
              const char      *alternative)
{
  if (INLINES & BIT (element))
    {
      ensure_flow (self);
      if (element != BR)
        flush_space (self);
      self->pending_space = FALSE;
      append_tag (self, "<", element, element == BR ? "/>" : ">");
      self->after_space |= element == BR;
      return;
    }

  self->blocks = TRUE;
  self->pending_space = FALSE;
  append_tag (self, "<", element, "");
  if (element == IMG)
    {
      append_attribute (self, "src", source != NULL ? source : "");
      append_attribute (self, "alt", alternative != NULL ? alternative : "");
      g_string_append_c (self->markup, '/');
    }
  g_string_append_c (self->markup, '>');
  self->after_space = TRUE;
  self->block_start = self->markup->len;
}

/**
 * exam_text_builder_start:
 * @self: a builder
 * @name: name of an element
 * @source: (nullable): an image's file name
 * @alternative: (nullable): what the image shows
 * @error: set to %EXAM_ERROR_INVALID when the element may not stand here
 *
 * An element begins. A refused element is not open afterwards: its content and its end must be kept away.
 *
 * Returns: whether the element may stand here
 */
gboolean
exam_text_builder_start (ExamTextBuilder *self,
                         const char      *name,
                         const char      *source,
                         const char      *alternative,
                         GError         **error)
{
  Element element;

  g_return_val_if_fail (self != NULL, FALSE);

  element = find_element (name);
  if (!check_place (self, element, name, error))
    {
      self->n_children[self->depth]++;   /* not empty, only wrong */
      return FALSE;
    }

  append_start (self, element, source, alternative);
  self->n_children[self->depth]++;
  self->depth++;
  self->open[self->depth] = element;
  self->n_children[self->depth] = 0;

  return TRUE;
}

/* As in HTML, a line end right after <pre> or before </pre> is there for the author's eye. All of them are: if only one
 * went, what is written and read again would lose one each time. */
static void
trim_preformatted (ExamTextBuilder *self)
{
  gsize end = self->markup->len;

  while (end > self->block_start && self->markup->str[end - 1] == '\n')
    end--;
  g_string_truncate (self->markup, end);
  g_string_erase (self->markup, (gssize) self->block_start,
                  (gssize) strspn (self->markup->str + self->block_start, "\n"));
}

/**
 * exam_text_builder_end:
 * @self: a builder
 * @error: set to %EXAM_ERROR_INVALID when the element lacks something
 *
 * The innermost open element ends.
 *
 * Returns: whether it was complete
 */
gboolean
exam_text_builder_end (ExamTextBuilder *self,
                       GError         **error)
{
  Element element;
  gboolean complete;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (self->depth > 0, FALSE);

  element = self->open[self->depth];
  complete = !rules[element].needs_child || self->n_children[self->depth] > 0;
  self->depth--;

  if (element == PRE)
    trim_preformatted (self);
  if (element != BR && element != IMG)
    append_tag (self, "</", element, ">");
  if (!(INLINES & BIT (element)))
    self->pending_space = FALSE;

  if (!complete)
    g_set_error (error, EXAM_ERROR, EXAM_ERROR_INVALID, _("<%s> is empty; delete it or fill it"),
                 rules[element].name);
  return complete;
}

static void
append_escaped (GString *markup,
                char     character)
{
  switch (character)
    {
    case '&': g_string_append (markup, "&amp;"); break;
    case '<': g_string_append (markup, "&lt;"); break;
    case '>': g_string_append (markup, "&gt;"); break;
    case '\r': g_string_append_c (markup, '\n'); break;   /* from &#13;, as XML has it for a bare one */
    default: g_string_append_c (markup, character); break;
    }
}

/* Returns: how many bytes from @text on are neither white space nor anything to be escaped */
static gsize
count_plain (const char *text,
             gsize       length)
{
  gsize n = 0;

  while (n < length && !g_ascii_isspace (text[n]) && text[n] != '&' && text[n] != '<' && text[n] != '>')
    n++;
  return n;
}

/**
 * exam_text_builder_text:
 * @self: a builder
 * @text: text, not NUL-terminated
 * @length: bytes
 * @error: set to %EXAM_ERROR_INVALID when there may be no text here
 *
 * Text follows. Outside pre, runs of white space count as one space, as people who break lines expect.
 *
 * Returns: whether there may be text here; white space may be anywhere but in br and img
 */
gboolean
exam_text_builder_text (ExamTextBuilder *self,
                        const char      *text,
                        gsize            length,
                        GError         **error)
{
  Element parent;

  g_return_val_if_fail (self != NULL, FALSE);

  parent = self->open[self->depth];
  if (length > 0 && !rules[parent].text && rules[parent].children == 0)
    {
      g_set_error (error, EXAM_ERROR, EXAM_ERROR_INVALID,
                   _("<%s> has to be empty, without even a space; move what is in it behind <%s/>"),
                   rules[parent].name, rules[parent].name);
      return FALSE;
    }

  for (gsize i = 0, n; i < length; i += n)
    {
      n = 1;
      if (parent != PRE && g_ascii_isspace (text[i]))
        {
          self->pending_space = TRUE;
          continue;
        }

      if (!rules[parent].text)
        {
          g_autofree char *allowed = list_children (parent);

          self->n_children[self->depth]++;   /* not empty, only wrong */
          g_set_error (error, EXAM_ERROR, EXAM_ERROR_INVALID,
                       _("there is text right inside <%s>; put it into %s"),
                       rules[parent].name, allowed);
          return FALSE;
        }

      ensure_flow (self);
      flush_space (self);
      n = count_plain (text + i, length - i);
      g_string_append_len (self->markup, text + i, (gssize) n);
      if (n == 0)
        {
          append_escaped (self->markup, text[i]);
          n = 1;
        }
      self->after_space = FALSE;
    }

  return TRUE;
}

static gboolean
has_content (const char *markup)
{
  if (strstr (markup, "<img ") != NULL)
    return TRUE;

  for (const char *at = markup; *at != '\0'; at++)
    {
      if (*at == '<')
        at = strchr (at, '>');
      else if (!g_ascii_isspace (*at))
        return TRUE;
    }

  return FALSE;
}

/**
 * exam_text_builder_finish:
 * @self: a builder; it is empty afterwards and can be used again
 * @error: set to %EXAM_ERROR_INVALID when bare text and blocks stand side by side
 *
 * Returns: (transfer full) (nullable): the text; %NULL without @error when nothing was in it
 */
ExamText *
exam_text_builder_finish (ExamTextBuilder *self,
                          GError         **error)
{
  ExamText *text = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->bare && self->blocks)
    g_set_error_literal (error, EXAM_ERROR, EXAM_ERROR_INVALID,
                         _("bare text stands beside paragraphs, lists or tables; put it into <p>"));
  else
    {
      if (self->bare)
        g_string_append (self->markup, "</p>");
      if (has_content (self->markup->str))
        text = exam_text_new_from_markup (self->markup->str, (gssize) self->markup->len);
    }

  g_string_truncate (self->markup, 0);
  self->depth = 0;
  self->n_children[0] = 0;
  self->bare = self->blocks = self->pending_space = FALSE;

  return text;
}
