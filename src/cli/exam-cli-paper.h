/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "paper/exam-flow.h"

G_BEGIN_DECLS

const ExamPaper *exam_cli_find_paper (const char *name);
gboolean         exam_cli_save_pdf (ExamFlow   *flow,
                                    const char *path);

G_END_DECLS
