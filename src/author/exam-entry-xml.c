/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "author/exam-entry-xml.h"

#include <string.h>

/* Items and cases as pieces of text: new ones, those on the clipboard, and what of them one searches for. */

/* --- New ones --- */

/**
 * exam_entry_xml_new_item:
 * @kind: how it is answered
 * @id: its id
 * @domain: its domain
 *
 * Returns: (transfer full): an item with everything yet to be written in it
 */
char *
exam_entry_xml_new_item (ExamItemKind kind,
                         const char  *id,
                         const char  *domain)
{
  static const char *const responses[] = {
    [EXAM_ITEM_SINGLE_CHOICE] = "  <choice>\n"
                                "    <option key=\"yes\"></option>\n"
                                "    <option></option>\n"
                                "    <option></option>\n"
                                "    <option></option>\n"
                                "  </choice>\n",
    [EXAM_ITEM_MULTIPLE_CHOICE] = "  <choice choose=\"2\">\n"
                                  "    <option key=\"yes\"></option>\n"
                                  "    <option key=\"yes\"></option>\n"
                                  "    <option></option>\n"
                                  "    <option></option>\n"
                                  "    <option></option>\n"
                                  "  </choice>\n",
    [EXAM_ITEM_TYPED_CODES] = "  <codes system=\"ICD-10-CM\" first=\"yes\">\n"
                              "    <code></code>\n"
                              "  </codes>\n",
  };

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (domain != NULL, NULL);

  /* Ids hold nothing that would have to be escaped. */
  return g_strdup_printf ("<item id=\"%s\" domain=\"%s\">\n"
                          "  <stem></stem>\n"
                          "%s"
                          "  <rationale></rationale>\n"
                          "</item>", id, domain, responses[kind]);
}

/**
 * exam_entry_xml_new_case:
 * @id: its id
 * @domain: the domain of its item
 *
 * Returns: (transfer full): a case with a document and an item, both yet to be written
 */
char *
exam_entry_xml_new_case (const char *id,
                         const char *domain)
{
  g_autofree char *item_id = g_strdup_printf ("%s-1", id);
  g_autofree char *item = exam_entry_xml_new_item (EXAM_ITEM_SINGLE_CHOICE, item_id, domain);
  g_auto (GStrv) lines = g_strsplit (item, "\n", -1);
  g_autofree char *indented = g_strjoinv ("\n  ", lines);

  return g_strdup_printf ("<case id=\"%s\" title=\"\">\n"
                          "  <document title=\"\"></document>\n"
                          "  %s\n"
                          "</case>", id, indented);
}

/* --- Reading as far as it goes --- */

/**
 * exam_entry_xml_trim:
 * @text: what somebody copied
 *
 * Returns: (transfer full) (nullable): the item or case that it is, without what is around it; NULL if it is none
 */
char *
exam_entry_xml_trim (const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  const char *name;

  name = g_str_has_prefix (trimmed, "<item") ? "<item" : g_str_has_prefix (trimmed, "<case") ? "<case" : NULL;
  if (name == NULL || !g_ascii_isspace (trimmed[strlen (name)]))
    return NULL;
  return g_steal_pointer (&trimmed);
}

/** Returns: whether a piece that exam_entry_xml_trim() gave is a case, else it is an item */
gboolean
exam_entry_xml_is_case (const char *xml)
{
  return g_str_has_prefix (xml, "<case");
}

/* Past what holds no elements, for all its angle brackets; NULL where @at does not begin such a thing. */
static const char *
skip_unread (const char *at)
{
  static const struct { const char *start, *end; } kinds[] = {
    { "<!--", "-->" }, { "<![CDATA[", "]]>" }, { "<?", "?>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_prefix (at, kinds[i].start))
      {
        const char *end = strstr (at, kinds[i].end);

        return end != NULL ? end + strlen (kinds[i].end) : at + strlen (at);
      }
  return NULL;
}

/* The end of a tag that begins at @at: its '>', or the end of the text. */
static const char *
find_tag_end (const char *at)
{
  char quote = '\0';

  for (; *at != '\0'; at++)
    if (quote != '\0')
      quote = *at == quote ? '\0' : quote;
    else if (*at == '"' || *at == '\'')
      quote = *at;
    else if (*at == '>')
      break;
  return at;
}

/* The value of an attribute in the tag from @tag to @end. */
static const char *
find_attribute (const char *tag,
                const char *end,
                const char *name,
                gsize      *length)
{
  gsize name_length = strlen (name);

  for (const char *at = tag; at < end; at++)
    {
      const char *value = at + 1 + name_length;
      const char *closing;

      if (*at == '"' || *at == '\'')
        {
          /* Over a value, whatever is in it. */
          closing = memchr (at + 1, *at, end - at - 1);
          if (closing == NULL)
            return NULL;
          at = closing;
          continue;
        }
      if (!g_ascii_isspace (*at) || strncmp (at + 1, name, name_length) != 0)
        continue;
      while (value < end && g_ascii_isspace (*value))
        value++;
      if (*value != '=')
        continue;
      do
        value++;
      while (value < end && g_ascii_isspace (*value));
      if (value >= end || (*value != '"' && *value != '\''))
        continue;
      closing = memchr (value + 1, *value, end - value - 1);
      if (closing == NULL)
        return NULL;
      *length = closing - value - 1;
      return value + 1;
    }
  return NULL;
}

/* The next start tag of an element; NULL when there is none any more. */
static const char *
find_start_tag (const char  *at,
                const char **end)
{
  while ((at = strchr (at, '<')) != NULL)
    {
      const char *behind = skip_unread (at);

      if (behind != NULL)
        {
          at = behind;
          continue;
        }
      *end = find_tag_end (at);
      if (g_ascii_isalpha (at[1]))
        return at;
      at = *end;
    }
  return NULL;
}

static gboolean
is_element (const char *tag,
            const char *name)
{
  gsize length = strlen (name);

  return strncmp (tag + 1, name, length) == 0 && !g_ascii_isalnum (tag[1 + length]) && tag[1 + length] != '-';
}

/** Returns: (transfer full) (nullable): the id of the first item or case in a text */
char *
exam_entry_xml_dup_id (const char *xml)
{
  const char *end;
  const char *tag = find_start_tag (xml, &end);
  gsize length;
  const char *id = tag != NULL ? find_attribute (tag, end, "id", &length) : NULL;

  return id != NULL ? g_strndup (id, length) : NULL;
}

/* --- Ids --- */

static gboolean
is_taken (ExamBankEditor *editor,
          GHashTable     *given,
          const char     *id)
{
  GListModel *entries = exam_bank_editor_get_entries (editor);
  guint n = g_list_model_get_n_items (entries);

  if (g_hash_table_contains (given, id))
    return TRUE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (ExamEntry) entry = g_list_model_get_item (entries, i);

      if (g_strcmp0 (exam_entry_get_id (entry), id) == 0)
        return TRUE;
    }
  return FALSE;
}

static char *
make_fresh_id (ExamBankEditor *editor,
               GHashTable     *given,
               const char     *id)
{
  char *fresh = exam_bank_editor_make_id (editor, id);

  for (guint n = 2; g_hash_table_contains (given, fresh); n++)
    {
      g_autofree char *stem = g_strdup_printf ("%s-%u", id, n);

      g_free (fresh);
      fresh = exam_bank_editor_make_id (editor, stem);
    }
  return fresh;
}

/**
 * exam_entry_xml_refresh_ids:
 * @xml: an item or a case
 * @editor: the bank into which it is to go
 *
 * Returns: (transfer full): the same with other ids where the bank has such ids already
 */
char *
exam_entry_xml_refresh_ids (const char     *xml,
                            ExamBankEditor *editor)
{
  g_autoptr (GHashTable) given = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GString *text = g_string_new (NULL);
  const char *copied = xml;
  const char *tag = xml;
  const char *end;

  for (; (tag = find_start_tag (tag, &end)) != NULL; tag = end)
    {
      gsize length = 0;
      const char *place = is_element (tag, "item") || is_element (tag, "case")
        ? find_attribute (tag, end, "id", &length) : NULL;
      g_autofree char *id = place != NULL ? g_strndup (place, length) : NULL;

      if (id == NULL)
        continue;
      if (is_taken (editor, given, id))
        {
          g_autofree char *fresh = make_fresh_id (editor, given, id);

          g_string_append_len (text, copied, place - copied);
          g_string_append (text, fresh);
          copied = place + length;
          g_free (id);
          id = g_steal_pointer (&fresh);
        }
      g_hash_table_add (given, g_steal_pointer (&id));
    }
  g_string_append (text, copied);
  return g_string_free (text, FALSE);
}

/** Returns: (transfer full) (element-type utf8): what an item or case names as the files of its images, as written */
GPtrArray *
exam_entry_xml_list_images (const char *xml)
{
  GPtrArray *images = g_ptr_array_new_with_free_func (g_free);
  const char *tag = xml;
  const char *end;

  for (; (tag = find_start_tag (tag, &end)) != NULL; tag = end)
    {
      gsize length = 0;
      const char *source = is_element (tag, "img") ? find_attribute (tag, end, "src", &length) : NULL;

      if (source != NULL)
        g_ptr_array_add (images, g_strndup (source, length));
    }
  return images;
}

/* --- Searching --- */

static void
append_folded (GString    *text,
               const char *from,
               const char *end)
{
  while (from < end)
    {
      if ((guchar) *from >= 0x80)
        {
          g_string_append_unichar (text, g_unichar_tolower (g_utf8_get_char (from)));
          from = g_utf8_next_char (from);
          continue;
        }
      if (!g_ascii_isspace (*from))
        g_string_append_c (text, g_ascii_tolower (*from));
      else if (text->len > 0 && text->str[text->len - 1] != ' ')
        g_string_append_c (text, ' ');
      from++;
    }
}

/* What attributes say can be searched for too, such as an id or the section of a source. */
static void
append_values (GString    *text,
               const char *tag,
               const char *end)
{
  const char *at = tag;

  while (at < end)
    {
      const char *closing = *at == '"' || *at == '\'' ? memchr (at + 1, *at, end - at - 1) : NULL;

      if (closing != NULL)
        {
          append_folded (text, " ", &" "[1]);
          append_folded (text, at + 1, closing);
          at = closing;
        }
      at++;
    }
}

/* Words go on through bold letters and indices, and end where a paragraph does. */
static gboolean
is_within_words (const char *tag,
                 const char *end)
{
  const char *name = tag[1] == '/' ? tag + 2 : tag + 1;

  return end - name == 1 ? *name != 'p' : end - name == 3 && strncmp (name, "su", 2) == 0;
}

/**
 * exam_entry_xml_fold:
 * @xml: an item or a case
 * @length: bytes of it
 *
 * Returns: (transfer full): what one can read in it, in small letters and with single spaces, for searching
 */
char *
exam_entry_xml_fold (const char *xml,
                     gsize       length)
{
  const char *limit = xml + length;
  GString *text = g_string_sized_new (length);

  for (const char *at = xml; at < limit;)
    {
      const char *tag = memchr (at, '<', limit - at);
      const char *end;

      append_folded (text, at, tag != NULL ? tag : limit);
      if (tag == NULL)
        break;
      end = skip_unread (tag);
      if (end != NULL)
        {
          at = MIN (end, limit);
          continue;
        }
      end = MIN (find_tag_end (tag), limit - 1);
      append_values (text, tag, end);
      if (!is_within_words (tag, end))
        append_folded (text, " ", &" "[1]);
      at = end + 1;
    }
  return g_string_free (text, FALSE);
}
