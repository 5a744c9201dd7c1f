/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "author/exam-bank-editor.h"
#include "bank/exam-format.h"
#include "bank/exam-problems.h"

G_BEGIN_DECLS

#define EXAM_TYPE_ENTRY_LIST (exam_entry_list_get_type ())
G_DECLARE_FINAL_TYPE (ExamEntryList, exam_entry_list, EXAM, ENTRY_LIST, GtkWidget)

void       exam_entry_list_set_editor (ExamEntryList  *self,
                                       ExamBankEditor *editor);
void       exam_entry_list_set_format (ExamEntryList *self,
                                       ExamFormat    *format);
void       exam_entry_list_set_problems (ExamEntryList      *self,
                                         const ExamProblems *problems);
ExamEntry *exam_entry_list_get_selected (ExamEntryList *self);
void       exam_entry_list_select (ExamEntryList *self,
                                   ExamEntry     *entry);
ExamEntry *exam_entry_list_get_neighbour (ExamEntryList *self);
gboolean   exam_entry_list_is_filtered (ExamEntryList *self);
void       exam_entry_list_clear_filter (ExamEntryList *self);
void       exam_entry_list_search (ExamEntryList *self);

G_END_DECLS
