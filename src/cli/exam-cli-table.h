/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ExamCliTable:
 *
 * Lines of text whose columns stand below each other in a terminal.
 */
typedef struct _ExamCliTable ExamCliTable;

ExamCliTable *exam_cli_table_new (guint n_columns,
                                  guint right_aligned) G_GNUC_WARN_UNUSED_RESULT;
void          exam_cli_table_free (ExamCliTable *self);

void  exam_cli_table_add_row (ExamCliTable *self,
                              ...);
void  exam_cli_table_add_texts (ExamCliTable *self,
                                GPtrArray    *texts);
char *exam_cli_table_to_string (ExamCliTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamCliTable, exam_cli_table_free)

G_END_DECLS
