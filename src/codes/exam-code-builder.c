/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codes/exam-code-builder.h"

#include <string.h>

#include <glib/gi18n-lib.h>

struct _ExamCodeBuilder
{
  ExamCodeEdition *edition;  /* (not owned) */
  ExamCodeLines   *lines;    /* (not owned) */
  GHashTable      *indices;  /* (owned) code → 1-based index in the edition */
  gboolean         skipped;  /* the code that was added last is not kept */
  gboolean         dental;   /* it was told that codes of others are left out */
};

ExamCodeBuilder *
exam_code_builder_new (ExamCodeEdition *edition,
                       ExamCodeLines   *lines)
{
  ExamCodeBuilder *self = g_new0 (ExamCodeBuilder, 1);

  self->edition = edition;
  self->lines = lines;
  self->indices = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
exam_code_builder_free (ExamCodeBuilder *self)
{
  g_return_if_fail (self != NULL);
  g_hash_table_unref (self->indices);
  g_free (self);
}

static gboolean
is_modifier (const char *code)
{
  return strlen (code) == 2 && g_ascii_isalnum (code[0]) && g_ascii_isalnum (code[1]);
}

/* The dental codes are the ADA's, those of five digits the AMA's: they have no place in a book of public files. */
static gboolean
belongs_to_others (const char *code)
{
  return strlen (code) == 5 && (*code == 'D' || g_ascii_isdigit (*code));
}

static gboolean
has_shape (const ExamCodeEdition *edition,
           const char            *code)
{
  if (strpbrk (code, G_CSET_a_2_z) != NULL)
    return FALSE;

  switch (edition->system)
    {
    case EXAM_CODE_SYSTEM_ICD_10_PCS:
      return strlen (code) == 3 || exam_code_has_shape (edition->system, code);
    case EXAM_CODE_SYSTEM_HCPCS:
      return is_modifier (code) || (strlen (code) == 5 && exam_code_has_shape (edition->system, code));
    case EXAM_CODE_SYSTEM_ICD_10_CM:
    case EXAM_CODE_SYSTEM_OTHER:
    default:
      return exam_code_has_shape (edition->system, code);
    }
}

static void
report_duplicate (ExamCodeBuilder   *self,
                  const ExamCodeRow *row,
                  guint              index)
{
  const ExamCodeRow *before = &g_array_index (self->edition->codes, ExamCodeRow, index);

  if (before->kind == row->kind && g_str_equal (before->title, row->title))
    exam_code_lines_add (self->lines, EXAM_SEVERITY_WARNING, 1, _("the code %s is there twice; this line is left out"), row->code);
  else
    exam_code_lines_add (self->lines, EXAM_SEVERITY_ERROR, 1,
                         _("the code %s was there before and said something else; download the file again"), row->code);
}

/**
 * exam_code_builder_add:
 * @self: a builder
 * @row: a code; its strings are copied
 *
 * Takes a code, or adds a problem at the line that was read last.
 *
 * Returns: whether the code was taken
 */
gboolean
exam_code_builder_add (ExamCodeBuilder   *self,
                       const ExamCodeRow *row)
{
  ExamCodeRow kept = *row;
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->indices, row->code));

  self->skipped = TRUE;
  if (self->edition->system == EXAM_CODE_SYSTEM_HCPCS && belongs_to_others (row->code))
    {
      if (!self->dental)
        exam_code_lines_add (self->lines, EXAM_SEVERITY_WARNING, 1,
                             _("%s is no code of CMS but of the ADA or the AMA; it and others like it are left out"), row->code);
      self->dental = TRUE;
    }
  else if (!has_shape (self->edition, row->code))
    exam_code_lines_add (self->lines, EXAM_SEVERITY_ERROR, 1, _("'%s' is not built as codes of %s are"), row->code,
                         exam_code_system_get_name (self->edition->system));
  else if (*row->title == '\0')
    exam_code_lines_add (self->lines, EXAM_SEVERITY_ERROR, 1, _("the code %s has no title"), row->code);
  else if (index > 0)
    report_duplicate (self, row, index - 1);
  else
    self->skipped = FALSE;

  if (self->skipped)
    return FALSE;

  kept.code = exam_code_edition_keep (self->edition, row->code, -1);
  kept.title = exam_code_edition_keep (self->edition, row->title, -1);
  g_array_append_val (self->edition->codes, kept);
  g_hash_table_insert (self->indices, (gpointer) kept.code, GUINT_TO_POINTER (self->edition->codes->len));
  self->edition->n_billable += row->kind == EXAM_CODE_BILLABLE;
  return TRUE;
}

/** Adds words to the title of the code that was added last. */
void
exam_code_builder_extend_title (ExamCodeBuilder *self,
                                const char      *text)
{
  ExamCodeRow *row;
  g_autofree char *title = NULL;

  if (self->skipped || self->edition->codes->len == 0 || *text == '\0')
    return;

  row = &g_array_index (self->edition->codes, ExamCodeRow, self->edition->codes->len - 1);
  title = g_strconcat (row->title, " ", text, NULL);
  row->title = exam_code_edition_keep (self->edition, title, -1);
}

/* --- Whole or not --- */

/* Each book has a first and a last part that it never lacks; what is cut off lacks the last. */
static gboolean
reaches_end (const ExamCodeEdition *edition)
{
  for (guint i = edition->codes->len; i > 0; i--)
    {
      const ExamCodeRow *row = &g_array_index (edition->codes, ExamCodeRow, i - 1);

      switch (edition->system)
        {
        case EXAM_CODE_SYSTEM_ICD_10_CM:
          /* Factors influencing health status; the codes for special purposes may stand behind. */
          if (*row->code == 'Z')
            return TRUE;
          break;
        case EXAM_CODE_SYSTEM_ICD_10_PCS:
          if (*row->code == 'X')
            return TRUE;
          break;
        case EXAM_CODE_SYSTEM_HCPCS:
          /* Vision, hearing and speech */
          if (*row->code == 'V' && row->kind == EXAM_CODE_BILLABLE)
            return TRUE;
          break;
        case EXAM_CODE_SYSTEM_OTHER:
        default:
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
has_beginning (const ExamCodeEdition *edition)
{
  for (guint i = 0; i < edition->codes->len; i++)
    {
      char first = *g_array_index (edition->codes, ExamCodeRow, i).code;

      if (first == (edition->system == EXAM_CODE_SYSTEM_ICD_10_PCS ? '0' : 'A'))
        return TRUE;
    }
  return FALSE;
}

/** Tells what is wrong with the file as a whole: to be called behind its last line. */
void
exam_code_builder_finish (ExamCodeBuilder *self)
{
  const GArray *codes = self->edition->codes;
  const ExamCodeRow *last = codes->len > 0 ? &g_array_index (codes, ExamCodeRow, codes->len - 1) : NULL;

  if (last == NULL)
    exam_code_lines_add (self->lines, EXAM_SEVERITY_ERROR, 1, _("there are no codes in this file"));
  else if (!has_beginning (self->edition))
    exam_code_lines_add (self->lines, EXAM_SEVERITY_ERROR, 1, _("the file lacks its beginning; download it again"));
  else if (!reaches_end (self->edition) || (self->edition->part == EXAM_CODE_PART_CODES && last->kind == EXAM_CODE_HEADER))
    exam_code_lines_add (self->lines, EXAM_SEVERITY_ERROR, 1,
                         _("the file ends too early, at the code %s: it was cut off; download it again"), last->code);
  else if (!self->lines->complete)
    exam_code_lines_add (self->lines, EXAM_SEVERITY_WARNING, 1, _("the last line has no end; it may have been cut off"));
}
