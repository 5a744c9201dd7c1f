/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "author/exam-bank-editor-private.h"
#include "bank/exam-xml-scanner.h"

void
exam_finding_clear (ExamFinding *self)
{
  g_clear_pointer (&self->outline, exam_outline_free);
  g_clear_pointer (&self->fault, g_free);
}

/*
 * exam_finding_check_all:
 * @self: (out): what is found
 * @text: a bank, as far as one knows
 * @length: in bytes
 *
 * Looks at a whole text.
 */
void
exam_finding_check_all (ExamFinding *self,
                        const char  *text,
                        gsize        length)
{
  g_autoptr (ExamProblems) problems = exam_problems_new ();

  *self = (ExamFinding) { NULL, NULL, 1, 1 };
  if (!exam_xml_check ("bank", text, length, "bank", problems))
    {
      ExamProblem *problem = exam_problems_get (problems, exam_problems_get_n (problems) - 1);

      self->fault = g_strdup (exam_problem_get_message (problem));
      self->line = exam_problem_get_line (problem);
      self->column = exam_problem_get_column (problem);
      return;
    }

  self->outline = exam_outline_new (text, 0, length, FALSE);
  if (self->outline->prefixed)
    {
      g_clear_pointer (&self->outline, exam_outline_free);
      self->fault = g_strdup (_("the elements have a prefix; write <bank xmlns=\"…\"> and no prefix to change the bank here"));
    }
}
