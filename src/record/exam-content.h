/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/exam-database.h"

G_BEGIN_DECLS

char    *exam_content_hash_bytes (GBytes *bytes);
char    *exam_content_hash_item (const char      *xml,
                                 const GPtrArray *image_hashes);
gboolean exam_content_check (ExamDatabase *database,
                             GError      **error);
gboolean exam_content_discard_damaged (ExamDatabase *database,
                                       GError      **error);

G_END_DECLS
