/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sitting/exam-form.h"

G_BEGIN_DECLS

char *exam_item_fingerprint_content (const ExamForm *form,
                                     guint           position);
char *exam_item_fingerprint_key (const ExamItem *item);

G_END_DECLS
