/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "author/exam-entry.h"
#include "bank/exam-problem.h"

G_BEGIN_DECLS

/**
 * ExamEntryMark:
 * @n_errors: errors in an entry
 * @n_warnings: warnings
 */
typedef struct {
  guint n_errors;
  guint n_warnings;
} ExamEntryMark;

#define EXAM_TYPE_ENTRY_ROW (exam_entry_row_get_type ())
G_DECLARE_FINAL_TYPE (ExamEntryRow, exam_entry_row, EXAM, ENTRY_ROW, GtkWidget)

GtkWidget *exam_entry_row_new (void);

void       exam_entry_row_set_entry (ExamEntryRow        *self,
                                     ExamEntry           *entry,
                                     guint                number,
                                     const char          *domain,
                                     const ExamEntryMark *mark);
ExamEntry *exam_entry_row_get_entry (ExamEntryRow *self);
char      *exam_entry_row_dup_name (ExamEntryRow *self);
void       exam_entry_row_show_drop (ExamEntryRow *self,
                                     gboolean      shown,
                                     gboolean      below);

G_END_DECLS
