/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-problems.h"

G_BEGIN_DECLS

gboolean exam_xml_check_encoding (const char   *head,
                                  gsize         length,
                                  const char   *file,
                                  ExamProblems *problems);
gsize    exam_xml_measure_mark (const char *head,
                                gsize       length);

G_END_DECLS
