/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-text.h"

G_BEGIN_DECLS

ExamText *exam_xml_read_text (const char *text,
                              gsize       start,
                              gsize       end,
                              const char *passed,
                              gboolean   *odd) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
