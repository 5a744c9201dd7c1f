/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define EXAM_TYPE_MISS_MODEL (exam_miss_model_get_type ())
G_DECLARE_FINAL_TYPE (ExamMissModel, exam_miss_model, EXAM, MISS_MODEL, GObject)

ExamMissModel *exam_miss_model_new (GArray *misses,
                                    GArray *indices) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
