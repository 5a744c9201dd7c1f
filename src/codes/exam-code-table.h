/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define EXAM_CODE_TABLE_AXES 7

/**
 * ExamCodeValue:
 * @code: a character
 * @label: what it stands for
 *
 * One of the values that a character of a code of ICD-10-PCS can have.
 */
typedef struct {
  char  code;
  char *label;
} ExamCodeValue;

/**
 * ExamCodeTable:
 *
 * A table of ICD-10-PCS: three characters that all its codes share, and rows whose values can be combined for the other
 * four.
 */
typedef struct _ExamCodeTable ExamCodeTable;

ExamCodeTable *exam_code_table_new (const char *code) G_GNUC_WARN_UNUSED_RESULT;
void           exam_code_table_free (ExamCodeTable *self);
void           exam_code_table_add_axis (ExamCodeTable *self,
                                         guint          row,
                                         guint          position,
                                         const char    *title,
                                         const char    *values,
                                         const char    *definition);

const char      *exam_code_table_get_code (const ExamCodeTable *self);
const char      *exam_code_table_get_definition (const ExamCodeTable *self);
guint            exam_code_table_get_n_rows (const ExamCodeTable *self);
const char      *exam_code_table_get_title (const ExamCodeTable *self,
                                            guint                row,
                                            guint                position);
const GPtrArray *exam_code_table_get_values (const ExamCodeTable *self,
                                             guint                row,
                                             guint                position);

GPtrArray *exam_code_table_list_values (const ExamCodeTable *self,
                                        const char          *chosen,
                                        const char         **title);
gboolean   exam_code_table_has_code (const ExamCodeTable *self,
                                     const char          *code);

GPtrArray *exam_code_values_parse (const char *values);
void       exam_code_value_free (ExamCodeValue *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExamCodeTable, exam_code_table_free)

G_END_DECLS
