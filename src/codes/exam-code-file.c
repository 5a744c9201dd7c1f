/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codes/exam-code-file.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "bank/exam-regular-file.h"
#include "codes/exam-code-archive.h"
#include "codes/exam-code-reader.h"
#include "codes/exam-code-year.h"

/* In place of a year: where nothing says it, somebody will be asked for it. */
#define ASK_LATER G_MAXUINT

/* --- What the name says --- */

/* @wanted: what was asked for, 0 or %ASK_LATER. Returns FALSE when the year is not known or a wrong one. */
static gboolean
settle_year (ExamCodeEdition *edition,
             const char      *name,
             const char      *archive_name,
             guint            wanted,
             ExamProblems    *problems)
{
  guint year = wanted == ASK_LATER ? 0 : wanted;
  guint named = exam_code_find_year (name);

  if (named == 0)
    named = exam_code_find_year (archive_name);

  if (edition->year != 0 && year != 0 && edition->year != year)
    {
      exam_problems_add (problems, EXAM_SEVERITY_ERROR, edition->file, 1, 1, NULL,
                         _("the file says that it is of %u, not of %u"), edition->year, year);
      return FALSE;
    }
  if (named != 0 && year != 0 && named != year && edition->year == 0)
    exam_problems_add (problems, EXAM_SEVERITY_WARNING, edition->file, 0, 0, NULL,
                       _("by its name the file is of %u; it is taken for %u, as was asked for"), named, year);
  else if (named != 0 && edition->year != 0 && named != edition->year)
    exam_problems_add (problems, EXAM_SEVERITY_WARNING, edition->file, 0, 0, NULL,
                       _("by its name the file is of %u, but it says itself that it is of %u"), named, edition->year);

  if (edition->year == 0)
    edition->year = year != 0 ? year : named;
  if (edition->year != 0 || wanted == ASK_LATER)
    return TRUE;

  exam_problems_add (problems, EXAM_SEVERITY_ERROR, edition->file, 0, 0, NULL,
                     _("neither the file nor its name says of which year it is; say it, as in --year 2026"));
  return FALSE;
}

static gboolean
check_system (const ExamCodeEdition *edition,
              const char            *name,
              ExamProblems          *problems)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);
  ExamCodeSystem named = strstr (lower, "icd10pcs") != NULL || strstr (lower, "icd-10-pcs") != NULL ? EXAM_CODE_SYSTEM_ICD_10_PCS
                         : strstr (lower, "icd10cm") != NULL || strstr (lower, "icd-10-cm") != NULL ? EXAM_CODE_SYSTEM_ICD_10_CM
                         : strstr (lower, "hcpc") != NULL ? EXAM_CODE_SYSTEM_HCPCS
                         : edition->system;

  if (named == edition->system)
    return TRUE;

  exam_problems_add (problems, EXAM_SEVERITY_ERROR, edition->file, 1, 1, NULL,
                     _("by its name this is a file of %s, but there are codes of %s in it; download it again"),
                     exam_code_system_get_name (named), exam_code_system_get_name (edition->system));
  return FALSE;
}

/* --- Documents --- */

static gboolean
is_readable_format (ExamCodeFormat format)
{
  return format >= EXAM_CODE_FORMAT_ORDER && format <= EXAM_CODE_FORMAT_TABLES;
}

static void
read_document (const ExamCodeDocument *document,
               ExamCodeFormat          format,
               const char             *archive_name,
               guint                   year,
               GPtrArray              *editions,
               ExamProblems           *problems)
{
  g_autoptr (ExamCodeEdition) edition = exam_code_read (document->file, document->bytes, format, problems);

  if (edition != NULL && check_system (edition, document->name, problems) &&
      settle_year (edition, document->name, archive_name, year, problems))
    g_ptr_array_add (editions, g_steal_pointer (&edition));
}

/* An archive has what is published together, and more than is needed of it. */
static void
read_documents (const char   *path,
                GPtrArray    *documents,
                guint         year,
                GPtrArray    *editions,
                ExamProblems *problems)
{
  g_autofree char *archive_name = g_path_get_basename (path);
  g_autofree ExamCodeFormat *formats = g_new0 (ExamCodeFormat, documents->len);
  gboolean has_order = FALSE;
  gboolean has_records = FALSE;
  gboolean is_workbook = FALSE;
  gboolean found = FALSE;

  for (guint i = 0; i < documents->len; i++)
    {
      const ExamCodeDocument *document = g_ptr_array_index (documents, i);

      is_workbook |= g_str_equal (document->name, "[Content_Types].xml");
      formats[i] = exam_code_format_guess (document->bytes);
      has_order |= formats[i] == EXAM_CODE_FORMAT_ORDER;
      has_records |= formats[i] == EXAM_CODE_FORMAT_RECORDS;
    }
  for (guint i = 0; i < documents->len; i++)
    {
      /* The order file has all that the codes file has, and the text file what the CSV has. */
      gboolean needless = (formats[i] == EXAM_CODE_FORMAT_CODES && has_order) ||
                          (formats[i] == EXAM_CODE_FORMAT_TABLE && has_records);

      if (is_readable_format (formats[i]) && !needless)
        {
          found = TRUE;
          read_document (g_ptr_array_index (documents, i), formats[i], archive_name, year, editions, problems);
        }
    }
  if (!found)
    exam_problems_add (problems, EXAM_SEVERITY_ERROR, path, 0, 0, NULL, "%s",
                       is_workbook ?
                       _("this is a workbook; add the text file that is published beside it, or save it as CSV") :
                       _("there is no order file, codes file, tabular XML, tables XML or HCPCS file in this archive"));
}

static GPtrArray *
read_file (const char   *path,
           guint         year,
           ExamProblems *problems,
           GError      **error)
{
  g_autoptr (GBytes) bytes = exam_regular_file_load (path, EXAM_CODE_ARCHIVE_MAX_BYTES, error);
  g_autoptr (GPtrArray) editions = NULL;
  guint n_errors = exam_problems_count (problems, EXAM_SEVERITY_ERROR);

  if (bytes == NULL)
    return NULL;

  editions = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_code_edition_free);
  if (exam_code_archive_is_one (bytes))
    {
      g_autoptr (GPtrArray) documents = exam_code_archive_read (path, bytes, problems);

      if (documents != NULL)
        read_documents (path, documents, year, editions, problems);
    }
  else
    {
      g_autofree char *name = g_path_get_basename (path);
      ExamCodeDocument document = { name, (char *) path, bytes };

      read_document (&document, exam_code_format_guess (bytes), name, year, editions, problems);
    }
  return exam_problems_count (problems, EXAM_SEVERITY_ERROR) == n_errors ? g_steal_pointer (&editions) : NULL;
}

/**
 * exam_code_file_read:
 * @path: a file of CMS or CDC, zipped or not
 * @year: its year, or 0 when the file or its name should say it
 * @problems: gets what is wrong
 * @error: set to %EXAM_ERROR_UNREADABLE when the file cannot be read at all
 *
 * Reads all that a file has of code books.
 *
 * Returns: (transfer full) (nullable) (element-type ExamCodeEdition): the editions in it, of known year; %NULL when
 *   there were errors
 */
GPtrArray *
exam_code_file_read (const char   *path,
                     guint         year,
                     ExamProblems *problems,
                     GError      **error)
{
  return read_file (path, year, problems, error);
}

/** As exam_code_file_read(), but an edition whose year neither the file nor its name says has the year 0, to be asked for. */
GPtrArray *
exam_code_file_read_undated (const char   *path,
                             ExamProblems *problems,
                             GError      **error)
{
  return read_file (path, ASK_LATER, problems, error);
}
