/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * ExamEntryKind:
 * @EXAM_ENTRY_CASE: a medical record; the items in it follow and name it as their case
 * @EXAM_ENTRY_ITEM: a question
 */
typedef enum {
  EXAM_ENTRY_CASE,
  EXAM_ENTRY_ITEM,
} ExamEntryKind;

#define EXAM_TYPE_ENTRY (exam_entry_get_type ())
G_DECLARE_FINAL_TYPE (ExamEntry, exam_entry, EXAM, ENTRY, GObject)

ExamEntryKind exam_entry_get_kind (ExamEntry *self);
ExamEntry    *exam_entry_get_case (ExamEntry *self);
const char   *exam_entry_get_id (ExamEntry *self);
const char   *exam_entry_get_domain (ExamEntry *self);
const char   *exam_entry_get_summary (ExamEntry *self);
void          exam_entry_get_range (ExamEntry *self,
                                    gsize     *start,
                                    gsize     *end);

G_END_DECLS
