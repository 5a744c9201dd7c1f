/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "author/exam-line-filler.h"

#include <string.h>

#include "bank/exam-xml-scanner.h"

/* A piece of a paragraph that no line break comes into. */
typedef struct {
  char  *markup;     /* (owned): canonical */
  char  *source;     /* (owned) (nullable): as it is written; NULL where that is the same */
  char  *separator;  /* (owned): what is written before it: white space, perhaps comments */
} Word;

static void
clear_word (Word *word)
{
  g_free (word->markup);
  g_free (word->source);
  g_free (word->separator);
}

static GArray *
words_new (void)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));

  g_array_set_clear_func (words, (GDestroyNotify) clear_word);
  return words;
}

static Word *
get_word (GArray *words,
          guint   index)
{
  return &g_array_index (words, Word, index);
}

/* --- Canonical markup --- */

/* Lines break at spaces, and behind <br/>, where there is none. */
static GArray *
split_markup (const char *markup)
{
  GArray *words = words_new ();
  const char *separator = "";

  while (*markup != '\0')
    {
      const char *end = strchrnul (markup, ' ');
      const char *line_break = memmem (markup, end - markup, "<br/>", strlen ("<br/>"));
      Word word;

      if (line_break != NULL)
        end = line_break + strlen ("<br/>");
      word = (Word) { g_strndup (markup, end - markup), NULL, g_strdup (separator) };
      g_array_append_val (words, word);
      separator = *end == ' ' ? " " : "";
      markup = end + (*end == ' ');
    }
  return words;
}

/* --- Source --- */

typedef struct {
  const char *text;
  GArray     *words;
  GString    *separator;
  GString    *source;
  GString    *markup;
} Splitter;

static void
end_word (Splitter *self)
{
  Word word;

  if (self->source->len == 0)
    return;
  word = (Word) { g_strdup (self->markup->str), g_strdup (self->source->str), g_strdup (self->separator->str) };
  g_array_append_val (self->words, word);
  g_string_truncate (self->separator, 0);
  g_string_truncate (self->source, 0);
  g_string_truncate (self->markup, 0);
}

static void
split_text (Splitter           *self,
            const ExamXmlToken *token)
{
  for (gsize at = token->start, end; at < token->end; at = end)
    {
      gboolean blank = g_ascii_isspace (self->text[at]);
      g_autofree char *decoded = NULL;
      g_autofree char *encoded = NULL;

      for (end = at; end < token->end && g_ascii_isspace (self->text[end]) == blank;)
        end++;
      if (blank)
        {
          end_word (self);
          g_string_append_len (self->separator, self->text + at, (gssize) (end - at));
          continue;
        }
      decoded = exam_xml_decode (self->text + at, end - at, FALSE);
      encoded = exam_xml_encode (decoded, -1, '\0');
      g_string_append_len (self->source, self->text + at, (gssize) (end - at));
      g_string_append (self->markup, encoded);
    }
}

static void
split_other (Splitter           *self,
             const ExamXmlToken *token)
{
  g_autofree char *decoded = exam_xml_token_dup_text (token, self->text);
  gssize length = (gssize) (token->end - token->start);
  int n_name = (int) (token->name_end - token->name_start);

  if (token->kind == EXAM_XML_TOKEN_COMMENT || token->kind == EXAM_XML_TOKEN_INSTRUCTION)
    {
      g_string_append_len (self->source->len > 0 ? self->source : self->separator, self->text + token->start, length);
      return;
    }

  g_string_append_len (self->source, self->text + token->start, length);
  if (decoded != NULL)
    {
      g_autofree char *encoded = exam_xml_encode (decoded, -1, '\0');

      g_string_append (self->markup, encoded);
    }
  else
    g_string_append_printf (self->markup, "<%s%.*s%s>", token->kind == EXAM_XML_TOKEN_END ? "/" : "",
                            n_name, self->text + token->name_start, token->empty ? "/" : "");
  if (token->empty)
    end_word (self);
}

/* Returns: (transfer full): the words; @tail is what is written behind the last one */
static GArray *
split_source (const char  *text,
              gsize        start,
              gsize        end,
              char       **tail)
{
  ExamXmlScanner scanner = { text, start, end };
  Splitter splitter = { text, words_new (), g_string_new (NULL), g_string_new (NULL), g_string_new (NULL) };
  ExamXmlToken token;

  while (exam_xml_scanner_next (&scanner, &token))
    {
      if (token.kind == EXAM_XML_TOKEN_TEXT)
        split_text (&splitter, &token);
      else
        split_other (&splitter, &token);
    }
  end_word (&splitter);
  *tail = g_string_free (splitter.separator, FALSE);
  g_string_free (splitter.source, TRUE);
  g_string_free (splitter.markup, TRUE);
  return splitter.words;
}

/* --- What stays --- */

/* A word of the source can be several, as CDATA can hold spaces. Returns how many words of @words it is, or 0. */
static guint
match_word (const Word *word,
            GArray     *words,
            guint       first,
            guint       last,
            gboolean    backwards)
{
  g_auto (GStrv) pieces = g_strsplit (word->markup, " ", -1);
  guint n = g_strv_length (pieces);
  guint at = backwards ? last - n : first;

  if (n > last - first)
    return 0;
  for (guint i = 0; i < n; i++)
    if (!g_str_equal (pieces[i], get_word (words, at + i)->markup))
      return 0;
  return n;
}

typedef struct {
  guint old_first;
  guint old_last;
  guint new_first;
  guint new_last;
} Change;

static Change
find_change (GArray *old,
             GArray *new)
{
  Change change = { 0, old->len, 0, new->len };
  guint n;

  while (change.old_first < change.old_last &&
         (n = match_word (get_word (old, change.old_first), new, change.new_first, change.new_last, FALSE)) > 0)
    {
      change.old_first++;
      change.new_first += n;
    }
  while (change.old_last > change.old_first &&
         (n = match_word (get_word (old, change.old_last - 1), new, change.new_first, change.new_last, TRUE)) > 0)
    {
      change.old_last--;
      change.new_last -= n;
    }
  return change;
}

/* Returns: (transfer full): the words as they are to be written */
static GArray *
merge_words (GArray *old,
             GArray *new,
             Change  change)
{
  GArray *merged = words_new ();
  guint n_new = change.new_last - change.new_first;

  for (guint i = 0; i < change.old_first + n_new + (old->len - change.old_last); i++)
    {
      Word word;

      if (i < change.old_first)
        word = *get_word (old, i);
      else if (i < change.old_first + n_new)
        {
          guint at = i - change.old_first;

          word = *get_word (new, change.new_first + at);
          /* Where a word takes the place of another the line breaks are kept as long as they can be. */
          if (change.old_first + at < change.old_last && (change.old_first + at == 0) == (change.new_first + at == 0) &&
              (*word.separator != '\0') == (*get_word (old, change.old_first + at)->separator != '\0'))
            word.separator = get_word (old, change.old_first + at)->separator;
        }
      else
        word = *get_word (old, i - change.old_first - n_new + change.old_last);

      /* What came to the front of the paragraph, and what no longer stands there. */
      if (i == 0 && old->len > 0)
        word.separator = get_word (old, 0)->separator;
      else if (i > 0 && i == change.old_first + n_new && change.old_last == 0)
        word.separator = (char *) " ";
      word = (Word) { g_strdup (word.markup), g_strdup (word.source), g_strdup (word.separator) };
      g_array_append_val (merged, word);
    }
  return merged;
}

/* --- Lines --- */

typedef struct {
  GString             *written;
  const ExamLineStyle *style;
  const char          *indent;   /* of the lines behind the first */
  gsize                column;
  gboolean             pushed;   /* words came into this line from the one before */
} Filler;

static void
append (Filler     *self,
        const char *text)
{
  const char *line = strrchr (text, '\n');

  g_string_append (self->written, text);
  if (line != NULL)
    self->column = (gsize) g_utf8_strlen (line + 1, -1);
  else
    self->column += (gsize) g_utf8_strlen (text, -1);
}

static void
append_break (Filler *self)
{
  g_string_append (self->written, self->style->eol);
  g_string_append (self->written, self->indent);
  self->column = (gsize) g_utf8_strlen (self->indent, -1);
}

/* @free: the line breaks before it may go and come. */
static void
append_word (Filler     *self,
             const Word *word,
             gboolean    is_first,
             gboolean    is_last,
             gboolean    is_free)
{
  const char *source = word->source != NULL ? word->source : word->markup;
  gboolean breaks = strchr (word->separator, '\n') != NULL;
  gboolean blank = word->separator[strspn (word->separator, " \t\r\n")] == '\0';
  gsize length = (gsize) g_utf8_strlen (source, -1) + (is_last ? self->style->tail : 0);
  gboolean fits = self->column + (*word->separator != '\0') + length <= self->style->width;

  if (is_first || !is_free || !blank || (breaks && !self->pushed))
    append (self, word->separator);
  else if (!fits)
    {
      append_break (self);
      self->pushed = !breaks;
    }
  else
    append (self, *word->separator != '\0' ? " " : "");
  append (self, source);
}

/**
 * exam_lines_fill:
 * @markup: canonical markup of a paragraph, without its tags
 * @style: what lines look like
 *
 * Returns: (transfer full): it in lines
 */
char *
exam_lines_fill (const char          *markup,
                 const ExamLineStyle *style)
{
  g_autoptr (GArray) words = split_markup (markup);
  g_autofree char *indent = g_strconcat (style->indent, style->unit, NULL);
  Filler filler = { g_string_new (NULL), style, indent, style->column, TRUE };

  for (guint i = 0; i < words->len; i++)
    append_word (&filler, get_word (words, i), i == 0, i == words->len - 1, TRUE);
  return g_string_free (filler.written, FALSE);
}

/* The lines behind the first keep the indentation that they have. */
static char *
find_indent (GArray              *words,
             const ExamLineStyle *style)
{
  for (guint i = 1; i < words->len; i++)
    {
      const char *separator = get_word (words, i)->separator;
      const char *line = strrchr (separator, '\n');

      if (line != NULL && line[1 + strspn (line + 1, " \t")] == '\0')
        return g_strdup (line + 1);
    }
  return g_strconcat (style->indent, style->unit, NULL);
}

/**
 * exam_lines_refill:
 * @text: where the paragraph is written
 * @start: its first byte, behind its tag
 * @end: the byte behind its last
 * @markup: canonical markup of what it is to say, without its tags
 * @style: what lines look like
 *
 * Writes a paragraph so that all before the first and behind the last word that is another stays as it is written: references,
 * comments, line breaks. Only where a line becomes too long its rest goes into the next, until it fits again.
 *
 * Returns: (transfer full): it in lines
 */
char *
exam_lines_refill (const char          *text,
                   gsize                start,
                   gsize                end,
                   const char          *markup,
                   const ExamLineStyle *style)
{
  g_autofree char *tail = NULL;
  g_autoptr (GArray) old = split_source (text, start, end, &tail);
  g_autoptr (GArray) new = split_markup (markup);
  g_autoptr (GArray) words = NULL;
  g_autofree char *indent = find_indent (old, style);
  Filler filler = { g_string_new (NULL), style, indent, style->column, FALSE };
  Change change = find_change (old, new);

  words = merge_words (old, new, change);
  for (guint i = 0; i < words->len; i++)
    append_word (&filler, get_word (words, i), i == 0, i == words->len - 1 && strchr (tail, '\n') == NULL,
                 i >= change.old_first);
  g_string_append (filler.written, tail);
  return g_string_free (filler.written, FALSE);
}
