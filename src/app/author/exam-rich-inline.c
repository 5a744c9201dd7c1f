/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/author/exam-rich-inline.h"

#include <string.h>


/* In the order of ExamInlineStyle, which is the order in which they are opened. */
static const char *const style_tags[EXAM_INLINE_N_STYLES] = { "b", "i", "sub", "sup" };

/* Returns: which style the tag at @at opens or closes, or -1 */
static int
find_style (const char *at,
            const char *end)
{
  const char *name = at + (at[1] == '/' ? 2 : 1);

  for (int i = 0; i < EXAM_INLINE_N_STYLES; i++)
    if (strlen (style_tags[i]) == (gsize) (end - name) && strncmp (name, style_tags[i], (gsize) (end - name)) == 0)
      return i;

  return -1;
}

static guint
get_styles (const guint *depths)
{
  guint styles = 0;

  for (guint i = 0; i < EXAM_INLINE_N_STYLES; i++)
    if (depths[i] > 0)
      styles |= 1u << i;

  return styles;
}

/* Not exam_markup_to_plain(), which drops the last space. */
static char *
decode (const char *markup,
        gsize       length)
{
  static const struct { const char *name; char character; } entities[] = {
    { "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' }, { "&quot;", '"' }, { "&apos;", '\'' },
  };
  GString *plain = g_string_sized_new (length);

  for (const char *at = markup; at < markup + length;)
    {
      guint i;

      for (i = 0; *at == '&' && i < G_N_ELEMENTS (entities); i++)
        if (g_str_has_prefix (at, entities[i].name))
          break;

      if (*at == '&' && i < G_N_ELEMENTS (entities))
        {
          g_string_append_c (plain, entities[i].character);
          at += strlen (entities[i].name);
        }
      else
        g_string_append_c (plain, *at++);
    }

  return g_string_free (plain, FALSE);
}

/**
 * exam_inline_parse:
 * @markup: what #ExamTextCell has: a line end stands for br
 * @func: gets each piece of text, without entities, in order
 * @user_data: for @func
 */
void
exam_inline_parse (const char    *markup,
                   ExamInlineFunc func,
                   gpointer       user_data)
{
  guint depths[EXAM_INLINE_N_STYLES] = { 0 };

  g_return_if_fail (markup != NULL);

  while (*markup != '\0')
    {
      gsize length = strcspn (markup, "<");
      const char *close;
      int style;

      if (length > 0)
        {
          g_autofree char *text = decode (markup, length);

          func (text, strlen (text), get_styles (depths), user_data);
          markup += length;
          continue;
        }

      close = strchr (markup, '>');
      g_return_if_fail (close != NULL);
      style = find_style (markup, close);
      if (style >= 0 && markup[1] != '/')
        depths[style]++;
      else if (style >= 0 && depths[style] > 0)
        depths[style]--;
      markup = close + 1;
    }
}

/* --- Writing --- */

struct _ExamInlineWriter
{
  GString *markup;                     /* (owned) */
  guint    open[EXAM_INLINE_N_STYLES]; /* styles, the innermost last */
  guint    n_open;
  gboolean pending_space;
  gboolean after_space;                /* a line begins here, or a space was last */
  guint    space_styles;               /* what all of the white space that is pending has */
};

ExamInlineWriter *
exam_inline_writer_new (void)
{
  ExamInlineWriter *self = g_new0 (ExamInlineWriter, 1);

  self->markup = g_string_new (NULL);
  self->after_space = TRUE;
  return self;
}

static void
set_styles (ExamInlineWriter *self,
            guint             styles)
{
  guint kept = 0, open = 0;

  while (kept < self->n_open && (styles & (1u << self->open[kept])))
    open |= 1u << self->open[kept++];
  while (self->n_open > kept)
    g_string_append_printf (self->markup, "</%s>", style_tags[self->open[--self->n_open]]);

  for (guint i = 0; i < EXAM_INLINE_N_STYLES; i++)
    if ((styles & (1u << i)) && !(open & (1u << i)))
      {
        g_string_append_printf (self->markup, "<%s>", style_tags[i]);
        self->open[self->n_open++] = i;
      }
}

/* A space between pieces of different style has what both have, as the canonical form has it. */
static void
flush_space (ExamInlineWriter *self,
             guint             styles)
{
  if (self->pending_space && !self->after_space)
    {
      set_styles (self, self->space_styles & styles);
      g_string_append_c (self->markup, ' ');
    }
  self->pending_space = FALSE;
}

static void
append_character (GString    *markup,
                  const char *character,
                  gsize       length)
{
  switch (*character)
    {
    case '&': g_string_append (markup, "&amp;"); break;
    case '<': g_string_append (markup, "&lt;"); break;
    case '>': g_string_append (markup, "&gt;"); break;
    default: g_string_append_len (markup, character, (gssize) length); break;
    }
}

/* Besides line ends, what Unicode has for the ends of lines and paragraphs. */
static gboolean
is_break (const char *character)
{
  return *character == '\n' || g_str_has_prefix (character, EXAM_INLINE_BREAK) ||
         g_str_has_prefix (character, "\342\200\251");
}

/**
 * exam_inline_writer_add:
 * @self: a writer
 * @text: UTF-8; line ends are line breaks
 * @length: bytes
 * @styles: bits of #ExamInlineStyle
 */
void
exam_inline_writer_add (ExamInlineWriter *self,
                        const char       *text,
                        gsize             length,
                        guint             styles)
{
  const char *next;

  g_return_if_fail (self != NULL);

  for (const char *at = text; at < text + length; at = next)
    {
      next = g_utf8_next_char (at);
      if (is_break (at))
        {
          set_styles (self, styles);
          g_string_append_c (self->markup, '\n');
          self->pending_space = FALSE;
          self->after_space = TRUE;
        }
      else if (g_ascii_isspace (*at))
        {
          self->space_styles = self->pending_space ? self->space_styles & styles : styles;
          self->pending_space = TRUE;
        }
      else
        {
          flush_space (self, styles);
          set_styles (self, styles);
          append_character (self->markup, at, (gsize) (next - at));
          self->after_space = FALSE;
        }
    }
}

/** Returns: (transfer full): the markup of all that was added, as #ExamTextCell has it; @self is gone */
char *
exam_inline_writer_free (ExamInlineWriter *self)
{
  char *markup;

  g_return_val_if_fail (self != NULL, NULL);

  set_styles (self, 0);
  markup = g_string_free (self->markup, FALSE);
  g_free (self);
  return markup;
}

static void
add_piece (const char *text,
           gsize       length,
           guint       styles,
           gpointer    user_data)
{
  exam_inline_writer_add (user_data, text, length, styles);
}

/**
 * exam_inline_normalise:
 * @markup: what #ExamTextCell has
 *
 * The same text and styles can be nested in several ways, `<i><b>x</b></i>` and `<b><i>x</i></b>`. This gives the one of
 * them that the editor writes.
 *
 * Returns: (transfer full): markup that shows the same
 */
char *
exam_inline_normalise (const char *markup)
{
  ExamInlineWriter *writer = exam_inline_writer_new ();

  exam_inline_parse (markup, add_piece, writer);
  return exam_inline_writer_free (writer);
}

/** Returns: (transfer full): the markup of text in a report, where white space counts */
char *
exam_inline_escape (const char *text)
{
  GString *markup = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (is_break (at))
      g_string_append_c (markup, '\n');
    else
      append_character (markup, at, (gsize) (g_utf8_next_char (at) - at));

  return g_string_free (markup, FALSE);
}
