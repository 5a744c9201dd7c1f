/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codes/exam-code-reader.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "codes/exam-code-hcpcs-reader.h"
#include "codes/exam-code-icd-reader.h"
#include "codes/exam-code-lines.h"
#include "codes/exam-code-tables-reader.h"
#include "codes/exam-code-tabular-reader.h"

/* Disclaimers may stand before what a file is about. */
#define MAX_LINES 60
#define MAX_HEAD 8192

/* --- Lines --- */

static gboolean
is_order_line (const char *line,
               gsize       length)
{
  if (length < 16 || line[5] != ' ' || line[13] != ' ' || line[15] != ' ' || (line[14] != '0' && line[14] != '1'))
    return FALSE;
  for (guint i = 0; i < 5; i++)
    if (!g_ascii_isdigit (line[i]))
      return FALSE;

  return g_ascii_isalnum (line[6]);
}

static gboolean
is_codes_line (const char *line,
               gsize       length)
{
  gsize n = 0;

  while (n < length && n < 7 && (g_ascii_isupper (line[n]) || g_ascii_isdigit (line[n])))
    n++;
  if (n < 3 || length < 10 || line[8] == ' ' || (!g_ascii_isdigit (line[1]) && !g_ascii_isdigit (line[2])))
    return FALSE;
  for (; n < 8; n++)
    if (line[n] != ' ')
      return FALSE;

  return TRUE;
}

static gboolean
is_change (const char *line,
           gsize       length)
{
  static const char *const marks[] = { "Add:", "Delete:", "Revise", "No Change", "NO CHANGE" };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (length > strlen (marks[i]) && strncmp (line, marks[i], strlen (marks[i])) == 0)
      return TRUE;

  return g_strstr_len (line, (gssize) length, "TYPE OF CHANGE") != NULL;
}

static ExamCodeFormat
guess_lines (GBytes *bytes)
{
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_auto (ExamCodeLines) lines = { 0 };
  const char *line;
  gsize length;

  exam_code_lines_init (&lines, "", bytes, problems);
  while (exam_code_lines_next (&lines, &line, &length) && lines.line <= MAX_LINES)
    {
      if (is_change (line, length))
        return EXAM_CODE_FORMAT_CHANGES;
      if (g_strstr_len (line, (gssize) MIN (length, 200), "POAexempt") != NULL)
        return EXAM_CODE_FORMAT_POA;
      if (is_order_line (line, length))
        return EXAM_CODE_FORMAT_ORDER;
      if (exam_code_hcpcs_is_header (line, length))
        return EXAM_CODE_FORMAT_TABLE;
      if (exam_code_hcpcs_is_record (line, length))
        return EXAM_CODE_FORMAT_RECORDS;
      if (is_codes_line (line, length))
        return EXAM_CODE_FORMAT_CODES;
    }
  return EXAM_CODE_FORMAT_UNKNOWN;
}

/* --- Markup --- */

static ExamCodeFormat
guess_markup (const char *head)
{
  static const struct { const char *mark; ExamCodeFormat format; } marks[] = {
    { "<icd10cm.tabular", EXAM_CODE_FORMAT_TABULAR },
    { "<icd10pcs.tabular", EXAM_CODE_FORMAT_TABLES },
    { "<icd10cm.", EXAM_CODE_FORMAT_OTHER_XML },
    { "<icd10pcs.", EXAM_CODE_FORMAT_OTHER_XML },
    { "<!doctype html", EXAM_CODE_FORMAT_WEB_PAGE },
    { "<html", EXAM_CODE_FORMAT_WEB_PAGE },
    { "<head", EXAM_CODE_FORMAT_WEB_PAGE },
  };
  g_autofree char *lower = g_ascii_strdown (head, -1);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (strstr (lower, marks[i].mark) != NULL)
      return marks[i].format;

  return EXAM_CODE_FORMAT_UNKNOWN;
}

/**
 * exam_code_format_guess:
 * @bytes: a file
 *
 * Returns: what it is, by how it begins
 */
ExamCodeFormat
exam_code_format_guess (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  gsize head_length = MIN (size, MAX_HEAD);
  g_autofree char *head = NULL;
  gsize at = 0;

  if (memchr (data != NULL ? data : "", '\0', head_length) != NULL || (size >= 4 && memcmp (data, "%PDF", 4) == 0))
    return EXAM_CODE_FORMAT_BINARY;

  head = g_strndup (data != NULL ? data : "", head_length);
  if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    at = 3;
  while (g_ascii_isspace (head[at]))
    at++;
  return head[at] == '<' ? guess_markup (head + at) : guess_lines (bytes);
}

/* --- Reading --- */

static const char *
explain (ExamCodeFormat format)
{
  switch (format)
    {
    case EXAM_CODE_FORMAT_OTHER_XML:
      return _("this is an index or a list of definitions, which no code book here needs");
    case EXAM_CODE_FORMAT_CHANGES:
      return _("this is a list of changes (addenda), not the whole set; add the order file, or the HCPCS file, of the same year");
    case EXAM_CODE_FORMAT_POA:
      return _("this is the list of codes exempt from POA reporting; add the order file of the same year");
    case EXAM_CODE_FORMAT_WEB_PAGE:
      return _("this is a web page that was saved under the name of the file; download the file itself");
    case EXAM_CODE_FORMAT_BINARY:
      return _("this is not text: it may be UTF-16, a PDF or a workbook; add the text file that is published beside it");
    case EXAM_CODE_FORMAT_UNKNOWN:
    default:
      return _("this is none of the files that are known: order file or codes file of ICD-10-CM or ICD-10-PCS, XML of the "
               "tabular list of ICD-10-CM or of the tables of ICD-10-PCS, HCPCS as text (ANWEB) or CSV");
    }
}

/**
 * exam_code_read:
 * @file: the name for problems
 * @bytes: a file of any origin
 * @format: what it is
 * @problems: gets what is wrong
 *
 * Returns: (transfer full) (nullable): what it has of a code book, or %NULL when there were errors
 */
ExamCodeEdition *
exam_code_read (const char    *file,
                GBytes        *bytes,
                ExamCodeFormat format,
                ExamProblems  *problems)
{
  switch (format)
    {
    case EXAM_CODE_FORMAT_ORDER:
      return exam_code_icd_read_order (file, bytes, problems);
    case EXAM_CODE_FORMAT_CODES:
      return exam_code_icd_read_codes (file, bytes, problems);
    case EXAM_CODE_FORMAT_RECORDS:
      return exam_code_hcpcs_read_records (file, bytes, problems);
    case EXAM_CODE_FORMAT_TABLE:
      return exam_code_hcpcs_read_table (file, bytes, problems);
    case EXAM_CODE_FORMAT_TABULAR:
      return exam_code_tabular_read (file, bytes, problems);
    case EXAM_CODE_FORMAT_TABLES:
      return exam_code_tables_read (file, bytes, problems);
    case EXAM_CODE_FORMAT_UNKNOWN:
    case EXAM_CODE_FORMAT_OTHER_XML:
    case EXAM_CODE_FORMAT_CHANGES:
    case EXAM_CODE_FORMAT_POA:
    case EXAM_CODE_FORMAT_WEB_PAGE:
    case EXAM_CODE_FORMAT_BINARY:
    default:
      exam_problems_add (problems, EXAM_SEVERITY_ERROR, file, 1, 1, NULL, "%s",
                         g_bytes_get_size (bytes) == 0 ? _("the file is empty") : explain (format));
      return NULL;
    }
}
