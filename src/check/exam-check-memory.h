/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ExamCheckMemory:
 *
 * What the checker found in a bank, item by item, so that in the next version of that bank it looks only at the items that
 * have changed. It may go from one thread to another, but is used by one at a time.
 */
typedef struct _ExamCheckMemory ExamCheckMemory;

ExamCheckMemory *exam_check_memory_new (void) G_GNUC_WARN_UNUSED_RESULT;
void             exam_check_memory_free (ExamCheckMemory *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamCheckMemory, exam_check_memory_free)

G_END_DECLS
