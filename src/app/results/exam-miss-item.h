/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "record/exam-miss.h"

G_BEGIN_DECLS

#define EXAM_TYPE_MISS_ITEM (exam_miss_item_get_type ())
G_DECLARE_FINAL_TYPE (ExamMissItem, exam_miss_item, EXAM, MISS_ITEM, GObject)

ExamMissItem   *exam_miss_item_new (const ExamMiss *miss);
const ExamMiss *exam_miss_item_get_miss (ExamMissItem *self);

G_END_DECLS
