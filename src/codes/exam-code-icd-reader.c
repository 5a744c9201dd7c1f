/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codes/exam-code-icd-reader.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "codes/exam-code-builder.h"

/*
 * The order file, by 1-based columns: 1-5 number, 7-13 code, 15 whether it can be reported, 17-76 short title, 78- long
 * title; blanks between. The codes file: 1-7 code, 9- long title, and only codes that can be reported.
 */
#define ORDER_NUMBER_LENGTH 5
#define ORDER_CODE 6
#define ORDER_FLAG 14
#define ORDER_TITLE 77
#define CODES_TITLE 8
#define MAX_CODE 7

typedef struct {
  ExamCodeLines    lines;
  ExamCodeBuilder *builder;   /* (owned) */
  gint64           number;    /* of the line before, or -1 when that was no line */
  char             code[MAX_CODE + 1];
} Reader;

/* Returns FALSE for what cannot stand in the columns of a code. */
static gboolean
take_code (Reader     *self,
           const char *text)
{
  gsize length = 0;

  while (length < MAX_CODE && g_ascii_isalnum (text[length]))
    length++;
  for (gsize i = length; i < MAX_CODE; i++)
    if (text[i] != ' ')
      return FALSE;

  memcpy (self->code, text, length);
  self->code[length] = '\0';
  return length > 0;
}

static gboolean
take_number (Reader     *self,
             const char *line)
{
  gint64 number = 0;

  for (guint i = 0; i < ORDER_NUMBER_LENGTH; i++)
    {
      if (!g_ascii_isdigit (line[i]))
        return FALSE;
      number = number * 10 + (line[i] - '0');
    }

  if (self->number >= 0 && number != self->number + 1 && number != self->number)
    exam_code_lines_add (&self->lines, EXAM_SEVERITY_WARNING, 1,
                         _("the order number %d stands behind %d: lines are missing or were moved"), (int) number,
                         (int) self->number);
  self->number = number;
  return TRUE;
}

static void
read_order_line (Reader     *self,
                 const char *line,
                 gsize       length)
{
  ExamCodeRow row = { .code = self->code };
  gboolean good = length > ORDER_TITLE && take_number (self, line) && line[ORDER_NUMBER_LENGTH] == ' ' &&
                  take_code (self, line + ORDER_CODE) && line[ORDER_FLAG - 1] == ' ' &&
                  (line[ORDER_FLAG] == '0' || line[ORDER_FLAG] == '1') && line[ORDER_FLAG + 1] == ' ' &&
                  line[ORDER_TITLE - 1] == ' ';

  if (length <= ORDER_TITLE)
    exam_code_lines_add (&self->lines, EXAM_SEVERITY_ERROR, (guint) length + 1,
                         _("this line ends before the long title, which begins in column 78; download the file again"));
  else if (!good)
    exam_code_lines_add (&self->lines, EXAM_SEVERITY_ERROR, 1,
                         _("this is no line of an order file: its columns are not where they should be"));
  else
    {
      row.kind = line[ORDER_FLAG] == '1' ? EXAM_CODE_BILLABLE : EXAM_CODE_HEADER;
      row.title = exam_code_lines_get_text (&self->lines, line + ORDER_TITLE, length - ORDER_TITLE);
      exam_code_builder_add (self->builder, &row);
    }

  if (!good)
    self->number = -1;
}

static void
read_codes_line (Reader     *self,
                 const char *line,
                 gsize       length)
{
  ExamCodeRow row = { .code = self->code, .kind = EXAM_CODE_BILLABLE };

  if (length <= CODES_TITLE || !take_code (self, line) || line[CODES_TITLE - 1] != ' ')
    exam_code_lines_add (&self->lines, EXAM_SEVERITY_ERROR, 1,
                         _("this is no line of a codes file: a code of up to seven characters, and its title from column 9 on"));
  else
    {
      row.title = exam_code_lines_get_text (&self->lines, line + CODES_TITLE, length - CODES_TITLE);
      exam_code_builder_add (self->builder, &row);
    }
}

/* Tables of ICD-10-PCS begin with 0; categories of ICD-10-CM with a letter. */
static ExamCodeSystem
guess_system (GBytes *bytes,
              gsize   column)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  gsize at = 0;

  while (at < size && (g_ascii_isspace (data[at]) || (data[at] & 0x80) != 0))
    at++;
  at += column;
  return at < size && g_ascii_isdigit (data[at]) ? EXAM_CODE_SYSTEM_ICD_10_PCS : EXAM_CODE_SYSTEM_ICD_10_CM;
}

static ExamCodeEdition *
read_lines (const char   *file,
            GBytes       *bytes,
            ExamProblems *problems,
            ExamCodePart  part)
{
  gboolean is_order = part == EXAM_CODE_PART_CODES;
  ExamCodeSystem system = guess_system (bytes, is_order ? ORDER_CODE : 0);
  g_autoptr (ExamCodeEdition) edition = exam_code_edition_new (system, part, file);
  guint n_errors = exam_problems_count (problems, EXAM_SEVERITY_ERROR);
  Reader self = { .number = 0 };
  const char *line;
  gsize length;

  exam_code_lines_init (&self.lines, file, bytes, problems);
  self.builder = exam_code_builder_new (edition, &self.lines);
  while (exam_code_lines_next (&self.lines, &line, &length) && !exam_problems_is_full (problems))
    {
      if (length == 0)
        continue;
      if (is_order)
        read_order_line (&self, line, length);
      else
        read_codes_line (&self, line, length);
    }
  if (!exam_problems_is_full (problems))
    exam_code_builder_finish (self.builder);
  exam_code_builder_free (self.builder);
  exam_code_lines_clear (&self.lines);

  return exam_problems_count (problems, EXAM_SEVERITY_ERROR) == n_errors ? g_steal_pointer (&edition) : NULL;
}

/**
 * exam_code_icd_read_order:
 * @file: the name for problems
 * @bytes: an order file of ICD-10-CM or ICD-10-PCS, as CMS and CDC publish it: `icd10cm_order_2026.txt`
 * @problems: gets what is wrong
 *
 * Returns: (transfer full) (nullable): all codes, or %NULL when there were errors
 */
ExamCodeEdition *
exam_code_icd_read_order (const char   *file,
                          GBytes       *bytes,
                          ExamProblems *problems)
{
  return read_lines (file, bytes, problems, EXAM_CODE_PART_CODES);
}

/**
 * exam_code_icd_read_codes:
 * @file: the name for problems
 * @bytes: a codes file of ICD-10-CM or ICD-10-PCS: `icd10cm_codes_2026.txt`
 * @problems: gets what is wrong
 *
 * Returns: (transfer full) (nullable): the codes that can be reported, or %NULL when there were errors
 */
ExamCodeEdition *
exam_code_icd_read_codes (const char   *file,
                          GBytes       *bytes,
                          ExamProblems *problems)
{
  return read_lines (file, bytes, problems, EXAM_CODE_PART_BILLABLE);
}
