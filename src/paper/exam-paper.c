/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "paper/exam-paper.h"

#include <langinfo.h>
#include <stdint.h>

/* Lines at the head and foot of a page, with the white between them and the text, in points. */
#define RUNNING_HEIGHT 21

/* ISO 216: 210 × 297 mm. */
const ExamPaper exam_paper_a4 = { 210 / 25.4 * 72, 297 / 25.4 * 72, 50 };
/* ANSI A: 8.5 × 11 in. */
const ExamPaper exam_paper_letter = { 612, 792, 50 };

/** Returns: (transfer none) (nullable): the paper called @name, "a4" or "letter" in any case */
const ExamPaper *
exam_paper_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  if (g_ascii_strcasecmp (name, "a4") == 0)
    return &exam_paper_a4;
  return g_ascii_strcasecmp (name, "letter") == 0 ? &exam_paper_letter : NULL;
}

/** Returns: (transfer none): the paper of the user's country: LC_PAPER has its width, in millimetres */
const ExamPaper *
exam_paper_get_default (void)
{
  /* The C library hands the number out in place of a text. */
  int width = (int) (intptr_t) nl_langinfo (_NL_PAPER_WIDTH);

  return width == 216 ? &exam_paper_letter : &exam_paper_a4;
}

/** Returns: how wide lines can be, in points */
double
exam_paper_get_text_width (const ExamPaper *self)
{
  return self->width - 2 * self->margin;
}

/** Returns: how much stands on a page between its head and its foot, in points */
double
exam_paper_get_text_height (const ExamPaper *self)
{
  return self->height - 2 * (self->margin + RUNNING_HEIGHT);
}
