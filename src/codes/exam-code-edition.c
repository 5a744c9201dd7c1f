/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codes/exam-code-edition.h"

#define STRINGS_BLOCK (256 * 1024)

/** Returns: (transfer full): an edition without content */
ExamCodeEdition *
exam_code_edition_new (ExamCodeSystem system,
                       ExamCodePart   part,
                       const char    *file)
{
  ExamCodeEdition *self = g_new0 (ExamCodeEdition, 1);

  self->system = system;
  self->part = part;
  self->file = g_strdup (file);
  self->codes = g_array_new (FALSE, FALSE, sizeof (ExamCodeRow));
  self->divisions = g_array_new (FALSE, FALSE, sizeof (ExamCodeDivisionRow));
  self->notes = g_array_new (FALSE, FALSE, sizeof (ExamCodeNoteRow));
  self->axes = g_array_new (FALSE, FALSE, sizeof (ExamCodeAxisRow));
  self->strings = g_string_chunk_new (STRINGS_BLOCK);
  return self;
}

void
exam_code_edition_free (ExamCodeEdition *self)
{
  g_return_if_fail (self != NULL);
  g_free (self->file);
  g_array_unref (self->codes);
  g_array_unref (self->divisions);
  g_array_unref (self->notes);
  g_array_unref (self->axes);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/** Returns: (transfer none): a copy of @text that lives as long as the edition */
const char *
exam_code_edition_keep (ExamCodeEdition *self,
                        const char      *text,
                        gssize           length)
{
  return g_string_chunk_insert_len (self->strings, text, length);
}
