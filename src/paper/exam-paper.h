/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ExamPaper:
 * @width: of the sheet
 * @height: of the sheet
 * @margin: white on each side, inside which nothing is printed
 *
 * A sheet of paper, upright. In points, of which an inch has 72.
 */
typedef struct {
  double width;
  double height;
  double margin;
} ExamPaper;

extern const ExamPaper exam_paper_a4;
extern const ExamPaper exam_paper_letter;

const ExamPaper *exam_paper_find (const char *name);
const ExamPaper *exam_paper_get_default (void);

double exam_paper_get_text_width (const ExamPaper *self);
double exam_paper_get_text_height (const ExamPaper *self);

G_END_DECLS
