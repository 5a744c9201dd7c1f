/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "author/exam-outline.h"

#include <string.h>

#include "bank/exam-xml-scanner.h"

/* Bytes of a stem that a list shows at most. */
#define SUMMARY 240

typedef struct {
  const char  *text;
  ExamOutline *outline;
  guint        depth;          /* of open elements, the bank is one */
  guint        foreign_depth;  /* depth of the element that is passed over, or 0 */
  int          open_case;      /* index, or -1 */
  int          open_item;      /* index, or -1 */
  guint        stem_depth;     /* depth of the stem that is read, or 0 */
  GString     *summary;        /* (owned) */
  gsize        hashed;         /* where the part of the open case begins that its hash lacks */
} Scan;

static void
clear_entry (ExamOutlineEntry *entry)
{
  g_free (entry->id);
  g_free (entry->domain);
  g_free (entry->summary);
}

/** Returns: @hash carried on over @text; eight bytes at a time, as that of a whole bank is made while one types */
guint64
exam_outline_hash (const char *text,
                   gsize       length,
                   guint64     hash)
{
  const guint64 prime = G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
  guint64 word;

  for (; length >= sizeof word; text += sizeof word, length -= sizeof word)
    {
      memcpy (&word, text, sizeof word);
      hash = (hash ^ word) * prime;
      hash ^= hash >> 29;
    }
  word = length;
  memcpy (&word, text, length);
  hash = (hash ^ word ^ ((guint64) length << 56)) * prime;
  return hash ^ (hash >> 32);
}

static ExamOutlineEntry *
get_entry (Scan *self,
           int   index)
{
  return &g_array_index (self->outline->entries, ExamOutlineEntry, index);
}

/* What came since the last item of the open case belongs to the case alone. */
static void
hash_case (Scan *self,
           gsize end)
{
  ExamOutlineEntry *entry;

  if (self->open_case < 0)
    return;
  entry = get_entry (self, self->open_case);
  entry->hash = exam_outline_hash (self->text + self->hashed, end - self->hashed, entry->hash);
  self->hashed = end;
}

static int
open_entry (Scan               *self,
            const ExamXmlToken *token,
            ExamEntryKind       kind)
{
  ExamOutlineEntry entry = {
    .kind = kind,
    .parent = kind == EXAM_ENTRY_ITEM ? self->open_case : -1,
    .start = token->start,
    .end = token->end,
    .id = exam_xml_token_dup_attribute (token, self->text, "id"),
  };

  if (kind == EXAM_ENTRY_ITEM)
    {
      hash_case (self, token->start);
      entry.domain = exam_xml_token_dup_attribute (token, self->text, "domain");
      g_string_truncate (self->summary, 0);
    }
  else
    {
      entry.summary = exam_xml_token_dup_attribute (token, self->text, "title");
      self->hashed = token->start;
    }
  entry.summary = entry.summary != NULL ? entry.summary : g_strdup ("");
  g_array_append_val (self->outline->entries, entry);
  return (int) self->outline->entries->len - 1;
}

static void
close_entry (Scan  *self,
             int   *open,
             gsize  end)
{
  ExamOutlineEntry *entry = get_entry (self, *open);

  entry->end = end;
  if (entry->kind == EXAM_ENTRY_CASE)
    hash_case (self, end);
  else
    {
      entry->hash = exam_outline_hash (self->text + entry->start, end - entry->start, 0);
      g_free (entry->summary);
      entry->summary = g_strdup (g_strstrip (self->summary->str));
      self->hashed = end;
    }
  *open = -1;
}

/* White space is one space; blocks do not run into each other. */
static void
read_summary (Scan               *self,
              const ExamXmlToken *token)
{
  ExamXmlToken piece = *token;
  g_autofree char *text = NULL;

  if (self->summary->len >= SUMMARY)
    return;
  if (piece.kind == EXAM_XML_TOKEN_TEXT && piece.end - piece.start > 2 * SUMMARY)
    piece.end = (gsize) (g_utf8_find_prev_char (self->text + piece.start, self->text + piece.start + 2 * SUMMARY) - self->text);
  text = exam_xml_token_dup_text (&piece, self->text);

  for (const char *at = text; at != NULL && *at != '\0' && self->summary->len < SUMMARY; at = g_utf8_next_char (at))
    {
      if (!g_ascii_isspace (*at))
        g_string_append_unichar (self->summary, g_utf8_get_char (at));
      else if (self->summary->len > 0 && self->summary->str[self->summary->len - 1] != ' ')
        g_string_append_c (self->summary, ' ');
    }
}

static void
start_element (Scan               *self,
               const ExamXmlToken *token)
{
  guint depth = ++self->depth;

  if (self->foreign_depth > 0)
    return;

  if (depth == 1)
    {
      self->outline->content_start = token->end;
      self->outline->empty = token->empty;
      self->outline->prefixed = !exam_xml_token_is (token, self->text, "bank");
    }
  else if (exam_xml_token_is_foreign (token, self->text))
    self->foreign_depth = depth;
  else if (depth == 2 && exam_xml_token_is (token, self->text, "case"))
    self->open_case = open_entry (self, token, EXAM_ENTRY_CASE);
  else if ((depth == 2 || (depth == 3 && self->open_case >= 0)) && exam_xml_token_is (token, self->text, "item"))
    self->open_item = open_entry (self, token, EXAM_ENTRY_ITEM);
  else if (self->open_item >= 0 && self->stem_depth == 0 && self->summary->len == 0 &&
           exam_xml_token_is (token, self->text, "stem"))
    self->stem_depth = depth;
  else if (self->stem_depth > 0 && self->summary->len > 0 && memchr ("pult", self->text[token->name_start], 4) != NULL)
    g_string_append_c (self->summary, ' ');
}

static void
end_element (Scan               *self,
             const ExamXmlToken *token)
{
  guint depth = self->depth;

  if (depth == 0)
    return;
  self->depth--;
  if (self->foreign_depth > 0)
    {
      if (depth == self->foreign_depth)
        self->foreign_depth = 0;
      return;
    }

  if (depth == self->stem_depth)
    self->stem_depth = 0;
  if (depth == 1)
    self->outline->content_end = token->start;
  else if (self->open_item >= 0 && depth == (get_entry (self, self->open_item)->parent >= 0 ? 3 : 2))
    close_entry (self, &self->open_item, token->end);
  else if (self->open_case >= 0 && depth == 2)
    close_entry (self, &self->open_case, token->end);
}

/**
 * exam_outline_new:
 * @text: well-formed XML of a bank
 * @start: where to begin
 * @end: where to end
 * @in_bank: @start is inside the bank, between two of its children; else it is the start of the text
 *
 * Returns: (transfer full): what stands where
 */
ExamOutline *
exam_outline_new (const char *text,
                  gsize       start,
                  gsize       end,
                  gboolean    in_bank)
{
  ExamOutline *outline = g_new0 (ExamOutline, 1);
  ExamXmlScanner scanner = { text, start, end };
  Scan scan = { .text = text, .outline = outline, .depth = in_bank, .open_case = -1, .open_item = -1 };
  ExamXmlToken token;

  outline->entries = g_array_new (FALSE, FALSE, sizeof (ExamOutlineEntry));
  g_array_set_clear_func (outline->entries, (GDestroyNotify) clear_entry);
  outline->content_start = start;
  outline->content_end = end;
  scan.summary = g_string_new (NULL);

  while (exam_xml_scanner_next (&scanner, &token))
    {
      if (token.kind == EXAM_XML_TOKEN_START)
        start_element (&scan, &token);
      if (token.kind == EXAM_XML_TOKEN_END || (token.kind == EXAM_XML_TOKEN_START && token.empty))
        end_element (&scan, &token);
      else if (scan.stem_depth > 0)
        read_summary (&scan, &token);
    }
  if (scan.open_item >= 0)
    close_entry (&scan, &scan.open_item, end);
  if (scan.open_case >= 0)
    close_entry (&scan, &scan.open_case, end);
  if (outline->empty)
    outline->content_end = outline->content_start;

  g_string_free (scan.summary, TRUE);
  return outline;
}

void
exam_outline_free (ExamOutline *self)
{
  g_return_if_fail (self != NULL);
  g_array_unref (self->entries);
  g_free (self);
}
