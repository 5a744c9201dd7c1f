/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ExamCalculator:
 *
 * A four-function calculator as testing centres have it: each operation works on what is shown, without precedence.
 */
typedef struct _ExamCalculator ExamCalculator;

ExamCalculator *exam_calculator_new (void) G_GNUC_WARN_UNUSED_RESULT;
void            exam_calculator_free (ExamCalculator *self);

gboolean    exam_calculator_press (ExamCalculator *self,
                                   char            key);
const char *exam_calculator_get_display (const ExamCalculator *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamCalculator, exam_calculator_free)

G_END_DECLS
