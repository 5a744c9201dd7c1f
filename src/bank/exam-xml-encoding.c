/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bank/exam-xml-encoding.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* Returns: (transfer full) (nullable): the encoding that a file's first bytes give away, or declare */
static char *
find_encoding (const char *head,
               gsize       length)
{
  static const struct { const char *bytes; gsize length; const char *name; } marks[] = {
    { "\xff\xfe", 2, "UTF-16" },
    { "\xfe\xff", 2, "UTF-16" },
    { "<\0", 2, "UTF-16" },
    { "\0<", 2, "UTF-16" },
    { "\0\0", 2, "UTF-32" },
    { "\x4c\x6f\xa7\x94", 4, "EBCDIC" },
  };
  g_autoptr (GRegex) declaration = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  const char *end = g_strstr_len (head, (gssize) length, "?>");

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (length >= marks[i].length && memcmp (head, marks[i].bytes, marks[i].length) == 0)
      return g_strdup (marks[i].name);

  declaration = g_regex_new ("^(?:\\xef\\xbb\\xbf)?<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([^\"']*)[\"']",
                             G_REGEX_RAW, 0, NULL);
  if (!g_regex_match_full (declaration, head, end != NULL ? end - head : MIN ((gssize) length, 256), 0, 0, &match, NULL))
    return NULL;

  return g_match_info_fetch (match, 1);
}

/* XML 1.0, production 81. Whatever else a declaration says is not repeated to the user. */
static gboolean
is_encoding_name (const char *name)
{
  return g_ascii_isalpha (*name) && strlen (name) <= 40 &&
         name[strspn (name, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "._-")] == '\0';
}

/**
 * exam_xml_check_encoding:
 * @head: the first bytes of a document
 * @length: how many
 * @file: its name
 * @problems: gets what is wrong
 *
 * The parser could convert what a declaration names; but then places would not be bytes of the file.
 *
 * Returns: whether the document is UTF-8, as far as it says
 */
gboolean
exam_xml_check_encoding (const char   *head,
                         gsize         length,
                         const char   *file,
                         ExamProblems *problems)
{
  g_autofree char *encoding = find_encoding (head, length);

  if (encoding == NULL || g_ascii_strcasecmp (encoding, "UTF-8") == 0 ||
      g_ascii_strcasecmp (encoding, "UTF8") == 0)
    return TRUE;

  if (is_encoding_name (encoding))
    exam_problems_add (problems, EXAM_SEVERITY_ERROR, file, 1, 1, NULL,
                       _("the encoding is %s; save the file as UTF-8 and write encoding=\"UTF-8\""),
                       encoding);
  else
    exam_problems_add (problems, EXAM_SEVERITY_ERROR, file, 1, 1, NULL,
                       _("the encoding that is declared does not exist; save the file as UTF-8 and write encoding=\"UTF-8\""));
  return FALSE;
}

/** Returns: the length of the byte order mark, which is no character of the first line; or 0 */
gsize
exam_xml_measure_mark (const char *head,
                       gsize       length)
{
  return length >= 3 && memcmp (head, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
}
