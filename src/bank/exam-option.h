/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bank/exam-text.h"

G_BEGIN_DECLS

/**
 * ExamOption:
 *
 * One of the answers that a choice item offers. Immutable once its item has it.
 */
typedef struct _ExamOption ExamOption;

ExamOption *exam_option_new (ExamText *text,
                             ExamText *why,
                             gboolean  key,
                             gboolean  pinned) G_GNUC_WARN_UNUSED_RESULT;
void        exam_option_free (ExamOption *self);

ExamText *exam_option_get_text (const ExamOption *self);
ExamText *exam_option_get_why (const ExamOption *self);
gboolean  exam_option_is_key (const ExamOption *self);
gboolean  exam_option_is_pinned (const ExamOption *self);

gboolean exam_option_text_needs_its_place (const char *plain);
gboolean exam_option_text_names_letters (const char *plain);

G_END_DECLS
